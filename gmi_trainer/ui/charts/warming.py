"""Loads what draws charts ahead of time: together a quarter of a second, so never on the way to a page."""

from __future__ import annotations

import threading
from importlib import import_module


def load_numbers() -> None:
    """The arithmetic of charts. Safe in a background thread, and free when it was done before."""
    import_module("numpy")


def load_drawing() -> None:
    """The plotting library, on the GUI thread only.

    It asks for every class of Qt's by name, and PySide makes them when they are first asked for: done in a
    second thread while the window worked, it was what ran there when the program crashed once.
    """
    assert threading.current_thread() is threading.main_thread(), "Qt's classes are made on the GUI thread"
    import_module("gmi_trainer.ui.charts.chart")
