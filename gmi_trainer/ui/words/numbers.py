"""Numbers as people read them. None is an honest dash."""

from __future__ import annotations

from datetime import date

from gmi_trainer.ui.words.translate import Translate

NONE = "–"


def percent(share: float | None) -> str:
    """0.875 -> "88 %"."""
    return NONE if share is None else f"{share * 100:.0f} %"


def points(share: float | None) -> str:
    """A difference of shares in percentage points, with its sign."""
    return NONE if share is None else f"{share * 100:+.0f}"


def seconds(ms: float | None, translate: Translate) -> str:
    """1234.5 -> "1.23 s"."""
    return NONE if ms is None else translate("Numbers", "{n} s").format(n=f"{ms / 1000:.2f}")


def signed_seconds(ms: float | None, translate: Translate) -> str:
    """A difference of times, with its sign."""
    return NONE if ms is None else translate("Numbers", "{n} s").format(n=f"{ms / 1000:+.2f}")


def plain(value: float | None, digits: int = 0) -> str:
    """A bare number."""
    return NONE if value is None else f"{value:.{digits}f}"


def day(value: date, translate: Translate) -> str:
    """A day in words: "22 Nov 2026"."""
    months = (
        translate("Numbers", "Jan"),
        translate("Numbers", "Feb"),
        translate("Numbers", "Mar"),
        translate("Numbers", "Apr"),
        translate("Numbers", "May"),
        translate("Numbers", "Jun"),
        translate("Numbers", "Jul"),
        translate("Numbers", "Aug"),
        translate("Numbers", "Sep"),
        translate("Numbers", "Oct"),
        translate("Numbers", "Nov"),
        translate("Numbers", "Dec"),
    )
    return translate("Numbers", "{day} {month} {year}").format(
        day=value.day, month=months[value.month - 1], year=value.year
    )
