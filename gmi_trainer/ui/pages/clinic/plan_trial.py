"""Try a plan as the patient: a window of its own with their Today, in a guest's record that leaves nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.about import AboutMe
from gmi_trainer.domain.plan import Plan
from gmi_trainer.domain.safety import SafetyAnswer, SafetyGroup, SafetyOccasion
from gmi_trainer.services.guest import Guests
from gmi_trainer.services.workspace import Workspace
from gmi_trainer.ui.desk_tools import DeskTools
from gmi_trainer.ui.pages.page import Page
from gmi_trainer.ui.places import TODAY
from gmi_trainer.ui.widgets.notice import Notice

if TYPE_CHECKING:
    from gmi_trainer.ui.desk import Desk


class PlanTrial(QObject):
    """One trial at a time. Closing its window throws the guest away; so does the next trial, and the next start."""

    ended = Signal()

    def __init__(self, tools: DeskTools, guests: Guests, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tools = tools
        self._guests = guests
        self._desk: Desk | None = None

    @property
    def desk(self) -> Desk | None:
        """What shows the trial, while there is one."""
        return self._desk

    def begin(self, plan: Plan, about: AboutMe) -> None:
        """Show Today with this plan to somebody of whom the same is true. UserProblem where no guest can be made."""
        self.end()
        guest = self._guests.begin()
        _be_somebody(guest, about)
        guest.plans().set_plan(plan)
        from gmi_trainer.ui.desk import Desk  # the window is there by now; this page is read only in a clinic

        desk = Desk(
            self._tools,
            self._stand_in,
            placement=None,
            remember=_forget,
            notices=[self.tr("You are trying a plan. Close this window to go back: nothing of it is kept.")],
        )
        self._desk = desk
        desk.window.setWindowTitle(self.tr("Trying a plan"))
        desk.window.closing.connect(self._on_window_closing)
        desk.show_workspace(guest, TODAY, with_first_steps=False)
        desk.window.show()

    def end(self) -> None:
        """Close the trial, and throw away what it wrote."""
        desk, self._desk = self._desk, None
        if desk is None:
            return
        desk.show_workspace(None)
        desk.window.hide()
        desk.window.deleteLater()
        desk.deleteLater()
        self._guests.throw_away()
        self.ended.emit()

    @Slot()
    def _on_window_closing(self) -> None:
        self.end()

    def _stand_in(self, _workspace: Workspace) -> QWidget:
        """There is nothing to set for somebody who is nobody."""
        page = Page(self._tools.look, "settings", self.tr("Settings"))
        page.add(Notice(self._tools.look, self.tr("Settings are closed while you try a plan.")))
        return page


def _be_somebody(guest: Workspace, about: AboutMe) -> None:
    """As the person is, with nothing that would stop the trial: introduced, and asked about safety."""
    guest.about.save(replace(about, introduced_on=guest.today.today()))
    answers = dict.fromkeys(SafetyGroup, SafetyAnswer.NO)
    guest.safety.reply(answers, SafetyOccasion.FIRST_RUN)


def _forget(_placement: object) -> None:
    """Where the window stood is nobody's business."""
