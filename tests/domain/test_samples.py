"""What is taken of a test's trials, and of which tests."""

from __future__ import annotations

from datetime import date

from gmi_trainer.domain.body import Side
from gmi_trainer.domain.measure import Measure, Whose
from gmi_trainer.domain.samples import (
    BothSides,
    SideSample,
    TestSample,
    mean_of_all,
    sample_of,
    those_to_read,
)
from gmi_trainer.domain.trial import Outcome

DAY = date(2025, 3, 10)
LEFT, RIGHT = Side


def test_a_test_is_made_of_what_was_scored() -> None:
    answers = [
        (LEFT, Outcome.CORRECT, 900.0),
        (LEFT, Outcome.WRONG, 1500.0),
        (LEFT, Outcome.TOO_FAST, 120.0),
        (LEFT, Outcome.CORRECT, 1100.0),
        (RIGHT, Outcome.MISSED, None),
        (RIGHT, Outcome.VOID, None),
        (RIGHT, Outcome.CORRECT, 700.0),
    ]

    sample = sample_of(7, DAY, answers, limit_ms=10_000)

    assert sample == TestSample(
        7,
        DAY,
        SideSample(scored=3, correct=2, missed=0, times_ms=(900.0, 1100.0), spent_ms=3500.0),
        SideSample(scored=2, correct=1, missed=1, times_ms=(700.0,), spent_ms=10_700.0),
    )
    assert (sample.side(LEFT), sample.side(RIGHT)) == sample.sides


def test_a_missed_picture_without_a_limit_takes_no_time_that_is_known() -> None:
    sample = sample_of(1, DAY, [(LEFT, Outcome.MISSED, None), (LEFT, Outcome.CORRECT, 800.0)], None)

    assert sample.left.spent_ms == 800.0


def test_both_sides_weigh_the_same() -> None:
    left, right = SideSample(20, 18, 0, (1000.0,) * 18), SideSample(10, 5, 0, (2000.0,) * 5)
    sample = TestSample(1, DAY, left, right)

    assert sample.of(Whose.BOTH) == BothSides(0.7, 1500.0)
    assert sample.of(Whose.LEFT) is left
    assert sample.of(Whose.RIGHT) is right
    assert Measure.TIME.of(sample.of(Whose.RIGHT)) == 2000.0


def test_what_one_side_does_not_tell_is_not_told_of_both() -> None:
    sample = TestSample(1, DAY, SideSample(20, 0, 0, ()), SideSample(0, 0, 0, ()))

    assert sample.of(Whose.BOTH) == BothSides(None, None)
    assert sample.left.accuracy == 0.0
    assert (mean_of_all([1.0, None]), mean_of_all([])) == (None, None)


def test_the_first_and_the_newest_tests_are_read() -> None:
    assert those_to_read(range(17)) == tuple(range(17))
    assert those_to_read(range(18)) == (*range(5), *range(6, 18))
    assert those_to_read(range(4)) == (0, 1, 2, 3)
