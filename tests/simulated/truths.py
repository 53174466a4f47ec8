"""The kinds of persons, and what is claimed of the verdict they get."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

from gmi_trainer.domain.body import Side
from gmi_trainer.domain.change import SEED, Headline, PartChange, part_change
from gmi_trainer.domain.measure import Measure, Whose
from gmi_trainer.domain.samples import TestSample
from gmi_trainer.domain.side_gap import GapSize, SideGap, side_gap
from tests.simulated.person import Habit, Person, Skill, alike, tests_of

PERSONS = 200
FEWER = 80
"""Of those whose tests are many, or who are there to show what cannot be seen."""


@dataclass(frozen=True)
class Told:
    """What a person is told."""

    samples: tuple[TestSample, ...]
    change: PartChange

    @property
    def gap(self) -> SideGap | None:
        """How the sides are said to differ."""
        return side_gap(self.samples)


@dataclass(frozen=True)
class Claim:
    """What is told, and at least or at most in what share of such persons."""

    words: str
    holds: Callable[[Told], bool]
    at_least: float | None = None
    at_most: float | None = None


@dataclass(frozen=True)
class Truth:
    """A kind of persons: made of chance, and what is claimed of them."""

    name: str
    make: Callable[[Random], Person]
    claims: tuple[Claim, ...]
    persons: int = PERSONS


def told(truth: Truth, number: int) -> Told:
    """The verdict that the person with this number gets, the whole way from single answers."""
    seed = f"{truth.name}, {number}"
    samples = tests_of(truth.make(Random(seed)), seed)
    return Told(samples, part_change(samples, Random(SEED)))


def is_called_real(told: Told) -> bool:
    """Any real change of both sides together, or a trade-off."""
    return told.change.headline in (Headline.BETTER, Headline.LESS, Headline.MIXED, Headline.FASTER_LESS_SURE)


def says(*headlines: Headline) -> Callable[[Told], bool]:
    """One of these comes first."""
    return lambda told: told.change.headline in headlines


def _is_real(measure: Measure, whose: Whose) -> Callable[[Told], bool]:
    def holds(told: Told) -> bool:
        change = told.change.of(measure, whose)
        return change is not None and change.is_real

    return holds


def _sees_a_gap(told: Told) -> bool:
    gap = told.gap
    return gap is not None and gap.size in (GapSize.SMALL, GapSize.CLEAR)


def _sees_the_right_slower(told: Told) -> bool:
    gap = told.gap
    return (
        gap is not None and gap.time.size in (GapSize.SMALL, GapSize.CLEAR) and gap.time.weaker is Side.RIGHT
    )


def _some(rng: Random, tests: int = 6) -> Person:
    """Somebody steady: 80 to 93 of 100 right, 1.3 to 2.2 s."""
    usual = alike(rng.uniform(0.80, 0.93), rng.uniform(1300, 2200))
    return Person(usual, usual, spread=rng.uniform(0.28, 0.38), tests=tests)


def _steady_for_long(rng: Random) -> Person:
    return _some(rng, tests=12)


def _up_and_down(rng: Random) -> Person:
    return replace(_some(rng), day_accuracy=0.08, day_time=0.25)


def _surer(rng: Random, by: float = 0.25) -> Person:
    usual_ms, first = rng.uniform(1300, 2200), rng.uniform(0.65, 0.70)
    return replace(_some(rng), start=alike(first, usual_ms), end=alike(first + by, usual_ms), tests=8)


def _surer_after_long(rng: Random) -> Person:
    return replace(_surer(rng), tests=12)


def _less_sure(rng: Random) -> Person:
    person = _surer_after_long(rng)
    return replace(person, start=person.end, end=person.start)


def _a_bit_surer(rng: Random) -> Person:
    return _surer(rng, by=0.08)


def _quicker(rng: Random, by_ms: float = 1000, tests: int = 8) -> Person:
    share, first = rng.uniform(0.85, 0.93), rng.uniform(2300, 2700)
    return replace(_some(rng, tests), start=alike(share, first), end=alike(share, first - by_ms))


def _a_bit_quicker(rng: Random) -> Person:
    return _quicker(rng, by_ms=250)


def _quicker_on_the_left(rng: Random) -> Person:
    person = _quicker(rng, by_ms=1200)
    return replace(person, end={**person.end, Side.RIGHT: person.start[Side.RIGHT]})


def _guessing(rng: Random) -> Person:
    return replace(_some(rng), habit=Habit.GUESSES)


def _weak(rng: Random) -> Person:
    usual = alike(0.60, rng.uniform(1300, 2200))
    return replace(_some(rng), start=usual, end=usual)


def _swapped(rng: Random) -> Person:
    usual = alike(rng.uniform(0.85, 0.95), rng.uniform(1300, 2200))
    return replace(_some(rng), start=usual, end=usual, habit=Habit.SWAPPED)


def _rushing(rng: Random) -> Person:
    return replace(_some(rng), habit=Habit.RUSHES)


def _slow_on_the_right(rng: Random) -> Person:
    person = _some(rng)
    left = person.start[Side.LEFT]
    sides = {Side.LEFT: left, Side.RIGHT: Skill(left.accuracy, left.time_ms + 700)}
    return replace(person, start=sides, end=sides, tests=6)


def _faster_less_sure(rng: Random) -> Person:
    share, usual_ms = rng.uniform(0.88, 0.94), rng.uniform(1700, 2300)
    return replace(_some(rng), start=alike(share, usual_ms), end=alike(share - 0.20, usual_ms * 0.65))


TRUTHS = (
    Truth(
        "no change, 6 tests",
        _some,
        (
            Claim("a real change", is_called_real, at_most=0.05),
            Claim("within normal variation", says(Headline.WITHIN), at_least=0.95),
            Claim("the sides differ", _sees_a_gap, at_most=0.05),
        ),
    ),
    Truth(
        "no change, 12 tests",
        _steady_for_long,
        (Claim("a real change", is_called_real, at_most=0.05),),
        FEWER,
    ),
    Truth(
        "no change, very good and bad days",
        _up_and_down,
        (
            Claim("a real change of accuracy", _is_real(Measure.ACCURACY, Whose.BOTH), at_most=0.05),
            Claim("a real change of time", _is_real(Measure.TIME, Whose.BOTH), at_most=0.05),
            Claim("any real change or trade-off", is_called_real, at_most=0.13),
        ),
        FEWER,
    ),
    Truth("25 points more right, 8 tests", _surer, (Claim("better", says(Headline.BETTER), at_least=0.80),)),
    Truth(
        "25 points more right, 12 tests",
        _surer_after_long,
        (Claim("better", says(Headline.BETTER), at_least=0.90),),
        FEWER,
    ),
    Truth(
        "25 points fewer right, 12 tests",
        _less_sure,
        (
            Claim(
                "less, or faster but less sure", says(Headline.LESS, Headline.FASTER_LESS_SURE), at_least=0.85
            ),
            Claim("better", says(Headline.BETTER), at_most=0.01),
        ),
        FEWER,
    ),
    Truth(
        "8 points more right (too small)",
        _a_bit_surer,
        (Claim("a real change", is_called_real, at_most=0.15),),
        FEWER,
    ),
    Truth(
        "1 s quicker, both sides alike",
        _quicker,
        (
            Claim("better", says(Headline.BETTER), at_least=0.90),
            Claim("both sides together", lambda told: told.change.quicker_together, at_least=0.90),
        ),
    ),
    Truth(
        "0.25 s quicker (too small)",
        _a_bit_quicker,
        (Claim("a real change", is_called_real, at_most=0.10),),
        FEWER,
    ),
    Truth(
        "1.2 s quicker, left side only",
        _quicker_on_the_left,
        (
            Claim("left: a real change", _is_real(Measure.TIME, Whose.LEFT), at_least=0.90),
            Claim("right: a real change", _is_real(Measure.TIME, Whose.RIGHT), at_most=0.05),
            Claim("both sides together", lambda told: told.change.quicker_together, at_most=0.05),
        ),
        FEWER,
    ),
    Truth("guessing", _guessing, (Claim("hard to tell apart", says(Headline.GUESSING), at_least=0.95),)),
    Truth(
        "60 of 100 right (hardly above chance)",
        _weak,
        (Claim("hard to tell apart", says(Headline.GUESSING), at_most=0.40),),
        FEWER,
    ),
    Truth("swapped keys", _swapped, (Claim("keys may be swapped", says(Headline.SWAPPED), at_least=0.95),)),
    Truth("rushing", _rushing, (Claim("too few tests to tell", says(Headline.TOO_FEW), at_least=0.95),)),
    Truth(
        "right side 0.7 s slower",
        _slow_on_the_right,
        (
            Claim("the right side takes longer", _sees_the_right_slower, at_least=0.90),
            Claim("a real change", is_called_real, at_most=0.05),
        ),
    ),
    Truth(
        "faster, but less sure",
        _faster_less_sure,
        (Claim("faster, but less sure", says(Headline.FASTER_LESS_SURE), at_least=0.90),),
        FEWER,
    ),
)
