"""Things below one another, close together, with nothing around them."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gmi_trainer.ui.theme.look import Look


class Stack(QWidget):
    """A column without margins whose gaps grow with the text."""

    def __init__(self, look: Look, *, gap_px: int = 8, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._gap_px = gap_px
        self.setProperty("role", "plain")
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._on_look_changed()
        look.changed.connect(self._on_look_changed)

    def add(self, widget: QWidget) -> None:
        """Put something below what is there."""
        self._rows.addWidget(widget)

    def add_stretch(self) -> None:
        """Keep to the top where there is more height than needed."""
        self._rows.addStretch(1)

    def clear(self) -> None:
        """Take everything out again."""
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()

    @Slot()
    def _on_look_changed(self) -> None:
        self._rows.setSpacing(self._look.px(self._gap_px))
