"""What the numbers of change, gap and speed are made of: the answers of each side of one comparable test."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from statistics import fmean, median
from typing import TypeVar

from gmi_trainer.domain.body import Side
from gmi_trainer.domain.measure import Whose
from gmi_trainer.domain.trial import Outcome
from gmi_trainer.domain.values import dataclass

START_TESTS = 3
"""A person's own start: the first three tests that count, that is tests 3 to 5 (science B6, design)."""

NOW_TESTS = 3
"""Now: the newest three (science B6, design)."""

FIRST_TESTS = 5
"""So many at the start are what progress as a whole is held against (BIS needs five, science B4, design)."""

NEWEST_TESTS = 12
"""So many of the newest say how much a person goes up and down from day to day (design)."""

Test = TypeVar("Test")


@dataclass(frozen=True, slots=True)
class SideSample:
    """One side of one test. ``times_ms``: one for each right answer, in any order; ``scored``: right, wrong and missed.

    ``spent_ms``: the looking time of all that was scored, where a missed picture costs the whole limit.
    """

    scored: int
    correct: int
    missed: int
    times_ms: tuple[float, ...]
    spent_ms: float = 0.0

    @property
    def accuracy(self) -> float | None:
        """Right out of all that counted, 0 to 1."""
        return self.correct / self.scored if self.scored else None

    @property
    def time_ms(self) -> float | None:
        """The median of right answers."""
        return median(self.times_ms) if self.times_ms else None


@dataclass(frozen=True, slots=True)
class BothSides:
    """Left and right of a test as one number each: their mean, so that neither side weighs more."""

    accuracy: float | None
    time_ms: float | None


@dataclass(frozen=True, slots=True)
class TestSample:
    """One comparable test."""

    __test__ = False  # not a test of the program, whatever its name says to pytest

    session_id: int
    day: date
    left: SideSample
    right: SideSample

    def side(self, side: Side) -> SideSample:
        """What a side came to."""
        return self.left if side is Side.LEFT else self.right

    @property
    def sides(self) -> tuple[SideSample, SideSample]:
        """Left and right."""
        return self.left, self.right

    def of(self, whose: Whose) -> SideSample | BothSides:
        """What a side came to, or both together."""
        if whose is Whose.BOTH:
            return BothSides(mean_of_all(_accuracies(self)), mean_of_all(_times(self)))
        return self.left if whose is Whose.LEFT else self.right


def sample_of(
    session_id: int,
    day: date,
    answers: Iterable[tuple[Side, Outcome, float | None]],
    limit_ms: float | None,
) -> TestSample:
    """A test from its trials without the warm-ups: the side shown, what it came to, and the response time."""
    scored = [answer for answer in answers if answer[1].is_scored]
    return TestSample(session_id, day, *(_side_sample(scored, side, limit_ms or 0.0) for side in Side))


def _side_sample(
    scored: Sequence[tuple[Side, Outcome, float | None]], side: Side, limit_ms: float
) -> SideSample:
    mine = [(outcome, rt_ms) for shown, outcome, rt_ms in scored if shown is side]
    times = tuple(rt_ms for outcome, rt_ms in mine if outcome is Outcome.CORRECT and rt_ms is not None)
    return SideSample(
        scored=len(mine),
        correct=len(times),
        missed=sum(outcome is Outcome.MISSED for outcome, _ in mine),
        times_ms=times,
        spent_ms=sum(limit_ms if rt_ms is None else rt_ms for _, rt_ms in mine),
    )


@dataclass(frozen=True, slots=True)
class ComparableTests:
    """``samples``: those of ``those_to_read``, oldest first; ``count``: how many there are in all."""

    samples: tuple[TestSample, ...] = ()
    count: int = 0


def those_to_read(tests: Sequence[Test]) -> tuple[Test, ...]:
    """Those of all comparable tests, oldest first, whose answers are needed: the first and the newest ones."""
    if len(tests) <= FIRST_TESTS + NEWEST_TESTS:
        return tuple(tests)
    return (*tests[:FIRST_TESTS], *tests[-NEWEST_TESTS:])


def _accuracies(test: TestSample) -> list[float | None]:
    return [side.accuracy for side in test.sides]


def _times(test: TestSample) -> list[float | None]:
    return [side.time_ms for side in test.sides]


def mean_of_all(values: Sequence[float | None]) -> float | None:
    """The mean where every value is there; None where one is not, or there are none."""
    known = [value for value in values if value is not None]
    return fmean(known) if known and len(known) == len(values) else None
