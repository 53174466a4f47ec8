"""Time, as services see it."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """Time, as an argument."""

    def now_ns(self) -> int:
        """The monotonic clock of response times, in nanoseconds."""
        ...

    def utc_now(self) -> datetime:
        """The wall clock, aware, in UTC."""
        ...

    def utc_offset_min(self) -> int:
        """Minutes that local time is ahead of UTC, now."""
        ...

    def suspended_ns(self) -> int:
        """How long the machine has slept since it was started, in nanoseconds (0 where unknown)."""
        ...
