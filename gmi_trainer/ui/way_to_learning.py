"""The way to a lesson and to the questions that come back: what waits, then the stage, and what is kept of it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.knowledge import CheckTaken
from gmi_trainer.domain.learning import LearningPast, Sitting, Sureness, lesson_after, may_be_read
from gmi_trainer.domain.lesson import Course, Figure, Lesson, Option, Question
from gmi_trainer.domain.own_page import OwnPage
from gmi_trainer.domain.plan import PlanRef
from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.domain.safety import SafetyOccasion, Standing
from gmi_trainer.domain.values import dataclass
from gmi_trainer.services.learning import LearningService
from gmi_trainer.services.my_alarm import MyAlarmService
from gmi_trainer.services.workspace import Workspace
from gmi_trainer.ui.desk_tools import DeskTools
from gmi_trainer.ui.main_window import MainWindow
from gmi_trainer.ui.way_to_breathing import TakeStage

if TYPE_CHECKING:  # read when somebody wants to learn
    from gmi_trainer.ui.learn.aids import ReadingAids
    from gmi_trainer.ui.learn.lesson_view import LessonView
    from gmi_trainer.ui.learn.review_view import ReviewView
    from gmi_trainer.ui.voice import Voice

AskSafety = Callable[[SafetyOccasion, Callable[[], None]], None]
"""Puts the safety questions; the second argument is what was wanted."""

MakeOwnPage = Callable[[OwnPage, Callable[[], None]], QWidget]
"""Makes a page of the person's own; the second argument is to be called when they are done with it."""


@dataclass(frozen=True, slots=True)
class _Found:
    """What was read before the stage is taken."""

    standing: Standing
    course: Course
    past: LearningPast
    due: tuple[Question, ...]
    checks: tuple[CheckTaken, ...]


def _voice(parent: QObject) -> Voice | None:
    from gmi_trainer.ui.voice import find_voice

    return find_voice(parent=parent)


class Keeping(QObject):
    """Keeps one reading: its session begins with the first thing there is to keep, and not before.

    Who only looks at the first screen of a lesson has not begun it. What cannot be kept stops nobody from reading.
    """

    problem_changed = Signal(object)  # UserProblem: something could not be kept; None: now it can again

    def __init__(self, service: LearningService, begin: Callable[[], Sitting], parent: QObject) -> None:
        super().__init__(parent)
        self._service = service
        self._begin = begin
        self._sitting: Sitting | None = None
        self._problem: UserProblem | None = None
        self._is_finished = False

    def place(self, screen_id: str) -> None:
        """A screen is in view."""
        self._keep(lambda sitting: self._service.keep_place(sitting, screen_id))

    def answer(self, question: Question, option: Option, sure: Sureness | None) -> None:
        """A question was answered."""
        self._keep(lambda sitting: self._service.answer(sitting, question, option.option_id, sure))

    def words(self, text: str) -> None:
        """The person's own words have changed."""
        self._keep(lambda sitting: self._service.put_words(sitting, text))

    def finish(self) -> None:
        """Read to the end."""
        self._keep(self._service.finish)
        self._is_finished = self._problem is None

    def ask_sureness(self, wanted: bool) -> None:
        """Whether to ask how sure somebody is. Where that is not kept, it is asked again another time."""
        with suppress(UserProblem):
            self._service.ask_sureness(wanted)

    def leave(self) -> None:
        """The stage is left. What was kept stays kept."""
        if self._sitting is not None and not self._is_finished:
            self._keep(self._service.leave)

    def _keep(self, write: Callable[[Sitting], object]) -> None:
        before = self._problem
        try:
            if self._sitting is None:
                self._sitting = self._begin()
            write(self._sitting)
        except UserProblem as problem:
            self._problem = problem
        else:
            self._problem = None
        if self._problem is not before:
            self.problem_changed.emit(self._problem)


class WayToLearning(QObject):
    """Puts a lesson on the stage, or questions. It decides nothing: domain and services do."""

    learn_asked = Signal()  # to the Learn page
    waits = Signal()  # something has to be looked at first: Today says what

    def __init__(
        self,
        window: MainWindow,
        tools: DeskTools,
        workspace: Callable[[], Workspace | None],
        take_stage: TakeStage,
        leave_stage: Callable[[], None],
        ask_safety: AskSafety,
        parent: QObject,
        *,
        make_own_page: MakeOwnPage | None = None,
    ) -> None:
        """``workspace``: the open record, asked anew each time. ``leave_stage``: back to the page beneath.

        ``make_own_page``: None where there are no such pages; then no lesson leads to one.
        """
        super().__init__(parent)
        self._window = window
        self._tools = tools
        self._open_record = workspace
        self._take_stage = take_stage
        self._leave_stage = leave_stage
        self._ask_safety = ask_safety
        self._make_own_page = make_own_page

    def ask_for_lesson(self, lesson_id: str, screen_id: str = "", plan: PlanRef | None = None) -> None:
        """Read a lesson from a screen on; without one, where the person was, or from the beginning.

        What safety says and where they are is read in the background, and takes a moment.
        """

        def again() -> None:
            self._window.leave_stage()  # the questions have been answered
            self.ask_for_lesson(lesson_id, screen_id, plan)

        def go_on(found: _Found) -> None:
            lesson = found.course.lessons.get(lesson_id)
            if lesson is None or not may_be_read(lesson, found.past):
                self.learn_asked.emit()
            elif lesson.asks_safety and found.standing is Standing.UNASKED:
                self._ask_safety(SafetyOccasion.ASKED_FOR, again)
            else:
                self._read(lesson, screen_id, found, plan)

        self._look_first(go_on)

    def ask_for_note(self, note_id: str) -> None:
        """Read a short note. Nothing is kept of it."""

        def go_on(found: _Found) -> None:
            workspace = self._open_record()
            note = next((one for one in found.course.notes if one.note_id == note_id), None)
            if workspace is None or note is None:
                self.learn_asked.emit()
                return
            from gmi_trainer.ui.learn.note_view import NoteView

            aids = self._aids(workspace)
            view = NoteView(self._tools.look, found.course, note, self._tools.translate, aids=aids)
            view.closed.connect(self._leave_stage)
            self._take_stage(view, view.end)
            view.begin()

        self._look_first(go_on)

    def ask_for_review(self) -> None:
        """Answer the questions that come back today."""

        def go_on(found: _Found) -> None:
            if found.due:
                self._review(found.due)
            else:
                self.learn_asked.emit()

        self._look_first(go_on)

    def ask_for_check(self) -> None:
        """Say what one knows about pain, or go on with it."""

        def go_on(found: _Found) -> None:
            workspace = self._open_record()
            if workspace is None:
                return
            from gmi_trainer.ui.way_to_knowledge import check_view

            look, say, service = self._tools.look, self._tools.translate, workspace.knowledge()
            made = check_view(look, say, service, found.course, found.past, found.checks)
            if made is None:
                self.learn_asked.emit()
                return
            view, keeping = made
            view.closed.connect(self._leave_stage)
            self._take_stage(view, keeping.leave)
            view.begin()

        self._look_first(go_on)

    def _look_first(self, go_on: Callable[[_Found], None]) -> None:
        workspace = self._open_record()
        if workspace is None:
            return
        safety, diary, learned = workspace.safety, workspace.diary, workspace.learned
        service = workspace.learning()

        def read(_job: object) -> _Found:
            with diary() as days:
                standing = safety.standing(days)
            course = service.course().course
            with learned() as reader:
                past, checks = service.past(reader), reader.checks()
            return _Found(standing, course, past, service.due(course, past), checks)

        def on_read(found: _Found) -> None:
            if self._open_record() is not workspace or self._window.stage is not None:
                return
            if found.standing is Standing.EMERGENCY:
                self.waits.emit()
            else:
                go_on(found)

        self._tools.jobs.run(read, on_read, owner=self._window)

    def _read(self, lesson: Lesson, screen_id: str, found: _Found, plan: PlanRef | None) -> None:
        workspace = self._open_record()
        if workspace is None:
            return
        from gmi_trainer.ui.learn.lesson_view import LessonView

        service, past = workspace.learning(), found.past
        place = past.places.get(lesson.lesson_id)
        begun = place.screen_id if place is not None else ""
        following = lesson_after(lesson, found.course, past)
        view = LessonView(
            self._tools.look,
            found.course,
            lesson,
            self._tools.translate,
            make_figure=self._figures_with(workspace, service.my_alarm),
            from_screen=screen_id or begun,
            given={answer.question_id: answer.option_id for answer in past.given.values()},
            words=past.words.get(lesson.lesson_id, ""),
            following=following,
            asks_sureness=service.asks_sureness,
            aids=self._aids(workspace),
        )
        keeping = Keeping(service, lambda: service.begin(lesson, plan=plan), view)
        view.own_page_asked.connect(self._lay_own_page_over)
        view.placed.connect(keeping.place)
        view.words_kept.connect(keeping.words)
        self._put_on_stage(view, keeping, view.end)
        if following is not None:
            view.next_asked.connect(lambda: self._go_on_to(following))
        view.begin()

    def _review(self, questions: tuple[Question, ...]) -> None:
        workspace = self._open_record()
        if workspace is None:
            return
        from gmi_trainer.ui.learn.review_view import ReviewView

        service = workspace.learning()
        view = ReviewView(
            self._tools.look, questions, self._tools.translate, asks_sureness=service.asks_sureness
        )
        self._put_on_stage(view, Keeping(service, service.begin_review, view), lambda: None)
        view.begin()

    def _put_on_stage(
        self,
        view: LessonView | ReviewView,
        keeping: Keeping,
        end: Callable[[], None],
    ) -> None:
        def leave() -> None:
            end()
            keeping.leave()

        keeping.problem_changed.connect(view.show_problem)
        view.answered.connect(keeping.answer)
        view.finished.connect(keeping.finish)
        view.asks_sureness_changed.connect(keeping.ask_sureness)
        view.closed.connect(self._leave_stage)
        self._take_stage(view, leave)

    def _go_on_to(self, lesson: Lesson) -> None:
        self._leave_stage()
        self.ask_for_lesson(lesson.lesson_id)

    def _aids(self, workspace: Workspace) -> ReadingAids:
        from gmi_trainer.ui.learn.aids import ReadingAids

        return ReadingAids(
            saves_energy=workspace.about.load().saves_energy,
            own_pages=tuple(OwnPage) if self._make_own_page is not None else (),
            jobs=self._tools.jobs,
            make_voice=_voice,
        )

    @Slot(object)
    def _lay_own_page_over(self, page: OwnPage) -> None:
        """The lesson waits beneath, at its place."""
        if self._make_own_page is not None:
            self._window.lay_over(self._make_own_page(page, self._window.uncover), stays=True)

    def _figures_with(
        self, workspace: Workspace, own_cards: MyAlarmService
    ) -> Callable[[Figure, QWidget], QWidget | None]:
        """Makes the figures of a lesson; what a person writes in one is kept in their record."""
        from gmi_trainer.ui.figures.factory import figure_for
        from gmi_trainer.ui.figures.own_parts import OwnParts

        pages = workspace.own_pages()
        own = OwnParts(
            cards=own_cards,
            goals=pages.goals,
            predictions=pages.predictions,
            saves_energy=workspace.about.load().saves_energy,
            cautions=workspace.breathing().cautions(),
        )

        def make(figure: Figure, parent: QWidget) -> QWidget | None:
            return figure_for(figure, self._tools.look, self._tools.translate, parent, own=own)

        return make
