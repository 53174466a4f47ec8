"""Looks at a data folder from outside: rights, room, logs, and whether the program runs on it."""

from __future__ import annotations

import os
from pathlib import Path

from gmi_trainer.domain.problems import Problem, UserProblem

_OTHERS = 0o077
_LONGEST_LOCK_BYTES = 1_000


def can_be_seen(path: Path) -> bool:
    """Whether a file or folder is there for this user; asking for one inside a closed folder is no error."""
    return os.access(path, os.F_OK)


def can_look_into(folder: Path) -> bool:
    """Whether this is a folder, and this user may read what it holds."""
    return os.access(folder, os.R_OK | os.X_OK) and folder.is_dir()


def is_writable(folder: Path) -> bool:
    """Whether this user may make files in a folder."""
    return os.access(folder, os.W_OK | os.X_OK) and folder.is_dir()


def open_to_others(places: tuple[Path, ...]) -> Path | None:
    """The first of these that other users may look into. Windows keeps rights in another way."""
    if os.name == "nt":
        return None
    return next((place for place in places if place.exists() and place.stat().st_mode & _OTHERS), None)


def locked_file(files: tuple[Path, ...]) -> UserProblem | None:
    """A file that is there and may not be written."""
    for file in files:
        if file.exists() and not os.access(file, os.W_OK):
            return UserProblem(Problem.LOG_NOT_WRITABLE, file=file.name, folder=str(file.parent))
    return None


def has_content(file: Path) -> bool:
    """Whether there is anything in a file."""
    return file.is_file() and file.stat().st_size > 0


def running_pid(lock: Path) -> int:
    """The number of the program that holds a lock file (QLockFile writes it on the first line); 0 where none
    lives."""
    try:
        with lock.open("rb") as stream:
            first = stream.read(_LONGEST_LOCK_BYTES).partition(b"\n")[0]
    except OSError:
        return 0
    pid = int(first) if first.isdigit() else 0
    return pid if pid and lives(pid) else 0


def lives(pid: int) -> bool:
    """Whether a program of this number runs. Windows would end it instead of asking for it: there it is believed."""
    if os.name == "nt":
        return True
    try:
        os.kill(pid, 0)
    except PermissionError:
        return True
    except (OSError, OverflowError):
        return False
    return True
