"""What a person wants to do again or more of, how well it goes from day to day, and what a change is worth."""

from __future__ import annotations

from enum import StrEnum


class GoalEnding(StrEnum):
    """How a goal came to its end. Both are fine."""

    REACHED = "reached"
    LET_GO = "let_go"
