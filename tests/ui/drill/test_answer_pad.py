"""Answers by key, mouse and touch: what counts, what it means, and when it came."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.activity import DrillSpec, KeyPair, spec_for_training, with_input
from gmi_trainer.domain.body import AnsweringLimb, BodyPart, InputKind, Side
from gmi_trainer.domain.key_map import Key as OwnKey
from gmi_trainer.domain.key_map import KeyMap
from gmi_trainer.ui.drill.answer_pad import AnswerPad, RawAnswer
from tests.fakes import FakeClock

Key = Qt.Key
LEFT, RIGHT = Side.LEFT, Side.RIGHT


def keys(
    pair: KeyPair, limb: AnsweringLimb = AnsweringLimb.BOTH_HANDS, own: KeyMap | None = None
) -> DrillSpec:
    return with_input(spec_for_training(BodyPart.HAND), InputKind.KEYBOARD, limb, pair, own_keys=own)


class TickingClock(FakeClock):
    """A clock that moves on by a microsecond each time it is read: only the first reading is exact."""

    def now_ns(self) -> int:
        now = super().now_ns()
        self.advance_ms(0.001)
        return now


class Answers:
    """A shown pad, a hand to use it, and everything it reported."""

    def __init__(self, pad: AnswerPad, clock: FakeClock) -> None:
        self.pad = pad
        self.clock = clock
        self.heard: list[RawAnswer] = []
        self.asked: list[str] = []
        pad.answered.connect(self.heard.append)
        for name in ("pause_asked", "stop_asked", "skip_asked", "focus_lost"):
            getattr(pad, name).connect(lambda name=name: self.asked.append(name))

    def key_down(self, key: Qt.Key, event_ms: int = 0, *, auto_repeat: bool = False) -> None:
        self._key(QEvent.Type.KeyPress, key, event_ms, auto_repeat)

    def key_up(self, key: Qt.Key, *, auto_repeat: bool = False) -> None:
        self._key(QEvent.Type.KeyRelease, key, 0, auto_repeat)

    def native_key_down(self, key: Qt.Key, scan: int) -> None:
        none = Qt.KeyboardModifier.NoModifier
        QCoreApplication.sendEvent(self.pad, QKeyEvent(QEvent.Type.KeyPress, key.value, none, scan, 0, 0))

    @property
    def sides(self) -> list[Side]:
        return [answer.side for answer in self.heard]

    def _key(self, kind: QEvent.Type, key: Qt.Key, event_ms: int, auto_repeat: bool) -> None:
        event = QKeyEvent(kind, key.value, Qt.KeyboardModifier.NoModifier, "", auto_repeat)
        event.setTimestamp(event_ms)
        QCoreApplication.sendEvent(self.pad, event)


@pytest.fixture
def answers(qtbot: QtBot) -> Answers:
    clock = TickingClock(now_ns=5_000_000_000)
    pad = AnswerPad(clock)
    qtbot.addWidget(pad)
    pad.resize(400, 300)
    with qtbot.waitExposed(pad):
        pad.show()
    pad.setFocus()
    return Answers(pad, clock)


@pytest.fixture(scope="module")
def finger(qapp: object) -> QPointingDevice:
    return QTest.createTouchDevice()


def test_a_key_counts_when_it_goes_down(answers: Answers) -> None:
    answers.key_down(Key.Key_Left)
    down = list(answers.sides)
    answers.key_up(Key.Key_Left)

    assert down == [LEFT]
    assert answers.sides == [LEFT]


def test_an_answer_carries_the_first_reading_of_the_clock_and_the_events_own_time(answers: Answers) -> None:
    answers.key_down(Key.Key_Right, event_ms=4321)

    assert answers.heard == [RawAnswer(RIGHT, "Right", 5_000_000_000, 4321, InputKind.KEYBOARD)]


def test_a_held_key_answers_once(answers: Answers) -> None:
    answers.key_down(Key.Key_Left)
    for _ in range(5):
        answers.key_up(Key.Key_Left, auto_repeat=True)
        answers.key_down(Key.Key_Left, auto_repeat=True)

    assert answers.sides == [LEFT]


def test_a_key_must_come_up_before_it_answers_again(answers: Answers) -> None:
    answers.key_down(Key.Key_Left)
    answers.key_down(Key.Key_Left)  # some keyboards repeat without saying so
    answers.key_up(Key.Key_Left)
    answers.key_down(Key.Key_Left)

    assert answers.sides == [LEFT, LEFT]


def test_the_other_key_answers_while_one_is_held(answers: Answers) -> None:
    answers.key_down(Key.Key_Left)
    answers.key_down(Key.Key_Right)

    assert answers.sides == [LEFT, RIGHT]


@pytest.mark.parametrize(
    ("pair", "left", "right"),
    [
        (KeyPair.ARROWS, Key.Key_Left, Key.Key_Right),
        (KeyPair.A_D, Key.Key_A, Key.Key_D),
        (KeyPair.F_J, Key.Key_F, Key.Key_J),
        (KeyPair.J_L, Key.Key_J, Key.Key_L),
    ],
)
def test_each_pair_of_keys_answers(answers: Answers, pair: KeyPair, left: Qt.Key, right: Qt.Key) -> None:
    answers.pad.wear(keys(pair))
    answers.key_down(left)
    answers.key_down(right)

    assert answers.sides == [LEFT, RIGHT]


@pytest.mark.parametrize(
    ("pair", "means"),
    [(KeyPair.ARROWS, RIGHT), (KeyPair.A_D, RIGHT), (KeyPair.F_J, RIGHT), (KeyPair.J_L, LEFT)],
)
def test_j_is_right_beside_f_and_left_beside_l(answers: Answers, pair: KeyPair, means: Side) -> None:
    answers.pad.wear(keys(pair))
    answers.key_down(Key.Key_J)

    assert answers.sides == [means]


@pytest.mark.parametrize("pair", KeyPair)
def test_the_arrows_answer_beside_every_pair(answers: Answers, pair: KeyPair) -> None:
    answers.pad.wear(keys(pair))
    answers.key_down(Key.Key_Left)
    answers.key_down(Key.Key_Right)

    assert answers.sides == [LEFT, RIGHT]


def test_one_hand_pauses_stops_and_leaves_out_with_keys_in_its_reach(answers: Answers) -> None:
    answers.pad.wear(keys(KeyPair.ARROWS, AnsweringLimb.RIGHT_HAND))
    for key in (Key.Key_Return, Key.Key_Delete, Key.Key_Backspace):
        answers.key_down(key)

    assert answers.asked == ["pause_asked", "skip_asked", "stop_asked"]


def test_own_keys_answer_and_no_others(answers: Answers) -> None:
    pedals = KeyMap(OwnKey(Key.Key_F13.value, "F13"), OwnKey(Key.Key_B.value, "B"))
    answers.pad.wear(keys(KeyPair.ARROWS, own=pedals))
    for key in (Key.Key_F13, Key.Key_Left, Key.Key_A, Key.Key_B, Key.Key_Space):
        answers.key_down(key)

    assert [(answer.side, answer.key) for answer in answers.heard] == [(LEFT, "F13"), (RIGHT, "B")]
    assert answers.asked == ["pause_asked"]


def test_a_key_is_found_by_its_place_after_the_layout_has_changed(answers: Answers) -> None:
    answers.pad.wear(
        keys(KeyPair.ARROWS, own=KeyMap(OwnKey(Key.Key_Q.value, "Q", 38), OwnKey(0, "#191", 191)))
    )
    answers.native_key_down(Key.Key_A, scan=38)
    answers.native_key_down(Key.Key_unknown, scan=191)
    answers.native_key_down(Key.Key_unknown, scan=192)

    assert [(answer.side, answer.key) for answer in answers.heard] == [(LEFT, "Q"), (RIGHT, "#191")]


def test_other_keys_mean_nothing(answers: Answers) -> None:
    for key in (Key.Key_Up, Key.Key_S, Key.Key_Return, Key.Key_Shift, Key.Key_1):
        answers.key_down(key)

    assert answers.heard == []
    assert answers.asked == []


def test_space_pauses_escape_stops_and_n_leaves_out(answers: Answers) -> None:
    for key in (Key.Key_Space, Key.Key_Escape, Key.Key_N):
        answers.key_down(key)
        answers.key_down(key, auto_repeat=True)

    assert answers.asked == ["pause_asked", "stop_asked", "skip_asked"]
    assert answers.heard == []


def test_the_mouse_answers_on_press_by_halves(answers: Answers) -> None:
    for x in (0, 199, 200, 399):
        QTest.mousePress(answers.pad, Qt.MouseButton.LeftButton, pos=QPoint(x, 150))

    assert answers.sides == [LEFT, LEFT, RIGHT, RIGHT]
    assert {answer.input_kind for answer in answers.heard} == {InputKind.MOUSE}
    assert [answer.key for answer in answers.heard][1:3] == ["left_half", "right_half"]


def test_letting_the_mouse_go_means_nothing(answers: Answers) -> None:
    QTest.mousePress(answers.pad, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    QTest.mouseRelease(answers.pad, Qt.MouseButton.LeftButton, pos=QPoint(390, 10))

    assert answers.sides == [LEFT]


def test_two_quick_clicks_are_two_answers(answers: Answers) -> None:
    QTest.mouseClick(answers.pad, Qt.MouseButton.LeftButton, pos=QPoint(390, 10))
    QTest.mouseDClick(answers.pad, Qt.MouseButton.LeftButton, pos=QPoint(390, 10))

    assert answers.sides == [RIGHT, RIGHT]


@pytest.mark.parametrize("button", [Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton])
def test_other_mouse_buttons_mean_nothing(answers: Answers, button: Qt.MouseButton) -> None:
    QTest.mousePress(answers.pad, button, pos=QPoint(10, 10))
    QTest.mouseDClick(answers.pad, button, pos=QPoint(10, 10))

    assert answers.heard == []


def test_touch_answers_when_the_finger_comes_down(answers: Answers, finger: QPointingDevice) -> None:
    QTest.touchEvent(answers.pad, finger).press(0, QPoint(300, 100), answers.pad).commit()
    down = list(answers.heard)
    QTest.touchEvent(answers.pad, finger).move(0, QPoint(20, 100), answers.pad).commit()
    QTest.touchEvent(answers.pad, finger).release(0, QPoint(20, 100), answers.pad).commit()

    assert [(answer.side, answer.input_kind) for answer in down] == [(RIGHT, InputKind.TOUCH)]
    assert answers.heard == down, "neither moving nor lifting is an answer, and no click follows"


def test_a_thumb_answers_while_the_other_one_rests(answers: Answers, finger: QPointingDevice) -> None:
    QTest.touchEvent(answers.pad, finger).press(0, QPoint(20, 100), answers.pad).commit()
    QTest.touchEvent(answers.pad, finger).stationary(0).press(1, QPoint(380, 100), answers.pad).commit()
    QTest.touchEvent(answers.pad, finger).release(0, QPoint(20, 100), answers.pad).stationary(1).commit()
    QTest.touchEvent(answers.pad, finger).release(1, QPoint(380, 100), answers.pad).commit()

    assert answers.sides == [LEFT, RIGHT]


def test_a_key_that_came_up_elsewhere_is_forgotten(answers: Answers) -> None:
    answers.key_down(Key.Key_Left)
    QCoreApplication.sendEvent(answers.pad, QFocusEvent(QEvent.Type.FocusOut))
    answers.key_down(Key.Key_Left)

    assert answers.sides == [LEFT, LEFT]
    assert answers.asked == ["focus_lost"]


def test_left_stays_left_where_words_run_from_the_right(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    pad = AnswerPad(FakeClock(), window)
    pad.resize(400, 300)
    answers = Answers(pad, FakeClock())

    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    answers.key_down(Key.Key_Left)

    assert answers.sides == [LEFT, LEFT]
    assert pad.layoutDirection() == Qt.LayoutDirection.LeftToRight
