"""How a goal went over time: what was said first and last, and the marks in between."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from gmi_trainer.domain.goals import (
    Goal,
    GoalChange,
    GoalEnding,
    GoalRating,
    change_of,
    ended_goals,
    mean_change,
    open_goals,
)
from gmi_trainer.domain.reference import GOAL_CHANGE_SMALL
from gmi_trainer.domain.span import Grain
from gmi_trainer.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class GoalPoint:
    """The mean of what was said in a day, week or month that begins on ``day``, on so many ``days`` of it."""

    day: date
    value: float
    days: int


@dataclass(frozen=True, slots=True)
class GoalCourse:
    """``goal``: of all that was said of it only the first and the newest. ``points``: earliest first."""

    goal: Goal
    points: tuple[GoalPoint, ...] = ()

    @property
    def change(self) -> GoalChange | None:
        """From the first day to the newest."""
        return change_of(self.goal)

    @property
    def band(self) -> tuple[float, float] | None:
        """From where to where it may be chance; None before anything was said."""
        if not self.goal.ratings:
            return None
        first = self.goal.ratings[0].value
        return first - GOAL_CHANGE_SMALL, first + GOAL_CHANGE_SMALL


@dataclass(frozen=True, slots=True)
class GoalStory:
    """All goals together. ``going``: those that are worked on; ``ended``: the others, the latest first."""

    going: tuple[GoalCourse, ...]
    ended: tuple[GoalCourse, ...]
    mean: GoalChange | None
    reached: int
    let_go: int


def points_of(ratings: Iterable[GoalRating], by: Grain) -> tuple[GoalPoint, ...]:
    """A mark for each day, week or month of which something was said."""
    found: dict[date, list[int]] = {}
    for rating in ratings:
        found.setdefault(by.begin(rating.day), []).append(rating.value)
    return tuple(
        GoalPoint(day, sum(values) / len(values), len(values)) for day, values in sorted(found.items())
    )


def first_and_newest(ratings: tuple[GoalRating, ...]) -> tuple[GoalRating, ...]:
    """All that a change is worked out from."""
    return ratings if len(ratings) < 3 else (ratings[0], ratings[-1])


def story_of(courses: Iterable[GoalCourse]) -> GoalStory:
    """``courses``: in the order in which the goals were written."""
    by_uuid = {course.goal.uuid: course for course in courses}
    goals = [course.goal for course in by_uuid.values()]
    going, ended = open_goals(goals), ended_goals(goals)
    reached = sum(goal.ending is GoalEnding.REACHED for goal in ended)
    return GoalStory(
        going=tuple(by_uuid[goal.uuid] for goal in going),
        ended=tuple(by_uuid[goal.uuid] for goal in ended),
        mean=mean_change(going),
        reached=reached,
        let_go=len(ended) - reached,
    )
