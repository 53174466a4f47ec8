"""The order of the first run's screens, and how far along each one is."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from gmi_trainer.domain.safety import SafetyGroup, Standing

SKIPPED = "skipped"
ANOTHER_WAY = "another_way"


class Step(StrEnum):
    """One screen. The value is kept in the record, so that a person comes back to it."""

    WELCOME = "welcome"
    EMERGENCY = "emergency"
    SOON = "soon"
    OTHER_WAY = "other_way"
    OUTCOME = "outcome"
    PART = "part"
    SIDE = "side"
    LIMB = "limb"
    WAYS = "ways"
    ENERGY = "energy"
    CALL = "call"
    WHY = "why"
    FEEL = "feel"
    STOP = "stop"
    START = "start"


QUESTIONS: Mapping[Step, SafetyGroup] = {
    Step.EMERGENCY: SafetyGroup.EMERGENCY,
    Step.SOON: SafetyGroup.SOON,
    Step.OTHER_WAY: SafetyGroup.OTHER_WAY,
}

_BEFORE_A_DRILL = (Step.WHY, Step.FEEL, Step.STOP, Step.START)

_TOGETHER: tuple[tuple[Step, ...], ...] = (
    (Step.WELCOME,),
    (Step.EMERGENCY, Step.SOON, Step.OTHER_WAY, Step.OUTCOME),
    (Step.PART, Step.SIDE),
    (Step.LIMB, Step.WAYS),
    (Step.ENERGY,),
    (Step.CALL,),
    (Step.WHY,),
    (Step.FEEL,),
    (Step.STOP,),
    (Step.START,),
)
"""What counts as one step to the person who takes it: the safety questions are one, and so are the two taps."""


def order(standing: Standing, answers: Mapping[str, str]) -> tuple[Step, ...]:
    """The screens of this person. Nobody is asked on in an emergency, and no drill is offered while one waits."""
    if standing is Standing.EMERGENCY:
        return (Step.WELCOME, Step.EMERGENCY, Step.OUTCOME)
    steps = tuple(Step)
    if standing is Standing.SOON:
        steps = tuple(step for step in steps if step not in _BEFORE_A_DRILL)
    if answers.get(Step.PART) == SKIPPED:
        steps = tuple(step for step in steps if step is not Step.SIDE)
    if answers.get(Step.LIMB) != ANOTHER_WAY:
        steps = tuple(step for step in steps if step is not Step.WAYS)
    return steps


def after(step: Step, steps: tuple[Step, ...]) -> Step | None:
    """The screen that follows; None: that was the last."""
    place = steps.index(step) + 1
    return steps[place] if place < len(steps) else None


def before(step: Step, steps: tuple[Step, ...]) -> Step | None:
    """The screen to go back to; None: this is the first."""
    place = steps.index(step)
    return steps[place - 1] if place > 0 else None


def place_of(step: Step, standing: Standing) -> tuple[int, int]:
    """Which step this is, of how many."""
    groups = _TOGETHER
    if standing is Standing.SOON:
        groups = tuple(group for group in groups if group[0] not in _BEFORE_A_DRILL)
    number = next(n for n, group in enumerate(groups, start=1) if step in group)
    return number, len(groups)
