"""A card with one question. The answer stays in view; it can be changed, and taken back."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.answers import AnswerRow
from gmi_trainer.ui.widgets.buttons import quiet
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.widgets.scale import ScaleRow


class AskedCard(Card):
    """Eleven numbers or a few tiles (made with ``keeps``), and Undo once the answer is kept."""

    answered = Signal(object)  # int, or the value of a Choice
    undo_asked = Signal()

    def __init__(
        self,
        look: Look,
        identifier: str,
        question: str,
        row: ScaleRow | AnswerRow,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, question, parent=parent)
        name_control(self, identifier, question)
        self._row = row
        row.answered.connect(self._on_row_answered)
        self.add(row)
        self._undo = quiet(look, self.tr("Undo"), f"{identifier}.undo", icon="undo-2")
        self._undo.clicked.connect(self.undo_asked)
        place = self._undo.sizePolicy()
        place.setRetainSizeWhenHidden(True)  # nothing moves while somebody is on the way to the next answer
        self._undo.setSizePolicy(place)
        self._top.addWidget(self._undo)
        self._undo.hide()

    def offer_undo(self) -> None:
        """The answer is kept."""
        self._undo.show()

    def press_key(self, event: QKeyEvent) -> bool:
        """Take a digit from wherever on the page it was pressed."""
        return self._row.press_key(event)

    def clear_answer(self) -> None:
        """It was taken back."""
        if isinstance(self._row, ScaleRow):
            self._row.set_value(None)
        else:
            self._row.show_given(None)
        if self._undo.hasFocus():
            self.focusNextPrevChild(False)
        self._undo.hide()

    @Slot(int)
    @Slot(object)
    def _on_row_answered(self, answer: object) -> None:
        if isinstance(self._row, AnswerRow):
            self._row.show_given(answer)
        self.answered.emit(answer)
