"""Every picture of a library, drawn and compared."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import Image

from gmi_trainer import resources
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.media.inspection import inspect_library
from tests.media.library import write_library, write_test_set

PICTURE = "pictures/h05.png"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    write_library(tmp_path)
    write_test_set(tmp_path)
    return tmp_path


def told(library: Path) -> list[tuple[Problem, object]]:
    found = inspect_library(library)
    return [(p.problem, p.values["file"]) for p in (*found.picture_problems, *found.test_set_problems)]


def test_a_whole_library_is_well(library: Path) -> None:
    found = inspect_library(library)

    assert (found.pictures, found.test_sets) == (20, 1)
    assert told(library) == []


def test_the_library_that_comes_with_the_program_is_well() -> None:
    found = inspect_library(resources.find("assets", "stimuli"))

    assert found.pictures > 100
    assert found.test_sets >= 2
    assert found.picture_problems == found.test_set_problems == ()


def test_a_missing_picture(library: Path) -> None:
    (library / PICTURE).unlink()

    assert told(library) == [(Problem.PICTURE_MISSING, "h05.png")]


def test_a_picture_cut_short(library: Path) -> None:
    (library / PICTURE).write_bytes((library / PICTURE).read_bytes()[:60])

    assert told(library) == [(Problem.PICTURE_UNREADABLE, "h05.png")]


def test_a_huge_picture(library: Path) -> None:
    Image.new("1", (20_000, 20_000)).save(library / PICTURE)

    assert told(library) == [(Problem.PICTURE_TOO_LARGE, "h05.png")]


def test_another_picture_under_its_name(library: Path) -> None:
    Image.new("RGB", (64, 64)).save(library / PICTURE)

    assert told(library) == [(Problem.PICTURE_CHANGED, "h05.png")]


def test_a_test_set_whose_picture_is_missing(library: Path) -> None:
    (library / "pictures" / "h01.png").unlink()

    assert told(library)[1:] == [(Problem.TEST_PICTURE_MISSING, "h01.png")]


@pytest.mark.parametrize("name", ["hand-1.json", "hand-x.json", "elbow-1.json"])
def test_a_test_set_that_makes_no_sense(library: Path, name: str) -> None:
    (library / "test_sets" / name).write_text(json.dumps({"format": 9}))

    assert (Problem.TEST_SET_BROKEN, name) in told(library)


def test_without_a_list_of_pictures_there_is_nothing_to_look_at(tmp_path: Path) -> None:
    with pytest.raises(UserProblem) as raised:
        inspect_library(tmp_path)

    assert raised.value.problem is Problem.LIBRARY_MISSING
