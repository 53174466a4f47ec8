"""What a person wants to see beside their own numbers: kept in their record."""

from __future__ import annotations

from collections.abc import Callable

from gmi_trainer.services.diary_ports import Preferences

PUBLISHED = "show_published_values"


class ProgressChoices:
    """Published values are a switch: off at home and on in a clinic, until somebody chooses."""

    def __init__(self, preferences: Preferences, is_clinic: Callable[[], bool] = lambda: False) -> None:
        """``is_clinic``: whether this computer is used in a clinic."""
        self._preferences = preferences
        self._is_clinic = is_clinic

    @property
    def is_clinic(self) -> bool:
        """Whether what needs a clinician's eye may be shown."""
        return self._is_clinic()

    @property
    def shows_published(self) -> bool:
        """Whether values of others are drawn beside one's own."""
        chosen = self._preferences.get(PUBLISHED)
        return chosen if isinstance(chosen, bool) else self._is_clinic()

    def show_published(self, shown: bool) -> None:
        """Turn them on or off."""
        self._preferences.put(PUBLISHED, shown)
