"""What a drill came to: accuracy, response time, the gap between the sides and its noise, one finding."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from enum import StrEnum
from statistics import fmean, median, stdev

from gmi_trainer.domain.body import Side
from gmi_trainer.domain.progress import SideScore
from gmi_trainer.domain.reference import (
    EASY_ACCURACY,
    FASTER_LESS_SURE,
    MISSED_SHARE_TOO_MANY,
    NOISE_Z,
    SWAPPED_ACCURACY,
    TOO_FAST_SHARE_TOO_MANY,
)
from gmi_trainer.domain.trial import Outcome, TrialResult
from gmi_trainer.domain.values import dataclass

FEWEST_FOR_A_FINDING = 10
"""With fewer answers than this nothing is said about them."""

FEWEST_FOR_GUESSING = 20
"""With fewer pictures than this, being near chance says nothing: 8 of 10 right are "not above" it."""


def side_score(
    trials: Iterable[TrialResult], side: Side | None = None, limit_ms: float | None = None
) -> SideScore:
    """Score the trials of one side, or of both where ``side`` is None. Warm-ups are left out.

    ``limit_ms``: what a missed picture took.

    Response times are those of correct answers; the median leads because times are skewed, mean and
    spread are kept because published values are means.
    """
    mine = [t for t in trials if not t.is_warm_up and side in (None, t.stimulus.side)]
    count = {outcome: sum(t.outcome is outcome for t in mine) for outcome in Outcome}
    times = [t.rt_ms for t in mine if t.outcome is Outcome.CORRECT and t.rt_ms is not None]
    correct, wrong, missed = count[Outcome.CORRECT], count[Outcome.WRONG], count[Outcome.MISSED]
    return SideScore(
        scored=correct + wrong + missed,
        correct=correct,
        wrong=wrong,
        missed=missed,
        too_fast=count[Outcome.TOO_FAST],
        median_rt_ms=median(times) if times else None,
        mean_rt_ms=fmean(times) if times else None,
        sd_rt_ms=stdev(times) if len(times) > 1 else None,
        spent_ms=math.fsum(
            t.rt_ms if t.rt_ms is not None else (limit_ms or 0.0) for t in mine if t.is_scored
        ),
    )


def correct_per_minute(trials: Iterable[TrialResult], limit_ms: float | None) -> float | None:
    """Correct answers per minute of looking: the rate correct score (Woltz & Was 2006).

    A missed picture costs the whole limit. None where no time was spent.
    """
    scored = [t for t in trials if t.is_scored]
    spent_ms = sum(t.rt_ms if t.rt_ms is not None else (limit_ms or 0) for t in scored)
    if not spent_ms:
        return None
    return sum(t.outcome is Outcome.CORRECT for t in scored) * 60_000 / spent_ms


@dataclass(frozen=True, slots=True)
class Gap:
    """Left minus right, each with its 95 % noise (plus or minus). None where a side has too little."""

    rt_ms: float | None
    rt_noise_ms: float | None
    accuracy: float | None
    accuracy_noise: float | None


def gap_between(left: SideScore, right: SideScore) -> Gap:
    """The difference of the sides and how far chance alone could move it.

    Times: difference of means, noise 1.96 * sqrt(s1^2/n1 + s2^2/n2) (Welch). Accuracy: Agresti-Caffo
    (one success and one failure added to each side), which holds at 20 a side and near 100 %.
    """
    rt = rt_noise = None
    if left.mean_rt_ms is not None and right.mean_rt_ms is not None:
        rt = left.mean_rt_ms - right.mean_rt_ms
        if left.sd_rt_ms is not None and right.sd_rt_ms is not None:
            rt_noise = NOISE_Z * math.sqrt(
                left.sd_rt_ms**2 / left.correct + right.sd_rt_ms**2 / right.correct
            )
    accuracy = accuracy_noise = None
    if left.accuracy is not None and right.accuracy is not None:
        accuracy = left.accuracy - right.accuracy
        shares = [((s.correct + 1) / (s.scored + 2), s.scored + 2) for s in (left, right)]
        accuracy_noise = NOISE_Z * math.sqrt(sum(p * (1 - p) / n for p, n in shares))
    return Gap(rt, rt_noise, accuracy, accuracy_noise)


def above_chance(correct: int, scored: int) -> bool:
    """Whether so many right are unlikely (below 5 %, one-sided binomial) when only guessing."""
    ways = sum(math.comb(scored, k) for k in range(correct, scored + 1))
    return bool(ways / 2**scored < 0.05)


class Finding(StrEnum):
    """The one thing said first about a drill."""

    NOTHING_YET = "nothing_yet"  # no answer that counts
    A_FEW = "a_few"  # too few to say more than "well begun"
    SWAPPED = "swapped"  # the two keys, or the two words, may be swapped
    RUSHING = "rushing"  # many answers faster than sight
    MANY_MISSED = "many_missed"
    GUESSING = "guessing"  # not above chance
    FASTER_LESS_SURE = "faster_less_sure"
    GROWING = "growing"  # above chance, below 80 %
    STEADY = "steady"  # 80 % or more on both sides


def finding_of(trials: Sequence[TrialResult], earlier: Sequence[tuple[SideScore, SideScore]] = ()) -> Finding:
    """The reading of a drill, most useful first. ``earlier``: (left, right) of up to three tests like it.

    A single drill never speaks of a difference between the sides: 20 pictures a side cannot show one.
    Guessing and swapped keys are read from what was answered: a picture missed for want of time is not a
    guess.
    """
    both = side_score(trials)
    shown = both.scored + both.too_fast
    accuracy = both.accuracy
    if accuracy is None:
        return Finding.RUSHING if both.too_fast else Finding.NOTHING_YET
    if shown >= FEWEST_FOR_A_FINDING and both.too_fast > shown * TOO_FAST_SHARE_TOO_MANY:
        return Finding.RUSHING
    if both.scored < FEWEST_FOR_A_FINDING:
        return Finding.A_FEW
    if both.missed > both.scored * MISSED_SHARE_TOO_MANY:
        return Finding.MANY_MISSED
    answered = both.correct + both.wrong
    if both.correct <= answered * SWAPPED_ACCURACY:
        return Finding.SWAPPED
    if not above_chance(both.correct, answered):
        return Finding.GUESSING if both.scored >= FEWEST_FOR_GUESSING else Finding.A_FEW
    if _is_faster_but_less_sure(both, earlier):
        return Finding.FASTER_LESS_SURE
    sides = [side_score(trials, side).accuracy for side in Side]
    if all(a is None or a >= EASY_ACCURACY for a in sides):
        return Finding.STEADY
    return Finding.GROWING


def _is_faster_but_less_sure(now: SideScore, earlier: Sequence[tuple[SideScore, SideScore]]) -> bool:
    sides = [score for pair in earlier for score in pair]
    scored = sum(s.scored for s in sides)
    timed = [s for s in sides if s.mean_rt_ms is not None]
    if not scored or not timed or now.mean_rt_ms is None or now.accuracy is None:
        return False
    before_accuracy = sum(s.correct for s in sides) / scored
    before_ms = sum((s.mean_rt_ms or 0) * s.correct for s in timed) / sum(s.correct for s in timed)
    drop, gain = FASTER_LESS_SURE
    return now.accuracy <= before_accuracy - drop and now.mean_rt_ms <= before_ms * (1 - gain)


def timing_counts(trials: Sequence[TrialResult]) -> bool:
    """Whether a session may be compared at all: at most 15 % too fast and 30 % missed."""
    both = side_score(trials)
    shown = both.scored + both.too_fast
    return (
        both.scored > 0
        and both.too_fast <= shown * TOO_FAST_SHARE_TOO_MANY
        and both.missed <= both.scored * MISSED_SHARE_TOO_MANY
    )
