"""From a gentle breath to the goal and back: what is easier, what comes next, and what cautions leave open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from enum import StrEnum

from gmi_trainer.domain.breathing import (
    EASIEST,
    FIRST_MINUTES,
    FIRST_WEEK_MINUTES,
    GOAL,
    LADDER,
    USUAL_MINUTES,
    BreathPattern,
    Pace,
)
from gmi_trainer.domain.values import dataclass

LONGEST_CAUTIOUS_OUT_MS = 6_000
"""The longest breath out, and no holds, for whoever has a reason to be careful (science D3; the figure is our own)."""

FIRST_WEEK_DAYS = 7


class Caution(StrEnum):
    """Reasons to be careful with slow breathing, and to ask a clinician first (science D3)."""

    LUNGS = "lungs"
    HEART = "heart"
    FAINTING = "fainting"  # or very low blood pressure
    EPILEPSY = "epilepsy"  # set off by over-breathing
    PREGNANCY = "pregnancy"  # late
    UPSETTING = "upsetting"  # watching the breath brings up panic or hard memories


@dataclass(frozen=True, slots=True)
class Cautions:
    """What was answered, and on which day. ``is_said`` False: rather not said, which is taken as a reason."""

    day: date
    reasons: frozenset[Caution] = frozenset()
    is_said: bool = True

    @property
    def be_careful(self) -> bool:
        """Whether holds and long breaths out are closed."""
        return bool(self.reasons) or not self.is_said


def is_open(pattern: BreathPattern, cautions: Cautions | None) -> bool:
    """Whether this breath may be chosen. Before the questions are answered everything is."""
    if cautions is None or not cautions.be_careful:
        return True
    return not pattern.has_holds and pattern.out_ms <= LONGEST_CAUTIOUS_OUT_MS


def kept_open(pattern: BreathPattern, cautions: Cautions | None) -> BreathPattern:
    """The same breath, or the nearest one that is open: without holds, and with a shorter breath out."""
    if is_open(pattern, cautions):
        return pattern
    return replace(
        pattern, out_ms=min(pattern.out_ms, LONGEST_CAUTIOUS_OUT_MS), hold_full_ms=0, hold_empty_ms=0
    )


def easier_than(pattern: BreathPattern) -> BreathPattern | None:
    """The next easier breath: no holds, no part longer than before, and shorter as a whole. None below ``EASIEST``."""
    for other in (*reversed(LADDER), EASIEST):
        if (
            other.in_ms <= pattern.in_ms
            and other.out_ms <= pattern.out_ms
            and other.cycle_ms < pattern.cycle_ms
        ):
            return other
    return None


def gentler_of(one: BreathPattern, other: BreathPattern) -> BreathPattern:
    """The shorter breath of two."""
    return min(one, other, key=lambda pattern: pattern.cycle_ms)


def next_step(pattern: BreathPattern, cautions: Cautions | None) -> BreathPattern | None:
    """The next step towards the goal; None at the goal, beyond it, or where cautions close it."""
    longer = [step for step in LADDER if step.cycle_ms > pattern.cycle_ms and is_open(step, cautions)]
    return longer[0] if longer and pattern.cycle_ms < GOAL.cycle_ms else None


def after_saying(pace: Pace, pattern: BreathPattern) -> BreathPattern:
    """The person's own breath after they said how this one was: 4-6 or 3-4 where it was too long (product)."""
    match pace:
        case Pace.COMFORTABLE:
            return pattern
        case Pace.A_LITTLE_TOO_LONG:
            return _gentler(pattern, LADDER[2])
        case Pace.TOO_LONG:
            return _gentler(pattern, LADDER[0])


def suggested_step(
    pattern: BreathPattern,
    cautions: Cautions | None,
    paces: Iterable[tuple[BreathPattern, Pace | None]],
    *,
    saves_energy: bool,
) -> BreathPattern | None:
    """The step up to suggest, or None. ``paces``: newest first, the breath each session ended with and what was said.

    Only after a whole session with this very breath that was comfortable, and never to a person who saves energy.
    """
    if saves_energy:
        return None
    last = next(iter(paces), None)
    if last is None or last != (pattern, Pace.COMFORTABLE):
        return None
    return next_step(pattern, cautions)


def usual_minutes(sessions: int, first_day: date | None, today: date) -> int:
    """How long a session lasts where nothing was chosen: one minute first, two in the first week, then five."""
    if sessions == 0 or first_day is None:
        return FIRST_MINUTES
    return FIRST_WEEK_MINUTES if (today - first_day).days < FIRST_WEEK_DAYS else USUAL_MINUTES


def _gentler(pattern: BreathPattern, wanted: BreathPattern) -> BreathPattern:
    """The wanted breath where it is gentler than this one; else the next easier there is."""
    if wanted.cycle_ms < pattern.cycle_ms:
        return wanted
    return easier_than(pattern) or pattern
