"""Months laid out in weeks, and a day that remembers what stood there before."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from gmi_trainer.domain.calendar_month import (
    CalendarDay,
    CalendarMonth,
    last_of,
    month_after,
    month_before,
    weeks_of,
)
from gmi_trainer.domain.checkin import Moment, Scale
from gmi_trainer.domain.day_story import DayRating, Note, OnceSaid, Wording
from gmi_trainer.domain.goals import Goal, GoalRating
from gmi_trainer.domain.weekly_round import weekly_round

NOON = datetime(2025, 3, 10, 12, tzinfo=UTC)
MARCH = date(2025, 3, 1)
MINUTE = timedelta(minutes=1)


def test_months_follow_one_another_over_the_turn_of_a_year() -> None:
    assert month_after(date(2025, 12, 1)) == date(2026, 1, 1)
    assert month_before(date(2025, 1, 1)) == date(2024, 12, 1)
    assert last_of(date(2024, 2, 1)) == date(2024, 2, 29)
    assert last_of(date(2025, 12, 1)) == date(2025, 12, 31)


@pytest.mark.parametrize("first", [date(2025, month, 1) for month in range(1, 13)])
def test_every_day_of_a_month_stands_once_below_its_weekday(first: date) -> None:
    weeks = weeks_of(first)

    days = [day for week in weeks for day in week if day is not None]
    assert days == [first + timedelta(days=n) for n in range(last_of(first).day)]
    assert all(len(week) == 7 for week in weeks)
    assert all(day is None or day.weekday() == n for week in weeks for n, day in enumerate(week))
    assert all(any(week) for week in weeks)


def test_a_month_finds_its_days_and_where_there_is_more() -> None:
    days = tuple(CalendarDay(MARCH + timedelta(days=n)) for n in range(31))
    month = CalendarMonth(MARCH, days, date(2025, 4, 1), date(2025, 2, 28), 3, 30, is_from_the_start=False)

    assert month.day(date(2025, 3, 17)).day == date(2025, 3, 17)
    assert month.has_earlier
    assert month.has_later


def said(*values: tuple[int | None, int]) -> DayRating:
    """Values, and after how many minutes they were said."""
    return DayRating(
        Scale.SLEEP, tuple(OnceSaid(value, NOON + minutes * MINUTE, 0) for value, minutes in values)
    )


def changes(rating: DayRating) -> list[tuple[int | None, int | None]]:
    return [(before.value, after.value) for before, after in rating.changes]


def test_what_was_changed_is_told_from_what_to_what() -> None:
    assert changes(said((5, 0))) == []
    assert changes(said((5, 0), (4, 60), (None, 120), (6, 200))) == [(5, 4), (4, None), (None, 6)]
    assert changes(said((5, 0), (5, 60))) == []  # the same again is no change


def test_a_slip_that_was_undone_at_once_is_no_change_and_a_later_return_is() -> None:
    assert changes(said((5, 0), (4, 60), (5, 62))) == []
    assert changes(said((5, 0), (4, 60), (5, 90))) == [(5, 4), (4, 5)]
    assert changes(said((5, 0), (4, 60), (5, 62), (3, 300))) == [(5, 3)]


def test_a_note_tells_each_earlier_wording_once() -> None:
    texts = ("now", "b", "", "now", "a", "b")
    note = Note(tuple(Wording(text, NOON - n * MINUTE, 0) for n, text in enumerate(texts)))

    assert note.text == "now"
    assert [wording.text for wording in note.earlier] == ["b", "a"]
    assert (Note().text, Note().earlier) == ("", ())


def test_a_round_is_shorter_without_pain_and_longer_with_the_month() -> None:
    goal = Goal("g", "Carry a cup", MARCH, (GoalRating(MARCH, 4),))
    asked = weekly_round(MARCH, {Scale.PEG_PAIN: 3}, [goal], rates_pain=True, with_month=True)

    assert [one.value for one in asked.questions] == [3, None, None, None, None, 4, None]
    assert [one.moment for one in asked.questions][-2:] == [Moment.WEEKLY, Moment.MONTHLY]
    assert asked.with_month
    assert [one.scale for one in asked.without_peg.questions] == [
        Scale.CONFIDENCE,
        Scale.WORRY_MOVING,
        None,
        Scale.OVERALL_CHANGE,
    ]
    assert not weekly_round(MARCH, {}, [], rates_pain=False, with_month=False).with_month
