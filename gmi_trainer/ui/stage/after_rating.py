"""After a practice: one scale from 0 to 10, or one tap. It can be left out."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.checkin import Feel, Scale
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.answers import AnswerRow
from gmi_trainer.ui.widgets.asked_card import AskedCard
from gmi_trainer.ui.widgets.choices import Choice
from gmi_trainer.ui.widgets.scale import ScaleRow
from gmi_trainer.ui.words.today import feel_name, scale_ends, scale_question
from gmi_trainer.ui.words.translate import Translate

FEEL_VALUES = {Feel.EASIER: -1.0, Feel.SAME: 0.0, Feel.WORSE: 1.0}
"""As ``Scale.FEEL`` counts."""


class AfterRating(AskedCard):
    """One question. The answer stays in view; it can be changed, and taken back."""

    rated = Signal(int)
    feel_said = Signal(object)  # Feel

    def __init__(
        self,
        look: Look,
        scale: Scale | None,
        translate: Translate,
        identifier: str = "result.after",
        parent: QWidget | None = None,
    ) -> None:
        """``scale`` None: one tap, how it feels compared with before."""
        if scale is not None:
            question = scale_question(scale, translate)
            numbers = ScaleRow(look, f"{identifier}.scale")
            numbers.ask(question, *scale_ends(scale, translate))
            super().__init__(look, identifier, question, numbers, parent)
        else:
            question = translate("AfterRating", "How does it feel now, compared with before?")
            choices = [Choice(feel, feel.value, feel_name(feel, translate)) for feel in Feel]
            tiles = AnswerRow(
                look, f"{identifier}.feel", question, choices, column_px=150, most=3, keeps=True
            )
            super().__init__(look, identifier, question, tiles, parent)
        self.answered.connect(self._on_answered)

    @Slot(object)
    def _on_answered(self, answer: object) -> None:
        if isinstance(answer, Feel):
            self.feel_said.emit(answer)
        else:
            self.rated.emit(answer)
