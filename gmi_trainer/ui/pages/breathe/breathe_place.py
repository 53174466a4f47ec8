"""The place to breathe: its page, and looking back behind it."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget

from gmi_trainer.services.ports import Clock
from gmi_trainer.services.workspace import Workspace
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.pages.breathe.looking_back import LookingBack
from gmi_trainer.ui.pages.breathe_page import BreathePage
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.words.translate import Translate


class BreathePlace(QStackedWidget):
    """What the shell shows. Looking back is made when somebody first looks."""

    start_asked = Signal()
    cautions_asked = Signal()
    settle_asked = Signal()
    call_asked = Signal()

    def __init__(
        self, look: Look, workspace: Workspace, jobs: Background, translate: Translate, clock: Clock
    ) -> None:
        super().__init__()
        self._look = look
        self._workspace = workspace
        self._jobs = jobs
        self._translate = translate
        self._clock = clock
        self._looking_back: LookingBack | None = None
        name_control(self, "breathe.place", translate("BreathePage", "Breathe"))
        self.page = BreathePage(look, workspace, jobs, translate, clock)
        self.addWidget(self.page)
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
            history = LookingBack(self._look, self._workspace, self._jobs, self._translate, self._clock)
            history.back_asked.connect(self._on_history_back_asked)
            history.breathe_asked.connect(self._on_history_breathe_asked)
            self._looking_back = history
            self.addWidget(history)
        self.setCurrentWidget(self._looking_back)
        self._looking_back.begin()

    def take_focus(self) -> None:
        """The keyboard on what the place is for. Coming here is coming to breathe."""
        self.setCurrentWidget(self.page)
        self.page.take_focus()

    def refresh(self) -> None:
        """Choices were made elsewhere."""
        self.page.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What was pressed at the places is for the view in view."""
        shown = self.currentWidget()
        if shown is not None:
            shown.keyPressEvent(event)

    @Slot()
    def _on_history_back_asked(self) -> None:
        self.setCurrentWidget(self.page)
        self.page.focus_looking_back()

    @Slot()
    def _on_history_breathe_asked(self) -> None:
        self.take_focus()
