"""When a person is reminded, if they want to be: at times of their own, and never where a day asks for nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from gmi_trainer.domain.clock_sense import TOLERANCE_DAYS
from gmi_trainer.domain.days import DAY_STARTS_AT
from gmi_trainer.domain.offer import DayKind
from gmi_trainer.domain.values import dataclass

MOST_TIMES = 3
"""Reminders a day: remind, do not nag (science B1, dosage at home)."""

HALF_HOURS = tuple(time(hour, minute) for hour in range(24) for minute in (0, 30))
FIRST_TIME = time(10)
"""What stands there when reminders are switched on for the first time (design)."""

CAUGHT_UP_FOR = timedelta(minutes=30)
"""A computer that slept through a moment says it this much later, and no more (design)."""

LOOKED_AHEAD_DAYS = 8
"""A week and a day: a person may rest on six days of a week."""


@dataclass(frozen=True, slots=True)
class Reminders:
    """What was chosen: half hours of the clock on the wall, in their order. They stay while reminders are off."""

    is_on: bool = False
    times: tuple[time, ...] = ()

    @property
    def is_full(self) -> bool:
        """No further time can be chosen."""
        return len(self.times) >= MOST_TIMES

    def switched(self, on: bool) -> Reminders:
        """On or off. The first time there is a time already, so that one press is enough."""
        return replace(self, is_on=on, times=self.times or ((FIRST_TIME,) if on else ()))

    def with_time(self, at: time) -> Reminders:
        """With one more, if there is room for it."""
        if self.is_full:
            return self
        return replace(self, times=tuple(sorted({*self.times, at})))

    def without_time(self, at: time) -> Reminders:
        """With one less."""
        return replace(self, times=tuple(other for other in self.times if other != at))


@dataclass(frozen=True, slots=True)
class DayHolds:
    """What is known of the person's day so far, which begins at 4 in the morning.

    ``is_kept``: enough is done. ``waits``: safety questions, or a look at an answer, come first.
    ``rest_weekdays`` are known of the days after it too.
    """

    day: date
    kind: DayKind = DayKind.ORDINARY
    is_kept: bool = False
    waits: bool = False
    saves_energy: bool = False
    rest_weekdays: frozenset[int] = frozenset()

    def is_quiet(self, day: date) -> bool:
        """Whether nothing may be said on a day: this one, or one after it."""
        if day.weekday() in self.rest_weekdays:
            return True
        return day == self.day and (self.kind is not DayKind.ORDINARY or self.is_kept or self.waits)


def wall_time(at_utc: datetime, utc_offset_min: int) -> datetime:
    """What the clock on the wall shows; without a zone, because a wall has none."""
    assert at_utc.utcoffset() == timedelta(0), "give the moment in UTC"
    return (at_utc + timedelta(minutes=utc_offset_min)).replace(tzinfo=None)


def next_moment(times: Iterable[time], now: datetime, holds: DayHolds, after: datetime) -> datetime | None:
    """The next moment to remind at, or None. One that is not later than ``now`` is due.

    All moments are wall times, so that a change to summer time or a journey needs nothing more. ``after``: up
    to there everything has been dealt with, said or not. A clock that was set back therefore says nothing
    twice; if it was set back by more than a day, it was wrong before, and what was dealt with counts no more.
    """
    if holds.saves_energy:
        return None
    if after - now > timedelta(days=TOLERANCE_DAYS):
        after = now
    today = _day_of(now)
    earliest = now - CAUGHT_UP_FOR
    moments = [
        datetime.combine(now.date() + timedelta(days=ahead), at)
        for ahead in range(-1, LOOKED_AHEAD_DAYS + 1)
        for at in times
    ]
    possible = [
        moment
        for moment in moments
        if moment > after
        and moment >= earliest
        and _day_of(moment) >= today
        and not holds.is_quiet(_day_of(moment))
    ]
    return min(possible, default=None)


def _day_of(wall: datetime) -> date:
    return (wall - DAY_STARTS_AT).date()
