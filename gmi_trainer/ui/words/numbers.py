"""Numbers as people read them. None is an honest dash."""

from __future__ import annotations

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
