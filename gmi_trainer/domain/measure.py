"""What is compared of a test: how many answers were right, and how long they took; of one side or of both."""

from __future__ import annotations

from enum import Enum, auto
from typing import Protocol

from gmi_trainer.domain.body import Side


class Told(Protocol):
    """Anything that says both of a side: how much was right, and how long it took."""

    @property
    def accuracy(self) -> float | None:
        """Share of right answers, 0 to 1."""

    @property
    def time_ms(self) -> float | None:
        """Usual time of a right answer."""


class Measure(Enum):
    """What a chart shows of each side."""

    ACCURACY = auto()
    TIME = auto()

    def of(self, told: Told) -> float | None:
        """The measure's number."""
        return told.accuracy if self is Measure.ACCURACY else told.time_ms


class Whose(Enum):
    """Whose numbers: one side's, or the mean of left and right."""

    LEFT = auto()
    RIGHT = auto()
    BOTH = auto()

    @staticmethod
    def of(side: Side) -> Whose:
        """A side's own."""
        return Whose.LEFT if side is Side.LEFT else Whose.RIGHT
