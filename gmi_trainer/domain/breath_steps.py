"""From a gentle breath to the goal and back: what is easier, what comes next, and what cautions leave open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from enum import StrEnum
from itertools import islice

from gmi_trainer.domain.breath_course import BreathDone
from gmi_trainer.domain.breathing import (
    EASIEST,
    FIRST_MINUTES,
    FIRST_WEEK_MINUTES,
    LADDER,
    USUAL_MINUTES,
    BreathPattern,
    Ending,
    Pace,
)
from gmi_trainer.domain.values import dataclass

LONGEST_CAUTIOUS_OUT_MS = 6_000
"""The longest breath out, and no holds, for whoever has a reason to be careful (science D3; the figure is our own)."""

FIRST_WEEK_DAYS = 7

DIZZY_IN_A_ROW = 2
"""So many sessions in a row that ended dizzy, and it is time to talk with a clinician (science F2)."""


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
    """The same breath, or the nearest one that is open: without holds, and with a shorter breath out.

    The breath in stays as it is. Even the longest there can be (5 s) is shorter than the longest cautious breath out.
    """
    if is_open(pattern, cautions):
        return pattern
    return replace(
        pattern, out_ms=min(pattern.out_ms, LONGEST_CAUTIOUS_OUT_MS), hold_full_ms=0, hold_empty_ms=0
    )


def easier_than(pattern: BreathPattern) -> BreathPattern | None:
    """The next easier breath: no holds, no part longer than before, and shorter as a whole. None below ``EASIEST``.

    From a breath on the ladder that is the step before; another breath comes down beside the ladder.
    """
    steps = (_within(pattern, step) for step in (*reversed(LADDER), EASIEST))
    return next((step for step in steps if step.cycle_ms < pattern.cycle_ms), None)


def gentler_of(one: BreathPattern, other: BreathPattern) -> BreathPattern:
    """The shorter breath of two."""
    return min(one, other, key=lambda pattern: pattern.cycle_ms)


def next_step(pattern: BreathPattern, cautions: Cautions | None) -> BreathPattern | None:
    """The next step towards the goal: longer as a whole, and not shorter breathed out. None at the goal, beyond it,
    or where cautions close it."""
    for step in LADDER:
        if step.cycle_ms > pattern.cycle_ms and step.out_ms >= pattern.out_ms:
            return step if is_open(step, cautions) else None
    return None


def after_saying(pace: Pace, pattern: BreathPattern) -> BreathPattern:
    """The person's own breath after they said how this one was: 4-6 or 3-4 where it was too long (product).

    Where this one was no longer than that, the next easier there is.
    """
    if pace is Pace.COMFORTABLE:
        return pattern
    return _gentler(pattern, LADDER[2] if pace is Pace.A_LITTLE_TOO_LONG else LADDER[0])


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


def usual_minutes(sessions: int, first_day: date | None, today: date, *, saves_energy: bool = False) -> int:
    """How long a session lasts where nothing was chosen: one minute first, two in the first week, then five.

    It stays at two for a person who saves energy: nothing grows by itself there (product: First run).
    """
    if sessions == 0 or first_day is None:
        return FIRST_MINUTES
    in_first_week = (today - first_day).days < FIRST_WEEK_DAYS
    return FIRST_WEEK_MINUTES if in_first_week or saves_energy else USUAL_MINUTES


def suggests_talk(newest: Iterable[BreathDone], now: Ending | None = None) -> bool:
    """Whether to suggest a talk with a clinician: two sessions in a row ended because the person felt dizzy.

    ``newest``: newest first. ``now``: how a session ended that is over by now and not among them.
    """
    endings = [done.ending for done in islice(newest, DIZZY_IN_A_ROW)]
    if now is not None:
        endings.insert(0, now)
    last = endings[:DIZZY_IN_A_ROW]
    return len(last) == DIZZY_IN_A_ROW and all(ending is Ending.DIZZY for ending in last)


def _gentler(pattern: BreathPattern, wanted: BreathPattern) -> BreathPattern:
    """The wanted breath, no part of it longer than now, where that is gentler; else the next easier there is."""
    gentler = _within(pattern, wanted)
    if gentler.cycle_ms < pattern.cycle_ms:
        return gentler
    return easier_than(pattern) or pattern


def _within(pattern: BreathPattern, step: BreathPattern) -> BreathPattern:
    """A step without what would be longer in it than in the breath now; no holds."""
    return BreathPattern(min(pattern.in_ms, step.in_ms), min(pattern.out_ms, step.out_ms))
