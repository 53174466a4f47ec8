"""Axes: few lines, at round numbers."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gmi_trainer.ui.charts.scale import (
    SMALLEST_TIME_SPAN_MS,
    Every,
    accuracy_scale,
    date_ticks,
    time_scale,
    x_of,
)

DAYS = st.dates(date(2020, 1, 1), date(2045, 12, 31))


def test_accuracy_goes_from_guessing_to_all_right() -> None:
    scale = accuracy_scale([0.62, 0.95])

    assert scale.ticks == (0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
    assert scale.low < 0.5
    assert scale.high > 1.0


def test_accuracy_starts_at_nothing_where_something_is_below_guessing() -> None:
    assert accuracy_scale([0.2, 0.95]).ticks == (0.0, 0.25, 0.5, 0.75, 1.0)


def test_an_empty_chart_has_an_axis_too() -> None:
    assert accuracy_scale([]).ticks[0] == 0.5
    assert time_scale([]).ticks[-1] >= 2000


def test_a_small_wobble_of_times_does_not_fill_the_chart() -> None:
    scale = time_scale([1210, 1240])

    assert scale.high - scale.low >= SMALLEST_TIME_SPAN_MS


@given(st.lists(st.floats(301, 60_000), min_size=1, max_size=30))
def test_every_time_is_inside_a_few_round_steps(times: list[float]) -> None:
    scale = time_scale(times)

    assert scale.low <= min(times)
    assert max(times) <= scale.high
    assert 2 <= len(scale.ticks) <= 7
    assert all(tick % 250 == 0 for tick in scale.ticks)


@given(DAYS, st.integers(1, 4000), st.integers(2, 12))
def test_dates_are_few_in_order_and_inside(first: date, days: int, most: int) -> None:
    last = first + timedelta(days=days)

    ticks = date_ticks(first, last, most)

    assert len(ticks.days) <= most
    assert list(ticks.days) == sorted(set(ticks.days))
    assert all(first <= day <= last for day in ticks.days)


@pytest.mark.parametrize(
    ("days", "most", "every", "count"),
    [
        (6, 8, Every.DAY, 7),
        (27, 8, Every.DAY, 4),
        (83, 8, Every.DAY, 6),
        (83, 4, Every.DAY, 3),
        (300, 12, Every.MONTH, 10),
        (300, 5, Every.MONTH, 5),
        (3650, 8, Every.YEAR, 5),
    ],
)
def test_longer_times_are_marked_more_coarsely(days: int, most: int, every: Every, count: int) -> None:
    last = date(2025, 3, 13)

    ticks = date_ticks(last - timedelta(days=days), last, most)

    assert (ticks.every, len(ticks.days)) == (every, count)


def test_weeks_are_marked_by_their_mondays_and_the_newest_one_is_among_them() -> None:
    ticks = date_ticks(date(2025, 1, 1), date(2025, 3, 13), 6)

    assert all(day.weekday() == 0 for day in ticks.days)
    assert ticks.days[-1] == date(2025, 3, 10)


def test_a_day_is_marked_in_its_middle() -> None:
    assert x_of(date(2025, 3, 11)) - x_of(date(2025, 3, 10)) == 1
