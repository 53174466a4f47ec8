"""Goals: one rating a day, a change with what it is worth, and two good ways to end."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from gmi_trainer.domain.goals import (
    LONGEST_GOAL,
    ChangeBand,
    Goal,
    GoalEnding,
    GoalRating,
    band_of,
    change_of,
    ended_goals,
    is_rating,
    mean_change,
    open_goals,
    tidy_goal,
)

MONDAY = date(2025, 3, 10)


def a_goal(*values: int, uuid: str = "g", ending: GoalEnding | None = None, ended: int = 0) -> Goal:
    ratings = tuple(GoalRating(MONDAY + timedelta(days=7 * n), value) for n, value in enumerate(values))
    ended_on = MONDAY + timedelta(days=ended) if ending is not None else None
    return Goal(uuid, "Walk to the shop", MONDAY, ratings, ending, ended_on)


@pytest.mark.parametrize(
    ("change", "band"),
    [
        (0, ChangeBand.CHANCE),
        (1.29, ChangeBand.CHANCE),
        (1.3, ChangeBand.SMALL),
        (2.29, ChangeBand.SMALL),
        (2.3, ChangeBand.MEDIUM),
        (2.69, ChangeBand.MEDIUM),
        (2.7, ChangeBand.LARGE),
        (10, ChangeBand.LARGE),
    ],
)
def test_up_and_down_are_worth_the_same(change: float, band: ChangeBand) -> None:
    assert band_of(change) is band
    assert band_of(-change) is band


def test_a_mean_that_is_a_band_s_edge_belongs_to_it() -> None:
    assert band_of(5.3 - 4.0) is ChangeBand.SMALL  # 1.2999999999999998 to a computer


def test_a_change_is_from_the_first_day_to_the_newest() -> None:
    change = change_of(a_goal(4, 9, 2))

    assert change is not None
    assert (change.by, change.since, change.band) == (-2.0, MONDAY, ChangeBand.SMALL)


@pytest.mark.parametrize("values", [(), (4,)])
def test_one_day_is_no_change(values: tuple[int, ...]) -> None:
    assert change_of(a_goal(*values)) is None
    assert mean_change([a_goal(*values)]) is None


def test_the_mean_is_of_goals_that_have_a_change() -> None:
    mean = mean_change([a_goal(2, 6), a_goal(5, 6), a_goal(9)])

    assert mean is not None
    assert (mean.by, mean.goals, mean.band) == (2.5, 2, ChangeBand.MEDIUM)


def test_what_was_said_on_a_day() -> None:
    goal = a_goal(4, 5)

    assert (goal.on(MONDAY), goal.on(MONDAY + timedelta(days=1))) == (4, None)
    assert goal.newest == GoalRating(MONDAY + timedelta(days=7), 5)
    assert a_goal().newest is None


def test_ended_goals_stand_apart_the_latest_first() -> None:
    still = a_goal()
    reached = a_goal(uuid="r", ending=GoalEnding.REACHED, ended=3)
    let_go = a_goal(uuid="l", ending=GoalEnding.LET_GO, ended=9)

    assert open_goals((reached, still, let_go)) == (still,)
    assert ended_goals((reached, still, let_go)) == (let_go, reached)


def test_a_goal_is_one_short_line() -> None:
    assert tidy_goal("  walk\nto  the shop ") == "walk to the shop"
    assert len(tidy_goal("far " * 100)) <= LONGEST_GOAL
    assert [is_rating(value) for value in (-1, 0, 10, 11)] == [False, True, True, False]
