"""Lessons and their questions, written and read: the same in the fake and in the real record."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from gmi_trainer.domain.activity import Purpose, SessionKind
from gmi_trainer.domain.done import Done
from gmi_trainer.domain.learning import Answer, LearningPast, LessonPlace, Sureness
from gmi_trainer.domain.lesson import NOT_SURE
from gmi_trainer.domain.plan import PlanRef
from gmi_trainer.storage.driver import IntegrityError
from tests.contracts.conftest import World
from tests.samples import MORNING, sample_answer, sample_lesson, sample_start, sample_trial

MONDAY = date(2025, 3, 10)
DAY = timedelta(days=1)
LONG_AGO = date(2020, 1, 1)
LATER = timedelta(minutes=6)


def sit(
    world: World,
    number: int = 1,
    lesson_id: str = "alarm",
    at: datetime = MORNING,
    *,
    screen: str | None = None,
    finished: bool = True,
    plan: PlanRef | None = None,
) -> int:
    """A lesson as the program writes it; without an id, questions that came back."""
    session = world.learning_log.begin(sample_lesson(number, lesson_id, started_utc=at, plan=plan))
    if screen is not None:
        world.learning_log.keep_place(session, screen)
    if finished:
        world.learning_log.finish(session, at + LATER)
    return session


def say(
    world: World, session: int, number: int, answer: Answer, due: date = MONDAY + DAY, offset: int = 60
) -> None:
    world.learning_log.add_answer(session, f"answer-{number}", answer, offset, due)


def past(world: World, today: date = MONDAY) -> LearningPast:
    with world.learned() as reader:
        return reader.past(today)


def done(world: World) -> tuple[Done, ...]:
    with world.days() as days:
        return days.done(LONG_AGO)


def test_an_empty_record_knows_nothing(world: World) -> None:
    assert past(world) == LearningPast(MONDAY)
    assert world.learning_log.answers_to("alarm-1") == ()
    with world.days() as days:
        assert days.lessons_done() == frozenset()
        assert days.questions_due() == {}
        assert days.questions_answered(MONDAY) == 0


# -- lessons ----------------------------------------------------------------------------------------------


def test_a_lesson_that_was_begun_is_neither_done_nor_somewhere(world: World) -> None:
    sit(world, finished=False)

    assert past(world) == LearningPast(MONDAY)
    assert done(world) == ()


def test_a_lesson_that_was_left_has_its_place(world: World) -> None:
    session = sit(world, screen="heard", finished=False)
    world.learning_log.keep_place(session, "science")

    assert past(world).places == {"alarm": LessonPlace("alarm", "science")}
    assert past(world).done == {}
    assert done(world) == ()


def test_a_lesson_read_to_the_end_is_done_and_has_no_place(world: World) -> None:
    session = sit(world, screen="sources", plan=PlanRef("p", 2, "lesson"))

    assert (past(world).done, past(world).places) == ({"alarm": MONDAY}, {})
    with world.days() as days:
        assert days.lessons_done() == {"alarm"}
        assert days.practice_days(LONG_AGO) == {MONDAY}
    assert done(world) == (
        Done(
            session_id=session,
            uuid=sample_lesson(1).uuid,
            kind=SessionKind.LESSON,
            day=MONDAY,
            plan_item="lesson",
            finished_utc=MORNING + LATER,
            lesson_id="alarm",
        ),
    )


def test_who_goes_on_another_day_goes_on_where_they_were(world: World) -> None:
    sit(world, 1, screen="science", finished=False)
    sit(world, 2, at=MORNING + DAY, screen="figure", finished=False)
    assert past(world).places == {"alarm": LessonPlace("alarm", "figure")}

    sit(world, 3, at=MORNING + 2 * DAY, screen="sources")
    assert past(world).places == {}
    assert past(world).done == {"alarm": MONDAY + 2 * DAY}


def test_a_lesson_read_again_is_done_and_has_a_place(world: World) -> None:
    sit(world, 1, screen="sources")
    sit(world, 2, at=MORNING + DAY, screen="heard", finished=False)

    assert past(world).done == {"alarm": MONDAY}
    assert past(world).places == {"alarm": LessonPlace("alarm", "heard")}

    sit(world, 3, at=MORNING + 3 * DAY)
    assert past(world).done == {"alarm": MONDAY + 3 * DAY}


def test_each_lesson_is_told_for_itself(world: World) -> None:
    sit(world, 1, "alarm")
    sit(world, 2, "hurt", screen="story", finished=False)
    sit(world, 3, "sleep", at=MORNING + DAY)

    assert past(world).done == {"alarm": MONDAY, "sleep": MONDAY + DAY}
    assert set(past(world).places) == {"hurt"}


def test_the_day_is_the_persons_own(world: World) -> None:
    sit(world, 1, at=MORNING.replace(hour=1))

    assert past(world).done == {"alarm": MONDAY - DAY}


def test_drills_are_told_apart(world: World) -> None:
    drill = world.log.begin(sample_start(9))
    world.log.add_trial(drill, sample_trial())
    world.log.finish(drill, MORNING, Purpose.TEST, {})
    sit(world)

    assert [told.kind for told in done(world)] == [SessionKind.DRILL, SessionKind.LESSON]
    with world.history() as reader:
        assert [summary.session_id for summary in reader.sessions()] == [drill]


# -- answers ----------------------------------------------------------------------------------------------


def test_an_answer_comes_back_as_it_was_given(world: World) -> None:
    session = sit(world, finished=False)
    first = sample_answer(sure=Sureness.SURE)
    missed = sample_answer(
        option_id=NOT_SURE,
        was_right=False,
        answered_utc=MORNING + DAY,
        day=MONDAY + DAY,
        in_review=True,
        sure=Sureness.GUESS,
    )
    other = sample_answer("alarm-2", sure=Sureness.FAIRLY)
    say(world, session, 1, first)
    say(world, session, 2, other)
    say(world, session, 3, missed)

    assert world.learning_log.answers_to("alarm-1") == (first, missed)
    assert world.learning_log.answers_to("alarm-2") == (other,)


def test_the_latest_answer_says_when_a_question_comes_back(world: World) -> None:
    session = sit(world)
    say(world, session, 1, sample_answer(), due=MONDAY + 9 * DAY)
    say(world, session, 2, sample_answer("alarm-2"), due=MONDAY + 3 * DAY)
    say(world, session, 3, sample_answer(), due=MONDAY + DAY)

    due = {"alarm-1": MONDAY + DAY, "alarm-2": MONDAY + 3 * DAY}
    assert past(world).due == due
    with world.days() as days:
        assert days.questions_due() == due


def test_only_what_had_come_back_is_counted_each_question_once(world: World) -> None:
    lesson = sit(world)
    review = sit(world, 2, "", finished=False)
    say(world, lesson, 1, sample_answer("alarm-9"))
    for number, question in enumerate(("alarm-1", "alarm-2", "alarm-1"), start=2):
        say(world, review, number, sample_answer(question, in_review=True))
    say(world, review, 9, sample_answer("alarm-3", in_review=True, day=MONDAY + DAY))

    assert past(world).reviewed_today == 2
    assert past(world, MONDAY + DAY).reviewed_today == 1
    assert past(world, MONDAY + 2 * DAY).reviewed_today == 0
    with world.days() as days:
        assert days.questions_answered(MONDAY) == 2


def test_answers_in_a_lesson_that_was_left_are_given_until_it_is_read_to_the_end(world: World) -> None:
    read = sit(world, 1)
    say(world, read, 1, sample_answer("alarm-1"))
    assert past(world).given == {}

    left = sit(world, 2, screen="questions", finished=False)
    again = sample_answer("alarm-1", option_id="other", was_right=False)
    say(world, left, 2, sample_answer("alarm-2"))
    say(world, left, 3, sample_answer("alarm-1"))
    say(world, left, 4, again)
    assert past(world).given == {"alarm-2": sample_answer("alarm-2"), "alarm-1": again}

    on = sit(world, 3, screen="questions", finished=False)
    say(world, on, 5, sample_answer("alarm-3"))
    assert set(past(world).given) == {"alarm-1", "alarm-2", "alarm-3"}

    world.learning_log.finish(on, MORNING + LATER)
    assert past(world).given == {}


def test_answers_to_what_came_back_are_given_in_no_lesson(world: World) -> None:
    say(world, sit(world, 1, ""), 1, sample_answer(in_review=True))

    assert past(world).given == past(world).done == past(world).places == {}


def test_questions_are_done_once_one_is_answered(world: World) -> None:
    nothing = sit(world, 1, "")
    some = sit(world, 2, "", at=MORNING + DAY)
    say(world, some, 1, sample_answer(in_review=True))
    left = sit(world, 3, "", at=MORNING + 2 * DAY, finished=False)
    say(world, left, 2, sample_answer(in_review=True))

    (told,) = done(world)
    assert (told.session_id, told.is_review, told.lesson_id) == (some, True, None)
    assert nothing < some < left
    with world.days() as days:
        assert days.lessons_done() == frozenset()
        assert days.latest_day() == MONDAY + 2 * DAY


# -- own words --------------------------------------------------------------------------------------------


def put_words(world: World, session: int, number: int, words: str) -> None:
    world.learning_log.put_words(session, f"words-{number}", words, MORNING, 60)


def test_own_words_are_kept_and_replaced(world: World) -> None:
    session = sit(world, finished=False)
    put_words(world, session, 1, "It guards me.")
    assert past(world).words == {"alarm": "It guards me."}

    put_words(world, session, 2, "It guards me, too well.")
    assert past(world).words == {"alarm": "It guards me, too well."}


def test_the_words_of_the_latest_reading_are_told(world: World) -> None:
    put_words(world, sit(world, 1), 1, "first")
    put_words(world, sit(world, 2, "hurt"), 2, "of another")
    put_words(world, sit(world, 3), 3, "second")
    sit(world, 4)

    assert past(world).words == {"alarm": "second", "hurt": "of another"}


def test_deleted_words_are_gone_of_all_readings(world: World) -> None:
    put_words(world, sit(world, 1), 1, "first")
    put_words(world, sit(world, 2), 2, "second")
    put_words(world, sit(world, 3, "hurt"), 3, "of another")

    world.learning_log.delete_words("alarm")

    assert past(world).words == {"hurt": "of another"}


# -- our own mistakes -------------------------------------------------------------------------------------


def same_uuid(world: World, session: int) -> None:
    world.learning_log.begin(sample_lesson())


def a_drill(world: World, session: int) -> None:
    world.learning_log.begin(sample_start(7))


def a_review_of_a_lesson(world: World, session: int) -> None:
    start = sample_lesson(7)
    spec = type(start.spec)("alarm", review=True)  # type: ignore[call-arg, arg-type]  # it is a LessonSpec
    world.learning_log.begin(sample_lesson(7, spec=spec))


def a_place_in_no_lesson(world: World, session: int) -> None:
    world.learning_log.keep_place(session + 1, "story")


def a_place_in_questions(world: World, session: int) -> None:
    world.learning_log.keep_place(sit(world, 7, "", finished=False), "story")


def a_place_without_a_name(world: World, session: int) -> None:
    world.learning_log.keep_place(session, "")


def an_answer_in_no_lesson(world: World, session: int) -> None:
    say(world, session + 1, 7, sample_answer("alarm-7"))


def an_answer_to_nothing(world: World, session: int) -> None:
    say(world, session, 7, sample_answer(""))


def an_answer_of_nothing(world: World, session: int) -> None:
    say(world, session, 7, sample_answer("alarm-7", option_id=""))


def the_end_of_no_lesson(world: World, session: int) -> None:
    world.learning_log.finish(session + 1, MORNING)


def words_in_no_lesson(world: World, session: int) -> None:
    put_words(world, session + 1, 7, "words")


@pytest.mark.parametrize(
    "mistake",
    [
        same_uuid,
        a_drill,
        a_review_of_a_lesson,
        a_place_in_no_lesson,
        a_place_in_questions,
        a_place_without_a_name,
        an_answer_in_no_lesson,
        an_answer_to_nothing,
        an_answer_of_nothing,
        the_end_of_no_lesson,
        words_in_no_lesson,
    ],
)
def test_our_own_mistakes_rise_and_change_nothing(
    world: World, mistake: Callable[[World, int], None]
) -> None:
    session = sit(world, screen="story", finished=False)
    before = past(world)

    with pytest.raises((AssertionError, IntegrityError)):
        mistake(world, session)

    assert past(world) == before
    assert done(world) == ()


def test_only_lessons_are_ended_here(world: World) -> None:
    drill = world.log.begin(sample_start(1))
    world.log.leave_block()

    with pytest.raises(AssertionError):
        world.learning_log.finish(drill, MORNING)

    assert done(world) == ()
