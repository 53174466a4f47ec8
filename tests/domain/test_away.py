"""How long a person was away, and how gently they begin again."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from gmi_trainer.domain.away import days_away, is_gentle

MONDAY = date(2025, 3, 10)


def on(*numbers: int) -> frozenset[date]:
    """Days by number; 0 is a Monday."""
    return frozenset(MONDAY + timedelta(days=n) for n in numbers)


def never(_: date) -> bool:
    """No rest days."""
    return False


def is_sunday(day: date) -> bool:
    """Rest on Sundays."""
    return day.weekday() == 6


@pytest.mark.parametrize(
    ("practised", "away"),
    [((), 0), ((9,), 0), ((8, 10, 12), 1), ((0,), 9), ((10,), 0), ((11,), 0)],
)
def test_days_without_practice_before_today(practised: tuple[int, ...], away: int) -> None:
    assert days_away(on(*practised), MONDAY + timedelta(days=10), never) == away


def test_rest_days_and_what_the_plan_leaves_free_are_left_out() -> None:
    today = MONDAY + timedelta(days=8)

    assert days_away(on(4), today, is_sunday) == 2
    assert days_away(on(4), today, never, usual_gap=1) == 2
    assert days_away(on(7), today, never, usual_gap=1) == 0


@pytest.mark.parametrize(
    ("practised", "gentle"),
    [
        ((), False),
        ((0,), True),  # the first after nine days
        ((0, 9), True),  # the second after eight
        ((0, 8, 9), False),  # the third
        ((3,), False),  # six days are not so long
        ((2, 9), False),
        ((1, 9), True),
    ],
)
def test_two_gentle_days_after_a_week_or_more(practised: tuple[int, ...], gentle: bool) -> None:
    assert is_gentle(on(*practised), MONDAY + timedelta(days=10), never) is gentle
