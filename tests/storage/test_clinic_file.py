"""A clinic's own file: what it keeps, what it refuses, and what it forgets."""

from __future__ import annotations

import shutil
import sqlite3
import stat
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from gmi_trainer.domain.overview import Look, PersonFacts
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.services.clinic_key import key_of
from gmi_trainer.services.clinic_ports import Clinic
from gmi_trainer.services.roster_ports import Person, TemplateKept
from gmi_trainer.storage.clinic_file import ClinicFile
from gmi_trainer.storage.clinic_migrations import CLINIC_STEPS

DAY = date(2026, 3, 11)
NOW = datetime(2026, 3, 11, 9, tzinfo=UTC)
SECRET_NAME = "Zebra Lighthouse"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "clinic" / "clinic.sqlite3"


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
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("""UPDATE overview SET facts = '{"kept": 7}' WHERE profile_id = 'p1'""")

    assert set(file.facts()) == {"p2"}
    file.keep_facts({"p1": PersonFacts(DAY)})
    assert set(file.facts()) == {"p1", "p2"}


def test_a_result_is_known_by_its_bytes_or_by_its_name_until_it_is_taken_back(file: ClinicFile) -> None:
    assert file.opened_before("sha", "uuid") is None
    file.note_opened("sha", "uuid", NOW)
    file.note_opened("sha", "uuid", NOW)

    assert file.opened_before("sha", "other") == NOW
    assert file.opened_before("other", "uuid") == NOW
    assert file.opened_before("other", "other") is None
    file.forget_opened("uuid")
    assert file.opened_before("sha", "uuid") is None


def test_nothing_of_somebody_who_left_is_in_the_folder(file: ClinicFile, path: Path) -> None:
    file.keep_people([Person("p1", SECRET_NAME), Person("p2", "Bo")])
    file.keep_facts({"p1": PersonFacts(DAY)})
    assert any(SECRET_NAME.encode() in one.read_bytes() for one in path.parent.iterdir())

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
    with closing(sqlite3.connect(path)) as other:
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
