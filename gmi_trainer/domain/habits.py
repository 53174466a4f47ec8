"""How many of the last days were kept. Every kind of day that a person gave themselves counts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from gmi_trainer.domain.flare import StepBack
from gmi_trainer.domain.values import dataclass

HABIT_DAYS = 30
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Habit:
    """``kept`` of ``days``. Fewer than thirty days: these are a person's first.

    ``streak``: kept days in a row up to now; None where it was not asked for.
    """

    days: int
    kept: int
    streak: int | None = None

    @property
    def is_from_the_start(self) -> bool:
        """The person began less than thirty days ago: "3 of your first 4 days"."""
        return self.days < HABIT_DAYS


def kept_days(
    first: date,
    last: date,
    *,
    practice_days: frozenset[date],
    lighter_days: frozenset[date] = frozenset(),
    rest_days: frozenset[date] = frozenset(),
    rest_weekdays: frozenset[int] = frozenset(),
    step_backs: Iterable[StepBack] = (),
    paused_days: frozenset[date] = frozenset(),
) -> frozenset[date]:
    """The kept days from ``first`` to ``last``: with practice, lighter, rest, stepped back, or paused.

    Something done counts, however little. ``paused_days``: a safety answer waited to be looked at.
    """
    step_backs = tuple(step_backs)
    said = practice_days | lighter_days | rest_days | paused_days
    return frozenset(
        day
        for day in _days(first, last)
        if day in said
        or day.weekday() in rest_weekdays
        or any(step_back.includes(day) for step_back in step_backs)
    )


def habit(kept: frozenset[date], began_on: date, today: date, *, with_streak: bool = False) -> Habit:
    """How many of the last thirty days were kept, the days before the person began left out.

    Today is looked at once it is kept: before that, it is not a missed day but one that is still to come.
    """
    last = today if today in kept else today - ONE_DAY
    first = max(began_on, last - timedelta(days=HABIT_DAYS - 1))
    days = _days(first, last)
    return Habit(len(days), sum(day in kept for day in days), _streak(kept, last) if with_streak else None)


def _streak(kept: frozenset[date], last: date) -> int:
    length = 0
    while last - timedelta(days=length) in kept:
        length += 1
    return length


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]
