"""Breathing behind Progress: the same looking back that Breathe has."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from gmi_trainer.ui.pages.breathe.looking_back import LookingBack
from gmi_trainer.ui.pages.progress.rooms import RoomStack, RoomTools


class BreathingRoom(RoomStack):
    """Shows ``LookingBack`` whole."""

    def __init__(self, tools: RoomTools, parent: QWidget | None = None) -> None:
        super().__init__("progress.breathing", tools.translate("BreathingRoom", "Breathing"), parent)
        self.history = LookingBack(
            tools.look,
            tools.workspace,
            tools.jobs,
            tools.translate,
            tools.clock,
            back_words=tools.translate("BreathingRoom", "Back to all progress"),
        )
        self.history.back_asked.connect(self.back_asked)
        self.history.breathe_asked.connect(self.breathe_asked)
        self.addWidget(self.history)

    def begin(self) -> None:
        """From the top, with the keyboard on the way back."""
        self.history.begin()

    def open_session(self, session_id: int) -> None:
        """Show one."""
        self.history.show_session(session_id)
