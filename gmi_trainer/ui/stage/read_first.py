"""A moment in which a screen that has just come takes no press: it was meant for what went before."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

READ_FIRST_MS = 700
"""Long enough for a finger that was on its way, short enough not to be in anybody's (design)."""

PRESSES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class ReadFirst(QObject):
    """Keys only: whoever points has looked."""

    def __init__(self, name: str, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setObjectName(name)
        self._timer.setSingleShot(True)
        self._timer.setInterval(READ_FIRST_MS)

    @property
    def is_over(self) -> bool:
        """Whether a press may count."""
        return not self._timer.isActive()

    def begin(self) -> None:
        """A new screen is in view."""
        self._timer.start()

    def watch(self, button: QWidget) -> None:
        """A button with the keyboard waits, too."""
        button.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.key() in PRESSES and not self.is_over:
            return True
        return super().eventFilter(watched, event)
