"""Answering by resting the pointer: zones, the moment that counts, and what cancels it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.activity import KeyPair, spec_for_training, with_input
from gmi_trainer.domain.body import AnsweringLimb, BodyPart, InputKind, Side
from gmi_trainer.ui.drill.answer_pad import AnswerPad, RawAnswer
from tests.fakes import FakeClock

LEFT, RIGHT = Side.LEFT, Side.RIGHT
SPEC = spec_for_training(BodyPart.HAND)
DWELL = with_input(SPEC, InputKind.DWELL, AnsweringLimb.OTHER, KeyPair.ARROWS, dwell_ms=800)
SLACK = 10


class Pointer:
    """A pad with its middle from 100 to 300, a pointer over it, and everything that was heard."""

    def __init__(self, pad: AnswerPad, clock: FakeClock) -> None:
        self.pad = pad
        self.clock = clock
        self.heard: list[RawAnswer] = []
        self.resting: list[Side | None] = []
        self.zones: list[str] = []
        pad.answered.connect(self.heard.append)
        pad.resting.connect(self.resting.append)
        pad.middle_entered.connect(lambda: self.zones.append("in"))
        pad.middle_left.connect(lambda: self.zones.append("out"))

    def move(self, x: float, event_ms: int = 0) -> None:
        place = QPointF(x, 100)
        none = Qt.KeyboardModifier.NoModifier
        event = QMouseEvent(
            QEvent.Type.MouseMove, place, place, Qt.MouseButton.NoButton, Qt.MouseButton.NoButton, none
        )
        event.setTimestamp(event_ms)
        QCoreApplication.sendEvent(self.pad, event)

    def leave(self) -> None:
        QCoreApplication.sendEvent(self.pad, QEvent(QEvent.Type.Leave))

    def rests(self) -> bool:
        return self.pad.is_resting

    def is_home(self) -> bool:
        return self.pad.is_ready

    @property
    def timer(self) -> QTimer:
        timers = self.pad.findChildren(QTimer, "drill.timer.rest")
        return timers[-1]

    def wait_out(self) -> None:
        assert self.timer.isActive()
        self.clock.advance_ms(self.timer.interval())
        self.timer.stop()
        self.timer.timeout.emit()


@pytest.fixture
def pointer(qtbot: QtBot) -> Pointer:
    clock = FakeClock(now_ns=5_000_000_000)
    pad = AnswerPad(clock)
    qtbot.addWidget(pad)
    pad.resize(400, 200)
    pad.set_middle(100, 300, SLACK)
    pad.wear(DWELL)
    pad.take_rests(True)
    pointer = Pointer(pad, clock)
    pointer.move(200)
    return pointer


def test_the_moment_of_entering_a_side_is_the_answers(pointer: Pointer) -> None:
    pointer.clock.advance_ms(640)
    pointer.move(60, event_ms=4321)
    assert pointer.heard == []
    pointer.move(40, event_ms=4330)  # further on the same side changes nothing
    pointer.wait_out()

    entered_ns = 5_000_000_000 + 640_000_000
    assert pointer.heard == [RawAnswer(LEFT, "left_half", entered_ns, 4321, InputKind.DWELL)]
    assert pointer.timer.interval() == 800


def test_leaving_before_the_time_cancels(pointer: Pointer) -> None:
    pointer.move(350)
    assert pointer.rests()
    pointer.move(200)

    assert not pointer.rests()
    assert pointer.heard == []
    assert pointer.resting == [RIGHT, None]


def test_leaving_the_window_cancels(pointer: Pointer) -> None:
    pointer.move(350)
    pointer.leave()

    assert not pointer.rests()
    assert not pointer.is_home()


def test_crossing_over_starts_again_on_the_other_side(pointer: Pointer) -> None:
    pointer.move(50)
    pointer.clock.advance_ms(300)
    pointer.move(350)
    crossed_ns = pointer.clock.now_ns()
    pointer.wait_out()

    assert [(answer.side, answer.handler_ns) for answer in pointer.heard] == [(RIGHT, crossed_ns)]


def test_a_tremble_on_the_edge_is_no_leaving(pointer: Pointer) -> None:
    pointer.move(98)
    for x in (104, 96, 109, 99):
        pointer.move(x)
    assert pointer.rests()

    pointer.move(111)
    assert not pointer.rests()


def test_a_tremble_on_the_right_edge_is_no_leaving_either(pointer: Pointer) -> None:
    pointer.move(301)
    pointer.move(291)
    assert pointer.rests()

    pointer.move(289)
    assert not pointer.rests()


def test_resting_answers_once(pointer: Pointer) -> None:
    pointer.move(50)
    pointer.wait_out()
    pointer.move(40)

    assert not pointer.rests()
    assert len(pointer.heard) == 1


def test_where_nothing_is_asked_resting_means_nothing(pointer: Pointer) -> None:
    pointer.pad.take_rests(False)
    pointer.move(50)

    assert not pointer.rests()
    assert pointer.resting == []


def test_it_says_when_the_middle_is_entered_and_left(pointer: Pointer) -> None:
    assert pointer.zones == ["in"]
    assert pointer.is_home()
    pointer.move(50)
    assert not pointer.is_home()
    pointer.move(200)
    pointer.leave()

    assert pointer.zones == ["in", "out", "in", "out"]


def test_a_hidden_pad_forgets_the_pointer(pointer: Pointer) -> None:
    pointer.pad.show()
    pointer.move(200)
    pointer.pad.hide()

    assert not pointer.is_home()


def test_a_click_of_the_resting_pointer_means_nothing(pointer: Pointer) -> None:
    QTest.mousePress(pointer.pad, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))

    assert pointer.heard == []


@pytest.mark.parametrize("kind", [InputKind.KEYBOARD, InputKind.MOUSE, InputKind.TOUCH])
def test_in_other_drills_the_pointers_way_is_not_followed(pointer: Pointer, kind: InputKind) -> None:
    pointer.pad.wear(with_input(SPEC, kind, AnsweringLimb.BOTH_HANDS, KeyPair.ARROWS))
    pointer.resting.clear()
    pointer.move(50)

    assert not pointer.pad.hasMouseTracking()
    assert pointer.is_home()
    assert (pointer.rests(), pointer.pad.dwell_ms) == (False, None)
    assert pointer.resting == []
