"""How a dose is made smaller: half as long, one level easier, at most so long. Nothing here makes one larger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from gmi_trainer.domain.activity import LEVELS, TEST_LENGTHS, TRAINING_LENGTHS, DrillMode
from gmi_trainer.domain.plan import BreathDose, Dose, DrillDose, PracticeDose

PICTURES_A_MINUTE = 10
"""Two minutes are twenty pictures (design: some three seconds for the cross and the answer, and a rest)."""

USUAL_PICTURES = 20
"""A training where neither the plan nor the person says another number."""

USUAL_TEST_PICTURES = 40
"""A test where the plan does not say another number."""

FIRST_BREATHING_MINUTES = 1.0
"""The very first breathing is one minute, whatever a plan says (product: Breathe)."""

SHORTEST_MINUTES = 0.5
"""Less is not worth sitting down for."""

SAVING_TRAINING_PICTURES = 10
SAVING_TEST_PICTURES = 20
SAVING_MINUTES = 2.5
"""The longest bouts for a person who can crash after a small effort: half of the usual ones (design; product:
shorter bouts)."""


def minutes_of(pictures: int) -> float:
    """About how long so many pictures take."""
    return pictures / PICTURES_A_MINUTE


def halved(dose: Dose, minutes: float) -> tuple[Dose, float]:
    """Half of a dose. Of a test, a training with half its pictures remains. A lesson has no half."""
    match dose:
        case DrillDose():
            pictures = _pictures(dose)
            fewer = _at_most(pictures // 2, pictures, TRAINING_LENGTHS)
            return replace(dose, mode=DrillMode.TRAINING, pictures=fewer), minutes * (fewer / pictures)
        case BreathDose() | PracticeDose():
            return _timed(dose, minutes, minutes / 2)
        case _:
            return dose, minutes


def easier(dose: Dose, level: int, levels: Sequence[int] = LEVELS) -> Dose:
    """The same at the next easier level there is; the easiest stays. Only drills have levels."""
    if not isinstance(dose, DrillDose):
        return dose
    now = dose.level or level
    return replace(dose, level=max((other for other in levels if other < now), default=now))


def at_most_minutes(dose: Dose, minutes: float, most: float) -> tuple[Dose, float]:
    """No more than so long; a test becomes a training. A lesson stays whole."""
    match dose:
        case DrillDose():
            return _shorter_drill(replace(dose, mode=DrillMode.TRAINING), minutes, _pictures(dose), most)
        case BreathDose() | PracticeDose():
            return _timed(dose, minutes, min(minutes, most))
        case _:
            return dose, minutes


def saving_energy(dose: Dose, minutes: float, level: int) -> tuple[Dose, float]:
    """As a person does it who saves energy: shorter, and never above the level they have."""
    match dose:
        case DrillDose(mode=DrillMode.TEST):
            fewer = _at_most(SAVING_TEST_PICTURES, _pictures(dose), TEST_LENGTHS)
            return replace(dose, pictures=fewer), minutes * (fewer / _pictures(dose))
        case DrillDose():
            own = replace(dose, level=None if dose.level is None else min(dose.level, level))
            return _shorter_drill(own, minutes, _pictures(dose), minutes_of(SAVING_TRAINING_PICTURES))
        case BreathDose() | PracticeDose():
            return _timed(dose, minutes, min(minutes, SAVING_MINUTES))
        case _:
            return dose, minutes


def _shorter_drill(dose: DrillDose, minutes: float, pictures: int, most: float) -> tuple[Dose, float]:
    fewer = _at_most(round(most * PICTURES_A_MINUTE), pictures, TRAINING_LENGTHS)
    return replace(dose, pictures=fewer), min(minutes * (fewer / pictures), most)


def _timed(dose: BreathDose | PracticeDose, minutes: float, shorter: float) -> tuple[Dose, float]:
    shorter = min(minutes, max(shorter, SHORTEST_MINUTES))
    return replace(dose, minutes=shorter), shorter


def _pictures(dose: DrillDose) -> int:
    usual = USUAL_TEST_PICTURES if dose.mode is DrillMode.TEST else USUAL_PICTURES
    return dose.pictures or usual


def _at_most(most: int, now: int, lengths: Sequence[int]) -> int:
    """The longest of the lengths that is no longer than ``most``, or the shortest; never more than now."""
    return min(now, max((length for length in lengths if length <= most), default=lengths[0]))
