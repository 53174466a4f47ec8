"""Taking a record along, bringing it in, deleting it: the rules, with the world made up."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.services.people_ports import Profile
from gmi_trainer.services.record_care import Found, export_name, free_path
from tests.fakes import FakeClock
from tests.fakes_of_care import SOMEBODY, FakeCare


class World(FakeCare):
    """A care with everything around it made up."""

    def __init__(self) -> None:
        super().__init__("p-1", FakeClock())

    @property
    def found(self) -> Found:
        return self.care.look_into(Path("record.zip"))


@pytest.fixture
def world() -> World:
    return World()


def test_an_export_bears_a_date_and_no_name() -> None:
    assert export_name(date(2026, 11, 22)) == "gmi-trainer-record-2026-11-22.zip"


def test_a_name_that_is_taken_gets_a_number(tmp_path: Path) -> None:
    assert free_path(tmp_path, "a.zip") == tmp_path / "a.zip"
    (tmp_path / "a.zip").touch()
    (tmp_path / "a-2.zip").touch()

    assert free_path(tmp_path, "a.zip") == tmp_path / "a-3.zip"


@pytest.mark.parametrize("with_name", [True, False])
def test_an_export_is_a_snapshot_in_a_zip(world: World, with_name: bool) -> None:
    assert world.care.export("p-1", Path("out.zip"), with_name=with_name, own_pictures=["ticked"])

    assert world.reader.snapshots == [("p-1", with_name)]
    assert world.zips.written == [(Path("out.zip"), with_name, FakeClock().utc_now())]
    assert world.reader.own_pictures == ("ticked",)
    assert world.reader.open_count == 0


def test_what_would_leave_can_be_listed_first(world: World) -> None:
    assert world.care.contents("p-1") is SOMEBODY
    assert SOMEBODY.sessions == 2


def test_a_zip_is_looked_into_before_it_is_brought_in(world: World) -> None:
    found = world.found

    assert (found.contents, found.holder, found.sha256) == (SOMEBODY, None, "abc")
    assert world.adopter.adopted == []


def test_bringing_in_makes_a_person_and_says_where_from(world: World) -> None:
    profile = world.care.bring_in(world.found)

    assert profile.name == "Kim"
    ((file, provenance),) = world.adopter.adopted
    assert file == "record.zip"
    assert provenance.source == "record.zip, written 2026-11-22 by version 1.0"
    assert provenance.sha256 == "abc"


def test_the_same_person_comes_in_only_as_a_copy(world: World) -> None:
    here = Profile("p-1", "Kim", "2025")
    world.adopter.holder = here
    found = world.found
    assert found.holder == here

    with pytest.raises(UserProblem) as told:
        world.care.bring_in(found)
    assert told.value.problem is Problem.PERSON_IS_HERE
    assert world.adopter.adopted == []

    world.care.bring_in(found, as_copy=True)
    assert len(world.adopter.adopted) == 1


def test_another_file_under_the_same_name_is_not_the_one_looked_into(world: World) -> None:
    found = world.found
    world.zips.sha256 = "def"

    with pytest.raises(UserProblem) as told:
        world.care.bring_in(found)

    assert told.value.problem is Problem.EXPORT_DAMAGED
    assert world.adopter.adopted == []


def test_deleting_counts_forgets_and_erases(world: World) -> None:
    assert world.care.what_would_go("p-1").sessions == 2

    world.care.forget("p-1")  # one of those who keep something cannot write just now
    world.care.erase("p-1")

    assert world.forgotten == ["p-1"]
    assert world.eraser.erased == ["p-1"]


def test_what_was_not_finished_is_finished_later(world: World) -> None:
    world.eraser.going = ["p-7", "p-8"]
    world.eraser.stuck = {"p-7"}
    assert world.care.has_unfinished

    world.care.finish_erasing()

    assert world.eraser.erased == ["p-8"]
    assert world.eraser.going == ["p-7"]


def test_mostly_nothing_is_unfinished(world: World) -> None:
    assert not world.care.has_unfinished
