"""Coming back after days without practice: how long it was, and how gently to begin again."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date, timedelta
from itertools import pairwise

AWAY_DAYS = 3
"""So many days without practice, rest days left out, and the next one is a welcome back (design)."""

LONG_AWAY_DAYS = 7
"""So many, and the first two practice days after them are gentle: the third is as planned (design)."""


def days_between(earlier: date, later: date, is_rest: Callable[[date], bool]) -> int:
    """The days after ``earlier`` and before ``later`` that were not for rest."""
    between = (earlier + timedelta(days=n) for n in range(1, (later - earlier).days))
    return sum(not is_rest(day) for day in between)


def days_away(practice_days: Collection[date], today: date, is_rest: Callable[[date], bool]) -> int:
    """Days without practice before today, rest days left out; 0 for a person who has not begun."""
    last = max((day for day in practice_days if day < today), default=None)
    return days_between(last, today, is_rest) if last is not None else 0


def is_gentle(practice_days: Collection[date], today: date, is_rest: Callable[[date], bool]) -> bool:
    """Whether today is the first or the second practice day after a long time away."""
    lately = [*sorted(day for day in practice_days if day < today)[-2:], today]
    return any(days_between(earlier, later, is_rest) >= LONG_AWAY_DAYS for earlier, later in pairwise(lately))
