"""One safety question: a few examples, the whole list one press away, and four answers."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.safety import SafetyAnswer, SafetyGroup
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.answers import AnswerRow
from gmi_trainer.ui.widgets.buttons import quiet
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.choices import Choice
from gmi_trainer.ui.widgets.reflow import FlowLayout, ReflowLayout, holding
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.text import Text, body
from gmi_trainer.ui.words.safety import answer_name, safety_examples
from gmi_trainer.ui.words.safety_list import group_parts
from gmi_trainer.ui.words.translate import Translate

translate = QCoreApplication.translate
ANSWER_PX = 180
"""Two side by side in all but the smallest windows; long answers wrap."""


class QuestionView(Stack):
    """What stands below the question itself. Whoever shows it finds a place for the way to the whole ``list``, and
    for the ``answers``."""

    answered = Signal(object)  # SafetyAnswer

    def __init__(
        self,
        look: Look,
        group: SafetyGroup,
        words: Translate,
        *,
        identifier: str,
        spoken: str,
        given: SafetyAnswer | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """``spoken`` is the question, for a screen reader that comes to the answers."""
        super().__init__(look, gap_px=10, parent=parent)
        self._examples = Stack(look, gap_px=6)
        for example in safety_examples(group, words):
            self._examples.add(body(translate("SafetyQuestions", "• {item}").format(item=example)))
        self._whole = self._whole_list(group, words)
        self._whole.hide()
        self._list_button = quiet(look, "", f"{identifier}.list", icon="list")
        self._list_button.setCheckable(True)
        self._list_button.toggled.connect(self._on_list_button_toggled)
        self._name_list_button()
        self.answers = AnswerRow(
            look,
            f"{identifier}.answer",
            spoken,
            [Choice(answer, answer.value, answer_name(group, answer, words)) for answer in SafetyAnswer],
            column_px=ANSWER_PX,
        )
        self.answers.show_given(given)
        self.answers.answered.connect(self.answered)
        self.add(self._examples)
        self.add(self._whole)
        self.list = holding(FlowLayout(look), [self._list_button])

    def _whole_list(self, group: SafetyGroup, words: Translate) -> Card:
        card = Card(self._look)
        parts = []
        for part in group_parts(group, words):
            stack = Stack(self._look, gap_px=10)
            if part.title:
                stack.add(Text(part.title, "field"))
            for item in part.items:
                stack.add(body(translate("SafetyQuestions", "• {item}").format(item=item)))
            stack.add_stretch()
            parts.append(stack)
        card.add(holding(ReflowLayout(self._look, 300, most=2, gap_px=24), parts))
        return card

    @Slot(bool)
    def _on_list_button_toggled(self, whole: bool) -> None:
        self._examples.setVisible(not whole)
        self._whole.setVisible(whole)
        self._name_list_button()

    def _name_list_button(self) -> None:
        words = (
            translate("SafetyQuestions", "Show only a few examples")
            if self._list_button.isChecked()
            else translate("SafetyQuestions", "See the whole list")
        )
        self._list_button.setText(words)
        self._list_button.setAccessibleName(words)
