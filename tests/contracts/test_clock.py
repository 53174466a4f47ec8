"""The machine's clock and the one of the tests."""

from __future__ import annotations

from datetime import timedelta

import pytest

from gmi_trainer.services.clock import SystemClock
from gmi_trainer.services.clock_port import Clock
from tests.fakes import FakeClock


@pytest.fixture(params=["fake", "real"])
def clock(request: pytest.FixtureRequest) -> Clock:
    return FakeClock(now_ns=5, offset_min=60) if request.param == "fake" else SystemClock()


def test_it_never_goes_back(clock: Clock) -> None:
    assert 0 <= clock.now_ns() <= clock.now_ns()
    assert clock.suspended_ns() >= 0


def test_the_wall_clock_is_in_utc_with_a_sensible_offset(clock: Clock) -> None:
    assert clock.utc_now().utcoffset() == timedelta(0)
    assert -14 * 60 <= clock.utc_offset_min() <= 14 * 60


def test_a_fake_clock_moves_when_told() -> None:
    clock = FakeClock(now_ns=5)
    before = clock.utc_now()

    clock.advance_ms(1.5)
    clock.sleep_machine(timedelta(hours=1))
    clock.travel(-300)

    assert clock.now_ns() == 5 + 1_500_000
    assert clock.utc_now() - before == timedelta(hours=1, milliseconds=1.5)
    assert clock.suspended_ns() == 3_600_000_000_000
    assert clock.utc_offset_min() == -300
