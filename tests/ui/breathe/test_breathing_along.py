"""A session from its ready screen to its last breath out: what is shown, heard and kept on the way."""

from __future__ import annotations

import gc
import json
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from gmi_trainer.domain.breath_cues import CueTrouble
from gmi_trainer.domain.breathing import GOAL, BreathPattern, BreathSpec, Ending, Pacer
from gmi_trainer.domain.checkin import Moment, Scale
from gmi_trainer.domain.plan import PlanRef
from gmi_trainer.services.breath_choices import Asking
from gmi_trainer.ui.breathe.controller import Step
from gmi_trainer.ui.theme.theme import Scheme, Theme
from gmi_trainer.ui.widgets.scale import ScaleCell
from tests.ui.breathe.breath_theatre import FIRST, LEAD_IN_S, BreathTheatre, on

Key = Qt.Key
FIVE_MINUTES = BreathSpec()


# -- getting ready -----------------------------------------------------------------------------------------


def test_the_first_time_it_is_one_minute_to_try(theatre: BreathTheatre) -> None:
    theatre.open()

    assert theatre.panel == "breath.ready"
    said = theatre.words()
    assert "One minute to try" in said
    assert "4 seconds in, 8 seconds out: 1 minute (5 breaths)" in said
    assert "Sit or lie" in said
    assert "quiet breaths, not big ones" in said
    assert "Not while you drive, in water, or standing if you faint easily" in said
    assert on() == "breath.start"
    assert theatre.rows("SELECT COUNT(*) FROM session") == [(0,)], "nothing is kept of looking at it"


def test_later_it_says_how_long_it_is(theatre: BreathTheatre) -> None:
    theatre.open(FIVE_MINUTES)

    assert "Slow breathing" in theatre.words()
    assert "4 seconds in, 8 seconds out: 5 minutes (25 breaths)" in theatre.words()


@pytest.mark.parametrize("key", [Key.Key_Escape, Key.Key_Backspace])
def test_one_key_leads_back_before_it_begins(theatre: BreathTheatre, key: Qt.Key) -> None:
    theatre.open()
    theatre.press(key)

    assert theatre.said == ["done"]
    assert theatre.at(Step.CLOSED)
    assert theatre.cues.is_closed
    assert theatre.rows("SELECT COUNT(*) FROM session") == [(0,)]


def test_a_digit_rates_before_it_and_space_still_starts(theatre: BreathTheatre) -> None:
    theatre.open()
    assert "Tension right now? You can leave this out." in theatre.words()
    theatre.press(Key.Key_6)
    assert theatre.ratings == [], "it belongs to a session, and there is none yet"
    assert on() == "breath.start"
    theatre.press(Key.Key_Space)

    assert theatre.at(Step.BREATHING)
    [rating] = theatre.ratings
    assert (rating.scale, rating.moment, rating.value) == (Scale.TENSION, Moment.BEFORE, 6)
    assert rating.session_id == theatre.controller.session_id


def test_a_tap_on_a_number_leaves_the_keyboard_on_start(theatre: BreathTheatre) -> None:
    theatre.open()
    QTest.mouseClick(theatre.find(ScaleCell, "breath.before.scale.3"), Qt.MouseButton.LeftButton)

    assert on() == "breath.start"


def test_it_can_be_left_out(theatre: BreathTheatre) -> None:
    theatre.begin()

    assert theatre.at(Step.BREATHING)
    assert theatre.ratings == []


def test_the_scale_is_the_one_that_the_person_chose(theatre: BreathTheatre) -> None:
    choices = theatre.service.choices
    choices.save(replace(choices.load(), scale=Scale.CALM))
    theatre.open()

    assert "Calm right now? You can leave this out." in theatre.words()


def test_who_would_rather_not_rate_pain_never_sees_it(theatre: BreathTheatre) -> None:
    choices, about = theatre.service.choices, theatre.workspace.about
    choices.save(replace(choices.load(), scale=Scale.PAIN_NOW))
    about.save(replace(about.load(), rates_pain=False))
    theatre.breathe_first()

    assert not theatre.has("breath.before")
    assert not theatre.has("breath.after.scale")
    assert "ain" not in theatre.words().replace("again", "")


def test_who_wants_no_question_gets_none(theatre: BreathTheatre) -> None:
    choices = theatre.service.choices
    choices.save(replace(choices.load(), asking=Asking.NEVER))
    theatre.open()

    assert not theatre.has("breath.before")


def test_no_sound_is_said_in_a_line_and_nothing_waits_for_it(theatre: BreathTheatre) -> None:
    theatre.trouble = CueTrouble.NO_DEVICE
    theatre.open()
    assert "There is no sound device." in theatre.words()

    theatre.cues.trouble = None
    theatre.cues.changed.emit()
    assert "There is no sound device." not in theatre.words()
    assert "quiet breaths" in theatre.words()


def test_without_tones_and_voice_no_sound_is_looked_for(theatre: BreathTheatre) -> None:
    theatre.begin(replace(FIVE_MINUTES, tones=False)).breathe(LEAD_IN_S + 12)

    assert theatre.all_cues == []
    assert theatre.controller.run.breaths_done == 1


def test_a_device_that_goes_while_somebody_breathes_changes_nothing(theatre: BreathTheatre) -> None:
    theatre.begin().breathe(10)
    theatre.cues.trouble = CueTrouble.NO_DEVICE
    theatre.cues.changed.emit()

    assert theatre.panel == ""
    assert theatre.at(Step.BREATHING)


# -- the breath --------------------------------------------------------------------------------------------


def test_after_the_lead_in_one_breath_follows_the_other(theatre: BreathTheatre) -> None:
    theatre.begin()
    assert theatre.panel == ""
    assert on() == "breath.stage"
    theatre.breathe(LEAD_IN_S + 12 + 4.1)

    assert theatre.cues.heard == ["prepare", "begin", "lead_in 1", "in 1", "out 1", "in 2", "out 2"]
    assert theatre.stage.pacer.accessibleName() == "Breathe out"
    assert theatre.controller.run.breaths_done == 1


def test_it_ends_with_the_last_breath_out(theatre: BreathTheatre) -> None:
    theatre.begin().breathe(LEAD_IN_S + FIRST - 0.1)
    assert theatre.at(Step.BREATHING)
    theatre.breathe(0.1)

    assert theatre.at(Step.OVER)
    assert theatre.sentence == "1 minute, 5 whole breaths."
    assert theatre.cues.heard[-2:] == ["halt", "finish"]
    [done] = theatre.sessions
    assert (done.breaths, done.breathed_ms, done.ending) == (5, 60_000, Ending.WHOLE)
    assert done.finished_utc == theatre.clock.utc_now()
    assert done.spec == theatre.controller.run.spec


def test_twenty_minutes_do_not_drift(theatre: BreathTheatre) -> None:
    theatre.begin(replace(FIVE_MINUTES, breaths=100))
    began = theatre.clock.utc_now()
    theatre.breathe(30 * 60, step_ms=170)

    assert theatre.sentence == "20 minutes, 100 whole breaths."
    late = theatre.clock.utc_now() - began - timedelta(seconds=LEAD_IN_S + 20 * 60)
    assert timedelta(0) <= late < timedelta(milliseconds=170)


def test_each_whole_breath_is_kept_at_once(theatre: BreathTheatre) -> None:
    theatre.begin()
    counts: list[tuple[object, ...]] = []
    for _ in range(3):
        theatre.breathe(LEAD_IN_S if not counts else 0)
        theatre.breathe(12)
        counts += theatre.rows("SELECT breaths, breathed_ms, ending FROM breathing")

    assert counts == [(1, 12_000, None), (2, 24_000, None), (3, 36_000, None)]


def test_a_window_that_closes_leaves_the_breaths_and_no_end(theatre: BreathTheatre) -> None:
    theatre.begin().breathe(LEAD_IN_S + 30)
    theatre.view.close_session()
    theatre.view.close_session()

    assert theatre.at(Step.CLOSED)
    assert not theatre.timer("tick").isActive()
    [done] = theatre.sessions
    assert (done.breaths, done.ending, done.finished_utc) == (2, None, None)
    theatre.service.book.rate(
        done.session_id, Scale.CALM, Moment.AFTER, 5
    )  # the record takes durable commits again


def test_a_window_that_closes_in_a_pause_leaves_what_came_of_it(theatre: BreathTheatre) -> None:
    theatre.begin().breathe(LEAD_IN_S + 14)
    theatre.press(Key.Key_Space)
    theatre.press(Key.Key_E)
    theatre.view.close_session()

    assert theatre.rows("SELECT breaths, pauses, eased FROM breathing") == [(1, 1, 1)]


def test_a_second_session_begins_afresh(theatre: BreathTheatre) -> None:
    theatre.breathe_first()
    theatre.click("breath.done")
    theatre.begin().breathe(LEAD_IN_S + 12)

    assert [done.breaths for done in theatre.sessions] == [1, 5]
    assert len(theatre.all_cues) == 2
    assert theatre.all_cues[0].is_closed


def test_the_plan_that_asked_for_it_is_kept_with_it(theatre: BreathTheatre) -> None:
    plan = PlanRef("plan-1", 1, "breathing")
    theatre.open(FIVE_MINUTES, plan)
    theatre.press(Key.Key_Space)

    assert theatre.rows("SELECT kind, plan_uuid, plan_item FROM session") == [
        ("breathing", "plan-1", "breathing")
    ]


def test_what_is_kept_says_how_steadily_the_pacer_moved(theatre: BreathTheatre) -> None:
    theatre.begin().breathe(20, step_ms=20)
    theatre.stand_still(0.5)
    theatre.press(Key.Key_Escape)
    [(stored,)] = theatre.rows("SELECT environment FROM session")

    environment = json.loads(str(stored))
    assert environment["pacer_worst_gap_ms"] == 500
    assert 48 < environment["pacer_per_second"] < 50
    assert environment["qt_version"]


# -- how it is looked at -----------------------------------------------------------------------------------


@pytest.mark.parametrize("pacer", list(Pacer))
def test_every_pacer_can_be_breathed_with(theatre: BreathTheatre, pacer: Pacer) -> None:
    spec = BreathSpec(BreathPattern(3_000, 4_000, 500, 500), 2, pacer=pacer, humming=True)
    theatre.begin(spec).breathe(LEAD_IN_S + 9)
    assert theatre.stage.grab().width() == theatre.view.width()
    theatre.breathe(8)

    assert theatre.sentence == "Less than a minute, 2 whole breaths."


def test_the_pacer_is_looked_at_as_often_as_it_wants(theatre: BreathTheatre) -> None:
    theatre.begin()
    assert theatre.timer("tick").interval() == 16
    assert theatre.timer("tick").timerType() is Qt.TimerType.PreciseTimer

    theatre.look.set_theme(Theme(Scheme.LIGHT, reduced_motion=True))
    assert theatre.timer("tick").interval() == 250


def test_no_timer_runs_but_while_somebody_breathes(theatre: BreathTheatre) -> None:
    theatre.open()
    assert not theatre.timer("tick").isActive()
    theatre.press(Key.Key_Space)
    assert theatre.timer("tick").isActive()
    theatre.press(Key.Key_Space)
    assert not theatre.timer("tick").isActive()
    theatre.press(Key.Key_Space)
    theatre.breathe(100)
    assert not theatre.timer("tick").isActive()


def test_while_somebody_breathes_garbage_is_small_and_still_collected(theatre: BreathTheatre) -> None:
    theatre.begin()
    assert gc.get_freeze_count() > 10_000
    assert gc.isenabled()

    theatre.press(Key.Key_Space)
    assert gc.get_freeze_count() == 0, "a pause may last all night"
    theatre.press(Key.Key_Space)
    assert gc.get_freeze_count() > 10_000
    theatre.press(Key.Key_Escape)
    assert gc.get_freeze_count() == 0


def test_the_four_buttons_say_their_keys_and_take_no_keyboard(theatre: BreathTheatre) -> None:
    theatre.begin()
    for name, said in (
        ("pause", "Pause (Space)"),
        ("easier", "Easier (E)"),
        ("dizzy", "I feel dizzy (D)"),
        ("stop", "Stop (Esc)"),
    ):
        button = theatre.find(QPushButton, f"breath.{name}")
        assert (button.text(), button.focusPolicy()) == (said, Qt.FocusPolicy.NoFocus)
        assert button.accessibleName() == said
        assert button.accessibleIdentifier() == f"breath.{name}"
    assert theatre.controller.run.pattern == GOAL
