"""Answering without any press: the pointer comes to rest on a side, and that is the answer."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import QObject, Signal, Slot

from gmi_trainer.domain.body import Side
from gmi_trainer.ui.drill.timers import drill_timer


class Zone(Enum):
    """Where the pointer is."""

    LEFT = auto()
    MIDDLE = auto()
    RIGHT = auto()
    OUTSIDE = auto()


_SIDES = {Zone.LEFT: Side.LEFT, Zone.RIGHT: Side.RIGHT}


class Dwell(QObject):
    """Follows the pointer over three zones. The moment that counts is the one of entering a side.

    A side that is entered has to be left by ``slack_px`` more: a hand that trembles on the edge stays where
    it is.
    """

    rested = Signal(object, object, object)  # Side, our stamp in ns, the event's in ms: those of entering
    resting = Signal(object)  # Side, or None: the pointer rests no more
    middle_entered = Signal()
    middle_left = Signal()

    def __init__(self, dwell_ms: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._zone = Zone.OUTSIDE
        self._edges = (0, 0)
        self._slack_px = 0
        self._entered = (0, 0)
        self._takes_rests = False
        self._timer = drill_timer(self, "rest", self._on_timer_timeout)
        self._timer.setInterval(dwell_ms)

    @property
    def dwell_ms(self) -> int:
        """How long the pointer rests until that is the answer."""
        return self._timer.interval()

    @property
    def is_in_middle(self) -> bool:
        """Whether a picture may come."""
        return self._zone is Zone.MIDDLE

    @property
    def is_resting(self) -> bool:
        """Whether an answer is on its way."""
        return self._timer.isActive()

    def set_middle(self, left: int, right: int, slack_px: int) -> None:
        """The edges of the middle zone."""
        self._edges = (left, right)
        self._slack_px = slack_px

    def take_rests(self, taken: bool) -> None:
        """Whether resting on a side means something now."""
        self._takes_rests = taken
        if not taken:
            self._stop()

    def move(self, x: float, handler_ns: int, event_ms: int) -> None:
        """The pointer is here."""
        zone = self._zone_at(x)
        if zone is not self._zone:
            self._change(zone, handler_ns, event_ms)

    def leave(self) -> None:
        """The pointer is somewhere else altogether."""
        if self._zone is not Zone.OUTSIDE:
            self._change(Zone.OUTSIDE, 0, 0)

    def _change(self, zone: Zone, handler_ns: int, event_ms: int) -> None:
        was, self._zone = self._zone, zone
        side = _SIDES.get(zone)
        if side is None:
            self._stop()
        elif self._takes_rests:
            self._entered = (handler_ns, event_ms)
            self._timer.start()
            self.resting.emit(side)
        if was is Zone.MIDDLE:
            self.middle_left.emit()
        elif zone is Zone.MIDDLE:
            self.middle_entered.emit()

    def _zone_at(self, x: float) -> Zone:
        left, right = self._edges
        if self._zone is Zone.LEFT:
            left += self._slack_px
        elif self._zone is Zone.RIGHT:
            right -= self._slack_px
        if x < left:
            return Zone.LEFT
        return Zone.RIGHT if x >= right else Zone.MIDDLE

    def _stop(self) -> None:
        if self._timer.isActive():
            self._timer.stop()
            self.resting.emit(None)

    @Slot()
    def _on_timer_timeout(self) -> None:
        self.resting.emit(None)
        self.rested.emit(_SIDES[self._zone], *self._entered)
