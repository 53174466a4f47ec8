"""A guided practice as a value: its steps with their words, its two lengths, and what a session of it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field
from datetime import date
from enum import StrEnum

from gmi_trainer.domain.activity import SessionKind
from gmi_trainer.domain.checkin import Feel
from gmi_trainer.domain.checkin import Moment as RatedAt
from gmi_trainer.domain.script import NS_PER_MS, Phase, Script, script_of
from gmi_trainer.domain.values import dataclass

STEP_S = (5, 180)
"""The shortest and the longest step, in seconds (design)."""

LONG_S = (180, 480)
"""A whole practice: 3 to 8 minutes (design)."""

SHORTEST_S = 60
"""A short version lasts at least so long (design)."""

LEAD_IN = "lead_in"
LEAD_IN_MS = 4_000
"""Time to put down the mouse and close the eyes, before the first step (design)."""

GUIDED_KINDS = (SessionKind.NOTICE, SessionKind.IMAGERY, SessionKind.MIRROR)
"""Practices that are scripts with words. Breathing has a script of its own."""


class StepCue(StrEnum):
    """The tone with which a step begins."""

    RISE = "rise"
    FALL = "fall"
    BELL = "bell"  # look up: for practices with pictures
    NONE = "none"


class Eyes(StrEnum):
    """What a practice suggests. It is never a must."""

    OPEN = "open"
    CLOSED = "closed"
    EITHER = "either"


class Length(StrEnum):
    """Which version of a practice."""

    SHORT = "short"
    LONG = "long"


class GuidedEnding(StrEnum):
    """How a session ended."""

    WHOLE = "whole"
    STOPPED = "stopped"
    UPSET = "upset"  # "I feel dizzy or upset"


@dataclass(frozen=True, slots=True)
class GuidedStep:
    """One thing to attend to. ``short_s`` None: not in the short version."""

    step_id: str
    cue: StepCue
    heading: str
    words: str
    long_s: int
    short_s: int | None = None

    def seconds(self, length: Length) -> int | None:
        """How long it lasts in a version; None where it is not in it."""
        return self.long_s if length is Length.LONG else self.short_s


@dataclass(frozen=True, slots=True)
class GuidedScript:
    """A practice. ``ratings``: where something may be asked; ``content_note``: what it may stir up, or empty."""

    script_id: str
    kind: SessionKind
    edition: int
    order: int
    sign: str
    eyes: Eyes
    ratings: frozenset[RatedAt]
    steps: tuple[GuidedStep, ...]
    title: str
    about: str
    sit: str
    content_note: str = ""

    def length_s(self, length: Length) -> int:
        """How long a version lasts, in seconds."""
        return sum(step.seconds(length) or 0 for step in self.steps)

    @property
    def lengths(self) -> tuple[Length, ...]:
        """The versions there are."""
        return tuple(length for length in Length if self.length_s(length))

    def step(self, step_id: str) -> GuidedStep | None:
        """One of its steps."""
        return next((step for step in self.steps if step.step_id == step_id), None)


@dataclass(frozen=True, slots=True)
class StepLength:
    """A step of a session, and how long it was meant to last."""

    step_id: str
    ms: int


@dataclass(frozen=True, slots=True)
class GuidedSpec:
    """Everything that decides how a session runs; kept with it. ValueError without a step."""

    script_id: str
    edition: int
    length: Length
    steps: tuple[StepLength, ...]
    lead_in_ms: int = LEAD_IN_MS
    tones: bool = True
    voice: bool = False
    volume_percent: int = 60

    def __post_init__(self) -> None:
        if not self.steps:
            raise ValueError("a guided practice has at least one step")


@dataclass(frozen=True, slots=True)
class GuidedDone:
    """A session read back. ``ending`` None: it was interrupted, with so many whole steps by then. ``pain_change``:
    after it less before it; ``feel``: one tap after it."""

    session_id: int
    kind: SessionKind
    day: date
    script_id: str
    length: Length
    steps: int
    steps_done: int
    left_out: int
    practised_ms: int
    pauses: int = 0
    sleeps: int = 0
    ending: GuidedEnding | None = None
    counted: bool = True
    not_counted_reason: str = ""
    pain_change: float | None = None
    feel: Feel | None = None

    @property
    def is_done(self) -> bool:
        """Whether it was practice: ended, with a whole step."""
        return self.ending is not None and self.steps_done >= 1


@dataclass(frozen=True, slots=True)
class Tally:
    """How often a practice was done, and the last day of it."""

    times: int
    last_day: date


@dataclass(frozen=True, slots=True)
class GuidedPast:
    """What was done of one kind of practice. ``sessions``: all of them; ``of``: those that count, by script."""

    sessions: int = 0
    of: dict[str, Tally] = field(default_factory=dict)


def fitting(
    scripts: Iterable[GuidedScript], past: GuidedPast, minutes: float
) -> tuple[GuidedScript, Length] | None:
    """The practice for a plan that asks for so many minutes of a kind: the one that was done longest ago, new ones
    first; and of its versions the one nearest to that. None where there is no practice.
    """

    def place(script: GuidedScript) -> tuple[date, int]:
        tally = past.of.get(script.script_id)
        return (tally.last_day if tally is not None else date.min), script.order

    script = min(scripts, key=place, default=None)
    if script is None:
        return None
    return script, min(script.lengths, key=lambda length: abs(script.length_s(length) - minutes * 60))


def spec_of(
    script: GuidedScript, length: Length, *, tones: bool = True, voice: bool = False, volume_percent: int = 60
) -> GuidedSpec:
    """A session of a script; the long version where there is no other."""
    if length not in script.lengths:
        length = Length.LONG
    timed = ((step.step_id, step.seconds(length)) for step in script.steps)
    return GuidedSpec(
        script_id=script.script_id,
        edition=script.edition,
        length=length,
        steps=tuple(StepLength(step_id, seconds * 1_000) for step_id, seconds in timed if seconds),
        tones=tones,
        voice=voice,
        volume_percent=volume_percent,
    )


def script_for(spec: GuidedSpec) -> Script:
    """The phases of a session: a lead-in (round 0), then each step, numbered from 1."""
    lead_in = [Phase(LEAD_IN, spec.lead_in_ms * NS_PER_MS)] if spec.lead_in_ms else []
    return script_of([*lead_in, *step_phases(spec.steps)])


def step_phases(steps: Iterable[StepLength]) -> list[Phase]:
    """Each step, numbered from 1."""
    return [Phase(step.step_id, step.ms * NS_PER_MS, number) for number, step in enumerate(steps, start=1)]
