"""The lock's two files beside the settings (lock_ports.LockFiles): what is sealed, and the count of wrong tries."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import msgspec

from gmi_trainer.domain.lock_wait import MOST_COUNTED
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.files.atomic import sync_folder, write_atomically
from gmi_trainer.files.erasing import erase_file
from gmi_trainer.files.reading import read_limited
from gmi_trainer.services.lock_ports import Tries

LARGEST_SEALED_BYTES = 10_000
LARGEST_TRIES_BYTES = 1_000


class _Kept(msgspec.Struct, frozen=True):
    wrong: int
    at: datetime | None = None


class LockFilesOnDisk:
    """Both private to this user, each written whole or not at all."""

    def __init__(self, sealed: Path, tries: Path) -> None:
        self._sealed = sealed
        self._tries = tries

    @property
    def is_set(self) -> bool:
        """Whether there is something to open. What cannot be looked at counts as a lock."""
        try:
            self._sealed.lstat()
        except FileNotFoundError:
            return False
        except OSError:
            return True
        return True

    def read(self) -> bytes:
        """What is sealed."""
        return read_limited(self._sealed, LARGEST_SEALED_BYTES)

    def keep(self, sealed: bytes) -> None:
        """Write it."""
        write_atomically(self._sealed, sealed)

    def take_off(self) -> None:
        """Overwrite and remove both."""
        for path in (self._sealed, self._tries):
            if not erase_file(path):
                raise UserProblem(Problem.FOLDER_NOT_WRITABLE, folder=str(path.parent))
        sync_folder(self._sealed.parent)

    def tries(self) -> Tries:
        """The count."""
        try:
            kept = msgspec.json.decode(read_limited(self._tries, LARGEST_TRIES_BYTES), type=_Kept)
        except UserProblem as problem:
            return Tries() if problem.problem is Problem.FILE_MISSING else Tries(MOST_COUNTED)
        except (msgspec.MsgspecError, UnicodeDecodeError):
            return Tries(MOST_COUNTED)
        if kept.wrong < 0 or (kept.at is not None and kept.at.tzinfo is None):
            return Tries(MOST_COUNTED)
        return Tries(min(kept.wrong, MOST_COUNTED), kept.at)

    def keep_tries(self, tries: Tries) -> None:
        """Write it down."""
        write_atomically(self._tries, msgspec.json.encode(_Kept(tries.wrong, tries.at)) + b"\n")
