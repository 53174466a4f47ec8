"""A daily task as one full-window view: what is set up before it, the time while it is done, and the result."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from gmi_trainer.domain.activity_steps import ActivityEnding, ActivitySpec
from gmi_trainer.domain.answering import Reach
from gmi_trainer.domain.checkin import Moment
from gmi_trainer.domain.plan import PlanRef
from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.domain.task_timer import TaskTimer
from gmi_trainer.services.activities import ActivityAsk
from gmi_trainer.services.activity_ports import Told
from gmi_trainer.ui.activities.attempt import ActivityTools, Attempt
from gmi_trainer.ui.activities.doing_stage import DoingStage
from gmi_trainer.ui.activities.result_view import ActivityResultView, TaskOutcome
from gmi_trainer.ui.activities.set_up_page import SetUpPage
from gmi_trainer.ui.breathe.environment import at_start
from gmi_trainer.ui.pages.practice_marks import PracticeMarks
from gmi_trainer.ui.pages.practice_ratings import PracticeRatings
from gmi_trainer.ui.stage.panels import PanelAction
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.announce import announce
from gmi_trainer.ui.words.activities import left_line, not_counted_reason, unwell_words
from gmi_trainer.ui.words.answers import with_key
from gmi_trainer.ui.words.breathing import Words
from gmi_trainer.ui.words.problems import problem_sentence

if TYPE_CHECKING:
    from gmi_trainer.ui.activities.bell import Bell

TICK_MS = 500
"""Words stand still: two looks a second are plenty."""


class ActivityView(QWidget):
    """Says when the person is done. A task under way that is left is kept as interrupted."""

    done = Signal()
    room_asked = Signal()
    settle_asked = Signal()
    call_asked = Signal()

    def __init__(self, look: Look, tools: ActivityTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._tools = tools
        self._attempt: Attempt | None = None
        self._plan: PlanRef | None = None
        self._spec: ActivitySpec | None = None
        self._ask = ActivityAsk()
        self._reach = Reach()
        self._bell: Bell | None = None
        self._time = TaskTimer(None)
        self._is_open = False  # a task is under way
        self._session_id: int | None = None
        self._environment: dict[str, object] = {}
        self._ending = ActivityEnding.WHOLE
        self._did_ms: int | None = None
        self._by_itself = False
        self._was_rated = False
        self._problem: UserProblem | None = None
        self._set_up: SetUpPage | None = None
        self._result: ActivityResultView | None = None
        self.stage = DoingStage(look, tools.translate, self)
        self._ratings = PracticeRatings(tools.service.book, self, self)
        self._ratings.refused.connect(self._on_refused)
        self._marks = PracticeMarks(tools.service.book, self, not_counted_reason, tools.translate, self)
        self._marks.refused.connect(self._on_refused)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.stage)
        self.stage.pause_asked.connect(self._on_pause_asked)
        self.stage.covered.connect(self._on_pause_asked)
        self.stage.finished_asked.connect(self._on_finished_asked)
        self.stage.unwell_said.connect(self._on_unwell_said)
        self.stage.stop_asked.connect(self._on_stop_asked)
        self._timer = QTimer(self)
        self._timer.setObjectName("activity.timer.tick")
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._on_timer_timeout)

    @property
    def session_id(self) -> int | None:
        """Its row; None where it is not kept."""
        return self._session_id

    @property
    def set_up(self) -> SetUpPage | None:
        """What comes before it."""
        return self._set_up

    @property
    def result(self) -> ActivityResultView | None:
        """What came of it, once it is over."""
        return self._result

    @property
    def is_under_way(self) -> bool:
        """Somebody is in the middle of it, or has paused."""
        return self._is_open

    def play(self, attempt: Attempt, plan: PlanRef | None = None) -> None:
        """Set up a task; one that was done already goes on to what came of it."""
        self._attempt, self._plan = attempt, plan
        self._ask = self._tools.service.ask_for(plan)
        self._reach = self._tools.reach()
        self.stage.wear(self._reach)
        self._ratings.begin()
        if attempt.is_done:
            self._keep_done(expected=None)
        else:
            self._show_set_up()

    def close_session(self) -> None:
        """The window closes, or the person changes: what is stored stays, as interrupted."""
        self._timer.stop()
        self._is_open = False
        self._keep_note()
        self._drop_bell()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard belongs to what is in view."""
        super().focusInEvent(event)
        shown = self._result or self._set_up
        if shown is not None and self._stack.currentWidget() is shown:
            shown.take_focus()
        else:
            self.stage.setFocus(event.reason())

    # -- before ---------------------------------------------------------------------------------------

    def _show_set_up(self) -> None:
        assert self._attempt is not None
        page = SetUpPage(
            self._look, self._attempt, self._ask.scale, self._tools.translate, self, reach=self._reach
        )
        page.start_asked.connect(self._on_set_up_start_asked)
        page.done_said.connect(self._on_set_up_done_said)
        page.room_asked.connect(self._on_set_up_room_asked)
        page.left.connect(self._leave)
        self._set_up = page
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        page.take_focus()
        announce(page, page.accessibleName())

    @Slot()
    def _on_set_up_start_asked(self) -> None:
        page = self._set_up
        if page is None or self._is_open or not self._begin(page.expected, page.wanted_ms):
            return
        self._keep_before(page)
        self._time = TaskTimer(page.wanted_ms)
        if page.wanted_ms is not None:
            self._bell = self._tools.make_bell(self)
        self.stage.begin(page.wanted_ms)
        self._drop_set_up()
        self._stack.setCurrentWidget(self.stage)
        self._go()

    @Slot()
    def _on_set_up_done_said(self) -> None:
        if self._set_up is not None:
            self._keep_done(self._set_up.expected)

    @Slot()
    def _on_set_up_room_asked(self) -> None:
        self.close_session()
        self.room_asked.emit()

    def _begin(self, expected: int | None, wanted_ms: int | None) -> bool:
        """Store it. Where that is not possible the page says so, and a second press does it all the same."""
        attempt = self._attempt
        assert attempt is not None
        spec = ActivitySpec(
            attempt.part,
            attempt.rung.rung_id,
            attempt.rung.words,
            expected,
            wanted_ms,
            attempt.facts.eased,
        )
        self._environment = at_start(self)
        self._session_id = None
        was_told = self._problem is not None
        try:
            self._session_id = self._tools.service.begin(spec, self._environment, self._plan)
        except UserProblem as problem:
            self._problem = problem
            if not was_told and self._set_up is not None:
                self._set_up.tell_problem(
                    self.tr("{problem} Press Start again to do it all the same.").format(
                        problem=problem_sentence(problem, self._tools.translate)
                    )
                )
                return False
        else:
            self._problem = None
        self._spec = spec
        self._is_open = True
        return True

    def _keep_before(self, page: SetUpPage) -> None:
        scale, value, session_id = self._ask.scale, page.before, self._session_id
        if scale is not None and value is not None and session_id is not None:
            with suppress(UserProblem):
                self._tools.service.book.rate(session_id, scale, Moment.BEFORE, value)
                self._was_rated = True  # only then is the same asked again

    def _keep_done(self, expected: int | None) -> None:
        """It was done away from here: stored with its end at once."""
        if self._begin(expected, None):
            if self._set_up is not None:
                self._keep_before(self._set_up)
            self._end(ActivityEnding.WHOLE)

    # -- on the way -----------------------------------------------------------------------------------

    def _go(self) -> None:
        attempt = self._attempt
        assert attempt is not None
        self._time.go(self._tools.clock.now_ns())
        self.stage.show_practice()
        self._look_at_time(aloud=True)
        self._timer.start()

    @Slot()
    def _on_timer_timeout(self) -> None:
        self._look_at_time()

    def _look_at_time(self, *, aloud: bool = False) -> None:
        attempt = self._attempt
        assert attempt is not None
        now_ns = self._tools.clock.now_ns()
        left_ms, wanted_ms = self._time.left_ms(now_ns), self._time.wanted_ms
        if left_ms is None or wanted_ms is None:
            left = self.tr("Take your time")
        else:
            left = left_line(left_ms, self._tools.translate)
            self.stage.progress.show_place(1, 1 - left_ms / wanted_ms, left)
        rung = attempt.rung
        self.stage.show_task(rung.words, rung.how or attempt.about, left, aloud=aloud)
        if self._time.is_over(now_ns):
            if self._bell is not None:
                self._bell.ring()
            self._by_itself = True
            self._end(ActivityEnding.WHOLE)

    @Slot()
    def _on_pause_asked(self) -> None:
        if not self._time.is_running or not self._is_open:
            return
        self._halt()
        hints = self.stage.hints
        self._say(
            "activity.paused",
            Words(self.tr("Paused"), self.tr("Take all the time you need.")),
            (
                PanelAction("activity.go_on", self._with(self.tr("Go on"), hints.press), self._go),
                PanelAction("activity.end", self.tr("I have done it"), self._on_finished_asked),
                PanelAction(
                    "activity.say_unwell",
                    self._with(self.tr("I feel unwell"), hints.unwell),
                    self._on_unwell_said,
                ),
                PanelAction("activity.enough", self._with(self.tr("Stop"), hints.stop), self._on_stop_asked),
            ),
            self._on_stop_asked,
        )

    @Slot()
    def _on_finished_asked(self) -> None:
        self._end(ActivityEnding.WHOLE)

    @Slot()
    def _on_stop_asked(self) -> None:
        self._end(ActivityEnding.STOPPED)

    @Slot()
    def _on_unwell_said(self) -> None:
        self._end(ActivityEnding.UNWELL)

    def _halt(self) -> None:
        self._timer.stop()
        self._time.halt(self._tools.clock.now_ns())

    # -- over -----------------------------------------------------------------------------------------

    def _end(self, ending: ActivityEnding) -> None:
        if not self._is_open:
            return
        self._is_open = False
        self._ending = ending
        self._halt()
        timed = self._time.wanted_ms is not None
        self._did_ms = self._time.elapsed_ms(self._tools.clock.now_ns()) if timed else None
        self._finish()
        if ending is ActivityEnding.UNWELL:
            self._show_unwell()
        else:
            self._show_result()

    def _finish(self) -> None:
        if self._session_id is None:
            return
        try:
            self._tools.service.finish(self._session_id, self._ending, self._did_ms, self._environment)
        except UserProblem as problem:
            self._problem = problem
        else:
            self._problem = None

    def _show_unwell(self) -> None:
        hints = self.stage.hints
        self._say(
            "activity.is_unwell",
            unwell_words(self._tools.translate),
            (
                PanelAction(
                    "activity.all_right",
                    self._with(self.tr("I am all right again"), hints.press),
                    self._show_result,
                ),
                PanelAction("activity.call", self.tr("Who I can call"), self.call_asked.emit),
                PanelAction("activity.settle", self.tr("Settle"), self.settle_asked.emit),
            ),
            self._show_result,
        )

    def _show_result(self) -> None:
        attempt, spec, ask = self._attempt, self._spec, self._ask
        assert attempt is not None
        assert spec is not None
        is_kept = self._session_id is not None
        outcome = TaskOutcome(
            words=attempt.rung.words,
            ending=self._ending,
            expected=spec.expected,
            did_ms=self._did_ms,
            was_timed=spec.wanted_ms is not None,
            scale=ask.scale if is_kept and self._was_rated else None,
            asks_feel=is_kept and ask.feel,
            is_kept=is_kept,
            came_by_itself=self._by_itself,
            saves_energy=attempt.facts.saves_energy,
        )
        view = ActivityResultView(self._look, outcome, self._tools.translate, self, reach=self._reach)
        view.done.connect(self._leave)
        view.told.connect(self._on_result_told)
        view.save_again_asked.connect(self._on_result_save_again_asked)
        self._ratings.watch(view)
        self._marks.watch(view)
        self._result = view
        self._drop_set_up()
        self._tell_what_is_kept()
        self._stack.addWidget(view)
        self._stack.setCurrentWidget(view)
        view.take_focus()
        view.announce_sentence()

    @Slot(object)
    def _on_result_told(self, told: Told) -> None:
        self._keep_told(told)

    def _keep_told(self, told: Told) -> None:
        if self._session_id is None or self._result is None:
            return
        try:
            self._tools.service.tell(self._session_id, told)
        except UserProblem as problem:
            self._tell_problem(problem)
            return
        self._result.was_kept(told)

    def _keep_note(self) -> None:
        """What was written is kept when the result is left, by whichever way."""
        result = self._result
        if result is not None and self._session_id is not None and result.has_unkept_note:
            with suppress(UserProblem):  # nobody is there to be told
                self._tools.service.tell(self._session_id, result.said)
                result.was_kept(result.said)

    @Slot(object)
    def _on_refused(self, problem: UserProblem) -> None:
        self._tell_problem(problem)

    @Slot()
    def _on_result_save_again_asked(self) -> None:
        self._finish()
        self._tell_what_is_kept()
        if self._result is not None:
            self._result.take_focus()

    def _tell_problem(self, problem: UserProblem) -> None:
        if self._result is not None:
            self._result.tell_problem(problem_sentence(problem, self._tools.translate))

    def _tell_what_is_kept(self) -> None:
        result, problem = self._result, self._problem
        assert result is not None
        if problem is not None:
            can_save = self._session_id is not None
            result.tell_problem(problem_sentence(problem, self._tools.translate), can_save=can_save)
        else:
            result.tell_problem("")

    # -- helpers --------------------------------------------------------------------------------------

    @Slot()
    def _leave(self) -> None:
        self.close_session()
        self.done.emit()

    def _say(
        self, name: str, said: Words, actions: tuple[PanelAction, ...], on_escape: Callable[[], None]
    ) -> None:
        self.stage.panel.say(name, said.title, said.words, actions, note=said.note, on_escape=on_escape)
        self.stage.show_panel()
        announce(self.stage.panel, f"{said.title}. {said.words}")

    def _with(self, words: str, key: str) -> str:
        return with_key(words, key, self._tools.translate)

    def _drop_set_up(self) -> None:
        page, self._set_up = self._set_up, None
        if page is not None:
            self._stack.removeWidget(page)
            page.hide()
            page.deleteLater()

    def _drop_bell(self) -> None:
        bell, self._bell = self._bell, None
        if bell is not None:
            bell.close()
