"""The one door to SQLite: connections, transactions, migrations, and its errors told as problems."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path, PurePath
from typing import Any, Protocol
from urllib.parse import quote

from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.storage.key_ring import KeyRing

Connection = sqlite3.Connection
Cursor = sqlite3.Cursor
DatabaseError = sqlite3.DatabaseError
IntegrityError = sqlite3.IntegrityError
Row = sqlite3.Row

RECORD_FILE = "record.sqlite3"
APPLICATION_ID = 0x474D4954  # "GMIT"
BUSY_TIMEOUT_MS = 3_000
MIGRATION_SET = "gmi_trainer"
_BOOK_OF_STEPS = (
    """CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
)""",
    """CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name")""",
)
"""Where sqlite-utils notes which steps a file has had; a test holds both to the letter."""

_PROBLEMS = {
    sqlite3.SQLITE_FULL: Problem.DISK_FULL,
    sqlite3.SQLITE_BUSY: Problem.RECORD_BUSY,
    sqlite3.SQLITE_LOCKED: Problem.RECORD_BUSY,
    sqlite3.SQLITE_PROTOCOL: Problem.RECORD_BUSY,
    sqlite3.SQLITE_CORRUPT: Problem.RECORD_DAMAGED,
    sqlite3.SQLITE_NOTADB: Problem.RECORD_DAMAGED,
    sqlite3.SQLITE_READONLY: Problem.FOLDER_NOT_WRITABLE,
    sqlite3.SQLITE_PERM: Problem.RECORD_UNREADABLE,
    sqlite3.SQLITE_CANTOPEN: Problem.RECORD_UNREADABLE,
    sqlite3.SQLITE_IOERR: Problem.RECORD_OUT_OF_REACH,
}
_PROBLEMS_IN_WORDS = {
    "database or disk is full": Problem.DISK_FULL,
    "database is locked": Problem.RECORD_BUSY,
    "database table is locked": Problem.RECORD_BUSY,
    "locking protocol": Problem.RECORD_BUSY,
    "database disk image is malformed": Problem.RECORD_DAMAGED,
    "file is not a database": Problem.RECORD_DAMAGED,
    "attempt to write a readonly database": Problem.FOLDER_NOT_WRITABLE,
    "access permission denied": Problem.RECORD_UNREADABLE,
    "unable to open database file": Problem.RECORD_UNREADABLE,
    "disk I/O error": Problem.RECORD_OUT_OF_REACH,
}
"""The encrypting module tells no code, only SQLite's own words for it."""

_MAGIC = b"SQLite format 3\0"
_JOURNAL_AT = slice(18, 20)
_CIPHER = "sqlcipher3.dbapi2"

KEYS = KeyRing()
"""The one holder of keys. Every connection to an encrypted file asks it; the lock empties it."""


class MigratingDatabase(Protocol):
    """What a migration step needs of sqlite-utils' Database."""

    def execute(self, sql: str) -> object:
        """Run one statement inside the step's transaction."""
        ...


def connect(path: Path) -> Connection:
    """Open an existing file to read and write. Outside atomic() every statement commits by itself."""
    return _connect(path, "rw")


def connect_new(path: Path) -> Connection:
    """Open a file that may still be empty or missing."""
    return _connect(path, "rwc")


def connect_in_memory() -> Connection:
    """A database that is nowhere on a disk."""
    return _with_rows(sqlite3.connect(":memory:", isolation_level=None))


def connect_for_reading(path: Path) -> Connection:
    """A connection that sees what others commit and can change nothing itself."""
    connection = _connect(path, "rw")
    connection.execute("PRAGMA query_only = ON")
    return connection


def connect_untouched(path: Path) -> Connection:
    """Read a file without leaving a trace beside it. One that nobody has open is read without any lock."""
    in_use = any(Path(f"{path}{beside}").exists() for beside in ("-wal", "-journal"))
    return _connect(path, "ro" if in_use else "ro&immutable=1")


@contextmanager
def atomic(connection: Connection) -> Iterator[None]:
    """All writes inside, or none of them."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # a full disk has already rolled it back
            connection.execute("ROLLBACK")
        raise


@contextmanager
def told_as_problems(path: Path) -> Iterator[None]:
    """SQLite's errors about disks, locks and damaged files become problems; others are bugs and rise."""
    try:
        yield
    except UnicodeDecodeError as error:  # a text that is none, or what SQLite says about one
        raise UserProblem(Problem.RECORD_DAMAGED, file=path.name, folder=str(path.parent)) from error
    except _errors() as error:
        problem = problem_of(error)
        if problem is not None:
            raise UserProblem(problem, file=path.name, folder=str(path.parent)) from error
        if isinstance(error, sqlite3.Error):
            raise
        kind: type[sqlite3.Error] = getattr(sqlite3, type(error).__name__, sqlite3.Error)
        raise kind(str(error)) from error  # a bug is the same bug, whichever module met it


def problem_of(error: Exception) -> Problem | None:
    """The problem that an error of SQLite stands for."""
    if not isinstance(error, sqlite3.Error):
        return _PROBLEMS_IN_WORDS.get(str(error))
    code: int | None = getattr(error, "sqlite_errorcode", None)
    return None if code is None else _PROBLEMS.get(code & 0xFF)


def can_encrypt() -> bool:
    """Whether the module that encrypts is installed; it is an extra."""
    return _cipher_module() is not None


def is_plain(path: Path) -> bool:
    """Whether a file begins as every SQLite file does that anybody can read."""
    try:
        with path.open("rb") as stream:
            return stream.read(len(_MAGIC)) == _MAGIC
    except OSError:
        return False


def is_encrypted(connection: Connection) -> bool:
    """Whether what is behind a connection is written with a key."""
    return not isinstance(connection, sqlite3.Connection)


def pragma(connection: Connection, name: str) -> Any:
    """The value of a pragma; its type is the pragma's own."""
    row = connection.execute(f"PRAGMA {name}").fetchone()
    return None if row is None else row[0]


def copy_all(source: Connection, target: Connection) -> None:
    """SQLite's own backup: a copy of one moment, whoever else is writing. With a key if the source has one."""
    source.backup(target)


def copy_plain(source: Connection, target: Path) -> None:
    """A copy of one moment that anybody can read, in a file that is there and empty."""
    if is_encrypted(source):
        _pour(source, target, None)
        return
    with closing(_connect_plainly(target, "rw")) as copy:
        source.backup(copy)


def copy_in_memory(source: Connection) -> Connection:
    """A copy of one moment that anybody could read, and that is nowhere on a disk."""
    copy = connect_in_memory()
    try:
        if is_encrypted(source):
            _pour_rows(source, copy)
        else:
            source.backup(copy)
    except BaseException:
        copy.close()
        raise
    return copy


def from_whole_file(content: bytes) -> Connection:
    """A file's bytes as a database that lies in memory only. They may be anything: what is no database tells so when
    it is asked."""
    connection = connect_in_memory()
    wanted = bytearray(content)
    wanted[_JOURNAL_AT] = b"\1\1"  # one that was kept with a journal beside it would look for that
    connection.deserialize(bytes(wanted))
    return connection


def copy_from_memory(source: Connection, target: Path) -> None:
    """Everything from memory into a file that is there and empty, with the key of whom it belongs to."""
    with closing(connect_new(target)) as copy:
        _pour_rows(source, copy)


def whole_file(connection: Connection) -> bytes:
    """What lies in memory, as the bytes of the file that it would be."""
    return connection.serialize()


def copy_encrypted(source: Path, target: Path, key: bytes) -> None:
    """A copy of a plain, closed file, written with a key into a file that is there and empty."""
    with closing(_with_rows(_open_cipher(source, "rw", None))) as connection:
        _pour(connection, target, key)


def is_sound(connection: Connection) -> bool:
    """Whether every page, index and reference is as it should be."""
    try:
        if pragma(connection, "integrity_check(1)") != "ok":
            return False
        return connection.execute("PRAGMA foreign_key_check").fetchone() is None
    except _errors() as error:
        if problem_of(error) is Problem.RECORD_DAMAGED:
            return False
        raise


def migrate(connection: Connection, steps: Sequence[Callable[[MigratingDatabase], None]]) -> None:
    """Apply the steps that are missing, each in its own transaction together with ``user_version``."""
    from sqlite_utils import Database, Migrations  # a third of a second: only when there is work for it

    migrations = Migrations(MIGRATION_SET)
    for number, step in enumerate(steps, start=1):
        migrations(name=step.__name__)(_numbered(step, number))
    migrations.apply(Database(connection, recursive_triggers=False, execute_plugins=False))


def build(connection: Connection, steps: Sequence[Callable[[MigratingDatabase], None]]) -> None:
    """Give a new file its shape: what ``migrate`` would do with it, without reading the library for it.

    The first window of a new person would otherwise wait a third longer.
    """
    with atomic(connection):
        for statement in _BOOK_OF_STEPS:
            connection.execute(statement)
        for number, step in enumerate(steps, start=1):
            step(connection)
            connection.execute(
                "INSERT INTO _sqlite_migrations (id, migration_set, name, applied_at) VALUES (?, ?, ?, ?)",
                (number, MIGRATION_SET, step.__name__, str(datetime.now(UTC))),
            )
        connection.execute(f"PRAGMA user_version = {len(steps)}")


def _numbered(step: Callable[[MigratingDatabase], None], number: int) -> Callable[[MigratingDatabase], None]:
    def numbered(db: MigratingDatabase) -> None:
        step(db)
        db.execute(f"PRAGMA user_version = {number}")

    numbered.__name__ = step.__name__
    return numbered


def uri_of(path: PurePath, mode: str) -> str:
    """SQLite's address of an absolute path; also with a drive letter, and on another computer."""
    posix = path.as_posix()
    if not posix.startswith("/"):  # a drive letter; //server/share already begins with slashes
        posix = f"/{posix}"
    return f"file://{quote(posix, safe='/:')}?mode={mode}"


def _connect(path: Path, mode: str) -> Connection:
    """With the key of whom the file belongs to, if there is one. A file that is plain is read as it is."""
    key = KEYS.key_of(path)
    if key is None or is_plain(path):
        return _connect_plainly(path, mode)
    return _with_rows(_open_cipher(path, mode, key))


def _connect_plainly(path: Path, mode: str) -> Connection:
    connection = sqlite3.connect(
        uri_of(path.absolute(), mode), uri=True, isolation_level=None, timeout=BUSY_TIMEOUT_MS / 1000
    )
    return _with_rows(connection)


def _with_rows(connection: Connection) -> Connection:
    """Values by name, references kept."""
    connection.row_factory = _cipher_module().Row if is_encrypted(connection) else sqlite3.Row
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


# -- with a key -------------------------------------------------------------------------------------------


def _open_cipher(path: Path, mode: str, key: bytes | None) -> Connection:
    """A connection of the module that encrypts, which looks like the other one but is of another kind."""
    module = _cipher_module()
    if module is None:
        raise UserProblem(Problem.ENCRYPTION_MISSING, file=path.name)
    connection: Connection = module.connect(
        uri_of(path.absolute(), mode), uri=True, isolation_level=None, timeout=BUSY_TIMEOUT_MS / 1000
    )
    connection.execute("PRAGMA cipher_log_level = NONE").fetchall()  # it writes to the console by itself
    if key is not None:
        connection.execute(f'PRAGMA key = "{_as_pragma(key)}"').fetchall()
    return connection


def _pour(source: Connection, target: Path, key: bytes | None) -> None:
    """Everything of one moment into an empty file, with another key or none."""
    facts = {name: int(pragma(source, name)) for name in ("application_id", "user_version")}
    was_query_only = pragma(source, "query_only")
    source.execute("PRAGMA query_only = OFF").fetchall()
    source.execute("ATTACH DATABASE ? AS poured KEY ?", (str(target), "" if key is None else _as_pragma(key)))
    try:
        source.execute("BEGIN")
        try:
            source.execute("SELECT sqlcipher_export('poured')").fetchall()
            for name, value in facts.items():
                source.execute(f"PRAGMA poured.{name} = {value}")
            source.execute("COMMIT")
        except BaseException:
            if source.in_transaction:
                source.execute("ROLLBACK")
            raise
    finally:
        source.execute("DETACH DATABASE poured")
        if was_query_only:
            source.execute("PRAGMA query_only = ON").fetchall()


def _pour_rows(source: Connection, copy: Connection) -> None:
    """The module that encrypts writes to files only, so each row is handed on."""
    copy.execute("PRAGMA foreign_keys = OFF")
    source.execute("BEGIN")
    try:
        made = source.execute(
            "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
        ).fetchall()
        tables = [row for row in made if row["type"] == "table"]
        with atomic(copy):
            for table in tables:
                copy.execute(table["sql"])
                rows = source.execute(f'SELECT * FROM "{table["name"]}"')
                marks = ", ".join("?" * len(rows.description))
                copy.executemany(f'INSERT INTO "{table["name"]}" VALUES ({marks})', map(tuple, rows))
            for row in made:  # once the rows are there: a trigger would act on them
                if row["type"] != "table":
                    copy.execute(row["sql"])
        for name in ("application_id", "user_version"):
            copy.execute(f"PRAGMA {name} = {int(pragma(source, name))}")
    finally:
        source.execute("ROLLBACK")  # nothing was written there
    copy.execute("PRAGMA foreign_keys = ON")


def _as_pragma(key: bytes) -> str:
    """A key as it is, with no passphrase to be worked on."""
    return f"x'{key.hex()}'"


def _cipher_module() -> Any:
    """The module that encrypts, or None where the extra is not installed."""
    module = sys.modules.get(_CIPHER)
    if module is None:
        try:
            from sqlcipher3 import dbapi2 as module
        except ImportError:
            return None
    return module


def _errors() -> tuple[type[Exception], ...]:
    """What SQLite says, by whichever module."""
    module = sys.modules.get(_CIPHER)
    return (sqlite3.Error,) if module is None else (sqlite3.Error, module.Error)
