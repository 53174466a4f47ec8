"""Learning as a use case."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count

import pytest

from gmi_trainer.domain.activity import SessionKind
from gmi_trainer.domain.learning import LearningPast, LessonPlace, LessonSpec, Sureness
from gmi_trainer.domain.lesson import NOT_SURE, Question
from gmi_trainer.domain.plan import PlanRef
from gmi_trainer.services.changes import Changed, Changes
from gmi_trainer.services.learning import LearningService
from gmi_trainer.services.lesson_ports import LoadedCourse
from gmi_trainer.services.review import comes_back
from tests.fakes import (
    FakeClock,
    FakeLearningLog,
    FakeLearningReader,
    FakePreferences,
    FakeReading,
    FakeRecord,
)
from tests.sample_lessons import a_course

MONDAY = date(2025, 3, 10)
DAY = timedelta(days=1)
COURSE = a_course()
ALARM, HURT, SLEEP = COURSE.in_order


@dataclass
class Room:
    """A record in memory, the service that works on it, and what it told."""

    record: FakeRecord = field(default_factory=FakeRecord)
    clock: FakeClock = field(default_factory=FakeClock)
    told: list[Changed] = field(default_factory=list)
    loaded: int = 0

    def __post_init__(self) -> None:
        changes = Changes()
        changes.subscribe(self.told.append)
        numbers = count(1)
        self.service = LearningService(
            log=FakeLearningLog(self.record),
            load=self._load,
            comes_back=comes_back,
            preferences=FakePreferences(),
            clock=self.clock,
            changes=changes,
            new_uuid=lambda: f"uuid-{next(numbers)}",
            app_version="0.2",
            language="xx",
        )

    def _load(self) -> LoadedCourse:
        self.loaded += 1
        return LoadedCourse(COURSE)

    def past(self) -> LearningPast:
        return self.service.past(FakeLearningReader(self.record))

    def due(self) -> list[str]:
        return [question.question_id for question in self.service.due(COURSE, self.past())]

    def next_day(self, days: int = 1) -> None:
        self.clock.advance(days * DAY)

    def reading(self, session_id: int) -> FakeReading:
        return self.record.readings[session_id]


@pytest.fixture
def room() -> Room:
    return Room()


def right(question: Question) -> str:
    return next(option.option_id for option in question.options if option.is_right)


def wrong(question: Question) -> str:
    return next(option.option_id for option in question.options if not option.is_right)


def test_the_lessons_are_read_once(room: Room) -> None:
    assert room.service.course() is room.service.course()
    assert room.service.course().course == COURSE
    assert room.loaded == 1


def test_the_past_is_as_of_the_persons_day(room: Room) -> None:
    assert room.past() == LearningPast(MONDAY)

    room.clock.advance(timedelta(hours=18))  # half past two at night
    assert room.past().day == room.service.today() == MONDAY


def test_a_sitting_is_kept_with_where_it_came_from(room: Room) -> None:
    plan = PlanRef("plan", 3, "lesson")
    sitting = room.service.begin(ALARM, {"screen": "large"}, plan)

    start = room.reading(sitting.session_id).start
    assert sitting.spec == start.spec == LessonSpec("alarm", "xx")
    assert (start.kind, start.plan, start.purpose, start.seed) == (SessionKind.LESSON, plan, None, None)
    assert (start.input_kind, start.answering_limb) == (None, None)
    assert (start.started_utc, start.utc_offset_min) == (room.clock.utc_now(), 0)
    assert (start.environment, start.app_version) == ({"screen": "large"}, "0.2")


def test_who_leaves_goes_on_where_they_were_with_what_they_answered(room: Room) -> None:
    sitting = room.service.begin(ALARM)
    room.service.keep_place(sitting, "heard")
    room.service.keep_place(sitting, "questions")
    answer = room.service.answer(sitting, ALARM.questions[0], right(ALARM.questions[0]))
    room.service.leave(sitting)
    room.next_day(40)

    assert room.told == [Changed.SESSIONS]
    assert room.past().places == {"alarm": LessonPlace("alarm", "questions")}
    assert room.past().given == {"alarm-q1": answer}
    assert room.past().done == {}


def test_the_end_of_a_lesson_is_kept_and_told(room: Room) -> None:
    sitting = room.service.begin(ALARM)
    room.service.finish(sitting)

    assert room.reading(sitting.session_id).finished_utc == room.clock.utc_now()
    assert room.past().done == {"alarm": MONDAY}
    assert room.told == [Changed.SESSIONS]


def test_an_answer_is_kept_before_its_explanation_is_shown(room: Room) -> None:
    sitting = room.service.begin(ALARM)
    question = ALARM.questions[0]

    answer = room.service.answer(sitting, question, right(question), Sureness.SURE)

    assert (answer.question_id, answer.option_id, answer.was_right) == ("alarm-q1", "o2", True)
    assert (answer.day, answer.answered_utc, answer.in_review) == (MONDAY, room.clock.utc_now(), False)
    assert answer.sure is Sureness.SURE
    assert room.record.answers() == [(answer, MONDAY + DAY, room.reading(sitting.session_id))]


def test_not_sure_is_no_mistake_of_the_persons_and_comes_back_soon(room: Room) -> None:
    question = ALARM.questions[2]
    answer = room.service.answer(room.service.begin(ALARM), question, NOT_SURE)

    assert not answer.was_right
    assert answer.sure is None
    room.next_day()
    assert room.due() == ["alarm-q9"]


def test_an_option_that_is_not_there_is_our_mistake(room: Room) -> None:
    sitting = room.service.begin(ALARM)

    with pytest.raises(StopIteration):
        room.service.answer(sitting, ALARM.questions[0], "nothing")
    assert room.record.answers() == []


def test_questions_come_back_and_go_away_again(room: Room) -> None:
    sitting = room.service.begin(ALARM)
    for question in ALARM.questions:
        room.service.answer(sitting, question, right(question))
    room.service.finish(sitting)
    assert room.due() == []

    room.next_day()
    assert room.due() == ["alarm-q1", "alarm-q2", "alarm-q9"]

    review = room.service.begin_review()
    assert review.spec == LessonSpec("", "xx", review=True)
    for question, say in zip(ALARM.questions, (right, wrong, right), strict=True):
        assert room.service.answer(review, question, say(question)).in_review
    room.service.finish(review)
    assert room.due() == []

    room.next_day()
    assert room.due() == ["alarm-q2"]
    room.next_day(2)
    assert room.due() == ["alarm-q2", "alarm-q1", "alarm-q9"]


def test_questions_that_were_left_are_done_with_any_of_them_and_a_lesson_is_not(room: Room) -> None:
    lesson, review = room.service.begin(ALARM), room.service.begin_review()
    room.service.answer(review, ALARM.questions[0], right(ALARM.questions[0]))

    room.service.leave(lesson)
    room.service.leave(review)

    assert not room.reading(lesson.session_id).is_done
    assert room.reading(review.session_id).is_done
    assert room.told == [Changed.SESSIONS, Changed.SESSIONS]


def test_no_more_than_five_a_day_however_often_somebody_looks(room: Room) -> None:
    for lesson in (ALARM, HURT, SLEEP):
        sitting = room.service.begin(lesson)
        for question in lesson.questions:
            room.service.answer(sitting, question, right(question))
        room.service.finish(sitting)
    room.next_day()
    first = room.due()
    review = room.service.begin_review()
    for question in room.service.due(COURSE, room.past())[:2]:
        room.service.answer(review, question, right(question))
    room.service.finish(review)

    assert len(first) == 5
    assert room.due() == first[2:]

    review = room.service.begin_review()
    for question in room.service.due(COURSE, room.past()):
        room.service.answer(review, question, right(question))
    assert room.due() == []
    room.next_day()
    assert len(room.due()) == 4


def test_how_sure_somebody_is_is_asked_only_where_they_want_it(room: Room) -> None:
    asked = [room.service.asks_sureness]
    for wanted in (True, False):
        room.service.ask_sureness(wanted)
        asked.append(room.service.asks_sureness)

    assert asked == [False, True, False]


def test_own_words_are_kept_without_the_space_around_them(room: Room) -> None:
    sitting = room.service.begin(ALARM)
    room.service.put_words(sitting, "  My alarm guards me.\n")

    assert room.past().words == {"alarm": "My alarm guards me."}
    assert room.told == [Changed.SESSIONS]


def test_words_that_are_wiped_are_gone_wherever_they_were_written(room: Room) -> None:
    room.service.put_words(room.service.begin(ALARM), "first")
    again = room.service.begin(ALARM)
    room.service.put_words(again, "second")

    room.service.put_words(again, " \n")

    assert room.past().words == {}
    assert not any(reading.words for reading in room.record.readings.values())
