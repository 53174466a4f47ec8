"""A clinic's own file: what it keeps, what it refuses, and what it forgets; plain, and with a key."""

from __future__ import annotations

import shutil
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from gmi_trainer.domain.overview import Look, PersonFacts
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.services.clinic_key import key_of
from gmi_trainer.services.clinic_ports import Clinic
from gmi_trainer.services.roster_ports import Person, TemplateKept
from gmi_trainer.storage import clinic_file, driver
from gmi_trainer.storage.clinic_file import ClinicFile
from gmi_trainer.storage.clinic_migrations import CLINIC_STEPS
from tests.storage.keys import KEY, OTHER_KEY, keys_for

DAY = date(2026, 3, 11)
NOW = datetime(2026, 3, 11, 9, tzinfo=UTC)
SECRET_NAME = "Zebra Lighthouse"


@pytest.fixture(params=["plain", "encrypted"])
def path(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """Every promise is kept on both drivers."""
    path = tmp_path / "clinic" / "clinic.sqlite3"
    with keys_for(path, wanted=request.param == "encrypted"):
        yield path


@pytest.fixture
def locked(tmp_path: Path) -> Iterator[Path]:
    """An encrypted one with somebody in it, whose key is sealed in its folder and not held."""
    path = tmp_path / "clinic" / "clinic.sqlite3"
    with keys_for(path):
        ClinicFile(path).keep_people([Person("p1", SECRET_NAME)])
        (path.parent / "keys").mkdir()
        driver.KEYS.empty()
        yield path


@pytest.fixture
def file(path: Path) -> ClinicFile:
    return ClinicFile(path)


def test_it_is_made_private_when_something_is_first_asked(file: ClinicFile, path: Path) -> None:
    assert not path.exists()
    assert file.people() == ()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [left.name for left in path.parent.iterdir()] == ["clinic.sqlite3"]


def test_what_was_kept_is_there_for_whoever_opens_it_next(file: ClinicFile, path: Path) -> None:
    people = [Person("p1", "Anna", False, "2026"), Person("p2", "K-17", True, "2026", "2026-03")]
    facts = {"p1": PersonFacts(DAY, kept=(DAY,), waits=True), "p2": PersonFacts(DAY, Look.OLDER)}
    clinic = Clinic("Hand clinic", "2026-03-11", key_of("age1abc"))
    template = TemplateKept("t1", "Own", "{}", "2026")
    file.keep_people(people)
    file.keep_facts(facts)
    file.keep_clinic(clinic)
    file.keep_template(template)

    again = ClinicFile(path)

    assert sorted(again.people(), key=lambda one: one.profile_id) == people
    assert again.facts() == facts
    assert again.clinic() == clinic
    assert again.templates() == (template,)
    again.drop_template("t1")
    assert again.templates() == ()


def test_facts_of_another_version_are_left_out_and_can_be_made_again(file: ClinicFile, path: Path) -> None:
    file.keep_facts({"p1": PersonFacts(DAY), "p2": PersonFacts(DAY)})
    with closing(driver.connect(path)) as other:
        other.execute("""UPDATE overview SET facts = '{"kept": 7}' WHERE profile_id = 'p1'""")

    assert set(file.facts()) == {"p2"}
    file.keep_facts({"p1": PersonFacts(DAY)})
    assert set(file.facts()) == {"p1", "p2"}


def test_nothing_of_somebody_who_left_is_in_the_folder(file: ClinicFile, path: Path) -> None:
    file.keep_people([Person("p1", SECRET_NAME), Person("p2", "Bo")])
    file.keep_facts({"p1": PersonFacts(DAY)})
    plain = driver.is_plain(path)
    assert any(SECRET_NAME.encode() in one.read_bytes() for one in path.parent.iterdir()) is plain

    file.forget_person("p1")

    assert [person.profile_id for person in file.people()] == ["p2"]
    assert not any(SECRET_NAME.encode() in one.read_bytes() for one in path.parent.iterdir())
    assert [left.name for left in path.parent.iterdir()] == ["clinic.sqlite3"]


def test_forgetting_makes_no_file(file: ClinicFile, path: Path) -> None:
    file.forget_person("p1")

    assert not path.exists()


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ("PRAGMA application_id = 7", Problem.CLINIC_FILE_FOREIGN),
        (f"PRAGMA user_version = {len(CLINIC_STEPS) + 1}", Problem.CLINIC_FILE_NEWER),
    ],
)
def test_what_is_foreign_or_newer_is_refused_and_left_as_it_was(
    file: ClinicFile, path: Path, change: str, problem: Problem
) -> None:
    file.keep_people([Person("p1", "Anna")])
    with closing(driver.connect(path)) as other:
        other.execute(change)
    before = path.read_bytes()

    with pytest.raises(UserProblem) as told:
        file.people()

    assert told.value.problem is problem
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"not a database at all" * 100])
def test_what_is_no_list_of_ours_is_refused(file: ClinicFile, path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)

    with pytest.raises(UserProblem) as told:
        file.people()

    assert told.value.problem in (Problem.CLINIC_FILE_FOREIGN, Problem.CLINIC_FILE_DAMAGED)
    assert path.read_bytes() == content


def test_a_damaged_page_is_told_and_a_new_file_can_take_its_place(file: ClinicFile, path: Path) -> None:
    file.keep_people([Person(f"p{n}", "Anna" * 100) for n in range(200)])
    content = bytearray(path.read_bytes())
    content[4096:] = b"\x07" * (len(content) - 4096)
    path.write_bytes(bytes(content))

    with pytest.raises(UserProblem) as told:
        file.people()

    assert told.value.problem is Problem.CLINIC_FILE_DAMAGED
    shutil.move(path, path.with_name("away"))
    assert file.people() == ()


def test_all_people_are_kept_or_none(file: ClinicFile) -> None:
    file.keep_people([Person("p1", "Anna")])

    with pytest.raises(sqlite3.IntegrityError):
        file.keep_people([Person("p2", "Bo"), Person("", "nobody")])

    assert [person.profile_id for person in file.people()] == ["p1"]


def test_a_step_that_is_missing_is_made_up_for(
    file: ClinicFile, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.keep_people([Person("p1", "Anna")])
    was_plain = driver.is_plain(path)

    def m002_more(db: driver.MigratingDatabase) -> None:
        db.execute("CREATE TABLE more (words TEXT) STRICT")

    monkeypatch.setattr(clinic_file, "CLINIC_STEPS", (*CLINIC_STEPS, m002_more))
    monkeypatch.setattr(clinic_file, "CLINIC_VERSION", len(CLINIC_STEPS) + 1)

    assert [person.shown for person in ClinicFile(path).people()] == ["Anna"]
    with closing(driver.connect(path)) as connection:
        assert driver.pragma(connection, "user_version") == len(CLINIC_STEPS) + 1
        assert connection.execute("SELECT count(*) FROM more").fetchone()[0] == 0
    assert driver.is_plain(path) is was_plain


# -- with a key -------------------------------------------------------------------------------------------


def test_no_byte_of_an_encrypted_one_says_anything_at_any_moment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "clinic" / "clinic.sqlite3"
    seen: list[bytes] = []

    def everything() -> None:
        seen.extend(one.read_bytes() for one in path.parent.iterdir() if one.is_file())

    connect = driver.connect

    def watched(where: Path) -> driver.Connection:
        connection = connect(where)
        connection.set_trace_callback(lambda _sql: everything())
        return connection

    with keys_for(path):
        file = ClinicFile(path)
        monkeypatch.setattr(driver, "connect", watched)
        file.keep_people([Person(f"p{n}", f"{SECRET_NAME} {n}") for n in range(300)])
        file.keep_people([Person("p7", f"{SECRET_NAME} once more")])
        file.forget_person("p8")
        everything()

    assert len(seen) > 10
    for content in seen:
        assert SECRET_NAME.encode() not in content
        assert b"CREATE TABLE" not in content
        assert b"SQLite format" not in content


def test_while_locked_it_says_so_and_stays_as_it_was(locked: Path) -> None:
    before = locked.read_bytes()
    for ask in (
        ClinicFile(locked).people,
        ClinicFile(locked).clinic,
        lambda: ClinicFile(locked).keep_people([Person("p2", "Bo")]),
        lambda: ClinicFile(locked).forget_person("p1"),
    ):
        with pytest.raises(UserProblem) as told:
            ask()
        assert told.value.problem is Problem.CLINIC_FILE_LOCKED
    assert locked.read_bytes() == before


def test_while_locked_no_plain_one_is_made_in_its_place(locked: Path) -> None:
    locked.unlink()

    with pytest.raises(UserProblem) as told:
        ClinicFile(locked).keep_people([Person("p2", "Bo")])

    assert told.value.problem is Problem.CLINIC_FILE_LOCKED
    assert [left.name for left in locked.parent.iterdir()] == ["keys"]


def test_with_another_key_it_is_not_whole(locked: Path) -> None:
    driver.KEYS.put("clinic", OTHER_KEY)
    before = locked.read_bytes()

    with pytest.raises(UserProblem) as told:
        ClinicFile(locked).people()

    assert told.value.problem is Problem.CLINIC_FILE_DAMAGED
    assert locked.read_bytes() == before


def test_a_key_is_asked_for_before_it_is_made_and_only_then(tmp_path: Path) -> None:
    path = tmp_path / "clinic" / "clinic.sqlite3"
    asked: list[bool] = []

    def give_key() -> None:
        asked.append(path.exists())
        driver.KEYS.put("clinic", KEY)

    with keys_for(path):
        driver.KEYS.empty()
        file = ClinicFile(path, give_key)
        file.keep_people([Person("p1", SECRET_NAME)])
        assert [person.shown for person in file.people()] == [SECRET_NAME]

    assert asked == [False]
    assert not driver.is_plain(path)
