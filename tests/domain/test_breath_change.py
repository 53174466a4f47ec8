"""What changed around breathing, and when that may be called a change."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from gmi_trainer.domain.breath_change import (
    LEAST_SD,
    ChangeStory,
    Direction,
    change_story,
    direction_of,
    margin_of,
)
from gmi_trainer.domain.breath_course import MOST_FOR_A_MEAN, BreathDone, MeanChange
from gmi_trainer.domain.checkin import Scale
from tests.breath_samples import breath_done

DAY = date(2025, 3, 10)


def rated(*changes: float, before: float = 6.0) -> list[BreathDone]:
    """A session a day with these changes in tension, newest first."""
    return [
        breath_done(
            100 - number,
            DAY - timedelta(days=number),
            before={Scale.TENSION: before},
            after={Scale.TENSION: before + change},
        )
        for number, change in enumerate(changes)
    ]


def mean_of(*changes: float) -> MeanChange:
    mean = change_story(rated(*changes), Scale.TENSION).mean
    assert mean is not None
    return mean


def test_single_sessions_are_told_apart() -> None:
    story = change_story(rated(-2, -1, 0, -3, 1, -2, 0, -1, -1), Scale.TENSION)

    assert (story.lower, story.same, story.higher) == (6, 2, 1)
    assert (min(story.singles), max(story.singles)) == (-3, 1)
    assert story.rated == 9
    assert story.mean == MeanChange(Scale.TENSION, 9, -1.0, 1.5**0.5)


def test_of_few_sessions_there_is_no_mean() -> None:
    story = change_story(rated(-2, -1, -2), Scale.TENSION)

    assert story == ChangeStory(Scale.TENSION, 3, (-2.0, -1.0, -2.0), None)


def test_only_the_newest_are_looked_at_but_all_are_counted() -> None:
    story = change_story(rated(*[-1] * MOST_FOR_A_MEAN, 4, 4, 4), Scale.TENSION)

    assert story.rated == MOST_FOR_A_MEAN + 3
    assert len(story.singles) == MOST_FOR_A_MEAN
    assert story.higher == 0


def test_a_change_far_beyond_its_spread_points_somewhere() -> None:
    assert direction_of(mean_of(-2, -1, 0, -3, 1, -2, 0, -1, -1)) is Direction.LOWER
    assert direction_of(mean_of(2, 1, 0, 3, -1, 2, 0, 1, 1)) is Direction.HIGHER


def test_a_change_within_its_spread_is_not_called_one() -> None:
    ups_and_downs = mean_of(-3, 2, -2, 3, -2, 1, -1)

    assert ups_and_downs.mean == pytest.approx(-0.286, abs=0.001)
    assert direction_of(ups_and_downs) is Direction.UNCLEAR


def test_no_change_at_all_is_none() -> None:
    assert direction_of(mean_of(0, 0, 0, 0, 0, 0, 0)) is Direction.UNCLEAR


def test_the_same_change_every_time_is_one_although_ratings_are_rounded() -> None:
    assert direction_of(mean_of(*[-1] * 7)) is Direction.LOWER


def test_what_is_finer_than_a_rating_can_say_is_none() -> None:
    a_tenth = MeanChange(Scale.TENSION, 7, -0.1, 0.0)

    assert direction_of(a_tenth) is Direction.UNCLEAR


@pytest.mark.parametrize(
    ("sessions", "quantile"),  # of Student's t, two-sided 95 %, from printed tables
    [(7, 2.447), (8, 2.365), (10, 2.262), (21, 2.086), (31, 2.042), (60, 2.001)],
)
def test_the_margin_is_that_of_students_t(sessions: int, quantile: float) -> None:
    mean = MeanChange(Scale.TENSION, sessions, -1.0, sessions**0.5)

    assert margin_of(mean) == pytest.approx(quantile, abs=0.002)


def test_the_margin_knows_that_ratings_are_whole_numbers() -> None:
    alike = MeanChange(Scale.TENSION, 9, -1.0, 0.0)

    assert margin_of(alike) == pytest.approx(2.306 * LEAST_SD / 3, abs=0.001)
    assert pytest.approx(0.408, abs=0.001) == LEAST_SD
