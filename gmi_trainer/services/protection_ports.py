"""What encrypting a whole computer needs of the world: a small file of its own, and what turns records."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Protocol

from gmi_trainer.domain.values import dataclass

CLINIC = "clinic"
"""Whose the clinic's own file is, where everything else belongs to a person."""

Progress = Callable[[int, int], None]
"""How many are done, of how many."""

Stopped = Callable[[], bool]
"""Asked between one record and the next: is it to go on another time?"""


class Stage(StrEnum):
    """Where a computer stands."""

    OFF = "off"
    TURNING_ON = "turning_on"
    ON = "on"
    TURNING_OFF = "turning_off"


@dataclass(frozen=True, slots=True)
class ProtectionState:
    """What the file says. Nothing in it opens anything: halves that may be known, and what is sealed for papers.

    ``sheet``, ``lock`` and ``clinic`` are public halves; ``clinic`` is empty where the clinic has no key.
    ``is_sealing``: keys still have to be sealed for the sheet and the clinic that are named here.
    ``lock_for_sheet`` and ``lock_for_clinic``: the lock's own key, which the paper opens.
    """

    stage: Stage
    sheet: str
    lock: str
    clinic: str = ""
    is_sealing: bool = False
    lock_for_sheet: bytes = b""
    lock_for_clinic: bytes = b""


class ProtectionFile(Protocol):
    """The file, beside the lock's."""

    @property
    def is_there(self) -> bool:
        """Whether there is one."""
        ...

    def read(self) -> ProtectionState:
        """UserProblem(RECORD_KEY_DAMAGED) where it is missing or cannot be understood."""
        ...

    def keep(self, state: ProtectionState) -> None:
        """Write it, whole or not at all. UserProblem: DISK_FULL or FOLDER_NOT_WRITABLE."""
        ...

    def erase(self) -> None:
        """It is gone. UserProblem(FOLDER_NOT_WRITABLE) where it is not."""
        ...


class RecordTurner(Protocol):
    """Turns closed records, each as a whole; what was begun by a run that was ended is finished by the next one."""

    @property
    def can_encrypt(self) -> bool:
        """Whether the part that encrypts is installed."""
        ...

    def owners(self) -> tuple[str, ...]:
        """Everybody who has a record here, and whatever else is encrypted alike."""
        ...

    def is_encrypted(self, owner: str) -> bool:
        """Whether there is a record, and only a key opens it."""
        ...

    def check(self, owner: str) -> None:
        """UserProblem where the record cannot be trusted: then no key is made for it."""
        ...

    def is_left(self, owner: str, *, plain: bool) -> bool:
        """Whether some file of theirs is still of the other kind than is wanted, or half-made."""
        ...

    def has_encrypted_copies(self, owner: str) -> bool:
        """Whether there are copies that only a key opens."""
        ...

    def encrypt(self, owner: str, key: bytes) -> None:
        """The record and its copies. UserProblem: ENCRYPTION_MISSING, RECORD_BUSY, RECORD_DAMAGED, DISK_FULL ..."""
        ...

    def decrypt(self, owner: str) -> None:
        """The other way round, and the key's files go. UserProblem(RECORD_KEY_NEEDED) where its key is not open."""
        ...
