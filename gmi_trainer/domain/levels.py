"""When to suggest harder pictures. A suggestion only: every level can be chosen at any time."""

from __future__ import annotations

from collections.abc import Sequence

from gmi_trainer.domain.progress import SideScore
from gmi_trainer.domain.reference import EASY_ACCURACY

FEWEST_PICTURES = 10
"""A shorter drill says too little about a level (design)."""


def was_easy(*sides: SideScore) -> bool:
    """80 % or more of at least ten pictures, the sides taken together."""
    scored = sum(side.scored for side in sides)
    return scored >= FEWEST_PICTURES and sum(side.correct for side in sides) >= scored * EASY_ACCURACY


def next_level(level: int, now: SideScore, last_was_easy: bool, possible: Sequence[int]) -> int | None:
    """The level to suggest after two easy drills running at this one; None to stay (science B5, design)."""
    if not (last_was_easy and was_easy(now)):
        return None
    return min((other for other in possible if other > level), default=None)
