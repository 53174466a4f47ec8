"""A disk that is full while somebody breathes: the breath goes on, and what can be kept later is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import Qt

from gmi_trainer.domain.breathing import GOAL, LADDER, BreathSpec, Ending
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.storage.breath_log import SqliteBreathLog
from gmi_trainer.storage.diary import SqliteDiary
from gmi_trainer.ui.breathe.controller import Step
from tests.ui.breathe.breath_theatre import FIRST, LEAD_IN_S, BreathTheatre, on

Key = Qt.Key


@contextmanager
def full_disk(kind: type, *methods: str) -> Iterator[None]:
    """Nothing can be written by these."""

    def refuse(*_: object, **__: object) -> None:
        raise UserProblem(Problem.DISK_FULL)

    with pytest.MonkeyPatch.context() as patch:
        for method in methods:
            patch.setattr(kind, method, refuse)
        yield


def test_a_session_that_cannot_be_kept_says_so_before_it_begins(theatre: BreathTheatre) -> None:
    with full_disk(SqliteBreathLog, "begin"):
        theatre.begin()

    assert theatre.panel == "breath.not_kept"
    said = theatre.words()
    assert "This session cannot be kept" in said
    assert "Please free some space, then try again." in said
    assert "You can still breathe." in said
    assert theatre.at(Step.READY)
    theatre.press(Key.Key_Escape)
    assert theatre.said == ["done"]


def test_it_can_be_tried_again_with_what_was_rated(theatre: BreathTheatre) -> None:
    with full_disk(SqliteBreathLog, "begin"):
        theatre.open()
        theatre.press(Key.Key_6)
        theatre.press(Key.Key_Space)
        theatre.click("breath.try_again")
        assert theatre.panel == "breath.not_kept"
        theatre.wait_for_jobs()
    theatre.click("breath.try_again")

    assert theatre.at(Step.BREATHING)
    assert [rating.value for rating in theatre.ratings] == [6]


def test_one_can_breathe_all_the_same(theatre: BreathTheatre) -> None:
    with full_disk(SqliteBreathLog, "begin"):
        theatre.begin()
        assert on() == "breath.start"
        theatre.press(Key.Key_Space)
    theatre.breathe(LEAD_IN_S + 13)
    theatre.press(Key.Key_Space)
    assert theatre.panel == "breath.paused"
    assert not theatre.has("breath.flare"), "there is nothing to note it with"
    theatre.press(Key.Key_Space)
    theatre.breathe(100)

    assert theatre.sentence == "1 minute, 5 whole breaths."
    for name in ("breath.pace", "breath.after", "breath.flare", "breath.save"):
        assert not theatre.has(name), "nothing of it can be kept"
    assert theatre.rows("SELECT COUNT(*) FROM session") == [(0,)]


def test_dizziness_in_a_session_that_is_not_kept_is_met_as_well(theatre: BreathTheatre) -> None:
    with full_disk(SqliteBreathLog, "begin"):
        theatre.begin()
    theatre.press(Key.Key_Space)
    theatre.breathe(10)
    theatre.press(Key.Key_D)
    assert theatre.panel == "breath.is_dizzy"
    theatre.press(Key.Key_Space)

    assert theatre.has("breath.result")


def test_a_breath_that_cannot_be_kept_is_told_quietly_and_brought_by_the_next(theatre: BreathTheatre) -> None:
    theatre.begin().breathe(LEAD_IN_S)
    with full_disk(SqliteBreathLog, "keep"):
        theatre.breathe(12)
        assert theatre.line == "This cannot be kept just now. Breathe on."
        assert theatre.panel == ""
        theatre.breathe(12)
        assert not theatre.timer("line").isActive(), "it stays"
        theatre.press(Key.Key_Space)
        theatre.press(Key.Key_Space)
        assert theatre.line == "This cannot be kept just now. Breathe on."
    theatre.breathe(3)
    assert theatre.rows("SELECT breaths FROM breathing") == [(0,)]
    theatre.breathe(12)

    assert theatre.line == ""
    assert theatre.rows("SELECT breaths FROM breathing") == [(3,)]


def test_an_end_that_cannot_be_kept_can_be_tried_again(theatre: BreathTheatre) -> None:
    theatre.begin()
    with full_disk(SqliteBreathLog, "finish"):
        theatre.breathe(LEAD_IN_S + FIRST)
        assert theatre.sentence == "1 minute, 5 whole breaths."
        assert "The disk is full" in theatre.words()
        theatre.click("breath.save")
        assert "The disk is full" in theatre.words()
    assert [done.ending for done in theatre.sessions] == [None]
    theatre.click("breath.save")

    assert "The disk is full" not in theatre.words()
    assert not theatre.has("breath.save")
    assert [done.ending for done in theatre.sessions] == [Ending.WHOLE]
    assert on() == "breath.done"


def test_who_felt_dizzy_hears_what_comes_next_once_it_is_kept(theatre: BreathTheatre) -> None:
    theatre.begin(BreathSpec()).breathe(LEAD_IN_S + 13)
    with full_disk(SqliteBreathLog, "finish"):
        theatre.press(Key.Key_D)
    theatre.press(Key.Key_Space)
    assert theatre.own == GOAL
    assert "Next time" not in theatre.words()
    theatre.click("breath.save")

    assert theatre.own == LADDER[2]
    assert "Next time begins more gently: 4 in, 6 out." in theatre.words()


def test_a_rating_that_cannot_be_kept_is_told(theatre: BreathTheatre) -> None:
    theatre.breathe_first()
    with full_disk(SqliteDiary, "rate"):
        theatre.click("breath.pace.answers.too_long")
    assert "The disk is full" in theatre.words()
    assert not theatre.has("breath.save")
    assert not theatre.has("breath.pace.undo")
    theatre.click("breath.pace.answers.too_long")

    assert "The disk is full" not in theatre.words()
    assert theatre.own == LADDER[0]


def test_a_flare_that_cannot_be_noted_is_told(theatre: BreathTheatre) -> None:
    theatre.begin().breathe(LEAD_IN_S + 13)
    theatre.press(Key.Key_Space)
    with full_disk(SqliteDiary, "add"):
        theatre.click("breath.flare")
        assert theatre.panel == "breath.paused"
        assert "The disk is full" in theatre.words()
        theatre.press(Key.Key_Escape)
        theatre.click("breath.flare")

    assert "The disk is full" in theatre.words()
    assert theatre.has("breath.flare")


def test_a_window_that_closes_on_a_full_disk_closes(theatre: BreathTheatre) -> None:
    theatre.begin().breathe(LEAD_IN_S + 13)
    with full_disk(SqliteBreathLog, "keep", "leave_block"):
        theatre.view.close_session()

    assert theatre.at(Step.CLOSED)
    theatre.service.leave()
