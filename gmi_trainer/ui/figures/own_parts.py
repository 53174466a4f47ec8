"""Where a figure keeps what a person writes in it. Without a record it is kept as long as the figure is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from gmi_trainer.domain.breath_steps import Cautions
from gmi_trainer.domain.values import dataclass
from gmi_trainer.ui.figures.scales import OwnCards

Undo = Callable[[], None]


class KeepsGoals(Protocol):
    """The person's own goals."""

    def add_goal(self, text: str, now: int) -> Undo:
        """One more, with how well it goes today, 0 (not at all) to 10 (as I would like). UserProblem: not kept."""
        ...


class KeepsPredictions(Protocol):
    """What a person thinks will happen when they try something."""

    def add_prediction(self, doing: str, expected: str, worry: int | None) -> Undo:
        """One more, to be looked at again afterwards. ``worry`` 0 to 10, or not said. UserProblem: not kept."""
        ...


@dataclass(frozen=True, slots=True)
class OwnParts:
    """What there is. None: that part of the figure says where it can be written instead, or is left out.

    ``cautions``: what they said calls for care with slow breathing; None: they were not asked yet.
    """

    cards: OwnCards | None = None
    goals: KeepsGoals | None = None
    predictions: KeepsPredictions | None = None
    saves_energy: bool = False  # small efforts make them crash: nothing is offered that goes up
    cautions: Cautions | None = None


NOTHING_OWN = OwnParts()
