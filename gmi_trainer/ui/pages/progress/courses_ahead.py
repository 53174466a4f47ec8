"""The other spans of the body part in view, read ahead while nobody does anything, and those that were in view."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.span import Span
from gmi_trainer.services.progress import Course

QUIET_MS = 400
ORDER = (Span.ALL, Span.YEAR, Span.TWO_WEEKS, Span.THREE_MONTHS)
"""What takes longest to read comes first."""


class CoursesAhead(QObject):
    """Says which one to read next, one at a time, so that nobody who asks for something waits for more than one."""

    wanted = Signal(object)  # Span

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._courses: dict[Span, Course] = {}
        self._of: tuple[BodyPart, date] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_timer_timeout)

    @property
    def is_waiting(self) -> bool:
        """Whether something will be read, unless it is held up."""
        return self._timer.isActive()

    def course(self, part: BodyPart, span: Span, today: date) -> Course | None:
        """One that was read since the record last changed."""
        return self._courses.get(span) if self._of == (part, today) else None

    def keep(self, course: Course, today: date) -> None:
        """It was read: those of another part, or of another day, are forgotten."""
        if self._of != (course.part, today):
            self._courses = {}
        self._of = (course.part, today)
        self._courses[course.span] = course

    def forget(self) -> None:
        """The record has changed."""
        self._courses, self._of = {}, None
        self.hold()

    def begin(self) -> None:
        """Something is in view: read on once it is quiet."""
        if self._of is not None and any(span not in self._courses for span in ORDER):
            self._timer.start(QUIET_MS)

    def hold(self) -> None:
        """Nothing is read any more, until it begins again."""
        self._timer.stop()

    @Slot()
    def _on_timer_timeout(self) -> None:
        span = next((span for span in ORDER if span not in self._courses), None)
        if span is not None:
            self.wanted.emit(span)
