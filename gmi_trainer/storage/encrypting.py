"""Turns a plain record into an encrypted one and back: a checked copy, one rename, then the old bytes go.

Before the rename the record is as it was; after it, what is left to do can be done at any later time (``finish``).
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from contextlib import closing
from enum import StrEnum
from pathlib import Path

from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.files.atomic import move_into_place, sync_folder
from gmi_trainer.files.erasing import erase_file, erase_folder
from gmi_trainer.files.problems import writing
from gmi_trainer.paths import DataPaths
from gmi_trainer.services.clock_port import Clock
from gmi_trainer.storage import driver
from gmi_trainer.storage.backup import SqliteBackups
from gmi_trainer.storage.database import KEYS_FOLDER, PRIVATE_FILE_MODE, check_header
from gmi_trainer.storage.driver import RECORD_FILE

_FRESH = ".turned.sqlite3.new"
_OLD = ".before.sqlite3.new"
_BESIDE = ("-wal", "-shm", "-journal")


class Step(StrEnum):
    """How far it has come."""

    COPIED = "copied"
    CHECKED = "checked"
    HELD = "held"
    SWAPPED = "swapped"
    ERASED = "erased"
    BACKED_UP = "backed_up"
    DONE = "done"


class RecordEncrypter:
    """Works on closed records; the key's files must lie beside them before (record_keys.RecordKeys.make)."""

    def __init__(
        self, paths: DataPaths, clock: Clock, has_come: Callable[[Step], None] = lambda _step: None
    ) -> None:
        self._paths = paths
        self._clock = clock
        self._has_come = has_come

    def encrypt(self, profile_id: str, key: bytes) -> None:
        """UserProblem: ENCRYPTION_MISSING, RECORD_BUSY, RECORD_DAMAGED, DISK_FULL or FOLDER_NOT_WRITABLE; before
        the swap the record is then as it was."""
        path = self._path(profile_id)
        if not driver.can_encrypt():
            raise UserProblem(Problem.ENCRYPTION_MISSING, file=path.name)
        check_header(path)
        if not driver.is_plain(path):
            return
        counts = _gathered(path)
        fresh = _empty_beside(path)
        driver.KEYS.put(profile_id, key)
        try:
            with driver.told_as_problems(path):
                driver.copy_encrypted(path, fresh, key)
            self._swap(path, fresh, counts)
        except BaseException:
            if driver.is_plain(path):
                driver.KEYS.take(profile_id)
            _erase(fresh)
            raise
        self.finish(profile_id)

    def decrypt(self, profile_id: str) -> None:
        """The same the other way round; its key must be held."""
        path = self._path(profile_id)
        check_header(path)
        if driver.is_plain(path):
            return
        counts = _gathered(path)
        fresh = _empty_beside(path)
        try:
            with driver.told_as_problems(path), closing(driver.connect_for_reading(path)) as connection:
                driver.copy_plain(connection, fresh)
            self._swap(path, fresh, counts)
        finally:
            _erase(fresh)
        self.finish(profile_id)

    def finish(self, profile_id: str) -> None:
        """What an earlier run was kept from doing: old bytes, copies of the other kind, keys that fit nothing.

        Copies of the other kind go only when there is a checked one of this kind.
        """
        path = self._path(profile_id)
        check_header(path)
        now_plain = driver.is_plain(path)
        if now_plain:
            driver.KEYS.take(profile_id)
        for name in (_OLD, _FRESH):
            _erase(path.with_name(name))
        self._has_come(Step.ERASED)
        copies = self._paths.backups_of(profile_id)
        others = [c for c in copies.glob("*") if c.is_file() and driver.is_plain(c) is not now_plain]
        if others:
            SqliteBackups(path, copies, self._clock).make()
            self._has_come(Step.BACKED_UP)
            for copy in others:
                _erase(copy)
            sync_folder(copies)
        if now_plain:
            erase_folder(path.parent / KEYS_FOLDER)
        self._has_come(Step.DONE)

    def _swap(self, path: Path, fresh: Path, counts: dict[str, int]) -> None:
        self._has_come(Step.COPIED)
        with driver.told_as_problems(path), closing(driver.connect_untouched(fresh)) as connection:
            if not driver.is_sound(connection) or _counts(connection) != counts:
                raise UserProblem(Problem.RECORD_DAMAGED, file=path.name, folder=str(path.parent))
        self._has_come(Step.CHECKED)
        old = path.with_name(_OLD)
        with writing(path):
            old.unlink(missing_ok=True)
            with contextlib.suppress(
                OSError
            ):  # where a disk has no second names, the old bytes are not written over
                old.hardlink_to(path)
        self._has_come(Step.HELD)
        move_into_place(fresh, path)
        self._has_come(Step.SWAPPED)

    def _path(self, profile_id: str) -> Path:
        folder = self._paths.profiles / profile_id
        if not profile_id or profile_id.startswith(".") or folder.parent != self._paths.profiles:
            raise UserProblem(Problem.PROFILE_MISSING)
        return folder / RECORD_FILE


def _gathered(path: Path) -> dict[str, int]:
    """Everything in the one file, with nothing beside it; how many rows each table has."""
    with driver.told_as_problems(path), closing(driver.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE").fetchall()  # refused while anyone has it open
        return _counts(connection)


def _counts(connection: driver.Connection) -> dict[str, int]:
    tables = [
        row["name"]
        for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        if not row["name"].startswith("sqlite_")
    ]
    return {name: int(connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]) for name in tables}


def _empty_beside(path: Path) -> Path:
    fresh = path.with_name(_FRESH)
    _erase(fresh)
    with writing(path):
        os.close(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE_FILE_MODE))
    return fresh


def _erase(path: Path) -> None:
    """A second name of the record is only removed; a file of its own is written over first."""
    for suffix in ("", *_BESIDE):
        if not erase_file(Path(f"{path}{suffix}")):
            raise UserProblem(Problem.FOLDER_NOT_WRITABLE, folder=str(path.parent))
