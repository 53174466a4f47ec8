"""Is this change real? One verdict for a body part, by the rule of science B6, larger than the person's own noise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum
from random import Random
from statistics import fmean

from gmi_trainer.domain.body import Side
from gmi_trainer.domain.measure import Measure, Whose
from gmi_trainer.domain.noise import TrialNoise, chi_squares, noise_of, trial_noise, ups_and_downs
from gmi_trainer.domain.reference import (
    REAL_CHANGE_ACCURACY,
    REAL_CHANGE_RT_MS,
    SWAPPED_ACCURACY,
)
from gmi_trainer.domain.samples import FIRST_TESTS, NOW_TESTS, START_TESTS, TestSample, mean_of_all
from gmi_trainer.domain.scoring import above_chance
from gmi_trainer.domain.speed_scores import is_faster_less_sure
from gmi_trainer.domain.values import dataclass

TESTS_TO_COMPARE = START_TESTS + NOW_TESTS
"""With fewer nothing can be compared."""

THRESHOLDS = {Measure.ACCURACY: REAL_CHANGE_ACCURACY, Measure.TIME: float(REAL_CHANGE_RT_MS)}

SEED = 20_180_033
"""What every verdict is drawn with, so that the same answers always get the same band."""


class Headline(StrEnum):
    """The one thing said first about a body part."""

    TOO_FEW = "too_few"
    GUESSING = "guessing"  # the newest three: not above chance
    SWAPPED = "swapped"  # the newest three: a quarter right at most
    FASTER_LESS_SURE = "faster_less_sure"
    BETTER = "better"
    LESS = "less"
    MIXED = "mixed"  # slower and surer
    WITHIN = "within"  # within normal day-to-day variation


@dataclass(frozen=True, slots=True)
class Change:
    """One measure, of one side or both: its mean at the start and now. Accuracy 0 to 1, time in milliseconds.

    ``noise``: how far it goes by itself in 95 of 100 cases; ``threshold``: the smallest change worth calling one.
    """

    measure: Measure
    whose: Whose
    start: float
    now: float
    by: float
    noise: float
    threshold: float

    @property
    def band(self) -> float:
        """What a change must exceed; the band that is drawn around the start, plus and minus."""
        return max(self.noise, self.threshold)

    @property
    def low(self) -> float:
        """The lower edge of the band."""
        return self.start - self.band

    @property
    def high(self) -> float:
        """The upper edge of the band."""
        return self.start + self.band

    @property
    def is_real(self) -> bool:
        """Whether it is more than chance, good and bad days, and what others found to be too small to tell."""
        return abs(self.by) > self.band

    @property
    def is_better(self) -> bool:
        """Whether it went towards more right answers, or towards less time."""
        return self.by > 0 if self.measure is Measure.ACCURACY else self.by < 0


@dataclass(frozen=True, slots=True)
class Compared:
    """Tests whose mean is compared, oldest first."""

    sessions: tuple[int, ...]
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class PartChange:
    """The verdict of a body part. ``tests``: how many comparable ones there are; ``missing``: how many more it takes.

    ``changes`` is empty while some are missing. ``quicker_together``: both sides got quicker alike and no surer,
    which practice alone does. ``seed``: what the noise was drawn with. ``start``, ``now``: which tests were compared.
    """

    tests: int
    missing: int
    headline: Headline
    changes: tuple[Change, ...]
    quicker_together: bool
    seed: int
    start: Compared | None = None
    now: Compared | None = None

    def of(self, measure: Measure, whose: Whose = Whose.BOTH) -> Change | None:
        """One change; None where it cannot be told."""
        return next((c for c in self.changes if (c.measure, c.whose) == (measure, whose)), None)


def part_change(
    samples: Sequence[TestSample], rng: Random, *, by_side: bool = True, tests: int | None = None
) -> PartChange:
    """Compare the newest three tests with the start.

    ``samples``: comparable tests, oldest first, all of them or those of ``those_to_read``; ``tests``: how many there
    are in all. ``by_side`` False: the sides may not be told apart (an affected arm answered its own side).
    """
    count = len(samples) if tests is None else tests
    seed = rng.getrandbits(32)
    missing = max(TESTS_TO_COMPARE - count, 0)
    finding = finding_of_newest(samples)
    if missing:
        return PartChange(count, missing, finding or Headline.TOO_FEW, (), quicker_together=False, seed=seed)
    comparison = _Comparison(samples, seed, has_hole=count > len(samples))
    changes = tuple(
        change
        for measure in Measure
        for whose in (tuple(Whose) if by_side else (Whose.BOTH,))
        if (change := comparison.change(measure, whose)) is not None
    )
    told = PartChange(
        count,
        0,
        Headline.WITHIN,
        changes,
        quicker_together=False,
        seed=seed,
        start=comparison.at_start,
        now=comparison.at_end,
    )
    headline = finding or _headline(told, samples)
    together = by_side and headline is Headline.BETTER and _is_quicker_together(told, comparison)
    return replace(told, headline=headline, quicker_together=together)


def finding_of_newest(samples: Sequence[TestSample]) -> Headline | None:
    """What the newest three tests say that comes before any change: swapped keys or guessing; None is neither.

    All their answers together: a quarter right at most, or no more right than chance gives in one of twenty cases
    (one-sided binomial, science B4). A picture missed for want of time is not a guess.
    """
    newest = [side for sample in samples[-NOW_TESTS:] for side in sample.sides]
    answered = sum(side.scored - side.missed for side in newest)
    correct = sum(side.correct for side in newest)
    if len(samples) < NOW_TESTS or not answered:
        return None
    if correct <= answered * SWAPPED_ACCURACY:
        return Headline.SWAPPED
    return None if above_chance(correct, answered) else Headline.GUESSING


def _headline(told: PartChange, samples: Sequence[TestSample]) -> Headline:
    accuracy, time = (_step(told.of(measure)) for measure in Measure)
    if is_faster_less_sure(samples) or (accuracy < 0 < time):
        return Headline.FASTER_LESS_SURE
    if time < 0 < accuracy:
        return Headline.MIXED
    if accuracy + time > 0:
        return Headline.BETTER
    return Headline.LESS if accuracy + time < 0 else Headline.WITHIN


def _step(change: Change | None) -> int:
    """1 for really better, -1 for really less, else 0."""
    if change is None or not change.is_real:
        return 0
    return 1 if change.is_better else -1


def _is_quicker_together(told: PartChange, comparison: _Comparison) -> bool:
    """Both sides really quicker, no side much less so, no more apart than by chance, and no surer."""
    time = told.of(Measure.TIME)
    sides = [told.of(Measure.TIME, Whose.of(side)) for side in Side]
    return (
        _step(time) > 0
        and _step(told.of(Measure.ACCURACY)) == 0
        and all(time and side and side.by <= time.by / 2 for side in sides)
        and comparison.sides_moved_alike()
    )


class _Comparison:
    """The start and the newest three of some tests, with the noise of every test."""

    def __init__(self, samples: Sequence[TestSample], seed: int, *, has_hole: bool) -> None:
        self._samples = samples
        self._seed = seed
        self._draws: dict[float, list[float]] = {}
        self._cuts = {0, START_TESTS, len(samples) - NOW_TESTS, len(samples)}
        if has_hole:
            self._cuts.add(FIRST_TESTS)
        self._noise = [{side: trial_noise(sample.side(side)) for side in Side} for sample in samples]

    @property
    def at_start(self) -> Compared:
        """The tests at the start."""
        return _compared(self._samples[:START_TESTS])

    @property
    def at_end(self) -> Compared:
        """The newest ones."""
        return _compared(self._samples[-NOW_TESTS:])

    def change(self, measure: Measure, whose: Whose) -> Change | None:
        """The change of one measure; None where a compared test does not tell it (no right answer, no time)."""
        values = [measure.of(sample.of(whose)) for sample in self._samples]
        start, now = mean_of_all(values[:START_TESTS]), mean_of_all(values[-NOW_TESTS:])
        if start is None or now is None:
            return None
        share = 0.5 if whose is Whose.BOTH else 1.0
        variances = [
            share**2
            * sum(_variance(noise[side], measure) for side in Side if whose in (Whose.of(side), Whose.BOTH))
            for noise in self._noise
        ]
        return Change(
            measure, whose, start, now, now - start, self._noise_of(values, variances), THRESHOLDS[measure]
        )

    def sides_moved_alike(self) -> bool:
        """Whether the sides' times came apart, or together, by no more than chance would do."""
        apart = [
            None if left is None or right is None else left - right
            for left, right in ((s.left.time_ms, s.right.time_ms) for s in self._samples)
        ]
        start, now = mean_of_all(apart[:START_TESTS]), mean_of_all(apart[-NOW_TESTS:])
        variances = [sum(one.time for one in noise.values()) for noise in self._noise]
        return start is not None and now is not None and abs(now - start) <= self._noise_of(apart, variances)

    def _noise_of(self, values: Sequence[float | None], variances: Sequence[float]) -> float:
        """The 95 % noise of the mean of the newest minus the mean of the start.

        The steps out of the start and into the newest three are left out of the ups and downs: they hold the change
        that is asked about. So is the step over a hole where tests were not read.
        """
        weights = 1 / START_TESTS**2, 1 / NOW_TESTS**2
        trials = weights[0] * sum(variances[:START_TESTS]) + weights[1] * sum(variances[-NOW_TESTS:])
        told = [v for v, value in zip(variances, values, strict=True) if value is not None]
        ups = ups_and_downs(self._runs(values))
        return noise_of(
            trials,
            ups,
            within_ups=fmean(told),
            tests_weight=weights[0] * START_TESTS + weights[1] * NOW_TESTS,
            draws=self._drawn(ups.freedom) if ups is not None else (),
        )

    def _drawn(self, freedom: float) -> list[float]:
        """The same for every number, so that none depends on which others are asked for."""
        if freedom not in self._draws:
            self._draws[freedom] = chi_squares(freedom, Random(self._seed))
        return self._draws[freedom]

    def _runs(self, values: Sequence[float | None]) -> list[list[float]]:
        runs: list[list[float]] = []
        for n, value in enumerate(values):
            if n in self._cuts or value is None:
                runs.append([])
            if value is not None:
                runs[-1].append(value)
        return runs


def _variance(noise: TrialNoise, measure: Measure) -> float:
    return noise.accuracy if measure is Measure.ACCURACY else noise.time


def _compared(samples: Sequence[TestSample]) -> Compared:
    return Compared(tuple(s.session_id for s in samples), samples[0].day, samples[-1].day)
