"""A clock some days ahead of the real one: for a guest who tries a plan on another of its days."""

from __future__ import annotations

from datetime import datetime, timedelta

from gmi_trainer.services.clock_port import Clock


class LaterClock:
    """Runs as the real one does (clock_port.Clock); only the date is later, by ``days``."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.days = 0

    def now_ns(self) -> int:
        """The real one: response times are the same on every day."""
        return self._clock.now_ns()

    def utc_now(self) -> datetime:
        """The same time of the day, so many days on."""
        return self._clock.utc_now() + timedelta(days=self.days)

    def utc_offset_min(self) -> int:
        """As today."""
        return self._clock.utc_offset_min()

    def suspended_ns(self) -> int:
        """The real one."""
        return self._clock.suspended_ns()
