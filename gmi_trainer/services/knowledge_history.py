"""Looking back on what somebody knows about pain: what the room reads in one background job."""

from __future__ import annotations

from datetime import date

from gmi_trainer.domain.knowledge import CheckTaken, KnowledgeCheck
from gmi_trainer.domain.knowledge_course import KnowledgeCourse, course_of
from gmi_trainer.domain.lesson import Course
from gmi_trainer.domain.span import Grain, Span, Stretch, stretch_of
from gmi_trainer.domain.values import dataclass
from gmi_trainer.services.learning_ports import LearningReader


@dataclass(frozen=True, slots=True)
class KnowledgeHistory:
    """All that the room shows. ``check`` None: the lessons have none."""

    check: KnowledgeCheck | None
    course: KnowledgeCourse
    span: Span
    stretch: Stretch

    @property
    def charted(self) -> tuple[CheckTaken, ...]:
        """The times that lie in the stretch."""
        return tuple(
            taken for taken in self.course.finished if self.stretch.first <= taken.day <= self.stretch.last
        )

    def taken(self, check_id: int) -> CheckTaken | None:
        """One of the times."""
        return next((taken for taken in self.course.finished if taken.check_id == check_id), None)


def read_knowledge(
    reader: LearningReader, course: Course, today: date, span: Span | None
) -> KnowledgeHistory:
    """``span`` None: all of it, for the times lie months apart. Each of them has a mark of its own."""
    shown = span if span is not None else Span.ALL
    if course.check is None:
        return KnowledgeHistory(None, KnowledgeCourse(()), shown, stretch_of(shown, today))
    found = course_of(course.check, reader.checks())
    days = [taken.day for taken in found.finished]
    whole = stretch_of(shown, today, min(days, default=None), max(days, default=None))
    return KnowledgeHistory(course.check, found, shown, Stretch(whole.first, whole.last, Grain.DRILL))
