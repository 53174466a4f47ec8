"""Where a person's data lies on this computer: one folder that only they can read."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.domain.values import dataclass

APP_FOLDER = "gmi-trainer"
PRIVATE_FOLDER_MODE = 0o700


@dataclass(frozen=True, slots=True)
class DataPaths:
    """The places inside one data folder."""

    root: Path

    @property
    def settings(self) -> Path:
        """What belongs to this machine: language, theme, text size."""
        return self.root / "settings.json"

    @property
    def logs(self) -> Path:
        """Technical notes, without names, notes or ratings."""
        return self.root / "logs"

    @property
    def profiles(self) -> Path:
        """One folder a person."""
        return self.root / "profiles"

    @property
    def backups(self) -> Path:
        """Checked copies, one folder a person."""
        return self.root / "backups"

    @property
    def packs(self) -> Path:
        """Sets of pictures that were brought in, one folder each. Made with the first of them."""
        return self.root / "packs"

    @property
    def clinic(self) -> Path:
        """What belongs to a clinic rather than to a person. Made when Clinic is first opened."""
        return self.root / "clinic"

    @property
    def guest(self) -> Path:
        """A whole data folder for one guest, who is thrown away."""
        return self.root / "guest"

    @property
    def cache(self) -> Path:
        """Small drawings that can be made again at any time."""
        return self.root / "cache"

    @property
    def lock(self) -> Path:
        """Held while the program runs, so that a second start finds the first."""
        return self.root / "running.lock"

    @property
    def lock_seal(self) -> Path:
        """What only this computer's passphrase opens; there while the computer has a lock."""
        return self.root / "lock.age"

    @property
    def lock_tries(self) -> Path:
        """How many wrong passphrases were typed last."""
        return self.root / "lock-tries.json"

    @property
    def recovery(self) -> Path:
        """Whether records are encrypted, and for which recovery sheet; there while some are."""
        return self.root / "recovery.json"

    def backups_of(self, profile_id: str) -> Path:
        """The copies of one person's record."""
        return self.backups / profile_id

    def make(self) -> None:
        """Make the folders that are missing, private to this user; UserProblem where that cannot be."""
        for folder in (self.root, self.logs, self.profiles, self.backups):
            make_private_folder(folder)


def data_paths(chosen: Path | None = None) -> DataPaths:
    """The data folder: the one given by ``--data-dir``, otherwise the system's place for a user's data."""
    return DataPaths((chosen.expanduser() if chosen is not None else _usual_folder()).absolute())


def _usual_folder() -> Path:
    from platformdirs import user_data_path

    return user_data_path(APP_FOLDER, appauthor=False)


def make_private_folder(folder: Path) -> None:
    """Make a folder, and those above it, and see that it can be written to.

    A new one is private to this user. One that is there already is left as it is: it may be anything.
    UserProblem: FOLDER_NOT_WRITABLE or DISK_FULL.
    """
    try:
        folder.mkdir(mode=PRIVATE_FOLDER_MODE, parents=True, exist_ok=True)
    except OSError as error:
        full = error.errno == errno.ENOSPC
        problem = Problem.DISK_FULL if full else Problem.FOLDER_NOT_WRITABLE
        raise UserProblem(problem, folder=str(folder)) from error
    if not os.access(folder, os.W_OK | os.X_OK):
        raise UserProblem(Problem.FOLDER_NOT_WRITABLE, folder=str(folder))
