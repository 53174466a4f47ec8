"""Pauses, breaks, offers and the way out: nothing is lost, nothing counts that should not."""

from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.activity import spec_for_test, spec_for_training
from gmi_trainer.domain.body import BodyPart, InputKind, Side
from gmi_trainer.domain.trial import Flag, Outcome
from gmi_trainer.services.changes import Changed
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.drill.controller import Step
from gmi_trainer.ui.theme.look import Look
from tests.ui.drill.painting import colours, painted
from tests.ui.drill.theatre import TRAINING, Theatre

Key = Qt.Key
LIMITED = replace(spec_for_training(BodyPart.HAND, 10), limit_ms=3000)


def collector_works() -> bool:
    return gc.isenabled() and gc.get_freeze_count() == 0


INTERRUPTIONS: list[tuple[str, Callable[[Theatre], None], Flag]] = [
    ("space", lambda t: t.press(Key.Key_Space), Flag.PAUSED),
    ("button", lambda t: t.click("drill.pause"), Flag.PAUSED),
    ("focus", lambda t: t.lose_focus(), Flag.LOST_FOCUS),
    ("resize", lambda t: t.resize(760, 620), Flag.PAUSED),
]


@pytest.mark.parametrize(("how", "interrupt", "flag"), INTERRUPTIONS, ids=[row[0] for row in INTERRUPTIONS])
def test_an_interruption_voids_the_picture_and_it_comes_again(
    theatre: Theatre, how: str, interrupt: Callable[[Theatre], None], flag: Flag
) -> None:
    theatre.begin()
    shown = theatre.shown

    interrupt(theatre)

    assert theatre.at(Step.PAUSED)
    assert theatre.panel == "drill.paused"
    assert collector_works()
    [trial] = theatre.trials
    assert (trial.outcome, trial.stimulus) == (Outcome.VOID, shown)
    assert flag in trial.flags
    theatre.wait_until_loaded()
    theatre.press(Key.Key_Space)
    assert theatre.at(Step.LEAD_IN), "3-2-1 again"
    assert not gc.isenabled()
    theatre.play_on()
    assert [t.stimulus for t in theatre.trials].count(shown) == 2
    assert theatre.session.scored == 5


def test_a_pause_hides_the_picture(theatre: Theatre) -> None:
    theatre.begin()
    theatre.press(Key.Key_Space)

    assert colours(painted(theatre.stage.view)) == {theatre.look.tokens.stage}


@pytest.mark.parametrize("step", [Step.LEAD_IN, Step.INTERVAL, Step.FEEDBACK])
def test_a_pause_between_pictures_costs_no_picture(theatre: Theatre, step: Step) -> None:
    theatre.begin()
    theatre.answer_right()
    if step is Step.INTERVAL:
        theatre.wait_out()
    if step is Step.LEAD_IN:
        theatre.press(Key.Key_Space)
        theatre.press(Key.Key_Space)
    assert theatre.at(step)

    theatre.press(Key.Key_Space)

    assert theatre.panel == "drill.paused"
    assert not theatre.timer("next").isActive()
    assert [t.outcome for t in theatre.trials] == [Outcome.CORRECT]
    theatre.press(Key.Key_Space)
    theatre.play_on()
    assert theatre.session.scored == 5


def test_nothing_happens_while_it_is_paused(theatre: Theatre) -> None:
    theatre.begin(LIMITED)
    theatre.press(Key.Key_Space)

    for name in ("next", "limit"):
        assert not theatre.timer(name).isActive()


def test_another_device_voids_the_answer_and_says_so(theatre: Theatre) -> None:
    theatre.begin()
    shown = theatre.shown
    theatre.click_half(Side.LEFT)

    assert theatre.panel == "drill.other_device"
    assert "This drill is answered with: Keys." in " ".join(theatre.words())
    [trial] = theatre.trials
    assert trial.outcome is Outcome.VOID
    assert Flag.INPUT_CHANGED in trial.flags
    assert collector_works()
    theatre.press(Key.Key_Space)
    theatre.play_on()
    assert [t.stimulus for t in theatre.trials].count(shown) == 2


def test_a_key_in_a_mouse_drill_is_another_device(theatre: Theatre) -> None:
    theatre.begin(replace(TRAINING, input_kind=InputKind.MOUSE))
    theatre.answer_right()

    assert theatre.panel == "drill.other_device"
    assert "Mouse" in " ".join(theatre.words())


def test_a_machine_that_slept_voids_the_answer(theatre: Theatre) -> None:
    theatre.begin()
    theatre.clock.sleep_machine(timedelta(minutes=20))
    theatre.answer_right()

    [trial] = theatre.trials
    assert trial.outcome is Outcome.VOID
    assert Flag.SUSPENDED in trial.flags


def test_a_machine_that_slept_past_the_limit_voids_the_picture_too(theatre: Theatre) -> None:
    theatre.begin(LIMITED)
    theatre.clock.sleep_machine(timedelta(minutes=20))
    theatre.wait_out("limit")

    [trial] = theatre.trials
    assert trial.outcome is Outcome.VOID
    assert Flag.SUSPENDED in trial.flags


def test_leaving_a_picture_out_takes_it_from_the_deck_and_from_later_drills(theatre: Theatre) -> None:
    theatre.begin(spec_for_training(BodyPart.HAND, 60))
    unwanted = theatre.shown.picture
    theatre.press(Key.Key_N)
    run = theatre.controller.run
    assert run is not None

    assert theatre.trials[-1].outcome is Outcome.SKIPPED
    assert unwanted not in {card.stimulus.picture for card in run.state.queue}
    assert theatre.choices.kept_out() == {unwanted.sha256}
    assert Changed.PICTURES in theatre.heard
    assert theatre.at(Step.INTERVAL), "no mark for a picture that was left out"
    theatre.view.play(spec_for_training(BodyPart.HAND, 60), seed=42)
    assert unwanted not in theatre.drills.pictures(BodyPart.HAND)


def test_a_left_out_picture_can_be_let_back_in_from_the_result(theatre: Theatre) -> None:
    theatre.begin()
    theatre.click("drill.skip")
    theatre.play_on()

    theatre.click("result.allow_again")

    assert theatre.choices.kept_out() == frozenset()
    assert "The picture may come again." in theatre.words()
    assert not theatre.find(QPushButton, "result.allow_again").isVisible()


def test_leaving_out_is_for_shown_pictures_only(theatre: Theatre) -> None:
    theatre.begin()
    theatre.answer_right()
    theatre.press(Key.Key_N)

    assert theatre.choices.kept_out() == frozenset()


def test_a_break_comes_every_twenty_pictures(theatre: Theatre) -> None:
    theatre.begin(spec_for_training(BodyPart.HAND, 60))
    breaks = []
    theatre.play_on()
    while theatre.panel == "drill.break":
        breaks.append(len(theatre.trials))
        assert collector_works()
        theatre.press(Key.Key_Space)
        theatre.play_on()

    assert breaks == [20, 40]
    assert theatre.session.scored == 60


def test_no_break_inside_a_test(theatre: Theatre) -> None:
    theatre.begin(spec_for_test(BodyPart.HAND, 40))
    theatre.play_on()

    assert theatre.session.scored == 40


def miss(theatre: Theatre) -> None:
    theatre.until_shown()
    theatre.wait_out("limit")
    theatre.wait_out()


def test_three_misses_running_bring_the_offer_to_take_the_clock_off(theatre: Theatre) -> None:
    theatre.begin(LIMITED)
    miss(theatre)
    miss(theatre)
    assert theatre.at(Step.INTERVAL)
    miss(theatre)

    assert theatre.panel == "drill.offer_no_limit"
    assert collector_works()
    theatre.press(Key.Key_Space)
    theatre.until_shown()
    assert not theatre.timer("limit").isActive()
    theatre.play_on()
    assert theatre.result.isVisible()


def test_the_limit_can_be_kept(theatre: Theatre) -> None:
    theatre.begin(LIMITED)
    for _ in range(3):
        miss(theatre)
    theatre.click("drill.clock_on")
    theatre.until_shown()

    assert theatre.timer("limit").isActive()


def test_a_test_makes_no_such_offer(theatre: Theatre) -> None:
    theatre.begin(spec_for_test(BodyPart.HAND, 20))
    for _ in range(4):
        theatre.until_shown()
        theatre.wait_out("limit")

    assert theatre.at(Step.INTERVAL)


# -- the way out -------------------------------------------------------------------------------------


@pytest.mark.parametrize("way", ["key", "button"])
def test_stopping_settles_first_and_keeps_what_was_done(theatre: Theatre, way: str) -> None:
    theatre.begin()
    theatre.answer_right()
    theatre.until_shown()
    theatre.press(Key.Key_Escape) if way == "key" else theatre.click("drill.stop")

    assert theatre.panel == "drill.settle"
    assert "What you did is kept." in theatre.words()
    assert collector_works()
    assert [t.outcome for t in theatre.trials] == [Outcome.CORRECT, Outcome.VOID]
    assert Flag.STOPPED in theatre.trials[-1].flags
    assert theatre.session.finished_utc is not None


def test_after_settling_the_result_can_be_seen(theatre: Theatre) -> None:
    theatre.begin()
    theatre.answer_right()
    theatre.press(Key.Key_Escape)
    theatre.press(Key.Key_Space)

    assert theatre.result.isVisible()
    assert "A few pictures done. Every bit of practice counts." in theatre.words()


@pytest.mark.parametrize(("button", "said"), [("drill.rest", "done"), ("drill.choose", "choose")])
def test_after_settling_one_can_rest_or_choose_something_else(
    theatre: Theatre, button: str, said: str
) -> None:
    theatre.begin()
    theatre.press(Key.Key_Escape)
    theatre.click(button)

    assert theatre.said == [said]


def test_escape_goes_on_through_settling(theatre: Theatre) -> None:
    theatre.begin()
    theatre.press(Key.Key_Escape)
    theatre.press(Key.Key_Escape)

    assert theatre.said == ["done"]


@pytest.mark.parametrize("pause", ["drill.paused", "drill.break"])
def test_a_rest_can_be_the_end(theatre: Theatre, pause: str) -> None:
    theatre.begin(spec_for_training(BodyPart.HAND, 40))
    if pause == "drill.paused":
        theatre.press(Key.Key_Space)
    else:
        theatre.play_on()
    assert theatre.panel == pause

    theatre.press(Key.Key_Escape)

    assert theatre.panel == "drill.settle"
    assert theatre.session.finished_utc is not None


def test_leaving_the_ready_screen_stores_nothing(theatre: Theatre) -> None:
    theatre.open()
    theatre.press(Key.Key_Escape)

    assert theatre.said == ["done"]
    assert theatre.record.sessions == {}


@pytest.mark.parametrize("step", [Step.LEAD_IN, Step.INTERVAL, Step.SHOWING, Step.FEEDBACK, Step.PAUSED])
def test_closing_the_window_leaves_an_interrupted_session(theatre: Theatre, step: Step) -> None:
    theatre.begin()
    theatre.answer_right()
    assert theatre.at(Step.FEEDBACK)
    if step is Step.PAUSED:
        theatre.press(Key.Key_Space)
    elif step is Step.LEAD_IN:
        theatre.press(Key.Key_Space)
        theatre.press(Key.Key_Space)
    while not theatre.at(step):
        theatre.wait_out()

    theatre.view.close_drill()

    assert theatre.session.finished_utc is None
    assert theatre.trials[0].outcome is Outcome.CORRECT
    assert not theatre.record.in_block
    assert collector_works()
    assert not any(theatre.timer(name).isActive() for name in ("next", "limit", "pixmap", "refit"))
    if step is Step.SHOWING:
        assert Flag.STOPPED in theatre.trials[-1].flags


def test_closing_after_the_end_changes_nothing(theatre: Theatre) -> None:
    theatre.begin()
    theatre.play_on()
    finished = theatre.session.finished_utc

    theatre.view.close_drill()

    assert theatre.session.finished_utc == finished


def test_once_more_plays_the_same_kind_of_drill_again(theatre: Theatre) -> None:
    theatre.begin()
    theatre.play_on()
    theatre.click("result.again")
    theatre.wait_until_loaded()

    assert theatre.panel == "drill.ready"
    theatre.press(Key.Key_Space)
    theatre.play_on()
    assert len(theatre.record.sessions) == 2


def test_the_result_leads_to_progress_or_away(theatre: Theatre) -> None:
    theatre.begin()
    theatre.play_on()
    theatre.click("result.progress")
    theatre.click("result.done")

    assert theatre.said == ["progress", "done"]


def test_details_open_and_close(theatre: Theatre) -> None:
    theatre.begin()
    theatre.play_on()
    before = theatre.words()
    theatre.click("result.details")
    details = [words for words in theatre.words() if words not in before]
    theatre.click("result.details")

    assert any(words.startswith("Timing quality: good") for words in details)
    assert any("Seed 42" in words for words in details)
    assert theatre.words() == before


# -- on the panels -----------------------------------------------------------------------------------


def test_enter_presses_the_button_that_has_the_focus(theatre: Theatre) -> None:
    theatre.open()
    theatre.find(QPushButton, "drill.leave").setFocus()
    theatre.press(Key.Key_Return)

    assert theatre.said == ["done"]


def test_enter_on_the_obvious_button_starts(theatre: Theatre) -> None:
    theatre.open()
    theatre.press(Key.Key_Return)

    assert theatre.at(Step.LEAD_IN)


def test_space_beside_the_buttons_does_the_obvious_thing(theatre: Theatre) -> None:
    theatre.open()
    theatre.stage.panel.setFocus()
    theatre.press(Key.Key_Space)

    assert theatre.at(Step.LEAD_IN)


def test_done_is_in_view_also_in_a_small_window(look: Look, jobs: Background, qtbot: QtBot) -> None:
    theatre = Theatre(look, jobs, qtbot, size=(700, 520))
    theatre.begin(spec_for_training(BodyPart.HAND, 20))
    theatre.play_on()
    done = theatre.find(QPushButton, "result.done")

    qtbot.waitUntil(lambda: theatre.view.rect().contains(done.mapTo(theatre.view, done.rect().bottomRight())))
    assert done.hasFocus()
