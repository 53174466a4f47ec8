"""How far chance and good and bad days alone can move a person's numbers.

Two layers. *Within a test*: its pictures are drawn again with replacement, each with its answer and its time (the
bootstrap: Efron & Tibshirani 1993, chapter 6). *From day to day*: what the differences of tests that follow one
another show beyond that. Half the mean square of such differences is a variance that a slow drift hardly touches
(von Neumann, Kent, Bellinson & Hart 1941, Ann Math Stat 12:153-162); its degrees of freedom are Satterthwaite's
(1946, Biometrics Bull 2:110-114).

Few tests say little about days. So the day-to-day variance is not taken as known: it is spread over the scaled
inverse chi-square distribution that it may as well have come from (Gelman and others 2013, Bayesian Data Analysis,
section 3.2), and the noise is the 95 % range of all of them together. The fewer the tests, the wider it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from math import erfc, exp, inf, lgamma, log, sqrt
from random import Random
from statistics import variance

from gmi_trainer.domain.samples import SideSample
from gmi_trainer.domain.values import dataclass

OUTSIDE = 0.05
"""What lies beyond the noise by chance: 5 %."""

FEWEST_TO_RESAMPLE = 2
"""One alone says nothing of its own ups and downs."""

SPREADS = 200
"""So many equally likely day-to-day variances stand for all of them."""

GRID = 800
"""Points at which a distribution is summed up."""


@dataclass(frozen=True, slots=True)
class TrialNoise:
    """The variances that the draw of pictures and answers alone gives one side of one test."""

    accuracy: float
    time: float


def trial_noise(sample: SideSample, rng: Random, resamples: int) -> TrialNoise:
    """Draw the side's pictures again and again, and see how far its numbers go.

    Resamples know no other pictures than those of the test, which is put right for small tests. A share of right
    answers varies (n - 1)/n as much as with fresh pictures. A median varies more: its bootstrap variance is too large
    by a part that fades with one over the square root of the number of times (Hall & Martin 1988, Probab Theory Relat
    Fields 80:261-268, on how slowly it settles), for skewed times such as these 1 + 1/sqrt(n), within 6 % from nine
    times on (found by simulation, held by tests/domain/test_noise.py).
    """
    if sample.scored < FEWEST_TO_RESAMPLE:
        return TrialNoise(0.0, 0.0)
    shares, times = [], []
    for correct, time_ms in _resamples(sample, rng, resamples):
        shares.append(correct / sample.scored)
        if time_ms is not None:
            times.append(time_ms)
    fresh = sample.scored / (sample.scored - 1)
    if len(times) < FEWEST_TO_RESAMPLE:
        return TrialNoise(variance(shares) * fresh, 0.0)
    return TrialNoise(variance(shares) * fresh, variance(times) / (1 + 1 / sqrt(sample.correct)))


def _resamples(sample: SideSample, rng: Random, count: int) -> Iterator[tuple[int, float | None]]:
    pictures = [*sample.times_ms, *[inf] * (sample.scored - sample.correct)]
    size = len(pictures)
    for _ in range(count):
        drawn = sorted(rng.choices(pictures, k=size))
        correct = size - drawn.count(inf)
        if not correct:
            yield 0, None
        elif correct % 2:
            yield correct, drawn[correct // 2]
        else:
            yield correct, (drawn[correct // 2 - 1] + drawn[correct // 2]) / 2


@dataclass(frozen=True, slots=True)
class Ups:
    """The ups and downs between tests: their whole variance, trials included, and how much is known of it."""

    variance: float
    freedom: float


def ups_and_downs(runs: Sequence[Sequence[float]]) -> Ups | None:
    """The variance of single tests from the differences of those that follow one another in a run.

    None where no test follows another. With m differences, a of them sharing a test with the one before, half their
    mean square has 2 m^2 / (2 m + a) degrees of freedom.
    """
    steps = [[after - before for before, after in pairwise(run)] for run in runs]
    count = sum(len(run) for run in steps)
    if not count:
        return None
    shared = sum(max(len(run) - 1, 0) for run in steps)
    squares = sum(step * step for run in steps for step in run)
    return Ups(squares / (2 * count), 2 * count**2 / (2 * count + shared))


def noise_of(trials: float, ups: Ups | None, within_ups: float, tests_weight: float) -> float:
    """How far from nought a number goes by itself in 95 of 100 cases.

    ``trials``: the number's variance from trials. ``ups``: between single tests; ``within_ups``: what of that is due
    to trials, on average. ``tests_weight``: the sum of the squared weights with which tests enter the number.
    """
    if ups is None or not ups.variance:
        return sqrt(trials) * _reach([1.0])
    scale = ups.variance * ups.freedom
    return _reach(
        [
            sqrt(trials + tests_weight * max(scale / chi - within_ups, 0.0))
            for chi in _chi_squares(ups.freedom)
        ]
    )


def _reach(spreads: Sequence[float]) -> float:
    """Beyond plus or minus this lies 5 % of normal numbers around nought whose spread is one of these."""
    most = max(spreads)
    if not most:
        return 0.0
    low, high = 0.0, 10 * most
    exponents = [1 / (spread * sqrt(2)) for spread in spreads if spread]
    while high - low > most * 1e-5:
        middle = (low + high) / 2
        if sum(erfc(middle * by) for by in exponents) > OUTSIDE * len(spreads):
            low = middle
        else:
            high = middle
    return (low + high) / 2


@lru_cache(maxsize=32)
def _chi_squares(freedom: float) -> tuple[float, ...]:
    """Equally likely values of chi-square: the middles of its hundredths (of its ``SPREADS`` parts)."""
    half = freedom / 2
    top = freedom + 12 * sqrt(2 * freedom) + 20
    # Summed over x = top * u^3: the steps are fine where the density is steep.
    places = [top * ((n + 0.5) / GRID) ** 3 for n in range(GRID)]
    log_norm = half * log(2) + lgamma(half)
    masses = [
        exp((half - 1) * log(x) - x / 2 - log_norm) * top * 3 * ((n + 0.5) / GRID) ** 2 / GRID
        for n, x in enumerate(places)
    ]
    whole = sum(masses)
    found: list[float] = []
    below = 0.0
    for n, mass in enumerate(masses):
        while len(found) < SPREADS and below + mass >= (wanted := (len(found) + 0.5) / SPREADS * whole):
            found.append(top * ((n + (wanted - below) / mass) / GRID) ** 3)
        below += mass
    return tuple(found)
