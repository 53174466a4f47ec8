"""How far back the charts look."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.course import Point, Reading, Standing
from gmi_trainer.services.progress import EarlierCourse as Course
from gmi_trainer.ui.pages.progress.span import Span, days_with_drills, span_to_begin_with, stretch_of

TODAY = date(2025, 3, 13)  # a Thursday
MONDAY = date(2025, 3, 10)


def point(day: date, standing: Standing = Standing.COMPARED) -> Point:
    return Point(day, standing, Reading(0.8, 1000), Reading(0.8, 1000))


def course(*days: date) -> Course:
    return Course(
        BodyPart.HAND,
        drills=tuple(point(day) for day in days),
        weeks=tuple(point(day - timedelta(days=day.weekday())) for day in days),
    )


def test_weeks_go_back_twelve_mondays() -> None:
    long_ago, in_time = MONDAY - timedelta(weeks=12), MONDAY - timedelta(weeks=11)

    stretch = stretch_of(course(long_ago, in_time, MONDAY), Span.WEEKS, TODAY)

    assert [p.day for p in stretch.points] == [in_time, MONDAY]
    assert (stretch.first, stretch.last) == (in_time, MONDAY)
    assert stretch.by_week


def test_a_young_history_still_shows_a_month_of_weeks() -> None:
    stretch = stretch_of(course(MONDAY), Span.WEEKS, TODAY)

    assert stretch.first == MONDAY - timedelta(weeks=3)


def test_days_are_the_last_four_weeks_up_to_today() -> None:
    stretch = stretch_of(course(date(2025, 2, 16), date(2025, 2, 17), TODAY), Span.DAYS, TODAY)

    assert [p.day for p in stretch.points] == [date(2025, 2, 17), TODAY]
    assert (stretch.first, stretch.last) == (date(2025, 2, 17), TODAY)
    assert not stretch.by_week


def test_all_time_begins_with_the_first_drill() -> None:
    stretch = stretch_of(course(date(2019, 5, 6), MONDAY), Span.ALL, TODAY)

    assert stretch.first == date(2019, 5, 6)
    assert len(stretch.points) == 2


def test_a_clock_that_was_set_back_hides_nothing() -> None:
    later = TODAY + timedelta(days=30)

    assert stretch_of(course(later), Span.DAYS, TODAY).last == later
    assert stretch_of(course(later), Span.WEEKS, TODAY).last == later - timedelta(days=later.weekday())


@pytest.mark.parametrize("span", Span)
def test_nothing_makes_an_empty_stretch(span: Span) -> None:
    stretch = stretch_of(course(), span, TODAY)

    assert stretch.points == ()
    assert stretch.first < stretch.last


def test_only_what_compares_is_joined() -> None:
    weeks = (point(MONDAY), point(MONDAY, Standing.TRAINING))

    stretch = stretch_of(Course(BodyPart.HAND, (), weeks), Span.WEEKS, TODAY)

    assert stretch.compared == weeks[:1]


def test_the_page_begins_with_weeks_or_with_all_where_those_are_empty() -> None:
    assert span_to_begin_with(course(MONDAY), TODAY) is Span.WEEKS
    assert span_to_begin_with(course(date(2023, 1, 2)), TODAY) is Span.ALL


def test_the_week_has_a_tick_for_each_day_with_a_drill() -> None:
    days = [MONDAY - timedelta(days=1), MONDAY, TODAY, TODAY]

    assert days_with_drills(days, TODAY) == (True, False, False, True, False, False, False)
