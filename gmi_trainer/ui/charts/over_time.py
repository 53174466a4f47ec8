"""Plain values over days, weeks or months as a chart: ratings, counts, minutes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date

from gmi_trainer.domain.span import Grain
from gmi_trainer.domain.values import dataclass
from gmi_trainer.ui.charts.picture import (
    NORMAL_HEIGHT_PX,
    Band,
    ChartPicture,
    Ink,
    LaneMark,
    Level,
    Mark,
    Series,
    Sign,
    Stop,
    Weight,
)
from gmi_trainer.ui.charts.scale import Every, Scale, date_ticks, x_of
from gmi_trainer.ui.words.days import (
    day_month,
    day_month_year,
    month_name,
    month_year,
    week_of,
    weekday_name,
)
from gmi_trainer.ui.words.translate import Translate

RATING_SCALE = Scale(-0.6, 10.6, (0.0, 5.0, 10.0))
"""For ratings from 0 to 10."""

_MARGIN_SHARE = 0.02  # so that the last mark of a long time is whole

_MARGIN_DAYS = {Grain.DRILL: 1.0, Grain.WEEK: 3.5, Grain.MONTH: 15.0}


@dataclass(frozen=True, slots=True)
class TimeValue:
    """One value. ``day``: of a week or a month, its first day."""

    day: date
    value: float
    weight: Weight = Weight.SOLID
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class TimeLine:
    """One line. ``say`` writes a value as it is told at the cursor."""

    ink: Ink
    name: str
    values: tuple[TimeValue, ...]
    say: Callable[[float], str]
    is_joined: bool = True


@dataclass(frozen=True, slots=True)
class TimeMark:
    """Something that happened, with the words that the cursor tells."""

    day: date
    sign: Sign
    words: str


def over_time(
    name: str,
    spoken: str,
    lines: Sequence[TimeLine],
    first: date,
    last: date,
    scale: Scale,
    marks: Sequence[TimeMark],
    translate: Translate,
    *,
    today: date,
    by: Grain = Grain.DRILL,
    say_tick: Callable[[float], str] = "{:.0f}".format,
    levels: Sequence[Level] = (),
    bands: Sequence[Band] = (),
    height_px: int = NORMAL_HEIGHT_PX,
    stops: tuple[Stop, ...] | None = None,
) -> ChartPicture:
    """A chart of some lines. ``by``: what one mark stands for; a mark below is put to its day, week or month.

    ``stops``: those of other charts, where one cursor is of all; else one for every day with a value or a mark.
    """
    margin = max(_MARGIN_DAYS[by], _MARGIN_SHARE * (x_of(last) - x_of(first)))
    return ChartPicture(
        name=name,
        spoken=spoken,
        series=tuple(_series(line, first, last) for line in lines),
        stops=stops if stops is not None else _stops(lines, first, last, marks, translate, today, by),
        x_range=(x_of(first) - margin, x_of(last) + margin),
        x_ticks=lambda most: tick_words(first, last, most, translate),
        widest_x_tick=widest_tick(translate),
        y_scale=scale,
        y_words=tuple(say_tick(tick) for tick in scale.ticks),
        levels=tuple(levels),
        bands=tuple(bands),
        lane=_lane([mark for mark in marks if first <= mark.day <= last], by),
        height_px=height_px,
    )


def _stops(
    lines: Sequence[TimeLine],
    first: date,
    last: date,
    marks: Sequence[TimeMark],
    translate: Translate,
    today: date,
    by: Grain,
) -> tuple[Stop, ...]:
    """One for every day, week or month of which there is something to tell."""
    happened: dict[date, list[str]] = {}
    for mark in marks:
        if first <= mark.day <= last:
            happened.setdefault(by.begin(mark.day), []).append(mark.words)
    said: dict[date, list[tuple[Ink, str]]] = {day: [] for day in happened}
    for line in lines:
        for value in line.values:
            if first <= value.day <= last:
                words = translate("Charts", "{name} {value}").format(
                    name=line.name, value=line.say(value.value)
                )
                said.setdefault(value.day, []).append((line.ink, words))
    return tuple(
        Stop(
            x_of(day),
            when_words(day, by, today, translate),
            tuple(said[day]),
            said_once(happened.get(day, ()), translate),
        )
        for day in sorted(said)
    )


def when_words(day: date, by: Grain, today: date, translate: Translate) -> str:
    """A day, a week by its Monday, or a month."""
    if by is Grain.WEEK:
        return week_of(day, today, translate)
    if by is Grain.MONTH:
        return month_year(day, translate)
    in_words = day_month if day.year == today.year else day_month_year
    return translate("Charts", "{weekday}, {day}").format(
        weekday=weekday_name(day, translate), day=in_words(day, translate)
    )


def tick_words(first: date, last: date, most: int, translate: Translate) -> tuple[tuple[float, str], ...]:
    """Days below a chart, at most so many."""
    ticks = date_ticks(first, last, most)
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


def widest_tick(translate: Translate) -> str:
    """So much room a day below a chart may need."""
    return month_year(date(2028, 9, 28), translate)


def _series(line: TimeLine, first: date, last: date) -> Series:
    marks = tuple(
        Mark(x_of(value.day), value.value, value.weight, low=value.low, high=value.high)
        for value in line.values
        if first <= value.day <= last
    )
    return Series(line.ink, line.name, marks, line.is_joined)


def _lane(marks: Sequence[TimeMark], by: Grain) -> tuple[LaneMark, ...]:
    """Of a week each sign once, however often: the cursor tells of all."""
    words: dict[tuple[float, Sign], list[str]] = {}
    for mark in marks:
        words.setdefault((x_of(by.begin(mark.day)), mark.sign), []).append(mark.words)
    order = {sign: number for number, sign in enumerate(Sign)}
    by_time = sorted(words.items(), key=lambda item: (item[0][0], order[item[0][1]]))
    return tuple(LaneMark(x, sign, " · ".join(said)) for (x, sign), said in by_time)


def said_once(happened: Sequence[str], translate: Translate) -> str:
    """What happened in a week or a month: the same thing on several days is said once, with how many."""
    return " · ".join(
        words if days == 1 else translate("Charts", "{what} ({n} days)").format(what=words, n=days)
        for words, days in Counter(happened).items()
    )
