"""Takes the answers: raw key, mouse-press and touch events, stamped on the first line of their handler."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Qt, Signal, Slot
from PySide6.QtGui import (
    QEnterEvent,
    QEventPoint,
    QFocusEvent,
    QHideEvent,
    QInputDevice,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.activity import DWELL_MS, DrillSpec, spec_for_training
from gmi_trainer.domain.answering import keys_heard
from gmi_trainer.domain.body import BodyPart, InputKind, Side
from gmi_trainer.domain.key_map import Meaning
from gmi_trainer.domain.values import dataclass
from gmi_trainer.services.clock_port import Clock
from gmi_trainer.ui.drill.dwell import Dwell
from gmi_trainer.ui.stage.keys import KeyLookup

_SIDES = {Meaning.LEFT: Side.LEFT, Meaning.RIGHT: Side.RIGHT}


@dataclass(frozen=True, slots=True)
class RawAnswer:
    """An answer as it came in: our stamp in ns, the window system's in whole ms (0: it gave none)."""

    side: Side
    key: str
    handler_ns: int
    event_ms: int
    input_kind: InputKind


class AnswerPad(QWidget):
    """The whole field of the stage. Left half means left, right half means right, whatever the layout.

    Key down counts, auto-repeat does not, and a key that is held must come up before it counts again.
    Mouse and touch count on press, never on release. The pointer's way is followed only where the drill is
    answered by resting it; its clicks mean nothing then.
    """

    answered = Signal(object)  # RawAnswer; nanoseconds do not fit Signal(int)
    pause_asked = Signal()
    stop_asked = Signal()
    skip_asked = Signal()
    focus_lost = Signal()
    resized = Signal()
    resting = Signal(object)  # Side, or None: the pointer rests no more
    middle_entered = Signal()
    middle_left = Signal()

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now_ns = clock.now_ns
        self._keys = KeyLookup(keys_heard(spec_for_training(BodyPart.HAND)))
        self._dwell: Dwell | None = None
        self._middle = (0, 0, 0)
        self._down: set[int] = set()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)

    def wear(self, spec: DrillSpec) -> None:
        """The person's keys, and whether resting the pointer answers."""
        self._keys = KeyLookup(keys_heard(spec))
        self._down.clear()
        if self._dwell is not None:
            self._dwell.deleteLater()
            self._dwell = None
        if spec.input_kind is InputKind.DWELL:
            self._dwell = Dwell(spec.dwell_ms or DWELL_MS, self)
            self._dwell.set_middle(*self._middle)
            self._dwell.rested.connect(self._on_dwell_rested)
            self._dwell.resting.connect(self.resting)
            self._dwell.middle_entered.connect(self.middle_entered)
            self._dwell.middle_left.connect(self.middle_left)
        self.setMouseTracking(self._dwell is not None)

    @property
    def dwell_ms(self) -> int | None:
        """How long the pointer rests until that is the answer; None where it is answered otherwise."""
        return self._dwell.dwell_ms if self._dwell is not None else None

    @property
    def is_ready(self) -> bool:
        """Whether a picture may come: a pointer that is to rest has to be in the middle."""
        return self._dwell is None or self._dwell.is_in_middle

    @property
    def is_resting(self) -> bool:
        """Whether an answer by resting is on its way."""
        return self._dwell is not None and self._dwell.is_resting

    def set_middle(self, left: int, right: int, slack_px: int) -> None:
        """The edges of the middle zone."""
        self._middle = (left, right, slack_px)
        if self._dwell is not None:
            self._dwell.set_middle(*self._middle)

    def take_rests(self, taken: bool) -> None:
        """Whether resting the pointer on a side means something now."""
        if self._dwell is not None:
            self._dwell.take_rests(taken)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        handler_ns = self._now_ns()
        if event.isAutoRepeat():
            return
        found = self._keys.find(event)
        if found is None:
            super().keyPressEvent(event)
            return
        meaning, name = found
        side = _SIDES.get(meaning)
        if side is None:
            self._ask(meaning)
            return
        key = event.key()
        if key not in self._down:
            self._down.add(key)
            self.answered.emit(RawAnswer(side, name, handler_ns, event.timestamp(), InputKind.KEYBOARD))

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if not event.isAutoRepeat():
            self._down.discard(event.key())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        handler_ns = self._now_ns()
        if event.button() != Qt.MouseButton.LeftButton or self._dwell is not None:
            return
        touch = event.deviceType() == QInputDevice.DeviceType.TouchScreen
        self._answer_at(
            event.position(), handler_ns, event.timestamp(), InputKind.TOUCH if touch else InputKind.MOUSE
        )

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)  # two quick answers are two answers

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        handler_ns = self._now_ns()
        if self._dwell is not None:
            self._dwell.move(event.position().x(), handler_ns, event.timestamp())

    def enterEvent(self, event: QEnterEvent) -> None:
        if self._dwell is not None:
            self._dwell.move(event.position().x(), self._now_ns(), event.timestamp())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if self._dwell is not None:
            self._dwell.leave()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._dwell is not None:
            self._dwell.leave()

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate):
            handler_ns = self._now_ns()
            assert isinstance(event, QTouchEvent)
            for point in event.points():  # also a thumb that comes down while the other one rests
                if point.state() == QEventPoint.State.Pressed:
                    self._answer_at(point.position(), handler_ns, event.timestamp(), InputKind.TOUCH)
            event.accept()
            return True
        if event.type() in (QEvent.Type.TouchEnd, QEvent.Type.TouchCancel):
            event.accept()
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._down.clear()  # a key that comes up elsewhere is never seen here
        super().focusOutEvent(event)
        self.focus_lost.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def _ask(self, meaning: Meaning) -> None:
        asked = {
            Meaning.PAUSE: self.pause_asked,
            Meaning.STOP: self.stop_asked,
            Meaning.SKIP: self.skip_asked,
        }
        asked[meaning].emit()

    @Slot(object, object, object)
    def _on_dwell_rested(self, side: Side, handler_ns: int, event_ms: int) -> None:
        self.answered.emit(RawAnswer(side, f"{side}_half", handler_ns, event_ms, InputKind.DWELL))

    def _answer_at(self, place: QPointF, handler_ns: int, event_ms: int, kind: InputKind) -> None:
        side = Side.LEFT if place.x() < self.width() / 2 else Side.RIGHT
        self.answered.emit(RawAnswer(side, f"{side}_half", handler_ns, event_ms, kind))
