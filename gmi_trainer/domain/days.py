"""Which day a moment belongs to, and which week: a person's day starts at 4 in the morning, their week on Monday."""

from __future__ import annotations

from datetime import date, datetime, timedelta

DAY_STARTS_AT = timedelta(hours=4)


def local_day(at_utc: datetime, utc_offset_min: int) -> date:
    """The person's day at this moment: what a clock on the wall showed, minus four hours.

    ``utc_offset_min`` is what the wall clock was ahead of UTC at that very moment, so a change to or
    from summer time needs nothing more. The day is fixed when it is written and never worked out again.
    """
    assert at_utc.utcoffset() == timedelta(0), "give the moment in UTC"
    return (at_utc + timedelta(minutes=utc_offset_min) - DAY_STARTS_AT).date()


def monday_of(day: date) -> date:
    """The first day of the day's week."""
    return day - timedelta(days=day.weekday())
