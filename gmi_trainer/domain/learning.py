"""Where somebody is in the lessons: what was read, what comes next, and which questions come back today."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum

from gmi_trainer.domain.lesson import Course, Lesson
from gmi_trainer.domain.values import dataclass

MOST_A_DAY = 5
"""Review questions a day (science C4)."""


class LessonState(StrEnum):
    """How a lesson stands in the list."""

    NEW = "new"
    BEGUN = "begun"
    DONE = "done"


class Sureness(StrEnum):
    """How sure somebody was, where they say it."""

    GUESS = "guess"
    FAIRLY = "fairly"
    SURE = "sure"


@dataclass(frozen=True, slots=True)
class Answer:
    """One question answered. ``in_review``: it had come back; else it was asked in its lesson."""

    question_id: str
    option_id: str
    was_right: bool
    answered_utc: datetime
    day: date
    in_review: bool = False
    sure: Sureness | None = None


@dataclass(frozen=True, slots=True)
class LessonSpec:
    """What a lesson session was: kept as the session's spec."""

    lesson_id: str
    language: str = "en"
    review: bool = False


@dataclass(frozen=True, slots=True)
class LessonPlace:
    """Where somebody stopped reading."""

    lesson_id: str
    screen_id: str


def state_of(lesson_id: str, done: Collection[str], begun: Collection[str]) -> LessonState:
    """How a lesson stands."""
    if lesson_id in done:
        return LessonState.DONE
    return LessonState.BEGUN if lesson_id in begun else LessonState.NEW


def is_open(lesson: Lesson, done: Collection[str]) -> bool:
    """Whether it may be read: what it needs was read before (the first five in order; science C5)."""
    return all(needed in done for needed in lesson.needs)


def next_lesson(course: Course, done: Collection[str]) -> Lesson | None:
    """The next one in order that is open and not done."""
    return next((one for one in course.in_order if one.lesson_id not in done and is_open(one, done)), None)


def due_today(due: Mapping[str, date], today: date, answered_today: int) -> tuple[str, ...]:
    """The questions that come back today, the longest overdue first, no more than are left of ``MOST_A_DAY``."""
    left = max(0, MOST_A_DAY - answered_today)
    waiting = sorted((day, question) for question, day in due.items() if day <= today)
    return tuple(question for _day, question in waiting[:left])


def questions_known(course: Course, ids: Sequence[str]) -> tuple[str, ...]:
    """Those that the lessons still have: a question that was taken out of them never comes back."""
    known = {question.question_id for lesson in course.lessons.values() for question in lesson.questions}
    return tuple(one for one in ids if one in known)
