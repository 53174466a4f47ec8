"""Records looked at from outside: whole or not, and never changed by the look."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.storage import driver
from gmi_trainer.storage.database import VERSION
from gmi_trainer.storage.inspection import SqliteInspector
from gmi_trainer.storage.session_log import SqliteSessionLog
from tests.samples import sample_start, sample_trials
from tests.whole_person import SESSIONS, Home

KILLED_IN_MID_WRITE = """
import os, signal, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("UPDATE person SET name = 'written just before'")
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


def inspector(home: Home) -> SqliteInspector:
    return SqliteInspector(home.paths, home.clock)


def record_of(home: Home, profile_id: str) -> Path:
    return home.profiles.record_path(profile_id)


def run_sql(path: Path, sql: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(sql)


def everything(folder: Path) -> dict[str, bytes]:
    """Every file but SQLite's shared memory, which readers share, too."""
    return {
        str(path): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.endswith("-shm")
    }


def problem_of(home: Home, profile_id: str) -> Problem:
    with pytest.raises(UserProblem) as told:
        inspector(home).look(profile_id)
    return told.value.problem


def test_a_whole_record_is_told_in_numbers(home: Home) -> None:
    person = home.person()

    look = inspector(home).look(person)

    assert inspector(home).profile_ids() == (person,)
    assert (look.shape, look.is_old, look.has_wal) == (VERSION, False, True)
    assert (look.sessions, look.trials, look.unfinished, look.wrong_sums) == (SESSIONS, 40, 0, 0)
    assert look.latest_day == date(2025, 3, 10)


def test_a_look_changes_nothing(home: Home) -> None:
    person = home.person()
    home.backups(person).make()
    before = everything(home.paths.root)

    inspector(home).look(person)
    inspector(home).newest_copy(person)

    assert everything(home.paths.root) == before


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
def test_what_a_killed_program_left_is_read_with_its_journal_and_stays(home: Home) -> None:
    person = home.person()
    path = record_of(home, person)
    subprocess.run([sys.executable, "-c", KILLED_IN_MID_WRITE, str(path)], check=False)
    before = everything(home.paths.root)
    assert f"{path}-wal" in before

    inspector(home).look(person)

    assert everything(home.paths.root) == before


def test_it_works_while_the_record_is_open_and_written_to(home: Home) -> None:
    person = home.person()
    record = home.open(person)
    log = SqliteSessionLog(record, home.clock)
    trials = sample_trials(3)
    session = log.begin(sample_start(SESSIONS + 1), [trial.stimulus for trial in trials])
    log.add_trial(session, trials[0])

    look = inspector(home).look(person)

    assert (look.sessions, look.trials, look.unfinished) == (SESSIONS + 1, 41, 1)
    log.add_trial(session, trials[1])
    record.close()


def test_a_lesson_that_was_left_is_nothing_to_tell(home: Home) -> None:
    person = home.person()
    run_sql(
        record_of(home, person),
        "UPDATE session SET finished_utc = NULL WHERE kind IN ('lesson', 'breathing')",
    )

    assert inspector(home).look(person).unfinished == 1


def test_derived_rows_that_do_not_fit_are_counted(home: Home) -> None:
    person = home.person()
    run_sql(record_of(home, person), "UPDATE session_side SET correct = correct + 1 WHERE session_id = 1")

    assert inspector(home).look(person).wrong_sums == 1


def test_a_record_with_torn_pages(home: Home) -> None:
    person = home.person()
    path = record_of(home, person)
    content = bytearray(path.read_bytes())
    content[4096 * 3 : 4096 * 5] = b"\xff" * 4096 * 2
    path.write_bytes(content)

    assert problem_of(home, person) is Problem.RECORD_DAMAGED


def test_a_reference_to_nothing(home: Home) -> None:
    person = home.person()
    run_sql(record_of(home, person), "UPDATE note SET session_id = 99")

    assert problem_of(home, person) is Problem.RECORD_DAMAGED


def test_a_newer_a_foreign_and_a_missing_record(home: Home) -> None:
    newer, foreign, missing = home.person(), home.person(words="b"), home.person(words="c")
    run_sql(record_of(home, newer), f"PRAGMA user_version = {VERSION + 1}")
    run_sql(record_of(home, foreign), "PRAGMA application_id = 1")
    record_of(home, missing).unlink()

    assert problem_of(home, newer) is Problem.RECORD_NEWER
    assert problem_of(home, foreign) is Problem.RECORD_FOREIGN
    assert problem_of(home, missing) is Problem.RECORD_UNREADABLE
    assert len(inspector(home).profile_ids()) == 3


def test_a_record_without_wal_is_told(home: Home) -> None:
    person = home.person()
    run_sql(record_of(home, person), "PRAGMA journal_mode = TRUNCATE")

    assert not inspector(home).look(person).has_wal


def test_a_day_that_is_none_does_not_stop_the_look(home: Home) -> None:
    person = home.person()
    run_sql(record_of(home, person), "UPDATE event SET local_day = 'yesterday'")

    assert inspector(home).look(person).latest_day is None


def test_somebody_new_has_no_day_yet(home: Home) -> None:
    person = home.profiles.create("").profile_id

    assert inspector(home).look(person).latest_day is None


def test_an_old_shape_is_told_and_left(home: Home) -> None:
    old = Path(__file__).parents[1] / "databases" / "0001-left-right-test.sqlite3"
    person = home.profiles.create("").profile_id
    record_of(home, person).write_bytes(old.read_bytes())
    before = everything(home.paths.root)

    look = inspector(home).look(person)

    assert look.is_old == (look.shape < VERSION)
    assert everything(home.paths.root) == before


def test_the_newest_copy_is_checked(home: Home) -> None:
    person = home.person()
    assert inspector(home).newest_copy(person) is None
    made = home.backups(person).make()

    copy = inspector(home).newest_copy(person)

    assert copy is not None
    assert (copy.made_utc, copy.copies, copy.sessions) == (made.made_utc, 1, SESSIONS)
    made.path.write_bytes(made.path.read_bytes()[:5000])
    with pytest.raises(UserProblem) as told:
        inspector(home).newest_copy(person)
    assert told.value.problem is Problem.BACKUP_DAMAGED


def test_somebody_who_is_going_is_not_looked_at_but_told(home: Home) -> None:
    person = home.person()
    folder = record_of(home, person).parent
    folder.rename(folder.with_name(f".{person}.going"))

    assert inspector(home).profile_ids() == ()
    assert driver.RECORD_FILE in inspector(home).unfinished_erasing()
