"""The computer was asleep in mid-drill: nobody comes back to a picture that is already running."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from gmi_trainer.domain.activity import spec_for_training
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.trial import Flag, Outcome
from gmi_trainer.ui.drill.controller import Step
from tests.ui.drill.theatre import TRAINING, Theatre

LIMITED = replace(spec_for_training(BodyPart.HAND, 5), break_every=None, limit_ms=3000)


def sleep(theatre: Theatre) -> None:
    theatre.clock.sleep_machine(timedelta(hours=8))


def says_so(theatre: Theatre) -> bool:
    return any("The computer was asleep." in words for words in theatre.words())


@pytest.mark.parametrize("how", ["an answer", "the limit"])
def test_while_a_picture_was_shown(theatre: Theatre, how: str) -> None:
    theatre.begin(LIMITED)
    shown = theatre.shown
    sleep(theatre)

    if how == "an answer":
        theatre.answer_right()
    else:
        theatre.wait_out("limit")

    [trial] = theatre.trials
    assert (trial.stimulus, trial.outcome) == (shown, Outcome.VOID)
    assert Flag.SUSPENDED in trial.flags
    assert theatre.panel == "drill.paused"
    assert says_so(theatre)
    theatre.press(Qt.Key.Key_Space)
    assert theatre.at(Step.LEAD_IN), "3-2-1 again"
    theatre.play_on()
    assert [t.stimulus for t in theatre.trials].count(shown) == 2
    assert theatre.session.scored == 5


@pytest.mark.parametrize("step", [Step.LEAD_IN, Step.FEEDBACK, Step.INTERVAL])
def test_between_two_pictures_no_picture_is_lost(theatre: Theatre, step: Step) -> None:
    theatre.begin()
    if step is not Step.LEAD_IN:
        theatre.answer_right()
    if step is Step.INTERVAL:
        theatre.wait_out()
    if step is Step.LEAD_IN:
        theatre.press(Qt.Key.Key_Space)
        theatre.press(Qt.Key.Key_Space)
    assert theatre.at(step)
    stored = len(theatre.trials)

    sleep(theatre)
    theatre.wait_out()

    assert theatre.panel == "drill.paused"
    assert says_so(theatre)
    assert len(theatre.trials) == stored
    theatre.press(Qt.Key.Key_Space)
    theatre.play_on()
    assert theatre.session.scored == 5


def test_on_the_ready_screen_it_changes_nothing(theatre: Theatre) -> None:
    theatre.open()
    sleep(theatre)

    theatre.press(Qt.Key.Key_Space)
    theatre.play_on()

    assert theatre.session.scored == 5
    assert not any(Flag.SUSPENDED in trial.flags for trial in theatre.trials)


def test_nor_in_a_pause(theatre: Theatre) -> None:
    theatre.begin()
    theatre.press(Qt.Key.Key_Space)
    sleep(theatre)

    theatre.press(Qt.Key.Key_Space)
    theatre.play_on()

    assert theatre.session.scored == 5
    assert not any(Flag.SUSPENDED in trial.flags for trial in theatre.trials)


def test_nor_on_the_result(theatre: Theatre) -> None:
    theatre.begin(TRAINING)
    theatre.play_on()
    before = theatre.words()

    sleep(theatre)

    assert theatre.words() == before


def test_after_the_last_answer_the_drill_is_finished_all_the_same(theatre: Theatre) -> None:
    theatre.begin()
    while len(theatre.trials) < 5:
        theatre.until_shown()
        theatre.answer_right()
    assert theatre.at(Step.FEEDBACK)

    sleep(theatre)
    theatre.wait_out()

    assert theatre.session.finished_utc is not None
