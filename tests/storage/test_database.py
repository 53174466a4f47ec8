"""Opening a record: ours, not newer, whole, private, of today's shape."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.storage import database, driver
from gmi_trainer.storage.database import Journal, Record, choose_journal, create_record, open_record
from gmi_trainer.storage.migrations import STEPS
from tests.storage.records import fill, new_record, no_copy, opened


def problem_on_opening(path: Path) -> Problem:
    with pytest.raises(UserProblem) as told:
        open_record(path, no_copy)
    return told.value.problem


def files_in(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_a_new_record_is_ours_and_of_todays_version(record: Record) -> None:
    assert driver.pragma(record.connection, "application_id") == driver.APPLICATION_ID
    assert driver.pragma(record.connection, "user_version") == len(STEPS)
    assert driver.pragma(record.connection, "foreign_keys") == 1
    assert driver.pragma(record.connection, "journal_mode") == "wal"
    assert driver.pragma(record.connection, "busy_timeout") == driver.BUSY_TIMEOUT_MS
    assert record.journal is Journal.WAL


def test_only_its_owner_can_read_a_record(record: Record) -> None:
    record.connection.execute("UPDATE person SET name = 'x'")

    folder = record.path.parent
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()} == {0o600}


def test_a_record_that_came_with_open_doors_is_closed_to_others(record_path: Path) -> None:
    record_path.chmod(0o644)
    record_path.parent.chmod(0o755)

    with opened(record_path):
        assert stat.S_IMODE(record_path.stat().st_mode) == 0o600
        assert stat.S_IMODE(record_path.parent.stat().st_mode) == 0o700


def test_closing_leaves_one_complete_file(record_path: Path, tmp_path: Path) -> None:
    with opened(record_path) as record:
        record.connection.execute("UPDATE person SET name = 'Kim'")
        assert len(files_in(record_path.parent)) > 1

    assert list(files_in(record_path.parent)) == [record_path.name]
    copy = shutil.copy(record_path, tmp_path / "copy.sqlite3")
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("SELECT name FROM person").fetchone() == ("Kim",)


def test_closing_twice_does_no_harm(record_path: Path) -> None:
    record = open_record(record_path, no_copy)
    record.close()
    record.close()


def test_a_record_that_could_not_be_made_leaves_nothing(tmp_path: Path) -> None:
    def fails(connection: driver.Connection) -> None:
        fill(connection)
        raise RuntimeError("on purpose")

    with pytest.raises(RuntimeError, match="on purpose"):
        create_record(tmp_path / "record.sqlite3", fails)

    assert list(tmp_path.iterdir()) == []


def test_a_record_is_never_made_over_another(record_path: Path) -> None:
    before = record_path.read_bytes()

    with pytest.raises(FileExistsError):
        create_record(record_path, fill)

    assert record_path.read_bytes() == before


def test_a_missing_record_is_not_replaced_by_an_empty_one(tmp_path: Path) -> None:
    assert problem_on_opening(tmp_path / "record.sqlite3") is Problem.RECORD_UNREADABLE
    assert list(tmp_path.iterdir()) == []


def test_a_newer_record_is_refused_and_left_alone(record_path: Path) -> None:
    with closing(driver.connect(record_path)) as connection:
        connection.execute(f"PRAGMA user_version = {len(STEPS) + 1}")
    before = files_in(record_path.parent)

    assert problem_on_opening(record_path) is Problem.RECORD_NEWER
    assert files_in(record_path.parent) == before


def test_a_newer_record_is_refused_even_if_only_its_journal_says_so(
    record_path: Path, tmp_path: Path
) -> None:
    with closing(driver.connect(record_path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL").fetchall()
        connection.execute("PRAGMA wal_autocheckpoint = 0")
        connection.execute(f"PRAGMA user_version = {len(STEPS) + 1}")
        copy = tmp_path / "left" / "record.sqlite3"
        shutil.copytree(record_path.parent, copy.parent)
    database.check_header(copy)  # the first bytes do not know yet

    assert problem_on_opening(copy) is Problem.RECORD_NEWER


def test_another_programs_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "record.sqlite3"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE recipe (name TEXT)")
    before = files_in(tmp_path)

    assert problem_on_opening(path) is Problem.RECORD_FOREIGN
    assert files_in(tmp_path) == before


def cut_in_half(content: bytes) -> bytes:
    return content[: len(content) // 2]


def cut_to_nothing(content: bytes) -> bytes:
    return b""


def another_kind_of_file(content: bytes) -> bytes:
    return b"Dear diary, " * 1000


def first_table_overwritten(content: bytes) -> bytes:
    return content[:100] + b"\xa5" * 3996 + content[4096:]


@pytest.mark.parametrize("harm", [cut_in_half, cut_to_nothing, another_kind_of_file, first_table_overwritten])
def test_a_damaged_record_is_refused_and_left_alone(
    record_path: Path, harm: Callable[[bytes], bytes]
) -> None:
    record_path.write_bytes(harm(record_path.read_bytes()))
    before = record_path.read_bytes()

    assert problem_on_opening(record_path) is Problem.RECORD_DAMAGED
    assert record_path.read_bytes() == before


def test_after_an_unclean_end_the_whole_record_is_looked_over(record_path: Path, tmp_path: Path) -> None:
    with opened(record_path) as record:
        record.connection.execute("PRAGMA wal_autocheckpoint = 0")
        record.connection.execute("UPDATE person SET name = 'Kim'")
        left = shutil.copytree(record_path.parent, tmp_path / "left")
        with opened(left / "record.sqlite3") as again:
            assert again.ended_uncleanly
            assert again.connection.execute("SELECT name FROM person").fetchone()[0] == "Kim"
        assert not record.ended_uncleanly

        spoilt = shutil.copytree(record_path.parent, tmp_path / "spoilt") / "record.sqlite3"
        content = bytearray(spoilt.read_bytes())
        page = page_of(record.connection, "trial")
        content[(page - 1) * 4096 : page * 4096] = b"\xa5" * 4096
        spoilt.write_bytes(content)
        assert problem_on_opening(spoilt) is Problem.RECORD_DAMAGED


def page_of(connection: driver.Connection, table: str) -> int:
    row = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,)).fetchone()
    return int(row[0])


def test_a_record_that_someone_else_holds_is_busy(record_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(driver, "BUSY_TIMEOUT_MS", 0)
    with closing(sqlite3.connect(record_path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")

        assert problem_on_opening(record_path) is Problem.RECORD_BUSY


OPEN_AS_NOBODY = """
import os, sys
from pathlib import Path
from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.storage.database import open_record
os.setgroups([])
os.setgid(65534)
os.setuid(65534)
try:
    open_record(Path(sys.argv[1]), lambda connection, version: None)
except UserProblem as problem:
    print(problem.problem)
"""


@pytest.mark.skipif(not hasattr(os, "setuid"), reason="folders have owners on POSIX systems only")
@pytest.mark.parametrize(
    ("folder_mode", "file_mode", "problem"),
    [
        (0o555, 0o444, Problem.FOLDER_NOT_WRITABLE),
        (0o777, 0o600, Problem.RECORD_UNREADABLE),
        (0o700, 0o600, Problem.RECORD_UNREADABLE),
    ],
)
def test_somebody_elses_folder_is_told_not_crashed_into(
    tmp_path_factory: pytest.TempPathFactory, folder_mode: int, file_mode: int, problem: Problem
) -> None:
    folder = tmp_path_factory.mktemp("theirs")
    for parent in (folder.parent, folder.parent.parent):
        parent.chmod(0o755)
    path = new_record(folder / "record.sqlite3")
    path.chmod(file_mode)
    folder.chmod(folder_mode)

    child = subprocess.run(
        [sys.executable, "-c", OPEN_AS_NOBODY, str(path)], capture_output=True, text=True, check=False
    )

    assert (child.stdout.strip(), child.stderr) == (problem.value, "")


def connect_without_shared_memory(path: Path) -> sqlite3.Connection:
    """SQLite's own way for folders where memory cannot be shared: what a network folder is like."""
    return sqlite3.connect(f"file:{path}?vfs=unix-dotfile", uri=True, isolation_level=None)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such mode")
@pytest.mark.parametrize("was", ["delete", "wal"])
def test_a_folder_that_refuses_wal_gets_the_careful_journal(record_path: Path, was: str) -> None:
    with closing(sqlite3.connect(record_path)) as connection:
        connection.execute(f"PRAGMA journal_mode = {was}")

    with closing(connect_without_shared_memory(record_path)) as connection:
        assert choose_journal(connection) is Journal.TRUNCATE
        connection.execute("UPDATE person SET name = 'Kim'")
        assert connection.execute("PRAGMA locking_mode").fetchone() == ("normal",)
        assert connection.execute("SELECT name FROM person").fetchone() == ("Kim",)


def test_with_the_careful_journal_a_block_stays_durable(record_path: Path) -> None:
    with closing(driver.connect(record_path)) as connection:
        connection.execute("PRAGMA journal_mode = TRUNCATE").fetchall()
        record = Record(record_path, connection, Journal.TRUNCATE, ended_uncleanly=False)
        record.make_durable()

        record.enter_block()

        assert driver.pragma(connection, "synchronous") == 2
        record.leave_block()
        assert driver.pragma(connection, "journal_mode") == "truncate"
        record.close()
    assert record_path.exists()


def test_what_fails_half_way_is_taken_back(record: Record) -> None:
    def write_then_fail() -> None:
        with record.atomic() as connection:
            connection.execute("UPDATE person SET name = 'Kim'")
            raise RuntimeError("on purpose")

    with pytest.raises(RuntimeError, match="on purpose"):
        write_then_fail()

    assert record.connection.execute("SELECT name FROM person").fetchone()[0] == ""
    assert not record.connection.in_transaction


def test_a_mistake_in_our_own_sql_is_not_told_as_the_persons_problem(record: Record) -> None:
    with pytest.raises(driver.DatabaseError, match="no such table"), record.problems():
        record.connection.execute("SELECT * FROM nowhere")
