"""Looking back on breathing: an overview, and one session behind it. Reads in the background, hears of changes."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from gmi_trainer.domain.days import local_day
from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.services.breath_history import BreathHistory, read_breath_history
from gmi_trainer.services.changes import Changed
from gmi_trainer.services.ports import Clock
from gmi_trainer.services.progress import SessionMarks
from gmi_trainer.services.workspace import Workspace
from gmi_trainer.ui.background import Background, Job
from gmi_trainer.ui.hearing import hear_of
from gmi_trainer.ui.pages.breathe.history_overview import HistoryOverview
from gmi_trainer.ui.pages.breathe.history_session import HistorySession
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.words.problems import problem_sentence
from gmi_trainer.ui.words.translate import Translate

PAGE_OF_SESSIONS = 30


class LookingBack(QWidget):
    """Stands on its own: whoever shows it, shows it whole. Nothing is read while it is out of view."""

    back_asked = Signal()
    breathe_asked = Signal()

    def __init__(
        self,
        look: Look,
        workspace: Workspace,
        jobs: Background,
        translate: Translate,
        clock: Clock,
        parent: QWidget | None = None,
        *,
        back_words: str | None = None,
    ) -> None:
        """``back_words``: what the way back says, where it does not lead to Breathe. ``clock`` says what day it is."""
        super().__init__(parent)
        self._workspace = workspace
        self._jobs = jobs
        self._translate = translate
        self._clock = clock
        self._marks = SessionMarks(workspace.sessions, workspace.changes)
        self._count = PAGE_OF_SESSIONS
        self._session_id: int | None = None
        self._history: BreathHistory | None = None
        self._is_stale = True
        self._reading: Job | None = None
        self._overview = HistoryOverview(
            look, translate, back_words if back_words is not None else self.tr("Back to Breathe")
        )
        self._detail = HistorySession(look, translate)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._overview)
        self._stack.addWidget(self._detail)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self._overview.back_asked.connect(self.back_asked)
        self._overview.breathe_asked.connect(self.breathe_asked)
        self._overview.session_opened.connect(self.show_session)
        self._overview.older_asked.connect(self._on_overview_older_asked)
        self._detail.back_asked.connect(self.show_overview)
        self._detail.leave_out_asked.connect(self._on_detail_leave_out_asked)
        self._detail.count_asked.connect(self._on_detail_count_asked)
        hear_of(self._workspace.changes, self, self._on_record_changed)

    @property
    def overview(self) -> HistoryOverview:
        """The first view."""
        return self._overview

    @property
    def detail(self) -> HistorySession:
        """The view of one session."""
        return self._detail

    @property
    def is_showing_session(self) -> bool:
        """Whether one session is in view."""
        return self._stack.currentWidget() is self._detail

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._read()

    def begin(self) -> None:
        """Somebody came: from the top, with the keyboard on the way back."""
        self._session_id = None
        self._stack.setCurrentWidget(self._overview)
        self._overview.undo_bar.dismiss()
        self._overview.scroll_to_top()
        self._overview.take_focus()

    @Slot(int)
    def show_session(self, session_id: int) -> None:
        """Go to one session of the list."""
        self._session_id = session_id
        self._show_detail()

    @Slot()
    def show_overview(self) -> None:
        """Back to the first view, to the row that was opened."""
        came_from, self._session_id = self._session_id, None
        self._stack.setCurrentWidget(self._overview)
        if came_from is not None:
            self._overview.sessions.focus_on(came_from)

    # -- reading -------------------------------------------------------------------------------------------

    def _on_record_changed(self, kind: Changed) -> None:
        if kind not in (Changed.SESSIONS, Changed.ABOUT, Changed.DIARY):  # ratings are of the diary
            return
        self._is_stale = True
        if self.isVisible():
            self._read()

    def _read(self) -> None:
        self._is_stale = False
        history, count, today = self._workspace.history, self._count, self._today()
        rates_pain = self._workspace.about.load().rates_pain

        def work(_job: Job) -> BreathHistory:
            with history() as reader:
                return read_breath_history(reader, count, today, rates_pain=rates_pain)

        if self._reading is not None:
            self._reading.cancel()
        self._reading = self._jobs.run(
            work, partial(self._on_read, today), owner=self, on_problem=self._on_problem
        )

    def _on_read(self, today: date, history: BreathHistory) -> None:
        self._history = history
        self._overview.show_history(history, today)
        if self._session_id is not None:
            self._show_detail()

    def _on_problem(self, problem: UserProblem) -> None:
        self._is_stale = True  # it may go better the next time
        self._stack.setCurrentWidget(self._overview)
        self._overview.say_problem(problem_sentence(problem, self._translate))

    def _show_detail(self) -> None:
        assert self._history is not None, "a row of the list was opened"
        assert self._session_id is not None, "somebody says which"
        done = self._history.session(self._session_id)
        if done is None:
            return
        was_in_view = self.is_showing_session
        self._detail.show_session(done)
        self._stack.setCurrentWidget(self._detail)
        if not was_in_view:
            self._detail.take_focus()

    def _today(self) -> date:
        return local_day(self._clock.utc_now(), self._clock.utc_offset_min())

    # -- what a person does --------------------------------------------------------------------------------

    @Slot()
    def _on_overview_older_asked(self) -> None:
        self._count += PAGE_OF_SESSIONS
        self._read()

    @Slot(int, str)
    def _on_detail_leave_out_asked(self, session_id: int, reason: str) -> None:
        self._marks.leave_out(session_id, reason)
        self._detail.offer_undo(
            self.tr("This session is not counted."), partial(self._marks.count_again, session_id)
        )

    @Slot(int)
    def _on_detail_count_asked(self, session_id: int) -> None:
        done = self._detail.done
        reason = done.not_counted_reason if done is not None else ""
        self._marks.count_again(session_id)
        self._detail.offer_undo(
            self.tr("This session counts again."), partial(self._marks.leave_out, session_id, reason)
        )
