"""A whole guided practice as one full-window view: the ready screen, the words, its halts, and the result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from gmi_trainer.domain.answering import Reach
from gmi_trainer.domain.guided import GuidedEnding, GuidedPast, GuidedScript, GuidedSpec, GuidedStep
from gmi_trainer.domain.plan import PlanRef
from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.domain.script import Moment as ScriptMoment
from gmi_trainer.services.guided import GuidedAsk
from gmi_trainer.ui.breathe.environment import at_start
from gmi_trainer.ui.guided.controller import UNDER_WAY, GuidedController, Step
from gmi_trainer.ui.guided.result_view import GuidedResultView, Outcome
from gmi_trainer.ui.guided.stage import GuidedStage
from gmi_trainer.ui.guided.tools import GuidedTools
from gmi_trainer.ui.pages.practice_marks import PracticeMarks
from gmi_trainer.ui.pages.practice_ratings import PracticeRatings
from gmi_trainer.ui.stage.before_rating import BeforeRating
from gmi_trainer.ui.stage.practice_panels import PracticePanels
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.words.breathing import Words
from gmi_trainer.ui.words.guided import (
    lead_in_heading,
    lead_in_words,
    not_counted_reason,
    not_kept_line,
    part_of,
    ready_words,
)
from gmi_trainer.ui.words.problems import problem_sentence

if TYPE_CHECKING:
    from gmi_trainer.ui.guided.cues import GuidedCues


class GuidedView(QWidget):
    """Plays guided practices and says when the person is done."""

    done = Signal()
    settle_asked = Signal()
    call_asked = Signal()

    def __init__(self, look: Look, tools: GuidedTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._tools = tools
        self._script: GuidedScript | None = None
        self._spec: GuidedSpec | None = None
        self._reach = Reach()
        self._ask = GuidedAsk()
        self._cues: GuidedCues | None = None
        self._result: GuidedResultView | None = None
        self.stage = self._make_stage()
        self.controller = GuidedController(tools, self)
        self._ratings = PracticeRatings(tools.service.book, self.controller, self)
        self._ratings.kept.connect(self._on_ratings_kept)
        self._ratings.refused.connect(self._on_refused)
        self._marks = PracticeMarks(
            tools.service.book, self.controller, not_counted_reason, tools.translate, self
        )
        self._marks.refused.connect(self._on_refused)
        self._panels = PracticePanels(self.stage, "guided", tools.translate)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.stage)
        stage, controller = self.stage, self.controller
        stage.pause_asked.connect(controller.pause)
        stage.covered.connect(controller.pause)
        stage.next_asked.connect(controller.leave_out)
        stage.upset_said.connect(self._on_stage_upset_said)
        stage.stop_asked.connect(controller.stop)
        controller.began.connect(self._on_controller_began)
        controller.refused.connect(self._on_controller_refused)
        controller.went_on.connect(self._on_controller_went_on)
        controller.entered.connect(self._on_controller_entered)
        controller.shown.connect(self._on_controller_shown)
        controller.paused.connect(self._on_controller_paused)
        controller.slept.connect(self._on_controller_slept)
        controller.kept_again.connect(self._on_controller_kept_again)
        controller.over.connect(self._on_controller_over)

    def play(
        self, script: GuidedScript, spec: GuidedSpec, past: GuidedPast, plan: PlanRef | None = None
    ) -> None:
        """Show a session's ready screen. ``plan``: the item that asked for it."""
        self._script, self._spec = script, spec
        self._ask = self._tools.service.ask_for(script, past, plan)
        self._ratings.begin()
        self._drop_result()
        self._drop_cues()
        if spec.tones or spec.voice:
            self._cues = self._tools.make_cues(self)
            self._cues.prepare(spec)
            self._cues.changed.connect(self._on_cues_changed)
        self.controller.open(script, spec, self._cues, plan)
        self._reach = self._tools.reach()
        self.stage.wear(self._reach)
        self.stage.progress.begin(tuple(step.ms for step in spec.steps))
        self._stack.setCurrentWidget(self.stage)
        self._show_ready()

    @property
    def is_under_way(self) -> bool:
        """Somebody is in the middle of it, or has paused."""
        return self.controller.step in UNDER_WAY

    def close_session(self) -> None:
        """The window closes, or the person changes: what is stored stays, as interrupted."""
        self.controller.close()
        self._drop_cues()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard belongs to what is in view."""
        super().focusInEvent(event)
        if self._result is not None:
            self._result.take_focus()
        else:
            self.stage.setFocus(event.reason())

    # -- to be changed by practices of their own --------------------------------------------------------

    def _make_stage(self) -> GuidedStage:
        """What has the words, and whatever stands beside them."""
        return GuidedStage(self._look, self._tools.translate, self)

    def _entered(self, step: GuidedStep | None) -> None:
        """A step is in view; None: the lead-in."""

    def _be_upset(self) -> None:
        """ "I feel dizzy or upset", from wherever it was said."""
        self.controller.feel_upset()

    def _show_paused(self) -> None:
        """The person asked for it."""
        controller = self.controller
        next_part = self._panels.action("leave_out", self.tr("Next part"), self._leave_part)
        self._panels.paused(controller.go_on, next_part, self._be_upset, controller.stop)

    def _leave_part(self) -> None:
        """A button says whether it is down, which is no number of parts."""
        self.controller.leave_out()

    def _show_over(self) -> None:
        """It has come to its end, or was ended."""
        if self.controller.run.ending is GuidedEnding.UPSET:
            self._panels.upset(self._show_result, self.call_asked.emit, self.settle_asked.emit)
        else:
            self._show_result()

    def _make_result(self, outcome: Outcome) -> GuidedResultView:
        """What came of it, and what may be said to that."""
        return GuidedResultView(self._look, outcome, self._tools.translate, self, reach=self._reach)

    # -- before ---------------------------------------------------------------------------------------

    def _show_ready(self) -> None:
        self._panels.ready(self._ready_words, self._start, self._leave)
        scale = self._ask.scale
        if scale is not None:
            before = BeforeRating(self._look, self._tools.translate, scale, "guided.before")
            before.answered.connect(self.stage.panel.take_focus)
            self._ratings.ask_before(scale, before)
            self.stage.panel.ask(before)

    @property
    def _ready_words(self) -> Words:
        assert self._script is not None
        assert self._spec is not None
        trouble = self._cues.trouble if self._cues is not None else None
        return ready_words(
            self._script, self._spec, self._tools.translate, trouble=trouble, reach=self._reach
        )

    def _start(self) -> None:
        self._ratings.read_before()
        self.controller.start(at_start(self))

    def _start_unkept(self) -> None:
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

    # -- on the way -----------------------------------------------------------------------------------

    @Slot()
    def _on_controller_went_on(self) -> None:
        self.stage.show_practice()
        self.stage.tell(not_kept_line(self._tools.translate) if self.controller.problem is not None else "")

    @Slot(object)
    def _on_controller_entered(self, moment: ScriptMoment) -> None:
        assert self._script is not None
        say, number = self._tools.translate, moment.phase.round
        step = self._script.step(moment.phase.kind)
        if step is None:
            heading, words, where = lead_in_heading(say), lead_in_words(say), ""
        else:
            heading, words, where = step.heading, step.words, self._where(number)
        self.stage.words.show_step(heading, words, where, aloud=not self._voice_is_heard)
        self._entered(step)

    @Slot(object)
    def _on_controller_shown(self, moment: ScriptMoment) -> None:
        number = moment.phase.round
        self.stage.progress.show_place(number, moment.share, self._where(number))

    def _where(self, number: int) -> str:
        assert self._spec is not None
        return part_of(number, len(self._spec.steps), self._tools.translate)

    @property
    def _voice_is_heard(self) -> bool:
        """A screen reader says each step only where no voice is heard that does."""
        has_voice = self._spec is not None and self._spec.voice
        return has_voice and self._cues is not None and self._cues.trouble is None

    @Slot()
    def _on_stage_upset_said(self) -> None:
        self._be_upset()

    @Slot()
    def _on_controller_paused(self) -> None:
        self._show_paused()

    @Slot()
    def _on_controller_slept(self) -> None:
        self._panels.slept(self.controller.go_on, self.controller.stop)

    @Slot(bool)
    def _on_controller_kept_again(self, is_kept: bool) -> None:
        self.stage.tell("" if is_kept else not_kept_line(self._tools.translate))

    # -- over -----------------------------------------------------------------------------------------

    @Slot()
    def _on_controller_over(self) -> None:
        self._show_over()

    def _show_result(self) -> None:
        run, ask = self.controller.run, self._ask
        is_kept = self.controller.session_id is not None
        asks = is_kept and run.steps_done > 0
        outcome = Outcome(
            ending=run.ending,
            steps_done=run.steps_done,
            practised_ms=run.practised_ms,
            scale=ask.scale if asks and self._ratings.was_rated else None,
            asks_feel=asks and ask.feel,
            is_kept=is_kept,
        )
        self._drop_result()
        view = self._make_result(outcome)
        view.done.connect(self._leave)
        view.save_again_asked.connect(self._on_result_save_again_asked)
        self._ratings.watch(view)
        self._marks.watch(view)
        self._result = view
        self._tell_what_is_kept()
        self._stack.addWidget(view)
        self._stack.setCurrentWidget(view)
        view.take_focus()
        view.announce_sentence()

    @Slot()
    def _on_ratings_kept(self) -> None:
        self._tell_what_is_kept()

    @Slot(object)
    def _on_refused(self, problem: UserProblem) -> None:
        self._tell_problem(problem)

    @Slot()
    def _on_result_save_again_asked(self) -> None:
        self.controller.save_again()
        self._tell_what_is_kept()
        if self._result is not None:
            self._result.take_focus()

    def _tell_problem(self, problem: UserProblem) -> None:
        if self._result is not None:
            self._result.tell_problem(problem_sentence(problem, self._tools.translate))

    def _tell_what_is_kept(self) -> None:
        """Whether the end is stored."""
        result, problem = self._result, self.controller.problem
        assert result is not None
        if problem is not None:
            result.tell_problem(problem_sentence(problem, self._tools.translate), can_save=True)
        else:
            result.tell_problem("")

    # -- helpers --------------------------------------------------------------------------------------

    @Slot()
    def _on_cues_changed(self) -> None:
        """A device has come or gone."""
        if self.controller.step is Step.READY:
            self.stage.panel.note(self._ready_words.note)

    def _drop_cues(self) -> None:
        if self._cues is not None:
            self._cues.close()
            self._cues.deleteLater()
            self._cues = None

    def _drop_result(self) -> None:
        if self._result is not None:
            self._stack.removeWidget(self._result)
            self._result.deleteLater()
            self._result = None
