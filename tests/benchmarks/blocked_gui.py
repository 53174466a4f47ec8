"""Starts the program with its own thread kept busy 20 of every 50 ms, as a chart or an autosave would keep it.

The load comes from outside: the program's code is the ordinary one, and does not know.
"""

from __future__ import annotations

import runpy
import sys
import time

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import QApplication

EVERY_MS = 50
BUSY_NS = 20_000_000


def keep_busy() -> None:
    """Hold the thread, as code that computes does."""
    end = time.perf_counter_ns() + BUSY_NS
    while time.perf_counter_ns() < end:
        pass


def main() -> None:
    """Run ``python -m gmi_trainer`` with the arguments given, and a timer beside it."""
    original = QApplication.exec

    def exec_with_load(*_anything: object) -> int:
        timer = QTimer(QCoreApplication.instance())
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.timeout.connect(keep_busy)
        timer.start(EVERY_MS)
        return original()

    QApplication.exec = exec_with_load  # type: ignore[method-assign]  # the one moment between making and running
    sys.argv[0] = "gmi-trainer"
    runpy.run_module("gmi_trainer", run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
