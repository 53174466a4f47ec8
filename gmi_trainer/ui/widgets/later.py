"""A place on a page for something that most days do without: it is made when it is first wanted.

What a page shows at once is made at once. What opens on a press, or stands there on few days only, stands in a
``Later``: making it would keep everybody waiting at every start.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

W = TypeVar("W", bound=QWidget)


class Later(QWidget, Generic[W]):
    """Keeps the place, hidden, and makes the widget in it. Show and hide the place itself."""

    def __init__(self, make: Callable[[], W], parent: QWidget | None = None) -> None:
        """``make`` makes the widget, with all that is connected to it; it is called at most once."""
        super().__init__(parent)
        self._make = make
        self._made: W | None = None
        self.setProperty("role", "plain")
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self.hide()

    @property
    def made(self) -> W | None:
        """The widget, if it has been wanted."""
        return self._made

    def get(self) -> W:
        """The widget; it is made now if this is the first time."""
        if self._made is None:
            self._made = self._make()
            self._rows.addWidget(self._made)
        return self._made
