"""Takes the answers: raw key, mouse-press and touch events, stamped on the first line of their handler."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import (
    QEventPoint,
    QFocusEvent,
    QInputDevice,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.activity import KeyPair
from gmi_trainer.domain.body import InputKind, Side
from gmi_trainer.services.ports import Clock
from gmi_trainer.ui.drill.keys import PAUSE_KEY, SKIP_KEY, STOP_KEY, answer_keys


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
    Mouse and touch count on press, never on release.
    """

    answered = Signal(object)  # RawAnswer; nanoseconds do not fit Signal(int)
    pause_asked = Signal()
    stop_asked = Signal()
    skip_asked = Signal()
    focus_lost = Signal()
    resized = Signal()

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now_ns = clock.now_ns
        self._keys = answer_keys(KeyPair.ARROWS)
        self._down: set[int] = set()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)

    def set_keys(self, pair: KeyPair) -> None:
        """The person's pair of keys."""
        self._keys = answer_keys(pair)
        self._down.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        handler_ns = self._now_ns()
        if event.isAutoRepeat():
            return
        key = event.key()
        meaning = self._keys.get(key)
        if meaning is not None:
            if key not in self._down:
                self._down.add(key)
                side, name = meaning
                self.answered.emit(RawAnswer(side, name, handler_ns, event.timestamp(), InputKind.KEYBOARD))
        elif key == PAUSE_KEY.value:
            self.pause_asked.emit()
        elif key == STOP_KEY.value:
            self.stop_asked.emit()
        elif key == SKIP_KEY.value:
            self.skip_asked.emit()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if not event.isAutoRepeat():
            self._down.discard(event.key())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        handler_ns = self._now_ns()
        if event.button() != Qt.MouseButton.LeftButton:
            return
        touch = event.deviceType() == QInputDevice.DeviceType.TouchScreen
        self._answer_at(
            event.position(), handler_ns, event.timestamp(), InputKind.TOUCH if touch else InputKind.MOUSE
        )

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)  # two quick answers are two answers

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

    def _answer_at(self, place: QPointF, handler_ns: int, event_ms: int, kind: InputKind) -> None:
        side = Side.LEFT if place.x() < self.width() / 2 else Side.RIGHT
        self.answered.emit(RawAnswer(side, f"{side}_half", handler_ns, event_ms, kind))
