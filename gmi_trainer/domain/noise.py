"""How far chance and good and bad days alone can move a person's numbers.

Two layers. *Within a test*: its right answers and their times are drawn again with replacement (the bootstrap: Efron
1979, Ann Stat 7:1-26). What all possible draws come to can be summed up without drawing any, so it is; then it does
not depend on luck. *From day to day*: what the differences of tests that follow one another show beyond that. Half the
mean square of such differences is a variance that a slow drift hardly touches (von Neumann, Kent, Bellinson & Hart
1941, Ann Math Stat 12:153-162); its degrees of freedom are Satterthwaite's (1946, Biometrics Bull 2:110-114).

Few tests say little about days. So the day-to-day variance is not taken as known: it is drawn again and again from the
scaled inverse chi-square distribution that it may as well have come from (Gelman and others 2013, Bayesian Data
Analysis, section 3.2), by a chance that is handed in, and the noise is the 95 % range over all draws together. The
fewer the tests, the wider it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from math import comb, erfc, exp, lgamma, log, pi, sqrt
from random import Random
from statistics import fmean

from gmi_trainer.domain.reference import NOISE_Z
from gmi_trainer.domain.samples import SideSample
from gmi_trainer.domain.values import dataclass

OUTSIDE = 0.05
"""What lies beyond the noise by chance: 5 %."""

FEWEST_TO_RESAMPLE = 2
"""One alone says nothing of its own ups and downs."""

DRAWS = 200
"""So many day-to-day variances are drawn, one from each of as many equally likely parts of their distribution: the
noise then differs by less than 1 % between seeds (tests/domain/test_noise.py)."""

PRECISE_ENOUGH = 1e-5
"""Of what lies beyond."""

GRID = 800
"""Steps in which a distribution is summed up."""


@dataclass(frozen=True, slots=True)
class TrialNoise:
    """The variances that the draw of pictures and answers alone gives one side of one test."""

    accuracy: float
    time: float


def trial_noise(sample: SideSample) -> TrialNoise:
    """How far one side's numbers would go if its pictures were drawn again and again.

    Resamples know no other pictures than those of the test, which is put right for small tests. A share of right
    answers varies (n - 1)/n as much as with fresh pictures. A median varies more: its bootstrap variance is too large
    by a part that fades with one over the square root of the number of times (Hall & Martin 1988, Probab Theory Relat
    Fields 80:261-268, on how slowly it settles), for skewed times such as these 1 + 1/sqrt(n), within 6 % from nine
    times on (found by simulation, held by tests/domain/test_noise.py).
    """
    share = sample.accuracy
    accuracy = share * (1 - share) / (sample.scored - 1) if share is not None and sample.scored > 1 else 0.0
    times = sorted(sample.times_ms)
    if len(times) < FEWEST_TO_RESAMPLE:
        return TrialNoise(accuracy, 0.0)
    return TrialNoise(accuracy, resampled_median_variance(times) / (1 + 1 / sqrt(len(times))))


def resampled_median_variance(in_order: Sequence[float]) -> float:
    """The variance of the median over all possible resamples of some numbers (Efron 1979, section 3)."""
    middle = fmean(in_order)
    away = [number - middle for number in in_order]
    medians = [((away[one] + away[other]) / 2, chance) for one, other, chance in _middles(len(away))]
    mean = sum(median * chance for median, chance in medians)
    return sum(median * median * chance for median, chance in medians) - mean * mean


@lru_cache(maxsize=128)
def _middles(count: int) -> tuple[tuple[int, int, float], ...]:
    """How likely two of so many numbers in order are the middle ones of a resample of as many.

    Of an odd count both are the same one. With an even count, the lower is number i or below in i/n of the draws; that
    half of them are at most i, one of them i, and the others at least j, one of them j, is a product of two such.
    """
    half, is_odd = (count + 1) // 2, count % 2 == 1
    at_most = [
        sum(comb(count, k) * place**k * (count - place) ** (count - k) for k in range(half, count + 1))
        for place in range(count + 1)
    ]
    whole = count**count
    lower = [(after - before) / whole for before, after in pairwise(at_most)]
    if is_odd:
        return tuple((n, n, chance) for n, chance in enumerate(lower))
    first = [(n + 1) ** half - n**half for n in range(count)]
    ways = comb(count, half)
    found = []
    for one in range(count):
        apart = [
            (one, other, ways * first[one] * first[count - 1 - other] / whole)
            for other in range(one + 1, count)
        ]
        found.append((one, one, lower[one] - sum(chance for _, _, chance in apart)))
        found.extend(apart)
    return tuple(found)


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


def noise_of(
    trials: float, ups: Ups | None, within_ups: float, tests_weight: float, draws: Sequence[float] = ()
) -> float:
    """How far from nought a number goes by itself in 95 of 100 cases.

    ``trials``: the number's variance from trials. ``ups``: between single tests; ``within_ups``: what of that is due
    to trials, on average. ``tests_weight``: the sum of the squared weights with which tests enter the number.
    ``draws``: of chi-square with the ups' freedom (``chi_squares``).
    """
    if ups is None or not ups.variance:
        return _reach([sqrt(trials)])
    scale = ups.variance * ups.freedom
    days = [max(scale / chi - within_ups, 0.0) for chi in draws]
    return _reach([sqrt(trials + tests_weight * day) for day in days])


def _reach(spreads: Sequence[float]) -> float:
    """Beyond plus or minus this lies 5 % of normal numbers around nought whose spread is one of these.

    What lies beyond falls ever more slowly with the distance, so Newton's steps come near it from one side and never
    pass it. They begin where it would be if all spreads were the smallest.
    """
    steep = [1 / (spread * sqrt(2)) for spread in spreads if spread]
    if len(steep) <= OUTSIDE * len(spreads):
        return 0.0
    reach = NOISE_Z * min(spreads)
    beyond = float(len(spreads))
    while beyond > PRECISE_ENOUGH * len(spreads):
        beyond = sum(erfc(reach * by) for by in steep) - OUTSIDE * len(spreads)
        falls = 2 / sqrt(pi) * sum(by * exp(-((reach * by) ** 2)) for by in steep)
        reach += beyond / falls
    return reach


def chi_squares(freedom: float, rng: Random, count: int = DRAWS) -> list[float]:
    """Draw so many chi-square numbers, one from each of as many equally likely parts, smallest first."""
    top, below = _chi_square_sums(freedom)
    drawn = []
    step = 0
    for part in range(count):
        wanted = (part + rng.random()) / count * below[-1]
        while step < GRID - 1 and below[step + 1] < wanted:
            step += 1
        share = (wanted - below[step]) / (below[step + 1] - below[step])
        drawn.append(top * ((step + share) / GRID) ** 3)
    return drawn


@lru_cache(maxsize=32)
def _chi_square_sums(freedom: float) -> tuple[float, tuple[float, ...]]:
    """How much of chi-square lies below top * (n/GRID)^3 for each n: the steps are fine where it is steep."""
    half = freedom / 2
    top = freedom + 12 * sqrt(2 * freedom) + 20
    log_norm = half * log(2) + lgamma(half)
    places = [(n + 0.5) / GRID for n in range(GRID)]
    masses = [
        exp((half - 1) * log(top * u**3) - top * u**3 / 2 - log_norm) * top * 3 * u**2 / GRID for u in places
    ]
    return top, (0.0, *accumulate(masses))
