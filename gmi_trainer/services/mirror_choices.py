"""How somebody practises with a mirror: which part, which side is behind it, how long, and their own step of each part.
Kept as one preference."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace

from gmi_trainer.domain.about import AboutMe, SoreSide
from gmi_trainer.domain.body import BodyPart, Side
from gmi_trainer.domain.mirror import LEGS, MIRROR_PARTS, PRACTISED, MirrorStep
from gmi_trainer.domain.mirror_course import MINUTES
from gmi_trainer.domain.values import dataclass
from gmi_trainer.services.changes import Changed, Changes
from gmi_trainer.services.diary_ports import Preferences

PREFERENCE = "mirror_choices"


@dataclass(frozen=True, slots=True)
class MirrorChoices:
    """``part`` and ``hidden`` None: as the person said of themselves. ``minutes`` None: as is suggested. ``set_up``:
    arms or legs for which the mirror was set up step by step before."""

    part: BodyPart | None = None
    hidden: Side | None = None
    minutes: int | None = None
    steps: Mapping[BodyPart, MirrorStep] = field(default_factory=dict)
    set_up: frozenset[str] = frozenset()

    def part_for(self, about: AboutMe) -> BodyPart:
        """What is practised: what was chosen, else what hurts where a mirror can show it, else hands."""
        if self.part is not None:
            return self.part
        return about.sore_part if about.sore_part in MIRROR_PARTS else BodyPart.HAND

    def hidden_for(self, about: AboutMe) -> Side | None:
        """The side behind the mirror; None: it has to be said."""
        if self.hidden is not None:
            return self.hidden
        return {SoreSide.LEFT: Side.LEFT, SoreSide.RIGHT: Side.RIGHT}.get(about.sore_side)

    def step_of(self, part: BodyPart) -> MirrorStep:
        """Their own step."""
        return self.steps.get(part, MirrorStep.LOOK)

    def with_step(self, part: BodyPart, step: MirrorStep) -> MirrorChoices:
        """The same at another step of a part."""
        return replace(self, steps={**self.steps, part: step})

    def was_set_up(self, part: BodyPart) -> bool:
        """Whether the mirror was set up step by step for it."""
        return limb_of(part) in self.set_up

    def having_set_up(self, part: BodyPart) -> MirrorChoices:
        """The same, with that done."""
        return replace(self, set_up=self.set_up | {limb_of(part)})


def limb_of(part: BodyPart) -> str:
    """Arm or leg: the mirror stands the same for all of one."""
    return "leg" if part in LEGS else "arm"


class MirrorChoicesService:
    """Reads and keeps them, on the window's thread."""

    def __init__(self, preferences: Preferences, changes: Changes) -> None:
        self._preferences = preferences
        self._changes = changes

    def load(self) -> MirrorChoices:
        """What was chosen; whatever is not understood is as usual."""
        return choices_from(self._preferences.get(PREFERENCE))

    def save(self, choices: MirrorChoices) -> None:
        """Keep them."""
        self._preferences.put(
            PREFERENCE,
            {
                "part": choices.part,
                "hidden": choices.hidden,
                "minutes": choices.minutes,
                "steps": {part.value: int(step) for part, step in choices.steps.items()},
                "set_up": sorted(choices.set_up),
            },
        )
        self._changes.publish(Changed.PREFERENCES)


def choices_from(stored: object) -> MirrorChoices:
    """Out of what is kept."""
    if not isinstance(stored, Mapping):
        return MirrorChoices()
    minutes, steps, set_up = stored.get("minutes"), stored.get("steps"), stored.get("set_up")
    known = {part.value: part for part in MIRROR_PARTS}
    practised = {int(step): step for step in PRACTISED}
    return MirrorChoices(
        part=next((part for part in MIRROR_PARTS if part.value == stored.get("part")), None),
        hidden=next((side for side in Side if side.value == stored.get("hidden")), None),
        minutes=minutes if minutes in MINUTES else None,
        steps={
            known[part]: practised[step]
            for part, step in (steps.items() if isinstance(steps, Mapping) else ())
            if part in known and step in practised
        },
        set_up=frozenset(one for one in ("arm", "leg") if isinstance(set_up, list) and one in set_up),
    )
