"""Looking back on lessons and their questions: what the room reads in one background job.

What is counted is counted by the record itself; only the newest sittings are read one by one. So the work grows with
what is shown, and not with the years.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Protocol

from gmi_trainer.domain.breath_weeks import Week, weeks_up_to
from gmi_trainer.domain.learning import questions_of
from gmi_trainer.domain.learning_history import (
    AnswerSums,
    ComingBack,
    LearningTotals,
    LessonSat,
    QuestionSums,
    ReadPoint,
    UnitStory,
    coming_back,
    read_over_time,
    units_of,
)
from gmi_trainer.domain.lesson import Course
from gmi_trainer.domain.span import Grain, Span, Stretch, span_to_begin_with, stretch_of
from gmi_trainer.domain.values import dataclass
from gmi_trainer.services.learning_ports import LearningReader

WEEKS = 4


class LearningHistoryReader(LearningReader, Protocol):
    """What looking back needs beside what learning does. Sittings that do not count are in no sum."""

    def sittings(self, limit: int) -> tuple[LessonSat, ...]:
        """The newest ones, newest first, those that were left on the way as well."""
        ...

    def sitting(self, session_id: int) -> LessonSat | None:
        """One of them, however old."""
        ...

    def first_read(self) -> Mapping[str, date]:
        """When each lesson was first read to its end."""
        ...

    def answers_over(self, since: date | None, by: Grain) -> tuple[AnswerSums, ...]:
        """How answers went in each day, week or month since a day (None: since the beginning), earliest first."""
        ...

    def questions(self) -> tuple[QuestionSums, ...]:
        """How each question went, of all time."""
        ...

    def learning_days(self, since: date) -> frozenset[date]:
        """On which something was answered, or read to its end."""
        ...

    def learning_totals(self) -> LearningTotals:
        """Of all time."""
        ...


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What a person wrote about a lesson."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class LearningHistory:
    """All that the room shows. ``titles``: of the lessons that there are, by their id. ``read``: how many of those
    were read to the end. ``sittings``: the newest, newest first. ``asked_for``: the one that is to be shown."""

    titles: Mapping[str, str]
    read: int
    totals: LearningTotals
    weeks: tuple[Week, ...]
    sittings: tuple[LessonSat, ...]
    has_older: bool
    span: Span
    stretch: Stretch
    lessons_over_time: tuple[ReadPoint, ...]
    answers_over_time: tuple[AnswerSums, ...]
    units: tuple[UnitStory, ...]
    coming: ComingBack
    words: tuple[OwnWords, ...]
    asked_for: LessonSat | None = None

    def sitting(self, session_id: int) -> LessonSat | None:
        """One of those that were read."""
        read = self.sittings if self.asked_for is None else (*self.sittings, self.asked_for)
        return next((one for one in read if one.session_id == session_id), None)


def read_learning(
    reader: LearningHistoryReader,
    course: Course,
    today: date,
    count: int,
    span: Span | None,
    session_id: int | None = None,
) -> LearningHistory:
    """``count``: so many of the newest sittings. ``span`` None: the one that shows the newest. ``session_id``: a
    sitting that is to be shown, however old it is."""
    past, totals, first_read = reader.past(today), reader.learning_totals(), reader.first_read()
    sittings = reader.sittings(count + 1)
    shown = span if span is not None else span_to_begin_with(today, totals.last_day)
    stretch = stretch_of(shown, today, totals.first_day, totals.last_day)
    known = questions_of(course)
    due = {question_id: day for question_id, day in past.due.items() if question_id in known}
    here = {lesson_id: day for lesson_id, day in first_read.items() if lesson_id in course.lessons}
    first_week = today - timedelta(weeks=WEEKS)
    return LearningHistory(
        titles={lesson.lesson_id: lesson.title for lesson in course.in_order},
        read=len(here),
        totals=totals,
        weeks=weeks_up_to(today, reader.learning_days(first_week), WEEKS),
        sittings=sittings[:count],
        has_older=len(sittings) > count,
        span=shown,
        stretch=stretch,
        lessons_over_time=read_over_time(here, stretch),
        answers_over_time=reader.answers_over(stretch.first, stretch.by),
        units=units_of(course, here, reader.questions()),
        coming=coming_back(due, today, past.reviewed_today),
        words=tuple(
            OwnWords(lesson.title, past.words[lesson.lesson_id])
            for lesson in course.in_order
            if lesson.lesson_id in past.words
        ),
        asked_for=reader.sitting(session_id) if session_id is not None else None,
    )
