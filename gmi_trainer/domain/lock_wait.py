"""How long a wrong passphrase is waited for: longer each time, and never long enough to be a punishment."""

from __future__ import annotations

LONGEST_S = 60
MOST_COUNTED = 1_000
"""More wrong ones than this are not told apart."""


def wait_s(wrong: int) -> int:
    """Seconds to wait after so many wrong ones running: 1, 2, 4, ... up to a minute."""
    return 0 if wrong <= 0 else min(2 ** min(wrong - 1, 6), LONGEST_S)


def wait_left_s(wrong: int, passed_s: float) -> float:
    """What is left of the wait when so much time has passed. A clock that was set back has passed nothing."""
    full = wait_s(wrong)
    return float(full) if passed_s < 0 else max(full - passed_s, 0.0)
