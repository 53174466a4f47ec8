"""A clock that was set back is noticed."""

from __future__ import annotations

from datetime import date

import pytest

from gmi_trainer.domain.clock_sense import days_set_back, is_set_back

TODAY = date(2025, 3, 10)


@pytest.mark.parametrize(
    ("newest", "days"),
    [
        (None, 0),
        (date(2025, 3, 9), 0),
        (TODAY, 0),
        (date(2025, 3, 11), 0),  # a journey westwards
        (date(2025, 3, 12), 2),
        (date(2026, 3, 10), 365),
    ],
)
def test_more_than_a_day_back(newest: date | None, days: int) -> None:
    assert days_set_back(TODAY, newest) == days
    assert is_set_back(TODAY, newest) is (days > 0)
