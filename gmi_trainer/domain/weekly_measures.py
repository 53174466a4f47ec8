"""What is asked once a week and once a month: what it comes to over time, and what a change of it is worth."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from enum import IntEnum, StrEnum

from gmi_trainer.domain.checkin import HIGHEST, LOWEST, Moment, Scale
from gmi_trainer.domain.days import monday_of
from gmi_trainer.domain.reference import (
    LEAST_POINTS_OF_A_SHARE,
    POINTS_OF_CLEAR_CHANGE,
    POINTS_OF_SOME_CHANGE,
    SHARE_OF_CLEAR_CHANGE,
)
from gmi_trainer.domain.values import dataclass

PEG_SCALES = (Scale.PEG_PAIN, Scale.PEG_ENJOYMENT, Scale.PEG_ACTIVITY)
"""In the order of the questionnaire. All three speak of pain."""

OWN_SCALES = (Scale.CONFIDENCE, Scale.WORRY_MOVING)
"""Questions in our own words, a number each."""

WEEKLY_SCALES = (*PEG_SCALES, *OWN_SCALES)

MOMENTS = (Moment.WEEKLY, Moment.MONTHLY)
MEASURED_SCALES = (*WEEKLY_SCALES, Scale.OVERALL_CHANGE)
"""What of the record's ratings this is about."""


class OverallChange(IntEnum):
    """How somebody is, all in all, compared with four weeks ago: seven steps. The record holds the number."""

    VERY_MUCH_BETTER = 3
    MUCH_BETTER = 2
    A_LITTLE_BETTER = 1
    THE_SAME = 0
    A_LITTLE_WORSE = -1
    MUCH_WORSE = -2
    VERY_MUCH_WORSE = -3


class Measure(StrEnum):
    """A line over the weeks."""

    PEG = "peg"
    CONFIDENCE = "confidence"
    WORRY_MOVING = "worry_moving"


class Worth(StrEnum):
    """How much a change says, whichever way it goes."""

    CHANCE = "chance"  # may be chance
    SOME = "some"
    CLEAR = "clear"


@dataclass(frozen=True, slots=True)
class WeekValue:
    """What a measure came to in one week: the newest of that week. ``day``: when it was said."""

    monday: date
    day: date
    value: float


@dataclass(frozen=True, slots=True)
class MeasureChange:
    """From the first week to the newest."""

    start: WeekValue
    now: WeekValue

    @property
    def by(self) -> float:
        """Points of ten; below 0 it went down."""
        return self.now.value - self.start.value

    @property
    def worth(self) -> Worth:
        """What that is worth."""
        return worth_of(self.start.value, self.now.value)


@dataclass(frozen=True, slots=True)
class MeasureCourse:
    """One measure over time, a value a week at most, the earliest first."""

    measure: Measure
    weeks: tuple[WeekValue, ...]

    @property
    def change(self) -> MeasureChange | None:
        """None as long as it was said in one week only."""
        return MeasureChange(self.weeks[0], self.weeks[-1]) if len(self.weeks) > 1 else None


@dataclass(frozen=True, slots=True)
class MonthAnswer:
    """How somebody said they were, all in all."""

    day: date
    change: OverallChange


@dataclass(frozen=True, slots=True)
class Said:
    """One answer as the record has it now: of a day, a scale and a moment the newest."""

    day: date
    scale: Scale
    moment: Moment
    value: float


@dataclass(frozen=True, slots=True)
class WeeklyHistory:
    """All that was ever answered. ``courses`` in their order, those without any answer left out; without PEG where
    somebody would rather not rate pain. ``months``: the earliest first."""

    courses: tuple[MeasureCourse, ...] = ()
    months: tuple[MonthAnswer, ...] = ()

    def of(self, measure: Measure) -> MeasureCourse | None:
        """One of the courses."""
        return next((course for course in self.courses if course.measure is measure), None)


# -- what it comes to ------------------------------------------------------------------------------------------


def peg_score(values: Mapping[Scale, float]) -> float | None:
    """The mean of the three; None where one of them was not said."""
    said = [values[scale] for scale in PEG_SCALES if scale in values]
    return sum(said) / len(PEG_SCALES) if len(said) == len(PEG_SCALES) else None


def weekly_history(said: Iterable[Said], *, rates_pain: bool) -> WeeklyHistory:
    """What the answers came to, ``said`` with the oldest day first. Of several days in a week the newest wins, for
    each question alone."""
    weeks: dict[date, dict[Scale, Said]] = {}
    months: dict[date, MonthAnswer] = {}
    for one in said:
        if one.moment is Moment.WEEKLY and one.scale in WEEKLY_SCALES:
            weeks.setdefault(monday_of(one.day), {})[one.scale] = one
        elif one.scale is Scale.OVERALL_CHANGE and one.value in tuple(OverallChange):
            months[monday_of(one.day)] = MonthAnswer(one.day, OverallChange(int(one.value)))
    courses = (
        MeasureCourse(measure, _values(measure, weeks))
        for measure in Measure
        if rates_pain or measure is not Measure.PEG
    )
    return WeeklyHistory(
        tuple(course for course in courses if course.weeks),
        tuple(months[monday] for monday in sorted(months)),
    )


def worth_of(start: float, now: float) -> Worth:
    """Up and down are measured alike: the share is one of the higher of the two."""
    by = round(abs(now - start), 6)
    if by < LEAST_POINTS_OF_A_SHARE:
        return Worth.CHANCE
    share = round(by / max(start, now), 6)
    if by >= POINTS_OF_CLEAR_CHANGE or share >= SHARE_OF_CLEAR_CHANGE:
        return Worth.CLEAR
    return Worth.SOME if by >= POINTS_OF_SOME_CHANGE else Worth.CHANCE


def chance_band(start: float) -> tuple[float, float]:
    """Between these a value may differ from the start by chance: what ``worth_of`` says of it, turned round."""
    down = SHARE_OF_CLEAR_CHANGE * start
    up = down / (1 - SHARE_OF_CLEAR_CHANGE)  # so much that it is the share of where it ends
    return max(LOWEST, start - _least_told(down)), min(HIGHEST, start + _least_told(up))


def _least_told(points_of_share: float) -> float:
    """From so many points on a change is more than chance: its share, where that is less than the fixed step."""
    return min(POINTS_OF_SOME_CHANGE, max(LEAST_POINTS_OF_A_SHARE, points_of_share))


def _values(measure: Measure, weeks: Mapping[date, Mapping[Scale, Said]]) -> tuple[WeekValue, ...]:
    scales = PEG_SCALES if measure is Measure.PEG else (Scale(measure.value),)
    found = []
    for monday in sorted(weeks):
        said = [weeks[monday][scale] for scale in scales if scale in weeks[monday]]
        if len(said) == len(scales):
            value = sum(one.value for one in said) / len(said)
            found.append(WeekValue(monday, max(one.day for one in said), value))
    return tuple(found)
