"""The read side on a real file: it changes nothing, and stays fast after ten years."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from gmi_trainer.domain.activity import Purpose, spec_for_test
from gmi_trainer.domain.answering import AnswerWay
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.course import CourseHead
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.domain.progress import SessionSummary
from gmi_trainer.domain.span import Grain
from gmi_trainer.storage import driver
from gmi_trainer.storage.columns import TABLES
from gmi_trainer.storage.database import Record
from gmi_trainer.storage.history import SqliteHistory, history_opener
from gmi_trainer.storage.session_log import SqliteSessionLog
from tests.fakes import FakeClock
from tests.samples import MORNING, sample_start, sample_trial, sample_trials


def store(record: Record, number: int = 1) -> int:
    log = SqliteSessionLog(record, FakeClock())
    session = log.begin(sample_start(number, started_utc=MORNING + timedelta(hours=number)))
    for trial in sample_trials(12):
        log.add_trial(session, trial)
    log.finish(session, MORNING + timedelta(hours=number, minutes=2), Purpose.TEST, {})
    return session


def test_a_reader_cannot_write(record: Record) -> None:
    with SqliteHistory(record.path) as history, pytest.raises(driver.DatabaseError, match="readonly"):
        history._connection.execute("DELETE FROM session")


def test_history_is_read_in_another_thread_while_the_record_is_open(record: Record) -> None:
    store(record)
    open_history = history_opener(record.path)
    found: list[tuple[SessionSummary, ...]] = []

    def job() -> None:
        with open_history() as history:
            found.append(history.sessions())

    thread = threading.Thread(target=job)
    thread.start()
    thread.join()
    assert len(found[0]) == 1


def test_lists_never_touch_the_trials(record: Record) -> None:
    store(record)
    statements: list[str] = []
    with SqliteHistory(record.path) as history:
        history._connection.set_trace_callback(statements.append)
        history.sessions()
        history.tallies(BodyPart.HAND)
        history.comparable_tests(spec_for_test(BodyPart.HAND), 5)
        history.finished_drills(BodyPart.HAND)
        history.parts()

    assert len(statements) == 5
    assert not any("trial" in statement for statement in statements)


def test_lists_of_a_part_find_their_rows_by_index(record: Record) -> None:
    store(record)
    statements: list[str] = []
    with SqliteHistory(record.path) as history:
        history._connection.set_trace_callback(statements.append)
        history.sessions(part=BodyPart.HAND, limit=10)
        history.tallies(BodyPart.HAND)
        history.comparable_tests(spec_for_test(BodyPart.HAND), 5)
        history.finished_drills(BodyPart.HAND)
        history.sessions(limit=10)
        history.trials(1)
        head = history.course_head(BodyPart.HAND)
        assert head is not None
        history.other_ways(BodyPart.HAND, head.way, head.earliest, head.latest)
        history.tests(head.conditions)

    for statement in statements:
        plan = [row["detail"] for row in record.connection.execute(f"EXPLAIN QUERY PLAN {statement}")]
        scanned = {step.split()[1] for step in plan if step.startswith("SCAN")}
        assert scanned.isdisjoint(table.name for table in TABLES), plan
        sorts = any("TEMP B-TREE FOR ORDER BY" in step for step in plan)
        assert not sorts or "LIMIT" not in statement, plan


def test_the_newest_drill_of_each_part_is_found_by_index(record: Record) -> None:
    statements: list[str] = []
    with SqliteHistory(record.path) as history:
        history._connection.set_trace_callback(statements.append)
        history.parts()

    (statement,) = statements
    plan = [row["detail"] for row in record.connection.execute(f"EXPLAIN QUERY PLAN {statement}")]
    assert any("COVERING INDEX session_line_part (part=?)" in step for step in plan), plan
    assert not any(step.startswith("SCAN session") for step in plan), plan


def test_weeks_are_read_by_day_and_only_those_asked_for(record: Record) -> None:
    store(record)
    head = CourseHead(BodyPart.HAND, AnswerWay(), "hand|test", MORNING.date(), MORNING.date())
    statements: list[str] = []
    with SqliteHistory(record.path) as history:
        history._connection.set_trace_callback(statements.append)
        history.points(head, MORNING.date(), MORNING.date(), Grain.WEEK, by_side=True)

    (statement,) = statements
    plan = [row["detail"] for row in record.connection.execute(f"EXPLAIN QUERY PLAN {statement}")]
    assert any("session_line_day (part=? AND local_day>? AND local_day<?)" in step for step in plan), plan
    assert not any(step.startswith("SCAN") for step in plan), plan


def test_a_row_that_makes_no_sense_is_told_as_a_damaged_record(record: Record) -> None:
    store(record)
    record.connection.execute("""UPDATE session SET spec = json_set(spec, '$.pictures', 'many')""")

    with SqliteHistory(record.path) as history, pytest.raises(UserProblem) as told:
        history.sessions()
    assert told.value.problem is Problem.RECORD_DAMAGED


def test_history_of_a_record_that_is_gone(tmp_path: Path) -> None:
    with pytest.raises(UserProblem) as told:
        SqliteHistory(tmp_path / "record.sqlite3")
    assert told.value.problem is Problem.RECORD_UNREADABLE


def test_what_a_later_version_adds_does_not_stop_this_one(record: Record) -> None:
    session = store(record)
    record.connection.execute("UPDATE session SET spec = json_set(spec, '$.a_later_choice', 800)")
    record.connection.execute("UPDATE trial SET flags = 'clamped dwelt' WHERE position = 2")

    with SqliteHistory(record.path) as history:
        assert history.session(session) is not None
        assert history.trials(session)[1].flags == {"clamped"}


def test_a_spec_from_before_a_choice_existed_has_its_default(record: Record) -> None:
    log = SqliteSessionLog(record, FakeClock())
    spec = replace(spec_for_test(BodyPart.HAND), too_fast_ms=300)
    session = log.begin(sample_start(1, spec))
    log.add_trial(session, sample_trial())
    log.leave_block()
    record.connection.execute("UPDATE session SET spec = json_remove(spec, '$.too_fast_ms')")

    with SqliteHistory(record.path) as history:
        found = history.session(session)
    assert found is not None
    assert found.spec == spec
