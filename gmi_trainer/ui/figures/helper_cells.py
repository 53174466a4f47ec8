"""Helper cells around a nerve cell, step by step, and how sure we are of each step: amounts and places, no paint."""

from __future__ import annotations

from itertools import pairwise

from gmi_trainer.domain.lesson import Figure
from gmi_trainer.domain.values import dataclass
from gmi_trainer.ui.figures.settings import Settings, require
from gmi_trainer.ui.figures.smooth import Point, SmoothWay

STEPS = ("look-after", "notice", "send", "louder", "in-people", "for-you")
"""What the drawing can show, in the order in which it is told."""

MOST_SURE = 3
FROM_ANIMALS = 2

BODY = (110.0, 62.0)
"""The drawing's own size; every place below is on it."""

HELPERS: tuple[Point, ...] = ((17.0, 15.5), (17.0, 46.5), (49.0, 47.5))
"""So far apart that each can be pressed at every size of text."""
NERVE_CELL: Point = (58.0, 22.0)
NERVE_RADIUS = 9.0
HELPER_RADIUS = 6.4
TROUBLE: Point = (29.0, 30.5)
WHO: Point = (97.0, 45.0)  # where it is shown in whom it was found
AXON = SmoothWay(((66.0, 23.5), (76.0, 26.5), (88.0, 21.0), (98.0, 16.0), (108.0, 18.0)))


@dataclass(frozen=True, slots=True)
class HelperStep:
    """A step. ``sure``: 0 not known, up to 3 well known."""

    step_id: str
    sure: int
    claim: str


@dataclass(frozen=True, slots=True)
class Scene:
    """How far each thing has come about, 0 to 1; ``sure`` is where the needle stands.

    ``whole_sure`` is that of the step it goes to: lines are solid, broken or dotted by it.
    """

    busy: float
    sends: float
    louder: float
    in_people: float
    for_you: float
    sure: float
    whole_sure: int


@dataclass(frozen=True, slots=True)
class HelperPlan:
    """All that the figure knows."""

    steps: tuple[HelperStep, ...]

    def after(self, number: int) -> int:
        """The next step; after the last one, the first."""
        return (number + 1) % len(self.steps)

    def scene(self, at: float, step: int) -> Scene:
        """At a step, or on the way from one to another; ``step`` is the one that is meant."""
        low = min(int(at), len(self.steps) - 1)
        high = min(low + 1, len(self.steps) - 1)
        sure = self.steps[low].sure + (self.steps[high].sure - self.steps[low].sure) * (at - low)
        busy, sends, louder, in_people, for_you = (min(1.0, max(0.0, at - n)) for n in range(len(STEPS) - 1))
        return Scene(busy, sends, louder, in_people, for_you, sure, self.steps[step].sure)


def helper_plan(figure: Figure) -> HelperPlan:
    """Read it, or say what does not fit."""
    settings, where = Settings(figure.settings, figure.kind), figure.kind
    steps = tuple(
        HelperStep(one.word("id"), one.whole("sure"), one.word("claim")) for one in settings.parts("steps")
    )
    require(tuple(one.step_id for one in steps) == STEPS, f"{where}.steps", ", ".join(STEPS))
    require(all(0 <= one.sure <= MOST_SURE for one in steps), f"{where}.steps", f"sure from 0 to {MOST_SURE}")
    require(
        all(before.sure >= after.sure for before, after in pairwise(steps)),
        f"{where}.steps",
        "never surer of a later step than of the one before",
    )
    return HelperPlan(steps)
