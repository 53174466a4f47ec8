"""What every way to a practice has in common: the record is asked what safety says, then the stage is taken."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.plan import PlanRef, PracticeDose
from gmi_trainer.domain.safety import SafetyOccasion, Standing
from gmi_trainer.domain.values import dataclass
from gmi_trainer.services.safety import Gate
from gmi_trainer.services.workspace import Workspace
from gmi_trainer.ui.desk_tools import DeskTools
from gmi_trainer.ui.main_window import MainWindow

if TYPE_CHECKING:
    from gmi_trainer.ui.background import Job

R = TypeVar("R")

TakeStage = Callable[[QWidget, Callable[[], None]], None]
"""Lets a widget have the window; the second argument ends what it does, when the window closes or somebody leaves."""

AskSafety = Callable[[SafetyOccasion, Callable[[], None]], None]
"""Asks the safety questions, and then goes on where they open the way."""


@dataclass(frozen=True, slots=True)
class Paths:
    """What a way may use of the desk. ``workspace``: the open record, asked anew each time. ``leave_stage``: back to
    the page beneath."""

    window: MainWindow
    tools: DeskTools
    workspace: Callable[[], Workspace | None]
    take_stage: TakeStage
    leave_stage: Callable[[], None]
    ask_safety: AskSafety


class WayToPractice(QObject):
    """Puts on the stage what has to come first, then the practice. It decides nothing: domain and services do."""

    settle_asked = Signal()
    call_asked = Signal()
    waits = Signal()  # something has to be looked at first: Today says what
    room_asked = Signal(object)  # Stage: its room on Train is where this is chosen

    def __init__(self, paths: Paths, parent: QObject) -> None:
        super().__init__(parent)
        self._paths = paths

    def ask_for(self, what: object, plan: PlanRef | None = None) -> None:
        """What a page emitted as ``begin_asked``."""
        raise NotImplementedError

    def ask_for_dose(self, dose: PracticeDose, plan: PlanRef) -> None:
        """The same for a plan, which asks for so many minutes of a kind."""
        raise NotImplementedError

    def _when_safe(
        self,
        workspace: Workspace,
        read: Callable[[], R],
        begin: Callable[[R], None],
        *,
        open_while_soon: bool = False,
    ) -> None:
        """``read`` runs in the background; ``begin`` afterwards, unless safety says that it waits.

        ``open_while_soon``: like breathing it stays open while drills wait for something to be looked at soon.
        """
        safety, today, diary = workspace.safety, workspace.today.today(), workspace.diary

        def work(_job: Job) -> tuple[Gate, R]:
            with diary() as days:
                gate = safety.gate(days, today)
            return gate, read()

        def go_on(found: tuple[Gate, R]) -> None:
            gate, result = found
            paths = self._paths
            if paths.workspace() is not workspace or paths.window.stage is not None:
                return
            is_soon = gate.standing is Standing.SOON
            if gate.standing is Standing.EMERGENCY or (is_soon and not open_while_soon):
                self.waits.emit()
            elif gate.asks is not None and not is_soon:
                paths.ask_safety(gate.asks, lambda: begin(result))
            else:
                begin(result)

        self._paths.tools.jobs.run(work, go_on, owner=self._paths.window)
