"""What is asked once a week: when, what it comes to, and what a change of it is worth."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from gmi_trainer.domain.checkin import Moment, Scale
from gmi_trainer.domain.weekly_due import WeeklyAsked, is_monthly_due, is_weekly_due, week_through
from gmi_trainer.domain.weekly_measures import (
    PEG_SCALES,
    Measure,
    OverallChange,
    Said,
    Worth,
    chance_band,
    peg_score,
    weekly_history,
    worth_of,
)

MONDAY = date(2025, 3, 10)
DAY = timedelta(days=1)
WEEK = timedelta(weeks=1)
LONG_AGO = date(2025, 1, 1)


NOTHING = WeeklyAsked()


def due(today: date, asked: WeeklyAsked = NOTHING, *, first: date | None = LONG_AGO) -> bool:
    return is_weekly_due(today, asked, first, flare_began_today=False)


def test_the_questions_come_once_in_a_week_that_begins_on_monday() -> None:
    through = week_through(WeeklyAsked(), MONDAY + 6 * DAY, with_month=False)

    assert due(MONDAY + 6 * DAY)
    assert not due(MONDAY + 6 * DAY, through)
    assert due(MONDAY + 7 * DAY, through)


def test_put_off_they_come_back_the_next_day() -> None:
    put_off = WeeklyAsked(put_off_on=MONDAY)

    assert not due(MONDAY, put_off)
    assert due(MONDAY + DAY, put_off)


def test_nobody_is_asked_on_the_first_day_of_a_flare() -> None:
    assert not is_weekly_due(MONDAY, WeeklyAsked(), LONG_AGO, flare_began_today=True)


@pytest.mark.parametrize(("first", "asked"), [(None, False), (MONDAY, False), (MONDAY - DAY, True)])
def test_nobody_is_asked_on_their_first_day(first: date | None, asked: bool) -> None:
    assert due(MONDAY, first=first) is asked


def test_a_clock_that_was_set_back_asks_no_more() -> None:
    assert not due(MONDAY - 20 * DAY, WeeklyAsked(week=MONDAY))
    assert not due(MONDAY - 20 * DAY, WeeklyAsked(put_off_on=MONDAY))


def test_the_question_of_the_month_comes_after_four_weeks_and_then_every_four() -> None:
    first = MONDAY + 2 * DAY

    assert not is_monthly_due(MONDAY, WeeklyAsked(), None)
    assert not is_monthly_due(MONDAY + 4 * WEEK - DAY, WeeklyAsked(), first)
    assert is_monthly_due(MONDAY + 4 * WEEK, WeeklyAsked(), first)
    asked = week_through(WeeklyAsked(), MONDAY + 4 * WEEK + DAY, with_month=True)
    assert not is_monthly_due(MONDAY + 7 * WEEK, asked, first)
    assert is_monthly_due(MONDAY + 8 * WEEK, asked, first)
    assert week_through(asked, MONDAY + 5 * WEEK, with_month=False).month_week == MONDAY + 4 * WEEK


def test_peg_is_the_mean_of_three_and_nothing_without_one_of_them() -> None:
    said = dict(zip(PEG_SCALES, (4, 5, 7), strict=True))

    assert peg_score(said) == pytest.approx(16 / 3)
    assert peg_score({Scale.PEG_PAIN: 4, Scale.PEG_ACTIVITY: 7}) is None


@pytest.mark.parametrize(
    ("start", "now", "worth"),
    [
        (5.0, 4.1, Worth.CHANCE),
        (6.0, 5.0, Worth.SOME),
        (6.0, 4.1, Worth.CLEAR),  # more than 30 % of 6
        (9.0, 7.1, Worth.SOME),
        (9.0, 7.0, Worth.CLEAR),
        (3.0, 2.0, Worth.CLEAR),  # a third
        (3.0, 2.1, Worth.CLEAR),  # 30 %, and less than a point
        (2.0, 1.4, Worth.CLEAR),
        (2.4, 1.7, Worth.CHANCE),  # 29 %
        (1.0, 0.5, Worth.CHANCE),  # half of it, and still very little
        (0.5, 0.0, Worth.CHANCE),
        (0.0, 0.0, Worth.CHANCE),
        (0.0, 1.0, Worth.CLEAR),
    ],
)
def test_up_and_down_are_worth_the_same(start: float, now: float, worth: Worth) -> None:
    assert worth_of(start, now) is worth
    assert worth_of(now, start) is worth


def test_the_band_of_chance_stays_on_the_scale() -> None:
    assert chance_band(5) == (4, 6)
    assert chance_band(0.4) == (0, 1.0)
    assert chance_band(10) == (9, 10)


@pytest.mark.parametrize("start", [number / 10 for number in range(101)])
def test_the_band_of_chance_is_what_a_change_is_judged_by(start: float) -> None:
    low, high = chance_band(start)
    values = [number / 100 for number in range(1001)]

    told = [now for now in values if worth_of(start, now) is not Worth.CHANCE]
    within = [now for now in values if worth_of(start, now) is Worth.CHANCE]

    assert all(now <= low + 1e-6 or now >= high - 1e-6 for now in told)
    assert all(low - 1e-6 <= now <= high + 1e-6 for now in within)


def weekly(day: date, scale: Scale, value: float) -> Said:
    return Said(day, scale, Moment.WEEKLY, value)


def peg(day: date, *values: float) -> list[Said]:
    return [weekly(day, scale, value) for scale, value in zip(PEG_SCALES, values, strict=False)]


def test_answers_become_a_value_a_week_and_the_newest_of_a_week_wins() -> None:
    said = [
        *peg(MONDAY, 6, 6, 6),
        weekly(MONDAY, Scale.CONFIDENCE, 3),
        weekly(MONDAY + 2 * DAY, Scale.PEG_PAIN, 3),
        *peg(MONDAY + WEEK, 5, 5),  # two of three: no score
        *peg(MONDAY + 3 * WEEK, 3, 3, 3),
    ]

    history = weekly_history(said, rates_pain=True)

    course = history.of(Measure.PEG)
    assert course is not None
    assert [(week.monday, week.day, week.value) for week in course.weeks] == [
        (MONDAY, MONDAY + 2 * DAY, 5.0),
        (MONDAY + 3 * WEEK, MONDAY + 3 * WEEK, 3.0),
    ]
    assert course.change is not None
    assert (course.change.by, course.change.worth) == (-2.0, Worth.CLEAR)
    confidence = history.of(Measure.CONFIDENCE)
    assert confidence is not None
    assert confidence.change is None  # one week tells of no change
    assert history.of(Measure.WORRY_MOVING) is None


def test_without_rating_pain_there_is_no_peg_at_all() -> None:
    said = [*peg(MONDAY, 6, 6, 6), weekly(MONDAY, Scale.WORRY_MOVING, 3)]

    assert [course.measure for course in weekly_history(said, rates_pain=False).courses] == [
        Measure.WORRY_MOVING
    ]


def test_the_answers_of_the_months_are_steps_and_what_is_none_is_left_out() -> None:
    said = [
        Said(MONDAY, Scale.OVERALL_CHANGE, Moment.MONTHLY, 2.0),
        Said(MONDAY + DAY, Scale.OVERALL_CHANGE, Moment.MONTHLY, -1.0),
        Said(MONDAY + 4 * WEEK, Scale.OVERALL_CHANGE, Moment.MONTHLY, 7.0),
        Said(MONDAY + 5 * WEEK, Scale.SLEEP, Moment.CHECK_IN, 3.0),
    ]

    months = weekly_history(said, rates_pain=True).months

    assert [(month.day, month.change) for month in months] == [(MONDAY + DAY, OverallChange.A_LITTLE_WORSE)]
