"""How far back a view looks, and whether a mark in it stands for a drill, a week or a month."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from gmi_trainer.domain.days import monday_of
from gmi_trainer.domain.values import dataclass

TWO_WEEKS_DAYS = 14
THREE_MONTHS_WEEKS = 13
YEAR_WEEKS = 53
SHORTEST_WEEKS = 4
"""A weekly view shows at least this many weeks, so that two weeks' marks do not stand at its two ends."""

MONTHLY_BEYOND_WEEKS = 157
"""Beyond three years a mark a week would be closer to the next than its own width."""


class Grain(StrEnum):
    """What one mark stands for."""

    DRILL = "drill"
    WEEK = "week"
    MONTH = "month"

    def begin(self, day: date) -> date:
        """The first day of the week or month that a day is in; a drill stands on its own day."""
        if self is Grain.WEEK:
            return monday_of(day)
        return day.replace(day=1) if self is Grain.MONTH else day


class Span(StrEnum):
    """What a person can choose. Three months of weeks come first: weeks are calmer than single days."""

    TWO_WEEKS = "two_weeks"  # a mark a drill
    THREE_MONTHS = "three_months"  # a mark a week
    YEAR = "year"  # a mark a week
    ALL = "all"  # since the beginning: a mark a week, beyond three years a mark a month


@dataclass(frozen=True, slots=True)
class Stretch:
    """The days from where to where a view goes, both included. ``by``: what a mark in it stands for.

    ``first`` begins a whole week or month, so that the first mark is made of all of its days.
    """

    first: date
    last: date
    by: Grain


def stretch_of(span: Span, today: date, earliest: date | None = None, latest: date | None = None) -> Stretch:
    """The days of a span.

    ``earliest``: the first day there is anything of; ``latest``: the last one, which lies after today where the
    computer's clock was set back. No weekly view begins before there was anything, as long as some weeks are left.
    """
    this_week = monday_of(today)
    last = max(today, latest) if latest is not None else today
    if span is Span.TWO_WEEKS:
        return Stretch(today - timedelta(days=TWO_WEEKS_DAYS - 1), last, Grain.DRILL)
    shortest = this_week - timedelta(weeks=SHORTEST_WEEKS - 1)
    begun = min(shortest, monday_of(earliest)) if earliest is not None else shortest
    if span is Span.ALL:
        by = Grain.MONTH if last - begun > timedelta(weeks=MONTHLY_BEYOND_WEEKS) else Grain.WEEK
        first = by.begin(earliest) if by is Grain.MONTH and earliest is not None else begun
        return Stretch(first, last, by)
    weeks = THREE_MONTHS_WEEKS if span is Span.THREE_MONTHS else YEAR_WEEKS
    return Stretch(max(begun, this_week - timedelta(weeks=weeks - 1)), last, Grain.WEEK)


def span_to_begin_with(today: date, latest: date | None, earliest: date | None = None) -> Span:
    """Three months, unless the newest of what is shown is older than that; two weeks where the ``earliest``, if it is
    given, lies in them: weeks would be one mark or two."""
    if earliest is not None and earliest >= stretch_of(Span.TWO_WEEKS, today).first:
        return Span.TWO_WEEKS
    reaches_back_to = stretch_of(Span.THREE_MONTHS, today, date.min).first
    return Span.THREE_MONTHS if latest is None or latest >= reaches_back_to else Span.ALL
