"""The course of a guided practice: get ready, follow, halt, leave a part out, end. It paints nothing and says nothing.

Time comes from the clock alone; the timer only says when to look at it again. What a moment is, and which steps
are whole, is the GuidedRun's business.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from enum import Enum, auto
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from gmi_trainer.domain.activity import SessionKind
from gmi_trainer.domain.guided import GuidedEnding, GuidedScript, GuidedSpec
from gmi_trainer.domain.guided_run import GuidedRun, GuidedState
from gmi_trainer.domain.plan import PlanRef
from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.domain.script import Moment, Phase
from gmi_trainer.services.clock_port import Clock

if TYPE_CHECKING:
    from gmi_trainer.ui.guided.cues import GuidedCues

TICK_MS = 200
"""Words stand still: five looks a second are plenty."""


class Step(Enum):
    """Where the controller is."""

    CLOSED = auto()
    READY = auto()
    GOING = auto()  # the lead-in included
    PAUSED = auto()
    SLEPT = auto()
    OVER = auto()


UNDER_WAY = (Step.GOING, Step.PAUSED, Step.SLEPT)
_AS_STEP = {
    GuidedState.GOING: Step.GOING,
    GuidedState.PAUSED: Step.PAUSED,
    GuidedState.SLEPT: Step.SLEPT,
    GuidedState.OVER: Step.OVER,
}


class KeepsPractice(Protocol):
    """Keeps a session of steps, and what comes of it."""

    def begin(
        self,
        kind: SessionKind,
        spec: GuidedSpec,
        environment: Mapping[str, object],
        plan: PlanRef | None = None,
    ) -> int:
        """Store the session; returns its id."""
        ...

    def keep(self, session_id: int, run: GuidedRun) -> None:
        """A step more, or a halt."""
        ...

    def finish(self, session_id: int, run: GuidedRun, environment: Mapping[str, object]) -> None:
        """It is over."""
        ...


class ControllerTools(Protocol):
    """What a session needs of the world."""

    @property
    def service(self) -> KeepsPractice: ...
    @property
    def clock(self) -> Clock: ...


class GuidedController(QObject):
    """Leads one session after another. Whoever shows it hears of every step and of every halt."""

    began = Signal(int)  # the session's id, before its first step
    refused = Signal(object)  # UserProblem: it cannot be kept; ``start(unkept=True)`` goes on all the same
    went_on = Signal()  # for the first time or again
    entered = Signal(object)  # Moment: a step begins, or goes on
    shown = Signal(object)  # Moment: how far it is
    paused = Signal()
    slept = Signal()
    kept_again = Signal(bool)  # False: a step could not be stored; True: all of them are
    over = Signal()  # see ``run.ending``

    def __init__(self, tools: ControllerTools, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tools = tools
        self._step = Step.CLOSED
        self._script: GuidedScript | None = None
        self._spec: GuidedSpec | None = None
        self._plan: PlanRef | None = None
        self._run: GuidedRun | None = None
        self._cues: GuidedCues | None = None
        self._session_id: int | None = None
        self._environment: dict[str, object] = {}
        self._phase: Phase | None = None
        self._kept = 0
        self._problem: UserProblem | None = None
        self._timer = QTimer(self)
        self._timer.setObjectName("guided.timer.tick")
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._on_timer_timeout)

    # -- what there is --------------------------------------------------------------------------------

    @property
    def step(self) -> Step:
        """Where the session is."""
        return self._step

    @property
    def run(self) -> GuidedRun:
        """The session under way, or the one that is over."""
        assert self._run is not None, "no session has begun"
        return self._run

    @property
    def session_id(self) -> int | None:
        """Its row; None where it is not kept."""
        return self._session_id

    @property
    def problem(self) -> UserProblem | None:
        """Why not all of it is stored, if so."""
        return self._problem

    # -- what is asked --------------------------------------------------------------------------------

    def open(
        self,
        script: GuidedScript,
        spec: GuidedSpec,
        cues: GuidedCues | None,
        plan: PlanRef | None = None,
    ) -> None:
        """Another session is about to begin. ``cues``: None where nothing is to be heard."""
        self._forget()
        self._script, self._spec, self._cues, self._plan = script, spec, cues, plan
        self._step = Step.READY

    def start(self, environment: dict[str, object], *, unkept: bool = False) -> None:
        """Store the session and begin its lead-in. ``unkept``: it could not be stored, and is not."""
        script, spec = self._script, self._spec
        if self._step is not Step.READY or script is None or spec is None:
            return
        self._environment = environment
        if not unkept:
            try:
                self._session_id = self._tools.service.begin(script.kind, spec, environment, self._plan)
            except UserProblem as problem:
                self.refused.emit(problem)
                return
            self.began.emit(self._session_id)
        self._run = GuidedRun(spec)
        if self._cues is not None:
            self._cues.begin()
        self._run.begin(*self._now())
        self._go()

    def pause(self) -> None:
        """Halt."""
        if self._step is Step.GOING:
            self.run.pause(*self._now())
            self._follow()

    def go_on(self) -> None:
        """After a halt: the same step."""
        if self._step in (Step.PAUSED, Step.SLEPT):
            self.run.go_on(*self._now())
            self._go()

    def leave_out(self, steps: int = 1) -> None:
        """On to the next step. ``steps``: so many of them at once."""
        if self._step in UNDER_WAY:
            self.run.leave_out(*self._now(), steps)
            self._go_to_next()

    def end_step(self) -> None:
        """The person says that the step under way is over."""
        if self._step is Step.GOING:
            self.run.end_step(*self._now())
            self._go_to_next()

    def _go_to_next(self) -> None:
        if self.run.state is not GuidedState.GOING:
            self._follow()
            return
        if self._cues is not None:
            self._cues.halt()
        self._keep_step()
        self._go()

    def stop(self) -> None:
        """End now. The whole steps count."""
        if self._step in UNDER_WAY:
            self.run.stop(*self._now())
            self._follow()

    def feel_upset(self) -> None:
        """End now."""
        if self._step in UNDER_WAY:
            self.run.feel_upset(*self._now())
            self._follow()

    def save_again(self) -> bool:
        """Try once more to store how it ended; whether all of it is stored now."""
        if self._step is Step.OVER and self._session_id is not None:
            self._finish()
        return self._problem is None

    def close(self) -> None:
        """The window closes, or the person changes: what is stored stays, as interrupted."""
        if self._step in UNDER_WAY and self._session_id is not None:
            with suppress(UserProblem):  # nobody is there to be told
                self._keep()
        self._forget()

    # -- the course -----------------------------------------------------------------------------------

    def _now(self) -> tuple[int, int]:
        clock = self._tools.clock
        return clock.now_ns(), clock.suspended_ns()

    def _go(self) -> None:
        """The timer runs, and the first moment is shown at once."""
        is_new = self._step is not Step.GOING
        self._step = Step.GOING
        self._phase = None
        if is_new:
            self.went_on.emit()
        self._timer.start()
        self._look()

    @Slot()
    def _on_timer_timeout(self) -> None:
        if self._step is Step.GOING:
            self._look()

    def _look(self) -> None:
        moment = self.run.look(*self._now())
        if moment is None:
            self._follow()
            return
        if moment.phase is not self._phase:
            self._phase = moment.phase
            self._enter(moment)
        if self._cues is not None:
            self._cues.look(moment.into_ns)
        self.shown.emit(moment)
        if self.run.steps_done > self._kept:
            self._keep_step()

    def _enter(self, moment: Moment) -> None:
        step = self._script.step(moment.phase.kind) if self._script is not None else None
        if self._cues is not None and step is not None:
            self._cues.enter(step)
        self.entered.emit(moment)

    def _follow(self) -> None:
        """The session has come to a halt, or to its end."""
        self._halt()
        self._step = _AS_STEP[self.run.state]
        if self._step is Step.OVER:
            self._end()
        elif self._step is Step.SLEPT:
            self._keep_step()
            self.slept.emit()
        else:
            self._keep_step()
            self.paused.emit()

    def _end(self) -> None:
        if self._cues is not None and self.run.ending is GuidedEnding.WHOLE:
            self._cues.finish()
        if self._session_id is not None:
            self._finish()
        self.over.emit()

    def _keep_step(self) -> None:
        """Whatever happens to the disk, it goes on. What is kept are sums: the next step brings all of it."""
        before = self._problem
        try:
            self._keep()
        except UserProblem as problem:
            self._problem = problem
        else:
            self._problem = None
        if (before is None) is not (self._problem is None):
            self.kept_again.emit(self._problem is None)

    def _keep(self) -> None:
        self._kept = self.run.steps_done
        if self._session_id is not None:
            self._tools.service.keep(self._session_id, self.run)

    def _finish(self) -> None:
        assert self._session_id is not None
        try:
            self._tools.service.finish(self._session_id, self.run, self._environment)
        except UserProblem as problem:
            self._problem = problem
        else:
            self._problem = None

    def _halt(self) -> None:
        """No timer runs, and nothing sounds."""
        self._timer.stop()
        if self._cues is not None:
            self._cues.halt()

    def _forget(self) -> None:
        self._halt()
        if self._cues is not None:
            self._cues.close()
        self._cues = None
        self._script = self._spec = self._run = self._plan = None
        self._session_id = self._problem = self._phase = None
        self._kept = 0
        self._step = Step.CLOSED
