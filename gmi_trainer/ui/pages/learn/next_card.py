"""The top of the Learn page: where to go on reading, and one large button."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gmi_trainer.domain.lesson import Lesson
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import primary
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.pictogram import Pictogram
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.text import Text, body, heading, muted


class NextCard(Card):
    """The lesson that was begun, or the one that comes next."""

    read_asked = Signal(str)  # the lesson's id

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        self._lesson_id = ""
        self.setAccessibleName(self.tr("Go on reading"))
        self._sign = Pictogram(look, "book-open", 112, disc="accent_soft")
        self._eyebrow = Text("", "eyebrow")
        self._eyebrow.setObjectName("learn.next.eyebrow")
        self._headline = heading()
        self._headline.setObjectName("learn.next.headline")
        self._summary = body()
        self._line = muted()
        self._line.setObjectName("learn.next.line")
        self._read = primary(look, self.tr("Read"), "learn.read", icon="book-open", large=True)
        self._read.clicked.connect(self._on_read_clicked)
        words = Stack(look, gap_px=8)
        for part in (self._eyebrow, self._headline, self._summary, self._line):
            words.add(part)
        words.add(holding(FlowLayout(look), [self._read]))
        row = QHBoxLayout()
        row.setSpacing(look.px(24))
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(words, 1)
        self.add_layout(row)

    def show_lesson(self, lesson: Lesson, eyebrow: str, line: str, *, is_begun: bool) -> None:
        """``line``: how long it takes, or where somebody is in it."""
        self._lesson_id = lesson.lesson_id
        self._eyebrow.setText(eyebrow)
        self._headline.setText(lesson.title)
        self._summary.setText(lesson.summary)
        self._line.setText(line)
        words = self.tr("Go on") if is_begun else self.tr("Read")
        self._read.setText(words)
        self._read.setAccessibleName(f"{words}: {lesson.title}")
        self._read.setAccessibleDescription(line)

    def show_sign(self, wanted: bool) -> None:
        """The drawing only where there is room for it."""
        self._sign.setVisible(wanted)

    def show_summary(self, wanted: bool) -> None:
        """What the lesson is about stands in the list and at its opening, too: in a low window the button is first."""
        self._summary.setVisible(wanted)
        self._eyebrow.setVisible(wanted)

    def take_focus(self) -> None:
        """Put the keyboard on the button."""
        self._read.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_read_clicked(self) -> None:
        self.read_asked.emit(self._lesson_id)
