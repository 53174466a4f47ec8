"""Takes in records from elsewhere, as people of their own (care_ports.RecordAdopter)."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from io import BytesIO
from pathlib import Path

from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.files.atomic import sync_folder
from gmi_trainer.files.erasing import erase_folder
from gmi_trainer.files.problems import writing
from gmi_trainer.paths import make_private_folder
from gmi_trainer.services.care_ports import Provenance, RecordContents, Unpack
from gmi_trainer.services.clock_port import Clock
from gmi_trainer.services.people_ports import Profile
from gmi_trainer.storage import driver
from gmi_trainer.storage.database import (
    PRIVATE_FILE_MODE,
    VERSION,
    check_header,
    check_header_bytes,
    check_version,
)
from gmi_trainer.storage.driver import RECORD_FILE
from gmi_trainer.storage.migrations import STEPS
from gmi_trainer.storage.moments import utc_text
from gmi_trainer.storage.profiles import ProfileFolders, write_card
from gmi_trainer.storage.snapshot import contents_of

KIND = "record"
LARGEST_IN_MEMORY_BYTES = 1_000_000_000
"""Of a record that must not lie on the disk as it comes; far more than a life of daily training."""

_NOT_COMPARED = {
    ("table", "sqlite_stat1", "CREATE TABLE sqlite_stat1(tbl,idx,stat)"),
    ("table", "sqlite_sequence", "CREATE TABLE sqlite_sequence(name,seq)"),
}
"""SQLite's own notes, which a record may have or not. Anything else of such a name is from elsewhere."""

_TOLD_ABOUT_THE_FILE = {
    Problem.RECORD_DAMAGED: Problem.EXPORT_DAMAGED,
    Problem.RECORD_UNREADABLE: Problem.EXPORT_DAMAGED,
    Problem.RECORD_FOREIGN: Problem.EXPORT_FOREIGN,
    Problem.RECORD_NEWER: Problem.EXPORT_NEWER,
}


class SqliteRecordAdopter:
    """Unpacks into a folder that becomes a profile only when all is well, and is erased otherwise.

    Where records are encrypted it unpacks into memory, and no byte of it is written before it has a key.
    """

    def __init__(
        self,
        folder: Path,
        profiles: ProfileFolders,
        clock: Clock,
        new_id: Callable[[], str],
        app_version: str,
        encrypts: Callable[[], bool] = lambda: False,
    ) -> None:
        """``folder`` is where the profiles are. ``encrypts``: whether records are encrypted on this computer."""
        self._encrypts = encrypts
        self._folder = folder
        self._profiles = profiles
        self._clock = clock
        self._new_id = new_id
        self._app_version = app_version

    def look(self, unpack: Unpack, file: str) -> RecordContents:
        """Unpack, check, read, erase."""
        if self._encrypts():
            with _in_memory(unpack, file, self._folder / RECORD_FILE) as connection:
                return contents_of(connection)
        with self._unpacked(unpack, file, self._new_id()) as (_, connection):
            return contents_of(connection)

    def holder_of(self, person_uuid: str) -> Profile | None:
        """Looks into every record here that can be read."""
        return next((p for p in self._profiles.list() if self._person_of(p) == person_uuid), None)

    def adopt(self, unpack: Unpack, file: str, provenance: Provenance) -> Profile:
        """Under an id of this computer's own: what the file says never becomes the name of a folder."""
        profile_id = self._new_id()
        came_utc = utc_text(self._clock.utc_now())
        folder = self._folder / profile_id
        if self._encrypts():
            with (
                _in_memory(unpack, file, self._folder / RECORD_FILE) as connection,
                self._made(profile_id) as making,
            ):
                name = self._noted(connection, provenance, came_utc)
                self._write_encrypted(connection, making / RECORD_FILE, profile_id)
                self._put_in_place(making, folder, came_utc)
        else:
            with self._unpacked(unpack, file, profile_id) as (making, connection):
                name = self._noted(connection, provenance, came_utc)
                connection.close()
                self._put_in_place(making, folder, came_utc)
        return Profile(profile_id, name, came_utc)

    def _noted(self, connection: driver.Connection, provenance: Provenance, came_utc: str) -> str:
        """Where it came from is written into it; whose name is in it."""
        with driver.atomic(connection):
            connection.execute(
                'INSERT INTO "import" (uuid, kind, source, sha256, imported_utc, app_version)'
                " VALUES (?, ?, ?, ?, ?, ?)",
                (self._new_id(), KIND, provenance.source, provenance.sha256, came_utc, self._app_version),
            )
        name: str = connection.execute("SELECT name FROM person").fetchone()["name"]
        return name

    def _put_in_place(self, making: Path, folder: Path, came_utc: str) -> None:
        write_card(making, folder.name, came_utc)
        with writing(folder):
            making.rename(folder)
        sync_folder(self._folder)

    def _write_encrypted(self, connection: driver.Connection, path: Path, profile_id: str) -> None:
        """Out of memory into a file that has a key from its first byte; looked through once it is there."""
        has_key = self._profiles.make_key(profile_id)
        _touch_private(path)
        with driver.told_as_problems(path):
            driver.copy_from_memory(connection, path)
            with closing(driver.connect_untouched(path)) as written:
                if driver.is_plain(path) is has_key or not driver.is_sound(written):
                    raise UserProblem(Problem.RECORD_DAMAGED, file=path.name, folder=str(path.parent))

    @contextmanager
    def _made(self, profile_id: str) -> Iterator[Path]:
        """A folder that is being made; what is left of it at the end is erased, and so is its key."""
        make_private_folder(self._folder)
        making = self._folder / f".{profile_id}.new"
        make_private_folder(making)
        try:
            yield making
        finally:
            erase_folder(making)
            if not (self._folder / profile_id).exists():
                driver.KEYS.take(profile_id)

    @contextmanager
    def _unpacked(
        self, unpack: Unpack, file: str, profile_id: str
    ) -> Iterator[tuple[Path, driver.Connection]]:
        """The unpacked record, checked and brought to today's shape, in a folder that is erased at the end."""
        with self._made(profile_id) as making:
            path = making / RECORD_FILE
            _touch_private(path)
            with writing(path), path.open("wb") as stream:
                unpack(stream)
                stream.flush()
                os.fsync(stream.fileno())
            with _told_about(file), driver.told_as_problems(path):
                check_header(path)
                with closing(driver.connect(path)) as connection:
                    _believe(connection, path, file)
                    yield making, connection

    def _person_of(self, profile: Profile) -> str | None:
        path = self._profiles.record_path(profile.profile_id)
        try:
            check_header(path)
            with driver.told_as_problems(path), closing(driver.connect_for_reading(path)) as connection:
                row = connection.execute("SELECT uuid FROM person").fetchone()
        except UserProblem:
            return None
        return None if row is None else row["uuid"]


class _Memory(BytesIO):
    """Takes no more than a computer can hold beside everything else."""

    def __init__(self, file: str) -> None:
        super().__init__()
        self._file = file

    def write(self, piece: bytes, /) -> int:  # type: ignore[override]  # a zip gives nothing else
        if self.tell() + len(piece) > LARGEST_IN_MEMORY_BYTES:
            raise UserProblem(Problem.FILE_TOO_LARGE, file=self._file, limit=LARGEST_IN_MEMORY_BYTES)
        return super().write(piece)


@contextmanager
def _in_memory(unpack: Unpack, file: str, path: Path) -> Iterator[driver.Connection]:
    """The unpacked record, checked and brought to today's shape, nowhere but in memory."""
    with _Memory(file) as memory:
        with writing(path):
            unpack(memory)
        content = memory.getvalue()
    with _told_about(file), driver.told_as_problems(path):
        check_header_bytes(content, path)
        with closing(driver.from_whole_file(content)) as connection:
            _believe(connection, path, file)
            yield connection


def _touch_private(path: Path) -> None:
    with writing(path):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE_FILE_MODE))


def _believe(connection: driver.Connection, path: Path, file: str) -> None:
    """Whole, not newer than we are, about one person, and with nothing in it that a record does not have."""
    connection.text_factory = _as_it_stands  # a spoilt letter stops no look: it is told below
    connection.execute("PRAGMA cell_size_check = ON")
    connection.execute("PRAGMA journal_mode = DELETE").fetchall()
    version = check_version(connection, path)
    if version < 1 or _shape(connection) != _declared_shape(version):
        raise UserProblem(Problem.EXPORT_FOREIGN, file=file)
    if not driver.is_sound(connection) or not _all_letters_are_letters(connection):
        raise UserProblem(Problem.EXPORT_DAMAGED, file=file)
    connection.text_factory = str
    if connection.execute("SELECT count(*) FROM person").fetchone()[0] != 1:
        raise UserProblem(Problem.EXPORT_FOREIGN, file=file)
    if version < VERSION:
        driver.migrate(connection, STEPS)


def _as_it_stands(text: bytes) -> str:
    return text.decode("utf-8", "surrogateescape")


def _all_letters_are_letters(connection: driver.Connection) -> bool:
    """Whether every text can be read. The database itself looks at pages, not at letters, and a single one that is none
    would stop every page that shows it."""
    tables = [
        row["name"] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
    ]
    for table in tables:
        for row in connection.execute(f'SELECT * FROM "{table}"'):
            for value in row:
                if isinstance(value, str) and not value.isascii() and any(map(_is_none, value)):
                    return False
    return True


def _is_none(letter: str) -> bool:
    """Half a letter, as which a byte that belongs to none is read."""
    return "\ud800" <= letter <= "\udfff"


def _shape(connection: driver.Connection) -> set[tuple[str, str, str | None]]:
    """Every table, index, view and trigger with the words that made it. A trigger from elsewhere could act
    whenever we write."""
    rows = connection.execute("SELECT type, name, sql FROM sqlite_schema")
    return {(row["type"], row["name"], row["sql"]) for row in rows} - _NOT_COMPARED


def _declared_shape(version: int) -> set[tuple[str, str, str | None]]:
    """What a record of that version looks like when we make one."""
    with closing(driver.connect_in_memory()) as connection:
        driver.build(connection, STEPS[:version])
        return _shape(connection)


@contextmanager
def _told_about(file: str) -> Iterator[None]:
    """Problems with the unpacked record are problems with the file that was chosen."""
    try:
        yield
    except UserProblem as problem:
        told = _TOLD_ABOUT_THE_FILE.get(problem.problem)
        if told is None:
            raise
        raise UserProblem(told, file=file) from problem
