"""A box for one's own words. What is written is kept when the screen is left; nobody has to write anything."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.text import Text, muted

MOST_LETTERS = 2_000


class OwnWords(Stack):
    """Two or three lines to write in."""

    def __init__(self, look: Look, words: str, parent: QWidget | None = None) -> None:
        """``words``: written before."""
        super().__init__(look, gap_px=6, parent=parent)
        label = Text(self.tr("In my own words"), "field")
        self._box = _Box()
        name_control(self._box, "lesson.own_words", self.tr("In my own words"))
        self._box.setTabChangesFocus(True)
        self._box.setPlainText(words)
        self._box.setFixedHeight(look.px(130))
        label.setBuddy(self._box)
        self.add(label)
        self.add(self._box)
        self.add(muted(self.tr("Only for you. It stays in your record on this computer.")))

    @property
    def words(self) -> str:
        """What stands there."""
        return self._box.toPlainText().strip()[:MOST_LETTERS]


class _Box(QPlainTextEdit):
    """Escape and the Tab key belong to the lesson; every other key writes."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)
