"""Whether the two sides differ: only by what is larger than its noise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from statistics import fmean

import pytest

from gmi_trainer.domain.body import Side
from gmi_trainer.domain.measure import Measure
from gmi_trainer.domain.samples import SideSample, TestSample
from gmi_trainer.domain.side_gap import GapSize, OneGap, SideGap, side_gap

DAY = date(2025, 3, 10)


def side(correct: int, usual_ms: float, spread: float = 0.02) -> SideSample:
    times = tuple(usual_ms * (1 + spread * (n % 5 - 2)) for n in range(correct))
    return SideSample(20, correct, 0, times, sum(times))


def three(left: SideSample, right: SideSample) -> tuple[TestSample, ...]:
    return tuple(TestSample(n, DAY + timedelta(days=n), left, right) for n in range(1, 4))


def gap_of(samples: Sequence[TestSample]) -> SideGap:
    gap = side_gap(samples)
    assert gap is not None
    return gap


@pytest.mark.parametrize(
    ("right_ms", "size"),
    [
        (1500, GapSize.EVEN),
        (1690, GapSize.EVEN),
        (1700, GapSize.SMALL),
        (2000, GapSize.SMALL),
        (2010, GapSize.CLEAR),
        (1300, GapSize.SMALL),
        (900, GapSize.CLEAR),
    ],
)
def test_times_of_a_steady_person(right_ms: float, size: GapSize) -> None:
    gap = gap_of(three(side(20, 1500), side(20, right_ms)))

    assert gap.time.size is gap.size is size
    assert gap.accuracy.size is GapSize.EVEN
    assert gap.time.by == pytest.approx(right_ms - 1500)
    assert gap.time.share == pytest.approx((right_ms - 1500) / ((right_ms + 1500) / 2))


@pytest.mark.parametrize(
    ("right", "size"),
    [
        (60, GapSize.EVEN),
        (56, GapSize.EVEN),
        (55, GapSize.WITHIN_NOISE),
        (53, GapSize.SMALL),
        (48, GapSize.CLEAR),
    ],
)
def test_accuracy_of_sixty_pictures_a_side(right: int, size: GapSize) -> None:
    """55 right against all 60 is more than 8 points, and still no more than chance."""
    samples = [
        replace(one, right=side(right // 3 + (n < right % 3), 1500))
        for n, one in enumerate(three(side(20, 1500), side(20, 1500)))
    ]
    gap = gap_of(samples)

    assert gap.accuracy.size is size
    assert gap.of(Measure.ACCURACY) is gap.accuracy
    assert gap.of(Measure.TIME) is gap.time


def test_a_gap_within_its_noise_is_not_called_one() -> None:
    gap = gap_of(three(side(17, 1500, spread=0.35), side(17, 1800, spread=0.35)))

    assert gap.time.noise > 300
    assert gap.size is GapSize.WITHIN_NOISE


def test_the_larger_of_both_stands_for_the_part() -> None:
    slow_and_a_few_wrong = gap_of(three(side(20, 1500), side(16, 2200)))

    assert slow_and_a_few_wrong.time.size is GapSize.CLEAR
    assert slow_and_a_few_wrong.size is GapSize.CLEAR


def test_the_newest_three_tests_are_taken() -> None:
    older = three(side(20, 1500), side(10, 4000))
    newest = tuple(
        replace(one, session_id=one.session_id + 3) for one in three(side(20, 1500), side(20, 1500))
    )

    gap = gap_of((*older, *newest))

    assert gap.sessions == (4, 5, 6)
    assert gap.size is GapSize.EVEN


def test_fewer_tests_or_a_side_without_a_time_say_nothing() -> None:
    assert side_gap(three(side(20, 1500), side(20, 1500))[:2]) is None
    assert side_gap(three(side(20, 1500), SideSample(20, 0, 0, ()))) is None
    assert side_gap(three(side(20, 1500), SideSample(0, 0, 0, ()))) is None


@pytest.mark.parametrize(
    ("measure", "by", "weaker"),
    [
        (Measure.TIME, 300.0, Side.RIGHT),
        (Measure.TIME, -300.0, Side.LEFT),
        (Measure.ACCURACY, 0.1, Side.LEFT),
        (Measure.ACCURACY, -0.1, Side.RIGHT),
        (Measure.ACCURACY, 0.0, None),
    ],
)
def test_the_weaker_side_is_the_slower_or_the_less_sure(
    measure: Measure, by: float, weaker: Side | None
) -> None:
    assert OneGap(measure, 1.0, 1.0 + by, by, 0.1, by, GapSize.SMALL).weaker is weaker


def test_nobody_right_at_all_has_no_share() -> None:
    nothing = SideSample(20, 0, 0, (), 100.0)
    told = gap_of(three(replace(nothing, times_ms=(900.0,)), replace(nothing, times_ms=(900.0,))))

    assert (told.accuracy.share, told.accuracy.by) == (0.0, 0.0)


def test_even_sides_are_seldom_told_apart() -> None:
    """Two measures with half of the 5 % each, on good and bad days that move both sides."""
    rng, persons, told_apart = Random(2), 400, 0
    for _ in range(persons):
        samples = []
        for n in range(3):
            share, usual_ms = 0.85 + rng.gauss(0, 0.03), 1750 * (1 + rng.gauss(0, 0.08))
            counts = [sum(rng.random() < share for _ in range(20)) for _ in Side]
            left, right = (
                SideSample(20, c, 0, tuple(usual_ms * rng.lognormvariate(0, 0.35) for _ in range(c)))
                for c in counts
            )
            samples.append(TestSample(n, DAY, left, right))
        told_apart += gap_of(samples).size in (GapSize.SMALL, GapSize.CLEAR)

    assert told_apart <= 0.08 * persons  # 5 %, give or take what chance does with 400 persons


def test_percent_is_right_minus_left_of_their_mean() -> None:
    gap = gap_of(three(side(20, 1000), side(20, 3000)))

    assert gap.time.share == pytest.approx(2000 / fmean((1000, 3000)))
