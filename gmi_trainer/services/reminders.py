"""At which times a person wants to be reminded: kept in their record, off until they switch it on."""

from __future__ import annotations

from collections.abc import Mapping

from gmi_trainer.domain.reminders import HALF_HOURS, MOST_TIMES, DayHolds, Reminders
from gmi_trainer.services.changes import Changed, Changes
from gmi_trainer.services.diary_ports import Preferences
from gmi_trainer.services.today_view import TodayView

PREFERENCE = "reminders"
_NAMED = {at.isoformat("minutes"): at for at in HALF_HOURS}


class RemindersService:
    """Reads and keeps the choice. What is stored but not understood falls back to silence."""

    def __init__(self, preferences: Preferences, changes: Changes) -> None:
        self._preferences = preferences
        self._changes = changes

    def load(self) -> Reminders:
        """What was chosen last."""
        return reminders_from(self._preferences.get(PREFERENCE))

    def save(self, reminders: Reminders) -> None:
        """Keep it, and tell everyone."""
        times = [at.isoformat("minutes") for at in reminders.times]
        self._preferences.put(PREFERENCE, {"is_on": reminders.is_on, "times": times})
        self._changes.publish(Changed.PREFERENCES)


def reminders_from(stored: object) -> Reminders:
    """The value of the preference."""
    if not isinstance(stored, Mapping):
        return Reminders()
    kept = stored.get("times")
    texts = kept if isinstance(kept, list) else []
    times = sorted({_NAMED[text] for text in texts if isinstance(text, str) and text in _NAMED})
    return Reminders(is_on=stored.get("is_on") is True, times=tuple(times[:MOST_TIMES]))


def day_holds(view: TodayView) -> DayHolds:
    """What Today knows of a day, as far as a reminder asks for it."""
    return DayHolds(
        day=view.day,
        kind=view.offer.day_kind,
        is_kept=view.offer.day_is_kept,
        waits=view.asks_safety is not None,
        saves_energy=view.about.saves_energy,
        rest_weekdays=view.about.rest_weekdays,
    )
