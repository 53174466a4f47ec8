"""What the lock needs of the world: where its two small files lie."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from gmi_trainer.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Tries:
    """Wrong passphrases running, and when the last one was typed by the machine's own clock."""

    wrong: int = 0
    at: datetime | None = None


class LockFiles(Protocol):
    """The sealed file that only the right passphrase opens, and the count of wrong ones."""

    @property
    def is_set(self) -> bool:
        """Whether this computer has a lock."""
        ...

    def read(self) -> bytes:
        """The sealed file. UserProblem: FILE_MISSING, FILE_TOO_LARGE or FILE_NOT_UNDERSTOOD."""
        ...

    def keep(self, sealed: bytes) -> None:
        """Write it, whole or not at all. UserProblem: DISK_FULL or FOLDER_NOT_WRITABLE."""
        ...

    def take_off(self) -> None:
        """There is no lock any more, and nothing of it stays. UserProblem: FOLDER_NOT_WRITABLE."""
        ...

    def tries(self) -> Tries:
        """The count. Where it cannot be understood it is as high as it gets."""
        ...

    def keep_tries(self, tries: Tries) -> None:
        """Write it down. UserProblem: DISK_FULL or FOLDER_NOT_WRITABLE."""
        ...
