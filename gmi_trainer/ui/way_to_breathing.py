"""The way to a breathing session: what waits, the cautions before the first one, then the stage."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.plan import BreathDose, PlanRef
from gmi_trainer.domain.safety import Standing
from gmi_trainer.services.workspace import Workspace
from gmi_trainer.ui.desk_tools import DeskTools
from gmi_trainer.ui.main_window import MainWindow

if TYPE_CHECKING:  # read when somebody wants to breathe
    from gmi_trainer.domain.breath_course import BreathPast
    from gmi_trainer.domain.breath_steps import Caution

TakeStage = Callable[[QWidget, Callable[[], None]], None]
"""Lets a widget have the window; the second argument ends what it does, when the window closes or somebody leaves."""


class WayToBreathing(QObject):
    """Puts on the stage what has to come first, then the pacer. It decides nothing: domain and services do."""

    choose_asked = Signal()  # to the Breathe page
    look_back_asked = Signal()
    settle_asked = Signal()
    call_asked = Signal()
    waits = Signal()  # something has to be looked at first: Today says what

    def __init__(
        self,
        window: MainWindow,
        tools: DeskTools,
        workspace: Callable[[], Workspace | None],
        take_stage: TakeStage,
        leave_stage: Callable[[], None],
        parent: QObject,
    ) -> None:
        """``workspace``: the open record, asked anew each time. ``leave_stage``: back to the page beneath."""
        super().__init__(parent)
        self._window = window
        self._tools = tools
        self._open_record = workspace
        self._take_stage = take_stage
        self._leave_stage = leave_stage

    def ask_for(self, dose: BreathDose | None = None, plan: PlanRef | None = None) -> None:
        """Breathe as the person chose, or as a plan says, unless safety says that it waits; that is read in the
        background, and takes a moment."""
        workspace = self._open_record()
        if workspace is None:
            return
        safety, diary, history = workspace.safety, workspace.diary, workspace.history
        breathing = workspace.breathing()

        def read(_job: object) -> tuple[Standing, BreathPast]:
            with diary() as days:
                standing = safety.standing(days)
            with history() as reader:
                return standing, breathing.past(reader)

        def go_on(found: tuple[Standing, BreathPast]) -> None:
            standing, past = found
            if self._open_record() is not workspace or self._window.stage is not None:
                return
            if standing is Standing.EMERGENCY:
                self.waits.emit()
            elif breathing.cautions() is None:
                self._ask_cautions(partial(self._begin, past, dose, plan))
            else:
                self._begin(past, dose, plan)

        self._tools.jobs.run(read, go_on, owner=self._window)

    @Slot()
    def ask_cautions(self) -> None:
        """The same questions again, from the Breathe page; back to it afterwards."""
        self._ask_cautions(self._leave_stage)

    def _ask_cautions(self, then: Callable[[], None]) -> None:
        workspace = self._open_record()
        if workspace is None:
            return
        from gmi_trainer.ui.breathe.cautions_view import CautionsView

        breathing = workspace.breathing()

        def on_answered(reasons: frozenset[Caution] | None) -> None:
            breathing.answer_cautions(reasons)
            then()

        view = CautionsView(
            self._tools.look,
            self._tools.translate,
            breathing.cautions(),
            reach=workspace.choices.load().reach,
        )
        view.answered.connect(on_answered)
        view.noted.connect(breathing.answer_cautions)  # by who settles instead, or would rather wait
        view.settle_asked.connect(self._on_cautions_settle_asked)
        view.closed.connect(self._leave_stage)
        self._take_stage(view, lambda: None)

    def _begin(self, past: BreathPast, dose: BreathDose | None, plan: PlanRef | None) -> None:
        workspace = self._open_record()
        if workspace is None:
            return
        from gmi_trainer.ui.breathe.breath_view import BreathView
        from gmi_trainer.ui.breathe.tools import breath_tools

        breathing = workspace.breathing()
        by_default_plan = plan is None or workspace.today.plan().is_default
        spec = breathing.spec(past, dose, by_default_plan=by_default_plan)
        view = BreathView(self._tools.look, breath_tools(self._tools, workspace))
        view.done.connect(self._leave_stage)
        view.choose_asked.connect(self.choose_asked)
        view.look_back_asked.connect(self.look_back_asked)
        view.settle_asked.connect(self.settle_asked)
        view.call_asked.connect(self.call_asked)
        self._take_stage(view, view.close_session)
        view.play(spec, past, plan)

    @Slot()
    def _on_cautions_settle_asked(self) -> None:
        self._leave_stage()
        self.settle_asked.emit()
