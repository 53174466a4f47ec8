"""How long a daily task has been going on, halts left out. Time comes from outside."""

from __future__ import annotations

NS_PER_MS = 1_000_000


class TaskTimer:
    """Begun once, halted and gone on with as often as somebody likes."""

    def __init__(self, wanted_ms: int | None) -> None:
        """``wanted_ms`` None: without an end of its own."""
        self._wanted_ms = wanted_ms
        self._before_ns = 0
        self._since_ns: int | None = None

    @property
    def wanted_ms(self) -> int | None:
        """When it ends by itself."""
        return self._wanted_ms

    @property
    def is_running(self) -> bool:
        """Neither halted nor unbegun."""
        return self._since_ns is not None

    def go(self, now_ns: int) -> None:
        """Begin, or go on."""
        if self._since_ns is None:
            self._since_ns = now_ns

    def halt(self, now_ns: int) -> None:
        """What comes now does not count."""
        if self._since_ns is not None:
            self._before_ns += now_ns - self._since_ns
            self._since_ns = None

    def elapsed_ms(self, now_ns: int) -> int:
        """So far; never more than was wanted."""
        running = now_ns - self._since_ns if self._since_ns is not None else 0
        elapsed = (self._before_ns + running) // NS_PER_MS
        return elapsed if self._wanted_ms is None else min(elapsed, self._wanted_ms)

    def left_ms(self, now_ns: int) -> int | None:
        """Until it ends by itself; None where it does not."""
        return None if self._wanted_ms is None else self._wanted_ms - self.elapsed_ms(now_ns)

    def is_over(self, now_ns: int) -> bool:
        """The time is up."""
        return self.left_ms(now_ns) == 0
