"""Speed and accuracy together: correct per minute first, the trade-off of one for the other, and the scores of B4.

The scores use the *mean* time of right answers, as those who made them did; everywhere else the median leads.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from math import sqrt
from statistics import fmean, stdev

from gmi_trainer.domain.measure import Measure, Whose
from gmi_trainer.domain.reference import FASTER_LESS_SURE
from gmi_trainer.domain.samples import (
    FIRST_TESTS,
    NOW_TESTS,
    START_TESTS,
    SideSample,
    TestSample,
    mean_of_all,
)
from gmi_trainer.domain.values import dataclass

MS_PER_MINUTE = 60_000

IES_FROM_ACCURACY = 0.90
"""Below this the inverse efficiency score is not told (Bruyer & Brysbaert 2011)."""


def per_minute(correct: int, spent_ms: float) -> float | None:
    """Right answers per minute of looking: the rate correct score (Woltz & Was 2006). None where no time was spent."""
    return correct * MS_PER_MINUTE / spent_ms if spent_ms else None


def ies_ms(mean_ms: float, accuracy: float) -> float | None:
    """Inverse efficiency score: mean time of right answers / share of right answers.

    Bruyer & Brysbaert 2011, Psychol Belg 51:5-13: use it only where nearly all is right; None below 90 %.
    """
    return mean_ms / accuracy if accuracy >= IES_FROM_ACCURACY else None


def lisas_ms(mean_ms: float, wrong_share: float, spread_ms: float, wrong_spread: float) -> float:
    """Linear integrated speed-accuracy score: mean time + share of errors x (spread of times / spread of errors).

    The spreads are the person's own over everything that is looked at; without any error it is the mean time
    (Vandierendonck 2017, Behav Res Methods 49:653-673).
    """
    return mean_ms + (spread_ms / wrong_spread) * wrong_share if wrong_spread else mean_ms


def bis(accuracy: float, mean_ms: float, start: Standards) -> float | None:
    """Balanced integration score: z(share right) - z(mean time), here against a person's own first tests.

    Liesefeld & Janczyk 2019, Behav Res Methods 51:40-60. Above nought: overall better than the start, in spreads of
    the start. None where the first tests were all alike, so that there is no spread to measure by.
    """
    if not start.accuracy_spread or not start.time_spread_ms:
        return None
    return (accuracy - start.accuracy) / start.accuracy_spread - (
        mean_ms - start.time_ms
    ) / start.time_spread_ms


@dataclass(frozen=True, slots=True)
class Standards:
    """What a person's first tests were like: means, and spreads between tests."""

    accuracy: float
    accuracy_spread: float
    time_ms: float
    time_spread_ms: float


@dataclass(frozen=True, slots=True)
class SpeedPoint:
    """Right answers per minute of one test: of each side, and of both together."""

    session_id: int
    day: date
    left: float | None
    right: float | None
    both: float | None

    def of(self, whose: Whose) -> float | None:
        """Whose."""
        return {Whose.LEFT: self.left, Whose.RIGHT: self.right, Whose.BOTH: self.both}[whose]


@dataclass(frozen=True, slots=True)
class SpeedScores:
    """Some tests together, of one side or both. None where it cannot, or should not, be told."""

    whose: Whose
    accuracy: float | None
    mean_ms: float | None
    per_minute: float | None
    ies_ms: float | None
    lisas_ms: float | None


@dataclass(frozen=True, slots=True)
class TradeOff:
    """The newest three tests against the three before: how much the time changed (a share of it), and how much the
    accuracy (0 to 1)."""

    time_share: float
    accuracy_by: float

    @property
    def is_faster_less_sure(self) -> bool:
        """Time down by 10 % and accuracy down by 10 points, or more (science B4, design)."""
        drop, gain = FASTER_LESS_SURE
        return self.time_share <= -gain and self.accuracy_by <= -drop


@dataclass(frozen=True, slots=True)
class OverallPoint:
    """The balanced integration score of one test."""

    session_id: int
    day: date
    score: float


@dataclass(frozen=True, slots=True)
class SpeedStory:
    """All there is to say of speed and accuracy together.

    ``now``, ``start``: of the newest three and the first three tests, a value for left, right and both (both alone
    where the sides may not be told apart); ``start`` is empty while the two would share tests. ``trade_off`` None:
    fewer than six tests. ``overall``: of each test against the first five; empty while there are fewer than those.
    """

    points: tuple[SpeedPoint, ...]
    now: tuple[SpeedScores, ...]
    start: tuple[SpeedScores, ...]
    trade_off: TradeOff | None
    overall: tuple[OverallPoint, ...]

    @property
    def overall_now(self) -> float | None:
        """The mean of the newest three: overall progress against the own start."""
        newest = self.overall[-NOW_TESTS:]
        return fmean(point.score for point in newest) if newest else None

    @staticmethod
    def score(scores: Sequence[SpeedScores], whose: Whose) -> SpeedScores | None:
        """The scores of one side or both among some."""
        return next((score for score in scores if score.whose is whose), None)


def speed_story(samples: Sequence[TestSample], *, by_side: bool = True) -> SpeedStory:
    """Tell it from comparable tests, oldest first (all of them, or those of ``those_to_read``)."""
    told = tuple(Whose) if by_side else (Whose.BOTH,)
    spreads = _spreads(samples)
    at_start = samples[:START_TESTS] if len(samples) >= START_TESTS + NOW_TESTS else ()
    return SpeedStory(
        points=tuple(_point(sample, by_side=by_side) for sample in samples),
        now=tuple(_scores(samples[-NOW_TESTS:], whose, spreads) for whose in told) if samples else (),
        start=tuple(_scores(at_start, whose, spreads) for whose in told) if at_start else (),
        trade_off=trade_off(samples),
        overall=_overall(samples),
    )


def trade_off(samples: Sequence[TestSample]) -> TradeOff | None:
    """The newest three tests against the three before. None with fewer, or where a test has no time to tell."""
    newest, before = samples[-NOW_TESTS:], samples[-2 * NOW_TESTS : -NOW_TESTS]
    if len(before) < NOW_TESTS:
        return None
    values = [_means(tests) for tests in (before, newest)]
    (accuracy, time), (accuracy_now, time_now) = values
    if accuracy is None or accuracy_now is None or time is None or time_now is None:
        return None
    return TradeOff(time_now / time - 1, accuracy_now - accuracy)


def is_faster_less_sure(samples: Sequence[TestSample]) -> bool:
    """Whether the newest three tests are clearly quicker and clearly less right than the three before."""
    found = trade_off(samples)
    return found is not None and found.is_faster_less_sure


def _means(tests: Sequence[TestSample]) -> tuple[float | None, float | None]:
    accuracy, time = ([measure.of(test.of(Whose.BOTH)) for test in tests] for measure in Measure)
    return mean_of_all(accuracy), mean_of_all(time)


def _sides(sample: TestSample, whose: Whose) -> tuple[SideSample, ...]:
    return sample.sides if whose is Whose.BOTH else (sample.left if whose is Whose.LEFT else sample.right,)


def _point(sample: TestSample, *, by_side: bool) -> SpeedPoint:
    left, right, both = (
        per_minute(sum(s.correct for s in sides), sum(s.spent_ms for s in sides))
        for sides in (_sides(sample, whose) for whose in Whose)
    )
    return SpeedPoint(
        sample.session_id, sample.day, left if by_side else None, right if by_side else None, both
    )


def _scores(tests: Sequence[TestSample], whose: Whose, spreads: tuple[float, float]) -> SpeedScores:
    sides = [side for test in tests for side in _sides(test, whose)]
    scored, correct = sum(s.scored for s in sides), sum(s.correct for s in sides)
    times = [time for side in sides for time in side.times_ms]
    accuracy = correct / scored if scored else None
    mean_ms = fmean(times) if times else None
    ies = lisas = None
    if accuracy is not None and mean_ms is not None:
        ies = ies_ms(mean_ms, accuracy)
        lisas = lisas_ms(mean_ms, 1 - accuracy, *spreads)
    return SpeedScores(
        whose, accuracy, mean_ms, per_minute(correct, sum(s.spent_ms for s in sides)), ies, lisas
    )


def _spreads(samples: Sequence[TestSample]) -> tuple[float, float]:
    """The person's overall spread of times, and of errors as noughts and ones."""
    sides = [side for sample in samples for side in sample.sides]
    times = [time for side in sides for time in side.times_ms]
    scored, correct = sum(s.scored for s in sides), sum(s.correct for s in sides)
    errors = sqrt(correct * (scored - correct) / (scored * (scored - 1))) if scored > 1 else 0.0
    return (stdev(times) if len(times) > 1 else 0.0), errors


def _overall(samples: Sequence[TestSample]) -> tuple[OverallPoint, ...]:
    both = [(sample, _scores([sample], Whose.BOTH, (0.0, 0.0))) for sample in samples]
    first = [
        (s.accuracy, s.mean_ms)
        for _, s in both[:FIRST_TESTS]
        if s.accuracy is not None and s.mean_ms is not None
    ]
    if len(first) < FIRST_TESTS:
        return ()
    accuracies, times = zip(*first, strict=True)
    start = Standards(fmean(accuracies), stdev(accuracies), fmean(times), stdev(times))
    return tuple(
        OverallPoint(sample.session_id, sample.day, score)
        for sample, s in both
        if s.accuracy is not None
        and s.mean_ms is not None
        and (score := bis(s.accuracy, s.mean_ms, start)) is not None
    )
