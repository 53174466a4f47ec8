"""The place to look back: the first view, its rooms behind their doors, and one drill. Reads in the background."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.activity import SessionKind
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.change import PartChange
from gmi_trainer.domain.checkin import Moment, Scale
from gmi_trainer.domain.day_story import DayRating, Note, ratings_around
from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.domain.span import Span
from gmi_trainer.services.changes import Changed
from gmi_trainer.services.clock import SystemClock
from gmi_trainer.services.clock_port import Clock
from gmi_trainer.services.first_view import FirstView, read_first_view, read_verdicts
from gmi_trainer.services.picture_ports import FrameMaker
from gmi_trainer.services.progress import Course, SessionMarks, SessionStory, read_course, read_session
from gmi_trainer.services.workspace import Workspace
from gmi_trainer.ui.background import Background, Job
from gmi_trainer.ui.charts.warming import load_numbers
from gmi_trainer.ui.hearing import hear_of
from gmi_trainer.ui.pages.place_with_rooms import PlaceWithRooms
from gmi_trainer.ui.pages.progress.courses_ahead import CoursesAhead
from gmi_trainer.ui.pages.progress.overview_page import OverviewPage
from gmi_trainer.ui.pages.progress.rooms import DAY, ROOMS, ProgressRoom, Room, RoomDoor, RoomStack, RoomTools
from gmi_trainer.ui.pages.progress.rooms_ahead import RoomsAhead
from gmi_trainer.ui.pages.progress.session_page import SessionPage
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.words.looking_at_days import rated_around_name
from gmi_trainer.ui.words.problems import problem_sentence
from gmi_trainer.ui.words.translate import Translate

T = TypeVar("T")


class ProgressPlace(PlaceWithRooms):
    """What the shell shows. Nothing is read while it is out of view, so a drill is never disturbed."""

    train_asked = Signal()
    breathe_asked = Signal()
    learn_asked = Signal()
    practice_asked = Signal(object)  # SessionKind: to where it is practised
    own_page_asked = Signal(object)  # OwnPage
    check_asked = Signal()
    drill_asked = Signal(object)  # DrillSpec: to be begun at once

    def __init__(
        self,
        look: Look,
        workspace: Workspace,
        jobs: Background,
        translate: Translate,
        *,
        clock: Clock | None = None,
        doors: Sequence[RoomDoor] = ROOMS,
        frames: FrameMaker | None = None,
    ) -> None:
        """``clock`` says what day it is; ``frames`` draws pictures of the library."""
        super().__init__("progress", translate("ProgressPage", "Progress"))
        self._workspace = workspace
        self._jobs = jobs
        self._translate = translate
        self._tools = RoomTools(
            look, workspace, jobs, translate, clock if clock is not None else SystemClock(), frames
        )
        self._marks = SessionMarks(workspace.sessions, workspace.changes)
        self._doors = {door.key: door for door in doors}
        self._rooms: dict[str, Room] = {}
        self._trail: list[QWidget] = []
        self._part: BodyPart | None = None
        self._span: Span | None = None
        self._view: FirstView | None = None
        self._session_id: int | None = None
        self._is_stale = True
        self._reading: dict[str, Job] = {}
        self._ahead = RoomsAhead(self)
        self._courses = CoursesAhead(self)
        self._courses.wanted.connect(self._on_courses_wanted)
        self._overview = OverviewPage(look, doors, translate)
        self._detail = SessionPage(look, translate)
        self._add_page(self._overview, self._overview)
        self.addWidget(self._detail)
        self._overview.part_chosen.connect(self._on_overview_part_chosen)
        self._overview.span_chosen.connect(self._on_overview_span_chosen)
        self._overview.day_opened.connect(self.open_day)
        self._shows_published = workspace.progress_choices.shows_published
        self._overview.course.show_published(self._shows_published)
        self._overview.published_switched.connect(workspace.progress_choices.show_published)
        self._overview.train_asked.connect(self.train_asked)
        self._overview.room_asked.connect(self.open_room)
        self._detail.back_asked.connect(self._on_back_asked)
        self._detail.leave_out_asked.connect(self._on_detail_leave_out_asked)
        self._detail.count_asked.connect(self._on_detail_count_asked)
        self._detail.note_kept.connect(self._on_detail_note_kept)
        self._detail.corrected.connect(self._on_detail_corrected)
        self.currentChanged.connect(self._on_current_changed)
        hear_of(self._workspace.changes, self, self._on_record_changed)

    @property
    def overview(self) -> OverviewPage:
        """The first view."""
        return self._overview

    @property
    def detail(self) -> SessionPage:
        """The view of one drill."""
        return self._detail

    @property
    def is_showing_session(self) -> bool:
        """Whether one drill is in view."""
        return self.currentWidget() is self._detail

    def room(self, key: str) -> Room | None:
        """A room, once somebody has looked."""
        return self._rooms.get(key)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look_whether_published()
        self._read_if_stale()
        self._wait_again()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._ahead.hold()  # not even a timer runs beside a session
        self._courses.hold()

    @Slot(str)
    def open_room(self, key: str) -> None:
        """Show a room, from the top."""
        if key in self._doors:
            room = self._made(self._doors[key])
            self._enter(room)
            room.begin()
            room.take_focus()

    @Slot(object)
    def open_day(self, day: date) -> None:
        """Show one day, where there is a room for days."""
        if DAY in self._doors:
            room = self._made(self._doors[DAY])
            self._enter(room)
            room.show_day(day)
            room.take_focus()

    @Slot(int, object)
    def open_session(self, session_id: int, kind: SessionKind) -> None:
        """Show one session of any kind, in the room of its kind."""
        if kind is SessionKind.DRILL:
            self.show_session(session_id)
            return
        door = next((door for door in self._doors.values() if door.kind is kind), None)
        if door is not None:
            room = self._made(door)
            self._enter(room)
            room.open_session(session_id)

    @Slot(int)
    def show_session(self, session_id: int) -> None:
        """Go to one drill; it appears as soon as it is read."""
        self._session_id = session_id
        self._read_session()

    @Slot()
    def show_overview(self) -> None:
        """Straight back to the first view."""
        self._trail = []
        self._session_id = None
        self._show_page()

    def go_home(self) -> None:
        """Out of all rooms at once."""
        self.show_overview()

    # -- rooms ---------------------------------------------------------------------------------------------

    def _made(self, door: RoomDoor) -> Room:
        if door.key not in self._rooms:
            room = door.make(self._tools)
            room.back_asked.connect(self._on_back_asked)
            room.train_asked.connect(self.train_asked)
            room.drill_asked.connect(self.drill_asked)
            room.session_opened.connect(self.open_session)
            room.day_opened.connect(self.open_day)
            if isinstance(room, RoomStack):
                room.breathe_asked.connect(self.breathe_asked)
                room.learn_asked.connect(self.learn_asked)
                room.practice_asked.connect(self.practice_asked)
                room.own_page_asked.connect(self.own_page_asked)
                room.check_asked.connect(self.check_asked)
            self._rooms[door.key] = room
            self.addWidget(room)
        return self._rooms[door.key]

    def _enter(self, page: QWidget) -> None:
        """Show a page, and remember where it was opened from: the way back leads there."""
        here = self.currentWidget()
        if here is page:
            return
        if page in self._trail:
            del self._trail[self._trail.index(page) :]
        elif here is not None and here is not self._overview:
            self._trail.append(here)
        self.setCurrentWidget(page)

    @Slot()
    def _on_back_asked(self) -> None:
        left, self._session_id = self.currentWidget(), None
        if self._trail:
            room = self._trail.pop()
            self.setCurrentWidget(room)
            if isinstance(room, ProgressRoom | RoomStack):
                room.take_focus()
            return
        self._show_page()
        for key, room in self._rooms.items():
            if room is left:
                self._overview.focus_door(key)

    @Slot(int)
    def _on_current_changed(self, _index: int) -> None:
        if self.isVisible():
            self._read_if_stale()
        self._wait_again()

    # -- reading -------------------------------------------------------------------------------------------

    def _on_record_changed(self, kind: Changed) -> None:
        if kind not in (Changed.SESSIONS, Changed.ABOUT, Changed.DIARY, Changed.PLAN):
            return
        self._is_stale = True
        self._forget_courses()
        if self.isVisible():
            self._read_if_stale()
            if self._session_id is not None:
                self._read_session()

    def _look_whether_published(self) -> None:
        """The computer may have come to a clinic, or left it, while something else was in view."""
        shown = self._workspace.progress_choices.shows_published
        if shown is not self._shows_published:
            self._shows_published = shown
            self._overview.course.show_published(shown)
            self._is_stale = True

    def _read_if_stale(self) -> None:
        if self._is_stale and self.currentWidget() is self._overview:
            self._read()

    def _read(self) -> None:
        self._is_stale = False
        self._forget_courses()
        history, days = self._workspace.history, self._workspace.day_reader
        part, span, today = self._part, self._span, self._tools.today
        about = self._workspace.about.load()
        plan = self._workspace.today.plan()
        self._overview.week.show_plan(plan)
        began_on = plan.began_on

        def work(_job: Job) -> FirstView:
            load_numbers()  # here, so that nobody waits for it
            with history() as reader, days() as diary:
                return read_first_view(reader, diary, part, span, today, about, began_on)

        self._run("overview", work, self._on_view_read)

    def _read_course(self) -> None:
        """Another part or span: everything else stands."""
        assert self._part is not None
        self._courses.hold()
        known = self._courses.course(self._part, self._span, self._tools.today) if self._span else None
        if known is None:
            self._run("course", self._reading_course(self._part, self._span), self._on_course_read)
            return
        if "course" in self._reading:
            self._reading["course"].cancel()
        self._on_course_read(known)

    def _reading_course(self, part: BodyPart, span: Span | None) -> Callable[[Job], Course | None]:
        history, days = self._workspace.history, self._workspace.day_reader
        today, about, before = self._tools.today, self._workspace.about.load(), self._overview.course.course

        def work(_job: Job) -> Course | None:
            with history() as reader, days() as diary:
                return read_course(reader, diary, part, span, today, about, before)

        return work

    @Slot(object)
    def _on_courses_wanted(self, span: Span) -> None:
        if self._part is not None and self.isVisible():
            self._reading["ahead"] = self._jobs.run(
                self._reading_course(self._part, span),
                self._on_course_read_ahead,
                owner=self,
                on_problem=self._on_ahead_problem,
            )

    def _on_ahead_problem(self, _problem: UserProblem) -> None:
        """Nobody asked yet: it is told to who does."""

    def _on_course_read_ahead(self, course: Course | None) -> None:
        if course is not None and course.part is self._part:
            self._courses.keep(course, self._tools.today)
            self._wait_again()

    def _forget_courses(self) -> None:
        self._courses.forget()
        if "ahead" in self._reading:
            self._reading["ahead"].cancel()

    def _read_verdicts(self, parts: tuple[BodyPart, ...]) -> None:
        """Those of the parts, once what matters more is in view."""
        history, about = self._workspace.history, self._workspace.about.load()

        def work(_job: Job) -> dict[BodyPart, PartChange]:
            with history() as reader:
                return read_verdicts(reader, parts, about)

        self._run("verdicts", work, self._overview.show_verdicts)

    def _read_session(self) -> None:
        history, days, session_id = self._workspace.history, self._workspace.day_reader, self._session_id
        assert session_id is not None
        about = self._workspace.about.load()

        def work(_job: Job) -> tuple[SessionStory | None, Note, tuple[DayRating, ...]]:
            with history() as reader, days() as diary:
                return (
                    read_session(reader, session_id, about),
                    diary.note_of_session(session_id),
                    ratings_around(diary.said_around(session_id), rates_pain=about.rates_pain),
                )

        self._run("session", work, self._on_session_read)

    def _run(self, name: str, work: Callable[[Job], T], on_done: Callable[[T], None]) -> None:
        if name in self._reading:
            self._reading[name].cancel()
        self._reading[name] = self._jobs.run(work, on_done, owner=self, on_problem=self._on_problem)

    def _on_view_read(self, view: FirstView) -> None:
        self._view = view
        if view.course is not None:
            self._part = view.course.part
            self._courses.keep(view.course, self._tools.today)
        self._overview.show_view(view, self._tools.today)
        self._wait_again()
        if len(view.parts) > 1:
            self._read_verdicts(view.parts)

    def _on_course_read(self, course: Course | None) -> None:
        if course is not None and self._view is not None:
            self._courses.keep(course, self._tools.today)
            self._overview.show_course(self._view, course, self._tools.today)
        self._wait_again()

    def _wait_again(self) -> None:
        if self.isVisible():
            self._ahead.begin()
            self._courses.begin()

    def _on_session_read(self, read: tuple[SessionStory | None, Note, tuple[DayRating, ...]]) -> None:
        story, note, ratings = read
        if story is None or story.summary.session_id != self._session_id:
            return
        was_in_view = self.is_showing_session
        self._detail.show_story(story, note, ratings)
        self._enter(self._detail)
        if not was_in_view:
            self._detail.take_focus()

    def _on_problem(self, problem: UserProblem) -> None:
        self.show_overview()
        self._overview.say_problem(problem_sentence(problem, self._translate))

    # -- what a person does --------------------------------------------------------------------------------

    @Slot(object)
    def _on_overview_part_chosen(self, part: BodyPart) -> None:
        self._part, self._span = part, None  # the span that fits it
        self._read_course()

    @Slot(object)
    def _on_overview_span_chosen(self, span: Span) -> None:
        self._span = span
        self._read_course()

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

    @Slot(int, object, object, object)
    def _on_detail_corrected(self, session_id: int, scale: Scale, moment: Moment, value: int | None) -> None:
        what = rated_around_name(scale, moment, self._translate)
        words = self.tr("{name} is taken out.") if value is None else self.tr("{name} is {n} now.")
        try:
            take_back = self._workspace.days().correct_around(session_id, scale, moment, value)
        except UserProblem as problem:
            self._on_problem(problem)
        else:
            self._detail.offer_undo(words.format(name=what, n=value), take_back)

    @Slot(int, str)
    def _on_detail_note_kept(self, session_id: int, words: str) -> None:
        kept = self.tr("Your note is kept.") if words else self.tr("The note is taken back.")
        try:
            take_back = self._workspace.notes().put_for_session(session_id, words)
        except UserProblem as problem:
            self._on_problem(problem)
        else:
            self._detail.offer_undo(kept, take_back)

    def _count_again(self, session_id: int) -> None:
        self._marks.count_again(session_id)
