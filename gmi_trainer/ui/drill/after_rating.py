"""On the result: pain right now after a test, or one tap after training. It can be left out."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.checkin import Feel, Scale
from gmi_trainer.domain.rating_budget import RatingAsk
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.answers import AnswerRow
from gmi_trainer.ui.widgets.buttons import quiet
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.choices import Choice
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.scale import ScaleRow
from gmi_trainer.ui.words.today import feel_name, scale_ends, scale_question
from gmi_trainer.ui.words.translate import Translate


class AfterRating(Card):
    """One question. The answer stays in view; it can be changed, and taken back."""

    pain_said = Signal(int)
    feel_said = Signal(object)  # Feel
    undo_asked = Signal()

    def __init__(
        self, look: Look, ask: RatingAsk, translate: Translate, parent: QWidget | None = None
    ) -> None:
        question = (
            scale_question(Scale.PAIN_NOW, translate)
            if ask is RatingAsk.BEFORE_AND_AFTER
            else translate("AfterRating", "How does it feel now, compared with before?")
        )
        super().__init__(look, question, parent=parent)
        name_control(self, "result.after", question)
        self._scale: ScaleRow | None = None
        self._feel: AnswerRow | None = None
        if ask is RatingAsk.BEFORE_AND_AFTER:
            self._scale = ScaleRow(look, "result.after.scale")
            self._scale.ask(question, *scale_ends(Scale.PAIN_NOW, translate))
            self._scale.answered.connect(self.pain_said)
            self.add(self._scale)
        else:
            choices = [Choice(feel, feel.value, feel_name(feel, translate)) for feel in Feel]
            self._feel = AnswerRow(
                look, "result.after.feel", question, choices, column_px=150, most=3, keeps=True
            )
            self._feel.answered.connect(self._on_feel_answered)
            self.add(self._feel)
        self._undo = quiet(look, self.tr("Undo"), "result.after.undo", icon="undo-2")
        self._undo.clicked.connect(self.undo_asked)
        self.add(holding(FlowLayout(look), [self._undo]))
        self._undo.hide()

    def offer_undo(self) -> None:
        """The answer is kept."""
        self._undo.show()

    def press_key(self, event: QKeyEvent) -> bool:
        """Take a digit from wherever on the page it was pressed."""
        if self._scale is not None:
            return self._scale.press_key(event)
        return self._feel is not None and self._feel.press_key(event)

    def clear_answer(self) -> None:
        """It was taken back."""
        if self._scale is not None:
            self._scale.set_value(None)
        if self._feel is not None:
            self._feel.show_given(None)
        if self._undo.hasFocus():
            self.focusNextPrevChild(False)
        self._undo.hide()

    @Slot(object)
    def _on_feel_answered(self, feel: Feel) -> None:
        assert self._feel is not None
        self._feel.show_given(feel)
        self.feel_said.emit(feel)
