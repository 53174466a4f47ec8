"""The course of a body part as what its charts draw, and as what its table lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from gmi_trainer.domain.body import Side
from gmi_trainer.domain.change import Change, PartChange
from gmi_trainer.domain.course import Point, Standing
from gmi_trainer.domain.day_line import DayLine
from gmi_trainer.domain.measure import Measure, Whose
from gmi_trainer.domain.samples import mean_of_all
from gmi_trainer.domain.span import Grain
from gmi_trainer.domain.values import dataclass
from gmi_trainer.services.progress import Course
from gmi_trainer.ui.charts.over_time import (
    RATING_SCALE,
    TimeLine,
    TimeMark,
    TimeValue,
    over_time,
    said_once,
    tick_words,
    when_words,
    widest_tick,
)
from gmi_trainer.ui.charts.picture import (
    Band,
    Bar,
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
from gmi_trainer.ui.charts.scale import CHANCE, Scale, accuracy_scale, time_scale, x_of
from gmi_trainer.ui.pages.progress.moments import Moment
from gmi_trainer.ui.words.answers import NO_BREAK
from gmi_trainer.ui.words.change import change_words, verdict_name, whose_name
from gmi_trainer.ui.words.course import (
    course_sentence,
    measure_name,
    point_note,
    shown_side_name,
    value_words,
)
from gmi_trainer.ui.words.day_marks import SIGNS, mark_words
from gmi_trainer.ui.words.translate import Translate

_WEIGHTS = {
    Standing.COMPARED: Weight.SOLID,
    Standing.OTHER_TEST: Weight.FAINT,
    Standing.PRACTICE: Weight.FAINT,
    Standing.TRAINING: Weight.FAINT,
    Standing.NOT_COUNTED: Weight.HOLLOW,
}
_MARGIN_DAYS = {Grain.DRILL: 1.0, Grain.WEEK: 3.5, Grain.MONTH: 15.0}
DAY_LINE_PX = 190
_BOTH_SIDES = tuple(Side)

Table = tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]


@dataclass(frozen=True, slots=True)
class CourseShown:
    """What there is to draw, and whose of it. ``moments``: the stops of all charts."""

    course: Course
    moments: tuple[Moment, ...]
    whose: Whose
    today: date

    @property
    def sides(self) -> tuple[Side, ...]:
        """Whose lines are drawn: where both sides say the same, one stands for both."""
        if not self.course.by_side:
            return (Side.LEFT,)
        if self.whose is Whose.LEFT:
            return (Side.LEFT,)
        return (Side.RIGHT,) if self.whose is Whose.RIGHT else _BOTH_SIDES

    def change(self, measure: Measure) -> Change | None:
        """The change that is drawn: of one side where one side is shown, else of both together."""
        whose = self.whose if self.course.by_side else Whose.BOTH
        return self.course.change.of(measure, whose)

    def start(self, measure: Measure) -> float | None:
        """The person's own start, of whom the change is, or would be: known before anything can be compared."""
        change = self.change(measure)
        if change is not None:
            return change.start
        whose = self.whose if self.course.by_side else Whose.BOTH
        return mean_of_all([measure.of(test.of(whose)) for test in self.course.start])

    def drawn_of(self, measure: Measure) -> tuple[object, ...]:
        """All that its chart depends on: where that is the same, nothing is drawn anew."""
        course = self.course
        return (
            self.moments,
            (course.first, course.last, course.by),
            self.whose,
            self.change(measure),
            self.start(measure),
        )

    def ink(self, side: Side) -> Ink:
        """A side's own, unless one stands for both: that must not look like one side's."""
        return Ink.of(side) if self.course.by_side else Ink.BOTH

    def name(self, side: Side, translate: Translate) -> str:
        """A side's name, or that of both."""
        return shown_side_name(side, translate, by_side=self.course.by_side)


def course_picture(
    shown: CourseShown,
    measure: Measure,
    stops: tuple[Stop, ...],
    translate: Translate,
    published: float | None = None,
) -> ChartPicture:
    """The chart of one measure. ``stops``: its own of ``stops_of``; ``published``: a value of others to draw a line at,
    if it is asked for."""
    course, change = shown.course, shown.change(measure)
    values = [
        value
        for point in course.points
        for side in shown.sides
        if (value := measure.of(point.side(side))) is not None
    ]
    values += [published] if published is not None else []
    start = shown.start(measure)
    values += [start] if start is not None else []
    values += [change.low, change.high, change.now] if change is not None else []
    scale = _scale(measure, values)
    first, last = _reach(shown)
    compared = [point for point in course.points if point.standing is Standing.COMPARED]
    when = partial(_when, by=course.by, today=shown.today, translate=translate)
    bars = _bars(shown, measure, (first, last), translate)
    return ChartPicture(
        name=measure_name(measure, translate),
        spoken=course_sentence(
            measure,
            [point for point in compared if _has(point, measure)],
            when,
            translate,
            by=course.by,
            sides=shown.sides,
            by_side=course.by_side,
        ),
        series=kept_apart(
            [_series(side, shown, measure, translate) for side in shown.sides], scale.high - scale.low
        ),
        stops=stops,
        x_range=(first, last),
        x_ticks=lambda most: tick_words(course.first, course.last, most, translate),
        widest_x_tick=widest_tick(translate),
        y_scale=scale,
        y_words=_tick_values(scale, measure, translate),
        levels=_levels(measure, start, published, translate, is_named=not any(bar.is_start for bar in bars)),
        bands=(Band(change.low, change.high),) if change is not None else (),
        bars=bars,
        room_for=_names(shown, translate),
    )


def day_line_picture(shown: CourseShown, stops: tuple[Stop, ...], translate: Translate) -> ChartPicture:
    """Pain, sleep and mood on the same time axis, and what happened in the lane below. ``stops``: those of all charts,
    which stand at the drills; here they stand at their days."""
    line, course = shown.course.line, shown.course
    lines, marks = rated_lines(line, translate), marks_below(line, translate)
    picture = over_time(
        translate("Course", "How your days were"),
        days_sentence(lines, len(marks), translate),
        lines,
        course.first,
        course.last,
        RATING_SCALE,
        marks,
        translate,
        today=shown.today,
        by=course.by,
        height_px=DAY_LINE_PX,
        stops=tuple(replace(stop, x=moment.day_x) for stop, moment in zip(stops, shown.moments, strict=True)),
    )
    return replace(
        picture,
        x_range=_reach(shown),
        room_for=_names(shown, translate),
    )


def rated_lines(line: DayLine, translate: Translate) -> list[TimeLine]:
    """What was rated, a line each."""
    return [
        TimeLine(ink, name, tuple(TimeValue(day, value) for day, value in values), _rating_words)
        for ink, name, values in (
            (Ink.ONE, translate("Course", "Pain"), line.pain),
            (Ink.TWO, translate("Course", "Sleep"), line.sleep),
            (Ink.THREE, translate("Course", "Mood"), line.mood),
        )
        if values
    ]


def marks_below(line: DayLine, translate: Translate) -> list[TimeMark]:
    """What happened, for the lane below the lines."""
    return [TimeMark(mark.day, SIGNS[mark.kind], mark_words(mark, translate)) for mark in line.marks]


def stops_of(shown: CourseShown, translate: Translate) -> tuple[Stop, ...]:
    """A stop a moment. They say the same in every chart: each is of the whole day, or week."""
    return tuple(
        Stop(
            x=moment.x,
            when=_when_of(moment.day, shown, translate),
            values=_values(moment, shown, translate),
            note=_note(moment, shown, translate),
        )
        for moment in shown.moments
    )


def course_table(shown: CourseShown, translate: Translate) -> Table:
    """The same as a table, newest first: column names and rows."""
    course, line = shown.course, shown.course.line
    rated = [
        (name, attribute)
        for name, attribute, values in (
            (translate("Course", "Pain"), "pain", line.pain),
            (translate("Course", "Sleep"), "sleep", line.sleep),
            (translate("Course", "Mood"), "mood", line.mood),
        )
        if values
    ]
    columns = (
        _grain_name(course.by, translate),
        *(shown.name(side, translate) for side in shown.sides),
        *(name for name, _ in rated),
        translate("Course", "What"),
    )
    rows = []
    for moment in reversed(shown.moments):
        when = _when_of(moment.day, shown, translate)
        ratings = tuple(_rating_or_none(getattr(moment, attribute)) for _, attribute in rated)
        happened = said_once([mark_words(mark, translate) for mark in moment.marks], translate)
        for number, point in enumerate(moment.points):
            note = point_note(point, translate, by=course.by)
            rows.append(
                (
                    when,
                    *(_reading_words(point, side, translate) for side in shown.sides),
                    *(ratings if number == 0 else ("",) * len(rated)),
                    " · ".join(part for part in (note, happened if number == 0 else "") if part),
                )
            )
        if not moment.points:
            rows.append((when, *("" for _ in shown.sides), *ratings, happened))
    return columns, tuple(rows)


def days_table(line: DayLine, today: date, translate: Translate) -> Table:
    """Days alone as a table, newest first."""
    lines = rated_lines(line, translate)
    values = [{value.day: one.say(value.value) for value in one.values} for one in lines]
    happened: dict[date, list[str]] = {}
    for mark in marks_below(line, translate):
        happened.setdefault(line.by.begin(mark.day), []).append(mark.words)
    columns = (
        _grain_name(line.by, translate),
        *(one.name for one in lines),
        translate("Course", "What"),
    )
    days = sorted({*happened, *(day for said in values for day in said)}, reverse=True)
    return columns, tuple(
        (
            when_words(day, line.by, today, translate),
            *(said.get(day, "") for said in values),
            said_once(happened.get(day, ()), translate),
        )
        for day in days
    )


def changes_table(change: PartChange, translate: Translate) -> Table:
    """Every change that can be told, of both sides together and of each, with its own band and verdict."""
    columns = (
        translate("Course", "What was compared"),
        translate("Course", "Your start"),
        translate("Course", "Last 3 tests"),
        translate("Course", "Change"),
        translate("Course", "Verdict"),
    )
    rows = [
        (
            translate("Course", "{measure}, {whose}").format(
                measure=measure_name(one.measure, translate), whose=whose_name(one.whose, translate)
            ),
            value_words(one.measure, one.start, translate),
            value_words(one.measure, one.now, translate),
            change_words(one, translate),
            verdict_name(one, translate),
        )
        for measure in Measure
        for whose in (Whose.BOTH, Whose.LEFT, Whose.RIGHT)
        if (one := change.of(measure, whose)) is not None
    ]
    return columns, tuple(rows)


def _levels(
    measure: Measure,
    start: float | None,
    published: float | None,
    translate: Translate,
    *,
    is_named: bool,
) -> tuple[Level, ...]:
    """Guessing, the person's own start, and what was published, where there is such a thing.

    The start has its name at its bar, as long as that is in view.
    """
    levels = []
    if measure is Measure.ACCURACY:
        levels.append(Level(CHANCE, translate("Course", "guessing")))
    if start is not None:
        name = translate("Course", "your start") if is_named else ""
        levels.append(Level(start, name, LevelPlace.LEFT_ABOVE))
    if published is not None:
        levels.append(Level(published, translate("Course", "published"), LevelPlace.MIDDLE_ABOVE))
    return tuple(levels)


def _bars(
    shown: CourseShown, measure: Measure, reach: tuple[float, float], translate: Translate
) -> tuple[Bar, ...]:
    """What was compared: the tests at the start, where they are in view, and the last three."""
    start, change, tests = shown.start(measure), shown.change(measure), shown.course.start
    rises = change is not None and change.now > change.start
    bars = []
    if start is not None and tests:
        place = _bar_reach(tests[0].day, tests[-1].day, shown.course.by, reach)
        bars.append(Bar(*place, start, translate("Course", "your start"), not rises, is_start=True))
    now = shown.course.change.now
    if change is not None and now is not None:
        place = _bar_reach(now.first, now.last, shown.course.by, reach)
        bars.append(Bar(*place, change.now, translate("Course", "last 3 tests"), rises))
    return tuple(bar for bar in bars if bar.x_last > bar.x_first)


def _bar_reach(first: date, last: date, by: Grain, reach: tuple[float, float]) -> tuple[float, float]:
    """A little beyond the marks of its tests, so that it can be seen where they are of one week; cut to the view."""
    beyond = _MARGIN_DAYS[by] * 0.6
    return (
        max(x_of(by.begin(first)) - beyond, reach[0]),
        min(x_of(by.begin(last)) + beyond, reach[1]),
    )


def _reach(shown: CourseShown) -> tuple[float, float]:
    """From where to where the time axis goes; the same for every chart."""
    course = shown.course
    margin = _MARGIN_DAYS[course.by]
    return x_of(course.by.begin(course.first)) - margin, x_of(course.by.begin(course.last)) + margin


def _names(shown: CourseShown, translate: Translate) -> tuple[str, ...]:
    """Of all lines in all charts, so that their plots are equally wide."""
    line = shown.course.line
    rated = (
        (line.pain, translate("Course", "Pain")),
        (line.sleep, translate("Course", "Sleep")),
        (line.mood, translate("Course", "Mood")),
    )
    return (
        *(shown.name(side, translate) for side in shown.sides),
        *(name for values, name in rated if values),
    )


def _scale(measure: Measure, values: Sequence[float]) -> Scale:
    return accuracy_scale(values) if measure is Measure.ACCURACY else time_scale(values)


def _has(point: Point, measure: Measure) -> bool:
    return any(measure.of(point.side(side)) is not None for side in Side)


def _series(side: Side, shown: CourseShown, measure: Measure, translate: Translate) -> Series:
    marks = [
        Mark(moment.x, value, _WEIGHTS[point.standing])
        for moment in shown.moments
        for point in moment.points
        if (value := measure.of(point.side(side))) is not None
    ]
    return Series(shown.ink(side), shown.name(side, translate), tuple(marks))


def _values(moment: Moment, shown: CourseShown, translate: Translate) -> tuple[tuple[Ink, str], ...]:
    """Where a week has tests, the numbers are theirs, and its other drills are named."""
    sides = shown.sides
    values = [
        (
            shown.ink(side),
            translate("Course", "{side} {values}").format(
                side=shown.name(side, translate), values=_reading_words(point, side, translate)
            ),
        )
        for point in moment.points[:1]
        for side in sides
    ]
    for ink, name, value in (
        (Ink.ONE, translate("Course", "Pain {value}"), moment.pain),
        (Ink.TWO, translate("Course", "Sleep {value}"), moment.sleep),
        (Ink.THREE, translate("Course", "Mood {value}"), moment.mood),
    ):
        if value is not None:
            values.append((ink, name.format(value=_rating_words(value))))
    return tuple(values)


def _note(moment: Moment, shown: CourseShown, translate: Translate) -> str:
    notes = [point_note(point, translate, by=shown.course.by) for point in moment.points]
    happened = said_once([mark_words(mark, translate) for mark in moment.marks], translate)
    return " · ".join([*notes, happened] if happened else notes)


def _when_of(day: date, shown: CourseShown, translate: Translate) -> str:
    return when_words(day, shown.course.by, shown.today, translate)


def _when(point: Point, by: Grain, today: date, translate: Translate) -> str:
    return when_words(point.day, by, today, translate)


def _reading_words(point: Point, side: Side, translate: Translate) -> str:
    """Both measures. A number and its unit stay in one line."""
    values = [value_words(m, m.of(point.side(side)), translate).replace(" ", NO_BREAK) for m in Measure]
    return translate("Course", "{accuracy}, {time}").format(accuracy=values[0], time=values[1])


def _rating_words(value: float) -> str:
    """A whole number, or a mean with one digit."""
    return f"{value:.0f}" if abs(value - round(value)) < 0.05 else f"{value:.1f}"


def _rating_or_none(value: float | None) -> str:
    return "" if value is None else _rating_words(value)


def _grain_name(by: Grain, translate: Translate) -> str:
    return {
        Grain.DRILL: translate("Course", "Day"),
        Grain.WEEK: translate("Course", "Week"),
        Grain.MONTH: translate("Course", "Month"),
    }[by]


def _tick_values(scale: Scale, measure: Measure, translate: Translate) -> tuple[str, ...]:
    if measure is Measure.ACCURACY:
        return tuple(value_words(measure, tick, translate) for tick in scale.ticks)
    digits = 2 if any(tick % 500 for tick in scale.ticks) else 1
    return tuple(translate("Numbers", "{n} s").format(n=f"{tick / 1000:.{digits}f}") for tick in scale.ticks)


def days_sentence(lines: Sequence[TimeLine], marks: int, translate: Translate) -> str:
    """What the line of days shows, in one spoken sentence: from where to where each went, no verdict."""
    parts = [
        translate("Course", "{name}: from {first} to {last}").format(
            name=line.name, first=line.say(line.values[0].value), last=line.say(line.values[-1].value)
        )
        for line in lines
    ]
    if marks:
        parts.append(translate("Course", "Marks below: {n}").format(n=marks))
    return translate("Course", "{parts}.").format(parts=", ".join(parts))
