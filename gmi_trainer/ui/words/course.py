"""A body part's course over time in words: for charts, for their tables and for screen readers."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from gmi_trainer.domain.body import Side
from gmi_trainer.domain.course import Point, Standing
from gmi_trainer.domain.measure import Measure
from gmi_trainer.domain.span import Grain
from gmi_trainer.ui.words.answers import both_sides_name
from gmi_trainer.ui.words.body import side_name
from gmi_trainer.ui.words.numbers import NONE, percent, seconds
from gmi_trainer.ui.words.translate import Translate


def measure_name(measure: Measure, translate: Translate) -> str:
    """What a chart is called."""
    if measure is Measure.ACCURACY:
        return translate("Course", "Correct answers")
    return translate("Course", "Usual time to answer")


def shown_side_name(side: Side, translate: Translate, *, by_side: bool) -> str:
    """A side's name, or that of both where one stands for both."""
    return side_name(side, translate) if by_side else both_sides_name(translate)


def value_words(measure: Measure, value: float | None, translate: Translate) -> str:
    """A number of a measure."""
    return percent(value) if measure is Measure.ACCURACY else seconds(value, translate)


def standing_name(point: Point, translate: Translate) -> str:
    """What kind of drill a point stands for."""
    return {
        Standing.COMPARED: translate("Course", "Test"),
        Standing.OTHER_TEST: translate("Course", "Test made another way"),
        Standing.PRACTICE: translate("Course", "Practice"),
        Standing.TRAINING: translate("Course", "Training"),
        Standing.NOT_COUNTED: translate("Course", "Not counted"),
    }[point.standing]


def point_note(point: Point, translate: Translate, *, by: Grain) -> str:
    """What a point is made of: "Test", or of a week or month "Tests: 3"."""
    if by is Grain.DRILL:
        return standing_name(point, translate)
    if point.standing is not Standing.COMPARED:
        return translate("Course", "Other drills: {n}").format(n=point.drills)
    return translate("Course", "Tests: {n}").format(n=point.drills)


def course_sentence(
    measure: Measure,
    points: Sequence[Point],
    when: Callable[[Point], str],
    translate: Translate,
    *,
    by: Grain,
    sides: Sequence[Side] = tuple(Side),
    by_side: bool = True,
) -> str:
    """What a chart shows, in one spoken sentence: first and last value of each side, no verdict.

    ``sides``: whose lines are drawn; ``by_side`` False: one stands for both.
    """
    if not points:
        return translate("Course", "No tests to compare yet.")
    told = []
    for side in sides if by_side else (Side.LEFT,):
        values = [v for p in points if (v := measure.of(p.side(side))) is not None]
        if not values:
            said = NONE
        elif len(values) == 1:
            said = value_words(measure, values[0], translate)
        else:
            said = translate("Course", "from {first} to {last}").format(
                first=value_words(measure, values[0], translate),
                last=value_words(measure, values[-1], translate),
            )
        told.append(
            translate("Course", "{side}: {said}").format(
                side=shown_side_name(side, translate, by_side=by_side), said=said
            )
        )
    if len(points) == 1:
        over = when(points[0])
    else:
        count = {
            Grain.DRILL: translate("Course", "{n} tests"),
            Grain.WEEK: translate("Course", "{n} weeks"),
            Grain.MONTH: translate("Course", "{n} months"),
        }[by]
        over = translate("Course", "{count}, {first} to {last}").format(
            count=count.format(n=len(points)), first=when(points[0]), last=when(points[-1])
        )
    return translate("Course", "Tests. {over}. {sides}.").format(over=over, sides=", ".join(told))
