"""Looks into records and their copies without changing a byte of them (doctor.RecordInspector)."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from pathlib import Path

from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.files.inspection import can_be_seen, can_look_into
from gmi_trainer.paths import DataPaths
from gmi_trainer.services.clock_port import Clock
from gmi_trainer.services.doctor import CopyLook, RecordLook
from gmi_trainer.storage import driver
from gmi_trainer.storage.backup import SqliteBackups
from gmi_trainer.storage.database import VERSION, check_header, check_version
from gmi_trainer.storage.driver import RECORD_FILE
from gmi_trainer.storage.profiles import CARD_FILE
from gmi_trainer.storage.rebuild import disagreeing

_WRITES_LIKE_AT = 18
_WRITES_TO_WAL = 2
_GOING = ".*.going"


class SqliteInspector:
    """Reads every page of every record, and the newest copy of each."""

    def __init__(self, paths: DataPaths, clock: Clock) -> None:
        self._paths = paths
        self._clock = clock

    def profile_ids(self) -> tuple[str, ...]:
        """The folders of people, by name; the record itself may be gone."""
        if not can_look_into(self._paths.profiles):
            return ()
        folders = [f for f in self._paths.profiles.iterdir() if f.is_dir() and not f.name.startswith(".")]
        return tuple(sorted(folder.name for folder in folders if _is_somebodys(folder)))

    def look(self, profile_id: str) -> RecordLook:
        """Everything that can be said of a record; UserProblem where it is not whole or not ours."""
        path = self._record(profile_id)
        check_header(path)
        with driver.told_as_problems(path), closing(driver.connect_untouched(path)) as connection:
            version = check_version(connection, path)
            if not driver.is_sound(connection):
                raise UserProblem(Problem.RECORD_DAMAGED, file=path.name, folder=str(path.parent))
            return RecordLook(
                shape=version,
                is_old=version < VERSION,
                has_wal=_has_wal(path),
                sessions=_count(connection, "session"),
                trials=_count(connection, "trial"),
                unfinished=_count(connection, "session WHERE finished_utc IS NULL AND kind <> 'lesson'"),
                wrong_sums=len(disagreeing(connection)) if version == VERSION else 0,
                latest_day=_latest_day(connection),
            )

    def newest_copy(self, profile_id: str) -> CopyLook | None:
        """The newest copy, once it has passed its check."""
        backups = SqliteBackups(self._record(profile_id), self._paths.backups_of(profile_id), self._clock)
        try:
            copies = backups.list()
        except OSError as error:
            folder = str(self._paths.backups_of(profile_id))
            raise UserProblem(Problem.FOLDER_NOT_WRITABLE, folder=folder) from error
        if not copies:
            return None
        return CopyLook(copies[0].made_utc, len(copies), backups.facts_of(copies[0]).sessions)

    def unfinished_erasing(self) -> tuple[str, ...]:
        """Folders of people who were deleted, and what is still in them."""
        going = sorted(self._paths.profiles.glob(_GOING)) if can_look_into(self._paths.profiles) else []
        return tuple(path.name for folder in going for path in (*sorted(folder.iterdir()), folder))

    def _record(self, profile_id: str) -> Path:
        return self._paths.profiles / profile_id / RECORD_FILE


def _is_somebodys(folder: Path) -> bool:
    """A closed folder may well be."""
    return not can_look_into(folder) or any(can_be_seen(folder / name) for name in (RECORD_FILE, CARD_FILE))


def _has_wal(path: Path) -> bool:
    """Whether the file is kept with a WAL: network folders refuse one. An encrypted one does not tell."""
    if not driver.is_plain(path):
        return True
    with path.open("rb") as stream:
        return stream.read(_WRITES_LIKE_AT + 1)[_WRITES_LIKE_AT] == _WRITES_TO_WAL


def _count(connection: driver.Connection, what: str) -> int:
    return int(connection.execute(f"SELECT count(*) FROM {what}").fetchone()[0])


def _latest_day(connection: driver.Connection) -> date | None:
    days = [
        row[0]
        for table in ("session", "rating", "event")
        for row in connection.execute(f"SELECT max(local_day) FROM {table}")
        if row[0] is not None
    ]
    try:
        return date.fromisoformat(max(days)) if days else None
    except ValueError:  # a day that is none says nothing about the clock
        return None
