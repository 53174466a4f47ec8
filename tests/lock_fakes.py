"""A lock in memory: sealing that takes no time and hides nothing, and files that are a dictionary."""

from __future__ import annotations

from dataclasses import dataclass

from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.exchange.sealed import AgeSealing
from gmi_trainer.services.clinic_key import SecretKey
from gmi_trainer.services.lock import LockService
from gmi_trainer.services.lock_ports import Tries
from gmi_trainer.services.protection import Sheet
from tests.fakes import FakeClock

PASSPHRASE = "three quiet walruses"


class QuickSealing(AgeSealing):
    """Keys and their seals are the real ones; only the passphrase is not worked on for a second."""

    def seal_with(self, content: bytes, passphrase: str) -> bytes:
        return b"quick:" + passphrase.encode() + b"\0" + content

    def open_with(self, content: bytes, passphrase: str, file: str) -> bytes:
        kind, _, rest = content.partition(b":")
        if kind != b"quick":
            raise UserProblem(Problem.SEAL_DAMAGED, file=file)
        right, _, inside = rest.partition(b"\0")
        if right != passphrase.encode():
            raise UserProblem(Problem.WRONG_PASSPHRASE, file=file)
        return inside


class FakeLockFiles:
    """lock_ports.LockFiles."""

    def __init__(self, sealed: bytes | None = None, tries: Tries | None = None) -> None:
        self.sealed = sealed
        self.kept_tries = tries if tries is not None else Tries()
        self.full = False

    @property
    def is_set(self) -> bool:
        return self.sealed is not None

    def read(self) -> bytes:
        if self.sealed is None:
            raise UserProblem(Problem.FILE_MISSING, file="lock.age", folder="")
        return self.sealed

    def keep(self, sealed: bytes) -> None:
        if self.full:
            raise UserProblem(Problem.DISK_FULL, folder="")
        self.sealed = sealed

    def take_off(self) -> None:
        self.sealed, self.kept_tries = None, Tries()

    def tries(self) -> Tries:
        return self.kept_tries

    def keep_tries(self, tries: Tries) -> None:
        if self.full:
            raise UserProblem(Problem.DISK_FULL, folder="")
        self.kept_tries = tries


@dataclass
class FakeProtection:
    """settings.encryption.ProtectionFacts."""

    can_be_offered: bool = True
    is_on: bool = False
    records: int = 2
    encrypted: int = 0


class FakeSheets(FakeProtection):
    """What makes sheets, too."""

    def make_sheet(self) -> Sheet:
        sealing = QuickSealing()
        secret = sealing.new_key()
        return Sheet(secret, sealing.public_of(secret))


class MovingClock(FakeClock):
    """A clock with a hand: ``pass_s`` moves both of its times, ``set_back_s`` only the one on the wall."""

    def pass_s(self, seconds: float) -> None:
        from datetime import timedelta

        self._now_ns += round(seconds * 1e9)
        self._utc += timedelta(seconds=seconds)

    def set_back_s(self, seconds: float) -> None:
        from datetime import timedelta

        self._utc -= timedelta(seconds=seconds)


def no_lock() -> LockService:
    """A computer without one."""
    return LockService(FakeLockFiles(), QuickSealing(), FakeClock())


def a_lock(clock: FakeClock | None = None) -> tuple[LockService, FakeLockFiles, SecretKey]:
    """A computer with one."""
    files = FakeLockFiles()
    lock = LockService(files, QuickSealing(), clock if clock is not None else FakeClock())
    return lock, files, lock.set_up(PASSPHRASE)


__all__ = [
    "PASSPHRASE",
    "FakeLockFiles",
    "FakeProtection",
    "MovingClock",
    "QuickSealing",
    "a_lock",
    "no_lock",
]
