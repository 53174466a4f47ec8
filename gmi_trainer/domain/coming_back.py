"""Which of the questions that were answered come back today."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

MOST_A_DAY = 5
"""Review questions a day (science C4)."""


def due_today(due: Mapping[str, date], today: date, answered_today: int) -> tuple[str, ...]:
    """The questions that come back today, the longest overdue first, no more than are left of ``MOST_A_DAY``."""
    left = max(0, MOST_A_DAY - answered_today)
    waiting = sorted((day, question) for question, day in due.items() if day <= today)
    return tuple(question for _day, question in waiting[:left])
