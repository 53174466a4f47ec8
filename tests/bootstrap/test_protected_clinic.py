"""A clinic on a computer that encrypts its records: its own file, its key, its people, guests and plans."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest

from gmi_trainer.bootstrap.clinic import (
    clinic_file,
    is_protected,
    make_clinic_results,
    make_guests,
    make_plan_supplies,
    make_roster,
)
from gmi_trainer.bootstrap.workspaces import WorkspaceOpener, load_library, profile_folders
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.overview import Look
from gmi_trainer.domain.plan import Plan
from gmi_trainer.domain.plan_edit import NewItem, added, new_item
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.services.clinic_ports import Seal
from gmi_trainer.services.record_keys import KeyKind
from gmi_trainer.services.results_out import Wanted, Weeks
from gmi_trainer.services.roster_ports import Person
from gmi_trainer.storage import driver
from gmi_trainer.storage.clinic_file import CLINIC_FILE, ClinicFile
from gmi_trainer.storage.record_key_files import RecordKeyFolders
from tests.protected_computer import ProtectedComputer, protected_computer
from tests.report_maker import NAME, NOTE, live
from tests.result_maker import Home
from tests.storage.records import opened
from tests.threats.trees import bytes_with

WORDS = "zebra-lighthouse"
PLAIN = ("CREATE TABLE", "SQLite format 3")
TODAY = date(2026, 11, 23)
A_PLAN = added(Plan("plan", 1, TODAY, (), note=WORDS), new_item(NewItem.DRILL, BodyPart.HAND))


@pytest.fixture
def computer(tmp_path: Path) -> Iterator[ProtectedComputer]:
    with protected_computer(tmp_path / "data") as computer:
        yield computer


def keys_of(folder: Path) -> set[str]:
    return {file.name for file in (folder / "keys").iterdir()}


def waits(computer: ProtectedComputer) -> bool:
    """Whether something is left to be done after an unlocking."""
    return computer.protection.has_work


# -- the clinic's own file --------------------------------------------------------------------------------


def test_a_clinic_that_begins_on_such_a_computer_has_a_key_from_its_first_byte(
    computer: ProtectedComputer,
) -> None:
    file = clinic_file(computer.paths)
    file.keep_people([Person("p1", WORDS)])

    assert not driver.is_plain(computer.paths.clinic / CLINIC_FILE)
    assert keys_of(computer.paths.clinic) == {"passphrase.age", "recovery.age"}
    assert bytes_with(computer.paths.root, (WORDS, *PLAIN)) == []

    computer.locked()
    with pytest.raises(UserProblem) as told:
        file.people()
    assert told.value.problem is Problem.CLINIC_FILE_LOCKED
    computer.unlocked()
    assert [person.shown for person in file.people()] == [WORDS]


def test_one_that_was_there_is_turned_with_the_records_and_back(tmp_path: Path) -> None:
    with protected_computer(tmp_path / "data", on=False) as computer:
        file = clinic_file(computer.paths)
        file.keep_people([Person("p1", WORDS)])
        path = computer.paths.clinic / CLINIC_FILE
        assert driver.is_plain(path)

        computer.turn_on()

        assert not driver.is_plain(path)
        assert bytes_with(computer.paths.root, (WORDS, *PLAIN)) == []
        assert [person.shown for person in file.people()] == [WORDS]
        file.keep_people([Person("p2", "Bo")])
        computer.turn_off()
        assert driver.is_plain(path)
        assert [person.shown for person in ClinicFile(path).people()] == [WORDS, "Bo"]
        assert [left.name for left in path.parent.iterdir()] == [CLINIC_FILE]


def test_without_the_switch_nothing_asks_for_a_key(tmp_path: Path) -> None:
    with protected_computer(tmp_path / "data", on=False) as computer:
        clinic_file(computer.paths).people()

        assert not is_protected(computer.paths)
        assert driver.is_plain(computer.paths.clinic / CLINIC_FILE)
        assert [left.name for left in computer.paths.clinic.iterdir()] == [CLINIC_FILE]


def test_a_file_that_was_moved_away_while_locked_is_made_anew_only_after_unlocking(
    computer: ProtectedComputer,
) -> None:
    file = clinic_file(computer.paths)
    file.keep_people([Person("p1", WORDS)])
    path = computer.paths.clinic / CLINIC_FILE
    away = path.rename(path.with_name("away.sqlite3"))
    computer.locked()

    with pytest.raises(UserProblem) as told:
        file.keep_people([Person("p2", WORDS)])
    assert told.value.problem is Problem.CLINIC_FILE_LOCKED
    assert not path.exists()

    computer.unlocked()
    file.keep_people([Person("p2", WORDS)])
    assert not driver.is_plain(path)
    away.rename(path)
    assert [person.profile_id for person in file.people()] == ["p1"], "its key was not made anew"


# -- the clinic's key -------------------------------------------------------------------------------------


def test_a_key_that_the_clinic_makes_opens_every_record_from_its_paper(computer: ProtectedComputer) -> None:
    paths, clock = computer.paths, computer.clock
    file = clinic_file(paths)
    roster = make_roster(paths, clock, file)
    anna = roster.add("Anna", by_code=False)
    results = make_clinic_results(paths, clock, file)

    secret = results.keys.make("Hand clinic", "a passphrase of the clinic")

    for folder in (paths.clinic, paths.profiles / anna.profile_id):
        assert keys_of(folder) == {"passphrase.age", "recovery.age", "clinic.age"}
    assert waits(computer), "the lock itself is sealed for it after the next unlocking"
    assert computer.protection.finish(computer.key) == {}
    assert not waits(computer)
    bo = roster.add("Bo", by_code=False)
    assert keys_of(paths.profiles / bo.profile_id) == {"passphrase.age", "recovery.age", "clinic.age"}

    computer.locked()
    recovered = computer.protection.open_with_sheet(secret.reveal(), "a new passphrase")

    assert recovered.problems == {}
    assert {entry.person.shown for entry in make_roster(paths, clock).entries()} == {"Anna", "Bo"}


def test_the_paper_opens_them_before_the_next_unlocking_too(computer: ProtectedComputer) -> None:
    paths = computer.paths
    file = clinic_file(paths)
    make_roster(paths, computer.clock, file).add("Anna", by_code=False)
    secret = make_clinic_results(paths, computer.clock, file).keys.make(
        "Clinic", "a passphrase of the clinic"
    )
    computer.locked()

    recovered = computer.protection.open_with_sheet(secret.reveal(), "a new passphrase")

    assert recovered.problems == {}
    assert [entry.person.shown for entry in make_roster(paths, computer.clock).entries()] == ["Anna"]


def test_a_disk_that_is_full_at_that_moment_costs_no_key(
    computer: ProtectedComputer, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = computer.paths
    file = clinic_file(paths)
    anna = make_roster(paths, computer.clock, file).add("Anna", by_code=False)

    def full(_self: RecordKeyFolders, _owner: str, _kind: KeyKind, _sealed: bytes) -> None:
        raise UserProblem(Problem.DISK_FULL)

    with monkeypatch.context() as patch:
        patch.setattr(RecordKeyFolders, "keep", full)
        secret = make_clinic_results(paths, computer.clock, file).keys.make(
            "Clinic", "a passphrase of theirs"
        )

    assert "clinic.age" not in keys_of(paths.profiles / anna.profile_id)
    computer.locked()
    computer.unlocked()
    assert computer.protection.has_work
    assert computer.protection.finish(computer.key) == {}
    assert "clinic.age" in keys_of(paths.profiles / anna.profile_id)
    computer.locked()
    assert computer.protection.open_with_sheet(secret.reveal(), "a new passphrase").problems == {}


def test_a_key_put_back_from_its_paper_is_sealed_for_alike(computer: ProtectedComputer) -> None:
    paths = computer.paths
    file = clinic_file(paths)
    keys = make_clinic_results(paths, computer.clock, file).keys
    secret, _ = keys.read(computer.protection.make_sheet().secret.reveal())

    keys.restore("Hand clinic", secret, "a passphrase of the clinic")

    assert "clinic.age" in keys_of(paths.clinic)


# -- people, results, guests, plans -----------------------------------------------------------------------


def test_somebody_new_is_encrypted_and_so_is_their_line(computer: ProtectedComputer) -> None:
    paths = computer.paths
    roster = make_roster(paths, computer.clock)
    anna = roster.add(WORDS, by_code=False)
    roster.look_at(anna.profile_id, TODAY)

    (entry,) = roster.entries()
    assert entry.person.shown == WORDS
    assert entry.facts is not None
    assert entry.facts.look is Look.FINE
    assert bytes_with(paths.root, (WORDS, *PLAIN)) == []


def test_a_result_makes_somebody_new_who_is_encrypted(computer: ProtectedComputer, tmp_path: Path) -> None:
    home = Home(tmp_path / "home", NAME)
    home.live(live)
    target = tmp_path / "one.gmiresult"
    with opened(home.path) as record:
        out = home.out(record)
        out.writing(out.choice(Wanted(Weeks.ALL, with_name=True, with_notes=True)), target, Seal.NONE)()
    paths = computer.paths
    inn = make_clinic_results(paths, computer.clock, clinic_file(paths)).inn

    profile, merged = inn.add(inn.look_into(target), NAME)

    assert merged.added["session"] > 30
    assert keys_of(paths.profiles / profile.profile_id) == {"passphrase.age", "recovery.age"}
    assert bytes_with(paths.root, (NAME, NOTE, *PLAIN)) == []
    computer.locked()
    assert [one.name for one in profile_folders(paths, computer.clock).list()] == [""]
    computer.unlocked()
    assert len(inn.opened(profile.profile_id)) == 1
    inn.undo(profile.profile_id, merged.import_id)
    assert bytes_with(paths.root, (NAME, NOTE, *PLAIN)) == []


def test_a_result_leaves_an_encrypted_record_as_it_leaves_any_other(
    computer: ProtectedComputer, tmp_path: Path
) -> None:
    opener = WorkspaceOpener(computer.paths, computer.clock, load_library())
    workspace = opener.open(opener.folders.create(NAME))
    workspace.notes().put_for_day(workspace.today.today(), WORDS)
    workspace.today.plan()
    out = workspace.results()
    choice = out.choice(Wanted(Weeks.ALL, with_name=True, with_notes=True))
    target = tmp_path / "one.gmiresult"

    assert [text for _, text in out.looking(choice)().notes] == [WORDS]
    out.writing(choice, target, Seal.NONE)()

    assert bytes_with(computer.paths.root, (NAME, WORDS, *PLAIN)) == [], (
        "no step of it lies in the data folder"
    )
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == [target.name]
    with ZipFile(target) as result:
        assert WORDS in result.read("note.jsonl").decode()
    workspace.close()


def test_a_guest_has_a_key_that_no_file_holds(computer: ProtectedComputer) -> None:
    paths = computer.paths
    guests = make_guests(paths, computer.clock, load_library(), "en", lambda: is_protected(paths))
    guest = guests.begin()
    guest.notes().put_for_day(guest.today.today(), WORDS)

    assert bytes_with(paths.root, (WORDS, *PLAIN)) == []
    assert not list(paths.guest.rglob("*.age"))
    guests.throw_away()
    assert not paths.guest.exists()


def test_templates_and_plans_of_somebody_say_nothing_without_the_key(computer: ProtectedComputer) -> None:
    paths, clock = computer.paths, computer.clock
    supplies = make_plan_supplies(clinic_file(paths), clock, "en")
    supplies.own.keep(f"{WORDS} for hands", A_PLAN)
    opener = WorkspaceOpener(paths, clock, load_library())
    workspace = opener.open(opener.folders.create("Anna"))
    making = workspace.plans()
    first = making.set_next(making.draft_from(supplies.own.all()[0].plan, made_by=WORDS))
    making.set_next(replace(first, note=f"{WORDS} again"))
    making.take_up(first)
    assert [version.plan.note for version in making.history()] == [WORDS, f"{WORDS} again", WORDS]
    workspace.close()

    assert [one.name for one in supplies.own.all()] == [f"{WORDS} for hands"]
    assert bytes_with(paths.root, (WORDS, *PLAIN)) == []
