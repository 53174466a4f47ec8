"""The safety questions: three groups, what a person may answer, and what follows. Actions, never a diagnosis."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class SafetyGroup(StrEnum):
    """The three questions (science F1, F3, B9)."""

    EMERGENCY = "emergency"
    SOON = "soon"
    OTHER_WAY = "other_way"


class SafetyAnswer(StrEnum):
    """Always about what is new or clearly worse for this person."""

    NO = "no"
    NEW = "new"  # new, or clearly worse
    KNOWN = "known"  # known, already checked: remembered with its date
    NOT_SAID = "not_said"  # prefers not to say


class SafetyOccasion(StrEnum):
    """Why it was asked. Not by calendar."""

    FIRST_RUN = "first_run"
    NEW_SYMPTOM = "new_symptom"
    MIRROR = "mirror"  # before the first mirror session
    LONG_BREAK = "long_break"  # 30 days without practice
    ASKED_FOR = "asked_for"  # opened by the person


class Standing(StrEnum):
    """What is open now."""

    OPEN = "open"
    SOON = "soon"  # lessons, breathing and settling stay open; drills wait until it has been looked at
    EMERGENCY = "emergency"  # all training waits until "I have had this looked at"
    UNASKED = "unasked"  # never answered: ask before the first drill


@dataclass(frozen=True, slots=True)
class SafetyReply:
    """One answered question."""

    group: SafetyGroup
    answer: SafetyAnswer
    day: date
    occasion: SafetyOccasion
