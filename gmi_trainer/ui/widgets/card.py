"""A calm surface that holds what belongs together."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.pictogram import Pictogram
from gmi_trainer.ui.widgets.text import Text, heading


class Card(QFrame):
    """A card with an optional icon and heading; what is added goes below one another."""

    def __init__(
        self,
        look: Look,
        words: str | None = None,
        *,
        icon: str | None = None,
        role: str = "card",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self.setProperty("role", role)
        self._rows = QVBoxLayout(self)
        self._top = QHBoxLayout()
        self._heading: Text | None = None
        if words is not None:
            if icon is not None:
                self._top.addWidget(Pictogram(look, icon, 24), 0, Qt.AlignmentFlag.AlignVCenter)
            self._heading = heading(words)
            self._top.addWidget(self._heading, 1)
            self._rows.addLayout(self._top)
            self.setAccessibleName(words)
        self._on_look_changed()
        look.changed.connect(self._on_look_changed)

    @property
    def heading(self) -> Text | None:
        """The label that names the card."""
        return self._heading

    def add(self, widget: QWidget) -> None:
        """Put something below what is there."""
        self._rows.addWidget(widget)

    def add_layout(self, layout: QLayout) -> None:
        """The same for a layout."""
        self._rows.addLayout(layout)

    def clear(self) -> None:
        """Take out everything below the heading."""
        for index in reversed(range(self._rows.count())):
            item = self._rows.itemAt(index)
            if item is None or item.layout() is self._top:
                continue
            self._rows.takeAt(index)
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()

    def add_stretch(self) -> None:
        """Push what comes next to the foot, so that cards in a row end on one line."""
        self._rows.addStretch(1)

    @Slot()
    def _on_look_changed(self) -> None:
        pad = self._look.px(24)
        self._rows.setContentsMargins(pad, self._look.px(20), pad, pad)
        self._rows.setSpacing(self._look.px(14))
        self._top.setSpacing(self._look.px(12))
