"""What marks a day: a flare, a rest, something that changed. Set by mistake, it is taken back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gmi_trainer.domain.day_line import DayMark, MarkKind
from gmi_trainer.ui.charts.key import KeyLine
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import quiet
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.words.day_marks import SIGNS, mark_words
from gmi_trainer.ui.words.translate import Translate

FOLLOWS = frozenset({MarkKind.STEP_BACK})
"""It came of something else, and goes with it."""


class MarkRow(QWidget):
    """One mark, with its sign."""

    taken_back = Signal(object)  # DayMark

    def __init__(
        self, look: Look, mark: DayMark, number: int, translate: Translate, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "plain")
        self.mark = mark
        words = mark_words(mark, translate)
        line = KeyLine(look, f"progress.day.mark.{number}", text_px=16)
        line.say([(SIGNS[mark.kind], words)])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(line, 1, Qt.AlignmentFlag.AlignVCenter)
        if mark.kind not in FOLLOWS:
            take_back = quiet(look, self.tr("Take back"), f"progress.day.mark.{number}.back", icon="x")
            take_back.setAccessibleName(self.tr("Take back: {what}").format(what=words))
            take_back.clicked.connect(self._on_take_back_clicked)
            row.addWidget(take_back, 0, Qt.AlignmentFlag.AlignVCenter)

    @Slot()
    def _on_take_back_clicked(self) -> None:
        self.taken_back.emit(self.mark)


class DayMarksCard(Card):
    """Hidden where there is none."""

    taken_back = Signal(object)  # DayMark

    def __init__(self, look: Look, translate: Translate, parent: QWidget | None = None) -> None:
        super().__init__(look, translate("DayPage", "What happened"), parent=parent)
        name_control(self, "progress.day.marks", translate("DayPage", "What happened"))
        self._translate = translate
        self._marks: tuple[DayMark, ...] = ()

    @property
    def marks(self) -> tuple[DayMark, ...]:
        """What is shown."""
        return self._marks

    def show_marks(self, marks: tuple[DayMark, ...]) -> None:
        """Only what has changed is made anew."""
        if marks != self._marks:
            self._marks = marks
            self.clear()
            for number, mark in enumerate(marks):
                row = MarkRow(self._look, mark, number, self._translate)
                row.taken_back.connect(self.taken_back)
                self.add(row)
        self.setVisible(bool(marks))
