"""The bell at the end of a timer, where this computer can play one. Read when somebody wants to hear it."""

from __future__ import annotations

from PySide6.QtCore import QObject

from gmi_trainer.domain.breath_cues import END
from gmi_trainer.resources import find
from gmi_trainer.ui.sound import load_sound

VOLUME_PERCENT = 70


class Bell:
    """Wakes the device while the task is done, so that the bell begins without a gap."""

    def __init__(self, parent: QObject) -> None:
        self._sounds = load_sound(find("assets", "sounds", "tones"), parent)
        if self._sounds is not None:
            self._sounds.prepare((END,))

    def ring(self) -> None:
        """The time is up."""
        if self._sounds is not None:
            self._sounds.play(END, VOLUME_PERCENT)

    def close(self) -> None:
        """Nothing more is heard."""
        sounds, self._sounds = self._sounds, None
        if sounds is not None:
            sounds.close()
            sounds.deleteLater()
