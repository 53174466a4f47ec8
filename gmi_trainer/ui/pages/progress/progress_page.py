"""The Progress page: an overview; behind it one session, and breathing. Reads in the background, hears of changes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.days import local_day
from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.services.breath_history import BreathGlance, read_breath_glance
from gmi_trainer.services.changes import Changed
from gmi_trainer.services.clock import SystemClock
from gmi_trainer.services.ports import Clock
from gmi_trainer.services.progress import (
    Overview,
    SessionMarks,
    SessionStory,
    read_overview,
    read_session,
)
from gmi_trainer.services.workspace import Workspace
from gmi_trainer.ui.background import Background, Job
from gmi_trainer.ui.charts.warming import load_numbers
from gmi_trainer.ui.hearing import hear_of
from gmi_trainer.ui.pages.progress.overview_page import OverviewPage
from gmi_trainer.ui.pages.progress.session_page import SessionPage
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.words.problems import problem_sentence
from gmi_trainer.ui.words.translate import Translate

if TYPE_CHECKING:  # read when somebody looks back on breathing
    from gmi_trainer.ui.pages.breathe.looking_back import LookingBack

PAGE_OF_SESSIONS = 50
T = TypeVar("T")


class ProgressPage(QWidget):
    """What the shell shows. Nothing is read while it is out of view, so a drill is never disturbed."""

    train_asked = Signal()
    breathe_asked = Signal()

    def __init__(
        self,
        look: Look,
        workspace: Workspace,
        jobs: Background,
        translate: Translate,
        parent: QWidget | None = None,
        *,
        clock: Clock | None = None,
    ) -> None:
        """``clock`` says what day it is."""
        super().__init__(parent)
        self._look = look
        self._workspace = workspace
        self._jobs = jobs
        self._translate = translate
        self._clock = clock if clock is not None else SystemClock()
        self._marks = SessionMarks(workspace.sessions, workspace.changes)
        self._part: BodyPart | None = None
        self._count = PAGE_OF_SESSIONS
        self._session_id: int | None = None
        self._is_stale = True
        self._reading: dict[str, Job] = {}
        name_control(self, "progress", translate("ProgressPage", "Progress"))
        self._overview = OverviewPage(look, translate)
        self._detail = SessionPage(look, translate)
        self._breathing: LookingBack | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(self._overview)
        self._stack.addWidget(self._detail)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self._overview.part_chosen.connect(self._on_overview_part_chosen)
        self._overview.course.show_published(workspace.progress_choices.shows_published)
        self._overview.published_switched.connect(workspace.progress_choices.show_published)
        self._overview.session_opened.connect(self.show_session)
        self._overview.older_asked.connect(self._on_overview_older_asked)
        self._overview.train_asked.connect(self.train_asked)
        self._overview.breathing_opened.connect(self.show_breathing)
        self._detail.back_asked.connect(self.show_overview)
        self._detail.leave_out_asked.connect(self._on_detail_leave_out_asked)
        self._detail.count_asked.connect(self._on_detail_count_asked)
        hear_of(self._workspace.changes, self, self._on_record_changed)

    @property
    def overview(self) -> OverviewPage:
        """The first view."""
        return self._overview

    @property
    def detail(self) -> SessionPage:
        """The view of one session."""
        return self._detail

    @property
    def breathing(self) -> LookingBack | None:
        """Looking back on breathing, while it is in view."""
        return self._breathing if self._stack.currentWidget() is self._breathing else None

    @property
    def is_showing_session(self) -> bool:
        """Whether one session is in view."""
        return self._stack.currentWidget() is self._detail

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._read()

    @Slot(int)
    def show_session(self, session_id: int) -> None:
        """Go to one session; it appears as soon as it is read."""
        self._session_id = session_id
        self._read_session()

    @Slot()
    def show_breathing(self) -> None:
        """Go to what was done of breathing."""
        if self._breathing is None:
            self._breathing = self._make_breathing()
            self._stack.addWidget(self._breathing)
        self._session_id = None
        self._stack.setCurrentWidget(self._breathing)
        self._breathing.begin()

    @Slot()
    def show_overview(self) -> None:
        """Back to the first view, to the row that was opened."""
        came_from, self._session_id = self._session_id, None
        self._stack.setCurrentWidget(self._overview)
        if came_from is not None:
            self._overview.sessions.focus_on(came_from)

    # -- reading -------------------------------------------------------------------------------------------

    def _on_record_changed(self, kind: Changed) -> None:
        if kind not in (Changed.SESSIONS, Changed.ABOUT):
            return
        self._is_stale = True
        if self.isVisible():
            self._read()

    def _read(self) -> None:
        self._is_stale = False
        history, part, count = self._workspace.history, self._part, self._count
        about = self._workspace.about.load()

        today = self._today()

        def work(_job: Job) -> tuple[Overview, BreathGlance | None]:
            load_numbers()  # here, so that nobody waits for it
            with history() as reader:
                return read_overview(reader, part, count, about), read_breath_glance(reader, today)

        self._run("overview", work, self._on_overview_read)
        if self._session_id is not None:
            self._read_session()

    def _read_session(self) -> None:
        history, session_id = self._workspace.history, self._session_id
        assert session_id is not None
        about = self._workspace.about.load()

        def work(_job: Job) -> SessionStory | None:
            with history() as reader:
                return read_session(reader, session_id, about)

        self._run("session", work, self._on_session_read)

    def _run(self, name: str, work: Callable[[Job], T], on_done: Callable[[T], None]) -> None:
        if name in self._reading:
            self._reading[name].cancel()
        self._reading[name] = self._jobs.run(work, on_done, owner=self, on_problem=self._on_problem)

    def _on_overview_read(self, read: tuple[Overview, BreathGlance | None]) -> None:
        overview, breathing = read
        self._overview.show_overview(overview, self._today(), breathing)

    def _on_session_read(self, story: SessionStory | None) -> None:
        if story is None or story.summary.session_id != self._session_id:
            return
        was_in_view = self.is_showing_session
        self._detail.show_story(story)
        self._stack.setCurrentWidget(self._detail)
        if not was_in_view:
            self._detail.take_focus()

    def _on_problem(self, problem: UserProblem) -> None:
        self._stack.setCurrentWidget(self._overview)
        self._overview.say_problem(problem_sentence(problem, self._translate))

    def _make_breathing(self) -> LookingBack:
        from gmi_trainer.ui.pages.breathe.looking_back import LookingBack

        breathing = LookingBack(
            self._look,
            self._workspace,
            self._jobs,
            self._translate,
            self._clock,
            back_words=self.tr("Back to all progress"),
        )
        breathing.back_asked.connect(self._on_breathing_back_asked)
        breathing.breathe_asked.connect(self.breathe_asked)
        return breathing

    def _today(self) -> date:
        return local_day(self._clock.utc_now(), self._clock.utc_offset_min())

    # -- what a person does --------------------------------------------------------------------------------

    @Slot()
    def _on_breathing_back_asked(self) -> None:
        self._stack.setCurrentWidget(self._overview)
        if self._overview.breathing is not None:
            self._overview.breathing.take_focus()

    @Slot(object)
    def _on_overview_part_chosen(self, part: BodyPart) -> None:
        self._part = part
        self._read()

    @Slot()
    def _on_overview_older_asked(self) -> None:
        self._count += PAGE_OF_SESSIONS
        self._read()

    @Slot(int, str)
    def _on_detail_leave_out_asked(self, session_id: int, reason: str) -> None:
        self._marks.leave_out(session_id, reason)
        self._detail.offer_undo(self.tr("This drill is not counted."), partial(self._count_again, session_id))

    @Slot(int)
    def _on_detail_count_asked(self, session_id: int) -> None:
        story = self._detail.story
        reason = story.summary.not_counted_reason if story is not None else ""
        self._marks.count_again(session_id)
        self._detail.offer_undo(
            self.tr("This drill counts again."), partial(self._marks.leave_out, session_id, reason)
        )

    def _count_again(self, session_id: int) -> None:
        self._marks.count_again(session_id)
