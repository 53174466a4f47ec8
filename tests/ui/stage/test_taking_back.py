"""Doing something that can be taken back."""

from __future__ import annotations

from collections.abc import Callable

from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.ui.stage.taking_back import done_for

FULL = UserProblem(Problem.DISK_FULL)


def fails() -> None:
    raise FULL


def test_what_is_done_has_its_way_back() -> None:
    said: list[str] = []

    def do() -> Callable[[], None]:
        said.append("done")
        return lambda: said.append("taken back")

    undo = done_for(do, lambda problem: said.append(str(problem)))

    assert said == ["done"]
    assert undo is not None
    undo()
    assert said == ["done", "taken back"]


def test_what_cannot_be_kept_is_told_and_has_no_way_back() -> None:
    told: list[UserProblem] = []

    def do() -> Callable[[], None]:
        raise FULL

    assert done_for(do, told.append) is None
    assert told == [FULL]


def test_a_way_back_that_cannot_be_kept_is_no_crash() -> None:
    told: list[UserProblem] = []
    undo = done_for(lambda: fails, told.append)

    assert undo is not None
    undo()
    assert told == []
