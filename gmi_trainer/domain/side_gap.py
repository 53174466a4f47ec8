"""Are the two sides alike? The newest three tests together, and only what is larger than its own noise (science B4)."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from math import sqrt

from gmi_trainer.domain.body import Side
from gmi_trainer.domain.measure import Measure
from gmi_trainer.domain.noise import trial_noise
from gmi_trainer.domain.reference import (
    CLEAR_GAP_ACCURACY,
    CLEAR_GAP_MS,
    SMALL_GAP_ACCURACY,
    SMALL_GAP_MS,
)
from gmi_trainer.domain.samples import NOW_TESTS, TestSample, mean_of_all
from gmi_trainer.domain.values import dataclass


class GapSize(StrEnum):
    """What to call a difference between the sides."""

    EVEN = "even"
    SMALL = "small"
    CLEAR = "clear"
    WITHIN_NOISE = "within_noise"  # not even, and not more than chance could make


@dataclass(frozen=True, slots=True)
class OneGap:
    """Right minus left of one measure, its noise (plus or minus), and its share of the mean of the sides."""

    measure: Measure
    left: float
    right: float
    by: float
    noise: float
    share: float
    size: GapSize

    @property
    def weaker(self) -> Side | None:
        """The slower, or the less sure, side; None where they are equal."""
        if not self.by:
            return None
        right_is_more = self.by > 0
        return Side.RIGHT if right_is_more is (self.measure is Measure.TIME) else Side.LEFT


@dataclass(frozen=True, slots=True)
class SideGap:
    """The sides held against each other over the newest three tests."""

    sessions: tuple[int, ...]
    time: OneGap
    accuracy: OneGap

    @property
    def size(self) -> GapSize:
        """The larger of both; within noise before even, because it is not known to be even."""
        sizes = {self.time.size, self.accuracy.size}
        return next(
            size
            for size in (GapSize.CLEAR, GapSize.SMALL, GapSize.WITHIN_NOISE, GapSize.EVEN)
            if size in sizes
        )

    def of(self, measure: Measure) -> OneGap:
        """The gap of one measure."""
        return self.time if measure is Measure.TIME else self.accuracy


GAP_Z = 2.24
"""97.5 % of a normal distribution: two measures are looked at, so each has half of the 5 % (Bonferroni)."""

LIMITS = {
    Measure.TIME: (SMALL_GAP_MS, CLEAR_GAP_MS),
    Measure.ACCURACY: (SMALL_GAP_ACCURACY, CLEAR_GAP_ACCURACY),
}


def side_gap(samples: Sequence[TestSample]) -> SideGap | None:
    """The gap of the newest three of some comparable tests, oldest first. None with fewer tests, or without times.

    Not to be asked where an affected arm answered its own side: its slowness would be the arm's. The noise is that of
    the draw of pictures and answers: of times by a bootstrap within each test, of right answers by Agresti & Caffo
    (2000, Am Stat 54:280-288), which holds where all of them are right. A good or a bad day is left out of it: it moves
    both sides of a test, and so little of it is left in their difference.
    """
    newest = samples[-NOW_TESTS:]
    if len(newest) < NOW_TESTS:
        return None
    times = sum(trial_noise(side).time for sample in newest for side in sample.sides) / len(newest) ** 2
    time = _gap(Measure.TIME, newest, times)
    accuracy = _gap(Measure.ACCURACY, newest, sum(_share_variance(newest, side) for side in Side))
    if time is None or accuracy is None:
        return None
    return SideGap(tuple(sample.session_id for sample in newest), time, accuracy)


def _share_variance(newest: Sequence[TestSample], side: Side) -> float:
    """Of one side's right answers, all tests together, with one right and one wrong answer more."""
    sides = [sample.side(side) for sample in newest]
    scored, correct = sum(one.scored for one in sides) + 2, sum(one.correct for one in sides) + 1
    return correct * (scored - correct) / scored**3


def _gap(measure: Measure, newest: Sequence[TestSample], variance: float) -> OneGap | None:
    lefts, rights = ([measure.of(sample.side(side)) for sample in newest] for side in Side)
    left, right = mean_of_all(lefts), mean_of_all(rights)
    if left is None or right is None:
        return None
    noise = GAP_Z * sqrt(variance)
    by, mean = right - left, (left + right) / 2
    return OneGap(
        measure, left, right, by, noise, by / mean if mean else 0.0, _size(abs(by), noise, *LIMITS[measure])
    )


def _size(gap: float, noise: float, small: float, clear: float) -> GapSize:
    if gap < small:
        return GapSize.EVEN
    if gap <= noise:
        return GapSize.WITHIN_NOISE
    return GapSize.SMALL if gap <= clear else GapSize.CLEAR
