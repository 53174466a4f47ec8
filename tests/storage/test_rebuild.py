"""Derived rows can be made again from the trials, and are checked against them."""

from __future__ import annotations

import pytest

from gmi_trainer.domain.activity import Purpose
from gmi_trainer.storage.database import Record
from gmi_trainer.storage.derived import DERIVED_TABLES
from gmi_trainer.storage.rebuild import disagreeing, rebuild
from gmi_trainer.storage.session_log import SqliteSessionLog
from tests.fakes import FakeClock
from tests.samples import MORNING, sample_start, sample_trials


@pytest.fixture
def filled(record: Record) -> Record:
    """Two finished sessions and an interrupted one."""
    log = SqliteSessionLog(record, FakeClock())
    for number in (1, 2, 3):
        session = log.begin(sample_start(number))
        for trial in sample_trials(10 * number):
            log.add_trial(session, trial)
        if number < 3:
            log.finish(session, MORNING, Purpose.TEST, {})
        else:
            log.leave_block()
    return record


def derived(record: Record) -> list[tuple[object, ...]]:
    return [
        tuple(row) for table in DERIVED_TABLES for row in record.connection.execute(f"SELECT * FROM {table}")
    ]


def test_what_was_written_agrees_with_the_trials(filled: Record) -> None:
    assert disagreeing(filled.connection) == ()


def test_rebuilding_gives_the_very_same_rows(filled: Record) -> None:
    before = derived(filled)
    for table in DERIVED_TABLES:
        filled.connection.execute(f"DELETE FROM {table}")

    assert rebuild(filled) == (1, 2)

    assert derived(filled) == before


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE session_side SET median_rt_ms = median_rt_ms + 1 WHERE session_id = 2 AND side = 'left'",
        "UPDATE session_cell SET correct = correct + 1 WHERE session_id = 2",
        "DELETE FROM session_side WHERE session_id = 2 AND side = 'right'",
        "DELETE FROM session_cell WHERE session_id = 2",
        "UPDATE session_side SET spent_ms = spent_ms + 1 WHERE session_id = 2",
        "UPDATE session_line SET conditions = 'others' WHERE session_id = 2",
        "UPDATE session_line SET counted = 0 WHERE session_id = 2",
        "DELETE FROM session_line WHERE session_id = 2",
    ],
)
def test_what_does_not_agree_is_found_and_made_good(filled: Record, harm: str) -> None:
    before = derived(filled)
    filled.connection.execute(harm)

    assert disagreeing(filled.connection) == (2,)

    rebuild(filled)
    assert disagreeing(filled.connection) == ()
    assert derived(filled) == before


def test_an_interrupted_session_has_no_derived_rows(filled: Record) -> None:
    filled.connection.execute(
        "INSERT INTO session_side VALUES (3, 'left', 1, 1, 0, 0, 0, 1.0, 1.0, NULL, 1.0)"
    )

    assert disagreeing(filled.connection) == (3,)
    rebuild(filled)
    assert disagreeing(filled.connection) == ()
