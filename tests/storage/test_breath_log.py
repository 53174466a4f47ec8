"""Breathing, written to a real file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from gmi_trainer.domain.breathing import GOAL, LADDER, BreathSpec, Ending
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.services.session_ports import BreathResult
from gmi_trainer.storage import driver
from gmi_trainer.storage.breath_log import SqliteBreathLog
from gmi_trainer.storage.database import Record
from gmi_trainer.storage.history import SqliteHistory
from tests.samples import MORNING, sample_breathing
from tests.storage.records import opened

SO_FAR = BreathResult(2, 24_000, GOAL)
WHOLE = BreathResult(5, 60_000, LADDER[2], eased=1, ending=Ending.WHOLE)
FULL, NORMAL = 2, 1


@pytest.fixture
def log(record: Record) -> Iterator[SqliteBreathLog]:
    log = SqliteBreathLog(record)
    yield log
    log.leave_block()


def test_a_session_that_begins_has_no_breath_yet(record: Record, log: SqliteBreathLog) -> None:
    session = log.begin(sample_breathing(spec=BreathSpec(LADDER[0])))

    row = record.connection.execute("SELECT * FROM breathing").fetchone()
    assert tuple(row) == (session, 0, 0, 3_000, 0, 4_000, 0, 0, 0, 0, None)
    row = record.connection.execute("SELECT * FROM session").fetchone()
    assert (row["kind"], row["purpose"], row["seed"]) == ("breathing", None, None)
    assert (row["input_kind"], row["answering_limb"]) == (None, None)


def test_what_is_kept_between_two_breaths_is_one_update(record: Record, log: SqliteBreathLog) -> None:
    session = log.begin(sample_breathing())
    statements: list[str] = []
    record.connection.set_trace_callback(statements.append)

    log.keep(session, SO_FAR)

    record.connection.set_trace_callback(None)
    assert [s.split()[:2] for s in statements] == [["UPDATE", "breathing"]]


def test_a_breath_is_seen_by_another_connection_at_once(record: Record, log: SqliteBreathLog) -> None:
    session = log.begin(sample_breathing())
    log.keep(session, SO_FAR)

    reader = driver.connect_for_reading(record.path)

    assert reader.execute("SELECT breaths FROM breathing").fetchone()[0] == 2
    reader.close()


def test_while_somebody_breathes_commits_are_fast_and_afterwards_durable(
    record: Record, log: SqliteBreathLog
) -> None:
    connection = record.connection
    assert driver.pragma(connection, "synchronous") == FULL

    session = log.begin(sample_breathing())

    assert driver.pragma(connection, "synchronous") == NORMAL
    assert driver.pragma(connection, "wal_autocheckpoint") == 0
    log.keep(session, SO_FAR)
    assert Path(f"{record.path}-wal").stat().st_size > 0

    log.finish(session, MORNING + timedelta(minutes=1), WHOLE, {"pictures_a_second": 59.9})

    assert driver.pragma(connection, "synchronous") == FULL
    assert driver.pragma(connection, "wal_autocheckpoint") > 0
    assert Path(f"{record.path}-wal").stat().st_size == 0
    row = connection.execute("SELECT finished_utc, environment FROM session").fetchone()
    assert tuple(row) == ("2025-03-10T08:31:00.000000Z", '{"pictures_a_second":59.9}')


def test_a_session_of_the_same_name_begins_nothing(record: Record, log: SqliteBreathLog) -> None:
    log.begin(sample_breathing())
    log.leave_block()

    with pytest.raises(driver.IntegrityError):
        log.begin(sample_breathing())

    assert record.connection.execute("SELECT count(*) FROM breathing").fetchone()[0] == 1
    assert driver.pragma(record.connection, "synchronous") == FULL


def test_a_full_disk_is_told_and_loses_no_breath_before(record_path: Path) -> None:
    with opened(record_path) as record:
        log = SqliteBreathLog(record)
        session = log.begin(sample_breathing())
        log.keep(session, SO_FAR)
        connection = record.connection
        connection.execute(f"PRAGMA max_page_count = {driver.pragma(connection, 'page_count')}")

        with pytest.raises(UserProblem) as told:
            log.finish(session, MORNING, WHOLE, {"words": "x" * 100_000})

        assert told.value.problem is Problem.DISK_FULL
        assert driver.pragma(connection, "synchronous") == FULL
        row = connection.execute(
            "SELECT breaths, ending, finished_utc FROM breathing JOIN session"
        ).fetchone()
        assert tuple(row) == (2, None, None)


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE session SET spec = '[]'",
        'UPDATE session SET spec = \'{"pacer": "a dance"}\'',
        "UPDATE session SET spec = '{\"breaths\": 0}'",
        "UPDATE breathing SET in_ms = 1",
        "UPDATE breathing SET out_ms = 99500",
    ],
)
def test_a_row_that_makes_no_sense_is_told_as_damage(
    record: Record, log: SqliteBreathLog, damage: str
) -> None:
    session = log.begin(sample_breathing())
    log.keep(session, SO_FAR)
    record.connection.execute(damage)

    with SqliteHistory(record.path) as history, pytest.raises(UserProblem) as told:
        history.breathing()

    assert told.value.problem is Problem.RECORD_DAMAGED
    assert told.value.values["session"] == session


def test_a_drill_has_no_row_among_the_breaths(record: Record) -> None:
    connection = record.connection
    with pytest.raises(driver.IntegrityError, match="FOREIGN KEY"):
        connection.execute("INSERT INTO breathing VALUES (99, 0, 0, 4000, 0, 8000, 0, 0, 0, 0, NULL)")
    for wrong in ("-1, 0", "0, -1"):
        with pytest.raises(driver.IntegrityError, match="CHECK"):
            connection.execute(f"INSERT INTO breathing VALUES (1, {wrong}, 4000, 0, 8000, 0, 0, 0, 0, NULL)")


def test_reading_many_sessions_takes_as_many_queries_as_reading_one(
    record: Record, log: SqliteBreathLog
) -> None:
    for number in range(1, 20):
        session = log.begin(sample_breathing(number, started_utc=MORNING + timedelta(days=number)))
        log.finish(session, MORNING + timedelta(days=number, minutes=1), WHOLE, {})
    statements: list[str] = []
    with SqliteHistory(record.path) as history:
        history._connection.set_trace_callback(statements.append)
        assert len(history.breathing()) == 19
        assert len(statements) == 2

        plans = [
            row["detail"]
            for sql in statements
            for row in history._connection.execute(f"EXPLAIN QUERY PLAN {sql}")
        ]

    scans = [plan for plan in plans if plan.startswith("SCAN")]
    assert not scans, plans
    assert not any("TEMP B-TREE" in plan for plan in plans if "session" in plan)
