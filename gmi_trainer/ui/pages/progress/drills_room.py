"""All drills, newest first: each leads to its pictures, and to "do not count"."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.activity import SessionKind
from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.domain.progress import SessionSummary
from gmi_trainer.services.changes import Changed
from gmi_trainer.ui.background import Job
from gmi_trainer.ui.hearing import hear_of
from gmi_trainer.ui.pages.progress.rooms import ProgressRoom, RoomTools
from gmi_trainer.ui.pages.progress.session_list import SessionList
from gmi_trainer.ui.pages.progress.turns import Turns
from gmi_trainer.ui.widgets.buttons import secondary
from gmi_trainer.ui.widgets.notice import Notice, NoticeKind
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.text import muted
from gmi_trainer.ui.words.problems import problem_sentence

PAGE_OF_SESSIONS = 50


class DrillsRoom(ProgressRoom):
    """A page of them at a time. Nothing is read while it is out of view."""

    def __init__(self, tools: RoomTools, parent: QWidget | None = None) -> None:
        translate = tools.translate
        super().__init__(
            tools.look,
            "progress.drills",
            translate("DrillsRoom", "All drills"),
            translate("DrillsRoom", "Newest first. Open one to see its pictures, or to leave it out."),
            parent,
        )
        self._tools = tools
        self._count = PAGE_OF_SESSIONS
        self._came_from: int | None = None
        self._is_stale = True
        self._reading: Job | None = None
        self._turns = Turns(self)
        self._wait = muted(self.tr("One moment …"))
        self._problem = Notice(tools.look, "", NoticeKind.ATTENTION)
        self._none = muted(self.tr("No drills yet."))
        self._sessions = SessionList(tools.look, translate)
        self._sessions.opened.connect(self._on_sessions_opened)
        self._older = secondary(tools.look, self.tr("Show older"), "progress.older", icon="history")
        self._older.clicked.connect(self._on_older_clicked)
        self._older_row = holding(FlowLayout(tools.look), [self._older])
        for widget in (self._wait, self._problem, self._none, self._sessions, self._older_row):
            self.add(widget)
        for widget in (self._problem, self._none, self._older_row):
            widget.hide()
        hear_of(tools.workspace.changes, self, self._on_record_changed)

    @property
    def sessions(self) -> SessionList:
        """The list."""
        return self._sessions

    @property
    def is_built(self) -> bool:
        """Everything that was read is in view."""
        return not self._turns.is_busy

    def begin(self) -> None:
        """From the top."""
        self._came_from = None
        self.scroll_to_top()
        if self._is_stale:
            self._read()

    def take_focus(self) -> None:
        """On the row that somebody comes back from, else on the way back."""
        if self._came_from is not None:
            self._sessions.focus_on(self._came_from)
        else:
            super().take_focus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._read()

    def _on_record_changed(self, kind: Changed) -> None:
        if kind not in (Changed.SESSIONS, Changed.ABOUT):
            return
        self._is_stale = True
        if self.isVisible():
            self._read()

    def _read(self) -> None:
        self._is_stale = False
        history, count = self._tools.workspace.history, self._count

        def work(_job: Job) -> tuple[SessionSummary, ...]:
            with history() as reader:
                return reader.sessions(limit=count + 1)

        if self._reading is not None:
            self._reading.cancel()
        self._reading = self._tools.jobs.run(work, self._on_read, owner=self, on_problem=self._on_problem)

    def _on_read(self, sessions: tuple[SessionSummary, ...]) -> None:
        self._wait.hide()
        self._problem.hide()
        self._none.setVisible(not sessions)
        self._older_row.setVisible(len(sessions) > self._count)
        about = self._tools.workspace.about.load()
        self._turns.start(self._sessions.show_sessions(sessions[: self._count], self._tools.today, about))

    def _on_problem(self, problem: UserProblem) -> None:
        self._wait.hide()
        self._problem.say(problem_sentence(problem, self._tools.translate))
        self._problem.show()

    @Slot(int)
    def _on_sessions_opened(self, session_id: int) -> None:
        self._came_from = session_id
        self.session_opened.emit(session_id, SessionKind.DRILL)

    @Slot()
    def _on_older_clicked(self) -> None:
        self._count += PAGE_OF_SESSIONS
        self._read()
