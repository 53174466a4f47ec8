"""Where the lines and words of a chart's axes stand: few of them, at round numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from enum import Enum, auto
from math import ceil, floor

from gmi_trainer.domain.values import dataclass

CHANCE = 0.5
MIDDLE_OF_DAY = 0.5
TIME_STEPS_MS = (250, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000)
SMALLEST_TIME_SPAN_MS = 1000
"""A chart of times never spans less than this, so that a small wobble does not look like a mountain."""

MOST_TIME_STEPS = 5

LONGEST_BY_WEEKS = timedelta(days=130)
"""Over a longer time months are easier to place than Mondays."""


@dataclass(frozen=True, slots=True)
class Scale:
    """From where to where an axis goes, and the round numbers to draw a line at."""

    low: float
    high: float
    ticks: tuple[float, ...]


def accuracy_scale(shares: Iterable[float]) -> Scale:
    """From guessing to all right; from nothing where something is clearly below guessing."""
    if min(shares, default=1.0) < CHANCE - 0.05:
        return Scale(-0.02, 1.03, (0.0, 0.25, 0.5, 0.75, 1.0))
    return Scale(0.44, 1.03, (0.5, 0.6, 0.7, 0.8, 0.9, 1.0))


def time_scale(times_ms: Iterable[float]) -> Scale:
    """Round steps around all times, at least a second from end to end."""
    times = list(times_ms)
    least, most = (min(times), max(times)) if times else (1000.0, 2000.0)
    if most - least < SMALLEST_TIME_SPAN_MS:
        middle = (least + most) / 2
        least = max(0.0, middle - SMALLEST_TIME_SPAN_MS / 2)
        most = least + SMALLEST_TIME_SPAN_MS
    step = next(
        (s for s in TIME_STEPS_MS if ceil(most / s) - floor(least / s) <= MOST_TIME_STEPS), TIME_STEPS_MS[-1]
    )
    first, last = floor(least / step), ceil(most / step)
    margin = 0.04 * (last - first) * step
    return Scale(
        max(0.0, first * step) - margin,
        last * step + margin,
        tuple(float(n * step) for n in range(first, last + 1)),
    )


class Every(Enum):
    """What the marks of a date axis stand for, which decides how they are written."""

    DAY = auto()
    MONTH = auto()
    YEAR = auto()


@dataclass(frozen=True, slots=True)
class DateTicks:
    """Days to write under a chart, and how."""

    every: Every
    days: tuple[date, ...]


def x_of(day: date) -> float:
    """A day as a place on the date axis."""
    return day.toordinal() + MIDDLE_OF_DAY


def date_ticks(first: date, last: date, most: int) -> DateTicks:
    """At most ``most`` marks: days, Mondays, first days of months or of years, as finely as they fit."""
    most = max(1, most)
    for step in (1, 2, 3):
        places = range(0, (last - first).days + 1, step)
        if len(places) <= min(most, 14 // step):
            return DateTicks(Every.DAY, tuple(first + timedelta(days=n) for n in places))
    for weeks in (1, 2, 4):
        if last - first <= LONGEST_BY_WEEKS and len(days := _mondays(first, last, weeks)) <= most:
            return DateTicks(Every.DAY, days)
    for months in (1, 2, 3, 6):
        days = _months(first, last, months)
        if len(days) <= most:
            return DateTicks(Every.MONTH, days)
    years = last.year - first.year + 1
    step = next(n for n in (1, 2, 5, 10, 20, 50, 100) if ceil(years / n) <= most)
    return DateTicks(Every.YEAR, _years(first, last, step))


def _mondays(first: date, last: date, weeks: int) -> tuple[date, ...]:
    """Every so many Mondays, counted back from the last one, so that the newest week is always written."""
    monday = last - timedelta(days=last.weekday())
    days: list[date] = []
    while monday >= first:
        days.append(monday)
        monday -= timedelta(days=7 * weeks)
    return tuple(reversed(days))


def _months(first: date, last: date, months: int) -> tuple[date, ...]:
    numbers = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    days = [date(n // 12, n % 12 + 1, 1) for n in numbers if n % months == 0]
    return _within(days, first, last)


def _years(first: date, last: date, years: int) -> tuple[date, ...]:
    days = [date(year, 1, 1) for year in range(first.year, last.year + 1) if year % years == 0]
    return _within(days, first, last)


def _within(days: Sequence[date], first: date, last: date) -> tuple[date, ...]:
    return tuple(day for day in days if first <= day <= last)
