"""A breathing session under way: what is to be done now, and how many whole breaths there were.

It is told the time and reads no clock. A computer that slept, or a window that stood still, is noticed by the gap
between two looks: what lies in it counts as nothing, and the person is asked before it goes on.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from gmi_trainer.domain.breath_steps import easier_than
from gmi_trainer.domain.breathing import (
    GO_ON_LEAD_IN_MS,
    BreathPattern,
    BreathPhase,
    BreathSpec,
    Ending,
    script_for,
)
from gmi_trainer.domain.script import NS_PER_MS, Moment, Phase, Script, phase_at, script_of

SLEPT_NS = 1_000_000_000
"""So much sleep of the machine between two looks is a sleep; less is how finely some systems count (design)."""

LONGEST_GAP_NS = 3_000_000_000
"""So long without a look, and nobody can have followed the pacer: it stood still (design). Some systems' clocks go on
while they sleep, and this is how that is noticed there."""

CUT_SHORT_NS = 500_000_000
"""A part of a breath that becomes shorter than it has already lasted ends this soon, not at once (design)."""


class RunState(StrEnum):
    """What a session is doing."""

    READY = "ready"
    BREATHING = "breathing"  # the lead-in included
    PAUSED = "paused"
    SLEPT = "slept"  # the machine slept or stood still: go on, or stop?
    OVER = "over"


class BreathRun:
    """Begun once; then looked at again and again until it is over.

    All times are nanoseconds of one monotonic clock; ``slept_ns`` is how long the machine has slept since it was
    started (always 0 where nobody knows). A time before the last look counts as that look.
    """

    def __init__(self, spec: BreathSpec) -> None:
        self._spec = spec
        self._pattern = spec.pattern
        self._script = script_for(spec.pattern, range(1, spec.breaths + 1), lead_in_ms=spec.lead_in_ms)
        self._state = RunState.READY
        self._ending: Ending | None = None
        self._began_ns = 0
        self._looked_ns = 0
        self._slept_ns = 0
        self._done = 0
        self._breathed_ns = 0
        self._carried_ns = 0  # of the breath in progress, in scripts before this one
        self._lasted_ns = 0  # of this script's first phase, in scripts before it
        self._eased = 0
        self._pauses = 0
        self._sleeps = 0

    @property
    def spec(self) -> BreathSpec:
        """What was asked for."""
        return self._spec

    @property
    def state(self) -> RunState:
        """What it is doing."""
        return self._state

    @property
    def ending(self) -> Ending | None:
        """How it ended, once it is over."""
        return self._ending

    @property
    def script(self) -> Script:
        """The script in force; it changes with "easier" and after a pause."""
        return self._script

    @property
    def pattern(self) -> BreathPattern:
        """The breath in force."""
        return self._pattern

    @property
    def breaths_done(self) -> int:
        """Whole breaths so far."""
        return self._done

    @property
    def breathed_ms(self) -> int:
        """How long the whole breaths took together."""
        return self._breathed_ns // NS_PER_MS

    @property
    def eased(self) -> int:
        """How often it was made easier."""
        return self._eased

    @property
    def pauses(self) -> int:
        """How often the person paused."""
        return self._pauses

    @property
    def sleeps(self) -> int:
        """How often the machine slept or stood still."""
        return self._sleeps

    @property
    def can_ease(self) -> bool:
        """Whether there is an easier breath than the one in force."""
        return easier_than(self._pattern) is not None

    def begin(self, now_ns: int, slept_ns: int) -> None:
        """The lead-in begins now."""
        assert self._state is RunState.READY, "a session begins once"
        self._start(now_ns, slept_ns)

    def look(self, now_ns: int, slept_ns: int) -> Moment | None:
        """Where the person is now; None unless they are breathing: the ``state`` may have changed with this look."""
        if self._state is not RunState.BREATHING:
            return None
        now_ns = max(now_ns, self._looked_ns)
        if slept_ns - self._slept_ns >= SLEPT_NS or now_ns - self._looked_ns >= LONGEST_GAP_NS:
            self._sleeps += 1
            self._state = RunState.SLEPT
            return None
        self._looked_ns, self._slept_ns = now_ns, slept_ns
        moment = phase_at(self._script, now_ns - self._began_ns)
        self._count_up_to(self._spec.breaths if moment is None else moment.phase.round - 1)
        if moment is None:
            self._end(Ending.WHOLE)
        return moment

    def pause(self, now_ns: int, slept_ns: int) -> None:
        """Halt; the breath in progress does not count."""
        if self.look(now_ns, slept_ns) is not None:
            self._pauses += 1
            self._state = RunState.PAUSED

    def go_on(self, now_ns: int, slept_ns: int) -> None:
        """After a pause or a sleep: the breath that was broken off begins anew, after a short lead-in."""
        assert self._state in (RunState.PAUSED, RunState.SLEPT), "go on with what was halted"
        left = range(self._done + 1, self._spec.breaths + 1)
        self._script = script_for(self._pattern, left, lead_in_ms=GO_ON_LEAD_IN_MS)
        self._start(now_ns, slept_ns)

    def ease(self, now_ns: int, slept_ns: int) -> BreathPattern | None:
        """Make the breath easier from this moment on, the one in progress included; None where nothing is easier.

        What is being done goes on softly and ends sooner. As many breaths as before are left, so it takes less time.
        While it is halted, what comes after is easier.
        """
        is_halted = self._state in (RunState.PAUSED, RunState.SLEPT)
        moment = self.look(now_ns, slept_ns)
        easier = easier_than(self._pattern)
        if easier is None or (moment is None and not is_halted):
            return None
        self._pattern = easier
        self._eased += 1
        if moment is not None:
            self._go_on_easier(moment)
        return easier

    def stop(self, now_ns: int, slept_ns: int) -> None:
        """End now. The whole breaths count."""
        self._break_off(Ending.STOPPED, now_ns, slept_ns)

    def feel_dizzy(self, now_ns: int, slept_ns: int) -> None:
        """End now, because the person feels dizzy. That is kept even where it had just come to its end."""
        self._break_off(Ending.DIZZY, now_ns, slept_ns)
        self._ending = Ending.DIZZY

    def _break_off(self, ending: Ending, now_ns: int, slept_ns: int) -> None:
        self.look(now_ns, slept_ns)  # what was whole by now is whole
        if self._state is not RunState.OVER:
            self._end(ending)

    def _start(self, now_ns: int, slept_ns: int) -> None:
        self._began_ns = self._looked_ns = now_ns
        self._slept_ns = slept_ns
        self._carried_ns = self._lasted_ns = 0
        self._state = RunState.BREATHING

    def _end(self, ending: Ending) -> None:
        self._state = RunState.OVER
        self._ending = ending

    def _go_on_easier(self, here: Moment) -> None:
        """The rest with the pattern in force now, from the moment of the last look on."""
        lasted_ns = here.into_ns + (self._lasted_ns if here.index == 0 else 0)
        before = self._script.phases[: here.index]
        if here.phase.kind != BreathPhase.LEAD_IN:
            self._carried_ns += _breath_ns(before, here.phase.round) + here.into_ns
        self._script = _from_here(here, self._pattern, self._spec.breaths, lasted_ns)
        self._began_ns = self._looked_ns
        self._lasted_ns = lasted_ns

    def _count_up_to(self, number: int) -> None:
        """Whole breaths up to this one. What was carried over from a script before belongs to the first of them."""
        for done in range(self._done + 1, number + 1):
            self._breathed_ns += self._carried_ns + _breath_ns(self._script.phases, done)
            self._carried_ns = 0
            self._done = done


def _breath_ns(phases: Iterable[Phase], number: int) -> int:
    """How long the phases of a breath take together, without a lead-in."""
    return sum(phase.ns for phase in phases if phase.round == number and phase.kind != BreathPhase.LEAD_IN)


def _from_here(here: Moment, pattern: BreathPattern, breaths: int, lasted_ns: int) -> Script:
    """The rest of a script with another breath, beginning with what is left of the phase in progress, which has
    lasted so long."""
    kind, number = BreathPhase(here.phase.kind), here.phase.round
    if kind is BreathPhase.LEAD_IN:
        waited = Phase(kind, here.left_ns, number, here.share)
        return script_of((waited, *_phases(pattern, number, breaths)))
    wanted_ns = dict(pattern.parts).get(kind, 0) * NS_PER_MS
    left_ns = max(wanted_ns - lasted_ns, min(CUT_SHORT_NS, here.left_ns))
    kinds = tuple(BreathPhase)
    later = kinds[kinds.index(kind) + 1 :]
    whole = _phases(pattern, number, breaths)
    rest = (phase for phase in whole if phase.round > number or phase.kind in later)
    return script_of((Phase(kind, left_ns, number, here.share), *rest))


def _phases(pattern: BreathPattern, first: int, last: int) -> tuple[Phase, ...]:
    return script_for(pattern, range(first, last + 1), lead_in_ms=0).phases
