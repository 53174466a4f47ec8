"""The verdict: what is compared, when a change is real, and what is said first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from random import Random
from statistics import fmean

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gmi_trainer.domain.change import (
    SEED,
    THRESHOLDS,
    Change,
    Compared,
    Headline,
    PartChange,
    finding_of_newest,
    part_change,
)
from gmi_trainer.domain.measure import Measure, Whose
from gmi_trainer.domain.samples import SideSample, TestSample

ACCURACY, TIME = Measure.ACCURACY, Measure.TIME
DAY = date(2025, 3, 10)
AROUND = (0.6, 0.75, 0.85, 0.95, 1.0, 1.05, 1.15, 1.3, 1.6)
"""Times as shares of the usual one; the middle is 1."""


def side(correct: int, usual_ms: float = 1500.0, *, scored: int = 20, missed: int = 0) -> SideSample:
    times = tuple(usual_ms * AROUND[n % len(AROUND)] for n in range(correct))
    return SideSample(scored, correct, missed, times, sum(times))


def one_test(left: SideSample, right: SideSample | None = None, number: int = 0) -> TestSample:
    return TestSample(number, DAY + timedelta(days=number), left, right if right is not None else left)


def taken(*sides: SideSample | tuple[SideSample, SideSample]) -> tuple[TestSample, ...]:
    """A test for each: the same on both sides, or left and right."""
    return tuple(
        one_test(*(one if isinstance(one, tuple) else (one, one)), number=number)
        for number, one in enumerate(sides, start=1)
    )


def verdict(samples: Sequence[TestSample], **more: bool) -> PartChange:
    return part_change(samples, Random(SEED), **more)


def change_of(told: PartChange, measure: Measure, whose: Whose = Whose.BOTH) -> Change:
    change = told.of(measure, whose)
    assert change is not None
    return change


STEADY = side(17)


# -- what is compared ----------------------------------------------------------------------------------


@pytest.mark.parametrize("count", range(6))
def test_with_fewer_than_six_tests_nothing_is_compared(count: int) -> None:
    told = verdict(taken(*[STEADY] * count))

    assert (told.headline, told.tests, told.missing) == (Headline.TOO_FEW, count, 6 - count)
    assert (told.changes, told.start, told.now) == ((), None, None)


def test_the_first_three_are_held_against_the_newest_three() -> None:
    shares = (10, 12, 14, 18, 20, 19, 17, 18)
    samples = taken(*[side(share, 1000.0 + 100 * n) for n, share in enumerate(shares)])

    told = verdict(samples)
    accuracy, time = change_of(told, ACCURACY), change_of(told, TIME)

    assert (told.tests, told.missing) == (8, 0)
    assert told.start == Compared((1, 2, 3), samples[0].day, samples[2].day)
    assert told.now == Compared((6, 7, 8), samples[5].day, samples[7].day)
    assert accuracy.start == pytest.approx((10 + 12 + 14) / 60)
    assert accuracy.now == pytest.approx((19 + 17 + 18) / 60)
    assert accuracy.by == pytest.approx(18 / 60)
    assert time.start == pytest.approx(fmean(one.left.time_ms or 0 for one in samples[:3]))
    assert time.now == pytest.approx(fmean(one.left.time_ms or 0 for one in samples[-3:]))


def test_each_side_and_both_are_told_unless_the_sides_may_not_be() -> None:
    samples = taken(*[STEADY] * 6)

    assert [(c.measure, c.whose) for c in verdict(samples).changes] == list(product(Measure, Whose))
    alone = verdict(samples, by_side=False)
    assert [(c.measure, c.whose) for c in alone.changes] == [(m, Whose.BOTH) for m in Measure]
    assert alone.of(TIME, Whose.LEFT) is None
    assert alone.changes == tuple(c for c in verdict(samples).changes if c.whose is Whose.BOTH)


def test_a_side_without_any_right_answer_has_no_time_to_compare() -> None:
    nothing_right = replace(side(0), times_ms=())
    told = verdict(taken(*[STEADY] * 5, (STEADY, nothing_right)))

    assert told.of(TIME, Whose.RIGHT) is None
    assert told.of(TIME, Whose.BOTH) is None
    assert told.of(TIME, Whose.LEFT) is not None
    assert change_of(told, ACCURACY, Whose.RIGHT).now == pytest.approx((17 + 17 + 0) / 60)
    assert not told.quicker_together


def test_one_without_a_time_in_between_is_left_out_of_the_ups_and_downs() -> None:
    nothing_right = replace(side(0), times_ms=())
    told = verdict(taken(*[STEADY] * 4, nothing_right, *[STEADY] * 3))

    assert change_of(told, TIME).noise > 0
    assert change_of(told, TIME).by == 0


def test_tests_that_were_not_read_make_a_hole_and_not_a_step() -> None:
    before, after = [side(17, 1500.0)] * 5, [side(17, 900.0)] * 12
    samples = taken(*before, *after)

    whole = part_change(samples, Random(SEED))
    with_hole = part_change(samples, Random(SEED), tests=400)

    assert (whole.tests, with_hole.tests) == (17, 400)
    assert change_of(with_hole, TIME).noise < change_of(whole, TIME).noise


# -- when it is real -----------------------------------------------------------------------------------


def test_a_steady_person_has_the_band_that_others_need() -> None:
    told = verdict(taken(*[side(20, 1500.0)] * 8))

    assert change_of(told, ACCURACY).band == 0.14
    assert change_of(told, TIME).band == 490
    assert told.headline is Headline.WITHIN


def test_the_band_is_the_larger_of_both_and_the_verdict_is_by_the_band() -> None:
    change = Change(TIME, Whose.BOTH, 1800.0, 1200.0, -600.0, noise=650.0, threshold=490.0)

    assert (change.band, change.low, change.high, change.is_real) == (650.0, 1150.0, 2450.0, False)
    steadier = replace(change, noise=200.0)
    assert (steadier.band, steadier.is_real, steadier.is_better) == (490.0, True, True)
    assert not replace(steadier, now=1310.0, by=-490.0).is_real


@given(
    start=st.floats(0, 5000),
    now=st.floats(0, 5000),
    noise=st.floats(0, 2000),
    measure=st.sampled_from(Measure),
)
def test_it_is_real_exactly_when_now_lies_outside_the_drawn_band(
    start: float, now: float, noise: float, measure: Measure
) -> None:
    change = Change(measure, Whose.BOTH, start, now, now - start, noise, THRESHOLDS[measure])

    assert change.band >= THRESHOLDS[measure]
    assert change.band >= noise
    assert change.is_real == (abs(change.now - change.start) > change.band)


def test_somebody_up_and_down_has_a_wider_band() -> None:
    steady = verdict(taken(*[side(17, 1500.0)] * 8))
    waves = verdict(taken(*[side(17, 1500.0 + 400 * (-1) ** n) for n in range(8)]))

    assert change_of(waves, TIME).noise > 2 * change_of(steady, TIME).noise


# -- what is said first --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "now", "headline"),
    [
        ((14, 1500), (20, 1500), Headline.BETTER),
        ((17, 2400), (17, 1500), Headline.BETTER),
        ((14, 2400), (20, 1500), Headline.BETTER),
        ((20, 1500), (14, 1500), Headline.LESS),
        ((17, 1500), (17, 2400), Headline.LESS),
        ((14, 1500), (20, 2400), Headline.MIXED),
        ((20, 2400), (14, 1500), Headline.FASTER_LESS_SURE),
        ((17, 1500), (18, 1400), Headline.WITHIN),
    ],
)
def test_a_change_is_told_in_both_directions(
    start: tuple[int, float], now: tuple[int, float], headline: Headline
) -> None:
    between = side(17, (start[1] + now[1]) / 2)
    samples = taken(*[side(*start)] * 3, *[between] * 3, *[side(*now)] * 3)

    assert verdict(samples).headline is headline


def test_faster_but_less_sure_is_said_before_a_change_against_the_start() -> None:
    """Much quicker than at the start, but bought with accuracy since the three tests before."""
    samples = taken(*[side(18, 2600)] * 3, *[side(19, 1600)] * 3, *[side(16, 1200)] * 3)
    told = verdict(samples)

    assert told.headline is Headline.FASTER_LESS_SURE
    assert change_of(told, TIME).is_real


@pytest.mark.parametrize(
    ("newest", "found"),
    [
        (side(17), None),
        (side(12), None),  # 72 of 120
        (side(11), Headline.GUESSING),  # 66 of 120: chance does that
        (side(6), Headline.GUESSING),
        (side(5), Headline.SWAPPED),
        (side(0), Headline.SWAPPED),
        (side(10, missed=9), None),  # all but one of those that were answered
        (side(0, missed=20), None),  # nothing was answered
    ],
)
def test_the_newest_three_are_read_together(newest: SideSample, found: Headline | None) -> None:
    assert finding_of_newest(taken(STEADY, newest, newest, newest)) is found


def test_guessing_and_swapped_keys_come_before_any_change_and_before_enough_tests() -> None:
    swapped = side(2)

    assert verdict(taken(*[STEADY] * 3, *[swapped] * 3)).headline is Headline.SWAPPED
    early = verdict(taken(swapped, swapped, swapped))
    assert (early.headline, early.missing) == (Headline.SWAPPED, 3)
    assert verdict(taken(swapped, swapped)).headline is Headline.TOO_FEW


# -- both sides together -------------------------------------------------------------------------------


def quicker(left_ms: float, right_ms: float, correct: int = 17) -> PartChange:
    """From 2.4 s on both sides, down to these."""
    return verdict(taken(*[side(17, 2400)] * 3, *[(side(correct, left_ms), side(correct, right_ms))] * 3))


def test_both_sides_quicker_together() -> None:
    assert quicker(1500, 1500).quicker_together
    assert quicker(1500, 1600).quicker_together


@pytest.mark.parametrize(("left_ms", "right_ms"), [(2350, 1000), (1000, 2500), (2200, 2200), (3000, 3000)])
def test_one_side_alone_or_hardly_quicker_or_slower_is_not_quicker_together(
    left_ms: float, right_ms: float
) -> None:
    assert not quicker(left_ms, right_ms).quicker_together


def test_sides_that_come_apart_are_not_quicker_together() -> None:
    """Both are quicker by much, but one by more than chance would make of it."""
    assert not quicker(1700, 700).quicker_together


def test_quicker_and_surer_is_more_than_practice() -> None:
    samples = taken(*[side(12, 2400)] * 3, *[side(20, 1500)] * 3)

    assert change_of(verdict(samples), ACCURACY).is_real
    assert not verdict(samples).quicker_together


def test_quicker_but_less_sure_is_not_put_down_to_practice() -> None:
    """Against the start nothing but the time changed; against the three tests before it was bought with accuracy."""
    told = verdict(taken(*[side(18, 2600)] * 3, *[side(19, 1600)] * 3, *[side(16, 1200)] * 3))

    assert not change_of(told, ACCURACY).is_real
    assert change_of(told, TIME).is_real
    assert not told.quicker_together


def test_it_is_not_said_where_the_sides_may_not_be_told_apart() -> None:
    samples = taken(*[side(17, 2400)] * 3, *[side(17, 1500)] * 3)

    assert verdict(samples).quicker_together
    assert not verdict(samples, by_side=False).quicker_together


# -- the same for the same -----------------------------------------------------------------------------


def anybody(seed: int) -> list[tuple[SideSample, SideSample]]:
    """Six to nine tests of somebody who does whatever they like."""
    chance = Random(seed)

    def any_side() -> SideSample:
        times = [chance.uniform(300, 9000) for _ in range(20)]
        correct = chance.randint(1, 20)
        return SideSample(20, correct, 0, tuple(times[:correct]), sum(times))

    return [(any_side(), any_side()) for _ in range(chance.randint(6, 9))]


any_tests = st.integers(0, 10**9).map(anybody)
few = settings(max_examples=40)


@few
@given(any_tests)
def test_derived_numbers_agree(pairs: list[tuple[SideSample, SideSample]]) -> None:
    told = verdict(taken(*pairs))

    assert told == verdict(taken(*pairs))
    for change in told.changes:
        assert change.by == change.now - change.start
        assert change.noise >= 0
        assert change.is_real == (not change.low <= change.now <= change.high)
    for measure in Measure:
        left, right, both = (change_of(told, measure, whose) for whose in Whose)
        assert both.by == pytest.approx((left.by + right.by) / 2)
        assert both.start == pytest.approx((left.start + right.start) / 2)


@few
@given(any_tests)
def test_left_and_right_are_treated_alike(pairs: list[tuple[SideSample, SideSample]]) -> None:
    told = verdict(taken(*pairs))
    mirrored = verdict(taken(*[(right, left) for left, right in pairs]))

    assert mirrored.headline is told.headline
    assert mirrored.quicker_together is told.quicker_together
    for measure in Measure:
        assert change_of(mirrored, measure, Whose.LEFT).noise == pytest.approx(
            change_of(told, measure, Whose.RIGHT).noise
        )
        assert change_of(mirrored, measure).noise == pytest.approx(change_of(told, measure).noise)


@few
@given(any_tests, st.floats(100, 5000))
def test_a_slower_screen_changes_no_verdict_of_time(
    pairs: list[tuple[SideSample, SideSample]], later_ms: float
) -> None:
    """Whatever takes the same longer every time is no change and no noise."""

    def later(one: SideSample) -> SideSample:
        return replace(one, times_ms=tuple(time + later_ms for time in one.times_ms))

    change = change_of(verdict(taken(*pairs)), TIME)
    moved = change_of(verdict(taken(*[(later(a), later(b)) for a, b in pairs])), TIME)

    assert moved.by == pytest.approx(change.by, abs=1e-6)
    assert moved.noise == pytest.approx(change.noise, rel=1e-6, abs=1e-3)


@few
@given(any_tests, st.randoms(use_true_random=False))
def test_the_order_of_answers_within_a_test_says_nothing(
    pairs: list[tuple[SideSample, SideSample]], chance: Random
) -> None:
    def shuffled(one: SideSample) -> SideSample:
        return replace(one, times_ms=tuple(chance.sample(one.times_ms, len(one.times_ms))))

    told = verdict(taken(*pairs))
    other = verdict(taken(*[(shuffled(a), shuffled(b)) for a, b in pairs]))

    assert other.headline is told.headline
    assert [c.by for c in other.changes] == [c.by for c in told.changes]
    assert [c.noise for c in other.changes] == pytest.approx([c.noise for c in told.changes])
