"""What I know about pain: put on the stage, and what is answered kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal, Slot

from gmi_trainer.domain.knowledge import (
    CheckItem,
    CheckTaken,
    Reply,
    moment_to_begin,
)
from gmi_trainer.domain.learning import LearningPast
from gmi_trainer.domain.lesson import Course
from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.services.knowledge import KnowledgeService, lessons_read
from gmi_trainer.ui.learn.check_view import CheckView
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.words.translate import Translate


class CheckKeeping(QObject):
    """Keeps one time: it begins with the first answer, so that who only looks has not begun.

    What cannot be kept stops nobody from answering, and is tried again with the next answer.
    """

    problem_changed = Signal(object)  # UserProblem: something could not be kept; None: now it can again

    def __init__(
        self, service: KnowledgeService, begin: Callable[[], int], go_on: int | None, parent: QObject
    ) -> None:
        """``go_on``: the time that was left on the way, to be gone on with."""
        super().__init__(parent)
        self._service = service
        self._begin = begin
        self._check_id = go_on
        self._waiting: dict[str, tuple[CheckItem, Reply]] = {}
        self._problem: UserProblem | None = None
        self._is_answered = False
        self._is_finished = False

    @Slot(object, object)
    def reply(self, item: CheckItem, reply: Reply) -> None:
        """A sentence was answered."""
        self._waiting[item.item_id] = (item, reply)
        self._is_answered = True
        self._keep()

    @Slot()
    def begin_anew(self) -> None:
        """The next answer is the first of another time."""
        self._check_id = None
        self._waiting.clear()

    @Slot()
    def finish(self) -> None:
        """All are answered."""
        self._is_finished = True
        self._keep()

    def leave(self) -> None:
        """The stage is left. What was kept stays kept."""
        if self._problem is not None:
            self._keep()
        if self._is_answered and not self._is_finished:
            self._service.leave()

    def _keep(self) -> None:
        before = self._problem
        try:
            self._write()
        except UserProblem as problem:
            self._problem = problem
        else:
            self._problem = None
        if self._problem is not before:
            self.problem_changed.emit(self._problem)

    def _write(self) -> None:
        if self._check_id is None:
            self._check_id = self._begin()
        for item_id, (item, reply) in tuple(self._waiting.items()):
            self._service.reply(self._check_id, item, reply)
            del self._waiting[item_id]
        if self._is_finished:
            self._service.finish(self._check_id)


def check_view(
    look: Look,
    translate: Translate,
    service: KnowledgeService,
    course: Course,
    past: LearningPast,
    takings: Sequence[CheckTaken],
) -> tuple[CheckView, CheckKeeping] | None:
    """The view and what keeps its answers; None where the lessons have no check. ``takings``: all, in order."""
    standing = service.standing(course, past, takings)
    if course.check is None or standing is None:
        return None
    moment = moment_to_begin(takings, lessons_read(course, past), len(course.lessons))
    fresh = CheckTaken(0, course.check.edition, moment, past.day, is_finished=False)
    view = CheckView(
        look,
        course.check,
        standing.begun if standing.begun is not None else fresh,
        translate,
        before=standing.finished,
        anew=moment,
    )
    keeping = CheckKeeping(
        service,
        lambda: service.begin(course, past, takings),
        standing.begun.check_id if standing.begun is not None else None,
        view,
    )
    view.replied.connect(keeping.reply)
    view.begun_anew.connect(keeping.begin_anew)
    view.finished.connect(keeping.finish)
    keeping.problem_changed.connect(view.show_problem)
    return view, keeping
