"""The days with breathing, laid out in weeks."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, timedelta

from gmi_trainer.domain.breath_course import BreathDone
from gmi_trainer.domain.course import monday_of
from gmi_trainer.domain.values import dataclass

DAYS_A_WEEK = 7


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days from a Monday on: which of them had breathing. ``today`` counts from Monday = 0; None: not in it."""

    monday: date
    done: tuple[bool, ...]
    today: int | None = None

    @property
    def days(self) -> int:
        """On how many days."""
        return sum(self.done)


def breathing_days(done: Iterable[BreathDone]) -> frozenset[date]:
    """The days of the sessions with a whole breath that count, interrupted ones included."""
    return frozenset(session.day for session in done if session.counted and session.breaths >= 1)


def weeks_up_to(today: date, days: Collection[date], count: int) -> tuple[Week, ...]:
    """So many weeks up to this one, the earliest first."""
    this = monday_of(today)
    mondays = (this - timedelta(weeks=ago) for ago in reversed(range(count)))
    return tuple(
        Week(
            monday,
            tuple(monday + timedelta(days=number) in days for number in range(DAYS_A_WEEK)),
            today.weekday() if monday == this else None,
        )
        for monday in mondays
    )
