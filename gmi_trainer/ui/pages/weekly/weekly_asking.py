"""The offer of the weekly questions, the questions, and what comes of them: kept at once, taken back in one."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.domain.weekly_round import Asked, WeeklyRound
from gmi_trainer.services.about_me import AboutMeService
from gmi_trainer.services.diary_ports import DiaryReader
from gmi_trainer.services.own_ports import OwnPagesReader, Undo
from gmi_trainer.ui.background import Background, Job
from gmi_trainer.ui.pages.weekly.weekly_form import WeeklyForm
from gmi_trainer.ui.pages.weekly.weekly_offer import WeeklyOffer
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.words.translate import Translate

if TYPE_CHECKING:
    from gmi_trainer.services.weekly_measures import WeeklyMeasuresService


class WeeklyWorkspace(Protocol):
    """What it needs of an open record."""

    @property
    def weekly(self) -> Callable[[], WeeklyMeasuresService]: ...
    @property
    def about(self) -> AboutMeService: ...
    @property
    def diary(self) -> Callable[[], AbstractContextManager[DiaryReader]]: ...
    @property
    def own_reader(self) -> Callable[[], AbstractContextManager[OwnPagesReader]]: ...


class WeeklyAsking(Stack):
    """Shows nothing, the offer, or the questions."""

    begun = Signal()  # the questions are in view
    settled = Signal(str, object)  # what was done, and the way back
    finished = Signal(bool)  # the questions came to their end; whether that of the month was among them
    closed = Signal()  # nothing is shown any more
    problem_met = Signal(object)  # UserProblem

    def __init__(
        self,
        look: Look,
        identifier: str,
        workspace: WeeklyWorkspace,
        jobs: Background,
        translate: Translate,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, gap_px=0, parent=parent)
        name_control(self, identifier)
        self._identifier = identifier
        self._workspace = workspace
        self._jobs = jobs
        self._translate = translate
        self._offer: WeeklyOffer | None = None
        self._form: WeeklyForm | None = None
        self._round: WeeklyRound | None = None
        self._taken: list[Undo] = []
        self._reading: Job | None = None

    @property
    def offer(self) -> WeeklyOffer | None:
        """The offer, while it is shown."""
        return self._offer

    @property
    def form(self) -> WeeklyForm | None:
        """The questions, while they are asked."""
        return self._form

    @property
    def is_asking(self) -> bool:
        """Somebody is at the questions; nothing may take them away."""
        return self._round is not None or self._reading is not None

    def show_offer(self) -> None:
        """Offer the questions; they are not asked unless somebody begins."""
        if self._offer is not None or self.is_asking:
            return
        self.clear()
        self._offer = WeeklyOffer(self._look, f"{self._identifier}.offer", self._translate)
        self._offer.begun.connect(self.begin)
        self._offer.put_off.connect(self._on_put_off)
        self._offer.left_out.connect(self._on_left_out)
        self.add(self._offer)

    def let_be(self) -> None:
        """Show nothing."""
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None
        self._offer = self._form = self._round = None
        self._taken = []
        self.clear()

    @Slot()
    def begin(self) -> None:
        """Read what is to be asked, and ask it."""
        weekly = self._workspace.weekly()
        diary, own = self._workspace.diary, self._workspace.own_reader

        def work(_job: Job) -> WeeklyRound:
            with diary() as reader, own() as own_reader:
                return weekly.look(reader, own_reader)

        self._reading = self._jobs.run(work, self._on_read, owner=self, on_problem=self._on_problem)

    def press_key(self, event: QKeyEvent) -> bool:
        """Take a digit from wherever on the page it was pressed."""
        return self._form is not None and self._form.press_key(event)

    def take_focus(self) -> None:
        """Put the keyboard on what is shown."""
        if self._form is not None:
            self._form.take_focus()
        elif self._offer is not None:
            self._offer.take_focus()

    def _on_read(self, asked_round: WeeklyRound) -> None:
        self.clear()
        self._offer = self._reading = None
        self._round, self._taken = asked_round, []
        self._form = WeeklyForm(self._look, f"{self._identifier}.form", self._translate)
        self._form.answered.connect(self._on_form_answered)
        self._form.ended.connect(self._on_form_ended)
        self._form.stopped.connect(self._on_form_stopped)
        self._form.pain_unwanted.connect(self._on_form_pain_unwanted)
        self.add(self._form)
        self._form.start(asked_round)
        self._form.take_focus()
        self.begun.emit()

    def _on_problem(self, problem: UserProblem) -> None:
        self._reading = None
        self.problem_met.emit(problem)

    def _kept(self, act: Callable[[], Undo]) -> bool:
        """Whether it was kept; else it is said why not."""
        try:
            self._taken.append(act())
        except UserProblem as problem:
            self.problem_met.emit(problem)
            return False
        return True

    def _close(self, words: str, take_back: Undo) -> None:
        self.let_be()
        self.settled.emit(words, take_back)
        self.closed.emit()

    @Slot(object, int)
    def _on_form_answered(self, asked: Asked, value: int) -> None:
        assert self._round is not None, "answers come while it is asked"
        self._kept(partial(self._workspace.weekly().answer, asked, value, self._round.day))

    @Slot()
    def _on_form_ended(self) -> None:
        asked_round = self._round
        assert asked_round is not None, "it was asked"
        if self._kept(partial(self._workspace.weekly().finish, asked_round)):
            said_something = len(self._taken) > 1
            words = self.tr("Thank you. Your answers are kept.") if said_something else self.tr("Left out.")
            self._close(words, partial(_all_back, tuple(self._taken)))
            self.finished.emit(asked_round.with_month)

    @Slot()
    def _on_form_stopped(self) -> None:
        """What was said stays; the rest is offered tomorrow."""
        if self._kept(self._workspace.weekly().put_off):
            self._close(self.tr("Kept so far. The rest can wait."), self._taken[-1])

    @Slot()
    def _on_form_pain_unwanted(self) -> None:
        assert self._round is not None, "it was asked"
        assert self._form is not None, "it was asked"
        try:
            self._rate_pain(False)
        except UserProblem as problem:
            self.problem_met.emit(problem)
            return
        self._round = self._round.without_peg
        self._form.without_pain(self._round)
        self.settled.emit(
            self.tr("Pain is not asked for any more, and not shown."), partial(self._rate_pain, True)
        )

    def _rate_pain(self, on: bool) -> None:
        about = self._workspace.about
        about.save(replace(about.load(), rates_pain=on))

    @Slot()
    def _on_put_off(self) -> None:
        if self._kept(self._workspace.weekly().put_off):
            self._close(self.tr("Tomorrow, then."), self._taken[-1])

    @Slot()
    def _on_left_out(self) -> None:
        if self._kept(self._workspace.weekly().leave_out):
            self._close(self.tr("Not this week."), self._taken[-1])


def _all_back(taken: tuple[Undo, ...]) -> None:
    """The newest first."""
    for undo in reversed(taken):
        undo()
