"""A room with the history of one thing: its first view, and one session behind it. Reads in the background.

A room of its own says three things: what to read (``_reading``), what the first view tells of it (``_telling``), and
what one session tells (``_telling_session``). All the rest is here: reading when it comes into view and after each
change, older sessions, another time or part, "do not count" and its undo.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.checkin import Moment, Scale
from gmi_trainer.domain.day_story import DayRating, Note, ratings_around
from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.domain.span import Span
from gmi_trainer.services.changes import Changed
from gmi_trainer.services.progress import SessionMarks
from gmi_trainer.ui.background import Job
from gmi_trainer.ui.charts.warming import load_numbers
from gmi_trainer.ui.hearing import hear_of
from gmi_trainer.ui.pages.progress.history_detail import HistoryDetail
from gmi_trainer.ui.pages.progress.history_page import HistoryPage
from gmi_trainer.ui.pages.progress.history_values import (
    HistoryAsked,
    HistoryView,
    HistoryWords,
    SessionView,
)
from gmi_trainer.ui.pages.progress.rooms import RoomStack, RoomTools
from gmi_trainer.ui.words.looking_at_days import rated_around_name
from gmi_trainer.ui.words.problems import problem_sentence

PAGE_OF_SESSIONS = 50
V = TypeVar("V")


class HistoryRoom(RoomStack, Generic[V]):
    """Stands on its own: whoever shows it, shows it whole. Nothing is read while it is out of view."""

    begin_asked = Signal()  # to a first session of what this is the history of

    heard: tuple[Changed, ...] = (Changed.SESSIONS, Changed.ABOUT, Changed.DIARY)  # ratings are of the diary
    """What it reads again after."""

    page_of_sessions = PAGE_OF_SESSIONS
    """So many are listed, and so many more each time."""

    has_charts = True

    takes_notes = False
    """Whether its sessions can have a note. Words about lessons are kept with the lesson."""

    def __init__(self, tools: RoomTools, words: HistoryWords, parent: QWidget | None = None) -> None:
        super().__init__(f"{words.key}.room", words.title, parent)
        self._tools = tools
        self._marks = SessionMarks(tools.workspace.sessions, tools.workspace.changes)
        self._asked = HistoryAsked(tools.today, tools.workspace.about.load(), self.page_of_sessions)
        self._session_id: int | None = None
        self._value: V | None = None
        self._is_stale = True
        self._job: Job | None = None
        self._note_job: Job | None = None
        self._overview = HistoryPage(tools.look, words, tools.translate)
        self._detail = HistoryDetail(tools.look, words.key, tools.translate, back=words.detail_back)
        self.addWidget(self._overview)
        self.addWidget(self._detail)
        self._overview.back_asked.connect(self.back_asked)
        self._overview.begin_asked.connect(self.begin_asked)
        self._overview.session_opened.connect(self.show_session)
        self._overview.older_asked.connect(self._on_overview_older_asked)
        self._overview.span_chosen.connect(self._on_overview_span_chosen)
        self._overview.part_chosen.connect(self._on_overview_part_chosen)
        self._detail.back_asked.connect(self.show_overview)
        self._detail.leave_out_asked.connect(self._on_detail_leave_out_asked)
        self._detail.count_asked.connect(self._on_detail_count_asked)
        self._detail.note_kept.connect(self._on_detail_note_kept)
        self._detail.corrected.connect(self._on_detail_corrected)
        hear_of(tools.workspace.changes, self, self._on_record_changed)

    # -- what each room says -------------------------------------------------------------------------------

    def _reading(self, asked: HistoryAsked) -> Callable[[], V]:
        """What to do in the background job: all that it needs is taken along, from this thread."""
        raise NotImplementedError

    def _telling(self, value: V, asked: HistoryAsked) -> HistoryView:
        """What was read, in words."""
        raise NotImplementedError

    def _telling_session(self, value: V, session_id: int) -> SessionView | None:
        """One of the sessions that were read, in words; None where it is not among them."""
        raise NotImplementedError

    # -- for whoever shows it ------------------------------------------------------------------------------

    @property
    def overview(self) -> HistoryPage:
        """The first view."""
        return self._overview

    @property
    def detail(self) -> HistoryDetail:
        """The view of one session."""
        return self._detail

    @property
    def is_showing_session(self) -> bool:
        """Whether one session is in view."""
        return self.currentWidget() is self._detail

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._read()

    def begin(self) -> None:
        """Somebody came: from the top, with the keyboard on the way back."""
        self._session_id = None
        self.setCurrentWidget(self._overview)
        self._overview.undo_bar.dismiss()
        self._overview.scroll_to_top()
        self._overview.take_focus()

    def take_focus(self) -> None:
        """Put the keyboard on the way back."""
        (self._detail if self.is_showing_session else self._overview).take_focus()

    def open_session(self, session_id: int) -> None:
        """Show one session, however old; it appears as soon as it is read."""
        self._session_id = session_id
        self._is_stale = True
        if self.isVisible():
            self._read()

    @Slot(int)
    def show_session(self, session_id: int) -> None:
        """Go to one session of the list."""
        self._session_id = session_id
        self._show_detail()

    @Slot()
    def show_overview(self) -> None:
        """Back to the first view, to the row that was opened."""
        came_from, self._session_id = self._session_id, None
        self.setCurrentWidget(self._overview)
        self._overview.take_focus()  # the list may be on its way to be written anew
        if came_from is not None:
            self._overview.sessions.focus_on(came_from)

    # -- reading -------------------------------------------------------------------------------------------

    def _on_record_changed(self, kind: Changed) -> None:
        if kind not in self.heard:
            return
        self._is_stale = True
        if self.isVisible():
            self._read()

    def _read(self) -> None:
        self._is_stale = False
        about = self._tools.workspace.about.load()
        self._asked = replace(self._asked, today=self._tools.today, about=about, session_id=self._session_id)
        read, has_charts = self._reading(self._asked), self.has_charts

        def work(_job: Job) -> V:
            if has_charts:
                load_numbers()  # here, so that nobody waits for it
            return read()

        if self._job is not None:
            self._job.cancel()
        self._job = self._tools.jobs.run(
            work, partial(self._on_read, self._asked), owner=self, on_problem=self._on_problem
        )

    def _on_read(self, asked: HistoryAsked, value: V) -> None:
        self._value = value
        self._overview.show_history(self._telling(value, asked), asked.today)
        if self._session_id is not None:
            self._show_detail()

    def _on_problem(self, problem: UserProblem) -> None:
        self._is_stale = True  # it may go better the next time
        self.setCurrentWidget(self._overview)
        self._overview.say_problem(problem_sentence(problem, self._tools.translate))

    def _show_detail(self) -> None:
        assert self._value is not None, "a row of the list was opened"
        assert self._session_id is not None, "somebody says which"
        done = self._telling_session(self._value, self._session_id)
        if done is None:
            return
        was_in_view = self.is_showing_session
        self._detail.show_session(done)
        self.setCurrentWidget(self._detail)
        if not was_in_view:
            self._detail.take_focus()
        if self.takes_notes:
            self._read_note(done.session_id)

    def _read_note(self, session_id: int) -> None:
        """A moment later than the session itself: no other list needs its note, or what its numbers were before."""
        day_reader = self._tools.workspace.day_reader
        rates_pain = self._asked.about.rates_pain

        def work(_job: Job) -> tuple[Note, tuple[DayRating, ...]]:
            with day_reader() as reader:
                said = reader.said_around(session_id)
                return reader.note_of_session(session_id), ratings_around(said, rates_pain=rates_pain)

        if self._note_job is not None:
            self._note_job.cancel()
        self._note_job = self._tools.jobs.run(
            work, partial(self._on_note_read, session_id), owner=self, on_problem=self._on_problem
        )

    def _on_note_read(self, session_id: int, read: tuple[Note, tuple[DayRating, ...]]) -> None:
        note, ratings = read
        self._detail.show_ratings(session_id, ratings)
        self._detail.show_note(session_id, note)

    # -- what a person does --------------------------------------------------------------------------------

    @Slot()
    def _on_overview_older_asked(self) -> None:
        self._asked = replace(self._asked, count=self._asked.count + self.page_of_sessions)
        self._read()

    @Slot(object)
    def _on_overview_span_chosen(self, span: Span) -> None:
        self._asked = replace(self._asked, span=span)
        self._read()

    @Slot(object)
    def _on_overview_part_chosen(self, part: BodyPart) -> None:
        self._asked = replace(self._asked, part=part)
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

    @Slot(int, object, object, object)
    def _on_detail_corrected(self, session_id: int, scale: Scale, moment: Moment, value: int | None) -> None:
        what = rated_around_name(scale, moment, self._tools.translate)
        words = self.tr("{name} is taken out.") if value is None else self.tr("{name} is {n} now.")
        take_back = self._tools.workspace.days().correct_around(session_id, scale, moment, value)
        self._detail.offer_undo(words.format(name=what, n=value), take_back)

    @Slot(int, str)
    def _on_detail_note_kept(self, session_id: int, words: str) -> None:
        kept = self.tr("Your note is kept.") if words else self.tr("The note is taken back.")
        self._detail.offer_undo(kept, self._tools.workspace.notes().put_for_session(session_id, words))
