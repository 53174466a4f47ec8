"""What a person said of themselves: kept in their record, read by everything that depends on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from enum import Enum
from typing import TypeVar

from gmi_trainer.domain.about import AboutMe, SoreSide
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.services.changes import Changed, Changes
from gmi_trainer.services.diary_ports import Preferences

PREFERENCE = "about_me"
WEEKDAYS = range(7)
E = TypeVar("E", bound=Enum)


class AboutMeService:
    """Reads and keeps it, for the window's thread; a background job reads ``about_from`` its own reader."""

    def __init__(self, preferences: Preferences, changes: Changes) -> None:
        self._preferences = preferences
        self._changes = changes

    def load(self) -> AboutMe:
        """What was said last, or what holds as long as nothing was said."""
        return about_from(self._preferences.get(PREFERENCE))

    def save(self, about: AboutMe) -> None:
        """Keep it, and tell everyone."""
        self._preferences.put(
            PREFERENCE,
            {
                "sore_part": None if about.sore_part is None else about.sore_part.value,
                "sore_side": about.sore_side.value,
                "saves_energy": about.saves_energy,
                "rates_pain": about.rates_pain,
                "shows_streaks": about.shows_streaks,
                "rest_weekdays": sorted(about.rest_weekdays),
                "introduced_on": None if about.introduced_on is None else about.introduced_on.isoformat(),
            },
        )
        self._changes.publish(Changed.ABOUT)


def about_from(stored: object) -> AboutMe:
    """The value of the preference. What is not understood falls back alone, field by field."""
    usual = AboutMe()
    if not isinstance(stored, Mapping):
        return usual
    return AboutMe(
        sore_part=_member(BodyPart, stored.get("sore_part")),
        sore_side=_member(SoreSide, stored.get("sore_side")) or usual.sore_side,
        saves_energy=_switch(stored.get("saves_energy"), usual.saves_energy),
        rates_pain=_switch(stored.get("rates_pain"), usual.rates_pain),
        shows_streaks=_switch(stored.get("shows_streaks"), usual.shows_streaks),
        rest_weekdays=_weekdays(stored.get("rest_weekdays")),
        introduced_on=_day(stored.get("introduced_on")),
    )


def _member(kind: type[E], value: object) -> E | None:
    return next((member for member in kind if member.value == value), None)


def _switch(value: object, usual: bool) -> bool:
    return value if isinstance(value, bool) else usual


def _weekdays(value: object) -> frozenset[int]:
    days: Iterable[object] = value if isinstance(value, list) else ()
    return frozenset(day for day in days if type(day) is int and day in WEEKDAYS)


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
