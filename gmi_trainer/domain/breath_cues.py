"""What can be heard of a breath: which tone and which word belong to each of its parts."""

from __future__ import annotations

from enum import StrEnum

from gmi_trainer.domain.breathing import BreathPattern, BreathPhase
from gmi_trainer.domain.script import NS_PER_MS, Moment
from gmi_trainer.domain.values import dataclass

LATE_NS = 600_000_000
"""A part that was noticed so late gets neither tone nor word: they would last into the next one (design)."""

SAME_END_NS = 50_000_000
"""A tone may end so much beside its part of the breath, and nobody hears it (design)."""

END = "end"
"""The bell when all is done."""


class Word(StrEnum):
    """What a voice says."""

    IN = "in"
    OUT = "out"
    OUT_HUMMING = "out_humming"
    HOLD = "hold"
    DONE = "done"


class CueTrouble(StrEnum):
    """Why what was asked for cannot be heard. The breath goes on without it."""

    NO_SOUND = "no_sound"  # what plays sound is not on this computer
    NO_DEVICE = "no_device"
    NO_VOICE = "no_voice"


@dataclass(frozen=True, slots=True)
class Cue:
    """What begins to be heard with a part of a breath; None: nothing. ``tone_ms``: how long the tone lasts."""

    tone: str | None = None
    tone_ms: int = 0
    word: Word | None = None


SILENCE = Cue()


def tones_of(pattern: BreathPattern) -> tuple[str, str]:
    """The names of its two tones, in and out."""
    return f"in-{pattern.in_ms}", f"out-{pattern.out_ms}"


def cue_for(moment: Moment, pattern: BreathPattern, *, humming: bool) -> Cue:
    """What begins to be heard where a part of a breath begins.

    Nothing does where it was noticed late, or where it goes on from one that was cut short: nobody breathes in twice.
    """
    if moment.phase.begun > 0 or moment.into_ns > LATE_NS:
        return SILENCE
    tone_in, tone_out = tones_of(pattern)
    match moment.phase.kind:
        case BreathPhase.IN:
            return Cue(tone_in, pattern.in_ms, Word.IN)
        case BreathPhase.OUT:
            return Cue(tone_out, pattern.out_ms, Word.OUT_HUMMING if humming else Word.OUT)
        case BreathPhase.HOLD_FULL | BreathPhase.HOLD_EMPTY:
            return Cue(word=Word.HOLD)
        case _:
            return SILENCE


def ends_with(tone_ms: int, moment: Moment) -> bool:
    """Whether a tone that lasts so long, and began with a part of a breath, ends with what is left of that part.

    After "easier" a part goes on, often shorter than its tone.
    """
    left_of_tone_ns = (1.0 - moment.share) * tone_ms * NS_PER_MS
    return abs(left_of_tone_ns - moment.left_ns) <= SAME_END_NS


def gain_of(volume_percent: int) -> float:
    """How strong a sound is, 0 to 1. Its square, because half as loud to the ear is far less than half as strong."""
    return (max(0, min(volume_percent, 100)) / 100) ** 2
