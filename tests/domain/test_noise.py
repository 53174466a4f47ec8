"""The noise of a person's own numbers: what is computed is what resampling and repeating would show."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import product
from random import Random
from statistics import fmean, median, pvariance, stdev, variance
from time import process_time

import pytest

from gmi_trainer.domain.change import SEED, part_change
from gmi_trainer.domain.measure import Measure, Whose
from gmi_trainer.domain.noise import (
    TrialNoise,
    Ups,
    chi_squares,
    noise_of,
    resampled_median_variance,
    trial_noise,
    ups_and_downs,
)
from gmi_trainer.domain.samples import SideSample, TestSample

DAY = date(2025, 3, 10)


# -- within a test -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "numbers", [(3.0, 8.0), (1.0, 2.0, 7.0), (1.0, 2.0, 4.0, 9.0), (5.0, 5.0, 6.0, 8.0, 20.0)]
)
def test_the_median_is_taken_over_every_possible_resample(numbers: tuple[float, ...]) -> None:
    every = [median(drawn) for drawn in product(numbers, repeat=len(numbers))]

    assert resampled_median_variance(numbers) == pytest.approx(pvariance(every))


def test_it_is_what_drawing_comes_to() -> None:
    rng = Random(4)
    times = sorted(rng.lognormvariate(7, 0.4) for _ in range(18))
    drawn = [median(rng.choices(times, k=18)) for _ in range(20_000)]

    assert resampled_median_variance(times) == pytest.approx(pvariance(drawn), rel=0.05)


@pytest.mark.parametrize("count", [9, 17, 18])
def test_a_small_test_is_not_thought_noisier_or_steadier_than_it_is(count: int) -> None:
    """Fresh tests of somebody with skewed times differ by as much as one of them says, on average."""
    rng = Random(count)

    def times() -> tuple[float, ...]:
        return tuple(rng.lognormvariate(7.4, 0.35) for _ in range(count))

    fresh = variance(median(times()) for _ in range(5000))
    said = fmean(trial_noise(SideSample(count, count, 0, times())).time for _ in range(1500))

    assert said == pytest.approx(fresh, rel=0.10)


def test_the_share_of_right_answers_varies_as_fresh_pictures_would() -> None:
    """The mean of p (1 - p) / (n - 1) over all tests is the variance of p."""
    rng = Random(8)
    counts = [sum(rng.random() < 0.8 for _ in range(20)) for _ in range(20_000)]
    said = fmean(trial_noise(SideSample(20, c, 0, ())).accuracy for c in counts)

    assert said == pytest.approx(0.8 * 0.2 / 20, rel=0.02)


@pytest.mark.parametrize(
    ("sample", "noise"),
    [
        (SideSample(0, 0, 0, ()), TrialNoise(0.0, 0.0)),
        (SideSample(1, 1, 0, (900.0,)), TrialNoise(0.0, 0.0)),
        (SideSample(5, 5, 0, (900.0,) * 5), TrialNoise(0.0, 0.0)),
        (SideSample(5, 1, 0, (900.0,)), TrialNoise(0.2 * (1 - 0.2) / 4, 0.0)),
    ],
)
def test_what_has_too_little_in_it_says_nothing_of_its_noise(sample: SideSample, noise: TrialNoise) -> None:
    assert trial_noise(sample) == noise


# -- from test to test ---------------------------------------------------------------------------------


def test_ups_and_downs_are_half_the_mean_square_of_the_steps() -> None:
    found = ups_and_downs([[1.0, 3.0, 2.0], [10.0, 10.0]])

    assert found is not None
    assert found.variance == pytest.approx((4 + 1 + 0) / 6)
    assert found.freedom == pytest.approx(2 * 9 / (6 + 1))


def test_a_step_between_runs_is_no_up_or_down() -> None:
    assert ups_and_downs([[1.0, 1.0], [100.0, 100.0]]) == Ups(0.0, 2.0)
    assert ups_and_downs([[1.0], [], [2.0]]) is None


def test_the_freedom_is_that_of_so_many_steps() -> None:
    """The mean square of steps of made-up tests varies as a chi-square of that freedom would."""
    rng = Random(11)
    found = [
        told
        for _ in range(3000)
        if (told := ups_and_downs([[rng.gauss(0, 1) for _ in range(3)], [rng.gauss(0, 1) for _ in range(5)]]))
    ]

    freedom = found[0].freedom
    assert fmean(one.variance for one in found) == pytest.approx(1, rel=0.04)
    assert variance(one.variance for one in found) == pytest.approx(2 / freedom, rel=0.10)


@pytest.mark.parametrize("freedom", [1.6, 3.2, 8.7, 20.0])
def test_chi_square_is_drawn_evenly_from_all_its_parts(freedom: float) -> None:
    drawn = chi_squares(freedom, Random(3), 400)

    assert drawn == sorted(drawn)
    assert drawn[0] > 0
    assert fmean(drawn) == pytest.approx(freedom, rel=0.01)
    assert pvariance(drawn) == pytest.approx(2 * freedom, rel=0.05)


@pytest.mark.parametrize(
    ("freedom", "quantile"), [(3, 3.182), (4, 2.776), (5, 2.571), (10, 2.228), (20, 2.086)]
)
def test_the_noise_of_days_alone_is_students_t(freedom: float, quantile: float) -> None:
    """A variance that is drawn from its scaled inverse chi-square makes Student's t (printed tables)."""
    noise = noise_of(0.0, Ups(25.0, freedom), 0.0, tests_weight=1.0, draws=chi_squares(freedom, Random(1)))

    assert noise == pytest.approx(5 * quantile, rel=0.01)


def test_the_noise_of_trials_alone_is_that_of_a_normal_number() -> None:
    assert noise_of(4.0, None, 0.0, 1.0) == pytest.approx(1.96 * 2, rel=1e-3)
    assert noise_of(4.0, Ups(0.0, 3.0), 0.0, 1.0) == pytest.approx(1.96 * 2, rel=1e-3)
    assert noise_of(0.0, None, 0.0, 1.0) == 0.0


def test_what_tests_differ_by_beyond_their_trials_is_added() -> None:
    draws = chi_squares(8.0, Random(2))

    alone = noise_of(1.0, Ups(3.0, 8.0), 3.0, 2 / 3, draws)
    with_days = noise_of(1.0, Ups(30.0, 8.0), 3.0, 2 / 3, draws)

    assert 1.96 < alone < with_days


def test_days_that_are_mostly_within_the_trials_make_little_noise() -> None:
    """Where only few of the drawn variances go beyond what trials explain, and trials make none here."""
    assert noise_of(0.0, Ups(1.0, 8.0), 100.0, 1.0, chi_squares(8.0, Random(2))) == 0.0
    assert noise_of(0.0, Ups(1.0, 8.0), 1.0, 1.0, chi_squares(8.0, Random(2))) > 0.0


# -- of a person ---------------------------------------------------------------------------------------


def somebody_steady(rng: Random, count: int, day_accuracy: float, day_ms: float) -> Sequence[TestSample]:
    """Somebody who stays as they are, but for good and bad days."""
    found = []
    for n in range(count):
        share, away_ms = 0.85 + rng.gauss(0, day_accuracy), rng.gauss(0, day_ms)
        sides = []
        for _ in range(2):
            correct = sum(rng.random() < share for _ in range(20))
            times = tuple(1750 * rng.lognormvariate(0, 0.35) + away_ms for _ in range(correct))
            sides.append(SideSample(20, correct, 0, times, sum(times)))
        found.append(TestSample(n, DAY + timedelta(days=2 * n), *sides))
    return found


@pytest.mark.parametrize(
    ("count", "day_accuracy", "day_ms"), [(6, 0.0, 0.0), (6, 0.06, 300.0), (15, 0.0, 0.0), (15, 0.06, 300.0)]
)
def test_the_noise_holds_95_of_100_differences_of_persons_without_change(
    count: int, day_accuracy: float, day_ms: float
) -> None:
    """Never fewer. With steady days a few more, because so few tests cannot show that days are steady."""
    rng, persons = Random(count), 200
    changes = [
        change
        for _ in range(persons)
        for change in part_change(
            somebody_steady(rng, count, day_accuracy, day_ms), rng, by_side=False
        ).changes
    ]

    for measure in Measure:
        inside = [abs(one.by) <= one.noise for one in changes if one.measure is measure]
        assert len(inside) == persons
        assert 0.91 <= fmean(inside) <= 0.999  # 95 %, give or take what chance does with 200 persons


@pytest.mark.parametrize("count", [6, 15])
def test_the_band_hardly_depends_on_the_seed(count: int) -> None:
    samples = somebody_steady(Random(5), count, 0.04, 150.0)
    verdicts = [part_change(samples, Random(seed)) for seed in range(30)]

    for measure, whose in product(Measure, Whose):
        noises = [change.noise for v in verdicts if (change := v.of(measure, whose)) is not None]
        assert len(noises) == 30
        assert stdev(noises) < 0.01 * fmean(noises)  # three times as much would still do


def test_a_verdict_takes_far_less_than_a_tenth_of_a_second() -> None:
    samples = somebody_steady(Random(6), 15, 0.04, 150.0)
    took = []
    for _ in range(5):
        began = process_time()
        part_change(samples, Random(SEED))
        took.append(process_time() - began)

    assert min(took) < 0.05
