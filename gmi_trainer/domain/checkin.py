"""The few things a person may say about a day or a practice. All of it can be left out."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from gmi_trainer.domain.values import dataclass

LOWEST, HIGHEST = 0, 10
"""Every scale here goes from 0 to 10."""


class Scale(StrEnum):
    """What is rated from 0 to 10. ``FEEL`` is -1 easier, 0 same, 1 worse; ``PACE`` 0 comfortable, 1 a little too
    long, 2 too long; ``OVERALL_CHANGE`` from -3 to 3 (domain/weekly_measures)."""

    PAIN_AVERAGE = "pain_average"  # since yesterday
    PAIN_NOW = "pain_now"  # before and after a scored test, or breathing
    TENSION = "tension_now"  # before and after breathing
    CALM = "calm_now"
    SLEEP = "sleep"
    MOOD = "mood"
    FEEL = "feel"
    PACE = "pace"  # how a breath felt
    PEG_PAIN = "peg_pain"  # once a week, about the week before
    PEG_ENJOYMENT = "peg_enjoyment"
    PEG_ACTIVITY = "peg_activity"
    CONFIDENCE = "confidence"
    WORRY_MOVING = "worry_moving"
    OVERALL_CHANGE = "overall_change"  # once a month


class Moment(StrEnum):
    """When a rating was asked for."""

    CHECK_IN = "check_in"
    BEFORE = "before"
    AFTER = "after"
    WEEKLY = "weekly"
    MONTHLY = "monthly"


class Feel(StrEnum):
    """One tap after a practice."""

    EASIER = "easier"
    SAME = "same"
    WORSE = "worse"


class AfterLast(StrEnum):
    """How it went on after the last practice."""

    NO_CHANGE = "no_change"
    SETTLED = "settled"  # worse, gone within the hour
    LONGER = "longer"  # worse for longer than an hour
    STILL_WORSE = "still_worse"


class LifeChange(StrEnum):
    """Something that changed and marks the time axis."""

    MEDICINE = "medicine"
    TREATMENT = "treatment"
    ILLNESS = "illness"
    SLEEP = "sleep"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class CheckIn:
    """One day's check-in, 0 to 10 each; None: not said."""

    day: date
    pain: int | None = None
    sleep: int | None = None
    mood: int | None = None

    def __post_init__(self) -> None:
        for value in (self.pain, self.sleep, self.mood):
            if value is not None and not LOWEST <= value <= HIGHEST:
                raise ValueError(f"{value} is not within 0 to 10")
