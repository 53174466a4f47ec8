"""Sealed keys in a folder beside each encrypted record (record_keys.RecordKeyFiles)."""

from __future__ import annotations

from pathlib import Path

from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.files.atomic import write_atomically
from gmi_trainer.files.reading import read_limited
from gmi_trainer.paths import make_private_folder
from gmi_trainer.services.record_keys import KeyKind
from gmi_trainer.storage.database import KEYS_FOLDER

LARGEST_KEY_FILE_BYTES = 10_000


class RecordKeyFolders:
    """Of the people, and of other files that are encrypted alike (a clinic's own)."""

    def __init__(self, profiles: Path, *others: Path) -> None:
        """``profiles`` holds one folder a person; ``others`` are such folders themselves."""
        self._profiles = profiles
        self._others = {folder.name: folder for folder in others}

    def owners(self) -> tuple[str, ...]:
        """Whose folders have keys in them."""
        folders = [f for f in self._profiles.glob("*") if not f.name.startswith(".")]
        folders += self._others.values()
        return tuple(sorted(folder.name for folder in folders if (folder / KEYS_FOLDER).is_dir()))

    def keep(self, owner: str, kind: KeyKind, sealed: bytes) -> None:
        """Write one."""
        folder = self._folder(owner)
        make_private_folder(folder)
        write_atomically(folder / kind.value, sealed)

    def read(self, owner: str, kind: KeyKind) -> bytes:
        """One of them."""
        try:
            return read_limited(self._folder(owner) / kind.value, LARGEST_KEY_FILE_BYTES)
        except UserProblem as problem:
            raise UserProblem(Problem.RECORD_KEY_DAMAGED, file=kind.value) from problem

    def _folder(self, owner: str) -> Path:
        """Beside the record; also where that is still being made."""
        folder = self._others.get(owner, self._profiles / owner)
        if not owner or owner.startswith(".") or folder.name != owner:
            raise UserProblem(Problem.PROFILE_MISSING)
        making = folder.with_name(f".{owner}.new")
        return (making if making.is_dir() and not folder.exists() else folder) / KEYS_FOLDER
