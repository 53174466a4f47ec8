"""What can be heard of a guided practice: a soft tone where a step begins, and its words a little later."""

from __future__ import annotations

from gmi_trainer.domain.breath_cues import END
from gmi_trainer.domain.guided import GuidedStep, StepCue
from gmi_trainer.domain.script import NS_PER_MS

TONES = {StepCue.RISE: "in-3000", StepCue.FALL: "out-4000", StepCue.BELL: END}
"""The sounds of breathing, which are soft at both ends, and the bell that ends it."""

SPEAKS_AFTER_NS = 1_500 * NS_PER_MS
"""A voice waits until most of the tone is over (design)."""


def tone_of(step: GuidedStep) -> str | None:
    """The sound with which a step begins; None: nothing."""
    return TONES.get(step.cue)


def speaks_from_ns(step: GuidedStep, *, tones: bool) -> int:
    """So long after its beginning a step's words are said."""
    return SPEAKS_AFTER_NS if tones and tone_of(step) is not None else 0


def said_of(step: GuidedStep) -> str:
    """Its words as they are said."""
    return f"{step.heading}. {step.words}"
