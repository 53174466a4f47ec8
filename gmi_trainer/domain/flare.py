"""Stepping back after a flare: only what a person reported themselves makes one; every step has its reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class FlareSource(StrEnum):
    """The only two sources of a flare (product: Today)."""

    SAID = "said"  # "I'm in a flare"
    LONGER = "longer"  # after last time: worse for longer than an hour
    STILL_WORSE = "still_worse"  # after last time: still worse


@dataclass(frozen=True, slots=True)
class FlareReport:
    """A flare as it was reported."""

    day: date
    source: FlareSource


@dataclass(frozen=True, slots=True)
class StepBack:
    """Some days of an easier programme.

    ``first_day`` and ``last_day`` belong to it. ``because`` is the report that began or last prolonged it.
    ``suggests_clinician``: it is the second in a row.
    """

    first_day: date
    last_day: date
    because: FlareReport
    suggests_clinician: bool = False
