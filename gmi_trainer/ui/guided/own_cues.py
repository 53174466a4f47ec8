"""The cues of one session, with a sound and a voice of their own. Read when somebody wants to hear it."""

from __future__ import annotations

from PySide6.QtCore import QObject

from gmi_trainer.resources import find
from gmi_trainer.ui.guided.cues import GuidedCues
from gmi_trainer.ui.sound import load_sound
from gmi_trainer.ui.voice import find_voice


class OwnCues(GuidedCues):
    """What plays and speaks goes with them: the voice is a process that nobody may forget."""

    def __init__(self, parent: QObject) -> None:
        sounds, voice = load_sound(find("assets", "sounds", "tones"), parent), find_voice(parent=parent)
        super().__init__(sounds, voice, parent)
        self._own_sounds, self._own_voice = sounds, voice

    def close(self) -> None:
        """Nothing more is heard, and nothing more runs."""
        super().close()
        sounds, self._own_sounds = self._own_sounds, None
        voice, self._own_voice = self._own_voice, None
        if sounds is not None:
            sounds.close()
            sounds.deleteLater()
        if voice is not None:
            voice.close()
            voice.deleteLater()
