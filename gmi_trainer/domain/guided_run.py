"""A guided practice under way: which step it is, and how many whole ones there were.

It is told the time and reads no clock. A computer that slept, or a window that stood still, is noticed by the gap
between two looks: what lies in it counts as nothing, and the person is asked before it goes on.
"""

from __future__ import annotations

from enum import StrEnum

from gmi_trainer.domain.guided import LEAD_IN, GuidedEnding, GuidedSpec, script_for, step_phases
from gmi_trainer.domain.script import NS_PER_MS, Moment, Phase, Script, phase_at, script_of

SLEPT_NS = 1_000_000_000
"""So much sleep of the machine between two looks is a sleep (as in breathing)."""

LONGEST_GAP_NS = 3_000_000_000
"""So long without a look, and it stood still (as in breathing)."""

LEAST_LEFT_NS = 10_000_000_000
"""A step that was broken off near its end gets so much more, to find the way back into it (design)."""


class GuidedState(StrEnum):
    """What a session is doing."""

    READY = "ready"
    GOING = "going"  # the lead-in included
    PAUSED = "paused"
    SLEPT = "slept"  # the machine slept or stood still: go on, or stop?
    OVER = "over"


class GuidedRun:
    """Begun once; then looked at again and again until it is over.

    All times are nanoseconds of one monotonic clock; ``slept_ns`` is how long the machine has slept since it was
    started (always 0 where nobody knows). A time before the last look counts as that look.
    """

    def __init__(self, spec: GuidedSpec) -> None:
        self._spec = spec
        self._script = script_for(spec)
        self._state = GuidedState.READY
        self._ending: GuidedEnding | None = None
        self._began_ns = 0
        self._looked_ns = 0
        self._slept_ns = 0
        self._here: Moment | None = None
        self._number = 0  # of the step under way; 0: the lead-in
        self._done = 0
        self._left: set[int] = set()  # the numbers of steps that were left before their end
        self._practised_ns = 0  # in scripts before this one
        self._pauses = 0
        self._sleeps = 0

    @property
    def spec(self) -> GuidedSpec:
        """What was asked for."""
        return self._spec

    @property
    def state(self) -> GuidedState:
        """What it is doing."""
        return self._state

    @property
    def ending(self) -> GuidedEnding | None:
        """How it ended, once it is over."""
        return self._ending

    @property
    def steps_done(self) -> int:
        """Whole steps so far."""
        return self._done

    @property
    def left_out(self) -> int:
        """How many steps were left before their end."""
        return len(self._left)

    @property
    def left_steps(self) -> frozenset[int]:
        """Which, by number from 1."""
        return frozenset(self._left)

    @property
    def number(self) -> int:
        """The step under way, from 1; 0 in the lead-in. Once it is whole, one more than there are."""
        return self._number

    @property
    def practised_ms(self) -> int:
        """The time in steps so far, without lead-in, halts and gaps."""
        return (self._practised_ns + self._practised_here_ns) // NS_PER_MS

    @property
    def pauses(self) -> int:
        """How often the person paused."""
        return self._pauses

    @property
    def sleeps(self) -> int:
        """How often the machine slept or stood still."""
        return self._sleeps

    def begin(self, now_ns: int, slept_ns: int) -> None:
        """The lead-in begins now."""
        assert self._state is GuidedState.READY, "a session begins once"
        self._start(self._script, now_ns, slept_ns)

    def look(self, now_ns: int, slept_ns: int) -> Moment | None:
        """Where the person is now; None unless it is going: the ``state`` may have changed with this look."""
        if self._state is not GuidedState.GOING:
            return None
        now_ns = max(now_ns, self._looked_ns)
        if slept_ns - self._slept_ns >= SLEPT_NS or now_ns - self._looked_ns >= LONGEST_GAP_NS:
            self._sleeps += 1
            self._state = GuidedState.SLEPT
            return None
        self._looked_ns, self._slept_ns = now_ns, slept_ns
        moment = phase_at(self._script, now_ns - self._began_ns)
        number = len(self._spec.steps) + 1 if moment is None else moment.phase.round
        self._done += max(0, number - max(self._number, 1))
        self._number = number
        if moment is None:
            self._end(GuidedEnding.WHOLE)
        else:
            self._here = moment
        return moment

    def pause(self, now_ns: int, slept_ns: int) -> None:
        """Halt."""
        if self.look(now_ns, slept_ns) is not None:
            self._pauses += 1
            self._state = GuidedState.PAUSED

    def go_on(self, now_ns: int, slept_ns: int) -> None:
        """After a pause or a sleep: the step goes on where it was broken off."""
        assert self._state in (GuidedState.PAUSED, GuidedState.SLEPT), "go on with what was halted"
        here = self._here
        assert here is not None, "it is looked at before it halts"
        left_ns = max(here.left_ns, min(LEAST_LEFT_NS, here.phase.ns))
        rest = Phase(here.phase.kind, left_ns, here.phase.round, here.share)
        self._start(script_of([rest, *self._script.phases[here.index + 1 :]]), now_ns, slept_ns)

    def leave_out(self, now_ns: int, slept_ns: int, steps: int = 1) -> None:
        """Leave the step that is under way, and go on to the next; after the last one it is whole. ``steps``: so many
        of them at once.

        While it is halted, the next step is where it goes on.
        """
        if self._can_go_on(now_ns, slept_ns):
            first = self._number
            self._go_to(first + steps, now_ns, slept_ns)
            self._left.update(number for number in range(first, self._number) if number)

    def end_step(self, now_ns: int, slept_ns: int) -> None:
        """The person says that the step under way is over: it counts as whole."""
        if self._can_go_on(now_ns, slept_ns):
            self._done += bool(self._number)
            self._go_to(self._number + 1, now_ns, slept_ns)

    def stop(self, now_ns: int, slept_ns: int) -> None:
        """End now. The whole steps count."""
        self._break_off(GuidedEnding.STOPPED, now_ns, slept_ns)

    def feel_upset(self, now_ns: int, slept_ns: int) -> None:
        """End now, because the person feels dizzy or upset. That is kept even where it had just come to its end."""
        self._break_off(GuidedEnding.UPSET, now_ns, slept_ns)
        self._ending = GuidedEnding.UPSET

    @property
    def _practised_here_ns(self) -> int:
        """In this script, up to the last look."""
        if self._state is GuidedState.READY:
            return 0
        first = self._script.phases[0]
        waited = first.ns if first.kind == LEAD_IN else 0
        return max(0, min(self._looked_ns - self._began_ns, self._script.length_ns) - waited)

    def _can_go_on(self, now_ns: int, slept_ns: int) -> bool:
        is_halted = self._state in (GuidedState.PAUSED, GuidedState.SLEPT)
        return self.look(now_ns, slept_ns) is not None or is_halted

    def _go_to(self, number: int, now_ns: int, slept_ns: int) -> None:
        """Begin a step; behind the last one it is whole."""
        later = step_phases(self._spec.steps)[number - 1 :]
        if not later:
            self._number = len(self._spec.steps) + 1
            self._end(GuidedEnding.WHOLE)
            return
        self._number = number
        self._start(script_of(later), now_ns, slept_ns)

    def _break_off(self, ending: GuidedEnding, now_ns: int, slept_ns: int) -> None:
        self.look(now_ns, slept_ns)  # what was whole by now is whole
        if self._state is not GuidedState.OVER:
            self._end(ending)

    def _start(self, script: Script, now_ns: int, slept_ns: int) -> None:
        self._practised_ns += self._practised_here_ns
        self._script = script
        self._began_ns = self._looked_ns = now_ns
        self._slept_ns = slept_ns
        self._here = phase_at(script, 0)
        self._state = GuidedState.GOING

    def _end(self, ending: GuidedEnding) -> None:
        self._state = GuidedState.OVER
        self._ending = ending
