"""The machine's clock keeps its promises."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

import pytest

from gmi_trainer.services.clock import SystemClock


def test_the_monotonic_clock_is_the_one_that_answers_are_stamped_with() -> None:
    before, now, after = time.perf_counter_ns(), SystemClock().now_ns(), time.perf_counter_ns()

    assert before <= now <= after


def test_the_wall_clock_knows_its_zone() -> None:
    now = SystemClock().utc_now()

    assert now.utcoffset() == timedelta(0)
    assert abs(datetime.now(UTC) - now) < timedelta(minutes=1)


def test_the_offset_is_that_of_local_time() -> None:
    offset = datetime.now().astimezone().utcoffset()

    assert offset is not None
    assert SystemClock().utc_offset_min() == offset.total_seconds() // 60


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="only where the zone can be set")
def test_half_hours_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "XXX-05:30")
    time.tzset()
    try:
        assert SystemClock().utc_offset_min() == 330
    finally:
        monkeypatch.undo()
        time.tzset()


def test_sleep_is_what_one_clock_is_ahead_of_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    clocks = {7: 9_000_000_000, 1: 4_000_000_000}
    monkeypatch.setattr(time, "CLOCK_BOOTTIME", 7, raising=False)
    monkeypatch.setattr(time, "CLOCK_MONOTONIC", 1, raising=False)
    monkeypatch.setattr(time, "clock_gettime_ns", clocks.__getitem__, raising=False)

    assert SystemClock().suspended_ns() == 5_000_000_000


def test_where_sleep_is_not_known_there_was_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(time, "CLOCK_BOOTTIME", raising=False)

    assert SystemClock().suspended_ns() == 0
