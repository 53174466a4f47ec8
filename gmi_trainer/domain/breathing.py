"""Slow breathing: what a breath is made of, how long a session lasts, and the script that paces it."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from math import cos, pi

from gmi_trainer.domain.script import NS_PER_MS, Moment, Phase, Script, script_of
from gmi_trainer.domain.values import dataclass

STEP_MS = 500
IN_MS = (2_500, 5_000)
OUT_MS = (3_000, 10_000)
HOLD_MS = (0, 2_000)
"""The shortest and the longest of each part, in half-second steps (product: Breathe; science D2, design). They keep
every breath within 3 to 15 a minute, the slowest and the fastest that is asked of anybody (D2): 3.2 to 10.9."""

MINUTES = (1, 2, 3, 5, 10, 15, 20)
BREATH_COUNTS = (5, 10, 15, 20, 25, 30, 50, 75, 100)
USUAL_MINUTES = 5
FIRST_WEEK_MINUTES = 2
FIRST_MINUTES = 1
"""5 minutes are 25 breaths of 12 s; week one 2 to 5 minutes; the first session is one (product: Breathe; the lengths
are science D2, where up to 20 minutes is what trials use, known convention)."""

LEAD_IN_MS = 5_000
GO_ON_LEAD_IN_MS = 3_000
"""Time to sit well before the first breath, and before the one after a pause (design)."""


class BreathPhase(StrEnum):
    """What a phase of a breathing script asks for."""

    LEAD_IN = "lead_in"
    IN = "in"
    HOLD_FULL = "hold_full"  # after the breath in
    OUT = "out"
    HOLD_EMPTY = "hold_empty"  # after the breath out


@dataclass(frozen=True, slots=True)
class BreathPattern:
    """One breath, in milliseconds. ValueError outside of what is possible here (``IN_MS``, ``OUT_MS``, ``HOLD_MS``)."""

    in_ms: int = 4_000
    out_ms: int = 8_000
    hold_full_ms: int = 0
    hold_empty_ms: int = 0

    def __post_init__(self) -> None:
        for value, (least, most) in (
            (self.in_ms, IN_MS),
            (self.out_ms, OUT_MS),
            (self.hold_full_ms, HOLD_MS),
            (self.hold_empty_ms, HOLD_MS),
        ):
            if not least <= value <= most or value % STEP_MS:
                raise ValueError(f"{value} ms is no part of a breath here")

    @property
    def cycle_ms(self) -> int:
        """The whole breath."""
        return self.in_ms + self.hold_full_ms + self.out_ms + self.hold_empty_ms

    @property
    def per_minute(self) -> float:
        """How many of them make a minute."""
        return 60_000 / self.cycle_ms

    @property
    def has_holds(self) -> bool:
        """Whether the breath is held anywhere."""
        return self.hold_full_ms > 0 or self.hold_empty_ms > 0

    @property
    def parts(self) -> tuple[tuple[BreathPhase, int], ...]:
        """What it is made of, in order, in milliseconds; without what lasts no time."""
        return tuple(
            (kind, ms)
            for kind, ms in (
                (BreathPhase.IN, self.in_ms),
                (BreathPhase.HOLD_FULL, self.hold_full_ms),
                (BreathPhase.OUT, self.out_ms),
                (BreathPhase.HOLD_EMPTY, self.hold_empty_ms),
            )
            if ms
        )


GOAL = BreathPattern(4_000, 8_000)
"""4 s in, 8 s out, no hold: the named default and the goal (product: Breathe; five a minute, science D1)."""

LADDER = (BreathPattern(3_000, 4_000), BreathPattern(3_000, 6_000), BreathPattern(4_000, 6_000), GOAL)
"""From gentle to the goal, one step after a comfortable session (science D2)."""

EASIEST = BreathPattern(2_500, 3_000)
"""As short as a breath can be here: where "easier" ends."""


class Pacer(StrEnum):
    """How the breath is shown."""

    CIRCLE = "circle"
    WAVE = "wave"
    BAR = "bar"
    WORDS = "words"  # plain text, and a count


class Pace(StrEnum):
    """How a breath felt, said after a session."""

    COMFORTABLE = "comfortable"
    A_LITTLE_TOO_LONG = "a_little_too_long"
    TOO_LONG = "too_long"


class Ending(StrEnum):
    """How a session ended."""

    WHOLE = "whole"
    STOPPED = "stopped"
    DIZZY = "dizzy"


@dataclass(frozen=True, slots=True)
class BreathSpec:
    """Everything that decides how a breathing session runs; kept with it.

    ``breaths``: whole ones. ``volume_percent`` of tones and voice. ``is_first``: the one minute that comes before
    all others.
    """

    pattern: BreathPattern = GOAL
    breaths: int = 25
    lead_in_ms: int = LEAD_IN_MS
    pacer: Pacer = Pacer.CIRCLE
    tones: bool = True
    voice: bool = False
    humming: bool = False
    volume_percent: int = 60
    is_first: bool = False

    def __post_init__(self) -> None:
        if self.breaths < 1:
            raise ValueError("a session has at least one breath")
        if self.lead_in_ms < 0:
            raise ValueError(f"a lead-in lasts some time or none, not {self.lead_in_ms} ms")
        if not 0 <= self.volume_percent <= 100:
            raise ValueError(f"{self.volume_percent} % is no volume")


def breaths_in(minutes: float, pattern: BreathPattern) -> int:
    """The whole breaths nearest to so many minutes, one at least."""
    return max(1, int(minutes * 60_000 / pattern.cycle_ms + 0.5))


def script_for(pattern: BreathPattern, breaths: Iterable[int], *, lead_in_ms: int = LEAD_IN_MS) -> Script:
    """The phases of these breaths, by number, after a lead-in (0: none), which belongs to the first of them.

    It ends with the last breath out: nobody is left holding. ValueError without a breath.
    """
    numbers = tuple(breaths)
    if not numbers:
        raise ValueError("a script of breathing has at least one breath")
    phases = [Phase(BreathPhase.LEAD_IN, lead_in_ms * NS_PER_MS, numbers[0])] if lead_in_ms else []
    phases += [Phase(kind, ms * NS_PER_MS, number) for number in numbers for kind, ms in pattern.parts]
    if phases[-1].kind == BreathPhase.HOLD_EMPTY:
        phases.pop()
    return script_of(phases)


def fullness(moment: Moment) -> float:
    """How far the chest is filled, 0 to 1: soft at both turns, as a breath is (half a cosine)."""
    match moment.phase.kind:
        case BreathPhase.IN:
            return _soft(moment.share)
        case BreathPhase.HOLD_FULL:
            return 1.0
        case BreathPhase.OUT:
            return 1.0 - _soft(moment.share)
        case _:
            return 0.0


def _soft(share: float) -> float:
    return (1.0 - cos(pi * share)) / 2
