"""What only the real record promises of lessons: answers are never changed, and ten years are read quickly."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from gmi_trainer.storage import driver
from gmi_trainer.storage.database import Record
from gmi_trainer.storage.diary import SqliteDiaryReader
from gmi_trainer.storage.learned import GIVEN, SqliteLearningReader
from gmi_trainer.storage.learning_log import SqliteLearningLog
from gmi_trainer.storage.learning_sums import DONE_ON, DUE, REVIEWED
from gmi_trainer.storage.own_words_log import SqliteOwnWords
from tests.fakes import FakeClock
from tests.samples import MORNING, sample_answer, sample_lesson

MONDAY = date(2025, 3, 10)


def a_lesson(record: Record) -> int:
    log = SqliteLearningLog(record)
    session = log.begin(sample_lesson())
    log.add_answer(session, "answer-1", sample_answer(), 60, MONDAY + timedelta(days=1))
    log.finish(session, MORNING)
    return session


def test_an_answer_is_never_changed(record: Record) -> None:
    a_lesson(record)

    with pytest.raises(driver.IntegrityError, match="answers are only added"):
        record.connection.execute("UPDATE answer SET was_right = 0")


def test_an_answer_belongs_to_a_session_that_is_there(record: Record) -> None:
    log = SqliteLearningLog(record)

    with pytest.raises(driver.IntegrityError):
        log.add_answer(99, "answer-1", sample_answer(), 60, MONDAY)


def test_nothing_waits_in_a_block(record: Record) -> None:
    """A power cut loses no answer either: the commits of lessons are durable."""
    SqliteLearningLog(record).begin(sample_lesson())

    assert driver.pragma(record.connection, "synchronous") == 2


@pytest.mark.parametrize(("query", "values"), [(DUE, ()), (REVIEWED, ("2025-03-10",))])
def test_what_every_start_asks_of_answers_is_read_from_an_index_alone(
    record: Record, query: str, values: tuple[str, ...]
) -> None:
    plan = " ".join(row["detail"] for row in record.connection.execute(f"EXPLAIN QUERY PLAN {query}", values))

    assert "USING COVERING INDEX answer_" in plan
    assert "TEMP B-TREE FOR GROUP BY" not in plan


def test_lessons_that_are_done_are_found_by_their_readings(record: Record) -> None:
    plan = " ".join(row["detail"] for row in record.connection.execute(f"EXPLAIN QUERY PLAN {DONE_ON}"))

    assert "SCAN reading USING COVERING INDEX reading_lesson" in plan
    assert "SEARCH session USING INTEGER PRIMARY KEY" in plan


def test_a_lesson_that_was_only_begun_is_no_practice(record: Record) -> None:
    log = SqliteLearningLog(record)
    session = log.begin(sample_lesson())
    log.keep_place(session, "story")

    with SqliteDiaryReader(record.path) as days:
        assert days.practice_days(MONDAY) == frozenset()
        log.finish(session, MORNING)
        assert days.practice_days(MONDAY) == {MONDAY}


def test_a_spec_that_makes_no_sense_stops_nothing(record: Record) -> None:
    a_lesson(record)
    record.connection.execute("UPDATE session SET spec = '{\"lesson_id\": 7}'")

    with SqliteDiaryReader(record.path) as days:
        (done,) = days.done(MONDAY)
    assert (done.lesson_id, done.is_review) == (None, False)


def test_readers_change_nothing(record: Record, record_path: Path) -> None:
    a_lesson(record)
    before = record.connection.total_changes

    with SqliteLearningReader(record_path) as reader:
        reader.past(MONDAY)

    assert record.connection.total_changes == before


def test_ten_years_of_answers_are_not_looked_through_for_a_lesson_that_was_left(record: Record) -> None:
    plan = " ".join(row["detail"] for row in record.connection.execute(f"EXPLAIN QUERY PLAN {GIVEN}"))

    assert "SEARCH answer USING INDEX answer_session" in plan
    assert "SCAN answer" not in plan


def wordings(record: Record) -> list[str]:
    return [row["text"] for row in record.connection.execute("SELECT text FROM note ORDER BY id")]


def test_words_about_a_lesson_keep_their_earlier_wordings_until_they_are_deleted(record: Record) -> None:
    log, clock = SqliteLearningLog(record), FakeClock()
    session = log.begin(sample_lesson())
    for number, words in enumerate(("It guards me.", "It guards me.", "It guards me, too well.")):
        log.put_words(session, f"w{number}", words, MORNING, 60)
    own = SqliteOwnWords(record, clock)
    undo = own.put("alarm", "It guards me, day and night.")

    assert wordings(record) == ["It guards me.", "It guards me, too well.", "It guards me, day and night."]
    with SqliteLearningReader(record.path) as reader:
        assert reader.past(MORNING.date()).words == {"alarm": "It guards me, day and night."}
    undo()
    assert wordings(record) == ["It guards me.", "It guards me, too well."]

    undo = own.put("alarm", "")
    assert wordings(record) == []
    undo()
    assert wordings(record) == ["It guards me.", "It guards me, too well."]
