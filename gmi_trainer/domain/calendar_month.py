"""A month as a calendar shows it: its weeks from Monday on, and what each day was."""

from __future__ import annotations

from datetime import date, timedelta

from gmi_trainer.domain.activity import SessionKind
from gmi_trainer.domain.days import monday_of
from gmi_trainer.domain.values import dataclass

DAYS_A_WEEK = 7


@dataclass(frozen=True, slots=True)
class KindDone:
    """A kind of practice on a day. ``counted``: at least one session of it counts."""

    kind: SessionKind
    sessions: int
    counted: bool = True


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One day. ``is_kept``: with practice, lighter, rest, eased or paused. ``is_flare``: one was told on it;
    ``is_eased``: its programme was easier because of one."""

    day: date
    done: tuple[KindDone, ...] = ()
    is_kept: bool = False
    is_rest: bool = False
    is_lighter: bool = False
    is_flare: bool = False
    is_eased: bool = False
    has_change: bool = False
    has_note: bool = False
    has_check_in: bool = False


@dataclass(frozen=True, slots=True)
class CalendarMonth:
    """A month. ``days`` are its own, the first to the last; ``first_day``: before it nothing is known of the person.

    ``kept`` of ``of`` is said of the thirty days up to today, or of a person's first ones.
    """

    first: date
    days: tuple[CalendarDay, ...]
    today: date
    first_day: date | None
    kept: int
    of: int
    is_from_the_start: bool

    def day(self, day: date) -> CalendarDay:
        """One of its days."""
        return self.days[day.day - 1]

    @property
    def has_earlier(self) -> bool:
        """Whether there may be something in the months before."""
        return self.first_day is not None and self.first_day < self.first

    @property
    def has_later(self) -> bool:
        """Months that are still to come are not shown."""
        return month_after(self.first) <= self.today


def month_of(day: date) -> date:
    """The first day of its month."""
    return day.replace(day=1)


def month_after(first: date) -> date:
    """The first day of the next month."""
    return month_of(first + timedelta(days=31))


def month_before(first: date) -> date:
    """The first day of the month before."""
    return month_of(first - timedelta(days=1))


def last_of(first: date) -> date:
    """The last day of a month."""
    return month_after(first) - timedelta(days=1)


def weeks_of(first: date) -> tuple[tuple[date | None, ...], ...]:
    """The month's weeks from Monday to Sunday; None stands for a day of another month."""
    weeks = []
    monday = monday_of(first)
    while monday <= last_of(first):
        days = [monday + timedelta(days=n) for n in range(DAYS_A_WEEK)]
        weeks.append(tuple(day if day.month == first.month else None for day in days))
        monday += timedelta(days=DAYS_A_WEEK)
    return tuple(weeks)
