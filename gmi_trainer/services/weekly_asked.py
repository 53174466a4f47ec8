"""What was settled about asking the questions of the week, as it stands in the record."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from gmi_trainer.domain.weekly_due import WeeklyAsked

WEEKLY_ASKED = "weekly_asked"
"""The preference that holds it."""


def asked_from(stored: object) -> WeeklyAsked:
    """The value of the preference. What is not understood was never settled."""
    if not isinstance(stored, Mapping):
        return WeeklyAsked()
    return WeeklyAsked(
        week=_day(stored.get("week")),
        put_off_on=_day(stored.get("put_off_on")),
        month_week=_day(stored.get("month_week")),
    )


def asked_value(asked: WeeklyAsked) -> dict[str, str | None]:
    """For the preference."""
    return {
        "week": _text(asked.week),
        "put_off_on": _text(asked.put_off_on),
        "month_week": _text(asked.month_week),
    }


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _text(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
