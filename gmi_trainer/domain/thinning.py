"""Which copies to keep: many of the last days, fewer the further back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

NEWEST = 3
DAYS = 7
WEEKS = 8
MONTHS = 24


def worth_keeping(made: Iterable[datetime]) -> frozenset[datetime]:
    """The newest 3, and the last one of each of the latest 7 days, 8 weeks and 24 months that have any.

    Only days, weeks and months with a copy are counted, so that a long pause loses none.
    """
    newest_first = sorted(made, reverse=True)
    return frozenset(
        [
            *newest_first[:NEWEST],
            *_last_of_each(newest_first, lambda at: at.date(), DAYS),
            *_last_of_each(newest_first, lambda at: at.isocalendar()[:2], WEEKS),
            *_last_of_each(newest_first, lambda at: (at.year, at.month), MONTHS),
        ]
    )


def _last_of_each(
    newest_first: list[datetime], period: Callable[[datetime], object], count: int
) -> list[datetime]:
    last: dict[object, datetime] = {}
    for at in newest_first:
        last.setdefault(period(at), at)
    return list(last.values())[:count]
