"""What the drawings in the calendar mean: each with its word beside it, in a line that wraps."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.widgets.pictogram import Pictogram
from gmi_trainer.ui.widgets.reflow import FlowLayout
from gmi_trainer.ui.widgets.text import Text


class KindKey(QWidget):
    """Only what the month in view has."""

    def __init__(self, look: Look, identifier: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._said: tuple[tuple[str, str], ...] = ()
        self.setProperty("role", "plain")
        name_control(self, identifier)
        self._flow = FlowLayout(look, gap_px=20)
        self.setLayout(self._flow)

    def say(self, said: Sequence[tuple[str, str]]) -> None:
        """Drawings by their name, and words."""
        if tuple(said) == self._said:
            return
        self._said = tuple(said)
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for icon, words in said:
            self._flow.addWidget(self._pair(icon, words))

    def _pair(self, icon: str, words: str) -> QWidget:
        pair = QWidget()
        pair.setProperty("role", "plain")
        row = QHBoxLayout(pair)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._look.px(6))
        text = Text(words, "small")
        text.setWordWrap(False)
        row.addWidget(Pictogram(self._look, icon, 18, "text"), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(text, 0, Qt.AlignmentFlag.AlignVCenter)
        return pair
