"""Sessions and trials, written to a real file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from gmi_trainer.domain.activity import Purpose
from gmi_trainer.domain.body import Side
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.domain.scoring import side_score
from gmi_trainer.storage import driver
from gmi_trainer.storage.database import Record
from gmi_trainer.storage.session_log import SqliteSessionLog
from gmi_trainer.storage.trial_rows import SELECT_TRIALS, trial_from
from tests.fakes import FakeClock
from tests.samples import MORNING, sample_start, sample_stimulus, sample_trial, sample_trials
from tests.storage.records import opened


@pytest.fixture
def log(record: Record) -> Iterator[SqliteSessionLog]:
    log = SqliteSessionLog(record, FakeClock(utc=MORNING, offset_min=60))
    yield log
    log.leave_block()


def test_a_trial_comes_back_as_it_was(record: Record, log: SqliteSessionLog) -> None:
    trials = sample_trials(30)
    session = log.begin(sample_start(), [t.stimulus for t in trials])
    for trial in trials:
        log.add_trial(session, trial)

    rows = record.connection.execute(SELECT_TRIALS, (session,)).fetchall()

    back = [trial_from(row) for row in rows]
    assert [t.stimulus.stimulus_id for t in back] == [t.stimulus.stimulus_id for t in trials]
    assert [(t.position, t.outcome, t.onset, t.rt_ms, t.rt_handler_ms, t.flags) for t in back] == [
        (t.position, t.outcome, t.onset, t.rt_ms, t.rt_handler_ms, t.flags) for t in trials
    ]
    assert [(t.response, t.response_key, t.key_handler_ns, t.key_event_ms) for t in back] == [
        (t.response, t.response_key, t.key_handler_ns, t.key_event_ms) for t in trials
    ]
    assert [(t.stimulus.turn, t.stimulus.shown_deg, t.stimulus.side) for t in back] == [
        (t.stimulus.turn, t.stimulus.shown_deg, t.stimulus.side) for t in trials
    ]


def test_a_trial_is_one_insert_once_its_picture_is_remembered(record: Record, log: SqliteSessionLog) -> None:
    trial = sample_trial()
    session = log.begin(sample_start(), [trial.stimulus])
    statements: list[str] = []
    record.connection.set_trace_callback(statements.append)

    log.add_trial(session, trial)

    record.connection.set_trace_callback(None)
    assert [s.split()[:3] for s in statements] == [["INSERT", "INTO", "trial"]]


def test_a_trial_is_seen_by_another_connection_at_once(record: Record, log: SqliteSessionLog) -> None:
    session = log.begin(sample_start())
    log.add_trial(session, sample_trial())

    reader = driver.connect_for_reading(record.path)

    assert reader.execute("SELECT count(*) FROM trial").fetchone()[0] == 1
    reader.close()


def test_a_snapshot_stays_as_it_was_first(record: Record, log: SqliteSessionLog) -> None:
    log.begin(sample_start(1), [sample_stimulus(1)])
    log.begin(sample_start(2), [sample_stimulus(1, Side.RIGHT, 90), sample_stimulus(2)])

    assert record.connection.execute("SELECT count(*) FROM stimulus").fetchone()[0] == 2
    with pytest.raises(driver.DatabaseError, match="never change"):
        record.connection.execute("UPDATE stimulus SET alt = 'something else'")


def test_during_a_block_commits_are_fast_and_afterwards_durable(
    record: Record, log: SqliteSessionLog
) -> None:
    connection = record.connection
    full, normal = 2, 1
    assert driver.pragma(connection, "synchronous") == full

    session = log.begin(sample_start())

    assert driver.pragma(connection, "synchronous") == normal
    assert driver.pragma(connection, "wal_autocheckpoint") == 0
    log.add_trial(session, sample_trial())
    assert Path(f"{record.path}-wal").stat().st_size > 0

    log.finish(session, MORNING + timedelta(minutes=2), Purpose.TEST, {})

    assert driver.pragma(connection, "synchronous") == full
    assert driver.pragma(connection, "wal_autocheckpoint") > 0
    assert Path(f"{record.path}-wal").stat().st_size == 0


def test_finish_writes_the_scores_of_both_sides(record: Record, log: SqliteSessionLog) -> None:
    trials = sample_trials(40)
    session = log.begin(sample_start())
    for trial in trials:
        log.add_trial(session, trial)

    log.finish(session, MORNING + timedelta(minutes=2), Purpose.TEST, {"timing": "good"})

    rows = record.connection.execute("SELECT * FROM session_side ORDER BY side").fetchall()
    for row, side in zip(rows, (Side.LEFT, Side.RIGHT), strict=True):
        score = side_score(trials, side)
        assert (row["scored"], row["correct"], row["wrong"]) == (score.scored, score.correct, score.wrong)
        assert (row["missed"], row["too_fast"]) == (score.missed, score.too_fast)
        assert (row["median_rt_ms"], row["mean_rt_ms"]) == (score.median_rt_ms, score.mean_rt_ms)
    cells = record.connection.execute("SELECT sum(scored), sum(correct) FROM session_cell").fetchone()
    both = side_score(trials)
    assert tuple(cells) == (both.scored, both.correct)
    session_row = record.connection.execute("SELECT finished_utc, environment FROM session").fetchone()
    assert tuple(session_row) == ("2025-03-10T08:32:00.000000Z", '{"timing":"good"}')


def test_the_day_of_a_session_is_fixed_when_it_begins(record: Record, log: SqliteSessionLog) -> None:
    night = MORNING.replace(hour=2, minute=59)  # 3:59 on the wall
    log.begin(sample_start(1, started_utc=night))
    log.begin(sample_start(2, started_utc=night + timedelta(minutes=1)))

    rows = record.connection.execute("SELECT local_day FROM session ORDER BY id").fetchall()

    assert [row[0] for row in rows] == ["2025-03-09", "2025-03-10"]


def test_not_counting_a_session_is_remembered_with_its_reason(record: Record, log: SqliteSessionLog) -> None:
    session = log.begin(sample_start())
    log.finish(session, MORNING, Purpose.TEST, {})

    log.set_counted(session, False, "the phone rang")
    row = record.connection.execute("SELECT counted, not_counted_reason FROM session").fetchone()
    assert tuple(row) == (0, "the phone rang")

    log.set_counted(session, True, "it was fine after all")
    row = record.connection.execute("SELECT counted, not_counted_reason FROM session").fetchone()
    assert tuple(row) == (1, "")
    events = record.connection.execute("SELECT kind, session_id, detail FROM event ORDER BY id").fetchall()
    assert [tuple(event) for event in events] == [
        ("not_counted", session, '{"reason":"the phone rang"}'),
        ("counted", session, '{"reason":"it was fine after all"}'),
    ]


def test_a_full_disk_is_told_and_leaves_the_record_whole(record: Record, log: SqliteSessionLog) -> None:
    session = log.begin(sample_start())
    pages = driver.pragma(record.connection, "page_count")
    record.connection.execute(f"PRAGMA max_page_count = {pages + 2}")
    stored = []

    def write_on() -> None:
        for position in range(1, 5_000):
            log.add_trial(session, sample_trial(position, stimulus=sample_stimulus(position)))
            stored.append(position)

    with pytest.raises(UserProblem) as told:
        write_on()

    assert told.value.problem is Problem.DISK_FULL
    log.leave_block()
    assert driver.is_sound(record.connection)
    assert record.connection.execute("SELECT count(*) FROM trial").fetchone()[0] == len(stored) > 0


def test_a_drill_that_is_left_reads_as_interrupted(record_path: Path) -> None:
    with opened(record_path) as record:
        log = SqliteSessionLog(record, FakeClock())
        session = log.begin(sample_start())
        log.add_trial(session, sample_trial())
        log.leave_block()
    with opened(record_path) as record:
        row = record.connection.execute("SELECT finished_utc FROM session").fetchone()
        assert row["finished_utc"] is None
        assert not record.ended_uncleanly
