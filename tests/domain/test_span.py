"""How far back a view looks."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from gmi_trainer.domain.span import Grain, Span, Stretch, span_to_begin_with, stretch_of

TODAY = date(2025, 3, 13)  # a Thursday
MONDAY = date(2025, 3, 10)
LONG_AGO = date(2015, 6, 17)


def test_two_weeks_are_fourteen_days_with_a_mark_a_drill() -> None:
    stretch = stretch_of(Span.TWO_WEEKS, TODAY, LONG_AGO)

    assert stretch == Stretch(date(2025, 2, 28), TODAY, Grain.DRILL)


@pytest.mark.parametrize(("span", "weeks"), [(Span.THREE_MONTHS, 13), (Span.YEAR, 53)])
def test_weeks_begin_on_mondays(span: Span, weeks: int) -> None:
    stretch = stretch_of(span, TODAY, LONG_AGO)

    assert stretch == Stretch(MONDAY - timedelta(weeks=weeks - 1), TODAY, Grain.WEEK)


@pytest.mark.parametrize("span", [Span.THREE_MONTHS, Span.YEAR, Span.ALL])
def test_a_young_history_shows_a_month_of_weeks(span: Span) -> None:
    shortest = Stretch(MONDAY - timedelta(weeks=3), TODAY, Grain.WEEK)

    assert stretch_of(span, TODAY, TODAY) == shortest
    assert stretch_of(span, TODAY) == shortest


def test_a_history_of_some_weeks_begins_with_its_first_one() -> None:
    assert stretch_of(Span.THREE_MONTHS, TODAY, date(2025, 1, 16)).first == date(2025, 1, 13)


def test_all_is_weekly_up_to_three_years_and_monthly_beyond() -> None:
    begun = MONDAY - timedelta(weeks=156)

    assert stretch_of(Span.ALL, TODAY, begun) == Stretch(begun, TODAY, Grain.WEEK)
    assert stretch_of(Span.ALL, TODAY, LONG_AGO) == Stretch(date(2015, 6, 1), TODAY, Grain.MONTH)


def test_a_clock_that_was_set_back_hides_nothing() -> None:
    assert stretch_of(Span.TWO_WEEKS, TODAY, LONG_AGO, TODAY + timedelta(days=3)).last == date(2025, 3, 16)


@pytest.mark.parametrize(
    ("latest", "span"),
    [
        (None, Span.THREE_MONTHS),
        (TODAY, Span.THREE_MONTHS),
        (MONDAY - timedelta(weeks=12), Span.THREE_MONTHS),
        (MONDAY - timedelta(weeks=12, days=1), Span.ALL),
    ],
)
def test_after_a_long_break_all_comes_first(latest: date | None, span: Span) -> None:
    assert span_to_begin_with(TODAY, latest) is span


def test_who_began_in_the_last_two_weeks_sees_single_drills() -> None:
    first = TODAY - timedelta(days=13)

    assert span_to_begin_with(TODAY, TODAY, first) is Span.TWO_WEEKS
    assert span_to_begin_with(TODAY, TODAY, first - timedelta(days=1)) is Span.THREE_MONTHS


def test_a_mark_stands_where_its_week_or_month_begins() -> None:
    assert [by.begin(TODAY) for by in Grain] == [TODAY, MONDAY, date(2025, 3, 1)]
