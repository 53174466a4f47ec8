"""Copies of a record: made by SQLite itself, checked after writing, thinned over time, and put back."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.domain.thinning import worth_keeping
from gmi_trainer.files.atomic import copy_atomically, move_into_place, sync_folder
from gmi_trainer.files.problems import writing
from gmi_trainer.paths import make_private_folder
from gmi_trainer.services.clock_port import Clock
from gmi_trainer.services.people_ports import Backup, RecordFacts
from gmi_trainer.storage import driver
from gmi_trainer.storage.database import PRIVATE_FILE_MODE, check_header, check_version, has_keys

_NAME = re.compile(r"(\d{8}T\d{6}\.\d{3}Z)(-[a-z0-9-]+)?\.sqlite3")
_STAMP = "%Y%m%dT%H%M%S.%f"
UNREADABLE, SEALED_AND_UNREADABLE = ".unreadable", ".sealed.unreadable"
_BESIDE = ("-wal", "-shm", "-journal")


class SqliteBackups:
    """The copies of one record (people_ports.Backups). Every call opens and closes what it needs, so that it can
    run in a background job; only restoring wants the record closed."""

    def __init__(self, record_path: Path, folder: Path, clock: Clock) -> None:
        self._record_path = record_path
        self._folder = folder
        self._clock = clock

    def make(self) -> Backup:
        """A new checked copy; then those that are no longer needed go."""
        check_header(self._record_path)
        with self._connected() as connection:
            connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
            backup = self._copy(connection, "")
        self._thin(but=backup)
        return backup

    def copy_before_migrating(self, connection: driver.Connection, version: int) -> None:
        """The copy that open_record asks for. It is never thinned."""
        self._copy(connection, f"-before-update-{version}")

    def list(self) -> tuple[Backup, ...]:
        """The copies there are, newest first. Other files in the folder are left alone."""
        if not self._folder.is_dir():
            return ()
        found = [_backup_at(path) for path in self._folder.iterdir() if _NAME.fullmatch(path.name)]
        return tuple(sorted(found, key=lambda b: (b.made_utc, b.backup_id), reverse=True))

    def facts_of(self, backup: Backup) -> RecordFacts:
        """What is inside a copy, once it has passed its check."""
        with _checked(backup.path) as connection:
            return _facts(connection, backup.path)

    def facts_now(self) -> RecordFacts:
        """What is in the record now, unsaved or running sessions included."""
        path = self._record_path
        check_header(path)
        with driver.told_as_problems(path), closing(driver.connect_for_reading(path)) as connection:
            return _facts(connection, path)

    def changed_since_last(self) -> bool:
        """Whether the record was written to since the newest copy: a copy carries its original's time."""
        newest = next(iter(self.list()), None)
        return newest is None or newest.path.stat().st_mtime_ns != _last_written_ns(self._record_path)

    def restore(self, backup: Backup) -> None:
        """Put a copy in the record's place. The record must be closed, and is itself kept as a copy first.

        UserProblem: BACKUP_DAMAGED, RECORD_NEWER, RECORD_BUSY, DISK_FULL, FOLDER_NOT_WRITABLE; then
        nothing has changed.
        """
        with _checked(backup.path):
            pass
        make_private_folder(self._record_path.parent)
        if self._record_path.exists():
            self._set_aside_today()
        for suffix in _BESIDE:  # a journal that stayed would be played into the restored record
            Path(f"{self._record_path}{suffix}").unlink(missing_ok=True)
        if driver.KEYS.key_of(self._record_path) is not None and driver.is_plain(backup.path):
            self._put_back_encrypted(backup.path)
        else:
            copy_atomically(backup.path, self._record_path)

    def _put_back_encrypted(self, plain: Path) -> None:
        """A copy from before records were encrypted here: no byte of it is put in the record's place as it is."""
        path = self._record_path
        key = driver.KEYS.key_of(path)
        assert key is not None, "its owner's key is open"
        beside = path.with_name(f".{path.name}.new")
        beside.unlink(missing_ok=True)
        try:
            with writing(path):
                os.close(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE_FILE_MODE))
            with driver.told_as_problems(path):
                driver.copy_encrypted(plain, beside, key)
                with closing(driver.connect_untouched(beside)) as copy:
                    if not driver.is_sound(copy):
                        raise UserProblem(Problem.BACKUP_DAMAGED, file=plain.name, folder=str(plain.parent))
            move_into_place(beside, path)
        finally:
            for suffix in ("", *_BESIDE):
                Path(f"{beside}{suffix}").unlink(missing_ok=True)

    @contextmanager
    def _connected(self) -> Iterator[driver.Connection]:
        path = self._record_path
        with driver.told_as_problems(path), closing(driver.connect(path)) as connection:
            yield connection

    def _set_aside_today(self) -> None:
        """Keep today's record as a backup; one that cannot be read is kept as it is, piece by piece."""
        try:
            check_header(self._record_path)
            with self._connected() as connection:
                # this needs the file to itself: it is refused while anyone has it open
                connection.execute("PRAGMA journal_mode = DELETE").fetchall()
                self._copy(connection, "")
        except UserProblem as problem:
            if problem.problem not in (
                Problem.RECORD_DAMAGED,
                Problem.RECORD_FOREIGN,
                Problem.RECORD_NEWER,
            ):
                raise
            self._keep_unreadable()

    def _keep_unreadable(self) -> None:
        """Its name tells whether it may be read by anybody: its bytes do not."""
        make_private_folder(self._folder)
        is_sealed = has_keys(self._record_path) and not driver.is_plain(self._record_path)
        target = self._free_path(SEALED_AND_UNREADABLE if is_sealed else UNREADABLE)
        copy_atomically(self._record_path, target)
        wal = Path(f"{self._record_path}-wal")
        if wal.exists():
            copy_atomically(wal, Path(f"{target}-wal"))

    def _copy(self, source: driver.Connection, label: str) -> Backup:
        """Write beside, check, rename. What fails leaves nothing."""
        make_private_folder(self._folder)
        target = self._free_path(f"{label}.sqlite3")
        beside = target.with_name(f".{target.name}.new")
        written_ns = _last_written_ns(self._record_path)
        beside.unlink(missing_ok=True)
        try:
            with writing(target):
                os.close(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE_FILE_MODE))
            with _told_as_backup_problems(target):
                self._write_and_check(source, beside)
            os.utime(beside, ns=(written_ns, written_ns))
            move_into_place(beside, target)
        finally:
            for suffix in ("", *_BESIDE):
                Path(f"{beside}{suffix}").unlink(missing_ok=True)
        return _backup_at(target)

    def _write_and_check(self, source: driver.Connection, beside: Path) -> None:
        """A copy is of the record's own kind, also while a key is held for a record that is still plain."""
        is_still_plain = not driver.is_encrypted(source) and driver.KEYS.key_of(beside) is not None
        if is_still_plain:
            driver.copy_plain(source, beside)
        with closing(driver.connect_new(beside)) as copy:
            if not is_still_plain:
                driver.copy_all(source, copy)
            copy.execute("PRAGMA journal_mode = DELETE").fetchall()  # one complete file, readable anywhere
        with closing(driver.connect_untouched(beside)) as copy:
            if not driver.is_sound(copy):
                raise self._what_is_wrong(source)

    def _what_is_wrong(self, source: driver.Connection) -> UserProblem:
        """A copy that did not pass its check: is it the copy, or the record itself?"""
        if driver.is_sound(source):
            return UserProblem(Problem.BACKUP_FAILED, folder=str(self._folder))
        path = self._record_path
        return UserProblem(Problem.RECORD_DAMAGED, file=path.name, folder=str(path.parent))

    def _free_path(self, ending: str) -> Path:
        at = self._clock.utc_now()
        while True:
            path = self._folder / f"{at.strftime(_STAMP)[:-3]}Z{ending}"
            if not path.exists():
                return path
            at += timedelta(milliseconds=1)

    def _thin(self, *, but: Backup) -> None:
        """Only ordinary copies go; those from before an update stay, and so does the one that was just made: by a
        clock that was set back it may not be the last of anything."""
        ordinary = [b for b in self.list() if _NAME.fullmatch(b.path.name)[2] is None]  # type: ignore[index]
        keep = worth_keeping(b.made_utc for b in ordinary)
        for backup in ordinary:
            if backup.made_utc not in keep and backup.path != but.path:
                with writing(backup.path):
                    backup.path.unlink(missing_ok=True)
        sync_folder(self._folder)


@contextmanager
def _checked(path: Path) -> Iterator[driver.Connection]:
    """An open copy that is ours, not newer than we are, and whole."""
    try:
        check_header(path)
        with driver.told_as_problems(path), closing(driver.connect_untouched(path)) as connection:
            check_version(connection, path)
            if not driver.is_sound(connection):
                raise UserProblem(Problem.BACKUP_DAMAGED, file=path.name, folder=str(path.parent))
            yield connection
    except UserProblem as problem:
        if problem.problem in (Problem.RECORD_DAMAGED, Problem.RECORD_FOREIGN, Problem.RECORD_UNREADABLE):
            raise UserProblem(Problem.BACKUP_DAMAGED, file=path.name, folder=str(path.parent)) from problem
        raise


@contextmanager
def _told_as_backup_problems(target: Path) -> Iterator[None]:
    """A disk that fails in some other way than being full means: there is no backup."""
    try:
        with driver.told_as_problems(target):
            yield
    except UserProblem as problem:
        if problem.problem in (Problem.RECORD_UNREADABLE, Problem.RECORD_OUT_OF_REACH):
            raise UserProblem(Problem.BACKUP_FAILED, folder=str(target.parent)) from problem
        raise


def _facts(connection: driver.Connection, path: Path) -> RecordFacts:
    row = connection.execute(
        "SELECT count(*) AS sessions, min(local_day) AS first_day, max(local_day) AS last_day FROM session"
    ).fetchone()
    trials = connection.execute("SELECT count(*) FROM trial").fetchone()[0]
    return RecordFacts(row["sessions"], trials, row["first_day"], row["last_day"], path.stat().st_size)


def _backup_at(path: Path) -> Backup:
    name = _NAME.fullmatch(path.name)
    assert name is not None, "a backup's name tells its time"
    made = datetime.strptime(name[1], f"{_STAMP}Z").replace(tzinfo=UTC)
    return Backup(path.stem, path, made, path.stat().st_size)


def _last_written_ns(path: Path) -> int:
    """When the record was last written to, its journal included (an emptied journal says nothing)."""
    files = (path, Path(f"{path}-wal"))
    return max((f.stat().st_mtime_ns for f in files if f.exists() and f.stat().st_size > 0), default=0)
