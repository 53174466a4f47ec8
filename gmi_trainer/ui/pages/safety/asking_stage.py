"""A guided stage that asks the safety questions, tells what they come to, and knows whom to call."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.safety import SafetyGroup, SafetyOccasion
from gmi_trainer.services.contacts import Numbers
from gmi_trainer.services.workspace import Workspace
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.pages.guided import GuidedStage
from gmi_trainer.ui.pages.safety.asking import GROUPS, Asking
from gmi_trainer.ui.pages.safety.outcome_view import OutcomeView
from gmi_trainer.ui.pages.safety.question_view import QuestionView
from gmi_trainer.ui.pages.safety.safety_round import SafetyRound
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.help_foot import Help, ask_for_help
from gmi_trainer.ui.words.safety import outcome_title, safety_question, safety_why
from gmi_trainer.ui.words.translate import Translate


class AskingStage(GuidedStage):
    """One round of questions. Which screen follows is decided by who inherits it.

    The window lays help over the screen in view. Back from it, that screen is shown with what is known then.
    """

    question_answered = Signal(object)  # SafetyAnswer to the question in view
    outcome_looked_at = Signal()

    def __init__(
        self,
        look: Look,
        identifier: str,
        spoken: str,
        workspace: Workspace,
        jobs: Background,
        translate: Translate,
        occasion: SafetyOccasion,
        asking: Asking | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """``asking`` holds what was answered before a pause."""
        super().__init__(look, identifier, spoken, parent)
        self._contacts = workspace.contacts
        self._translate = translate
        self._told: Numbers | None = None
        self._round = SafetyRound(
            workspace.safety, workspace.diary, jobs, workspace.today.today, occasion, asking, parent=self
        )

    def ask(self, group: SafetyGroup, progress: str, *, can_go_back: bool = True) -> None:
        """Put a question in view, with the answer it has."""
        say, question = self._translate, safety_question(group, self._translate)
        view = QuestionView(
            self.look,
            group,
            say,
            identifier=f"{self.objectName()}.{group.value}",
            spoken=question,
            given=self._round.asking.answer(group),
        )
        view.answered.connect(self.question_answered)
        self.show_screen(
            question,
            view,
            answers=view.answers,
            beside=view.list,
            about=safety_why(group, say),
            progress=progress,
            can_go_back=can_go_back,
        )

    def tell_outcome(self, on: str, progress: str = "") -> None:
        """Put in view what the answers come to, and whom to call now."""
        say, asking, standing = self._translate, self._round.asking, self._round.standing
        self._told = self._read_numbers()
        identifier = f"{self.objectName()}.outcome"
        view = OutcomeView(self.look, standing, asking, self._told, say, identifier=identifier)
        view.looked_at.connect(self.outcome_looked_at)
        view.numbers_asked.connect(self._on_numbers_asked)
        self.show_screen(
            outcome_title(standing, asking.answers, say),
            view,
            progress=progress,
            on=on,
            can_go_back=self._round.can_take_back,
        )

    def unanswered(self) -> SafetyGroup | None:
        """The first question that has no answer: an emergency breaks the round off."""
        return next((group for group in GROUPS if self._round.asking.answer(group) is None), None)

    def showEvent(self, event: QShowEvent) -> None:
        """Help may have lain over it meanwhile, where numbers can be changed."""
        super().showEvent(event)
        if self._told is not None and self._told != self._read_numbers():
            self.show_again()

    def show_again(self) -> None:
        """Show the outcome, where it is in view, with the numbers that are known now."""
        raise NotImplementedError

    @Slot()
    def _on_numbers_asked(self) -> None:
        ask_for_help(self, Help.CALL)

    def _read_numbers(self) -> Numbers:
        from gmi_trainer.ui.pages.settings.calling import system_territory  # read when it is first wanted

        return self._contacts.numbers(self._contacts.load(system_territory()))
