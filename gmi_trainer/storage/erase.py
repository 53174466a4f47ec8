"""Takes a person off this computer: record, journals, copies, leftovers, and every mention of their id
(care_ports.Eraser)."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.files.atomic import sync_folder
from gmi_trainer.files.erasing import blot_out, erase_file, erase_folder, overwrite
from gmi_trainer.files.problems import writing
from gmi_trainer.paths import DataPaths
from gmi_trainer.services.care_ports import ErasingFacts
from gmi_trainer.services.people_ports import Backup
from gmi_trainer.storage import driver
from gmi_trainer.storage.database import check_header
from gmi_trainer.storage.driver import RECORD_FILE

_BESIDE = ("-wal", "-shm", "-journal")
_LEFT_BY_A_CRASH = ".*.new"
_GOING = ".going"


class RecordEraser:
    """Works on closed records. The first step renames the folder, so that a person is either here or going:
    what was begun is never opened again, and is finished later where something stood in its way."""

    def __init__(self, paths: DataPaths, backups_of: Callable[[str], tuple[Backup, ...]]) -> None:
        """``backups_of`` lists the copies of one person's record."""
        self._paths = paths
        self._backups_of = backups_of

    def facts(self, profile_id: str) -> ErasingFacts:
        """What there is of a person. Nothing is changed, so the record may be open."""
        folder = self._folder(profile_id)
        if not folder.is_dir():
            raise UserProblem(Problem.PROFILE_MISSING)
        files = [*_files_in(folder), *_files_in(self._paths.backups_of(profile_id))]
        return ErasingFacts(
            sessions=_sessions_in(folder / RECORD_FILE),
            backups=len(self._backups_of(profile_id)),
            size_bytes=sum(_size_of(path) for path in files),
        )

    def erase(self, profile_id: str) -> None:
        """Everything that belongs to a person; see care_ports for what it may say."""
        folder, going = self._folder(profile_id), self._going(profile_id)
        copies = self._paths.backups_of(profile_id)
        if not (folder.exists() or going.exists() or copies.exists()):
            raise UserProblem(Problem.PROFILE_MISSING)
        left: list[Path] = []
        if folder.exists():
            left += erase_folder(going)  # where a person came back under the same id
            _let_go_of(folder / RECORD_FILE)
            with writing(folder):
                folder.rename(going)
        left += self._erase_what_a_link_leads_to(going)
        left += erase_folder(copies)
        left += self._erase_leftovers()
        left += self._blot_out(profile_id)
        left += erase_folder(going)
        driver.KEYS.take(profile_id)
        if left:
            going.mkdir(exist_ok=True)  # while it is there, the erasing is known to be unfinished
        for place in (self._paths.profiles, self._paths.backups, self._paths.root):
            with contextlib.suppress(OSError):
                sync_folder(place)
        if left:
            raise UserProblem(Problem.ERASING_UNFINISHED, file=self._shown(left[0]), count=len(left))

    def unfinished(self) -> tuple[str, ...]:
        """Whose erasing was begun and not finished."""
        found = self._paths.profiles.glob(f".*{_GOING}")
        return tuple(sorted(path.name[1 : -len(_GOING)] for path in found))

    def _folder(self, profile_id: str) -> Path:
        """A person's own folder, and never any other."""
        folder = self._paths.profiles / profile_id
        if not profile_id or profile_id.startswith(".") or folder.parent != self._paths.profiles:
            raise UserProblem(Problem.PROFILE_MISSING)
        return folder

    def _going(self, profile_id: str) -> Path:
        return self._paths.profiles / f".{profile_id}{_GOING}"

    def _erase_what_a_link_leads_to(self, folder: Path) -> list[Path]:
        """A person may have moved their folder, or the record, to another disk and left a link in its place."""
        left: list[Path] = []
        record = folder / RECORD_FILE
        if record.is_symlink():
            real = record.resolve()
            left += [p for p in (real, *(Path(f"{real}{s}") for s in _BESIDE)) if not erase_file(p)]
        if folder.is_symlink():
            left += erase_folder(folder.resolve())
        return left

    def _erase_leftovers(self) -> list[Path]:
        """What a crash left half-written, and drawings that can be made again."""
        left: list[Path] = []
        for place in (self._paths.root, self._paths.profiles, self._paths.backups):
            for path in place.glob(_LEFT_BY_A_CRASH):
                if path.is_dir() and not path.is_symlink():
                    left += erase_folder(path)
                elif not erase_file(path):
                    left.append(path)
        left += erase_folder(self._paths.cache)
        return left

    def _blot_out(self, profile_id: str) -> list[Path]:
        """Logs and settings hold no names, but a path in a log may hold the person's id."""
        text = profile_id.encode()
        return [path for path in self._belonging_to_nobody() if not blot_out(path, text)]

    def _belonging_to_nobody(self) -> Iterator[Path]:
        """Every file of the data folder that is not inside somebody's own folders."""
        for path in self._paths.root.iterdir():
            if path in (self._paths.profiles, self._paths.backups) or path.is_symlink():
                continue
            if path.is_dir():
                yield from _files_in(path)
            elif path.is_file():
                yield path

    def _shown(self, path: Path) -> str:
        """A file as a person would look for it, under the data folder where it is there."""
        with contextlib.suppress(ValueError):
            path = path.relative_to(self._paths.root)
        return str(path)


def _let_go_of(record: Path) -> None:
    """Make sure that nobody has it open, and empty its journal over its own bytes.

    UserProblem(RECORD_BUSY). Whatever else is the matter with it does not matter when it is to go.
    """
    try:
        check_header(record)
        with driver.told_as_problems(record), closing(driver.connect(record)) as connection:
            connection.execute("PRAGMA locking_mode = EXCLUSIVE").fetchall()
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("ROLLBACK")
            _, in_journal, in_record = connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
            journal = Path(f"{record}-wal")
            if in_journal == in_record and journal.exists() and not journal.is_symlink():
                with contextlib.suppress(OSError):
                    overwrite(
                        journal
                    )  # SQLite removes it when it closes, and would leave its bytes on the disk
    except UserProblem as problem:
        if problem.problem is Problem.RECORD_BUSY:
            raise


def _sessions_in(record: Path) -> int | None:
    try:
        check_header(record)
        with driver.told_as_problems(record), closing(driver.connect_for_reading(record)) as connection:
            count: int = connection.execute("SELECT count(*) FROM session").fetchone()[0]
            return count
    except UserProblem:
        return None


def _files_in(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def _size_of(path: Path) -> int:
    with contextlib.suppress(FileNotFoundError):
        return path.stat().st_size
    return 0


class GuestEraser:
    """The folder of a guest (roster_ports.GuestFolder): a record, its journals and whatever else lies there."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def is_there(self) -> bool:
        """Something of a guest is on the disk."""
        return self._folder.exists()

    def erase(self) -> None:
        """Write over all of it and remove it. UserProblem(ERASING_UNFINISHED) where something stays."""
        left = erase_folder(self._folder)
        with contextlib.suppress(OSError):
            sync_folder(self._folder.parent)
        if left:
            raise UserProblem(Problem.ERASING_UNFINISHED, file=left[0].name, count=len(left))
