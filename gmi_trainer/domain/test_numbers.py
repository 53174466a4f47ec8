"""The four numbers of one test, each with what chance alone could make of it: right answers and times, by side."""

from __future__ import annotations

from datetime import date
from math import sqrt

from gmi_trainer.domain.body import Side
from gmi_trainer.domain.noise import trial_noise
from gmi_trainer.domain.reference import NOISE_Z
from gmi_trainer.domain.samples import SideSample, TestSample
from gmi_trainer.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class SideNumbers:
    """One side. Each noise is plus or minus, 95 of 100; a number is None where there was nothing to make it of."""

    scored: int
    correct: int
    accuracy: float | None
    accuracy_noise: float
    time_ms: float | None
    time_noise_ms: float


@dataclass(frozen=True, slots=True)
class TestNumbers:
    """Both sides of one test, and its day."""

    __test__ = False  # its name begins like a test's

    day: date
    left: SideNumbers
    right: SideNumbers

    def of(self, side: Side) -> SideNumbers:
        """One side's."""
        return self.left if side is Side.LEFT else self.right


def numbers_of(sample: TestSample) -> TestNumbers:
    """Chance alone is meant: which pictures came, and which answers. A good or a bad day comes on top of it."""
    return TestNumbers(sample.day, _numbers(sample.left), _numbers(sample.right))


def _numbers(side: SideSample) -> SideNumbers:
    return SideNumbers(
        scored=side.scored,
        correct=side.correct,
        accuracy=side.accuracy,
        accuracy_noise=NOISE_Z * sqrt(_share_variance(side)),
        time_ms=side.time_ms,
        time_noise_ms=NOISE_Z * sqrt(trial_noise(side).time),
    )


def _share_variance(side: SideSample) -> float:
    """With one right and one wrong answer more, which holds where all of them are right (see side_gap)."""
    scored, correct = side.scored + 2, side.correct + 1
    return correct * (scored - correct) / scored**3
