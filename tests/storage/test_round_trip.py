"""A record goes to another computer and back, row by row as it was, whatever version it began with."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path
from typing import BinaryIO

import pytest

from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.services.care_ports import Provenance
from gmi_trainer.storage import driver
from gmi_trainer.storage.database import VERSION
from gmi_trainer.storage.rebuild import disagreeing
from tests.whole_person import NAME, Home, all_rows, files_with, own_pictures_in

OLD = sorted((Path(__file__).parents[1] / "databases").glob("*.sqlite3"))


@pytest.fixture
def homes(tmp_path: Path) -> tuple[Home, Home]:
    return Home(tmp_path / "there", "a"), Home(tmp_path / "here", "b")


def take_along(there: Home, here: Home, profile_id: str, target: Path, *, with_name: bool = True) -> Path:
    """Export on one computer, with every photo ticked, import on the other; returns the new record."""
    ticked = own_pictures_in(there.profiles.record_path(profile_id))
    assert there.care().export(profile_id, target, with_name=with_name, own_pictures=ticked)
    care = here.care()
    profile = care.bring_in(care.look_into(target))
    return here.profiles.record_path(profile.profile_id)


def test_every_row_arrives(homes: tuple[Home, Home], tmp_path: Path) -> None:
    there, here = homes
    profile_id = there.person()
    before = all_rows(there.profiles.record_path(profile_id))
    assert {"session", "trial", "rating", "event", "note", "plan", "preference"} <= filled(before)

    arrived = take_along(there, here, profile_id, tmp_path / "record.zip")

    after = all_rows(arrived)
    assert after.pop("import")[:-1] == before.pop("import")
    assert after == before
    assert all_rows(there.profiles.record_path(profile_id), but=("import",)) == before


def filled(rows: dict[str, list[tuple[object, ...]]]) -> set[str]:
    return {name for name, found in rows.items() if found}


def test_there_and_back_and_there_again(homes: tuple[Home, Home], tmp_path: Path) -> None:
    there, here = homes
    first = all_rows(there.profiles.record_path(there.person()), but=("import",))
    profile_id = there.profiles.list()[0].profile_id

    arrived = take_along(there, here, profile_id, tmp_path / "1.zip")
    there.eraser.erase(profile_id)
    back = take_along(here, there, arrived.parent.name, tmp_path / "2.zip")

    assert all_rows(back, but=("import",)) == first
    assert [row[2] for row in all_rows(back)["import"]] == ["plan", "record", "record"]


@pytest.mark.parametrize("path", OLD, ids=lambda path: path.stem)
def test_every_old_database_travels(homes: tuple[Home, Home], tmp_path: Path, path: Path) -> None:
    there, here = homes
    profile_id = there.profiles.create("").profile_id
    target = there.profiles.record_path(profile_id)
    shutil.copy(path, target)
    before = target.read_bytes()

    arrived = take_along(there, here, profile_id, tmp_path / "record.zip")

    assert target.read_bytes() == before  # an export changes nothing, not even its version
    opened = there.open(profile_id)  # this brings it to today's shape
    opened.close()
    assert all_rows(arrived, but=("import",)) == all_rows(target, but=("import",))
    record = here.open(arrived.parent.name)
    assert driver.pragma(record.connection, "user_version") == VERSION
    assert driver.is_sound(record.connection)
    assert disagreeing(record.connection) == ()
    record.close()


@pytest.mark.parametrize("path", OLD, ids=lambda path: path.stem)
def test_an_export_of_an_older_program_is_brought_to_todays_shape(
    homes: tuple[Home, Home], tmp_path: Path, path: Path
) -> None:
    """An older program's zip holds an older database."""
    _, here = homes

    def unpack(to: BinaryIO) -> None:
        to.write(path.read_bytes())

    contents = here.adopter.look(unpack, "old.zip")
    profile = here.adopter.adopt(unpack, "old.zip", Provenance("old.zip", "abc"))

    record = here.open(profile.profile_id)
    drills = "SELECT count(*) FROM session WHERE kind = 'drill'"
    assert record.connection.execute(drills).fetchone()[0] == 5
    lessons = "SELECT count(*) FROM session WHERE kind = 'lesson'"
    kinds = (
        5,
        contents.rows["breathing"],
        contents.rows["guided"],
        contents.rows["activity"],
        record.connection.execute(lessons).fetchone()[0],
    )
    assert contents.sessions == sum(kinds)
    assert driver.pragma(record.connection, "user_version") == VERSION
    record.close()


def test_a_name_that_was_left_out_does_not_arrive(homes: tuple[Home, Home], tmp_path: Path) -> None:
    there, here = homes
    profile_id = there.person(words="plain")

    arrived = take_along(there, here, profile_id, tmp_path / "record.zip", with_name=False)

    assert here.profiles.list()[0].name == ""
    assert NAME.encode() not in arrived.read_bytes()
    assert files_with(here.paths.root, NAME) == []


def test_the_same_person_comes_only_as_a_copy_and_leaves_the_first_alone(
    homes: tuple[Home, Home], tmp_path: Path
) -> None:
    there, _ = homes
    profile_id = there.person()
    path = there.profiles.record_path(profile_id)
    care = there.care()
    assert care.export(profile_id, tmp_path / "record.zip")
    found = care.look_into(tmp_path / "record.zip")
    assert found.holder is not None
    assert found.holder.profile_id == profile_id
    before = path.read_bytes()

    with pytest.raises(UserProblem) as told:
        care.bring_in(found)
    assert told.value.problem is Problem.PERSON_IS_HERE
    there.clock.advance(timedelta(minutes=1))
    copy = care.bring_in(found, as_copy=True)

    assert [p.profile_id for p in there.profiles.list()] == [profile_id, copy.profile_id]
    assert path.read_bytes() == before


def test_bringing_in_can_be_undone_without_a_trace(homes: tuple[Home, Home], tmp_path: Path) -> None:
    there, here = homes
    profile_id = there.person()
    assert there.care().export(profile_id, tmp_path / "record.zip")
    care = here.care()
    profile = care.bring_in(care.look_into(tmp_path / "record.zip"))

    care.erase(profile.profile_id)

    assert here.profiles.list() == ()
    assert files_with(here.paths.root, NAME) == []
    assert files_with(here.paths.root, profile.profile_id) == []
