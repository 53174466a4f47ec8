"""Whether the wall clock can be believed: it may have been set back since the newest day in the record."""

from __future__ import annotations

from datetime import date

TOLERANCE_DAYS = 1
"""A journey westwards over the date line is no wrong clock (design)."""


def days_set_back(today: date, newest: date | None) -> int:
    """How many days today lies before the newest day in the record; 0 where the clock can be believed."""
    behind = (newest - today).days if newest is not None else 0
    return behind if behind > TOLERANCE_DAYS else 0


def is_set_back(today: date, newest: date | None) -> bool:
    """The clock was set back by more than a day."""
    return days_set_back(today, newest) > 0
