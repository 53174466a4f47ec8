"""Builds a long page a piece at a time, so that the window goes on answering in between."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal, Slot


class Turns(QObject):
    """Runs a generator one step in each turn of the event loop. A new one takes the place of the old."""

    ended = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: Iterator[None] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._on_timer_timeout)

    @property
    def is_busy(self) -> bool:
        """Something is still to be built."""
        return self._steps is not None

    def start(self, steps: Iterator[None]) -> None:
        """Do the first step now, the others in turns of their own."""
        self._steps = steps
        self._timer.start()
        self._on_timer_timeout()

    @Slot()
    def _on_timer_timeout(self) -> None:
        steps = self._steps
        if steps is None:
            return
        try:
            next(steps)
        except StopIteration:
            self._steps = None
            self._timer.stop()
            self.ended.emit()
