"""A breathing session under way: what is to be done now, and how many whole breaths there were.

It is told the time and reads no clock. A computer that slept, or a window that stood still, is noticed by the gap
between two looks: what lies in it counts as nothing, and the person is asked before it goes on.
"""

from __future__ import annotations

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
"""A phase that becomes shorter than it has already lasted ends this soon, not at once (design)."""


class RunState(StrEnum):
    """What a session is doing."""

    READY = "ready"
    BREATHING = "breathing"  # the lead-in included
    PAUSED = "paused"
    SLEPT = "slept"  # the machine slept or stood still: go on, or stop?
    OVER = "over"


class BreathRun:
    """Begun once; then looked at again and again until it is over. All times in nanoseconds of one monotonic clock;
    ``slept_ns`` is how long the machine has slept since it was started (0 where nobody knows)."""

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
        self._carried_ns = 0
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
        if slept_ns - self._slept_ns >= SLEPT_NS or now_ns - self._looked_ns >= LONGEST_GAP_NS:
            self._sleeps += 1
            self._halt(RunState.SLEPT)
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
            self._halt(RunState.PAUSED)

    def go_on(self, now_ns: int, slept_ns: int) -> None:
        """After a pause or a sleep: the breath that was broken off begins anew, after a short lead-in."""
        assert self._state in (RunState.PAUSED, RunState.SLEPT), "go on with what was halted"
        left = range(self._done + 1, self._spec.breaths + 1)
        self._script = script_for(self._pattern, left, lead_in_ms=GO_ON_LEAD_IN_MS)
        self._start(now_ns, slept_ns)

    def ease(self, now_ns: int, slept_ns: int) -> BreathPattern | None:
        """Make the breath easier from this moment on, the one in progress included; None where nothing is easier.

        What is being done goes on softly and ends sooner. As many breaths as before are left, so it takes less time.
        """
        easier = easier_than(self._pattern)
        if self._state in (RunState.PAUSED, RunState.SLEPT):
            moment = None
        else:
            moment = self.look(now_ns, slept_ns)
            if moment is None:
                return None
        if easier is None:
            return None
        self._pattern = easier
        self._eased += 1
        if moment is not None:
            self._carried_ns += self._into_round(moment)
            self._script = _from_here(moment, easier, self._spec.breaths)
            self._began_ns = now_ns
        return easier

    def stop(self, now_ns: int, slept_ns: int) -> None:
        """End now. The whole breaths count."""
        self._break_off(Ending.STOPPED, now_ns, slept_ns)

    def feel_dizzy(self, now_ns: int, slept_ns: int) -> None:
        """End now, because the person feels dizzy."""
        self._break_off(Ending.DIZZY, now_ns, slept_ns)

    def _break_off(self, ending: Ending, now_ns: int, slept_ns: int) -> None:
        self.look(now_ns, slept_ns)  # what was whole by now is whole
        if self._state is not RunState.OVER:
            self._end(ending)

    def _start(self, now_ns: int, slept_ns: int) -> None:
        self._began_ns = self._looked_ns = now_ns
        self._slept_ns = slept_ns
        self._carried_ns = 0
        self._state = RunState.BREATHING

    def _halt(self, state: RunState) -> None:
        self._state = state

    def _end(self, ending: Ending) -> None:
        self._state = RunState.OVER
        self._ending = ending

    def _into_round(self, moment: Moment) -> int:
        """How much of the breath in progress lies behind this moment, in this script."""
        if moment.phase.kind == BreathPhase.LEAD_IN:
            return 0
        before = self._script.phases[: moment.index]
        return moment.into_ns + sum(
            phase.ns
            for phase in before
            if phase.round == moment.phase.round and phase.kind != BreathPhase.LEAD_IN
        )

    def _count_up_to(self, number: int) -> None:
        """Whole breaths up to this one. What was carried over from a script before belongs to the first of them."""
        for done in range(self._done + 1, number + 1):
            self._breathed_ns += self._carried_ns + sum(
                phase.ns
                for phase in self._script.phases
                if phase.round == done and phase.kind != BreathPhase.LEAD_IN
            )
            self._carried_ns = 0
            self._done = done


def _from_here(here: Moment, pattern: BreathPattern, breaths: int) -> Script:
    """The rest of a script with another breath, beginning with what is left of the phase in progress."""
    number = here.phase.round
    after = (
        script_for(pattern, range(number + 1, breaths + 1), lead_in_ms=0).phases if number < breaths else ()
    )
    if here.phase.kind == BreathPhase.LEAD_IN:
        now = script_for(pattern, range(number, breaths + 1), lead_in_ms=0).phases
        return script_of((Phase(here.phase.kind, here.left_ns, number), *now))
    kinds = list(BreathPhase)
    later = [
        Phase(kind, ms * NS_PER_MS, number)
        for kind, ms in pattern.parts
        if kinds.index(kind) > kinds.index(BreathPhase(here.phase.kind))
        and not (number == breaths and kind is BreathPhase.HOLD_EMPTY)
    ]
    wanted_ns = dict(pattern.parts).get(BreathPhase(here.phase.kind), 0) * NS_PER_MS
    left_ns = max(wanted_ns - here.into_ns, min(CUT_SHORT_NS, here.left_ns))
    return script_of((Phase(here.phase.kind, left_ns, number, here.share), *later, *after))
