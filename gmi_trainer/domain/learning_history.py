"""Looking back on lessons and their questions: what was read when, what was right at first and on coming back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from gmi_trainer.domain.coming_back import due_today
from gmi_trainer.domain.lesson import Course
from gmi_trainer.domain.span import Grain, Stretch
from gmi_trainer.domain.values import dataclass

WEEK_DAYS, MONTH_DAYS = 7, 30


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many answers were right."""

    right: int = 0
    of: int = 0

    def __add__(self, other: Share) -> Share:
        return Share(self.right + other.right, self.of + other.of)

    @property
    def percent(self) -> float:
        """Only where there is something to share."""
        assert self.of, "a share of something"
        return 100 * self.right / self.of


@dataclass(frozen=True, slots=True)
class LessonSat:
    """One sitting: with a lesson, or with questions that came back (then ``lesson_id`` is empty). ``answers``: those
    given in it."""

    session_id: int
    lesson_id: str
    day: date
    is_finished: bool
    answers: Share = Share()
    counted: bool = True
    not_counted_reason: str = ""

    @property
    def is_review(self) -> bool:
        """Questions that came back."""
        return not self.lesson_id

    @property
    def is_done(self) -> bool:
        """Read to the end; questions, once one was answered."""
        return self.is_finished and (not self.is_review or self.answers.of > 0)


@dataclass(frozen=True, slots=True)
class AnswerSums:
    """The answers of a day, a week or a month that begins on ``day``. ``first``: the very first ones to questions;
    ``again``: those to questions that had come back."""

    day: date
    first: Share
    again: Share


@dataclass(frozen=True, slots=True)
class QuestionSums:
    """The same of one question, of all time."""

    question_id: str
    first: Share
    again: Share


@dataclass(frozen=True, slots=True)
class LearningTotals:
    """Of all time, and of what counts. ``days``: on which something was answered or read to its end, from the
    ``first_day`` to the ``last_day``."""

    days: int = 0
    answers: int = 0
    first_day: date | None = None
    last_day: date | None = None


@dataclass(frozen=True, slots=True)
class UnitStory:
    """A unit: how many of its lessons were read, and how its questions went."""

    title: str
    read: int
    lessons: int
    first: Share
    again: Share


@dataclass(frozen=True, slots=True)
class ComingBack:
    """How many questions come back when: today; within a week; after that within a month; later."""

    today: int = 0
    week: int = 0
    month: int = 0
    later: int = 0

    @property
    def all(self) -> int:
        """Every question that comes back at all."""
        return self.today + self.week + self.month + self.later


@dataclass(frozen=True, slots=True)
class ReadPoint:
    """How many lessons were read by the end of a day, week or month, and how many of them in it."""

    day: date
    read: int
    new: int


def coming_back(due: Mapping[str, date], today: date, answered_today: int) -> ComingBack:
    """What waits for today and is more than a day asks for comes on the next ones."""
    now = len(due_today(due, today, answered_today))
    waiting = sum(day <= today for day in due.values()) - now
    soon = sum(today < day <= today + timedelta(days=WEEK_DAYS) for day in due.values())
    later = sum(day > today + timedelta(days=MONTH_DAYS) for day in due.values())
    return ComingBack(now, waiting + soon, len(due) - now - waiting - soon - later, later)


def units_of(course: Course, read: Iterable[str], sums: Sequence[QuestionSums]) -> tuple[UnitStory, ...]:
    """Every unit in its order. Questions that are in no lesson any more are left out."""
    done, by_id = frozenset(read), {one.question_id: one for one in sums}
    stories = []
    for unit in course.units:
        lessons = [lesson for lesson in course.in_order if lesson.unit == unit.number]
        asked = [
            by_id[question.question_id]
            for lesson in lessons
            for question in lesson.questions
            if question.question_id in by_id
        ]
        stories.append(
            UnitStory(
                unit.title,
                sum(lesson.lesson_id in done for lesson in lessons),
                len(lessons),
                sum((one.first for one in asked), Share()),
                sum((one.again for one in asked), Share()),
            )
        )
    return tuple(stories)


def read_over_time(first_read: Mapping[str, date], stretch: Stretch) -> tuple[ReadPoint, ...]:
    """From the first lesson on, or from where the stretch begins, to its end. ``first_read``: the day on which each
    lesson was first read to its end."""
    days = sorted(first_read.values())
    if not days:
        return ()
    points, begun = [], stretch.by.begin(max(stretch.first, min(days[0], stretch.last)))
    while begun <= stretch.last:
        following = _next(begun, stretch.by)
        read = sum(day < following for day in days)
        points.append(ReadPoint(begun, read, sum(begun <= day < following for day in days)))
        begun = following
    return tuple(points)


def _next(begun: date, by: Grain) -> date:
    if by is Grain.DRILL:
        return begun + timedelta(days=1)
    return begun + timedelta(days=7) if by is Grain.WEEK else by.begin(begun + timedelta(days=31))
