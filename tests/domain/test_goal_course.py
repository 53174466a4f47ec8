"""How goals went: marks over time, the band that may be chance, and all of them together."""

from __future__ import annotations

from datetime import date, timedelta

from gmi_trainer.domain.goal_course import GoalCourse, GoalPoint, first_and_newest, points_of, story_of
from gmi_trainer.domain.goals import ChangeBand, Goal, GoalEnding, GoalRating
from gmi_trainer.domain.span import Grain

MONDAY = date(2025, 3, 10)
DAY = timedelta(days=1)


def a_goal(uuid: str, *values: int, ending: GoalEnding | None = None) -> Goal:
    ratings = tuple(GoalRating(MONDAY + n * DAY, value) for n, value in enumerate(values))
    ended_on = MONDAY + 9 * DAY if ending is not None else None
    return Goal(uuid, "Walk to the shop", MONDAY, ratings, ending, ended_on)


def test_a_mark_is_the_mean_of_what_was_said() -> None:
    goal = a_goal("walk", 2, 3, 7)

    assert points_of(goal.ratings, Grain.WEEK) == (GoalPoint(MONDAY, 4.0, 3),)
    assert [point.value for point in points_of(goal.ratings, Grain.DRILL)] == [2, 3, 7]
    assert [one.value for one in first_and_newest(goal.ratings)] == [2, 7]
    assert first_and_newest(goal.ratings[:2]) == goal.ratings[:2]


def test_the_band_lies_around_what_was_said_first() -> None:
    course = GoalCourse(a_goal("walk", 2, 5))

    assert course.band is not None
    assert [round(edge, 2) for edge in course.band] == [0.7, 3.3]
    assert course.change is not None
    assert course.change.band is ChangeBand.LARGE
    assert GoalCourse(a_goal("read")).band is None


def test_goals_that_ended_are_told_beside_those_that_go_on() -> None:
    courses = [
        GoalCourse(a_goal("walk", 2, 5)),
        GoalCourse(a_goal("cook", 4, 9, ending=GoalEnding.REACHED)),
        GoalCourse(a_goal("ski", 1, ending=GoalEnding.LET_GO)),
        GoalCourse(a_goal("read", 3, 4)),
    ]

    story = story_of(courses)

    assert [course.goal.uuid for course in story.going] == ["walk", "read"]
    assert {course.goal.uuid for course in story.ended} == {"cook", "ski"}
    assert (story.reached, story.let_go) == (1, 1)
    assert story.mean is not None
    assert (story.mean.by, story.mean.goals) == (2.0, 2)
