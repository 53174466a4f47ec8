"""Where somebody is in the lessons."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from gmi_trainer.domain.learning import (
    LearningPast,
    LessonPlace,
    LessonState,
    firsts_of_days,
    is_open,
    lesson_after,
    may_be_read,
    next_lesson,
    questions_due,
    questions_of,
    state_of,
)
from tests.sample_lessons import a_course
from tests.samples import sample_answer

MONDAY = date(2025, 3, 10)
DAY = timedelta(days=1)
COURSE = a_course()
ALARM, HURT, SLEEP = COURSE.in_order


@pytest.mark.parametrize(
    ("done", "begun", "state"),
    [
        ((), (), LessonState.NEW),
        ((), ("alarm",), LessonState.BEGUN),
        (("alarm",), (), LessonState.DONE),
        (("alarm",), ("alarm",), LessonState.DONE),
        (("hurt",), ("sleep",), LessonState.NEW),
    ],
)
def test_a_lesson_is_new_begun_or_done(
    done: tuple[str, ...], begun: tuple[str, ...], state: LessonState
) -> None:
    assert state_of("alarm", done, begun) is state


def test_a_lesson_is_open_once_what_it_needs_was_read() -> None:
    assert is_open(ALARM, ())
    assert is_open(SLEEP, ())
    assert not is_open(HURT, ())
    assert not is_open(HURT, ("sleep",))
    assert is_open(HURT, ("alarm",))


def test_what_was_begun_or_read_once_stays_open_whatever_it_needs() -> None:
    assert not may_be_read(HURT, LearningPast(MONDAY))
    assert may_be_read(HURT, LearningPast(MONDAY, done={"alarm": MONDAY}))
    assert may_be_read(HURT, LearningPast(MONDAY, done={"hurt": MONDAY}))
    assert may_be_read(HURT, LearningPast(MONDAY, places={"hurt": LessonPlace("hurt", "story")}))


def test_after_a_lesson_comes_the_next_that_is_open_once_it_is_read() -> None:
    nothing = LearningPast(MONDAY)

    assert lesson_after(ALARM, COURSE, nothing) == HURT
    assert lesson_after(SLEEP, COURSE, nothing) is None
    without_second = replace(COURSE, lessons={"alarm": ALARM, "sleep": SLEEP})
    assert lesson_after(ALARM, without_second, nothing) == SLEEP


@pytest.mark.parametrize(
    ("done", "following"),
    [((), "alarm"), (("alarm",), "hurt"), (("sleep",), "alarm"), (("alarm", "hurt"), "sleep")],
)
def test_the_next_lesson_is_the_first_open_one(done: tuple[str, ...], following: str) -> None:
    lesson = next_lesson(COURSE, done)

    assert lesson is not None
    assert lesson.lesson_id == following


def test_what_is_not_open_yet_is_passed_over() -> None:
    without_first = replace(COURSE, lessons={"hurt": HURT, "sleep": SLEEP})

    assert next_lesson(without_first, ()) == SLEEP


def test_after_the_last_there_is_none() -> None:
    assert next_lesson(COURSE, ("alarm", "hurt", "sleep")) is None


def test_every_question_is_known_by_its_id() -> None:
    known = questions_of(COURSE)

    assert [question.lesson_id for question in known.values()] == ["alarm"] * 3 + ["hurt"] * 3 + ["sleep"] * 3
    assert all(question.question_id == name for name, question in known.items())


def test_a_question_that_was_taken_out_never_comes_back_and_takes_no_place() -> None:
    due = {f"gone-{number}": MONDAY - 9 * DAY for number in range(9)}
    due |= {"hurt-q1": MONDAY, "alarm-q1": MONDAY - DAY, "alarm-q2": MONDAY + DAY}
    past = LearningPast(MONDAY, due=due)

    assert [question.question_id for question in questions_due(COURSE, past)] == ["alarm-q1", "hurt-q1"]
    assert questions_due(COURSE, replace(past, reviewed_today=5)) == ()


def test_of_each_day_the_first_answer_counts() -> None:
    first, again = sample_answer(was_right=False), sample_answer()
    later = sample_answer(day=MONDAY + DAY)

    assert firsts_of_days((first, again, later, replace(later, was_right=False))) == (first, later)
    assert firsts_of_days(()) == ()
