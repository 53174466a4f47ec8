"""Whole drills answered by resting the pointer, with own keys, with one hand, and by touch."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton

from gmi_trainer.domain.activity import DrillSpec, KeyPair, spec_for_test, with_input
from gmi_trainer.domain.body import AnsweringLimb, BodyPart, InputKind, Side
from gmi_trainer.domain.key_map import Key as OwnKey
from gmi_trainer.domain.key_map import KeyMap
from gmi_trainer.domain.trial import Flag, Outcome
from gmi_trainer.ui.drill.controller import Step
from gmi_trainer.ui.drill.middle_zone import MiddleZone
from gmi_trainer.ui.stage.dwell_buttons import TARGET_PX
from tests.ui.drill.theatre import TRAINING, Theatre

DWELL = with_input(TRAINING, InputKind.DWELL, AnsweringLimb.OTHER, KeyPair.ARROWS, dwell_ms=800)
PEDALS = KeyMap(OwnKey(Qt.Key.Key_F13.value, "F13"), OwnKey(Qt.Key.Key_B.value, "B"))


def own_keys(spec: DrillSpec = TRAINING) -> DrillSpec:
    return with_input(spec, InputKind.KEYBOARD, AnsweringLimb.BOTH_FEET, KeyPair.ARROWS, own_keys=PEDALS)


def one_hand(limb: AnsweringLimb, pair: KeyPair) -> DrillSpec:
    return with_input(TRAINING, InputKind.KEYBOARD, limb, pair)


def share_of(side: Side) -> float:
    return 0.02 if side is Side.LEFT else 0.98


def rest_rightly(theatre: Theatre, after_ms: float = 700) -> None:
    theatre.point_at(share_of(theatre.shown.side), after_ms)
    theatre.rest_out()


def to_the_end(theatre: Theatre, answer: Callable[[Theatre], None]) -> None:
    while theatre.controller.is_in_block:
        theatre.until_shown()
        answer(theatre)
        if theatre.step is Step.FEEDBACK and theatre.controller.is_in_block:
            theatre.wait_out()


def press_rightly(theatre: Theatre) -> None:
    theatre.clock.advance_ms(900)
    theatre.press(Qt.Key.Key_F13 if theatre.shown.side is Side.LEFT else Qt.Key.Key_B)


def test_the_answers_time_is_that_of_entering_the_side(theatre: Theatre) -> None:
    theatre.begin(DWELL)
    rest_rightly(theatre, after_ms=640)

    (trial,) = theatre.trials
    assert (trial.outcome, trial.rt_ms) == (Outcome.CORRECT, 640)
    assert trial.response_key in ("left_half", "right_half")
    assert trial.flags == frozenset()
    session = theatre.session
    assert (session.start.input_kind, session.spec.dwell_ms) == (InputKind.DWELL, 800)


def test_no_picture_comes_before_the_pointer_is_in_the_middle(theatre: Theatre) -> None:
    theatre.open(DWELL)
    theatre.press(Qt.Key.Key_Space)
    while theatre.at(Step.LEAD_IN):
        theatre.wait_out()

    assert theatre.at(Step.GATHERING)
    assert theatre.label("drill.feedback") == "Bring the pointer to the middle."
    zone, words = theatre.find(MiddleZone, "drill.middle"), theatre.find(QLabel, "drill.feedback")
    assert zone.is_calling
    assert zone.geometry().bottom() < words.geometry().center().y() - words.fontMetrics().height() // 2
    assert not theatre.timer("next").isActive()

    theatre.point_at(0.5)
    assert theatre.at(Step.INTERVAL)
    assert theatre.label("drill.feedback") == ""
    assert not theatre.find(MiddleZone, "drill.middle").is_calling


def test_leaving_the_middle_too_soon_waits_for_its_return(theatre: Theatre) -> None:
    theatre.begin(DWELL)
    rest_rightly(theatre)
    theatre.wait_out()  # mark and word
    assert theatre.at(Step.GATHERING), "the pointer is still on the side"
    theatre.point_at(0.5)
    theatre.point_at(0.02)
    assert theatre.at(Step.GATHERING)
    theatre.point_at(0.5)
    theatre.until_shown()

    assert len(theatre.trials) == 1


def test_leaving_a_side_before_the_time_is_no_answer(theatre: Theatre) -> None:
    theatre.begin(DWELL)
    wrong = theatre.shown.side.other
    theatre.point_at(share_of(wrong), 500)
    theatre.point_at(0.5, 300)
    theatre.point_at(share_of(wrong.other), 400)
    theatre.rest_out()

    assert [(t.outcome, t.rt_ms) for t in theatre.trials] == [(Outcome.CORRECT, 1200)]


def test_a_whole_drill_is_done_by_resting_alone(theatre: Theatre) -> None:
    theatre.open(DWELL)
    theatre.rest_on("drill.start")
    while theatre.controller.is_in_block:
        theatre.until_shown()
        rest_rightly(theatre)
        if theatre.at(Step.FEEDBACK):
            theatre.wait_out()

    assert theatre.result.isVisible()
    assert [t.outcome for t in theatre.trials] == [Outcome.CORRECT] * 5


@pytest.mark.parametrize(
    ("button", "panel"),
    [("drill.pause", "drill.paused"), ("drill.stop", "drill.settle")],
)
def test_pause_and_stop_by_resting(theatre: Theatre, button: str, panel: str) -> None:
    theatre.begin(DWELL)
    theatre.rest_on(button)

    assert theatre.panel == panel


def test_leaving_a_picture_out_by_resting(theatre: Theatre) -> None:
    theatre.begin(DWELL)
    theatre.rest_on("drill.skip")

    assert [t.outcome for t in theatre.trials] == [Outcome.SKIPPED]


def test_going_on_by_resting_and_a_new_message_is_not_pressed_by_where_the_pointer_was(
    theatre: Theatre,
) -> None:
    theatre.begin(DWELL)
    theatre.rest_on("drill.pause")
    assert theatre.panel == "drill.paused"
    theatre.rest_on("drill.resume")

    assert theatre.at(Step.LEAD_IN)


def test_targets_for_resting_are_large(theatre: Theatre) -> None:
    theatre.begin(DWELL)
    for name in ("drill.pause", "drill.skip", "drill.stop"):
        assert theatre.find(QPushButton, name).height() >= TARGET_PX
    theatre.press(Qt.Key.Key_Space)

    assert theatre.find(QPushButton, "drill.resume").height() >= TARGET_PX


def test_a_button_is_not_pressed_when_the_pointer_only_passes(theatre: Theatre) -> None:
    theatre.begin(DWELL)
    pause = theatre.find(QPushButton, "drill.pause")
    theatre.move_on("drill.pause")
    timer = next(t for t in theatre.stage.findChildren(QTimer, "stage.timer.rest_on_button") if t.isActive())
    QCoreApplication.sendEvent(pause, QEvent(QEvent.Type.Leave))

    assert not timer.isActive()
    assert theatre.at(Step.SHOWING)


def test_a_button_under_the_resting_pointer_is_pressed_once(theatre: Theatre) -> None:
    theatre.begin(DWELL)
    theatre.rest_on("drill.skip")
    theatre.move_on("drill.skip")

    timers = theatre.stage.findChildren(QTimer, "stage.timer.rest_on_button")
    assert not any(timer.isActive() for timer in timers)


def test_after_a_dwell_drill_other_drills_have_plain_buttons_and_no_zones(theatre: Theatre) -> None:
    theatre.begin(DWELL)
    theatre.press(Qt.Key.Key_Escape)
    theatre.begin(TRAINING)

    assert not theatre.find(MiddleZone, "drill.middle").isVisible()
    assert not theatre.stage.pad.hasMouseTracking()
    assert not theatre.find(QPushButton, "drill.pause").hasMouseTracking()
    assert theatre.find(QPushButton, "drill.pause").minimumHeight() < TARGET_PX


def test_a_key_in_a_dwell_drill_is_another_device(theatre: Theatre) -> None:
    theatre.begin(DWELL)
    theatre.answer_right()

    assert [(t.outcome, Flag.INPUT_CHANGED in t.flags) for t in theatre.trials] == [(Outcome.VOID, True)]
    assert theatre.panel == "drill.other_device"


def test_a_side_that_was_entered_in_time_counts_after_the_limit(theatre: Theatre) -> None:
    theatre.begin(replace(DWELL, limit_ms=3000))
    theatre.point_at(share_of(theatre.shown.side), 2900)
    theatre.wait_out("limit")
    assert theatre.at(Step.SHOWING)
    theatre.rest_out()

    assert [(t.outcome, t.rt_ms) for t in theatre.trials] == [(Outcome.CORRECT, 2900)]


def test_a_side_that_was_entered_too_late_is_missed(theatre: Theatre) -> None:
    theatre.begin(replace(DWELL, limit_ms=3000))
    theatre.point_at(share_of(theatre.shown.side), 2900)
    theatre.wait_out("limit")
    theatre.point_at(0.5)
    theatre.wait_out("limit")

    assert [(t.outcome, t.rt_ms) for t in theatre.trials] == [(Outcome.MISSED, None)]


def test_own_keys_answer_and_are_stored_by_their_name(theatre: Theatre) -> None:
    theatre.begin(own_keys())
    key = Qt.Key.Key_F13 if theatre.shown.side is Side.LEFT else Qt.Key.Key_B
    theatre.clock.advance_ms(900)
    theatre.press(Qt.Key.Key_Left)  # not one of theirs
    assert theatre.trials == []
    theatre.press(key)

    (trial,) = theatre.trials
    assert (trial.outcome, trial.rt_ms) == (Outcome.CORRECT, 900)
    assert trial.response_key == ("F13" if key is Qt.Key.Key_F13 else "B")
    assert theatre.session.spec.own_keys == PEDALS


def test_own_keys_are_on_the_ready_screen_and_beside_the_picture(theatre: Theatre) -> None:
    theatre.open(own_keys())
    assert any("F13 and B" in words for words in theatre.words())
    theatre.press(Qt.Key.Key_Space)

    assert {"F13", "B"} <= set(theatre.words())


def test_what_is_asked_before_a_test_can_be_answered_by_resting(theatre: Theatre) -> None:
    test = spec_for_test(BodyPart.HAND, 20)
    theatre.open(with_input(test, InputKind.DWELL, AnsweringLimb.OTHER, KeyPair.ARROWS))
    theatre.rest_on("drill.before.scale.4")
    cell = theatre.find(QAbstractButton, "drill.before.scale.4")

    assert cell.isChecked()
    theatre.rest_on("drill.start")
    assert theatre.at(Step.LEAD_IN)


def test_two_pedals_reach_every_button(theatre: Theatre) -> None:
    theatre.open(own_keys())
    theatre.press(Qt.Key.Key_B)
    assert theatre.at(Step.LEAD_IN)
    theatre.press(Qt.Key.Key_Space)
    assert theatre.panel == "drill.paused"
    theatre.press(Qt.Key.Key_F13)
    assert theatre.find(QPushButton, "drill.enough").hasFocus()
    for _ in range(5):
        if not theatre.find(QPushButton, "drill.resume").hasFocus():
            theatre.press(Qt.Key.Key_F13)
    assert theatre.find(QPushButton, "drill.resume").hasFocus(), "after the last comes the first"
    theatre.press(Qt.Key.Key_F13)
    theatre.press(Qt.Key.Key_B)

    assert theatre.panel == "drill.settle"


def test_beside_named_keys_letters_press_no_buttons(theatre: Theatre) -> None:
    theatre.open(TRAINING)
    theatre.press(Qt.Key.Key_D)

    assert theatre.at(Step.READY)


@pytest.mark.parametrize(
    ("limb", "pair", "words"),
    [
        (AnsweringLimb.RIGHT_HAND, KeyPair.ARROWS, ["Pause (Enter)", "Leave out", "Stop (Backspace)"]),
        (AnsweringLimb.LEFT_HAND, KeyPair.A_D, ["Pause (Space)", "Leave out", "Stop (Esc)"]),
    ],
)
def test_the_keys_of_one_hand_are_on_the_buttons(
    theatre: Theatre, limb: AnsweringLimb, pair: KeyPair, words: list[str]
) -> None:
    theatre.begin(one_hand(limb, pair))
    names = ("drill.pause", "drill.skip", "drill.stop")
    spoken = [theatre.find(QPushButton, name).accessibleName() for name in names]

    assert [spoken[0], spoken[2]] == [words[0], words[2]]
    assert spoken[1] == ("Not this picture (Delete)" if pair is KeyPair.ARROWS else "Not this picture (X)")


def test_the_right_hand_stops_and_leaves_without_moving(theatre: Theatre) -> None:
    theatre.begin(one_hand(AnsweringLimb.RIGHT_HAND, KeyPair.ARROWS))
    theatre.press(Qt.Key.Key_Return)
    assert theatre.panel == "drill.paused"
    theatre.press(Qt.Key.Key_Backspace)

    assert theatre.panel == "drill.settle"


def test_touch_answers_by_halves(theatre: Theatre) -> None:
    finger: QPointingDevice = QTest.createTouchDevice()
    theatre.begin(with_input(TRAINING, InputKind.TOUCH, AnsweringLimb.BOTH_HANDS, KeyPair.ARROWS))
    pad = theatre.stage.pad
    x = 10 if theatre.shown.side is Side.LEFT else pad.width() - 10
    theatre.clock.advance_ms(750)
    window = pad.window()
    place = pad.mapTo(window, QPoint(x, 100))
    QTest.touchEvent(window, finger).press(0, place, window).commit()

    (trial,) = theatre.trials
    assert (trial.outcome, trial.rt_ms) == (Outcome.CORRECT, 750)
    QTest.touchEvent(window, finger).release(0, place, window).commit()
    assert len(theatre.trials) == 1


def test_two_pedals_reach_the_buttons_of_the_result(theatre: Theatre) -> None:
    theatre.begin(own_keys())
    to_the_end(theatre, press_rightly)
    assert theatre.find(QPushButton, "result.done").hasFocus()
    theatre.press(Qt.Key.Key_B)
    assert theatre.said == [], "it came by itself: an answer may still have been on its way"
    theatre.has_read_the_result()
    theatre.press(Qt.Key.Key_F13)
    assert theatre.find(QPushButton, "result.again").hasFocus()
    theatre.press(Qt.Key.Key_B)

    assert theatre.at(Step.READY)


def test_the_result_is_left_by_resting(theatre: Theatre) -> None:
    theatre.begin(DWELL)
    to_the_end(theatre, rest_rightly)
    theatre.rest_on("result.done")

    assert theatre.said == ["done"]
