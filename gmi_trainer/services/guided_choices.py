"""How somebody likes guided practices: how long, and what they hear. Kept as one preference."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from gmi_trainer.domain.guided import Length
from gmi_trainer.domain.values import dataclass
from gmi_trainer.services.changes import Changed, Changes
from gmi_trainer.services.diary_ports import Preferences

PREFERENCE = "guided_choices"


class Hear(StrEnum):
    """What is heard with the words on the screen."""

    TONES = "tones"
    VOICE = "voice"  # and tones
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class GuidedChoices:
    """To begin with the short version with tones."""

    length: Length = Length.SHORT
    hear: Hear = Hear.TONES


class GuidedChoicesService:
    """Reads and keeps them, on the window's thread."""

    def __init__(self, preferences: Preferences, changes: Changes) -> None:
        self._preferences = preferences
        self._changes = changes

    def load(self) -> GuidedChoices:
        """What was chosen; whatever is not understood is as usual."""
        stored, usual = self._preferences.get(PREFERENCE), GuidedChoices()
        if not isinstance(stored, Mapping):
            return usual
        length = next((one for one in Length if one.value == stored.get("length")), usual.length)
        hear = next((one for one in Hear if one.value == stored.get("hear")), usual.hear)
        return GuidedChoices(length, hear)

    def save(self, choices: GuidedChoices) -> None:
        """Keep them."""
        self._preferences.put(PREFERENCE, {"length": choices.length.value, "hear": choices.hear.value})
        self._changes.publish(Changed.PREFERENCES)
