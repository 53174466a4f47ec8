"""A quiet word inside a page: for information, or because something asks for a look. Never red."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.announce import announce
from gmi_trainer.ui.widgets.pictogram import Pictogram
from gmi_trainer.ui.widgets.text import Text


class NoticeKind(StrEnum):
    """Why it is there."""

    INFO = "info"
    DONE = "done"
    ATTENTION = "attention"


_ICONS = {
    NoticeKind.INFO: ("info", "on_accent_soft"),
    NoticeKind.DONE: ("circle-check", "on_accent_soft"),
    NoticeKind.ATTENTION: ("circle-alert", "attention"),
}


class Notice(QFrame):
    """An icon and a sentence or two. The icon has a shape of its own for each kind, so colour is never alone."""

    def __init__(
        self,
        look: Look,
        words: str,
        kind: NoticeKind = NoticeKind.INFO,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self.setProperty("role", "notice")
        self.setProperty("kind", kind.value)
        self._row = QHBoxLayout(self)
        self._row.addWidget(
            Pictogram(look, _ICONS[kind][0], 24, _ICONS[kind][1]), 0, Qt.AlignmentFlag.AlignTop
        )
        self._rows = QVBoxLayout()
        self._words = Text(words)
        self._rows.addWidget(self._words)
        self._row.addLayout(self._rows, 1)
        self.setAccessibleName(words)
        self._on_look_changed()
        look.changed.connect(self._on_look_changed)

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.text()

    def say(self, words: str) -> None:
        """Say something else, aloud too where a screen reader is listening."""
        self._words.setText(words)
        self.setAccessibleName(words)
        announce(self, words)

    def add(self, widget: QWidget) -> None:
        """Put a button or two below the words."""
        self._rows.addWidget(widget)

    @Slot()
    def _on_look_changed(self) -> None:
        pad = self._look.px(16)
        self._row.setContentsMargins(pad, self._look.px(14), pad, self._look.px(14))
        self._row.setSpacing(self._look.px(12))
        self._rows.setSpacing(self._look.px(12))
