"""How much there was of a practice."""

from __future__ import annotations

from gmi_trainer.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class PracticeTotals:
    """Sessions that are done and count, their days and their time, of all time."""

    sessions: int = 0
    days: int = 0
    practised_ms: int = 0
