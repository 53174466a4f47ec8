"""A session's trials counted by what was shown: the table ``session_cell``, for whoever opens a record elsewhere.

No page of the program reads it. "Why am I slow?" reads the answers themselves (``storage/cell_reader``): from sums no
single answer can be left out, so that one pause of three minutes spoils a mean, and neither posture nor single pictures
are in it. It stays for what sums are right for, how many were shown and how many were right by side, view, turn and
level, without going through every trial; ``doctor`` holds it to the trials. Times in it are for those who know this.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import fsum

from gmi_trainer.domain.body import Side
from gmi_trainer.domain.stimulus import Turn, normalise_deg
from gmi_trainer.domain.trial import Outcome, TrialResult

BIN_DEG = 45


@dataclass(frozen=True, slots=True, order=True)
class CellKey:
    """What pictures of one cell have in common. ``rotation_bin_deg`` is the nearest of the eight turns."""

    side: Side
    view: str
    turn: Turn
    rotation_bin_deg: int
    level: int


@dataclass(frozen=True, slots=True)
class Cell:
    """Scored trials of one kind. The sums are of all correct answers' times, the longest pause included."""

    key: CellKey
    scored: int
    correct: int
    sum_rt_ms: float
    sum_rt_squared_ms2: float


def rotation_bin(shown_deg: float) -> int:
    """The nearest multiple of 45 degrees in (-180, 180]. A picture's own slight turn does not move it."""
    return int(normalise_deg(round(shown_deg / BIN_DEG) * BIN_DEG))


def cells_of(trials: Iterable[TrialResult]) -> tuple[Cell, ...]:
    """Count the scored trials by side, view, turn, rotation and picture level, in a fixed order."""
    groups: dict[CellKey, list[TrialResult]] = {}
    for trial in trials:
        if trial.is_scored:
            groups.setdefault(_key_of(trial), []).append(trial)
    return tuple(_cell(key, groups[key]) for key in sorted(groups))


def _key_of(trial: TrialResult) -> CellKey:
    shown = trial.stimulus
    picture = shown.picture
    return CellKey(shown.side, picture.view, shown.turn, rotation_bin(shown.shown_deg), picture.level)


def _cell(key: CellKey, trials: list[TrialResult]) -> Cell:
    times = [t.rt_ms for t in trials if t.outcome is Outcome.CORRECT and t.rt_ms is not None]
    return Cell(
        key=key,
        scored=len(trials),
        correct=sum(t.outcome is Outcome.CORRECT for t in trials),
        sum_rt_ms=fsum(times),
        sum_rt_squared_ms2=fsum(t * t for t in times),
    )
