"""Looking back on lessons, over a record in memory."""

from __future__ import annotations

from datetime import date, timedelta

from gmi_trainer.domain.learning_history import ComingBack, Share
from gmi_trainer.domain.span import Span
from gmi_trainer.services.learning_history import LearningHistory, OwnWords, read_learning
from tests.fakes import FakeLearningLog, FakeLearningReader, FakeRecord
from tests.sample_lessons import a_course
from tests.samples import MORNING, sample_answer, sample_lesson

MONDAY = date(2025, 3, 10)
DAY = timedelta(days=1)


def look(record: FakeRecord, today: date = MONDAY, span: Span | None = None) -> LearningHistory:
    return read_learning(FakeLearningReader(record), a_course(), today, 1, span)


def test_nothing_was_learned_yet() -> None:
    found = look(FakeRecord())

    assert (found.read, found.sittings, found.lessons_over_time) == (0, (), ())
    assert found.coming == ComingBack()
    assert found.span is Span.THREE_MONTHS
    assert found.sitting(1) is None


def test_what_was_read_answered_and_written_is_found_again() -> None:
    log = FakeLearningLog()
    lesson = a_course().in_order[0]
    question = lesson.questions[0].question_id
    session = log.begin(sample_lesson(1, lesson.lesson_id))
    log.add_answer(session, "answer", sample_answer(question, was_right=False), 60, MONDAY + DAY)
    log.put_words(session, "note", "An alarm can be too loud.", MORNING, 60)
    log.finish(session, MORNING)
    gone = log.begin(sample_lesson(2, "gone"))
    log.finish(gone, MORNING)

    found = look(log.record)

    assert (found.read, found.has_older, len(found.sittings)) == (1, True, 1)
    assert found.words == (OwnWords(lesson.title, "An alarm can be too loud."),)
    assert found.coming == ComingBack(week=1)
    assert found.units[0].first == Share(0, 1)
    assert sum(found.weeks[-1].done) == 1
    assert found.sitting(gone) == found.sittings[0]
    assert [point.read for point in found.lessons_over_time] == [1]


def test_what_lies_far_back_is_shown_from_the_beginning() -> None:
    log = FakeLearningLog()
    session = log.begin(sample_lesson(1, a_course().in_order[0].lesson_id))
    log.finish(session, MORNING)

    old = read_learning(FakeLearningReader(log.record), a_course(), MONDAY, 0, None, session)
    assert old.sittings == ()
    assert old.sitting(session) is not None
    assert look(log.record, MONDAY + 400 * DAY).span is Span.ALL
    assert look(log.record, MONDAY + 400 * DAY, Span.YEAR).span is Span.YEAR
