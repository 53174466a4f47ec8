"""The small file that says that records are encrypted, and for which sheet (protection_ports.ProtectionFile)."""

from __future__ import annotations

from pathlib import Path

import msgspec

from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.files.atomic import sync_folder, write_atomically
from gmi_trainer.files.erasing import erase_file
from gmi_trainer.files.reading import read_limited
from gmi_trainer.services.protection_ports import ProtectionState

VERSION = 1
LARGEST_BYTES = 20_000


class _Kept(msgspec.Struct, frozen=True):
    version: int
    state: ProtectionState


class ProtectionFileOnDisk:
    """Private to this user, written whole or not at all."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @property
    def is_there(self) -> bool:
        """Whether there is one. What cannot be looked at is there."""
        try:
            self._path.lstat()
        except FileNotFoundError:
            return False
        except OSError:
            return True
        return True

    def read(self) -> ProtectionState:
        """What it says."""
        try:
            kept = msgspec.json.decode(read_limited(self._path, LARGEST_BYTES), type=_Kept)
        except (UserProblem, msgspec.MsgspecError, UnicodeDecodeError) as problem:
            raise UserProblem(Problem.RECORD_KEY_DAMAGED, file=self._path.name) from problem
        if kept.version != VERSION:
            raise UserProblem(Problem.RECORD_KEY_DAMAGED, file=self._path.name)
        return kept.state

    def keep(self, state: ProtectionState) -> None:
        """Write it."""
        content = msgspec.json.format(msgspec.json.encode(_Kept(VERSION, state)), indent=2)
        write_atomically(self._path, content + b"\n")

    def erase(self) -> None:
        """It holds no secret, but what it holds is of no use any more."""
        if not erase_file(self._path):
            raise UserProblem(Problem.FOLDER_NOT_WRITABLE, folder=str(self._path.parent))
        sync_folder(self._path.parent)
