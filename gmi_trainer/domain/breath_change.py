"""What changed around breathing sessions, and whether that is more than the sessions' own ups and downs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from math import sqrt

from gmi_trainer.domain.breath_course import MOST_FOR_A_MEAN, BreathDone, MeanChange, changes_of, mean_of
from gmi_trainer.domain.checkin import Scale
from gmi_trainer.domain.reference import NOISE_Z
from gmi_trainer.domain.values import dataclass

LEAST_SD = sqrt(1 / 6)
"""Single changes never differ less than this (0.41 points): a rating is a whole number, so each is up to half a point
off, and a change has two of them (the spread of two rounding errors; arithmetic)."""


class Direction(StrEnum):
    """Where a mean change points to."""

    LOWER = "lower"
    HIGHER = "higher"
    UNCLEAR = "unclear"  # not clearly different from none


@dataclass(frozen=True, slots=True)
class ChangeStory:
    """One scale around breathing. ``singles``: after minus before of the newest rated sessions that count, newest
    first; ``rated``: how many there are of those in all. ``mean`` None: too few to say."""

    scale: Scale
    rated: int
    singles: tuple[float, ...]
    mean: MeanChange | None

    @property
    def lower(self) -> int:
        """After how many sessions it was lower than before."""
        return sum(change < 0 for change in self.singles)

    @property
    def same(self) -> int:
        """After how many it was the same."""
        return sum(change == 0 for change in self.singles)

    @property
    def higher(self) -> int:
        """After how many it was higher."""
        return sum(change > 0 for change in self.singles)


def change_story(done: Iterable[BreathDone], scale: Scale) -> ChangeStory:
    """All there is to say of a scale. ``done``: newest first."""
    return story_of(scale, changes_of(done, scale))


def story_of(scale: Scale, newest_first: Sequence[float]) -> ChangeStory:
    """The same for a practice of any kind, from the single changes around it."""
    singles = tuple(newest_first)
    return ChangeStory(scale, len(singles), singles[:MOST_FOR_A_MEAN], mean_of(singles, scale))


def direction_of(mean: MeanChange) -> Direction:
    """Which way a mean change points; ``UNCLEAR`` unless it is larger than its own margin.

    This is a careful use of words, no test of an effect: without a comparison nobody can say what breathing did
    (scores drift back to their average by themselves, science D2), and sessions of one person are not independent.
    """
    if abs(mean.mean) <= margin_of(mean):
        return Direction.UNCLEAR
    return Direction.LOWER if mean.mean < 0 else Direction.HIGHER


def margin_of(mean: MeanChange) -> float:
    """The 95 % margin of the mean, plus or minus, from how much the single sessions differ (Student's t)."""
    return _t_95(mean.sessions - 1) * max(mean.sd, LEAST_SD) / sqrt(mean.sessions)


def _t_95(freedom: int) -> float:
    """The two-sided 95 % point of Student's t, by its expansion around the normal one (Abramowitz & Stegun 1964,
    26.7.5): within 0.002 from 6 degrees of freedom on, which is the fewest there can be here."""
    z = NOISE_Z
    terms = (
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
    )
    correction = sum(term / float(freedom) ** power for power, term in enumerate(terms, start=1))
    return z + float(correction)
