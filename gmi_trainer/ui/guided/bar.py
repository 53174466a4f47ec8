"""The four buttons below the words, and which keys do the same."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from gmi_trainer.ui.stage.practice_bar import PracticeBar
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.words.answers import with_key
from gmi_trainer.ui.words.guided import GuidedHints

ICONS = {"pause": "pause", "next": "skip-forward", "upset": "life-buoy", "stop": "square"}


class GuidedBar(PracticeBar):
    """Pause, next part, dizzy or upset, stop."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "guided", ICONS, parent)
        self.name_keys(GuidedHints())

    def name_keys(self, hints: GuidedHints) -> None:
        """Say on the buttons which keys do the same."""
        say = QCoreApplication.translate
        self.wear_words(
            {
                "pause": (with_key(self.tr("Pause"), hints.pause, say), self.tr("Pause")),
                "next": (with_key(self.tr("Next part"), hints.next, say), self.tr("Next")),
                "upset": (
                    with_key(
                        self.tr("I feel dizzy or upset"), hints.upset or self.tr("also in the pause"), say
                    ),
                    self.tr("Dizzy, upset"),
                ),
                "stop": (with_key(self.tr("Stop"), hints.stop, say), self.tr("Stop")),
            }
        )
