"""The course of a breathing session: get ready, breathe, halt, make it easier, end. It paints nothing and says nothing.

Time comes from the clock alone; the timer only says when to look at it again. What a moment is, and which breaths
are whole, is the BreathRun's business.
"""

from __future__ import annotations

from contextlib import suppress
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from gmi_trainer.domain.breath_run import BreathRun, RunState
from gmi_trainer.domain.breathing import BreathSpec
from gmi_trainer.domain.plan import PlanRef
from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.domain.script import Moment, Phase
from gmi_trainer.ui.breathe.environment import Steadiness, at_end
from gmi_trainer.ui.breathe.small_collections import SmallCollections
from gmi_trainer.ui.breathe.tools import BreathTools

if TYPE_CHECKING:
    from gmi_trainer.ui.breathe.cues import BreathCues

USUAL_TICK_MS = 16


class Step(Enum):
    """Where the controller is."""

    CLOSED = auto()
    READY = auto()
    BREATHING = auto()  # the lead-in included
    PAUSED = auto()
    SLEPT = auto()
    OVER = auto()


_AS_STEP = {
    RunState.BREATHING: Step.BREATHING,
    RunState.PAUSED: Step.PAUSED,
    RunState.SLEPT: Step.SLEPT,
    RunState.OVER: Step.OVER,
}


class BreathController(QObject):
    """Leads one session after another. Whoever shows it hears of every moment and of every halt."""

    began = Signal(int)  # the session's id, before its first breath
    refused = Signal(object)  # UserProblem: it cannot be kept; ``start(unkept=True)`` breathes all the same
    went_on = Signal()  # the pacer runs, for the first time or again
    shown = Signal(object)  # Moment: paint it
    paused = Signal()
    slept = Signal()
    eased = Signal(object)  # BreathPattern: from this moment on, or from the next breath after a pause
    nothing_easier = Signal()  # asked for "easier" at the gentlest: it is paused
    kept_again = Signal(bool)  # False: a whole breath could not be stored; True: all of them are
    over = Signal()  # see ``run.ending``

    def __init__(self, tools: BreathTools, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tools = tools
        self._collections = SmallCollections()
        self._step = Step.CLOSED
        self._spec: BreathSpec | None = None
        self._plan: PlanRef | None = None
        self._run: BreathRun | None = None
        self._cues: BreathCues | None = None
        self._session_id: int | None = None
        self._environment: dict[str, object] = {}
        self._looks = Steadiness()
        self._phase: Phase | None = None
        self._kept = 0
        self._problem: UserProblem | None = None
        self._timer = QTimer(self)
        self._timer.setObjectName("breath.timer.tick")
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(USUAL_TICK_MS)
        self._timer.timeout.connect(self._on_timer_timeout)

    # -- what there is --------------------------------------------------------------------------------

    @property
    def step(self) -> Step:
        """Where the session is."""
        return self._step

    @property
    def run(self) -> BreathRun:
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

    def open(self, spec: BreathSpec, cues: BreathCues | None, plan: PlanRef | None = None) -> None:
        """Another session is about to begin. ``cues``: None where neither tones nor voice are wanted."""
        self._forget()
        self._spec, self._cues, self._plan = spec, cues, plan
        self._step = Step.READY

    def tick_every(self, interval_ms: int) -> None:
        """How often the pacer wants to be painted."""
        if interval_ms != self._timer.interval():
            self._timer.setInterval(interval_ms)

    def start(self, environment: dict[str, object], *, unkept: bool = False) -> None:
        """Store the session and begin its lead-in. ``unkept``: it could not be stored, and is not."""
        spec = self._spec
        if self._step is not Step.READY or spec is None:
            return
        self._environment = environment
        if not unkept:
            try:
                self._session_id = self._tools.service.begin(spec, environment, self._plan)
            except UserProblem as problem:
                self.refused.emit(problem)
                return
            self.began.emit(self._session_id)
        self._run = BreathRun(spec)
        if self._cues is not None:
            self._cues.begin(spec)
        self._collections.enter()
        self._run.begin(*self._now())
        self._go()

    def pause(self) -> None:
        """Halt; the breath in progress does not count."""
        if self._step is Step.BREATHING:
            self.run.pause(*self._now())
            self._follow()

    def go_on(self) -> None:
        """After a halt: a new breath, after a short lead-in."""
        if self._step in (Step.PAUSED, Step.SLEPT):
            self._collections.enter()
            self.run.go_on(*self._now())
            self._go()

    def ease(self) -> None:
        """Make the breath easier, the one in progress included."""
        if self._step not in (Step.BREATHING, Step.PAUSED, Step.SLEPT):
            return
        now = self._now()
        easier = self.run.ease(*now)
        if easier is not None:
            self.eased.emit(easier)
            if self._step is Step.BREATHING:
                self._phase = None  # what is being done goes on otherwise: its cue as well
                self._look(now)
        elif self.run.state is RunState.BREATHING:
            self.pause()
            if self._step is Step.PAUSED:
                self.nothing_easier.emit()
        elif self._step is Step.BREATHING:
            self._follow()  # it was over, or had stood still

    def stop(self) -> None:
        """End now. The whole breaths count."""
        if self._is_under_way:
            self.run.stop(*self._now())
            self._follow()

    def feel_dizzy(self) -> None:
        """End now: breathe normally."""
        if self._is_under_way:
            self.run.feel_dizzy(*self._now())
            self._follow()

    def save_again(self) -> bool:
        """Try once more to store how it ended; whether all of it is stored now."""
        if self._step is Step.OVER and self._session_id is not None:
            self._finish()
        return self._problem is None

    def close(self) -> None:
        """The window closes, or the person changes: what is stored stays, as interrupted."""
        if self._is_under_way and self._session_id is not None:
            with suppress(UserProblem):  # nobody is there to be told
                self._keep()
            with suppress(UserProblem):
                self._tools.service.leave()
        self._forget()

    # -- the course -----------------------------------------------------------------------------------

    @property
    def _is_under_way(self) -> bool:
        return self._step in (Step.BREATHING, Step.PAUSED, Step.SLEPT)

    def _now(self) -> tuple[int, int]:
        clock = self._tools.clock
        return clock.now_ns(), clock.suspended_ns()

    def _go(self) -> None:
        """The timer runs, and the first moment is shown at once."""
        self._step = Step.BREATHING
        self._phase = None
        self.went_on.emit()
        self._timer.start()
        self._look(self._now())

    @Slot()
    def _on_timer_timeout(self) -> None:
        if self._step is Step.BREATHING:
            self._look(self._now())

    def _look(self, now: tuple[int, int]) -> None:
        moment = self.run.look(*now)
        if moment is None:
            self._follow()
            return
        self._looks.look(now[0])
        self._show(moment)
        if self.run.breaths_done > self._kept:
            self._keep_breath()

    def _show(self, moment: Moment) -> None:
        if moment.phase is not self._phase:
            self._phase = moment.phase
            if self._cues is not None:
                self._cues.enter(moment, self.run.pattern)
        self.shown.emit(moment)

    def _follow(self) -> None:
        """The session has come to a halt, or to its end."""
        self._halt()
        self._step = _AS_STEP[self.run.state]
        if self._step is Step.OVER:
            self._end()
        elif self._step is Step.SLEPT:
            self._keep_breath()
            self.slept.emit()
        else:
            self._keep_breath()
            self.paused.emit()

    def _end(self) -> None:
        if self._cues is not None and self.run.breaths_done == self.run.spec.breaths:
            self._cues.finish()
        if self._session_id is not None:
            self._finish()
        self.over.emit()

    def _keep_breath(self) -> None:
        """Whatever happens to the disk, the breath goes on. What is kept are sums: the next breath brings all of
        it."""
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
        self._kept = self.run.breaths_done
        if self._session_id is not None:
            self._tools.service.keep(self._session_id, self.run)

    def _finish(self) -> None:
        assert self._session_id is not None
        environment = at_end(self._environment, self._looks)
        try:
            self._tools.service.finish(self._session_id, self.run, environment)
        except UserProblem as problem:
            self._problem = problem
        else:
            self._problem = None

    def _halt(self) -> None:
        """No timer runs, nothing sounds, all garbage is looked at again."""
        self._timer.stop()
        self._looks.halt()
        if self._cues is not None:
            self._cues.halt()
        self._collections.leave()

    def _forget(self) -> None:
        self._halt()
        if self._cues is not None:
            self._cues.close()
        self._cues = None
        self._spec = self._run = self._plan = self._session_id = self._problem = self._phase = None
        self._looks = Steadiness()
        self._kept = 0
        self._step = Step.CLOSED
