"""Coming back after days without practice: how long it was, and how gently to begin again."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date, timedelta
from itertools import pairwise

AWAY_DAYS = 3
"""So many days without practice, free days left out, and the next one is a welcome back (design)."""

LONG_AWAY_DAYS = 7
"""So many, and the first two practice days after them are gentle: the third is as planned (design)."""

LOOKED_BACK_AT = 2
"""The rules here look at so many practice days before today, at most."""


def days_away(
    practice_days: Collection[date], today: date, is_free: Callable[[date], bool], usual_gap: int = 0
) -> int:
    """Days without practice before today, free days and the plan's own gap left out; 0 before the first."""
    last = max((day for day in practice_days if day < today), default=None)
    return _days_between(last, today, is_free, usual_gap) if last is not None else 0


def is_gentle(
    practice_days: Collection[date], today: date, is_free: Callable[[date], bool], usual_gap: int = 0
) -> bool:
    """Whether today is the first or the second practice day after a long time away."""
    lately = [*sorted(day for day in practice_days if day < today)[-LOOKED_BACK_AT:], today]
    return any(
        _days_between(earlier, later, is_free, usual_gap) >= LONG_AWAY_DAYS
        for earlier, later in pairwise(lately)
    )


def _days_between(earlier: date, later: date, is_free: Callable[[date], bool], usual_gap: int) -> int:
    between = (earlier + timedelta(days=n) for n in range(1, (later - earlier).days))
    return max(0, sum(not is_free(day) for day in between) - usual_gap)
