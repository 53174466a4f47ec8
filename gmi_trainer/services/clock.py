"""The real clock of the machine."""

from __future__ import annotations

import time
from datetime import UTC, datetime


class SystemClock:
    """Time as the machine tells it (clock_port.Clock)."""

    def now_ns(self) -> int:
        """perf_counter: monotonic, the finest there is."""
        return time.perf_counter_ns()

    def utc_now(self) -> datetime:
        """Now, aware, in UTC."""
        return datetime.now(UTC)

    def utc_offset_min(self) -> int:
        """Minutes that local time is ahead of UTC, now."""
        offset = datetime.now().astimezone().utcoffset()
        return round(offset.total_seconds() / 60) if offset is not None else 0

    def suspended_ns(self) -> int:
        """Sleep since the machine was started: what the boot-time clock is ahead of the monotonic one."""
        if not hasattr(time, "CLOCK_BOOTTIME"):
            return 0
        awake_ns = time.clock_gettime_ns(time.CLOCK_MONOTONIC)  # read first: the difference is never below 0
        return time.clock_gettime_ns(time.CLOCK_BOOTTIME) - awake_ns
