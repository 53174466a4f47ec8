"""A clock that stands still until it is told to move."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


class FakeClock:
    """A clock that stands still until it is told to move (clock_port.Clock)."""

    def __init__(
        self,
        now_ns: int = 0,
        utc: datetime = datetime(2025, 3, 10, 8, 30, tzinfo=UTC),
        offset_min: int = 0,
        slept_ns: int = 0,
    ) -> None:
        self._now_ns = now_ns
        self._utc = utc
        self._offset_min = offset_min
        self._slept_ns = slept_ns

    def now_ns(self) -> int:
        return self._now_ns

    def utc_now(self) -> datetime:
        return self._utc

    def utc_offset_min(self) -> int:
        return self._offset_min

    def suspended_ns(self) -> int:
        return self._slept_ns

    def advance(self, by: timedelta) -> None:
        """Let time pass."""
        self._utc += by
        self._now_ns += round(by.total_seconds() * 1_000_000_000)

    def advance_ms(self, by_ms: float) -> None:
        """Let a little time pass."""
        self.advance(timedelta(milliseconds=by_ms))

    def sleep_machine(self, by: timedelta) -> None:
        """The lid was closed: the wall clock went on, the monotonic one did not."""
        self._utc += by
        self._slept_ns += round(by.total_seconds() * 1_000_000_000)

    def travel(self, offset_min: int) -> None:
        """Another time zone, or summer time."""
        self._offset_min = offset_min
