"""Where the cursor can stand in the charts of a body part: each drill, week or month, with all that is told of it.

The charts share their stops, so that the cursor of one is the cursor of all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from gmi_trainer.domain.course import Point
from gmi_trainer.domain.day_line import DayLine, DayMark
from gmi_trainer.domain.span import Grain
from gmi_trainer.domain.values import dataclass
from gmi_trainer.ui.charts.scale import x_of

SPREAD_OF_A_DAY = 0.6
"""Drills of one day stand side by side within this share of the day."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A stop. ``day``: of a week or month, its first day; ``x``: where its drills stand.

    ``points``: what was drilled, tests first; ``pain``, ``sleep``, ``mood`` and ``marks``: what else was told.
    """

    day: date
    x: float
    points: tuple[Point, ...] = ()
    pain: float | None = None
    sleep: float | None = None
    mood: float | None = None
    marks: tuple[DayMark, ...] = ()

    @property
    def day_x(self) -> float:
        """Where its ratings stand."""
        return x_of(self.day)


def moments_of(points: Iterable[Point], line: DayLine | None, by: Grain) -> tuple[Moment, ...]:
    """All of them, from left to right. A drill is a stop of its own; so is a day without any that was rated."""
    placed = _placed(tuple(points), by)
    pain, sleep, mood = (
        (dict(line.pain), dict(line.sleep), dict(line.mood)) if line is not None else ({}, {}, {})
    )
    marks: dict[date, list[DayMark]] = {}
    for mark in line.marks if line is not None else ():
        marks.setdefault(by.begin(mark.day), []).append(mark)
    with_points = {day for day, _, _ in placed}
    without = {*pain, *sleep, *mood, *marks} - with_points
    placed += [(day, x_of(day), ()) for day in without]
    return tuple(
        Moment(day, x, here, pain.get(day), sleep.get(day), mood.get(day), tuple(marks.get(day, ())))
        for day, x, here in sorted(placed, key=lambda place: place[1])
    )


def _placed(points: tuple[Point, ...], by: Grain) -> list[tuple[date, float, tuple[Point, ...]]]:
    """A week's or month's points together; of the drills of one day each at its own place."""
    if by is not Grain.DRILL:
        by_day: dict[date, list[Point]] = {}
        for point in points:
            by_day.setdefault(point.day, []).append(point)
        return [(day, x_of(day), tuple(here)) for day, here in by_day.items()]
    total = Counter(point.day for point in points)
    seen: Counter[date] = Counter()
    placed: list[tuple[date, float, tuple[Point, ...]]] = []
    for point in points:
        seen[point.day] += 1
        share = seen[point.day] / (total[point.day] + 1) - 0.5
        placed.append((point.day, x_of(point.day) + share * SPREAD_OF_A_DAY, (point,)))
    return placed
