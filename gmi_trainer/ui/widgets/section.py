"""A part of a page: what it is called, a line about it, and what belongs to it close below."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.text import heading, muted


class Section(QWidget):
    """A heading that keeps to its content, so that one sees at a glance what goes together."""

    def __init__(
        self, look: Look, words: str, about: str | None = None, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self.setProperty("role", "plain")
        self.setAccessibleName(words)
        self._rows = QVBoxLayout(self)
        self._rows.addWidget(heading(words))
        if about is not None:
            self._rows.addWidget(muted(about))
        self._on_look_changed()
        look.changed.connect(self._on_look_changed)

    def add(self, widget: QWidget) -> None:
        """Put something below what is there."""
        self._rows.addWidget(widget)

    def add_layout(self, layout: QLayout) -> None:
        """The same for a layout."""
        self._rows.addLayout(layout)

    @Slot()
    def _on_look_changed(self) -> None:
        self._rows.setContentsMargins(0, self._look.px(10), 0, 0)
        self._rows.setSpacing(self._look.px(10))
