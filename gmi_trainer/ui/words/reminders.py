"""Reminders in words. What a message says may be read by anybody who sees the screen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time
from enum import StrEnum

from gmi_trainer.domain.reminders import HALF_HOURS, MOST_TIMES
from gmi_trainer.ui.words.days import clock_time
from gmi_trainer.ui.words.translate import Translate


class DayPart(StrEnum):
    """Six hours of the clock, in the order of a person's day."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    NIGHT = "night"

    @property
    def times(self) -> tuple[time, ...]:
        """The half hours in it."""
        return tuple(at for at in HALF_HOURS if at.hour // 6 == _QUARTERS[self])


_QUARTERS = {DayPart.NIGHT: 0, DayPart.MORNING: 1, DayPart.AFTERNOON: 2, DayPart.EVENING: 3}


def part_of(at: time) -> DayPart:
    """The part of the day in which a time lies."""
    return next(part for part in DayPart if at in part.times)


def part_name(part: DayPart, translate: Translate) -> str:
    """What a part of the day is called."""
    return {
        DayPart.MORNING: translate("Reminders", "Morning"),
        DayPart.AFTERNOON: translate("Reminders", "Afternoon"),
        DayPart.EVENING: translate("Reminders", "Evening"),
        DayPart.NIGHT: translate("Reminders", "Night"),
    }[part]


def message_words(translate: Translate) -> str:
    """What the message says."""
    return translate("Reminders", "A few quiet minutes, if you like.")


def chosen_words(times: Sequence[time], translate: Translate) -> str:
    """Which times are chosen, and what follows from it."""
    if not times:
        return translate("Reminders", "No time is chosen, so no message will come.")
    said = translate("Reminders", "Chosen: {times}").format(
        times=", ".join(clock_time(at, translate) for at in times)
    )
    if len(times) < MOST_TIMES:
        return said
    full = translate("Reminders", "Three is the most. Press a chosen one to take it away.")
    return translate("Reminders", "{chosen}. {more}").format(chosen=said, more=full)
