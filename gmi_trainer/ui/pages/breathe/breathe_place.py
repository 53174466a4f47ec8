"""The place to breathe: its page, and looking back behind it."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot

from gmi_trainer.services.clock_port import Clock
from gmi_trainer.services.workspace import Workspace
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.pages.breathe.looking_back import LookingBack
from gmi_trainer.ui.pages.breathe_page import BreathePage
from gmi_trainer.ui.pages.place_with_rooms import PlaceWithRooms
from gmi_trainer.ui.pages.progress.rooms import RoomTools
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.words.translate import Translate


class BreathePlace(PlaceWithRooms):
    """What the shell shows. Looking back is made when somebody first looks."""

    start_asked = Signal()
    cautions_asked = Signal()
    settle_asked = Signal()
    call_asked = Signal()

    def __init__(
        self, look: Look, workspace: Workspace, jobs: Background, translate: Translate, clock: Clock
    ) -> None:
        super().__init__("breathe.place", translate("BreathePage", "Breathe"))
        self._look = look
        self._workspace = workspace
        self._jobs = jobs
        self._translate = translate
        self._clock = clock
        self._looking_back: LookingBack | None = None
        self.page = BreathePage(look, workspace, jobs, translate, clock)
        self._add_page(self.page, self.page)
        self.page.start_asked.connect(self.start_asked)
        self.page.cautions_asked.connect(self.cautions_asked)
        self.page.settle_asked.connect(self.settle_asked)
        self.page.call_asked.connect(self.call_asked)
        self.page.look_back_asked.connect(self.look_back)

    @property
    def looking_back(self) -> LookingBack | None:
        """The history, once somebody has looked."""
        return self._looking_back

    @Slot()
    def look_back(self) -> None:
        """Show the sessions so far."""
        if self._looking_back is None:
            history = LookingBack(
                RoomTools(self._look, self._workspace, self._jobs, self._translate, self._clock),
                self.tr("Back to Breathe"),
            )
            history.back_asked.connect(self._on_history_back_asked)
            history.breathe_asked.connect(self._on_history_breathe_asked)
            self._looking_back = history
            self.addWidget(history)
        self.setCurrentWidget(self._looking_back)
        self._looking_back.begin()

    @Slot()
    def _on_history_back_asked(self) -> None:
        self._show_page()
        self.page.focus_looking_back()

    @Slot()
    def _on_history_breathe_asked(self) -> None:
        self.take_focus()
