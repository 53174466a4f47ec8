"""The one question after any practice: how was it after last time? Four large answers, or none."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.checkin import AfterLast
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.answers import AnswerRow
from gmi_trainer.ui.widgets.buttons import quiet
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.choices import Choice
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.words.today import after_last_name
from gmi_trainer.ui.words.translate import Translate


class AfterLastCard(Card):
    """Asked once at the first opening after a practice. The keys 1 to 4 answer."""

    answered = Signal(object)  # AfterLast
    skipped = Signal()

    def __init__(self, look: Look, translate: Translate, parent: QWidget | None = None) -> None:
        question = translate("AfterLastCard", "How was it after last time?")
        super().__init__(look, question, icon="history", parent=parent)
        name_control(self, "today.after_last")
        self._row = AnswerRow(
            look,
            "today.after_last.row",
            question,
            [Choice(answer, answer.value, after_last_name(answer, translate)) for answer in AfterLast],
            column_px=250,
        )
        skip = quiet(look, self.tr("Skip"), "today.after_last.skip")
        self.add(self._row)
        self.add(holding(FlowLayout(look), [skip]))
        self._row.answered.connect(self.answered)
        skip.clicked.connect(self.skipped)

    @property
    def row(self) -> AnswerRow:
        """The four answers."""
        return self._row

    def press_key(self, event: QKeyEvent) -> bool:
        """Take a digit from wherever on the page it was pressed."""
        return self._row.press_key(event)

    @Slot()
    def take_focus(self) -> None:
        """Put the keyboard on the first answer."""
        self._row.take_focus()
