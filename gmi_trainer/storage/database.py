"""Opening a record: it is ours, not newer than we are, whole, private, and of today's shape."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path

from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.files.atomic import move_into_place
from gmi_trainer.files.problems import writing
from gmi_trainer.paths import PRIVATE_FOLDER_MODE, make_private_folder
from gmi_trainer.storage import driver
from gmi_trainer.storage.migrations import STEPS

PRIVATE_FILE_MODE = 0o600
KEYS_FOLDER = "keys"
"""Beside an encrypted record: its key, sealed in three ways."""
VERSION = len(STEPS)
_MAGIC = b"SQLite format 3\0"
_HEADER_BYTES = 100
_USER_VERSION_AT = 60
_APPLICATION_ID_AT = 68
_PAGES_BEFORE_CHECKPOINT = 1000


class Journal(StrEnum):
    """How the file is kept whole. TRUNCATE is for network folders, where WAL cannot work."""

    WAL = "wal"
    TRUNCATE = "truncate"


class Record:
    """One person's open record: the write connection of the thread that opened it."""

    def __init__(
        self, path: Path, connection: driver.Connection, journal: Journal, *, ended_uncleanly: bool
    ) -> None:
        self._path = path
        self._connection = connection
        self._journal = journal
        self._ended_uncleanly = ended_uncleanly
        self._in_block = False
        self._closed = False

    @property
    def path(self) -> Path:
        """The file."""
        return self._path

    @property
    def connection(self) -> driver.Connection:
        """The connection, for the logs of this package."""
        return self._connection

    @property
    def journal(self) -> Journal:
        """How it is kept whole."""
        return self._journal

    @property
    def ended_uncleanly(self) -> bool:
        """Whether the program did not close it the last time (a crash, a power cut): worth a backup."""
        return self._ended_uncleanly

    @contextmanager
    def atomic(self) -> Iterator[driver.Connection]:
        """All writes inside, or none; disk problems told as such."""
        with self.problems(), driver.atomic(self._connection):
            yield self._connection

    def problems(self) -> contextlib.AbstractContextManager[None]:
        """SQLite's errors inside become problems that a person can act on."""
        return driver.told_as_problems(self._path)

    def enter_block(self) -> None:
        """Fast commits: a killed process loses nothing, a power cut may lose the running block."""
        if self._journal is Journal.WAL:
            self._connection.execute("PRAGMA synchronous = NORMAL")
            self._connection.execute("PRAGMA wal_autocheckpoint = 0")
        self._in_block = True

    def make_durable(self) -> None:
        """From now on a commit is on the disk when it returns, together with all before it."""
        self._connection.execute("PRAGMA synchronous = FULL")

    def leave_block(self) -> None:
        """End of a block: durable commits again, and everything gathered in the one file."""
        self.make_durable()
        if self._in_block and self._journal is Journal.WAL:
            self._connection.execute(f"PRAGMA wal_autocheckpoint = {_PAGES_BEFORE_CHECKPOINT}")
            self._gather()
        self._in_block = False

    def close(self) -> None:
        """Gather everything in one complete file, with nothing left beside it. Closing again does nothing."""
        if self._closed:
            return
        self._closed = True
        self._in_block = False
        try:
            self.make_durable()
            if self._journal is Journal.WAL:
                self._gather()
        finally:
            self._connection.close()

    def _gather(self) -> None:
        """Move the journal's content into the file. Where there is no room it stays safe in the journal."""
        with contextlib.suppress(UserProblem), self.problems():
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def create_record(path: Path, fill: Callable[[driver.Connection], None]) -> None:
    """Make a new record, complete with what ``fill`` writes; it appears under its name only when whole."""
    make_private_folder(path.parent)
    if path.exists():
        raise FileExistsError(path)
    fresh = path.with_name(f"{path.name}.new")
    fresh.unlink(missing_ok=True)
    _touch_private(fresh)
    try:
        with driver.told_as_problems(path), contextlib.closing(driver.connect_new(fresh)) as connection:
            connection.execute(f"PRAGMA application_id = {driver.APPLICATION_ID}")
            driver.build(connection, STEPS)
            with driver.atomic(connection):
                fill(connection)
        move_into_place(fresh, path)
    finally:
        fresh.unlink(missing_ok=True)


def open_record(path: Path, copy_before_migrating: Callable[[driver.Connection, int], None]) -> Record:
    """Open a record to work with it.

    ``copy_before_migrating`` gets the connection and the version that the file has now, and must leave
    a checked copy. UserProblem: RECORD_UNREADABLE, RECORD_FOREIGN, RECORD_NEWER, RECORD_DAMAGED,
    RECORD_BUSY, DISK_FULL or FOLDER_NOT_WRITABLE; the file is then left as it was.
    """
    check_header(path)
    make_private_folder(path.parent)
    _close_to_others(path.parent, PRIVATE_FOLDER_MODE)
    _close_to_others(path, PRIVATE_FILE_MODE)
    if not os.access(path, os.W_OK):
        raise UserProblem(Problem.RECORD_UNREADABLE, file=path.name, folder=str(path.parent))
    ended_uncleanly = has_leftovers(path)
    with driver.told_as_problems(path):
        connection = driver.connect(path)
        try:
            journal = choose_journal(connection)
            connection.execute("PRAGMA synchronous = FULL")
            version = check_version(connection, path)
            if ended_uncleanly and driver.pragma(connection, "quick_check(1)") != "ok":
                raise UserProblem(Problem.RECORD_DAMAGED, file=path.name, folder=str(path.parent))
            if version < VERSION:
                copy_before_migrating(connection, version)
                driver.migrate(connection, STEPS)
        except BaseException:
            connection.close()
            raise
    return Record(path, connection, journal, ended_uncleanly=ended_uncleanly)


def check_header(path: Path) -> None:
    """Refuse what is no record of ours, or newer, from its first bytes, without touching the file."""
    try:
        with path.open("rb") as stream:
            header = stream.read(_HEADER_BYTES)
    except OSError as error:
        raise UserProblem(Problem.RECORD_UNREADABLE, file=path.name, folder=str(path.parent)) from error
    if len(header) == _HEADER_BYTES and not header.startswith(_MAGIC) and _may_be_encrypted(path):
        _check_encrypted(path)
        return
    check_header_bytes(header, path)


def check_header_bytes(header: bytes, path: Path) -> None:
    """The same for bytes that lie in no file of ours."""
    if len(header) < _HEADER_BYTES or not header.startswith(_MAGIC):
        raise UserProblem(Problem.RECORD_DAMAGED, file=path.name, folder=str(path.parent))
    if _number(header, _APPLICATION_ID_AT) != driver.APPLICATION_ID:
        raise UserProblem(Problem.RECORD_FOREIGN, file=path.name, folder=str(path.parent))
    _refuse_newer(_number(header, _USER_VERSION_AT), path)


def _may_be_encrypted(path: Path) -> bool:
    """Whether there is a key for it, or was one: then its first bytes tell nothing."""
    return driver.KEYS.key_of(path) is not None or has_keys(path)


def has_keys(path: Path) -> bool:
    """Whether keys lie beside a person's record; for a copy, beside the record it is of."""
    of_copies = path.parent.parent.parent / "profiles" / path.parent.name
    return any((folder / KEYS_FOLDER).is_dir() for folder in (path.parent, of_copies))


@contextmanager
def looked_into(path: Path) -> Iterator[driver.Connection]:
    """Read a record of ours without a trace; an encrypted one is opened once. UserProblem as in ``check_header``."""
    if driver.KEYS.key_of(path) is None or driver.is_plain(path):
        check_header(path)
        with driver.told_as_problems(path), contextlib.closing(driver.connect_untouched(path)) as connection:
            yield connection
    else:
        with _checked_encrypted(path) as connection:
            yield connection


def _check_encrypted(path: Path) -> None:
    with _checked_encrypted(path):
        return


@contextmanager
def _checked_encrypted(path: Path) -> Iterator[driver.Connection]:
    """The same, as the file itself tells it with its key."""
    if driver.KEYS.key_of(path) is None:
        raise UserProblem(Problem.RECORD_KEY_NEEDED, file=path.name, folder=str(path.parent))
    with driver.told_as_problems(path), contextlib.closing(driver.connect_untouched(path)) as connection:
        if driver.pragma(connection, "application_id") != driver.APPLICATION_ID:
            raise UserProblem(Problem.RECORD_FOREIGN, file=path.name, folder=str(path.parent))
        check_version(connection, path)
        yield connection


def check_version(connection: driver.Connection, path: Path) -> int:
    """The record's version by its own account (the file's first bytes may lag behind); refuse a newer one."""
    version = int(driver.pragma(connection, "user_version"))
    _refuse_newer(version, path)
    return version


def choose_journal(connection: driver.Connection) -> Journal:
    """WAL where the folder allows it. A network folder may not, or only say so at the first read."""
    with contextlib.suppress(UserProblem), driver.told_as_problems(Path()):
        if driver.pragma(connection, "journal_mode = WAL") == Journal.WAL:
            driver.pragma(connection, "schema_version")
            return Journal.WAL
    connection.execute("PRAGMA locking_mode = EXCLUSIVE").fetchall()  # a file in WAL mode opens only so there
    mode = driver.pragma(connection, "journal_mode = TRUNCATE")
    connection.execute("PRAGMA locking_mode = NORMAL").fetchall()
    driver.pragma(connection, "schema_version")  # the lock is given back at the next read
    return Journal(mode)


def has_leftovers(path: Path) -> bool:
    """Whether a journal with something in it lies beside the file: it was not closed."""
    beside = (Path(f"{path}-wal"), Path(f"{path}-journal"))
    return any(file.exists() and file.stat().st_size > 0 for file in beside)


def _refuse_newer(version: int, path: Path) -> None:
    if version > VERSION:
        raise UserProblem(
            Problem.RECORD_NEWER, file=path.name, folder=str(path.parent), version=version, known=VERSION
        )


def _number(header: bytes, at: int) -> int:
    return int.from_bytes(header[at : at + 4], "big")


def _touch_private(path: Path) -> None:
    with writing(path):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE_FILE_MODE))


def _close_to_others(path: Path, mode: int) -> None:
    """Tighten what came from elsewhere. What belongs to another user stays as it is."""
    with contextlib.suppress(PermissionError):
        if path.stat().st_mode & 0o077:
            path.chmod(mode)
