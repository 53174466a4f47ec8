"""Where lessons are chosen: where to go on, what comes back today, all of them by unit, and a search."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial
from typing import Protocol

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from gmi_trainer.domain.knowledge import CheckMoment, CheckTaken
from gmi_trainer.domain.learning import LearningPast, may_be_read, next_lesson
from gmi_trainer.domain.lesson import Course, Lesson, Question
from gmi_trainer.domain.lesson_search import SHORTEST, Found, FoundNote, find_in_lessons, find_in_notes
from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.domain.values import dataclass
from gmi_trainer.services.changes import Changed, Changes
from gmi_trainer.services.knowledge import KnowledgeService
from gmi_trainer.services.learning import LearningService
from gmi_trainer.services.learning_ports import LearningReader
from gmi_trainer.services.lesson_ports import LoadedCourse
from gmi_trainer.ui.background import Background, Job
from gmi_trainer.ui.hearing import hear_of
from gmi_trainer.ui.learn.steps import place_of, steps_of
from gmi_trainer.ui.pages.learn.check_card import CheckCard
from gmi_trainer.ui.pages.learn.lesson_list import LessonList, standing_line
from gmi_trainer.ui.pages.learn.lesson_tile import FoundTile
from gmi_trainer.ui.pages.learn.next_card import NextCard
from gmi_trainer.ui.pages.learn.note_list import NoteList
from gmi_trainer.ui.pages.page import Page
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.announce import announce
from gmi_trainer.ui.widgets.buttons import secondary
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.empty_state import EmptyState
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.widgets.notice import Notice, NoticeKind
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.tab_order import put_in_tab_order
from gmi_trainer.ui.widgets.text import Text, muted, small
from gmi_trainer.ui.words.knowledge import check_name, rest_line
from gmi_trainer.ui.words.learning import (
    course_line,
    found_count,
    kept_line,
    left_out_line,
    lesson_name,
    note_name,
    review_about,
    review_count,
)
from gmi_trainer.ui.words.own_pages import all_pages_name
from gmi_trainer.ui.words.problems import problem_sentence
from gmi_trainer.ui.words.translate import Translate

READS_AGAIN_ON = (Changed.SESSIONS, Changed.KNOWLEDGE)
ROOM_FOR_SIGN_PX = 620
ROOM_FOR_LEDE_PX = 400
ROOM_FOR_SUMMARY_PX = 360
"""In a lower window the way on comes before what is said about the page."""

MOST_FOUND = 20
"""More places than anybody wants to go through; another word finds fewer (design)."""


class LearningWorkspace(Protocol):
    """What the page needs of an open record."""

    @property
    def learning(self) -> Callable[[], LearningService]: ...
    @property
    def learned(self) -> Callable[[], AbstractContextManager[LearningReader]]: ...
    @property
    def knowledge(self) -> Callable[[], KnowledgeService]: ...
    @property
    def changes(self) -> Changes: ...


@dataclass(frozen=True, slots=True)
class LearnNow:
    """What the page shows."""

    loaded: LoadedCourse
    past: LearningPast
    due: tuple[Question, ...]
    checks: tuple[CheckTaken, ...] = ()  # every time somebody said what they know about pain

    @property
    def course(self) -> Course:
        """The lessons."""
        return self.loaded.course

    @property
    def left_out(self) -> int:
        """How many files hold a mistake."""
        return len({problem.file for problem in self.loaded.problems if not problem.is_remark})


class LearnPage(Page):
    """Reads in the background, when it is in view."""

    lesson_asked = Signal(
        str, str
    )  # the lesson's id, and a screen's id; empty: where they were, or the beginning
    review_asked = Signal()
    note_asked = Signal(str)  # a short note's id
    my_pages_asked = Signal()  # what the person writes
    check_asked = Signal()  # what I know about pain

    def __init__(
        self,
        look: Look,
        workspace: LearningWorkspace,
        jobs: Background,
        translate: Translate,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, "learn", translate("LearnPage", "Learn"), "", parent=parent)
        self._workspace = workspace
        self._service = workspace.learning()
        self._knowledge = workspace.knowledge()
        self._jobs = jobs
        self._translate = translate
        self._now: LearnNow | None = None
        self._is_stale = True
        self._reading: Job | None = None
        self._wants_focus = False
        self._make_parts()
        hear_of(self._workspace.changes, self, self._on_record_changed)

    @property
    def now(self) -> LearnNow | None:
        """What is shown, once it is read."""
        return self._now

    def refresh(self) -> None:
        """Something was read or answered elsewhere."""
        self._is_stale = True
        if self.isVisible():
            self._read()

    def take_focus(self) -> None:
        """Put the keyboard on the way on; before it is known, as soon as it is."""
        self._wants_focus = self._now is None or self._is_stale
        if self._next.isVisibleTo(self):
            self._next.take_focus()
        elif self._search.isVisibleTo(self):  # something is looked for: what was found stands in its place
            self._wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_my_pages(self) -> None:
        """Put the keyboard on the way to them, where somebody comes back from."""
        tile = self._my_pages.findChild(FoundTile)
        if tile is not None:
            tile.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- events --------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._read()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._next.show_sign(self.width() >= self.look.px(ROOM_FOR_SIGN_PX))
        self._next.show_summary(self.height() >= self.look.px(ROOM_FOR_SUMMARY_PX))
        self.show_lede(self.height() >= self.look.px(ROOM_FOR_LEDE_PX))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves the search."""
        if event.key() == Qt.Key.Key_Escape and self._wanted.text():
            self._wanted.clear()
        else:
            super().keyPressEvent(event)

    # -- what stands there ---------------------------------------------------------------------------------

    def _make_parts(self) -> None:
        look = self.look
        self._problem = Notice(look, "", NoticeKind.ATTENTION)
        self._next = NextCard(look)
        self._next.read_asked.connect(self._on_read_asked)
        self._review = self._make_review()
        self._check = CheckCard(look, self._translate)
        self._check.begin_asked.connect(self.check_asked)
        self._check.declined.connect(self._on_check_declined)
        self._check_row = Stack(look)
        self._my_pages = self._make_my_pages()
        self._search = self._make_search()
        self._found = Stack(look, gap_px=10)
        self._lessons = LessonList(look, self._translate)
        self._lessons.read_asked.connect(self._on_read_asked)
        self._notes = NoteList(look, self._translate)
        self._notes.read_asked.connect(self.note_asked)
        self._left_out = small()
        self._empty = EmptyState(
            look,
            "book-open",
            self.tr("No lessons here"),
            self.tr("The files of the lessons were not found, or could not be read."),
        )
        for part in (
            self._problem,
            self._next,
            self._review,
            self._check,
            self._check_row,
            self._my_pages,
            self._search,
            self._found,
            self._lessons,
            self._notes,
            self._left_out,
            self._empty,
        ):
            self.add(part)
            part.hide()

    def _make_review(self) -> Card:
        card = Card(self.look)
        card.setObjectName("learn.review")
        self._review_words = Text("", "field")
        self._review_about = muted()
        words = Stack(self.look, gap_px=3)
        words.add(self._review_words)
        words.add(self._review_about)
        card.add(words)
        answer = secondary(self.look, self.tr("Answer them"), "learn.review.start", icon="history")
        answer.clicked.connect(self.review_asked)
        card.add(holding(FlowLayout(self.look), [answer]))
        return card

    def _make_my_pages(self) -> Stack:
        part = Stack(self.look)
        tile = FoundTile(
            self.look,
            "learn.my_pages",
            all_pages_name(self._translate),
            self.tr("Goals, a flare plan, thoughts and more, in your own words"),
        )
        tile.clicked.connect(self.my_pages_asked)
        part.add(tile)
        return part

    def _make_search(self) -> Stack:
        part = Stack(self.look, gap_px=6)
        label = Text(self.tr("Find a word in the lessons"), "field")
        self._wanted = QLineEdit()
        name_control(self._wanted, "learn.search", self.tr("Find a word in the lessons"))
        self._wanted.setPlaceholderText(self.tr("Such as sleep, or scan"))
        self._wanted.textChanged.connect(self._on_wanted_changed)
        label.setBuddy(self._wanted)
        part.add(label)
        part.add(self._wanted)
        return part

    def _show(self) -> None:
        now = self._now
        if now is None:
            return
        lessons = now.course.in_order
        self.set_title(
            self._title.text(),
            course_line(
                len([one for one in lessons if one.lesson_id in now.past.done]), len(lessons), self._translate
            )
            if lessons
            else None,
        )
        self.show_lede(self.height() >= self.look.px(ROOM_FOR_LEDE_PX))
        self._empty.setVisible(not lessons)
        self._search.setVisible(bool(lessons))
        self._lessons.show_course(now.course, now.past)
        self._notes.show_notes(now.course.notes)
        self._left_out.setText(left_out_line(now.left_out, self._translate))
        self._left_out.setVisible(now.left_out > 0)
        self._show_found()

    def _show_next(self, now: LearnNow, *, hidden: bool) -> None:
        lesson = lesson_to_go_on_with(now)
        self._next.setVisible(lesson is not None and not hidden)
        if lesson is None:
            return
        say = self._translate
        place = now.past.places.get(lesson.lesson_id)
        line = standing_line(lesson, now.course, now.past, say)
        if place is not None:
            steps = steps_of(lesson)
            line = kept_line(place_of(steps, place.screen_id, now.past.given) + 1, len(steps), say)
        self._next.show_lesson(lesson, lesson_name(lesson, say), line, is_begun=place is not None)

    def _show_review(self, now: LearnNow, *, hidden: bool) -> None:
        count = len(now.due)
        self._review.setVisible(count > 0 and not hidden)
        if count:
            words = review_count(count, self._translate)
            self._review_words.setText(words)
            self._review.setAccessibleName(words)
            self._review_about.setText(review_about(count, self._translate))

    def _show_check(self, now: LearnNow, *, hidden: bool) -> None:
        """Offered at its moments; at any other time it is a row."""
        check, standing = now.course.check, self._knowledge.standing(now.course, now.past, now.checks)
        self._check_row.clear()
        self._check.hide()
        self._check_row.hide()
        if check is None or standing is None or hidden:
            return
        if self._check.show_standing(check, standing):
            self._check.show()
            return
        say = self._translate
        line = rest_line(check, standing, say)
        tile = FoundTile(self.look, "learn.check.row", check_name(say), line)
        tile.clicked.connect(self.check_asked)
        self._check_row.add(tile)
        self._check_row.show()

    @Slot(object)
    def _on_check_declined(self, moment: CheckMoment) -> None:
        """It becomes a row; the keyboard goes on to the lesson that waits."""
        try:
            self._knowledge.decline(moment)
        except UserProblem as problem:
            self._on_problem(problem)
        else:
            self.take_focus()

    # -- search --------------------------------------------------------------------------------------------

    @Slot()
    def _on_wanted_changed(self) -> None:
        self._show_found()
        if self._found.isVisibleTo(self):
            announce(self._found, self._found.accessibleName())

    def _show_found(self) -> None:
        """While something is looked for, what was found stands in the place of everything else."""
        now, wanted = self._now, self._wanted.text()
        is_searching = now is not None and len("".join(wanted.split())) >= SHORTEST
        self._found.clear()
        self._found.setVisible(is_searching)
        self._lessons.setVisible(now is not None and not is_searching)
        self._notes.setVisible(now is not None and not is_searching and bool(now.course.notes))
        self._my_pages.setVisible(now is not None and not is_searching)
        if now is None:
            return
        self._show_next(now, hidden=is_searching)
        self._show_review(now, hidden=is_searching)
        self._show_check(now, hidden=is_searching)
        if is_searching:
            self._add_found(now.course, now.past, wanted)
        put_in_tab_order((self._column,))  # what is in it was just made

    def _add_found(self, course: Course, past: LearningPast, wanted: str) -> None:
        places = [
            found
            for found in find_in_lessons(course, wanted)
            if may_be_read(course.lessons[found.lesson_id], past)
        ]
        notes = find_in_notes(course, wanted)
        words = found_count(len(places) + len(notes), self._translate)
        self._found.setAccessibleName(words)
        self._found.add(muted(words))
        for note in notes:
            self._found.add(self._found_note(note, course))
        for number, found in enumerate(places[:MOST_FOUND]):
            self._found.add(self._found_tile(number, found, course))

    def _found_tile(self, number: int, found: Found, course: Course) -> FoundTile:
        lesson = course.lessons[found.lesson_id]
        titles = {screen.screen_id: screen.title for screen in lesson.screens}
        title = f"{lesson.number}. {lesson.title}"
        if found.screen_id:
            title = f"{title} · {titles[found.screen_id]}"
        tile = FoundTile(self.look, f"learn.found.{number}", title, found.around)
        tile.clicked.connect(partial(self.lesson_asked.emit, found.lesson_id, found.screen_id))
        return tile

    def _found_note(self, found: FoundNote, course: Course) -> FoundTile:
        title = next(note.title for note in course.notes if note.note_id == found.note_id)
        name = f"{note_name(self._translate)} · {title}"
        tile = FoundTile(self.look, f"learn.found.{found.note_id}", name, found.around)
        tile.clicked.connect(partial(self.note_asked.emit, found.note_id))
        return tile

    # -- reading -------------------------------------------------------------------------------------------

    def _on_record_changed(self, kind: Changed) -> None:
        if kind in READS_AGAIN_ON:
            self.refresh()

    def _read(self) -> None:
        self._is_stale = False
        service, learned = self._service, self._workspace.learned

        def work(_job: Job) -> LearnNow:
            loaded = service.course()
            with learned() as reader:
                past, checks = service.past(reader), reader.checks()
            return LearnNow(loaded, past, service.due(loaded.course, past), checks)

        if self._reading is not None:
            self._reading.cancel()
        self._reading = self._jobs.run(work, self._on_read, owner=self, on_problem=self._on_problem)

    def _on_read(self, now: LearnNow) -> None:
        self._now = now
        self._problem.hide()
        self._show()
        if self._wants_focus:
            self._wants_focus = False
            self.take_focus()

    def _on_problem(self, problem: UserProblem) -> None:
        self._problem.say(problem_sentence(problem, self._translate))
        self._problem.show()

    @Slot(str)
    def _on_read_asked(self, lesson_id: str) -> None:
        self.lesson_asked.emit(lesson_id, "")


def lesson_to_go_on_with(now: LearnNow) -> Lesson | None:
    """What was begun for the first time; else the next one that waits; else what is being read once more."""
    begun = [lesson for lesson in now.course.in_order if lesson.lesson_id in now.past.places]
    for lesson in reversed(begun):
        if lesson.lesson_id not in now.past.done:
            return lesson
    following = next_lesson(now.course, now.past.done)
    return following if following is not None or not begun else begun[-1]
