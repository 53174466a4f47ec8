"""The pages of a person's own that a lesson can lead to."""

from __future__ import annotations

from enum import StrEnum


class OwnPage(StrEnum):
    """What can be written there. The names stand in lesson files, and never change."""

    ALARM = "alarm"  # what turns my alarm up and down
    THOUGHTS = "thoughts"  # alarm thought, second look, kinder sentence
    WORDS = "words"  # lessons in my own words
    GOALS = "goals"
    FLARE_PLAN = "flare-plan"
    PREDICTIONS = "predictions"  # what I thought would happen, and what did
