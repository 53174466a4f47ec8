"""Where somebody is in the lessons: what was read, what comes next, and which questions come back today."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import field
from datetime import date, datetime
from enum import StrEnum

from gmi_trainer.domain.coming_back import MOST_A_DAY as MOST_A_DAY  # those who learn know it from here
from gmi_trainer.domain.coming_back import due_today as due_today
from gmi_trainer.domain.lesson import Course, Lesson, Question
from gmi_trainer.domain.values import dataclass


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
    """What a lesson session was: kept as the session's spec. ``review``: questions that came back, of any lesson;
    then ``lesson_id`` is empty."""

    lesson_id: str
    language: str = "en"
    review: bool = False


@dataclass(frozen=True, slots=True)
class Sitting:
    """A lesson session under way."""

    session_id: int
    spec: LessonSpec


@dataclass(frozen=True, slots=True)
class LessonPlace:
    """Where somebody stopped reading."""

    lesson_id: str
    screen_id: str


@dataclass(frozen=True, slots=True)
class LearningPast:
    """All that the record knows of learning.

    ``done``: the lessons read to the end, with the last day on which each was. ``places``: where to go on in those
    whose latest reading stopped on the way, once a screen was in view. ``given``: the latest answer to each question
    in such a reading. ``due``: when each question that was ever answered comes back. ``reviewed_today``: how many
    questions that had come back were answered today. ``words``: the person's own, by lesson.
    """

    day: date
    done: Mapping[str, date] = field(default_factory=dict)
    places: Mapping[str, LessonPlace] = field(default_factory=dict)
    given: Mapping[str, Answer] = field(default_factory=dict)
    due: Mapping[str, date] = field(default_factory=dict)
    reviewed_today: int = 0
    words: Mapping[str, str] = field(default_factory=dict)


def state_of(lesson_id: str, done: Collection[str], begun: Collection[str]) -> LessonState:
    """How a lesson stands."""
    if lesson_id in done:
        return LessonState.DONE
    return LessonState.BEGUN if lesson_id in begun else LessonState.NEW


def is_open(lesson: Lesson, done: Collection[str]) -> bool:
    """Whether it may be read: what it needs was read before (the first five in order; science C5)."""
    return all(needed in done for needed in lesson.needs)


def may_be_read(lesson: Lesson, past: LearningPast) -> bool:
    """Whether it is open to somebody. What was begun or read once stays open, whatever it needs."""
    return lesson.lesson_id in past.done or lesson.lesson_id in past.places or is_open(lesson, past.done)


def lesson_after(lesson: Lesson, course: Course, past: LearningPast) -> Lesson | None:
    """The next one in the order that is open once this one is read."""
    done = {*past.done, lesson.lesson_id}
    later = (one for one in course.in_order if one.number > lesson.number)
    return next((one for one in later if is_open(one, done)), None)


def next_lesson(course: Course, done: Collection[str]) -> Lesson | None:
    """The next one in order that is open and not done."""
    return next((one for one in course.in_order if one.lesson_id not in done and is_open(one, done)), None)


def questions_of(course: Course) -> dict[str, Question]:
    """Every question there is, by its id."""
    return {question.question_id: question for lesson in course.in_order for question in lesson.questions}


def questions_due(course: Course, past: LearningPast) -> tuple[Question, ...]:
    """The questions for today. One that was taken out of the lessons never comes back, and takes no place."""
    known = questions_of(course)
    due = {question_id: day for question_id, day in past.due.items() if question_id in known}
    return tuple(known[question_id] for question_id in due_today(due, past.day, past.reviewed_today))


def firsts_of_days(answers: Sequence[Answer]) -> tuple[Answer, ...]:
    """The first answer of each day: what is answered again at once shows what was just read, not what is known.

    ``answers``: to one question, in the order in which they were given.
    """
    firsts: dict[date, Answer] = {}
    for answer in answers:
        firsts.setdefault(answer.day, answer)
    return tuple(firsts.values())
