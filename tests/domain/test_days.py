"""A person's day starts at 4 in the morning, by the clock on their wall."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from gmi_trainer.domain.days import local_day


@pytest.mark.parametrize(
    ("wall", "day"),
    [
        ("2025-03-10T03:59:59", date(2025, 3, 9)),
        ("2025-03-10T04:00:00", date(2025, 3, 10)),
        ("2025-03-10T23:59:00", date(2025, 3, 10)),
        ("2025-03-11T00:30:00", date(2025, 3, 10)),
        ("2025-01-01T02:00:00", date(2024, 12, 31)),
        ("2024-03-01T01:00:00", date(2024, 2, 29)),
    ],
)
@pytest.mark.parametrize("offset_min", [0, 60, -300, 330, 765, -570])
def test_the_day_turns_at_four_by_the_wall_clock(wall: str, day: date, offset_min: int) -> None:
    zone = timezone(timedelta(minutes=offset_min))
    at = datetime.fromisoformat(wall).replace(tzinfo=zone).astimezone(UTC)

    assert local_day(at, offset_min) == day


@pytest.mark.parametrize(
    ("wall", "day"),
    [
        ("2025-03-30T01:59", date(2025, 3, 29)),  # the clock goes from 2 to 3
        ("2025-03-30T03:30", date(2025, 3, 29)),
        ("2025-03-30T04:00", date(2025, 3, 30)),
        ("2025-10-26T02:30", date(2025, 10, 25)),  # the clock goes from 3 back to 2
        ("2025-10-26T03:59", date(2025, 10, 25)),
        ("2025-10-26T04:00", date(2025, 10, 26)),
    ],
)
@pytest.mark.parametrize("fold", [0, 1])
def test_a_change_of_summer_time_moves_nothing(wall: str, day: date, fold: int) -> None:
    local = datetime.fromisoformat(wall).replace(tzinfo=ZoneInfo("Europe/Berlin"), fold=fold)
    offset = local.utcoffset()
    assert offset is not None

    assert local_day(local.astimezone(UTC), round(offset.total_seconds() / 60)) == day


def test_a_moment_that_is_not_in_utc_is_a_mistake() -> None:
    with pytest.raises(AssertionError, match="UTC"):
        local_day(datetime(2025, 3, 10, 8, tzinfo=timezone(timedelta(hours=1))), 60)
