"""Things below one another, with a gap that grows with the text."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gmi_trainer.ui.theme.look import Look


class Column(QWidget):
    """A plain column."""

    def __init__(self, look: Look, gap_px: int = 14, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._gap_px = gap_px
        self.setProperty("role", "plain")
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._on_look_changed()
        look.changed.connect(self._on_look_changed)

    def add(self, *widgets: QWidget) -> None:
        """Put something below what is there."""
        for widget in widgets:
            self._rows.addWidget(widget)

    def clear(self) -> None:
        """Take everything out, for good."""
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()  # a layout that was just given it shows it later: alone it would be a window
                widget.setParent(None)
                widget.deleteLater()

    @Slot()
    def _on_look_changed(self) -> None:
        self._rows.setSpacing(self._look.px(self._gap_px))
