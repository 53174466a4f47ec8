"""The way to a guided practice: what safety says, what came before, then the stage."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.activity import SessionKind
from gmi_trainer.domain.guided import GuidedPast, GuidedScript, Length, fitting
from gmi_trainer.domain.plan import PlanRef, PracticeDose
from gmi_trainer.domain.safety import SafetyOccasion, Standing
from gmi_trainer.services.safety import Gate
from gmi_trainer.services.workspace import Workspace
from gmi_trainer.ui.desk_tools import DeskTools
from gmi_trainer.ui.main_window import MainWindow

if TYPE_CHECKING:
    from gmi_trainer.ui.background import Job

TakeStage = Callable[[QWidget, Callable[[], None]], None]
"""Lets a widget have the window; the second argument ends what it does, when the window closes or somebody leaves."""

Chosen = tuple[GuidedScript, Length | None]
"""A practice, and how long it is to be; None: as the person likes it."""

AskSafety = Callable[[SafetyOccasion, Callable[[], None]], None]
"""Asks the safety questions, and then goes on where they open the way."""


class WayToGuided(QObject):
    """Puts on the stage what has to come first, then the practice. It decides nothing: domain and services do."""

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
        ask_safety: AskSafety,
        parent: QObject,
    ) -> None:
        """``workspace``: the open record, asked anew each time. ``leave_stage``: back to the page beneath."""
        super().__init__(parent)
        self._window = window
        self._tools = tools
        self._open_record = workspace
        self._take_stage = take_stage
        self._leave_stage = leave_stage
        self._ask_safety = ask_safety

    def ask_for(self, script: GuidedScript, plan: PlanRef | None = None) -> None:
        """A practice as the person likes it, unless safety says that it waits; that is read in the background, and
        takes a moment. Like breathing it stays open while drills wait for something to be looked at soon."""
        self._ask(script.kind, lambda _past: (script, None), plan)

    def ask_for_dose(self, dose: PracticeDose, plan: PlanRef) -> None:
        """The same for a plan, which asks for so many minutes of a kind."""
        workspace = self._open_record()
        if workspace is None:
            return
        guided = workspace.guided()

        def choose(past: GuidedPast) -> Chosen | None:
            return fitting(guided.scripts().of_kind(dose.kind), past, dose.minutes)

        self._ask(dose.kind, choose, plan)

    def _ask(
        self, kind: SessionKind, choose: Callable[[GuidedPast], Chosen | None], plan: PlanRef | None
    ) -> None:
        """``choose`` is called in the background."""
        workspace = self._open_record()
        if workspace is None:
            return
        safety, today = workspace.safety, workspace.today.today()
        diary, guided_reader, guided = workspace.diary, workspace.guided_reader, workspace.guided()

        def read(_job: Job) -> tuple[Gate, GuidedPast, Chosen | None]:
            with diary() as days:
                gate = safety.gate(days, today)
            with guided_reader() as reader:
                past = guided.past(reader, kind)
            return gate, past, choose(past)

        def go_on(found: tuple[Gate, GuidedPast, Chosen | None]) -> None:
            gate, past, chosen = found
            if self._open_record() is not workspace or self._window.stage is not None or chosen is None:
                return
            begin = partial(self._begin, chosen, past, plan)
            if gate.standing is Standing.EMERGENCY:
                self.waits.emit()
            elif gate.asks is not None and gate.standing is not Standing.SOON:
                self._ask_safety(gate.asks, begin)
            else:
                begin()

        self._tools.jobs.run(read, go_on, owner=self._window)

    def _begin(self, chosen: Chosen, past: GuidedPast, plan: PlanRef | None) -> None:
        workspace = self._open_record()
        if workspace is None:
            return
        from gmi_trainer.ui.guided.guided_view import GuidedView
        from gmi_trainer.ui.guided.tools import guided_tools

        script, length = chosen
        view = GuidedView(self._tools.look, guided_tools(self._tools, workspace))
        view.done.connect(self._leave_stage)
        view.settle_asked.connect(self.settle_asked)
        view.call_asked.connect(self.call_asked)
        self._take_stage(view, view.close_session)
        view.play(script, workspace.guided().spec(script, length), past, plan)
