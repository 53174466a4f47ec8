"""The four stages of the way, and which of them there are for a part of the body."""

from __future__ import annotations

from enum import IntEnum

from gmi_trainer.domain.activity import SessionKind
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.default_plan import WITHOUT_MIRROR


class Stage(IntEnum):
    """In their order (science B1)."""

    LEFT_RIGHT = 1
    IMAGINE = 2
    MIRROR = 3
    DAILY = 4


KINDS = {
    Stage.LEFT_RIGHT: SessionKind.DRILL,
    Stage.IMAGINE: SessionKind.IMAGERY,
    Stage.MIRROR: SessionKind.MIRROR,
    Stage.DAILY: SessionKind.ACTIVITY,
}
"""What is practised in each."""


def stages_of(part: BodyPart) -> tuple[Stage, ...]:
    """The stages for a part: a mirror cannot show neck and back."""
    return tuple(stage for stage in Stage if stage is not Stage.MIRROR or part not in WITHOUT_MIRROR)


def stage_after(stage: Stage, part: BodyPart) -> Stage | None:
    """The next one; None after the last."""
    return next((other for other in stages_of(part) if other > stage), None)


def stage_before(stage: Stage, part: BodyPart) -> Stage:
    """The one before; the first has none, and stays."""
    return max((other for other in stages_of(part) if other < stage), default=stage)
