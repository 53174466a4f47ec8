"""Reads a whole record for an export: what is in it, and a copy of one moment (care_ports.RecordReader)."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.files.erasing import erase_file
from gmi_trainer.files.problems import writing
from gmi_trainer.services.care_ports import RecordContents
from gmi_trainer.storage import driver
from gmi_trainer.storage.columns import TABLES, Table
from gmi_trainer.storage.database import PRIVATE_FILE_MODE, VERSION, check_header, check_version
from gmi_trainer.storage.migrations import STEPS

COPY_NAME = ".export.sqlite3.new"
"""Lies beside the record while an export is written, so that whatever deletes the record deletes it too."""

_BESIDE = ("", "-wal", "-shm", "-journal")
_READ_BYTES = 1 << 20


class SqliteSnapshot:
    """An open copy (care_ports.Snapshot): in a file, or nowhere but in memory."""

    schema_version = VERSION
    tables: Sequence[Table] = TABLES

    def __init__(self, connection: driver.Connection, path: Path | None) -> None:
        self._connection = connection
        self._path = path

    def pieces(self) -> Iterator[bytes]:
        """The one complete file."""
        if self._path is None:
            yield driver.whole_file(self._connection)
            return
        with self._path.open("rb") as stream:
            while piece := stream.read(_READ_BYTES):
                yield piece

    def count(self, table: str) -> int:
        """How many rows a table has."""
        return row_count(self._connection, table)

    def rows(self, table: str) -> Iterator[Sequence[object]]:
        """The rows as they lie in the file: by their number, or by their key."""
        columns = next(t for t in TABLES if t.name == table).column_names
        wanted = ", ".join(f'"{name}"' for name in columns)
        for row in self._connection.execute(f'SELECT {wanted} FROM "{table}"'):
            yield tuple(row)


class SqliteRecordReader:
    """Opens what it needs for every call, so that it can run in a background job beside the open record."""

    def __init__(self, record_path: Callable[[str], Path]) -> None:
        self._record_path = record_path

    def contents(self, profile_id: str) -> RecordContents:
        """What is in a record now, the running session included."""
        path = self._record_path(profile_id)
        check_header(path)
        with driver.told_as_problems(path), closing(driver.connect_for_reading(path)) as connection:
            return contents_of(connection)

    @contextmanager
    def snapshot(
        self, profile_id: str, *, with_name: bool, own_pictures: Collection[str] = ()
    ) -> Iterator[SqliteSnapshot]:
        """Copied by SQLite's own backup, brought to today's shape, packed anew, checked.

        An export is for other programs, so its copy can be read by anybody. That of an encrypted record never touches
        the disk.
        """
        path = self._record_path(profile_id)
        check_header(path)
        if not driver.is_plain(path):
            with _in_memory(path) as connection:
                _shape(connection, with_name=with_name, own_pictures=own_pictures)
                _believe(connection, path)
                yield SqliteSnapshot(connection, None)
            return
        copy = path.with_name(COPY_NAME)
        try:
            _remove(copy)  # left over from a crash
            with writing(copy):
                os.close(os.open(copy, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE_FILE_MODE))
            with driver.told_as_problems(path):
                with closing(driver.connect_for_reading(path)) as source:
                    check_version(source, path)
                    driver.copy_plain(source, copy)
                with closing(driver.connect_new(copy)) as connection:
                    connection.execute(
                        "PRAGMA journal_mode = DELETE"
                    ).fetchall()  # one file, readable anywhere
                    _shape(connection, with_name=with_name, own_pictures=own_pictures)
                with closing(driver.connect_untouched(copy)) as connection:
                    _believe(connection, path)
                    yield SqliteSnapshot(connection, copy)
        finally:
            _remove(copy)


def contents_of(connection: driver.Connection) -> RecordContents:
    """Whose record it is, and how many rows each table has. Works on older records, which have fewer tables."""
    person = connection.execute("SELECT uuid, name FROM person").fetchone()
    days = connection.execute(
        "SELECT min(local_day) AS first, max(local_day) AS last FROM session"
    ).fetchone()
    there = {row["name"] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    rows = {table.name: row_count(connection, table.name) for table in TABLES if table.name in there}
    return RecordContents(person["uuid"], person["name"], days["first"], days["last"], rows)


def row_count(connection: driver.Connection, table: str) -> int:
    """How many rows a table has."""
    count: int = connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]
    return count


@contextmanager
def _in_memory(path: Path) -> Iterator[driver.Connection]:
    with driver.told_as_problems(path):
        with closing(driver.connect_for_reading(path)) as source:
            check_version(source, path)
            copy = driver.copy_in_memory(source)
        with closing(copy):
            yield copy


def _shape(connection: driver.Connection, *, with_name: bool, own_pictures: Collection[str]) -> None:
    """Today's shape, and nothing that is to stay here."""
    connection.execute("PRAGMA temp_store = MEMORY")  # packing leaves nothing in the system's own folders
    if driver.pragma(connection, "user_version") < VERSION:
        driver.migrate(connection, STEPS)
    if not with_name:
        connection.execute("UPDATE person SET name = ''")
    wanted = ", ".join("?" * len(own_pictures))
    connection.execute(f"DELETE FROM own_picture WHERE uuid NOT IN ({wanted})", tuple(own_pictures))
    connection.execute("VACUUM")  # what was deleted or left out is in no free page either


def _believe(connection: driver.Connection, path: Path) -> None:
    if not driver.is_sound(connection):
        raise UserProblem(Problem.RECORD_DAMAGED, file=path.name, folder=str(path.parent))


def _remove(copy: Path) -> None:
    for suffix in _BESIDE:
        erase_file(Path(f"{copy}{suffix}"))
