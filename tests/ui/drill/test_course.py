"""The course of a drill in the window: ready, lead-in, cross, picture, answer, result."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from random import Random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.activity import DrillMode, Purpose, spec_for_test, spec_for_training
from gmi_trainer.domain.body import BodyPart, InputKind, Side
from gmi_trainer.domain.trial import Onset, Outcome
from gmi_trainer.services.changes import Changed
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.drill.controller import COUNT_FROM, COUNT_STEP_MS, FEEDBACK_MS, Step
from gmi_trainer.ui.theme.look import Look
from tests.samples import sample_picture
from tests.ui.drill.painting import painted
from tests.ui.drill.theatre import BARRIER_MS, TRAINING, Theatre

Key = Qt.Key
TEST = spec_for_test(BodyPart.HAND, 20)
UNUSED = sys.getrefcount([object()][0]) + 1  # of something that only a list still holds


def test_a_drill_begins_with_a_ready_screen(theatre: Theatre) -> None:
    theatre.open(TEST)

    assert theatre.panel == "drill.ready"
    assert theatre.stage.panel.accessibleIdentifier() == "drill.ready"
    words = " ".join(theatre.words())
    assert "Is this a left or a right hand?" in words
    assert "Test: Hands, 20 pictures, after 4 to warm up. At most 10 seconds each." in words
    assert theatre.record.sessions == {}, "nothing is stored before Start"


def test_space_starts_with_three_two_one(theatre: Theatre) -> None:
    theatre.open()
    theatre.press(Key.Key_Space)
    assert theatre.at(Step.LEAD_IN)
    seen = [painted(theatre.stage.view)]
    waits = []
    while theatre.at(Step.LEAD_IN):
        waits.append(theatre.wait_out())
        seen.append(painted(theatre.stage.view))

    assert waits == [COUNT_STEP_MS] * COUNT_FROM
    assert all(one != other for one, other in pairwise(seen)), "3, 2, 1 and the cross differ"
    assert theatre.at(Step.INTERVAL)


def test_the_lead_in_comes_once(theatre: Theatre) -> None:
    theatre.begin()
    theatre.answer_right()
    steps = []
    while not theatre.at(Step.SHOWING):
        steps.append(theatre.step)
        theatre.wait_out()

    assert steps == [Step.FEEDBACK, Step.INTERVAL]


def test_the_cross_stays_for_a_seeded_while_of_half_a_second_to_a_second(theatre: Theatre) -> None:
    theatre.open(replace(TRAINING, feedback=False), seed=7)
    theatre.press(Key.Key_Space)
    crosses = []
    while theatre.controller.is_in_block:
        if theatre.at(Step.SHOWING):
            theatre.answer_right()
        elif theatre.at(Step.INTERVAL):
            crosses.append(theatre.wait_out())
        else:
            theatre.wait_out()

    rng = Random(7)
    assert crosses == [rng.randint(500, 1000) for _ in range(5)]
    assert len(set(crosses)) > 1


def test_an_interval_of_nothing_shows_the_next_picture_at_once(theatre: Theatre) -> None:
    theatre.begin(replace(TRAINING, feedback=False, interval_ms=(0, 0)))
    first = theatre.shown

    theatre.answer_right()

    assert theatre.at(Step.SHOWING)
    assert theatre.shown != first
    assert theatre.stage.view.accessibleName() == "picture 2 of 5"


def test_a_fixed_interval_is_kept(theatre: Theatre) -> None:
    theatre.open(replace(TRAINING, interval_ms=(750, 750)))
    theatre.press(Key.Key_Space)
    while theatre.at(Step.LEAD_IN):
        theatre.wait_out()

    assert theatre.wait_out() == 750


def test_the_picture_of_the_trial_is_on_the_stage_before_it_is_stamped(theatre: Theatre) -> None:
    theatre.begin()
    before_ns = theatre.clock.now_ns()
    onset = theatre.controller.run.state.onset if theatre.controller.run else None

    assert theatre.presented == [theatre.shown]
    assert onset == Onset(flush_ns=before_ns - round(BARRIER_MS * 1e6), onset_ns=before_ns)


def test_an_answer_is_timed_from_the_onset(theatre: Theatre) -> None:
    theatre.begin()
    theatre.answer_right(after_ms=812.5)

    [trial] = theatre.trials
    assert (trial.outcome, trial.rt_ms) == (Outcome.CORRECT, 812.5)
    assert trial.response_key in {"Left", "Right"}


def test_a_test_gives_no_feedback(theatre: Theatre) -> None:
    theatre.begin(TEST)
    theatre.answer_wrong()

    assert theatre.at(Step.INTERVAL)
    assert theatre.label("drill.feedback") == ""


@pytest.mark.parametrize(("right", "mark"), [(True, "✓"), (False, "↔")])
def test_training_says_mark_and_word_after_each_picture(theatre: Theatre, right: bool, mark: str) -> None:
    theatre.begin()
    side = theatre.shown.side
    (theatre.answer_right if right else theatre.answer_wrong)()

    assert theatre.at(Step.FEEDBACK)
    said = theatre.label("drill.feedback")
    assert said.startswith(mark)
    assert f"a {side} hand" in said
    assert theatre.wait_out() == FEEDBACK_MS
    assert theatre.label("drill.feedback") == ""


@pytest.fixture
def of_necks(look: Look, jobs: Background, qtbot: QtBot) -> Iterator[Theatre]:
    theatre = Theatre(look, jobs, qtbot, pictures=[sample_picture(n, BodyPart.NECK) for n in range(1, 30)])
    yield theatre
    theatre.view.close_drill()
    qtbot.waitUntil(lambda: jobs.is_idle)


@pytest.mark.parametrize(("right", "mark"), [(True, "✓"), (False, "↔")])
def test_of_a_neck_it_is_asked_and_said_which_way(of_necks: Theatre, right: bool, mark: str) -> None:
    of_necks.open(spec_for_training(BodyPart.NECK, 20))
    assert "Has the person turned or leaned to their left or right?" in of_necks.words()
    of_necks.press(Key.Key_Space)
    of_necks.until_shown()
    side = of_necks.shown.side
    (of_necks.answer_right if right else of_necks.answer_wrong)()

    said = of_necks.label("drill.feedback")
    assert said.startswith(mark)
    assert f"to their {side}" in said


def test_feedback_stands_outside_the_pictures_rectangle(theatre: Theatre) -> None:
    theatre.begin()
    theatre.answer_right()
    feedback = theatre.find(QLabel, "drill.feedback")

    assert not feedback.geometry().intersects(theatre.stage.view.geometry())
    assert feedback.height() >= feedback.heightForWidth(feedback.width())


def test_no_answer_in_time_is_missed(theatre: Theatre) -> None:
    theatre.begin(replace(TRAINING, limit_ms=3000))

    assert theatre.wait_out("limit") == 3000

    [trial] = theatre.trials
    assert (trial.outcome, trial.rt_ms) == (Outcome.MISSED, None)
    assert theatre.label("drill.feedback").startswith("…")


def test_without_a_limit_no_clock_runs(theatre: Theatre) -> None:
    theatre.begin()

    assert not theatre.timer("limit").isActive()


def test_an_answer_stops_the_limit(theatre: Theatre) -> None:
    theatre.begin(replace(TRAINING, limit_ms=3000))
    theatre.answer_right()

    assert not theatre.timer("limit").isActive()


def test_an_answer_faster_than_sight_comes_again(theatre: Theatre) -> None:
    theatre.begin()
    first = theatre.shown
    theatre.answer_right(after_ms=100)
    theatre.wait_out()
    theatre.play_on()

    assert theatre.trials[0].outcome is Outcome.TOO_FAST
    assert [t.stimulus for t in theatre.trials].count(first) == 2
    assert theatre.session.scored == 5


def test_keys_outside_a_trial_are_nothing(theatre: Theatre) -> None:
    theatre.open()
    theatre.press(Key.Key_Space)
    while not theatre.at(Step.SHOWING):
        theatre.answer(Side.LEFT)
        theatre.wait_out()

    assert theatre.trials == []


def test_the_end_shows_the_result_with_every_row_stored(theatre: Theatre) -> None:
    theatre.begin()
    theatre.play_on()

    assert theatre.at(Step.OVER)
    assert theatre.result.isVisible()
    assert theatre.session.finished_utc is not None
    assert len(theatre.trials) == 5
    assert not theatre.record.in_block
    assert Changed.SESSIONS in theatre.heard
    assert theatre.session.purpose is Purpose.FAMILIARISATION


def test_a_whole_test_of_twenty_is_played_with_its_warm_ups(theatre: Theatre) -> None:
    theatre.begin(TEST)
    theatre.play_on()

    assert [t.is_warm_up for t in theatre.trials] == [True] * 4 + [False] * 20
    assert theatre.session.spec.mode is DrillMode.TEST
    assert theatre.result.isVisible()


def test_the_same_seed_shows_the_same_pictures(theatre: Theatre) -> None:
    theatre.begin(seed=5)
    theatre.play_on()
    first = list(theatre.presented)
    theatre.presented.clear()
    theatre.begin(seed=5)
    theatre.play_on()

    assert theatre.presented == first
    assert theatre.session.start.seed == 5


def test_the_session_says_how_it_was_measured(theatre: Theatre) -> None:
    theatre.begin()
    rect = theatre.stage.view.rect()
    corner = theatre.stage.view.mapToGlobal(rect.topLeft())
    theatre.play_on()
    told = theatre.session.environment

    assert told["stimulus_rect"] == [corner.x(), corner.y(), rect.width(), rect.height()]
    assert told["onset_method"] == "fake"
    assert told["stage_colour"] == theatre.look.tokens.stage
    assert told["platform_plugin"] == "offscreen"
    assert told["device_pixel_ratio"] == 1.0
    assert told["timing_quality"] == "good"
    assert {"qt_version", "screen", "refresh_hz", "worst_clamp_ms", "late_trials", "timing_within_ms"} <= set(
        told
    )


def test_a_picture_is_called_by_its_number_and_never_by_its_side(theatre: Theatre) -> None:
    theatre.begin()
    names = []
    while theatre.controller.is_in_block:
        theatre.until_shown()
        interface = QAccessible.queryAccessibleInterface(theatre.stage.view)
        assert interface is not None
        said = interface.text(QAccessible.Text.Name) + interface.text(QAccessible.Text.Description)
        names.append(said)
        theatre.answer_right()
        theatre.wait_out()

    assert names == [f"picture {n} of 5" for n in range(1, 6)]


def test_warm_ups_are_called_warm_ups(theatre: Theatre) -> None:
    theatre.begin(TEST)

    assert theatre.stage.view.accessibleName() == "warm-up picture"
    for _ in range(4):
        theatre.until_shown()
        theatre.answer_right()
    theatre.until_shown()
    assert theatre.stage.view.accessibleName() == "picture 1 of 20"


def test_identifiers_stay_the_same(theatre: Theatre) -> None:
    theatre.open()

    assert theatre.stage.accessibleIdentifier() == "drill.stage"
    assert theatre.stage.view.accessibleIdentifier() == "drill.stimulus"
    assert theatre.stage.panel.accessibleIdentifier() == "drill.ready"


def test_nothing_is_decoded_once_the_drill_has_begun(theatre: Theatre) -> None:
    theatre.begin()
    asked = list(theatre.frames.asked_for)
    theatre.play_on()

    assert len(asked) == 1
    assert theatre.frames.asked_for == asked
    assert asked[0] == (5, theatre.stage.view.width())


def test_the_collector_rests_inside_a_block_and_works_before_and_after(theatre: Theatre) -> None:
    theatre.open()
    assert (gc.isenabled(), gc.get_freeze_count()) == (True, 0)
    theatre.press(Key.Key_Space)
    assert not gc.isenabled()
    assert gc.get_freeze_count() > 0
    theatre.play_on()
    assert (gc.isenabled(), gc.get_freeze_count()) == (True, 0)


def test_sixty_pictures_leave_nothing_behind(theatre: Theatre) -> None:
    """Sixty pictures of a dense screen are 200 MB."""
    theatre.open(spec_for_training(BodyPart.HAND, 60))
    made = theatre.frames.made
    assert len(made) == 60
    assert min(sys.getrefcount(made[n]) for n in range(60)) > UNUSED
    theatre.press(Key.Key_Space)
    theatre.press(Key.Key_Escape)

    assert theatre.at(Step.OVER)
    assert {sys.getrefcount(made[n]) for n in range(60)} == {UNUSED}


def test_a_mouse_drill_is_answered_by_halves(theatre: Theatre) -> None:
    theatre.begin(replace(TRAINING, input_kind=InputKind.MOUSE))
    theatre.click_half(theatre.shown.side)

    [trial] = theatre.trials
    assert (trial.outcome, trial.response_key) == (Outcome.CORRECT, f"{trial.response}_half")
