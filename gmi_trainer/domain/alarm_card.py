"""A card that a person writes about what turns their own alarm up or down."""

from __future__ import annotations

from enum import StrEnum

from gmi_trainer.domain.values import dataclass

LONGEST_TEXT = 60
MOST_CARDS = 24
WEIGHTS = (1, 2, 3)


class Pan(StrEnum):
    """Where a card lies."""

    DANGER = "danger"
    SAFE = "safe"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class AlarmCard:
    """In the person's own words. ``group``: the corner of life it is from, as the lesson names it."""

    text: str
    group: str
    pan: Pan
    weight: int


def tidy_text(text: str) -> str:
    """On one line, and no longer than a card is."""
    return " ".join(text.split())[:LONGEST_TEXT].rstrip()
