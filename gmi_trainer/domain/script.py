"""A guided practice as data: phases one after another, and which of them a moment falls into.

The one engine for breathing, imagery, mirror and noticing. It only divides time that it is given: whoever asks brings
the nanoseconds since the script began, so that nothing adds up from one look to the next and nothing can drift.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

from gmi_trainer.domain.values import dataclass

NS_PER_MS = 1_000_000


@dataclass(frozen=True, slots=True)
class Phase:
    """A stretch of a script: ``kind`` says what to do (each practice has an enum of its own), ``ns`` for how long.

    ``round``: which repetition it belongs to or leads to, from 1; 0 where nothing repeats. ``begun``: the share of
    its movement, 0 to 1, that was over before it began: above 0 where a phase goes on from one that was cut short.
    """

    kind: str
    ns: int
    round: int = 0
    begun: float = 0.0

    def __post_init__(self) -> None:
        if self.ns <= 0:
            raise ValueError(f"a phase lasts some time, not {self.ns} ns")
        if not 0.0 <= self.begun < 1.0:
            raise ValueError(f"{self.begun} is no share of a movement")


@dataclass(frozen=True, slots=True)
class Script:
    """All phases in order, and where each of them ends in nanoseconds since the beginning. See ``script_of``."""

    phases: tuple[Phase, ...]
    ends_ns: tuple[int, ...]

    @property
    def length_ns(self) -> int:
        """From the beginning to the end of the last phase."""
        return self.ends_ns[-1]


@dataclass(frozen=True, slots=True)
class Moment:
    """Where in a script somebody is: ``index`` of the phase, and how long it has been going on."""

    phase: Phase
    index: int
    into_ns: int

    @property
    def left_ns(self) -> int:
        """Until the phase ends."""
        return self.phase.ns - self.into_ns

    @property
    def share(self) -> float:
        """How much of the phase's movement is over, 0 to 1."""
        return self.phase.begun + (1.0 - self.phase.begun) * (self.into_ns / self.phase.ns)


def script_of(phases: Iterable[Phase]) -> Script:
    """A script of these phases. ValueError without any."""
    made = tuple(phases)
    if not made:
        raise ValueError("a script has at least one phase")
    return Script(made, tuple(accumulate(phase.ns for phase in made)))


def phase_at(script: Script, at_ns: int) -> Moment | None:
    """Where somebody is so many nanoseconds after the beginning (before it: at its start); None once it is over.

    A phase's end belongs to the next one: every nanosecond is in one phase and no other.
    """
    at_ns = max(at_ns, 0)
    index = bisect_right(script.ends_ns, at_ns)
    if index == len(script.phases):
        return None
    phase = script.phases[index]
    return Moment(phase, index, at_ns - (script.ends_ns[index] - phase.ns))
