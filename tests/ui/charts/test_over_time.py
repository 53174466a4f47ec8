"""Plain values over days, weeks and months, as one chart value."""

from __future__ import annotations

from datetime import date, timedelta

from gmi_trainer.domain.span import Grain
from gmi_trainer.ui.charts.over_time import RATING_SCALE, TimeLine, TimeMark, TimeValue, over_time
from gmi_trainer.ui.charts.picture import ChartPicture, Ink, Sign
from gmi_trainer.ui.charts.scale import x_of
from gmi_trainer.ui.words.translate import english

TODAY = date(2025, 3, 13)
MONDAY = date(2025, 3, 10)


def line(*values: tuple[date, float], ink: Ink = Ink.ONE, name: str = "Pain") -> TimeLine:
    return TimeLine(ink, name, tuple(TimeValue(day, value) for day, value in values), "{:.0f}".format)


def chart(*lines: TimeLine, marks: tuple[TimeMark, ...] = (), by: Grain = Grain.DRILL) -> ChartPicture:
    first = TODAY - timedelta(days=27)
    return over_time("Days", "spoken", lines, first, TODAY, RATING_SCALE, marks, english, today=TODAY, by=by)


def test_a_stop_tells_every_line_of_its_day_and_what_happened() -> None:
    picture = chart(
        line((MONDAY, 4), (TODAY, 5)),
        line((TODAY, 7), ink=Ink.TWO, name="Sleep"),
        marks=(TimeMark(TODAY, Sign.FLARE, "flare"),),
    )

    assert [stop.when for stop in picture.stops] == ["Monday, 10 Mar", "Thursday, 13 Mar"]
    assert picture.stops[1].values == ((Ink.ONE, "Pain 5"), (Ink.TWO, "Sleep 7"))
    assert picture.stops[1].spoken == "Thursday, 13 Mar. Pain 5, Sleep 7. flare"


def test_a_day_on_which_only_something_happened_is_a_stop_too() -> None:
    picture = chart(line((TODAY, 5)), marks=(TimeMark(MONDAY, Sign.NOTE, "note: rain"),))

    assert [(stop.x, stop.note) for stop in picture.stops] == [
        (x_of(MONDAY), "note: rain"),
        (x_of(TODAY), ""),
    ]


def test_in_a_week_each_sign_stands_once_and_the_cursor_says_how_often() -> None:
    marks = tuple(TimeMark(MONDAY + timedelta(days=n), Sign.REST, "rest day") for n in range(3))

    picture = chart(line((MONDAY, 5)), marks=marks, by=Grain.WEEK)

    assert [(mark.x, mark.sign) for mark in picture.lane] == [(x_of(MONDAY), Sign.REST)]
    assert [(stop.when, stop.note) for stop in picture.stops] == [("This week", "rest day (3 days)")]


def test_what_lies_before_or_after_is_left_out() -> None:
    before = TODAY - timedelta(days=28)

    picture = chart(line((before, 9), (TODAY, 5)), marks=(TimeMark(before, Sign.FLARE, "flare"),))

    assert [mark.y for mark in picture.series[0].marks] == [5]
    assert picture.lane == ()
    assert len(picture.stops) == 1


def test_nothing_at_all_is_a_chart_without_stops() -> None:
    picture = chart()

    assert picture.stops == ()
    assert picture.x_range[0] < picture.x_range[1]
