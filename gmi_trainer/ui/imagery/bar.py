"""The four buttons below a card, and which keys do the same: at one's own pace the first one goes on."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from gmi_trainer.ui.stage.practice_bar import PracticeBar
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.words.answers import with_key
from gmi_trainer.ui.words.imagery import ImageryHints

ICONS = {"pause": "pause", "next": "skip-forward", "hurts": "life-buoy", "stop": "square"}
OWN_PACE_ICONS = {"go_on": "check", "pause": "pause", "hurts": "life-buoy", "stop": "square"}


class ImageryBar(PracticeBar):
    """Pause, next card, it hurts, stop; at one's own pace: go on, pause, it hurts, stop."""

    def __init__(self, look: Look, *, own_pace: bool, says_hurt: bool, parent: QWidget | None = None) -> None:
        """``says_hurt``: the word is used; otherwise it is too much."""
        super().__init__(look, "imagery", OWN_PACE_ICONS if own_pace else ICONS, parent)
        self._own_pace = own_pace
        self._says_hurt = says_hurt
        self.name_keys(ImageryHints())

    def name_keys(self, hints: ImageryHints) -> None:
        """Say on the buttons which keys do the same."""
        say = QCoreApplication.translate
        hurts = self.tr("It hurts") if self._says_hurt else self.tr("Too much")
        words = {
            "pause": (with_key(self.tr("Pause"), hints.pause, say), self.tr("Pause")),
            "hurts": (with_key(hurts, hints.hurts, say), hurts),
            "stop": (with_key(self.tr("Stop"), hints.stop, say), self.tr("Stop")),
        }
        if self._own_pace:
            words["go_on"] = (with_key(self.tr("Go on"), hints.go_on, say), self.tr("Go on"))
        else:
            words["next"] = (with_key(self.tr("Next card"), hints.next, say), self.tr("Next"))
        self.wear_words(words)
