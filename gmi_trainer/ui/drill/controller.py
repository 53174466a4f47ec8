"""The course of a drill on the stage: get ready, lead in, show, take the answer, rest, stop, finish.

It keeps time and order; what an answer is worth is the DrillRun's business. Nothing is decoded, read or
started between a picture's request and its paint.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from enum import Enum, auto
from random import Random

from PySide6.QtCore import QObject, Signal, Slot

from gmi_trainer.domain.activity import DrillSpec
from gmi_trainer.domain.body import Side
from gmi_trainer.domain.clamp import Clamp, OnsetClamp
from gmi_trainer.domain.plan import PlanRef
from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.domain.trial import Answer, Flag, Onset, Outcome, TrialResult
from gmi_trainer.domain.values import dataclass
from gmi_trainer.services.clock_port import Clock
from gmi_trainer.services.drills import Before, DrillRun, DrillService, Prepared
from gmi_trainer.services.picture_ports import FrameMaker, PicturesUnusable
from gmi_trainer.services.session_ports import HistoryReader
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.drill.answer_pad import RawAnswer
from gmi_trainer.ui.drill.barrier import Barrier
from gmi_trainer.ui.drill.environment import Environment
from gmi_trainer.ui.drill.pictures import DrillPictures, Fit
from gmi_trainer.ui.drill.quiet import Quiet
from gmi_trainer.ui.drill.ratings import DrillRatings
from gmi_trainer.ui.drill.rests import Rests
from gmi_trainer.ui.drill.stage import DrillStage
from gmi_trainer.ui.drill.timers import drill_timer
from gmi_trainer.ui.words.body import side_name
from gmi_trainer.ui.words.drill import back_to_the_middle, mark_and_word, where_we_are
from gmi_trainer.ui.words.problems import problem_sentence
from gmi_trainer.ui.words.translate import Translate

COUNT_FROM = 3
COUNT_STEP_MS = 800
FEEDBACK_MS = 1100
REFIT_AFTER_MS = 150  # a window that is being dragged larger says so many times
SUSPENDED_FROM_NS = 500_000_000


class Step(Enum):
    """Where the controller is."""

    CLOSED = auto()
    READY = auto()
    LEAD_IN = auto()
    GATHERING = auto()  # the pointer that answers by resting is not in the middle yet
    INTERVAL = auto()
    SHOWING = auto()
    FEEDBACK = auto()
    PAUSED = auto()
    OVER = auto()


_IN_BLOCK = (Step.LEAD_IN, Step.GATHERING, Step.INTERVAL, Step.SHOWING, Step.FEEDBACK)


@dataclass(frozen=True, slots=True)
class DrillTools:
    """What a drill needs of the world."""

    drills: DrillService
    frames: FrameMaker
    history: Callable[[], AbstractContextManager[HistoryReader]]
    jobs: Background
    clock: Clock
    barrier: Barrier
    translate: Translate
    ratings: DrillRatings | None = None


class DrillController(QObject):
    """Leads one drill after another over the same stage."""

    began = Signal(int)  # the session's id, before its first picture
    flare_said = Signal()  # the drill is about to be stopped
    finished = Signal(object)  # DrillResult: every row is on disk
    settled = Signal(object)  # DrillResult of a drill that was stopped: settle first
    left = Signal()  # the person went away before anything was stored
    failed = Signal(str, str)  # what happened, and a sentence with a next step

    def __init__(self, stage: DrillStage, tools: DrillTools, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stage = stage
        self._tools = tools
        self._quiet = Quiet(tools.jobs.collector)
        self._step = Step.CLOSED
        self._prepared: Prepared | None = None
        self._before: Before | None = None
        self._pictures = DrillPictures(tools.frames, tools.history, tools.jobs, self)
        self._rests = Rests(stage, tools.translate, self.stop_in_flare if tools.ratings is not None else None)
        self._plan: PlanRef | None = None
        self._start_asked = False
        self._left_out = 0
        self._has_told_progress = False
        self._run: DrillRun | None = None
        self._jitter = Random(0)
        self._clamp = Clamp()
        self._onset_clamp = OnsetClamp()
        self._count = 0
        self._suspended_ns = 0
        self._environment: Environment | None = None
        self._next_timer = drill_timer(self, "next", self._on_next_timer_timeout)
        self._limit_timer = drill_timer(self, "limit", self._on_limit_timer_timeout)
        self._refit_timer = drill_timer(self, "refit", self._on_refit_timer_timeout)
        self._pictures.known.connect(self._on_pictures_known)
        self._pictures.progressed.connect(self._on_pictures_progressed)
        self._pictures.ready.connect(self._on_pictures_ready)
        self._pictures.failed.connect(self._on_pictures_failed)
        stage.pad.answered.connect(self._on_pad_answered)
        stage.pad.pause_asked.connect(self.pause)
        stage.pad.stop_asked.connect(self.stop)
        stage.pad.skip_asked.connect(self.skip_picture)
        stage.pad.focus_lost.connect(self._on_pad_focus_lost)
        stage.pad.middle_entered.connect(self._on_pad_middle_entered)
        stage.pad.middle_left.connect(self._on_pad_middle_left)
        stage.pause_button.pressed.connect(self.pause)
        stage.stop_button.pressed.connect(self.stop)
        stage.skip_button.pressed.connect(self.skip_picture)
        stage.resized.connect(self._on_stage_changed)
        stage.restyled.connect(self._on_stage_changed)

    # -- what others ask ------------------------------------------------------------------------------

    @property
    def step(self) -> Step:
        """Where the drill is."""
        return self._step

    @property
    def run(self) -> DrillRun | None:
        """The drill under way."""
        return self._run

    @property
    def is_in_block(self) -> bool:
        """Between the first picture and the last: nothing else may run now."""
        return self._step in _IN_BLOCK

    @property
    def is_loaded(self) -> bool:
        """Every picture of the drill is ready to be painted, at the size that fits now."""
        return self._pictures.are_ready and not self._refit_timer.isActive()

    @property
    def pictures_made(self) -> int:
        """So many can be painted already."""
        return self._pictures.made

    def open(self, spec: DrillSpec, seed: int | None = None, plan: PlanRef | None = None) -> None:
        """Draw a drill and show its ready screen; its pictures are made ready meanwhile. ``plan`` asked for it."""
        try:
            prepared = self._tools.drills.prepare(spec, seed)
        except UserProblem as problem:
            self._give_up(problem)
            return
        self._prepared = prepared
        self._plan = plan
        self._run = None
        self._start_asked = False
        self._left_out = 0
        self._step = Step.READY
        say = self._tools.translate
        self._stage.wear(prepared.spec, side_name(Side.LEFT, say), side_name(Side.RIGHT, say))
        self._rests.ready(prepared, self._on_start_asked, self.leave)
        self._load()

    @Slot()
    def leave(self) -> None:
        """Away from a drill that has not begun."""
        self._forget()
        self.left.emit()

    @Slot()
    def pause(self) -> None:
        """Wait until the person wants to go on; the shown picture comes again."""
        self._pause_because(Flag.PAUSED, self._rests.paused)

    @Slot()
    def stop(self) -> None:
        """The person has had enough: store, settle, tell what was done."""
        run = self._run
        if run is None or self._step is Step.OVER:
            return
        self._halt()
        with self._telling_problems():
            run.stop()
            self._finish(was_stopped=True)

    @Slot()
    def stop_in_flare(self) -> None:
        """The same, and the person is in a flare."""
        if self._run is not None and self._step is not Step.OVER:
            self.flare_said.emit()
            self.stop()

    @Slot()
    def skip_picture(self) -> None:
        """ "Not this picture": kept out of every drill until it is allowed again."""
        if self._step is not Step.SHOWING or self._run is None:
            return
        self._limit_timer.stop()
        with self._telling_problems():
            trial = self._run.skipped()
            self._tools.drills.keep_out(trial.stimulus)
            self._go_on_after(trial)

    def close(self) -> None:
        """The window closes or the person changes: what is stored stays, as interrupted."""
        if self._run is not None and self._step not in (Step.OVER, Step.CLOSED):
            self._halt()
            with suppress(UserProblem):  # nobody is there to be told; the next opening of the record tells it
                if self._run.is_awaiting_answer:
                    self._run.voided(Flag.STOPPED)
            self._abandon()
        self._forget()

    # -- getting ready --------------------------------------------------------------------------------

    def _load(self) -> None:
        """Make every picture of the drill ready for the room there is."""
        assert self._prepared is not None
        self._has_told_progress = False
        if not self._start_asked:
            self._rests.forget_progress()
        self._pictures.load(self._prepared, self._fit(), self._tools.drills.today())
        if self._step is Step.READY and not self._start_asked:
            self._rests.say_what_comes(self._prepared, self._left_out, is_small=self._stage.is_picture_small)

    def _fit(self) -> Fit:
        stage = self._stage
        return Fit(stage.fit_view(), stage.stage_rgb, stage.view.devicePixelRatio())

    @Slot(object)
    def _on_pictures_known(self, before: Before) -> None:
        if self._run is None:
            self._before = before

    @Slot(object)
    def _on_pictures_failed(self, problem: UserProblem) -> None:
        """Before it begins a drill is drawn again without what cannot be shown; one under way has to end."""
        prepared = self._prepared
        if self._run is not None or prepared is None or not isinstance(problem, PicturesUnusable):
            self._give_up(problem)
            return
        self._left_out = self._tools.drills.set_aside(problem.pictures)
        try:
            self._prepared = self._tools.drills.prepare(prepared.spec, prepared.seed)
        except UserProblem as told:
            self._give_up(told)
            return
        self._start_asked = False  # first the person reads what is different now
        self._load()

    @Slot(int, int)
    def _on_pictures_progressed(self, made: int, planned: int) -> None:
        """They take their time: say so, and how far it is. A listener hears that once, not each number."""
        if self._step in (Step.READY, Step.PAUSED):
            self._rests.progress(made, planned, aloud=not self._has_told_progress)
            self._has_told_progress = True

    @Slot()
    def _on_pictures_ready(self) -> None:
        if self._has_told_progress and self._step in (Step.READY, Step.PAUSED):
            self._rests.pictures_ready()
        self._has_told_progress = False
        self._start_if_asked()

    @Slot()
    def _start_if_asked(self) -> None:
        """The person wanted to go on before the pictures were ready."""
        if not (self._start_asked and self.is_loaded):
            return
        self._start_asked = False
        if self._step is Step.READY:
            self._begin()
        else:
            self._resume()

    @Slot()
    def _on_start_asked(self) -> None:
        if self._step is not Step.READY or self._start_asked:
            return
        if self.is_loaded:
            self._begin()
        else:
            self._wait_for_pictures()

    def _wait_for_pictures(self) -> None:
        self._start_asked = True
        self._rests.getting_ready()

    def _begin(self) -> None:
        prepared, before = self._prepared, self._before
        assert prepared is not None
        assert before is not None
        self._stage.show_pad()
        self._stage.view.clear_stage()
        environment = Environment(self._stage.view, self._tools.barrier.name, self._stage.stage_colour)
        with self._telling_problems():
            self._run = self._tools.drills.begin(prepared, environment.at_start, before, self._plan)
            self._environment = environment
            self._jitter = Random(prepared.seed)
            self.began.emit(self._run.session_id)
            self._lead_in()

    def _lead_in(self) -> None:
        """3-2-1, at the start and after every rest."""
        self._quiet.enter()
        self._clamp, self._onset_clamp = Clamp(), OnsetClamp()
        self._suspended_ns = self._tools.clock.suspended_ns()
        self._step = Step.LEAD_IN
        self._count = COUNT_FROM
        self._stage.view.show_count(str(self._count))
        self._announce()
        self._next_timer.start(COUNT_STEP_MS)

    # -- one trial ------------------------------------------------------------------------------------

    @Slot()
    def _on_next_timer_timeout(self) -> None:
        if self._machine_slept:
            self._rest_after_sleep()
        elif self._step is Step.LEAD_IN and self._count > 1:
            self._count -= 1
            self._stage.view.show_count(str(self._count))
            self._next_timer.start(COUNT_STEP_MS)
        elif self._step is Step.LEAD_IN:
            self._start_interval()
        elif self._step is Step.FEEDBACK:
            with self._telling_problems():
                self._next(self._running())
        elif self._step is Step.INTERVAL:
            self._present()

    def _start_interval(self) -> None:
        """The cross, for its jittered time; none at all where the interval is 0."""
        run = self._running()
        if not self._stage.pad.is_ready:
            self._gather()
            return
        self._step = Step.INTERVAL
        self._stage.call_to_middle("")
        low, high = run.state.spec.interval_ms
        if high <= 0:
            self._present()
            self._announce()
            return
        self._stage.view.show_cross()
        self._announce()
        self._next_timer.start(self._jitter.randint(low, high))

    def _gather(self) -> None:
        """Before a picture the pointer has to be back in the middle: only then does the time to leave it mean
        something."""
        self._step = Step.GATHERING
        self._stage.view.clear_stage()
        self._stage.call_to_middle(back_to_the_middle(self._tools.translate))
        self._announce()

    @Slot()
    def _on_pad_middle_entered(self) -> None:
        if self._step is Step.GATHERING:
            self._start_interval()

    @Slot()
    def _on_pad_middle_left(self) -> None:
        if self._step is Step.INTERVAL:
            self._next_timer.stop()
            self._gather()

    def _present(self) -> None:
        """Swap the pixmap, paint now, wait for the window system, stamp. In this order, and nothing else."""
        run = self._running()
        card = run.card
        assert card is not None
        view, now_ns, pixmap = (
            self._stage.view,
            self._tools.clock.now_ns,
            self._pictures.pixmap(card.stimulus),
        )
        self._suspended_ns = self._tools.clock.suspended_ns()
        self._stage.pad.take_rests(True)
        view.hold(pixmap)
        view.repaint()
        flush_ns = now_ns()
        self._tools.barrier.wait()
        onset_ns = now_ns()
        used_ns = None
        if self._tools.barrier.is_prompt:
            self._onset_clamp, used_ns = self._onset_clamp.correct(flush_ns, onset_ns)
        run.shown(Onset(flush_ns, onset_ns, used_ns))
        self._step = Step.SHOWING
        limit_ms = run.state.spec.limit_ms
        if limit_ms is not None:
            self._limit_timer.start(limit_ms)

    @Slot(object)
    def _on_pad_answered(self, raw: RawAnswer) -> None:
        if self._step is not Step.SHOWING:
            return
        run = self._running()
        self._clamp, at_ns, clamped = self._clamp.correct(raw.handler_ns, raw.event_ms)
        self._limit_timer.stop()
        answer = Answer(
            side=raw.side,
            key=raw.key,
            at_ns=at_ns,
            handler_ns=raw.handler_ns,
            event_ms=raw.event_ms or None,
            input_kind=raw.input_kind,
            clamped=clamped,
        )
        if self._machine_slept:
            self._rest_after_sleep()
            return
        with self._telling_problems():
            self._go_on_after(run.answered(answer))

    @Slot()
    def _on_limit_timer_timeout(self) -> None:
        if self._step is not Step.SHOWING:
            return
        run, pad = self._running(), self._stage.pad
        if pad.is_resting and pad.dwell_ms is not None:
            self._limit_timer.start(pad.dwell_ms)  # the side may have been entered in time
            return
        if self._machine_slept:
            self._rest_after_sleep()
            return
        with self._telling_problems():
            self._go_on_after(run.timed_out())

    @property
    def _machine_slept(self) -> bool:
        """Since the picture appeared, or the count-down began."""
        return self._tools.clock.suspended_ns() - self._suspended_ns > SUSPENDED_FROM_NS

    def _rest_after_sleep(self) -> None:
        """Nobody comes back to a picture that is already running."""
        self._pause_because(Flag.SUSPENDED, self._rests.machine_slept)

    def _go_on_after(self, trial: TrialResult) -> None:
        """The trial is stored; what comes now?"""
        run = self._running()
        self._stage.pad.take_rests(False)
        if run.state.spec.feedback and (trial.outcome.is_scored or trial.outcome is Outcome.TOO_FAST):
            self._show_feedback(trial)
        elif Flag.INPUT_CHANGED in trial.flags:
            self._rest_after_other_device()
        else:
            self._next(run)

    def _show_feedback(self, trial: TrialResult) -> None:
        self._step = Step.FEEDBACK
        self._stage.set_feedback(mark_and_word(trial, self._tools.translate))
        self._next_timer.start(FEEDBACK_MS)

    def _next(self, run: DrillRun) -> None:
        self._stage.set_feedback("")
        if run.is_over:
            self._halt()
            self._finish(was_stopped=False)
        elif run.state.offers_no_limit:
            self._offer_no_limit()
        elif run.state.wants_break:
            self._take_break()
        else:
            self._start_interval()

    def _announce(self) -> None:
        """Where we are, in the interval: for the eye above the picture, for a screen reader as its name."""
        name = where_we_are(self._running().state, self._tools.translate)
        self._stage.set_counter(name)
        self._stage.view.setAccessibleName(name)

    # -- rests ----------------------------------------------------------------------------------------

    def _pause_because(
        self, flag: Flag, say: Callable[[Callable[[], None], Callable[[], None]], None]
    ) -> None:
        run = self._run
        if run is None or not self.is_in_block:
            return
        self._halt()
        with self._telling_problems():
            if run.is_awaiting_answer:
                run.voided(flag)
            if run.is_over:
                self._finish(was_stopped=False)
            else:
                self._step = Step.PAUSED
                say(self._resume, self.stop)

    def _rest_after_other_device(self) -> None:
        run = self._running()
        self._halt()
        if run.is_over:
            self._finish(was_stopped=False)
            return
        self._step = Step.PAUSED
        self._rests.other_device(run.spec.input_kind, self._resume, self.stop)

    def _take_break(self) -> None:
        self._halt()
        self._step = Step.PAUSED
        self._rests.take_break(self._on_break_over, self.stop)

    def _offer_no_limit(self) -> None:
        self._halt()
        self._step = Step.PAUSED
        self._rests.offer_no_limit(self._on_clock_off, self._resume, self.stop)

    @Slot()
    def _on_clock_off(self) -> None:
        self._running().take_clock_off()
        self._resume()

    @Slot()
    def _on_break_over(self) -> None:
        self._running().rested()
        self._resume()

    @Slot()
    def _resume(self) -> None:
        if self._step is not Step.PAUSED:
            return
        if not self.is_loaded:  # the window has changed; the pictures are made again
            self._wait_for_pictures()
            return
        self._stage.show_pad()
        assert self._environment is not None
        self._environment.look_again()
        self._lead_in()

    @Slot()
    def _on_pad_focus_lost(self) -> None:
        if self._stage.is_pad_shown:
            self._pause_because(Flag.LOST_FOCUS, self._rests.looked_away)

    # -- the end --------------------------------------------------------------------------------------

    def _finish(self, *, was_stopped: bool) -> None:
        run, before, environment = self._running(), self._before, self._environment
        assert before is not None
        assert environment is not None
        self._step = Step.OVER
        result = self._tools.drills.finish(run, environment.at_end(run.state.results), before)
        self._drop_pictures()
        (self.settled if was_stopped else self.finished).emit(result)

    @contextmanager
    def _telling_problems(self) -> Iterator[None]:
        """Around every step that is stored: where it cannot be, the drill ends with a sentence."""
        try:
            yield
        except UserProblem as problem:
            self._give_up(problem)

    def _give_up(self, problem: UserProblem) -> None:
        """What is stored stays, as interrupted; say what happened and leave the stage's panel a way back."""
        if self._run is None:
            title = self.tr("This drill cannot start")
        else:
            title = self.tr("This drill has to end here")
            self._halt()
            self._abandon()
        self._forget()
        self.failed.emit(title, problem_sentence(problem, self._tools.translate))

    def _abandon(self) -> None:
        with suppress(UserProblem):  # a disk that has just been full
            self._tools.drills.abandon()

    def _halt(self) -> None:
        """No timer runs, the collector works again."""
        self._next_timer.stop()
        self._limit_timer.stop()
        self._stage.pad.take_rests(False)
        self._stage.call_to_middle("")
        self._stage.view.clear_stage()
        self._quiet.leave()

    def _drop_pictures(self) -> None:
        """Also those that are just being made."""
        self._refit_timer.stop()
        self._start_asked = False
        self._pictures.drop()

    def _forget(self) -> None:
        self._halt()
        self._drop_pictures()
        self._prepared = self._before = self._run = self._environment = None
        self._step = Step.CLOSED

    # -- the window changes ---------------------------------------------------------------------------

    @Slot()
    def _on_stage_changed(self) -> None:
        """Another size, another screen, another theme: the pictures may have to be made again."""
        if self.is_in_block:
            self.pause()
        if self._step in (Step.READY, Step.PAUSED):
            self._refit_timer.start(REFIT_AFTER_MS)

    @Slot()
    def _on_refit_timer_timeout(self) -> None:
        """Another room for the picture: make the frames again, before the drill goes on."""
        if self._step not in (Step.READY, Step.PAUSED):
            return
        if self._fit() != self._pictures.fit:
            self._load()
        else:
            self._start_if_asked()

    def _running(self) -> DrillRun:
        assert self._run is not None, "no drill is under way"
        return self._run
