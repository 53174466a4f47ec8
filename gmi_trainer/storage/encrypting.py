"""Turns a plain record into an encrypted one and back: a checked copy, one rename, then the old bytes go.

Before the rename the record is as it was; after it, what is left to do can be done at any later time (``finish``).
The copies of a record are turned like the record itself, one after the other.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from contextlib import closing
from enum import StrEnum
from pathlib import Path

from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.domain.values import dataclass
from gmi_trainer.files.atomic import move_into_place, sync_folder
from gmi_trainer.files.erasing import erase_file, erase_folder
from gmi_trainer.files.problems import writing
from gmi_trainer.paths import DataPaths
from gmi_trainer.services.clock_port import Clock
from gmi_trainer.services.protection_ports import CLINIC
from gmi_trainer.storage import driver
from gmi_trainer.storage.backup import SEALED_AND_UNREADABLE, UNREADABLE, SqliteBackups
from gmi_trainer.storage.clinic_file import CLINIC_FILE
from gmi_trainer.storage.clinic_migrations import CLINIC_ID
from gmi_trainer.storage.database import KEYS_FOLDER, PRIVATE_FILE_MODE, check_header
from gmi_trainer.storage.driver import RECORD_FILE

_HALF_MADE = ".*.new"
_BESIDE = ("-wal", "-shm", "-journal")
_NOT_OF_THE_COPY = frozenset(
    {
        Problem.DISK_FULL,
        Problem.FOLDER_NOT_WRITABLE,
        Problem.ENCRYPTION_MISSING,
        Problem.RECORD_KEY_NEEDED,
        Problem.RECORD_BUSY,
        Problem.RECORD_NEWER,
    }
)
"""The copy is whole, as far as anybody knows: it stays as it is, and that is told."""


class Step(StrEnum):
    """How far it has come."""

    COPIED = "copied"
    CHECKED = "checked"
    HELD = "held"
    SWAPPED = "swapped"
    ERASED = "erased"
    BACKED_UP = "backed_up"  # once for each of its copies
    DONE = "done"


@dataclass(frozen=True, slots=True)
class _Place:
    """Where somebody's file lies, and its copies where there are any."""

    path: Path
    copies: Path | None
    check: Callable[[Path], None]

    @property
    def folders(self) -> tuple[Path, ...]:
        return (self.path.parent,) if self.copies is None else (self.path.parent, self.copies)


class RecordEncrypter:
    """Works on closed records; the key's files must lie beside them before (record_keys.RecordKeys.make).

    An owner is a person, or ``CLINIC`` for the clinic's own file (protection_ports.RecordTurner).
    """

    def __init__(
        self, paths: DataPaths, clock: Clock, has_come: Callable[[Step], None] = lambda _step: None
    ) -> None:
        self._paths = paths
        self._clock = clock
        self._has_come = has_come

    @property
    def can_encrypt(self) -> bool:
        """Whether the part that encrypts is installed."""
        return driver.can_encrypt()

    def owners(self) -> tuple[str, ...]:
        """Everybody who has a record, copies or a key here."""
        found = {folder.name for folder in self._paths.profiles.glob("*") if folder.is_dir()}
        clinic = self._paths.clinic
        if (clinic / CLINIC_FILE).exists() or (clinic / KEYS_FOLDER).is_dir():
            found.add(CLINIC)
        return tuple(sorted(name for name in found if not name.startswith(".")))

    def is_encrypted(self, owner: str) -> bool:
        """Whether only a key opens it."""
        path = self._place(owner).path
        return path.exists() and not driver.is_plain(path)

    def is_left(self, owner: str, *, plain: bool) -> bool:
        """Whether some file of theirs is still of the other kind than is wanted, or half-made."""
        place = self._place(owner)
        return (
            (place.path.exists() and driver.is_plain(place.path) is not plain)
            or any(_half_made(folder) for folder in place.folders)
            or bool(_of_the_other_kind(place.copies, plain=plain))
            or (plain and (place.path.parent / KEYS_FOLDER).exists())
        )

    def has_encrypted_copies(self, owner: str) -> bool:
        """Whether there are copies that only a key opens."""
        return bool(_of_the_other_kind(self._place(owner).copies, plain=True))

    def check(self, owner: str) -> None:
        """UserProblem where the file is there and cannot be trusted."""
        place = self._place(owner)
        if place.path.exists():
            place.check(place.path)

    def encrypt(self, owner: str, key: bytes) -> None:
        """UserProblem: ENCRYPTION_MISSING, RECORD_BUSY, RECORD_DAMAGED, DISK_FULL or FOLDER_NOT_WRITABLE; before
        the swap the record is then as it was."""
        place = self._place(owner)
        if not driver.can_encrypt():
            raise UserProblem(Problem.ENCRYPTION_MISSING, file=place.path.name)
        self.check(owner)
        driver.KEYS.put(owner, key)
        if driver.is_plain(place.path):
            try:
                self._turn(place.path, key)
            except BaseException:
                if driver.is_plain(place.path) and not self.has_encrypted_copies(owner):
                    driver.KEYS.take(owner)
                raise
        self._finish(owner, place, plain=False)

    def decrypt(self, owner: str) -> None:
        """The same the other way round; its key must be held."""
        place = self._place(owner)
        self.check(owner)
        if place.path.exists() and not driver.is_plain(place.path):
            self._turn(place.path, None)
        self._finish(owner, place, plain=True)

    def finish(self, owner: str) -> None:
        """What an earlier run was kept from doing: old bytes, copies of the other kind, keys that fit nothing.

        The kind of the record says which way it went.
        """
        place = self._place(owner)
        place.check(place.path)
        self._finish(owner, place, plain=driver.is_plain(place.path))

    def _finish(self, owner: str, place: _Place, *, plain: bool) -> None:
        for folder in place.folders:
            for path in _half_made(folder):
                _erase(path)
        self._has_come(Step.ERASED)
        if place.copies is not None:
            key = None if plain else driver.KEYS.held(owner)
            if key is None and not plain:
                raise UserProblem(Problem.RECORD_KEY_NEEDED, file=place.path.name)
            self._turn_copies(place.path, place.copies, key)
        if plain:
            driver.KEYS.take(owner)
            erase_folder(place.path.parent / KEYS_FOLDER)
        self._has_come(Step.DONE)

    def _turn_copies(self, record: Path, copies: Path, key: bytes | None) -> None:
        """One that cannot be turned goes only when there is a checked one of the other kind."""
        stay: list[Path] = []
        for copy in _of_the_other_kind(copies, plain=key is None):
            try:
                check_header(copy)
                self._turn(copy, key, self._says_nothing)
            except UserProblem as problem:
                if problem.problem in _NOT_OF_THE_COPY:
                    raise
                stay.append(copy)
            for path in _half_made(copies):
                _erase(path)
            self._has_come(Step.BACKED_UP)
        if stay and record.exists():
            SqliteBackups(record, copies, self._clock).make()
            for copy in stay:
                _erase(copy)
            sync_folder(copies)

    def _turn(self, path: Path, key: bytes | None, has_come: Callable[[Step], None] | None = None) -> None:
        """One closed file. With a key it is encrypted, without one made plain."""
        has_come = has_come or self._has_come
        counts, written_ns = _gathered(path), path.stat().st_mtime_ns
        fresh = _empty_beside(path)
        try:
            with driver.told_as_problems(path):
                if key is not None:
                    driver.copy_encrypted(path, fresh, key)
                else:
                    with closing(driver.connect_for_reading(path)) as connection:
                        driver.copy_plain(connection, fresh)
            has_come(Step.COPIED)
            with driver.told_as_problems(path), closing(driver.connect_untouched(fresh)) as connection:
                if not driver.is_sound(connection) or _counts(connection) != counts:
                    raise UserProblem(Problem.RECORD_DAMAGED, file=path.name, folder=str(path.parent))
            has_come(Step.CHECKED)
            os.utime(fresh, ns=(written_ns, written_ns))
            _swap(path, fresh, has_come)
        finally:
            _erase(fresh)

    def _says_nothing(self, _step: Step) -> None:
        """Of copies only that they are done."""

    def _place(self, owner: str) -> _Place:
        if owner == CLINIC:
            return _Place(self._paths.clinic / CLINIC_FILE, None, _check_clinic)
        folder = self._paths.profiles / owner
        if not owner or owner.startswith(".") or folder.parent != self._paths.profiles:
            raise UserProblem(Problem.PROFILE_MISSING)
        return _Place(folder / RECORD_FILE, self._paths.backups_of(owner), check_header)


def _check_clinic(path: Path) -> None:
    """A clinic's own file, which only its key opens where it is not plain."""
    if not driver.is_plain(path) and driver.KEYS.key_of(path) is None:
        raise UserProblem(Problem.RECORD_KEY_NEEDED, file=path.name, folder=str(path.parent))
    with driver.told_as_problems(path), closing(driver.connect_untouched(path)) as connection:
        if driver.pragma(connection, "application_id") != CLINIC_ID:
            raise UserProblem(Problem.CLINIC_FILE_FOREIGN, file=path.name, folder=str(path.parent))


def _of_the_other_kind(copies: Path | None, *, plain: bool) -> tuple[Path, ...]:
    """Copies that are not as they are wanted. What an unreadable record left is one of them while it is plain."""
    if copies is None or not copies.is_dir():
        return ()
    files = [path for path in sorted(copies.iterdir()) if path.is_file() and not path.name.startswith(".")]
    if plain:
        return tuple(path for path in files if path.suffix == ".sqlite3" and not driver.is_plain(path))
    return tuple(path for path in files if driver.is_plain(path) or _is_of_a_plain_one(path))


def _is_of_a_plain_one(path: Path) -> bool:
    """What could not be read when it was kept, record or journal, and was not encrypted."""
    return UNREADABLE in path.name and SEALED_AND_UNREADABLE not in path.name


def _half_made(folder: Path) -> tuple[Path, ...]:
    """What a killed run left, with the journals of it."""
    return tuple(path for path in folder.glob(f"{_HALF_MADE}*") if path.is_file()) if folder.is_dir() else ()


def _swap(path: Path, fresh: Path, has_come: Callable[[Step], None]) -> None:
    old = path.with_name(f".{path.stem}.before.new")
    with writing(path):
        old.unlink(missing_ok=True)
        with contextlib.suppress(
            OSError
        ):  # where a disk has no second names, the old bytes are not written over
            old.hardlink_to(path)
    has_come(Step.HELD)
    move_into_place(fresh, path)
    has_come(Step.SWAPPED)


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
    fresh = path.with_name(f".{path.stem}.turned.new")
    _erase(fresh)
    with writing(path):
        os.close(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE_FILE_MODE))
    return fresh


def _erase(path: Path) -> None:
    """A second name of the record is only removed; a file of its own is written over first."""
    for suffix in ("", *_BESIDE):
        if not erase_file(Path(f"{path}{suffix}")):
            raise UserProblem(Problem.FOLDER_NOT_WRITABLE, folder=str(path.parent))
