"""The way of the Tab key, after parts of a page were made anew: Qt would come to those last."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def put_in_tab_order(parts: Iterable[QWidget]) -> None:
    """Let Tab go through the parts one after the other, each in the order in which it was put together.

    What opens in a window of its own, as the list of a dropdown does, is no stop on that way.
    """
    stops = [
        widget
        for part in parts
        for widget in part.findChildren(QWidget)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.window() is part.window()
    ]
    for first, second in pairwise(stops):
        QWidget.setTabOrder(first, second)
