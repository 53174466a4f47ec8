"""What a person wants to do again or more of, how well it goes from day to day, and what a change is worth."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum

from gmi_trainer.domain.checkin import HIGHEST, LOWEST
from gmi_trainer.domain.reference import GOAL_CHANGE_LARGE, GOAL_CHANGE_MEDIUM, GOAL_CHANGE_SMALL
from gmi_trainer.domain.values import dataclass

MOST_GOALS = 5
"""At a time. More than a few is no choice any more (science E: three to five)."""

LONGEST_GOAL = 120


class GoalEnding(StrEnum):
    """How a goal came to its end. Both are fine."""

    REACHED = "reached"
    LET_GO = "let_go"


class ChangeBand(StrEnum):
    """How much a change says, whichever way it goes."""

    CHANCE = "chance"  # may be chance
    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"


@dataclass(frozen=True, slots=True)
class GoalRating:
    """How well it went on a day: 0, cannot do it; 10, as well as I would like."""

    day: date
    value: int


@dataclass(frozen=True, slots=True)
class Goal:
    """In the person's own words. ``ratings``: one a day, the newest of it, oldest day first."""

    uuid: str
    text: str
    written_on: date
    ratings: tuple[GoalRating, ...] = ()
    ending: GoalEnding | None = None
    ended_on: date | None = None

    @property
    def is_open(self) -> bool:
        """Neither reached nor let go."""
        return self.ending is None

    @property
    def newest(self) -> GoalRating | None:
        """What was said last."""
        return self.ratings[-1] if self.ratings else None

    def on(self, day: date) -> int | None:
        """What was said on a day."""
        return next((rating.value for rating in self.ratings if rating.day == day), None)


@dataclass(frozen=True, slots=True)
class GoalChange:
    """From the first day to the newest. ``goals``: of how many goals this is the mean."""

    by: float
    since: date
    goals: int = 1

    @property
    def band(self) -> ChangeBand:
        """What it is worth."""
        return band_of(self.by)


def band_of(change: float) -> ChangeBand:
    """Up and down are measured alike."""
    size = round(abs(change), 6)
    if size >= GOAL_CHANGE_LARGE:
        return ChangeBand.LARGE
    if size >= GOAL_CHANGE_MEDIUM:
        return ChangeBand.MEDIUM
    return ChangeBand.SMALL if size >= GOAL_CHANGE_SMALL else ChangeBand.CHANCE


def change_of(goal: Goal) -> GoalChange | None:
    """Of one goal; None as long as it was told on one day only."""
    if len(goal.ratings) < 2:
        return None
    first, newest = goal.ratings[0], goal.ratings[-1]
    return GoalChange(float(newest.value - first.value), first.day)


def mean_change(goals: Iterable[Goal]) -> GoalChange | None:
    """Of all goals that were told on two days or more. The bands come from such means."""
    changes = [change for goal in goals if (change := change_of(goal)) is not None]
    if not changes:
        return None
    mean = sum(change.by for change in changes) / len(changes)
    return GoalChange(mean, min(change.since for change in changes), len(changes))


def tidy_goal(text: str) -> str:
    """On one line, and no longer than a goal is."""
    return " ".join(text.split())[:LONGEST_GOAL].rstrip()


def is_rating(value: int) -> bool:
    """Whether it is on the scale."""
    return LOWEST <= value <= HIGHEST


def open_goals(goals: Sequence[Goal]) -> tuple[Goal, ...]:
    """Those that are worked on, in the order in which they were written."""
    return tuple(goal for goal in goals if goal.is_open)


def ended_goals(goals: Sequence[Goal]) -> tuple[Goal, ...]:
    """The others, the latest first."""
    ended = [goal for goal in goals if goal.ended_on is not None]
    return tuple(sorted(ended, key=lambda goal: goal.ended_on or goal.written_on, reverse=True))
