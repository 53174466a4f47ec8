"""The timers of a drill: precise, for one shot, with a name."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer


def drill_timer(parent: QObject, name: str, slot: Callable[[], None]) -> QTimer:
    """A timer that is not running yet."""
    timer = QTimer(parent)
    timer.setObjectName(f"drill.timer.{name}")
    timer.setSingleShot(True)
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(slot)
    return timer
