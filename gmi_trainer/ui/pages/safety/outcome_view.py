"""What the safety answers come to: what to do now, what waits, and how to say that it was looked at."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.safety import SafetyAnswer, SafetyGroup, Standing
from gmi_trainer.services.contacts import Line, Numbers
from gmi_trainer.ui.pages.safety.asking import Asking
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import secondary
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.notice import Notice, NoticeKind
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.text import Text, body, muted
from gmi_trainer.ui.words.safety import come_back, known_words, not_said_words, waiting_words, what_to_do
from gmi_trainer.ui.words.safety_list import group_action
from gmi_trainer.ui.words.translate import Translate

translate = QCoreApplication.translate

_GROUP_OF = {Standing.EMERGENCY: SafetyGroup.EMERGENCY, Standing.SOON: SafetyGroup.SOON}


class OutcomeView(Stack):
    """What stands below the title. Actions only; never what somebody has."""

    looked_at = Signal()
    numbers_asked = Signal()  # all that one can call

    def __init__(
        self,
        look: Look,
        standing: Standing,
        asking: Asking,
        numbers: Numbers,
        words: Translate,
        *,
        identifier: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, gap_px=16, parent=parent)
        self._identifier = identifier
        group = _GROUP_OF.get(standing)
        if group is not None:
            self.add(Notice(look, what_to_do(standing, words), NoticeKind.ATTENTION))
            if group is SafetyGroup.EMERGENCY:
                self.add(self._call_now(numbers))
            self.add(body(waiting_words(standing, words)))
            self.add(holding(FlowLayout(look), self._buttons()))
        answers = asking.answers
        if answers.get(SafetyGroup.OTHER_WAY) in (SafetyAnswer.NEW, SafetyAnswer.KNOWN):
            self.add(Notice(look, group_action(SafetyGroup.OTHER_WAY, words)))
        signs = (answers.get(SafetyGroup.EMERGENCY), answers.get(SafetyGroup.SOON))
        if SafetyAnswer.KNOWN in signs:
            self.add(body(known_words(words)))
        if SafetyAnswer.NOT_SAID in answers.values():
            self.add(body(not_said_words(words)))
        if group is None:
            self.add(body(come_back(words)))

    def _call_now(self, numbers: Numbers) -> Card:
        """The number itself, large, so that nobody has to look for it."""
        card = Card(self._look)
        for label, line in (
            (translate("SafetyOutcome", "Emergency number"), numbers.emergency),
            (translate("SafetyOutcome", "Crisis line"), numbers.crisis),
        ):
            if line is not None:
                card.add(self._line(label, line))
        if numbers.emergency is None:
            card.add(body(translate("SafetyOutcome", "Choose your country to see its emergency number.")))
        who = secondary(
            self._look,
            translate("SafetyOutcome", "Who I can call"),
            f"{self._identifier}.who_to_call",
            icon="phone",
        )
        who.clicked.connect(self.numbers_asked)
        card.add(holding(FlowLayout(self._look), [who]))
        return card

    def _line(self, label: str, line: Line) -> Stack:
        stack = Stack(self._look, gap_px=2)
        stack.add(muted(label))
        number = Text(line.numbers[0], "number")  # the best one comes first; one is enough to dial
        number.setAccessibleName(f"{label}: {number.text()}")
        stack.add(number)
        if line.name:
            stack.add(muted(line.name))
        return stack

    def _buttons(self) -> list[QWidget]:
        looked = secondary(
            self._look,
            translate("SafetyOutcome", "I have had this looked at"),
            f"{self._identifier}.looked_at",
            icon="check",
        )
        looked.clicked.connect(self.looked_at)
        return [looked]
