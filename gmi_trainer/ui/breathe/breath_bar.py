"""The four quiet buttons below the pacer, and which keys do the same."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from gmi_trainer.ui.stage.practice_bar import PracticeBar
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.words.answers import with_key
from gmi_trainer.ui.words.breath_keys import KeyHints

ICONS = {"pause": "pause", "easier": "chevron-down", "dizzy": "life-buoy", "stop": "square"}


class BreathBar(PracticeBar):
    """Pause, easier, dizzy, stop."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "breath", ICONS, parent)
        self.name_keys(KeyHints("", "", "", "", "", ""))

    def name_keys(self, hints: KeyHints) -> None:
        """Say on the buttons which keys do the same."""
        say = QCoreApplication.translate
        self.wear_words(
            {
                "pause": (with_key(self.tr("Pause"), hints.pause, say), self.tr("Pause")),
                "easier": (with_key(self.tr("Easier"), hints.easier, say), self.tr("Easier")),
                "dizzy": (
                    # its letter was given another meaning: where else it can be said
                    with_key(self.tr("I feel dizzy"), hints.dizzy or self.tr("also in the pause"), say),
                    self.tr("Dizzy"),
                ),
                "stop": (with_key(self.tr("Stop"), hints.stop, say), self.tr("Stop")),
            }
        )
