"""A whole computer, encrypted and back, on real files: nothing is lost, whatever ends the program in between."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.services.protection_ports import Stage
from gmi_trainer.storage import driver
from gmi_trainer.storage.backup import SqliteBackups
from gmi_trainer.storage.database import open_record
from gmi_trainer.storage.encrypting import Step
from gmi_trainer.storage.migrations import STEPS
from tests.fakes import FakeClock
from tests.lock_fakes import PASSPHRASE
from tests.storage.protected import CLINIC_NAME, PEOPLE, SEALING, Computer, name_in

NEW = "four loud herons"

pytestmark = pytest.mark.skipif(not driver.can_encrypt(), reason="the extra that encrypts is not installed")


@pytest.fixture
def computer(tmp_path: Path) -> Iterator[Computer]:
    yield Computer(tmp_path / "data")
    driver.KEYS.empty()


def all_names() -> dict[str, set[str]]:
    return {profile_id: {name} for profile_id, name in PEOPLE.items()}


def names(computer: Computer) -> dict[str, set[str]]:
    return {profile_id: set(found) for profile_id, found in computer.names().items()}


def stage_of(computer: Computer) -> Stage:
    return computer.protection.stage


def has_work(computer: Computer) -> bool:
    return computer.protection.has_work


def die(computer: Computer, direction: str, times: int, at: str) -> None:
    secrets = {
        "LOCK_KEY": computer.lock_key.reveal(),
        "SHEET_KEY": computer.sheet.secret.reveal(),
    }
    command = [sys.executable, "-m", "tests.storage.turns_computer", str(computer.paths.root), direction]
    ended = subprocess.run([*command, str(times), at], check=False, env={**os.environ, **secrets})
    assert ended.returncode == 9


# -- on and off -------------------------------------------------------------------------------------------


def test_on_nothing_can_be_read_and_nothing_is_lost(computer: Computer) -> None:
    assert set(computer.said_openly()) >= {*PEOPLE.values(), CLINIC_NAME}
    before = {profile_id: len(computer.files_of(profile_id)) for profile_id in PEOPLE}
    steps: list[tuple[int, int]] = []

    assert computer.protection.turn_on(computer.lock_key, computer.sheet, lambda *at: steps.append(at)) == {}

    assert computer.said_openly() == []
    assert names(computer) == all_names()
    assert {profile_id: len(computer.files_of(profile_id)) for profile_id in PEOPLE} == before
    assert steps == [(0, 4), (1, 4), (2, 4), (3, 4), (4, 4)]
    assert stage_of(computer) is Stage.ON
    assert (computer.protection.encrypted, computer.protection.records) == (4, 4)
    assert computer.leftovers() == []
    clinic = computer.clinic.clinic()
    assert clinic is not None
    assert clinic.name == CLINIC_NAME
    assert not computer.protection.has_work


def test_locked_nobody_is_known_and_the_passphrase_opens_all(computer: Computer) -> None:
    computer.turn_on()
    computer.lock_up()
    assert {profile.name for profile in computer.folders.list()} == {""}

    computer.unlock()

    assert names(computer) == all_names()
    assert not computer.protection.has_work


def test_off_all_is_plain_and_no_key_stays(computer: Computer) -> None:
    computer.turn_on()
    computer.lock_up()

    assert computer.protection.turn_off(computer.lock_key) == {}

    assert names(computer) == all_names()
    assert set(computer.said_openly()) >= {*PEOPLE.values(), CLINIC_NAME}
    assert computer.key_folders() == []
    assert not computer.paths.recovery.exists()
    assert not computer.protection.is_on
    assert len(driver.KEYS._keys) == 0
    assert computer.leftovers() == []


def test_the_lock_stays_while_it_is_on_and_a_new_passphrase_opens_everything(computer: Computer) -> None:
    computer.turn_on()
    with pytest.raises(UserProblem) as told:
        computer.lock.take_off(PASSPHRASE)
    assert told.value.problem is Problem.LOCK_NEEDED

    computer.lock.change(PASSPHRASE, NEW)
    computer.lock_up()
    computer.unlock(NEW)

    assert names(computer) == all_names()
    computer.protection.turn_off(computer.lock_key)
    computer.lock.take_off(NEW)
    assert not computer.lock.is_set


def test_stopped_between_two_records_it_goes_on_another_time(computer: Computer) -> None:
    asked: list[None] = []

    def after_two() -> bool:
        asked.append(None)
        return len(asked) > 2

    computer.protection.turn_on(computer.lock_key, computer.sheet, stopped=after_two)
    assert stage_of(computer) is Stage.TURNING_ON
    assert computer.protection.encrypted == 2
    assert names(computer) == all_names()

    computer.lock_up()
    computer.unlock()
    assert names(computer) == all_names()
    assert computer.protection.has_work
    assert computer.protection.finish(computer.lock_key) == {}

    assert computer.said_openly() == []
    assert stage_of(computer) is Stage.ON


def test_without_the_extra_nothing_is_begun(computer: Computer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(driver, "_cipher_module", lambda: None)
    assert not computer.protection.can_be_offered

    with pytest.raises(UserProblem) as told:
        computer.protection.turn_on(computer.lock_key, computer.sheet)

    assert told.value.problem is Problem.ENCRYPTION_MISSING
    assert not computer.paths.recovery.exists()
    assert computer.key_folders() == []


def test_where_the_extra_went_missing_no_plain_record_is_made(
    computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    computer.turn_on()
    monkeypatch.setattr(driver, "_cipher_module", lambda: None)

    with pytest.raises(UserProblem) as told:
        computer.folders.create("Seal")

    assert told.value.problem is Problem.ENCRYPTION_MISSING
    assert computer.leftovers() == []
    assert b"Seal" not in computer.everything()


def test_a_record_that_is_not_whole_is_told_and_the_others_are_turned(computer: Computer) -> None:
    content = bytearray(computer.record("two").read_bytes())
    content[:100] = bytes(100)
    computer.record("two").write_bytes(content)

    problems = computer.protection.turn_on(computer.lock_key, computer.sheet)

    assert {owner: told.problem for owner, told in problems.items()} == {"two": Problem.RECORD_DAMAGED}
    assert not (computer.record("two").parent / "keys").exists(), "it stays what it was"
    assert name_in(computer.record("one")) == PEOPLE["one"]
    assert computer.protection.has_work, "it is tried again"
    backups = SqliteBackups(computer.record("two"), computer.paths.backups_of("two"), FakeClock())
    backups.restore(backups.list()[0])
    assert computer.protection.finish(computer.lock_key) == {}
    assert name_in(computer.record("two")) == PEOPLE["two"]
    assert PEOPLE["two"] not in computer.said_openly()


def test_an_open_record_is_told_and_stays_as_it_is(computer: Computer) -> None:
    with closing(driver.connect(computer.record("one"))) as connection:
        connection.execute("PRAGMA journal_mode = WAL").fetchall()
        connection.execute("UPDATE person SET name = name").fetchall()
        problems = computer.protection.turn_on(computer.lock_key, computer.sheet)

    assert {owner: told.problem for owner, told in problems.items()} == {"one": Problem.RECORD_BUSY}
    assert computer.protection.finish(computer.lock_key) == {}
    assert computer.said_openly() == []


def test_a_full_disk_stops_it_and_all_can_be_opened(
    computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = driver.copy_encrypted

    def full(source: Path, target: Path, key: bytes) -> None:
        if source.parent.name == "three":
            raise UserProblem(Problem.DISK_FULL, folder="")
        whole(source, target, key)

    monkeypatch.setattr(driver, "copy_encrypted", full)
    with pytest.raises(UserProblem) as told:
        computer.protection.turn_on(computer.lock_key, computer.sheet)
    assert told.value.problem is Problem.DISK_FULL
    assert names(computer) == all_names()
    monkeypatch.undo()

    computer.lock_up()
    computer.unlock()
    computer.protection.finish(computer.lock_key)

    assert computer.said_openly() == []
    assert names(computer) == all_names()


# -- killed -----------------------------------------------------------------------------------------------

EVERY_STEP = [step.value for step in Step]


@pytest.mark.parametrize(
    "at", [*((1, step) for step in EVERY_STEP), (2, "swapped"), (3, "copied"), (2, "done")]
)
def test_killed_on_the_way_on_the_next_unlock_finishes(computer: Computer, at: tuple[int, str]) -> None:
    die(computer, "on", *at)

    computer.unlock()
    assert names(computer) == all_names(), "half done, everything can be opened"
    assert computer.protection.has_work
    assert computer.protection.finish(computer.lock_key) == {}

    assert computer.said_openly() == []
    assert names(computer) == all_names()
    assert computer.leftovers() == []
    assert stage_of(computer) is Stage.ON
    computer.lock_up()
    computer.protection.open_with_sheet(computer.sheet.secret.reveal(), NEW)
    assert names(computer) == all_names()


@pytest.mark.parametrize(
    "at", [*((1, step) for step in EVERY_STEP), (2, "swapped"), (3, "copied"), (2, "done")]
)
def test_killed_on_the_way_off_the_next_unlock_finishes(computer: Computer, at: tuple[int, str]) -> None:
    computer.turn_on()
    computer.lock_up()
    die(computer, "off", *at)

    computer.unlock()
    assert names(computer) == all_names(), "half done, everything can be opened"
    assert computer.protection.finish(computer.lock_key) == {}

    assert names(computer) == all_names()
    assert computer.key_folders() == []
    assert not computer.protection.is_on
    assert computer.leftovers() == []


@pytest.mark.parametrize("times", [1, 2, 3])
def test_killed_after_the_state_was_written(computer: Computer, times: int) -> None:
    die(computer, "on", times, "state")

    computer.unlock()
    assert names(computer) == all_names()
    computer.protection.finish(computer.lock_key)

    assert computer.said_openly() == []
    assert stage_of(computer) is Stage.ON
    assert not computer.protection.has_work


def test_killed_half_way_it_can_be_turned_off_again(computer: Computer) -> None:
    die(computer, "on", 2, "swapped")
    computer.unlock()

    assert computer.protection.turn_off(computer.lock_key) == {}

    assert names(computer) == all_names()
    assert computer.key_folders() == []
    assert not computer.protection.is_on


# -- new people -------------------------------------------------------------------------------------------


def test_somebody_new_is_encrypted_from_the_first_byte(
    computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    computer.turn_on()
    seen: list[bytes] = []
    real = driver.build

    def looks_around(connection: driver.Connection, steps: object) -> None:
        real(connection, steps)  # type: ignore[arg-type]
        seen.append(computer.everything())

    monkeypatch.setattr(driver, "build", looks_around)
    computer.folders.create("Seal of the eastern bay")

    assert len(seen) == 1
    assert b"CREATE TABLE" not in seen[0]
    assert b"Seal of the eastern bay" not in computer.everything()
    computer.lock_up()
    computer.unlock()
    assert name_in(computer.record("new")) == "Seal of the eastern bay"
    computer.lock_up()
    computer.protection.open_with_sheet(computer.sheet.secret.reveal(), NEW)
    assert name_in(computer.record("new")) == "Seal of the eastern bay"


def test_a_new_person_that_fails_leaves_no_key(computer: Computer, monkeypatch: pytest.MonkeyPatch) -> None:
    computer.turn_on()

    def full(*_anything: object) -> None:
        raise UserProblem(Problem.DISK_FULL, folder="")

    monkeypatch.setattr("gmi_trainer.storage.profiles.create_record", full)
    with pytest.raises(UserProblem):
        computer.folders.create("Seal")

    assert driver.KEYS.held("new") is None
    assert not list(computer.paths.profiles.glob("*new*"))


def test_somebody_new_on_a_plain_computer_is_plain(computer: Computer) -> None:
    computer.folders.create("Seal")

    assert driver.is_plain(computer.record("new"))
    assert not (computer.record("new").parent / "keys").exists()


def test_a_copy_from_before_is_put_back_encrypted(computer: Computer, tmp_path: Path) -> None:
    backups = SqliteBackups(computer.record("one"), computer.paths.backups_of("one"), FakeClock())
    kept = tmp_path / "elsewhere"
    kept.write_bytes(backups.list()[0].path.read_bytes())
    computer.turn_on()
    backups.list()[0].path.write_bytes(kept.read_bytes())  # brought back from a stick
    with closing(driver.connect(computer.record("one"))) as connection:
        connection.execute("UPDATE person SET name = 'Somebody else'")

    copy = next(one for one in backups.list() if driver.is_plain(one.path))
    backups.restore(copy)

    assert not driver.is_plain(computer.record("one"))
    assert name_in(computer.record("one")) == PEOPLE["one"]
    assert computer.protection.has_work, "the plain copy is still there"
    computer.protection.finish(computer.lock_key)
    assert computer.said_openly() == []


def test_an_older_record_is_copied_before_it_is_renewed_and_no_byte_is_plain(computer: Computer) -> None:
    old = computer.record("two")
    old.unlink()
    with closing(driver.connect_new(old)) as connection:
        connection.execute(f"PRAGMA application_id = {driver.APPLICATION_ID}")
        driver.build(connection, STEPS[:3])
        connection.execute(
            "INSERT INTO person (id, uuid, name, created_utc) VALUES (1, 'two', ?, '2025-03-10T08:30:00.000000Z')",
            (PEOPLE["two"],),
        )
    computer.turn_on()
    backups = SqliteBackups(old, computer.paths.backups_of("two"), FakeClock())

    record = open_record(old, backups.copy_before_migrating)
    assert record.connection.execute("SELECT name FROM person").fetchone()["name"] == PEOPLE["two"]
    during = computer.everything()
    record.close()

    assert PEOPLE["two"].encode() not in during
    assert computer.said_openly() == []
    assert any("before-update-3" in path.name for path in computer.files_of("two"))


def test_a_plain_record_whose_key_is_open_can_be_copied(computer: Computer) -> None:
    die(computer, "on", 1, "checked")
    computer.unlock()
    backups = SqliteBackups(computer.record("one"), computer.paths.backups_of("one"), FakeClock())

    copy = backups.make()

    assert name_in(copy.path) == PEOPLE["one"]


# -- a lost passphrase ------------------------------------------------------------------------------------


@pytest.mark.parametrize("paper", ["sheet", "clinic"])
def test_a_paper_gives_a_new_passphrase_and_all_open_again(computer: Computer, paper: str) -> None:
    computer.turn_on()
    computer.lock_up()
    secret = computer.sheet.secret if paper == "sheet" else computer.clinic_key

    found = computer.protection.open_with_sheet(secret.reveal().lower(), NEW)

    assert found.problems == {}
    assert names(computer) == all_names()
    computer.lock_up()
    computer.unlock(NEW)
    assert names(computer) == all_names()
    with pytest.raises(UserProblem) as told:
        computer.lock.open(PASSPHRASE)
    assert told.value.problem is Problem.WRONG_PASSPHRASE


def test_with_a_paper_nobody_waits_for_the_wrong_tries_before(computer: Computer) -> None:
    computer.turn_on()
    for _ in range(9):
        with pytest.raises(UserProblem):
            computer.lock.open("not the one")
    assert computer.lock.wait_left_s

    computer.protection.open_with_sheet(computer.sheet.secret.reveal(), NEW)

    assert not computer.lock.wait_left_s


@pytest.mark.parametrize("typed", ["", "hello", "AGE-SECRET-KEY-1ABC"])
def test_a_slip_is_told_and_changes_nothing(computer: Computer, typed: str) -> None:
    computer.turn_on()
    before = computer.everything()

    with pytest.raises(UserProblem) as told:
        computer.protection.open_with_sheet(typed, NEW)

    assert told.value.problem is Problem.KEY_MISTYPED
    assert computer.everything() == before


def test_another_sheet_opens_nothing_and_changes_nothing(computer: Computer) -> None:
    computer.turn_on()
    computer.lock_up()
    before = computer.everything()

    with pytest.raises(UserProblem) as told:
        computer.protection.open_with_sheet(SEALING.new_key().reveal(), NEW)

    assert told.value.problem is Problem.RECORD_KEY_OF_ANOTHER
    assert computer.everything() == before


def test_a_short_passphrase_is_told_before_anything_is_opened(computer: Computer) -> None:
    computer.turn_on()
    computer.lock_up()

    with pytest.raises(UserProblem) as told:
        computer.protection.open_with_sheet(computer.sheet.secret.reveal(), "short")

    assert told.value.problem is Problem.PASSPHRASE_SHORT
    assert driver.KEYS.held("one") is None


@pytest.mark.parametrize("spoilt", ["passphrase.age", "recovery.age"])
def test_one_damaged_key_file_is_made_good_by_the_other_way(computer: Computer, spoilt: str) -> None:
    computer.turn_on()
    computer.lock_up()
    (computer.record("two").parent / "keys" / spoilt).write_bytes(b"spoilt")

    found = computer.protection.open_with_sheet(computer.sheet.secret.reveal(), NEW)

    assert found.problems == {}
    computer.lock_up()
    computer.unlock(NEW)
    assert names(computer) == all_names()


def test_whose_keys_are_all_damaged_is_told_and_the_others_open(computer: Computer) -> None:
    computer.turn_on()
    computer.lock_up()
    for path in (computer.record("two").parent / "keys").iterdir():
        path.write_bytes(b"spoilt")

    found = computer.protection.open_with_sheet(computer.sheet.secret.reveal(), NEW)

    assert {owner: told.problem for owner, told in found.problems.items()} == {
        "two": Problem.RECORD_KEY_DAMAGED
    }
    assert name_in(computer.record("one")) == PEOPLE["one"]
    assert computer.protection.turn_off(found.lock).keys() == {"two"}
    assert computer.protection.is_on, "the lock stays for whoever is still encrypted"
    assert not driver.is_plain(computer.record("two"))
    assert driver.is_plain(computer.record("one"))


@pytest.mark.parametrize("content", [None, b"", b"{}", b'{"version": 9}', b"\xff\xfe"])
def test_without_the_state_the_sheet_still_opens_all(computer: Computer, content: bytes | None) -> None:
    computer.turn_on()
    computer.lock_up()
    computer.paths.recovery.unlink()
    if content is not None:
        computer.paths.recovery.write_bytes(content)
    assert computer.protection.is_on

    with pytest.raises(UserProblem) as told:
        computer.folders.create("Seal")
    assert told.value.problem is Problem.RECORD_KEY_DAMAGED
    assert b"Seal" not in computer.everything()
    found = computer.protection.open_with_sheet(computer.sheet.secret.reveal(), NEW)
    assert found.problems == {}
    assert names(computer) == all_names()

    assert computer.protection.finish(found.lock) == {}
    assert stage_of(computer) is Stage.ON
    computer.folders.create("Seal")
    computer.lock_up()
    assert computer.protection.open_with_sheet(computer.sheet.secret.reveal(), PASSPHRASE).problems == {}
    assert name_in(computer.record("new")) == "Seal"
    assert b"Seal" not in computer.everything()


def test_without_the_state_it_can_be_turned_on_anew_with_another_sheet(computer: Computer) -> None:
    computer.turn_on()
    computer.paths.recovery.unlink()

    new_sheet = computer.protection.make_sheet()
    assert computer.protection.turn_on(computer.lock_key, new_sheet) == {}
    computer.lock_up()

    computer.protection.open_with_sheet(new_sheet.secret.reveal(), NEW)
    assert names(computer) == all_names()
    assert stage_of(computer) is Stage.ON


def test_without_the_state_the_clinics_key_opens_all_but_knows_no_sheet(computer: Computer) -> None:
    computer.turn_on()
    computer.lock_up()
    computer.paths.recovery.unlink()

    assert computer.protection.open_with_sheet(computer.clinic_key.reveal(), NEW).problems == {}

    assert names(computer) == all_names()
    assert not computer.paths.recovery.exists()


def test_a_lost_lock_is_still_a_lock_and_the_sheet_brings_it_back(computer: Computer) -> None:
    computer.turn_on()
    computer.lock_up()
    computer.paths.lock_seal.unlink()
    assert computer.lock.is_set
    with pytest.raises(UserProblem) as told:
        computer.lock.open(PASSPHRASE)
    assert told.value.problem is Problem.LOCK_DAMAGED

    computer.protection.open_with_sheet(computer.sheet.secret.reveal(), NEW)
    computer.lock_up()
    computer.unlock(NEW)

    assert names(computer) == all_names()


def test_a_new_sheet_takes_the_place_of_one_that_was_lost(computer: Computer) -> None:
    computer.turn_on()
    new = computer.protection.make_sheet()

    computer.protection.change_sheet(computer.lock_key, new)
    computer.lock_up()

    with pytest.raises(UserProblem):
        computer.protection.open_with_sheet(computer.sheet.secret.reveal(), NEW)
    assert computer.protection.open_with_sheet(new.secret.reveal(), NEW).problems == {}
    assert names(computer) == all_names()


def test_a_clinics_key_that_was_made_later_opens_all_after_the_next_unlock(computer: Computer) -> None:
    computer.turn_on()
    later = SEALING.new_key()
    clinic = computer.clinic.clinic()
    assert clinic is not None
    computer.clinic.keep_clinic(type(clinic)(clinic.name, clinic.made_utc, SEALING.public_of(later)))
    computer.lock_up()

    computer.unlock()
    assert has_work(computer)
    computer.protection.finish(computer.lock_key)
    assert not has_work(computer)
    computer.lock_up()

    driver.KEYS.empty()
    assert computer.protection.open_with_sheet(later.reveal(), NEW).problems == {}
    assert names(computer) == all_names()


def test_no_secret_lies_open_in_any_byte(computer: Computer, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(0)
    computer.turn_on()
    keys = [key for owner in (*PEOPLE, "clinic") if (key := driver.KEYS.held(owner)) is not None]
    found = computer.everything()

    assert len(keys) == 4
    for secret in (*keys, *(key.hex().encode() for key in keys)):
        assert secret not in found
    for secret_key in (computer.lock_key, computer.sheet.secret):
        assert secret_key.reveal().encode() not in found.replace(computer.paths.lock_seal.read_bytes(), b"")
    assert computer.sheet.secret.reveal() not in caplog.text
    assert repr(computer.sheet).count("AGE-SECRET") == 0


def test_a_clinics_key_that_was_made_a_moment_ago_opens_all_before_any_unlock(computer: Computer) -> None:
    computer.turn_on()
    later = SEALING.new_key()
    computer.protection.seal_for_clinic(SEALING.public_of(later).public)
    computer.lock_up()

    assert computer.protection.open_with_sheet(later.reveal(), NEW).problems == {}

    computer.lock_up()
    computer.unlock(NEW)
    assert names(computer) == all_names()
    assert computer.protection.finish(computer.lock_key) == {}
    computer.lock_up()
    assert computer.protection.open_with_sheet(computer.sheet.secret.reveal(), PASSPHRASE).problems == {}
