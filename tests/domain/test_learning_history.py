"""Looking back on lessons: what was read by when, how a unit's questions went, and when questions come back."""

from __future__ import annotations

from datetime import date, timedelta

from gmi_trainer.domain.learning_history import (
    ComingBack,
    LessonSat,
    QuestionSums,
    ReadPoint,
    Share,
    coming_back,
    read_over_time,
    units_of,
)
from gmi_trainer.domain.span import Grain, Stretch
from tests.sample_lessons import a_course

MONDAY = date(2025, 3, 10)
DAY, WEEK = timedelta(days=1), timedelta(weeks=1)


def test_what_is_more_than_a_day_asks_for_comes_on_the_next_days() -> None:
    due = {f"q{n}": MONDAY - DAY for n in range(7)}
    due |= {"soon": MONDAY + WEEK, "month": MONDAY + 8 * DAY, "later": MONDAY + 31 * DAY}

    found = coming_back(due, MONDAY, answered_today=1)

    assert found == ComingBack(today=4, week=4, month=1, later=1)
    assert found.all == 10


def test_lessons_read_add_up_week_by_week() -> None:
    read = {"a": MONDAY + DAY, "b": MONDAY + 15 * DAY}

    points = read_over_time(read, Stretch(MONDAY - 4 * WEEK, MONDAY + 16 * DAY, Grain.WEEK))

    assert points == (
        ReadPoint(MONDAY, 1, 1),
        ReadPoint(MONDAY + WEEK, 1, 0),
        ReadPoint(MONDAY + 2 * WEEK, 2, 1),
    )


def test_a_later_stretch_begins_with_what_was_read_before_it() -> None:
    read = {"a": date(2024, 1, 3)}

    assert read_over_time(read, Stretch(MONDAY, MONDAY + DAY, Grain.DRILL)) == (
        ReadPoint(MONDAY, 1, 0),
        ReadPoint(MONDAY + DAY, 1, 0),
    )
    months = read_over_time(read, Stretch(date(2024, 1, 1), date(2024, 3, 2), Grain.MONTH))
    assert [point.day.month for point in months] == [1, 2, 3]
    assert read_over_time({}, Stretch(MONDAY, MONDAY, Grain.DRILL)) == ()


def test_questions_are_summed_by_unit_and_what_is_in_no_lesson_is_left_out() -> None:
    course = a_course()
    lesson = course.in_order[0]
    question = lesson.questions[0].question_id
    sums = [
        QuestionSums(question, Share(0, 1), Share(2, 3)),
        QuestionSums("gone", Share(1, 1), Share(1, 1)),
    ]

    units = units_of(course, [lesson.lesson_id, "gone"], sums)

    assert len(units) == len(course.units)
    assert (units[0].read, units[0].first, units[0].again) == (1, Share(0, 1), Share(2, 3))
    assert round(units[0].again.percent) == 67
    assert all(unit.first == Share() for unit in units[1:])


def test_questions_are_done_once_one_was_answered() -> None:
    assert LessonSat(1, "alarm", MONDAY, is_finished=True).is_done
    assert not LessonSat(1, "", MONDAY, is_finished=True).is_done
    assert LessonSat(1, "", MONDAY, is_finished=True, answers=Share(0, 1)).is_done
