"""Looking back on lessons and their questions: the same in the fake and in the real record."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from gmi_trainer.domain.days import local_day
from gmi_trainer.domain.learning_history import (
    AnswerSums,
    LearningTotals,
    LessonSat,
    QuestionSums,
    Share,
)
from gmi_trainer.domain.span import Grain
from tests.contracts.conftest import World
from tests.samples import MORNING, sample_answer, sample_lesson

MONDAY = date(2025, 3, 10)
DAY = timedelta(days=1)
WEEK = timedelta(weeks=1)
NONE = Share()


def sit(
    world: World,
    number: int,
    lesson_id: str,
    *answers: tuple[str, bool],
    at: datetime = MORNING,
    finished: bool = True,
) -> int:
    """A lesson with its answers; without an id, questions that came back."""
    session = world.learning_log.begin(sample_lesson(number, lesson_id, started_utc=at))
    for question, (name, was_right) in enumerate(answers):
        day = local_day(at, 60)
        answer = sample_answer(name, was_right=was_right, answered_utc=at, day=day, in_review=not lesson_id)
        world.learning_log.add_answer(session, f"answer-{number}-{question}", answer, 60, answer.day + DAY)
    if finished:
        world.learning_log.finish(session, at + timedelta(minutes=6))
    return session


def test_an_empty_record_has_nothing_to_look_back_on(world: World) -> None:
    with world.learned() as reader:
        assert reader.sittings(10) == ()
        assert reader.first_read() == {}
        assert reader.answers_over(None, Grain.WEEK) == ()
        assert reader.questions() == ()
        assert reader.learning_days(MONDAY) == frozenset()
        assert reader.learning_totals() == LearningTotals()


def test_first_answers_and_those_on_coming_back_are_told_apart(world: World) -> None:
    lesson = sit(world, 1, "alarm", ("alarm-1", False), ("alarm-2", True))
    again = sit(world, 2, "", ("alarm-1", True), at=MORNING + DAY)
    sit(world, 3, "alarm", ("alarm-1", True), at=MORNING + WEEK)  # read once more: neither of the two

    with world.learned() as reader:
        assert reader.answers_over(None, Grain.WEEK) == (
            AnswerSums(MONDAY, Share(1, 2), Share(1, 1)),
            AnswerSums(MONDAY + WEEK, NONE, NONE),
        )
        assert reader.answers_over(MONDAY + DAY, Grain.DRILL) == (
            AnswerSums(MONDAY + DAY, NONE, Share(1, 1)),
            AnswerSums(MONDAY + WEEK, NONE, NONE),
        )
        assert sorted(reader.questions(), key=lambda one: one.question_id) == [
            QuestionSums("alarm-1", Share(0, 1), Share(1, 1)),
            QuestionSums("alarm-2", Share(1, 1), NONE),
        ]
        assert reader.first_read() == {"alarm": MONDAY}
        assert [one.day for one in reader.sittings(2)] == [MONDAY + WEEK, MONDAY + DAY]
        assert reader.sittings(9)[1:] == (
            LessonSat(again, "", MONDAY + DAY, True, Share(1, 1)),
            LessonSat(lesson, "alarm", MONDAY, True, Share(1, 2)),
        )
        assert reader.sitting(lesson) == LessonSat(lesson, "alarm", MONDAY, True, Share(1, 2))
        assert reader.sitting(99) is None
        assert reader.learning_totals() == LearningTotals(3, 4, MONDAY, MONDAY + WEEK)


def test_what_does_not_count_is_listed_and_in_no_sum(world: World) -> None:
    lesson = sit(world, 1, "alarm", ("alarm-1", True))
    world.log.set_counted(lesson, False, "the phone rang")

    with world.learned() as reader:
        (sat,) = reader.sittings(5)
        assert (sat.counted, sat.not_counted_reason, sat.answers) == (False, "the phone rang", Share(1, 1))
        assert reader.first_read() == {}
        assert reader.questions() == ()
        assert reader.answers_over(None, Grain.MONTH) == ()
        assert reader.learning_days(MONDAY) == frozenset()
        assert reader.learning_totals() == LearningTotals()


def test_a_lesson_left_on_the_way_is_listed_and_its_answers_count(world: World) -> None:
    sit(world, 1, "alarm", ("alarm-1", True), finished=False)

    with world.learned() as reader:
        (sat,) = reader.sittings(5)
        assert not sat.is_done
        assert reader.first_read() == {}
        assert reader.learning_days(MONDAY) == {MONDAY}
        assert reader.learning_totals().answers == 1
