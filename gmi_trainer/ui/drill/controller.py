"""The course of a drill on the stage: get ready, lead in, show, take the answer, rest, stop, finish.

It keeps time and order; what an answer is worth is the DrillRun's business. Nothing is decoded, read or
started between a picture's request and its paint.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from enum import Enum, auto
from random import Random

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QImage, QPixmap

from gmi_trainer.domain.activity import DrillMode, DrillSpec
from gmi_trainer.domain.body import InputKind, Side
from gmi_trainer.domain.clamp import Clamp
from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.domain.stimulus import Stimulus
from gmi_trainer.domain.timing import timing_quality
from gmi_trainer.domain.trial import Answer, Flag, Onset, Outcome, TrialResult
from gmi_trainer.services.drills import Before, DrillRun, DrillService, Prepared, what_came_before
from gmi_trainer.services.ports import Clock, Frame, FrameMaker, HistoryReader
from gmi_trainer.ui.background import Background, Job
from gmi_trainer.ui.drill.answer_pad import RawAnswer
from gmi_trainer.ui.drill.barrier import Barrier
from gmi_trainer.ui.drill.environment import (
    measured_at_end,
    measured_at_start,
    refresh_hz,
    stimulus_rect,
)
from gmi_trainer.ui.drill.panels import PanelAction
from gmi_trainer.ui.drill.quiet import Quiet
from gmi_trainer.ui.drill.stage import DrillStage
from gmi_trainer.ui.words.body import input_name, pair_name, part_name, question, side_name, side_of
from gmi_trainer.ui.words.numbers import seconds
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
    INTERVAL = auto()
    SHOWING = auto()
    FEEDBACK = auto()
    PAUSED = auto()
    OVER = auto()


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


@dataclass(frozen=True, slots=True)
class _Loaded:
    """What the background job brings before a drill can begin."""

    frames: tuple[Frame, ...]
    before: Before


class DrillController(QObject):
    """Leads one drill after another over the same stage."""

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
        self._pixmaps: dict[Stimulus, QPixmap] = {}
        self._waiting_frames: list[Frame] = []
        self._job: Job | None = None
        self._made_for: tuple[int, tuple[int, int, int]] = (0, (0, 0, 0))  # diameter, stage's colour
        self._is_loading = False
        self._start_asked = False
        self._run: DrillRun | None = None
        self._jitter = Random(0)
        self._clamp = Clamp()
        self._count = 0
        self._suspended_ns = 0
        self._environment: dict[str, object] = {}
        self._rects: list[object] = []
        self._next_timer = self._timer("next", self._on_next_timer_timeout)
        self._limit_timer = self._timer("limit", self._on_limit_timer_timeout)
        self._pixmap_timer = self._timer("pixmap", self._on_pixmap_timer_timeout)
        self._refit_timer = self._timer("refit", self._on_refit_timer_timeout)
        stage.pad.answered.connect(self._on_pad_answered)
        stage.pad.pause_asked.connect(self.pause)
        stage.pad.stop_asked.connect(self.stop)
        stage.pad.skip_asked.connect(self.skip_picture)
        stage.pad.focus_lost.connect(self._on_pad_focus_lost)
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
        return self._step in (Step.LEAD_IN, Step.INTERVAL, Step.SHOWING, Step.FEEDBACK)

    @property
    def is_loaded(self) -> bool:
        """Every picture of the drill is ready to be painted, at the size that fits now."""
        return not self._is_loading and not self._waiting_frames and not self._refit_timer.isActive()

    def open(self, spec: DrillSpec, seed: int | None = None) -> None:
        """Draw a drill and show its ready screen; its pictures are made ready meanwhile."""
        try:
            prepared = self._tools.drills.prepare(spec, seed)
        except UserProblem as problem:
            self._give_up(problem)
            return
        self._prepared = prepared
        self._run = None
        self._start_asked = False
        self._step = Step.READY
        say = self._tools.translate
        self._stage.wear(prepared.spec, side_name(Side.LEFT, say), side_name(Side.RIGHT, say))
        self._stage.panel.say(
            "drill.ready",
            question(prepared.spec.part, say),
            self._how_to_answer(prepared.spec),
            (
                PanelAction("drill.start", self.tr("Start (press Space)"), self._on_start_asked),
                PanelAction("drill.leave", self.tr("Not now (Esc)"), self.leave),
            ),
            note=self._what_comes(prepared),
            on_escape=self.leave,
        )
        self._stage.show_panel()
        self._load()

    @Slot()
    def leave(self) -> None:
        """Away from a drill that has not begun."""
        self._forget()
        self.left.emit()

    @Slot()
    def pause(self) -> None:
        """Wait until the person wants to go on; the shown picture comes again."""
        self._pause_because(Flag.PAUSED, self.tr("Paused"), self.tr("Take all the time you need."))

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
        """Decode, turn and mask every picture of the drill in the background."""
        prepared = self._prepared
        assert prepared is not None
        if self._job is not None:
            self._job.cancel()
        self._is_loading = True
        self._pixmaps.clear()
        self._waiting_frames.clear()
        self._made_for = self._stage.fit_view(), self._stage.stage_rgb
        (size, stage_rgb), tools, spec = self._made_for, self._tools, prepared.spec
        today = tools.drills.today()

        def work(job: Job) -> _Loaded:
            frames = tools.frames.prepare(
                prepared.stimuli, size, stage_rgb, lambda _done: None, job.is_cancelled
            )
            with tools.history() as history:
                return _Loaded(frames, what_came_before(history, spec, today))

        self._job = tools.jobs.run(work, self._on_job_done, owner=self, on_problem=self._on_job_problem)

    def _on_job_done(self, loaded: _Loaded) -> None:
        self._is_loading = False
        if self._run is None:
            self._before = loaded.before
        self._waiting_frames = list(loaded.frames)
        self._pixmap_timer.start(0)

    def _on_job_problem(self, problem: UserProblem) -> None:
        self._give_up(problem)

    @Slot()
    def _on_pixmap_timer_timeout(self) -> None:
        """Pixmaps can only be made here, on the GUI thread: one a turn of the event loop. A frame is let go
        once its pixmap is made; together they would be twice 100 MB on a dense screen."""
        if self._waiting_frames:
            frame = self._waiting_frames.pop()
            self._pixmaps[frame.stimulus] = self._pixmap_of(frame)
            self._pixmap_timer.start(0)
        else:
            self._start_if_asked()

    def _start_if_asked(self) -> None:
        """The person wanted to go on before the pictures were ready."""
        if not (self._start_asked and self.is_loaded):
            return
        self._start_asked = False
        if self._step is Step.READY:
            self._begin()
        else:
            self._resume()

    def _pixmap_of(self, frame: Frame) -> QPixmap:
        size = frame.size
        image = QImage(frame.pixels, size, size, size * 4, QImage.Format.Format_RGB32)
        pixmap = QPixmap.fromImage(image)
        pixmap.setDevicePixelRatio(self._stage.view.devicePixelRatio())
        return pixmap

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
        self._stage.panel.note(self.tr("Getting the pictures ready…"))

    def _begin(self) -> None:
        prepared, before = self._prepared, self._before
        assert prepared is not None
        assert before is not None
        self._stage.show_pad()
        self._stage.view.clear_stage()
        environment = measured_at_start(self._stage.view, self._tools.barrier.name, self._stage.stage_colour)
        with self._telling_problems():
            self._run = self._tools.drills.begin(prepared, environment, before)
            self._environment = environment
            self._rects = [environment["stimulus_rect"]]
            self._jitter = Random(prepared.seed)
            self._lead_in()

    def _lead_in(self) -> None:
        """3-2-1, at the start and after every rest."""
        self._quiet.enter()
        self._clamp = Clamp()
        self._step = Step.LEAD_IN
        self._count = COUNT_FROM
        self._stage.view.show_count(str(self._count))
        self._announce()
        self._next_timer.start(COUNT_STEP_MS)

    # -- one trial ------------------------------------------------------------------------------------

    @Slot()
    def _on_next_timer_timeout(self) -> None:
        if self._step is Step.LEAD_IN and self._count > 1:
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
        self._step = Step.INTERVAL
        self._stage.set_feedback("")
        low, high = run.state.spec.interval_ms
        if high <= 0:
            self._present()
            self._announce()
            return
        self._stage.view.show_cross()
        self._announce()
        self._next_timer.start(self._jitter.randint(low, high))

    def _present(self) -> None:
        """Swap the pixmap, paint now, wait for the window system, stamp. In this order, and nothing else."""
        run = self._running()
        card = run.card
        assert card is not None
        view, now_ns = self._stage.view, self._tools.clock.now_ns
        self._suspended_ns = self._tools.clock.suspended_ns()
        view.hold(self._pixmaps[card.stimulus])
        view.repaint()
        flush_ns = now_ns()
        self._tools.barrier.wait()
        onset_ns = now_ns()
        run.shown(Onset(flush_ns, onset_ns))
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
        with self._telling_problems():
            slept = self._machine_slept
            self._go_on_after(run.voided(Flag.SUSPENDED) if slept else run.answered(answer))

    @Slot()
    def _on_limit_timer_timeout(self) -> None:
        if self._step is not Step.SHOWING:
            return
        run = self._running()
        with self._telling_problems():
            self._go_on_after(run.voided(Flag.SUSPENDED) if self._machine_slept else run.timed_out())

    @property
    def _machine_slept(self) -> bool:
        """Since the picture appeared."""
        return self._tools.clock.suspended_ns() - self._suspended_ns > SUSPENDED_FROM_NS

    def _go_on_after(self, trial: TrialResult) -> None:
        """The trial is stored; what comes now?"""
        run = self._running()
        if run.state.spec.feedback and (trial.outcome.is_scored or trial.outcome is Outcome.TOO_FAST):
            self._show_feedback(trial)
        elif Flag.INPUT_CHANGED in trial.flags:
            self._rest_after_other_device()
        else:
            self._next(run)

    def _show_feedback(self, trial: TrialResult) -> None:
        self._step = Step.FEEDBACK
        self._stage.set_feedback(self._feedback_words(trial))
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
        run = self._running()
        if run.state.in_warm_up:
            name = self.tr("warm-up picture")
        else:
            name = self.tr("picture {n} of {all}").format(
                n=min(run.state.done_count + 1, run.state.planned_count), all=run.state.planned_count
            )
        self._stage.set_counter(name)
        self._stage.view.setAccessibleName(name)

    # -- rests ----------------------------------------------------------------------------------------

    def _pause_because(self, flag: Flag, title: str, text: str) -> None:
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
                self._show_rest("drill.paused", title, text, self._resume)

    def _show_rest(self, name: str, title: str, text: str, go_on: Callable[[], None]) -> None:
        self._step = Step.PAUSED
        self._stage.panel.say(
            name,
            title,
            text,
            (
                PanelAction("drill.resume", self.tr("Go on (Space)"), go_on),
                PanelAction("drill.enough", self.tr("Enough for now (Esc)"), self.stop),
            ),
            on_escape=self.stop,
        )
        self._stage.show_panel()

    def _rest_after_other_device(self) -> None:
        run = self._running()
        self._halt()
        if run.is_over:
            self._finish(was_stopped=False)
            return
        say = self._tools.translate
        self._show_rest(
            "drill.other_device",
            self.tr("That came from another device"),
            self.tr(
                "This drill is answered with: {device}. To answer another way, stop and choose it first. "
                "The picture will come again."
            ).format(device=input_name(run.state.spec.input_kind, say)),
            self._resume,
        )

    def _take_break(self) -> None:
        self._halt()
        self._show_rest(
            "drill.break",
            self.tr("A short break"),
            self.tr("Look out of the window, let your shoulders drop, wriggle your toes."),
            self._on_break_over,
        )

    def _offer_no_limit(self) -> None:
        self._halt()
        self._step = Step.PAUSED
        self._stage.panel.say(
            "drill.offer_no_limit",
            self.tr("Shall we take the clock off?"),
            self.tr("The last pictures went by quickly. Without a limit you can look as long as you like."),
            (
                PanelAction("drill.clock_off", self.tr("Yes, no limit (Space)"), self._on_clock_off),
                PanelAction("drill.clock_on", self.tr("Keep the limit"), self._resume),
                PanelAction("drill.enough", self.tr("Enough for now (Esc)"), self.stop),
            ),
            on_escape=self.stop,
        )
        self._stage.show_panel()

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
        rect = stimulus_rect(self._stage.view)
        if rect != self._rects[-1]:
            self._rects.append(rect)
        self._lead_in()

    @Slot()
    def _on_pad_focus_lost(self) -> None:
        if self._stage.is_pad_shown:
            self._pause_because(
                Flag.LOST_FOCUS,
                self.tr("Paused"),
                self.tr("Another window came to the front. Go on when you are ready."),
            )

    # -- the end --------------------------------------------------------------------------------------

    def _finish(self, *, was_stopped: bool) -> None:
        run, before = self._running(), self._before
        assert before is not None
        self._step = Step.OVER
        quality = timing_quality(run.state.results, refresh_hz(self._stage.view))
        environment = {**self._environment, **measured_at_end(quality)}
        if len(self._rects) > 1:
            environment["later_stimulus_rects"] = self._rects[1:]
        result = self._tools.drills.finish(run, environment, before)
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
        self._stage.set_feedback("")
        self._stage.view.clear_stage()
        self._quiet.leave()

    def _drop_pictures(self) -> None:
        """Also those that are just being made."""
        if self._job is not None:
            self._job.cancel()
        self._pixmap_timer.stop()
        self._refit_timer.stop()
        self._is_loading = self._start_asked = False
        self._pixmaps.clear()
        self._waiting_frames.clear()

    def _forget(self) -> None:
        self._halt()
        self._drop_pictures()
        self._prepared = self._before = self._run = None
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
        if (self._stage.fit_view(), self._stage.stage_rgb) != self._made_for:
            self._load()
        else:
            self._start_if_asked()

    # -- words ----------------------------------------------------------------------------------------

    def _how_to_answer(self, spec: DrillSpec) -> str:
        if spec.input_kind is InputKind.KEYBOARD:
            return self.tr("Press the left or the right key: {keys}.").format(
                keys=pair_name(spec.keys, self._tools.translate)
            )
        if spec.input_kind is InputKind.MOUSE:
            return self.tr("Click anywhere in the left or the right half of the window.")
        return self.tr("Touch the left or the right half of the screen.")

    def _what_comes(self, prepared: Prepared) -> str:
        spec, say = prepared.spec, self._tools.translate
        what = self.tr("Test") if spec.mode is DrillMode.TEST else self.tr("Training")
        line = self.tr("{what}: {part}, {n} pictures").format(
            what=what, part=part_name(spec.part, say), n=len(prepared.deck)
        )
        if prepared.warm_ups:
            line += ", " + self.tr("after {n} to warm up").format(n=len(prepared.warm_ups))
        if spec.limit_ms is None:
            return line + ". " + self.tr("No time limit.")
        return line + ". " + self.tr("At most {s} seconds each.").format(s=spec.limit_ms // 1000)

    def _feedback_words(self, trial: TrialResult) -> str:
        say = self._tools.translate
        limb = side_of(trial.stimulus.picture.part, trial.stimulus.side, say)
        if trial.outcome is Outcome.CORRECT:
            return self.tr("✓  Yes, {limb}  ·  {time}").format(limb=limb, time=seconds(trial.rt_ms, say))
        if trial.outcome is Outcome.TOO_FAST:
            return self.tr("That was very quick. Take a look first: it will come again.")
        if trial.outcome is Outcome.MISSED:
            return self.tr("…  Time was up. It was {limb}").format(limb=limb)
        return self.tr("↔  It was {limb}").format(limb=limb)

    def _running(self) -> DrillRun:
        assert self._run is not None, "no drill is under way"
        return self._run

    def _timer(self, name: str, slot: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setObjectName(f"drill.timer.{name}")
        timer.setSingleShot(True)
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.timeout.connect(slot)
        return timer
