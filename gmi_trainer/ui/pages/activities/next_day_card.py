"""How the day after was: one question, once, with large answers. It can be skipped."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.activity_steps import NextDay, Tried
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.answers import AnswerRow
from gmi_trainer.ui.widgets.buttons import quiet
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.choices import Choice
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.words.activities import next_day_name, next_day_question
from gmi_trainer.ui.words.translate import Translate


class NextDayCard(Card):
    """About the tasks of one day together: nobody is asked task by task."""

    answered = Signal(object, object)  # the tasks, NextDay
    skipped = Signal(object)  # the tasks

    def __init__(
        self,
        look: Look,
        place: str,
        asked: Sequence[Tried],
        today: date,
        translate: Translate,
        parent: QWidget | None = None,
    ) -> None:
        """``place`` begins its controls' names."""
        question = next_day_question(asked, today, translate)
        super().__init__(look, question, icon="sun", parent=parent)
        self.asked = tuple(asked)
        name_control(self, f"{place}.next_day", question)
        choices = [Choice(answer, answer.value, next_day_name(answer, translate)) for answer in NextDay]
        self._row = AnswerRow(look, f"{place}.next_day.answer", question, choices, column_px=220, most=3)
        self._row.answered.connect(self._on_row_answered)
        self.add(self._row)
        skip = quiet(look, self.tr("Skip"), f"{place}.next_day.skip", spoken=self.tr("Skip this question"))
        skip.clicked.connect(self._on_skip_clicked)
        self.add(holding(FlowLayout(look), [skip]))

    def take_focus(self) -> None:
        """Put the keyboard on the first answer."""
        self._row.take_focus()

    @Slot(object)
    def _on_row_answered(self, answer: NextDay) -> None:
        self.answered.emit(self.asked, answer)

    @Slot()
    def _on_skip_clicked(self) -> None:
        self.skipped.emit(self.asked)
