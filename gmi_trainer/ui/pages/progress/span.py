"""How far back the charts look, and whether a mark stands for a drill or for a week."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum

from gmi_trainer.domain.body import Side
from gmi_trainer.domain.course import Point, Reading, Standing, monday_of
from gmi_trainer.domain.values import dataclass
from gmi_trainer.services.progress import EarlierCourse as Course

SHORTEST_WEEKS = 4
"""A weekly chart shows at least this many weeks, so that two weeks' marks do not stand at its two ends."""


class Span(StrEnum):
    """What a person can choose. Weekly comes first: it is calmer than single days."""

    WEEKS = "weeks"  # the last twelve, a mark a week
    DAYS = "days"  # the last four weeks, a mark a drill
    ALL = "all"  # since the beginning, a mark a week


WEEKS_BACK = {Span.WEEKS: 12, Span.DAYS: 4}


@dataclass(frozen=True, slots=True)
class Stretch:
    """The points of a span, oldest first, and the days from where to where it goes.

    ``by_side`` False: every reading is of both sides together.
    """

    points: tuple[Point, ...]
    first: date
    last: date
    by_week: bool
    start: Reading | None = None
    by_side: bool = True

    @property
    def sides(self) -> tuple[Side, ...]:
        """Whose numbers are told: where both say the same, one stands for both."""
        return tuple(Side) if self.by_side else (Side.LEFT,)

    def mark_of(self, side: Side) -> Side | None:
        """Whose mark its numbers wear: one that stands for both must not look like one side's."""
        return side if self.by_side else None

    @property
    def compared(self) -> tuple[Point, ...]:
        """The points that the lines join."""
        return tuple(point for point in self.points if point.standing is Standing.COMPARED)


def stretch_of(course: Course, span: Span, today: date) -> Stretch:
    """Cut the course to the span."""
    by_week = span is not Span.DAYS
    points = course.weeks if by_week else course.drills
    this_week = monday_of(today)
    last = max(today, *(point.day for point in points)) if points else today
    if span is Span.ALL:
        first = min((point.day for point in points), default=this_week)
    else:
        first = this_week - timedelta(weeks=WEEKS_BACK[span] - 1)
        points = tuple(point for point in points if point.day >= first)
        if by_week:
            first = max(first, min((point.day for point in points), default=first))
    if by_week:
        first = min(first, this_week - timedelta(weeks=SHORTEST_WEEKS - 1))
        last = max(this_week, monday_of(last))
    return Stretch(points, first, last, by_week, course.start, course.by_side)


def span_to_begin_with(course: Course, today: date) -> Span:
    """The last twelve weeks, unless nothing was done in them."""
    return Span.WEEKS if stretch_of(course, Span.WEEKS, today).points else Span.ALL


def days_with_drills(days: Iterable[date], today: date) -> tuple[bool, ...]:
    """For each day of this week, from Monday on: whether anything was done."""
    done = set(days)
    monday = monday_of(today)
    return tuple(monday + timedelta(days=n) in done for n in range(7))
