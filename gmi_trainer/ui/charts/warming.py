"""Loads what draws charts ahead of time. It takes a third of a second, so it is never done on the way to a page."""

from __future__ import annotations

from importlib import import_module


def warm_up_charts() -> None:
    """Load the plotting library now. Safe in a background thread, and free when it was done before."""
    import_module("gmi_trainer.ui.charts.chart")
