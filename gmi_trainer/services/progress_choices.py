"""What a person wants to see beside their own numbers: kept in their record."""

from __future__ import annotations

from gmi_trainer.services.ports import Preferences

PUBLISHED = "show_published_values"


class ProgressChoices:
    """Published values are a switch, off until somebody asks for them."""

    def __init__(self, preferences: Preferences) -> None:
        self._preferences = preferences

    @property
    def shows_published(self) -> bool:
        """Whether values of others are drawn beside one's own."""
        return self._preferences.get(PUBLISHED) is True

    def show_published(self, shown: bool) -> None:
        """Turn them on or off."""
        self._preferences.put(PUBLISHED, shown)
