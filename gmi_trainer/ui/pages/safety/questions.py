"""The safety questions on their own: after a new symptom, after a long break, or because somebody wants them."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.safety import SafetyAnswer, SafetyGroup, SafetyOccasion
from gmi_trainer.services.workspace import Workspace
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.pages.safety.asking import GROUPS
from gmi_trainer.ui.pages.safety.asking_stage import AskingStage
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.words.safety import question_progress
from gmi_trainer.ui.words.translate import Translate


class SafetyQuestions(AskingStage):
    """Covers the window until the questions are answered, or until it is closed."""

    answered = Signal(object)  # Standing, once what it comes to has been read
    closed = Signal()  # nothing was answered

    def __init__(
        self,
        look: Look,
        workspace: Workspace,
        jobs: Background,
        translate: Translate,
        occasion: SafetyOccasion = SafetyOccasion.ASKED_FOR,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            look,
            "safety_questions",
            translate("SafetyQuestions", "Safety questions"),
            workspace,
            jobs,
            translate,
            occasion,
            parent=parent,
        )
        self._group: SafetyGroup | None = None
        self.let_close(True)
        self.question_answered.connect(self._on_question_answered)
        self.outcome_looked_at.connect(self._on_outcome_looked_at)
        self.back_asked.connect(self._on_back_asked)
        self.on_asked.connect(self._on_on_asked)
        self.close_asked.connect(self._on_close_asked)
        self._show_question(GROUPS[0])

    def show_again(self) -> None:
        if self._group is None:
            self._show_outcome()

    def _show_question(self, group: SafetyGroup) -> None:
        self._group = group
        progress = question_progress(GROUPS.index(group) + 1, len(GROUPS), self._translate)
        self.ask(group, progress, can_go_back=group is not GROUPS[0])

    def _show_outcome(self) -> None:
        self._group = None
        self.tell_outcome(self.tr("Done"))

    @Slot(object)
    def _on_question_answered(self, answer: SafetyAnswer) -> None:
        assert self._group is not None, "only a question can be answered"
        following = self._round.answer(self._group, answer)
        if following is not None:
            self._show_question(following)
        else:
            self._show_outcome()

    @Slot()
    def _on_outcome_looked_at(self) -> None:
        """Go on where an emergency broke the questions off, or be done."""
        self._round.looked_at()
        group = self.unanswered()
        if group is not None:
            self._show_question(group)
        else:
            self._show_outcome()

    @Slot()
    def _on_back_asked(self) -> None:
        if self._group is None:
            self._show_question(self._round.asking.asked[-1])
        elif self._group is not GROUPS[0]:
            self._show_question(GROUPS[GROUPS.index(self._group) - 1])

    @Slot()
    def _on_on_asked(self) -> None:
        self.answered.emit(self._round.standing)

    @Slot()
    def _on_close_asked(self) -> None:
        """What was answered is kept: half a round can hold what matters."""
        if self._group is not None:
            self._round.keep()
        if self._round.asking.answers:
            self.answered.emit(self._round.standing)
        else:
            self.closed.emit()
