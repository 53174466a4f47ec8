"""A place with pages behind its own: the shell sees one widget, and coming to it is coming to its page."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from gmi_trainer.ui.widgets.naming import name_control


class PlacePage(Protocol):
    """What the page of a place can do."""

    def take_focus(self) -> None:
        """The keyboard on what it is for."""
        ...

    def refresh(self) -> None:
        """Choices were made elsewhere."""
        ...


class PlaceWithRooms(QStackedWidget):
    """Its page comes first; what lies behind is added when it is first opened, and stays as it was left."""

    def __init__(self, identifier: str, spoken: str) -> None:
        super().__init__()
        name_control(self, identifier, spoken)
        self._first: PlacePage | None = None

    def take_focus(self) -> None:
        """Show the page, with the keyboard on what the place is for."""
        self._show_page()
        if self._first is not None:
            self._first.take_focus()

    def refresh(self) -> None:
        """Choices were made elsewhere."""
        if self._first is not None:
            self._first.refresh()

    def go_home(self) -> None:
        """Back to its page, from whatever lies behind it. The keyboard stays where it is."""
        if self.currentIndex() != 0:
            self._show_page()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What was pressed at the places is for the view in view."""
        shown = self.currentWidget()
        if shown is not None:
            shown.keyPressEvent(event)

    def _add_page(self, page: QWidget, does: PlacePage) -> None:
        """The page itself, once; ``does`` is the same, as what can be asked of it."""
        self._first = does
        self.addWidget(page)

    def _show_page(self) -> None:
        self.setCurrentIndex(0)
