"""Letting the event loop turn, where a test has to see that nothing came."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot


def turn_once(qtbot: QtBot) -> None:
    """Until everything that was posted before has been delivered: a timer of nothing comes last."""
    timer = QTimer()
    timer.setSingleShot(True)
    with qtbot.waitSignal(timer.timeout):
        timer.start(0)
