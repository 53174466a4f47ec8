"""A stretch of a course as what a chart draws, and as what a table lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import partial
from itertools import groupby

from gmi_trainer.domain.body import Side
from gmi_trainer.domain.course import Point, Standing
from gmi_trainer.domain.measure import Measure
from gmi_trainer.ui.charts.picture import (
    ChartPicture,
    Ink,
    Level,
    LevelPlace,
    Mark,
    Series,
    Stop,
    Weight,
    kept_apart,
)
from gmi_trainer.ui.charts.scale import CHANCE, Every, Scale, accuracy_scale, date_ticks, time_scale, x_of
from gmi_trainer.ui.pages.progress.span import Stretch
from gmi_trainer.ui.words.course import (
    course_sentence,
    measure_name,
    point_note,
    point_when,
    shown_side_name,
    value_words,
)
from gmi_trainer.ui.words.days import day_month, month_name, month_year
from gmi_trainer.ui.words.translate import Translate

_WEIGHTS = {
    Standing.COMPARED: Weight.SOLID,
    Standing.OTHER_TEST: Weight.FAINT,
    Standing.PRACTICE: Weight.FAINT,
    Standing.TRAINING: Weight.FAINT,
    Standing.NOT_COUNTED: Weight.HOLLOW,
}
_MARGIN_DAYS = {True: 3.5, False: 1.0}
SPREAD_OF_A_DAY = 0.6
"""Drills of one day stand side by side within this share of the day."""

Table = tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]


def course_picture(
    stretch: Stretch, measure: Measure, today: date, translate: Translate, published: float | None = None
) -> ChartPicture:
    """The chart of one measure. ``published``: a value of others to draw a line at, if it is asked for."""
    places = _places(stretch)
    shown = [(x, p) for x, p in zip(places, stretch.points, strict=True) if _has(p, measure)]
    values = [v for _, p in shown for side in stretch.sides if (v := measure.of(p.side(side))) is not None]
    start = measure.of(stretch.start) if stretch.start is not None else None
    values += [value for value in (start, published) if value is not None]
    scale = accuracy_scale(values) if measure is Measure.ACCURACY else time_scale(values)
    margin = _MARGIN_DAYS[stretch.by_week]
    when = partial(point_when, today=today, translate=translate, by_week=stretch.by_week)
    compared = [p for p in stretch.compared if _has(p, measure)]
    return ChartPicture(
        name=measure_name(measure, translate),
        spoken=course_sentence(
            measure, compared, when, translate, by_week=stretch.by_week, by_side=stretch.by_side
        ),
        series=kept_apart(
            [_series(side, shown, stretch, measure, translate) for side in stretch.sides],
            scale.high - scale.low,
        ),
        stops=tuple(
            _stop(x, [p for _, p in points], stretch, measure, today, translate)
            for x, points in groupby(shown, key=lambda place: place[0])
        ),
        x_range=(x_of(stretch.first) - margin, x_of(stretch.last) + margin),
        x_ticks=lambda most: _tick_words(stretch, most, translate),
        widest_x_tick=month_year(date(2028, 9, 28), translate),
        y_scale=scale,
        y_words=_level_words(scale, measure, translate),
        levels=_levels(measure, start, published, translate),
    )


def _levels(
    measure: Measure, start: float | None, published: float | None, translate: Translate
) -> tuple[Level, ...]:
    """Guessing, the person's own start, and what was published, where there is such a thing."""
    levels = []
    if measure is Measure.ACCURACY:
        levels.append(Level(CHANCE, translate("Course", "guessing")))
    if start is not None:
        levels.append(Level(start, translate("Course", "your start"), LevelPlace.LEFT_ABOVE))
    if published is not None:
        levels.append(Level(published, translate("Course", "published"), LevelPlace.RIGHT_ABOVE))
    return tuple(levels)


def course_table(stretch: Stretch, today: date, translate: Translate) -> Table:
    """The same as a table, newest first: column names and rows."""
    columns = (
        translate("Course", "Week") if stretch.by_week else translate("Course", "Day"),
        *(shown_side_name(side, translate, by_side=stretch.by_side) for side in stretch.sides),
        translate("Course", "What"),
    )
    rows = [
        (
            point_when(p, today, translate, by_week=stretch.by_week),
            *(_reading_words(p, side, translate) for side in stretch.sides),
            point_note(p, translate, by_week=stretch.by_week),
        )
        for p in _newest_first(stretch)
    ]
    return columns, tuple(rows)


def _newest_first(stretch: Stretch) -> Sequence[Point]:
    """Of a week, its tests before its other drills."""
    if stretch.by_week:
        return sorted(stretch.points, key=lambda point: point.day, reverse=True)
    return stretch.points[::-1]


def _reading_words(point: Point, side: Side, translate: Translate) -> str:
    values = [value_words(m, m.of(point.side(side)), translate) for m in Measure]
    return translate("Course", "{accuracy}, {time}").format(accuracy=values[0], time=values[1])


def _has(point: Point, measure: Measure) -> bool:
    return any(measure.of(point.side(side)) is not None for side in Side)


def _places(stretch: Stretch) -> list[float]:
    """Where on the date axis each point stands. Drills of one day stand next to one another."""
    if stretch.by_week:
        return [x_of(point.day) for point in stretch.points]
    total = Counter(point.day for point in stretch.points)
    seen: Counter[date] = Counter()
    places = []
    for point in stretch.points:
        seen[point.day] += 1
        share = seen[point.day] / (total[point.day] + 1) - 0.5
        places.append(x_of(point.day) + share * SPREAD_OF_A_DAY)
    return places


def _series(
    side: Side,
    shown: list[tuple[float, Point]],
    stretch: Stretch,
    measure: Measure,
    translate: Translate,
) -> Series:
    marks = [
        Mark(x, value, _WEIGHTS[point.standing])
        for x, point in shown
        if (value := measure.of(point.side(side))) is not None
    ]
    name = shown_side_name(side, translate, by_side=stretch.by_side)
    return Series(Ink.of(stretch.mark_of(side)), name, tuple(marks))


def _stop(
    x: float, points: list[Point], stretch: Stretch, measure: Measure, today: date, translate: Translate
) -> Stop:
    """A place of the cursor. Where a week has tests, the numbers are theirs, and its other drills are named."""
    first = points[0]
    return Stop(
        x=x,
        when=point_when(first, today, translate, by_week=stretch.by_week),
        values=tuple(
            (
                Ink.of(stretch.mark_of(side)),
                translate("Course", "{side} {value}").format(
                    side=shown_side_name(side, translate, by_side=stretch.by_side),
                    value=value_words(measure, measure.of(first.side(side)), translate),
                ),
            )
            for side in stretch.sides
        ),
        note=" · ".join(point_note(point, translate, by_week=stretch.by_week) for point in points),
    )


def _level_words(scale: Scale, measure: Measure, translate: Translate) -> tuple[str, ...]:
    if measure is Measure.ACCURACY:
        return tuple(value_words(measure, tick, translate) for tick in scale.ticks)
    digits = 2 if any(tick % 500 for tick in scale.ticks) else 1
    return tuple(translate("Numbers", "{n} s").format(n=f"{tick / 1000:.{digits}f}") for tick in scale.ticks)


def _tick_words(stretch: Stretch, most: int, translate: Translate) -> tuple[tuple[float, str], ...]:
    ticks = date_ticks(stretch.first, stretch.last, most)
    words = []
    for number, day in enumerate(ticks.days):
        if ticks.every is Every.DAY:
            said = day_month(day, translate)
        elif ticks.every is Every.YEAR:
            said = str(day.year)
        elif number == 0 or day.month == 1:
            said = month_year(day, translate)
        else:
            said = month_name(day.month, translate)
        words.append((x_of(day), said))
    return tuple(words)
