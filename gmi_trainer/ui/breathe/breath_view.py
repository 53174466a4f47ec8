"""A whole breathing session as one full-window view: the ready screen, the pacer, its halts, and the result."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from gmi_trainer.domain.answering import Reach
from gmi_trainer.domain.breath_course import BreathPast
from gmi_trainer.domain.breath_steps import easier_than, suggests_talk
from gmi_trainer.domain.breathing import BreathPattern, BreathSpec, Ending, Pace
from gmi_trainer.domain.plan import PlanRef
from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.domain.script import Moment as ScriptMoment
from gmi_trainer.services.breathing import BreathAsk
from gmi_trainer.ui.breathe.controller import BreathController, Step
from gmi_trainer.ui.breathe.environment import at_start
from gmi_trainer.ui.breathe.next_step import NextStep
from gmi_trainer.ui.breathe.panels import BreathPanels
from gmi_trainer.ui.breathe.result_view import BreathResultView, Outcome
from gmi_trainer.ui.breathe.stage import BreathStage
from gmi_trainer.ui.breathe.tools import BreathTools
from gmi_trainer.ui.pages.practice_ratings import PracticeRatings
from gmi_trainer.ui.stage.before_rating import BeforeRating
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.words.breath_keys import how_to_reach
from gmi_trainer.ui.words.breathing import (
    Words,
    dizzy_next_line,
    flare_is_noted,
    gentlest_line,
    not_kept_line,
    now_line,
    own_breath_line,
    ready_words,
    step_taken,
)
from gmi_trainer.ui.words.problems import problem_sentence
from gmi_trainer.ui.words.sound import sound_note

if TYPE_CHECKING:
    from gmi_trainer.ui.breathe.cues import BreathCues


class BreathView(QWidget):
    """Plays breathing sessions and says when the person is done."""

    done = Signal()
    choose_asked = Signal()  # to where breaths are chosen
    look_back_asked = Signal()
    settle_asked = Signal()
    call_asked = Signal()

    def __init__(self, look: Look, tools: BreathTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._tools = tools
        self._spec: BreathSpec | None = None
        self._past = BreathPast()
        self._reach = Reach()
        self._ask = BreathAsk(scale=None, feel=False, pace=False)
        self._cues: BreathCues | None = None
        self._take_back_pace: Callable[[], None] | None = None
        self._result: BreathResultView | None = None
        self.stage = BreathStage(look, tools.translate, self)
        self.controller = BreathController(tools, self)
        self._ratings = PracticeRatings(tools.service.book, self.controller, self)
        self._ratings.kept.connect(self._on_ratings_kept)
        self._ratings.refused.connect(self._on_ratings_refused)
        self._panels = BreathPanels(self.stage, tools.translate)
        self._next_step = NextStep(tools, self)
        self._next_step.found.connect(self._on_next_step_found)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.stage)
        stage, controller = self.stage, self.controller
        stage.pause_asked.connect(controller.pause)
        stage.covered.connect(controller.pause)
        stage.easier_asked.connect(controller.ease)
        stage.dizzy_said.connect(controller.feel_dizzy)
        stage.stop_asked.connect(controller.stop)
        controller.began.connect(self._on_controller_began)
        controller.refused.connect(self._on_controller_refused)
        controller.went_on.connect(self._on_controller_went_on)
        controller.shown.connect(self._on_controller_shown)
        controller.paused.connect(self._on_controller_paused)
        controller.slept.connect(self._on_controller_slept)
        controller.eased.connect(self._on_controller_eased)
        controller.nothing_easier.connect(self._on_controller_nothing_easier)
        controller.kept_again.connect(self._on_controller_kept_again)
        controller.over.connect(self._on_controller_over)
        look.changed.connect(self._on_look_changed)

    def play(self, spec: BreathSpec, past: BreathPast, plan: PlanRef | None = None) -> None:
        """Show a session's ready screen. ``plan``: the item that asked for it."""
        self._spec, self._past = spec, past
        self._ask = self._tools.service.ask_for(spec, past, plan)
        self._ratings.begin()
        self._drop_result()
        self._drop_cues()
        if spec.tones or spec.voice:
            self._cues = self._tools.make_cues(self)
            self._cues.prepare(spec)
            self._cues.changed.connect(self._on_cues_changed)
        self.controller.open(spec, self._cues, plan)
        self._reach = self._tools.reach()
        self.stage.wear(self._reach)
        self.stage.pacer.set_style(spec.pacer)
        self._share_the_telling()
        self._stack.setCurrentWidget(self.stage)
        self._show_ready()

    @property
    def is_under_way(self) -> bool:
        """Somebody breathes, or has paused."""
        return self.controller.step in (Step.BREATHING, Step.PAUSED, Step.SLEPT)

    def close_session(self) -> None:
        """The window closes, or the person changes: what is stored stays, as interrupted."""
        self._next_step.forget()
        self.controller.close()
        self._drop_cues()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard belongs to what is in view."""
        super().focusInEvent(event)
        if self._result is not None:
            self._result.take_focus()
        else:
            self.stage.setFocus(event.reason())

    # -- before ---------------------------------------------------------------------------------------

    def _show_ready(self) -> None:
        self._panels.ready(self._ready_words, self._start, self._leave)
        scale = self._ask.scale
        if scale is not None:
            before = BeforeRating(self._look, self._tools.translate, scale, "breath.before")
            before.answered.connect(self.stage.panel.take_focus)
            self._ratings.ask_before(scale, before)
            self.stage.panel.ask(before)

    @property
    def _ready_words(self) -> Words:
        assert self._spec is not None
        newest, say = self._past.newest, self._tools.translate
        trouble = self._cues.trouble if self._cues is not None else None
        return ready_words(
            self._spec,
            say,
            after_dizziness=bool(newest) and newest[0].ending is Ending.DIZZY,
            talk=suggests_talk(newest),
            sound=sound_note(trouble, say) if trouble is not None else "",
            reach=how_to_reach(self._reach, say),
        )

    def _start(self) -> None:
        self._ratings.read_before()
        self.controller.tick_every(self.stage.pacer.fps_interval_ms)
        self.controller.start(at_start(self))

    def _start_unkept(self) -> None:
        self.controller.tick_every(self.stage.pacer.fps_interval_ms)
        self.controller.start(at_start(self), unkept=True)

    def _leave(self) -> None:
        self.close_session()
        self.done.emit()

    @Slot(int)
    def _on_controller_began(self, session_id: int) -> None:
        self._ratings.keep_before(session_id)

    @Slot(object)
    def _on_controller_refused(self, problem: UserProblem) -> None:
        self._panels.not_kept(
            problem_sentence(problem, self._tools.translate), self._start_unkept, self._start, self._leave
        )

    # -- breathing ------------------------------------------------------------------------------------

    @Slot()
    def _on_controller_went_on(self) -> None:
        self.stage.show_pacer()
        if self.controller.problem is not None:
            self.stage.tell(not_kept_line(self._tools.translate), stays=True)

    @Slot(object)
    def _on_controller_shown(self, moment: ScriptMoment) -> None:
        run = self.controller.run
        self.stage.pacer.show_moment(
            moment, pattern=run.pattern, breaths=run.spec.breaths, humming=run.spec.humming
        )

    @Slot()
    def _on_controller_paused(self) -> None:
        self.stage.pacer.rest()
        self._show_paused()

    @Slot()
    def _on_controller_nothing_easier(self) -> None:
        self._panels.gentlest(self.controller.go_on, self.controller.stop, self.controller.feel_dizzy)

    @Slot()
    def _on_controller_slept(self) -> None:
        self.stage.pacer.rest()
        self._panels.slept(self.controller.go_on, self.controller.stop)

    @Slot(object)
    def _on_controller_eased(self, pattern: BreathPattern) -> None:
        if self.stage.is_playing:
            self.stage.tell(now_line(pattern, self._tools.translate))
        elif self.controller.step is Step.PAUSED:
            self._show_paused()

    @Slot(bool)
    def _on_controller_kept_again(self, is_kept: bool) -> None:
        if is_kept:
            self.stage.clear_line()
        elif self.stage.is_playing:
            self.stage.tell(not_kept_line(self._tools.translate), stays=True)

    def _show_paused(self) -> None:
        controller = self.controller
        self._panels.paused(
            controller.run,
            controller.go_on,
            controller.ease,
            controller.feel_dizzy,
            controller.stop,
            self._say_flare if controller.session_id is not None else None,
        )

    def _say_flare(self) -> None:
        """Noted at once. Breathing may go on: it is what a flare leaves open."""
        take_back = self._note_flare()
        if take_back is None:
            return

        def undo() -> None:
            take_back()
            self._show_paused()

        self._panels.in_flare(self.controller.go_on, self.controller.stop, undo)

    def _note_flare(self) -> Callable[[], None] | None:
        """Its way back; None where it could not be noted, which is told."""
        session_id = self.controller.session_id
        assert session_id is not None, "only then is there such a button"
        try:
            take_back = self._tools.service.book.say_flare(session_id)
        except UserProblem as problem:
            self._tell_problem(problem)
            return None

        def undo() -> None:
            with suppress(UserProblem):
                take_back()

        return undo

    def _tell_problem(self, problem: UserProblem) -> None:
        words = problem_sentence(problem, self._tools.translate)
        if self._result is not None:
            self._result.tell_problem(words)
        else:
            self.stage.panel.note(words)

    # -- over -----------------------------------------------------------------------------------------

    @Slot()
    def _on_controller_over(self) -> None:
        self.stage.pacer.rest()
        if self.controller.run.ending is Ending.DIZZY:
            self._panels.dizzy(
                self._show_result, self.call_asked.emit, self.settle_asked.emit, talk=self._talk
            )
        else:
            self._show_result()

    @property
    def _talk(self) -> bool:
        return suggests_talk(self._past.newest, self.controller.run.ending)

    def _show_result(self) -> None:
        run, ask = self.controller.run, self._ask
        is_kept, any_whole = self.controller.session_id is not None, run.breaths_done > 0
        asks = is_kept and any_whole
        asks_pace = asks and (ask.pace or run.eased > 0) and run.ending is not Ending.DIZZY
        scale = ask.scale if asks and self._ratings.was_rated else None
        outcome = Outcome(
            ending=run.ending,
            breaths=run.breaths_done,
            breathed_ms=run.breathed_ms,
            scale=scale,
            asks_pace=asks_pace,
            asks_feel=asks and ask.feel,
            talk=self._talk,
            is_kept=is_kept,
        )
        self._drop_result()
        view = BreathResultView(self._look, outcome, self._tools.translate, self, reach=self._reach)
        view.done.connect(self._leave)
        view.look_back_asked.connect(self._on_result_look_back_asked)
        view.choose_asked.connect(self._on_result_choose_asked)
        view.flare_said.connect(self._on_result_flare_said)
        view.pace_said.connect(self._on_result_pace_said)
        view.pace_taken_back.connect(self._on_result_pace_taken_back)
        view.step_taken.connect(self._on_result_step_taken)
        view.save_again_asked.connect(self._on_result_save_again_asked)
        self._ratings.watch(view)
        self._result = view
        self._take_back_pace = None
        self._tell_what_is_kept()
        self._stack.addWidget(view)
        self._stack.setCurrentWidget(view)
        view.take_focus()
        view.announce_sentence()

    @Slot()
    def _on_result_look_back_asked(self) -> None:
        self.close_session()
        self.look_back_asked.emit()

    @Slot()
    def _on_result_choose_asked(self) -> None:
        self.close_session()
        self.choose_asked.emit()

    @Slot()
    def _on_result_flare_said(self) -> None:
        take_back = self._note_flare()
        if take_back is not None and self._result is not None:
            self._result.suggest(None, self.controller.run.pattern)  # nothing more is suggested now
            self._result.flare_is_noted(flare_is_noted(self._tools.translate), take_back)

    @Slot()
    def _on_ratings_kept(self) -> None:
        self._tell_what_is_kept()

    @Slot(object)
    def _on_ratings_refused(self, problem: UserProblem) -> None:
        self._tell_problem(problem)

    @Slot(object)
    def _on_result_pace_said(self, pace: Pace) -> None:
        """Another answer takes the first one back, with what came of it."""
        session_id, result, service = self.controller.session_id, self._result, self._tools.service
        assert session_id is not None
        assert result is not None
        self._forget_pace()
        own_before = service.choices.load().pattern
        try:
            self._take_back_pace = service.say_pace(session_id, self.controller.run.pattern, pace)
        except UserProblem as problem:
            result.clear_pace()
            self._tell_problem(problem)
            return
        self._tell_what_is_kept()
        own = service.choices.load().pattern
        result.offer_pace_undo(self._what_comes_of(pace, own_before, own))
        if pace is Pace.COMFORTABLE:
            self._suggest_what_was_comfortable(own)

    def _suggest_what_was_comfortable(self, own: BreathPattern) -> None:
        """To begin with what it was made easier to; else, where the day allows it, a step up."""
        eased = self._tools.service.eased_to(self.controller.run)
        if eased is not None and self._result is not None:
            self._result.suggest(eased, own)
        else:
            self._next_step.look()

    def _what_comes_of(self, pace: Pace, before: BreathPattern, own: BreathPattern) -> str:
        """In words, of what was said of the pace; empty where nothing does."""
        if own != before:
            return own_breath_line(own, self._tools.translate)
        if pace is not Pace.COMFORTABLE and easier_than(self.controller.run.pattern) is None:
            return gentlest_line(self._tools.translate)
        return ""

    @Slot()
    def _on_result_pace_taken_back(self) -> None:
        self._forget_pace()
        if self._result is not None:
            self._result.clear_pace()

    def _forget_pace(self) -> None:
        self._next_step.forget()
        take_back, self._take_back_pace = self._take_back_pace, None
        if take_back is not None:
            with suppress(UserProblem):
                take_back()
        if self._result is not None:
            self._result.suggest(None, self.controller.run.pattern)

    @Slot(object)
    def _on_next_step_found(self, wanted: BreathPattern) -> None:
        if self._result is not None:
            self._result.suggest(wanted, self._tools.service.choices.load().pattern)

    @Slot(object)
    def _on_result_step_taken(self, wanted: BreathPattern) -> None:
        result, now = self._result, self._tools.service.choices.load().pattern
        assert result is not None
        take_back = self._tools.service.take_step(wanted)

        def undo() -> None:
            take_back()
            result.suggest(wanted, now)

        result.offer_undo(step_taken(wanted, self._tools.translate), undo)

    @Slot()
    def _on_result_save_again_asked(self) -> None:
        self.controller.save_again()
        self._tell_what_is_kept()
        if self._result is not None:
            self._result.take_focus()

    def _tell_what_is_kept(self) -> None:
        """Whether the end is stored; after dizziness what comes of it."""
        result, run, problem = self._result, self.controller.run, self.controller.problem
        assert result is not None
        say = self._tools.translate
        if problem is not None:
            result.tell_problem(problem_sentence(problem, say), can_save=True)
            return
        result.tell_problem("")
        own = self._tools.service.choices.load().pattern
        if run.ending is Ending.DIZZY and own.cycle_ms < run.spec.pattern.cycle_ms:
            result.tell_own(dizzy_next_line(own, say))

    # -- helpers --------------------------------------------------------------------------------------

    @Slot()
    def _on_cues_changed(self) -> None:
        """A device has come or gone."""
        self._share_the_telling()
        if self.controller.step is Step.READY:
            self.stage.panel.note(self._ready_words.note)

    @Slot()
    def _on_look_changed(self) -> None:
        self.controller.tick_every(self.stage.pacer.fps_interval_ms)

    def _share_the_telling(self) -> None:
        """A screen reader says each phase only where no voice is heard that does."""
        has_voice = self._spec is not None and self._spec.voice
        is_heard = self._cues is not None and self._cues.trouble is None
        self.stage.pacer.set_announcing(not (has_voice and is_heard))

    def _drop_cues(self) -> None:
        if self._cues is not None:
            self._cues.close()
            self._cues.deleteLater()
            self._cues = None

    def _drop_result(self) -> None:
        self._next_step.forget()
        if self._result is not None:
            self._stack.removeWidget(self._result)
            self._result.deleteLater()
            self._result = None
