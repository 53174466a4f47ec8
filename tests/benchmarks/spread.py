"""Several measurements of one thing: their middle, and how far they lie apart."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spread:
    """``low`` and ``high`` are the quartiles: half of all measurements lie between them."""

    middle: float
    low: float
    high: float

    @property
    def noise(self) -> float:
        """Half the distance of the quartiles, as a share of the middle: what this machine was good for."""
        return (self.high - self.low) / 2 / self.middle if self.middle else 0.0


def spread(values: Sequence[float]) -> Spread:
    """Sum measurements up."""
    if len(values) < 2:
        return Spread(values[0], values[0], values[0])
    low, middle, high = statistics.quantiles(values, n=4, method="inclusive")
    return Spread(middle, low, high)


def in_turn(runs: int, measures: Mapping[str, Callable[[], float]]) -> dict[str, Spread]:
    """Measure one after the other, all of them again and again, so that a busy moment meets every one alike."""
    found: dict[str, list[float]] = {name: [] for name in measures}
    for _ in range(runs):
        for name, measure in measures.items():
            found[name].append(measure())
    return {name: spread(values) for name, values in found.items()}


def verdict(words: str, value: float, goal: float) -> str:
    """A goal and whether it was met. For reading: a shared machine is no judge."""
    return f"  {'met   ' if value <= goal else 'MISSED'} {words}: {value:.2f} (goal <= {goal:g})"
