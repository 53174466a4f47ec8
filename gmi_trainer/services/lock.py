"""The lock of this computer: one passphrase for all who work on it.

There is no hash of ours. A random key is sealed with the passphrase in the age format; what opens it is right. The
same key opens the keys of encrypted records, so that a new passphrase is one small file, whoever has a record here.
"""

from __future__ import annotations

from collections.abc import Callable
from unicodedata import normalize

from gmi_trainer.domain.lock_wait import MOST_COUNTED, wait_left_s, wait_s
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.services.clinic_key import SecretKey
from gmi_trainer.services.clinic_ports import Sealing
from gmi_trainer.services.clock_port import Clock
from gmi_trainer.services.lock_ports import LockFiles, Tries

SHORTEST_PASSPHRASE = 8
LONGEST_PASSPHRASE = 200
LOCK_FILE = "lock.age"
_NS = 1_000_000_000


class LockService:
    """Sets, opens and takes off the lock. What seals or opens takes a second, on purpose: call it in a job."""

    def __init__(
        self,
        files: LockFiles,
        sealing: Sealing,
        clock: Clock,
        opens_records: Callable[[], bool] = lambda: False,
    ) -> None:
        """``opens_records``: whether there are encrypted records, which only this lock's key opens."""
        self._opens_records = opens_records
        self._files = files
        self._sealing = sealing
        self._clock = clock
        self._tries = files.tries()
        self._left_s = self._left_of_the_last_run()
        self._since_ns = clock.now_ns()

    @property
    def is_set(self) -> bool:
        """Whether this computer has a lock. One whose file is lost, with encrypted records behind it, is still one."""
        return self._files.is_set or self._opens_records()

    @property
    def wait_left_s(self) -> int:
        """Whole seconds before the next try counts; 0: now. By the clock that nobody can set."""
        passed_s = (self._clock.now_ns() - self._since_ns) / _NS
        left = self._left_s - passed_s
        return max(int(left) + (left > int(left)), 0)

    def set_up(self, passphrase: str) -> SecretKey:
        """Give this computer a lock. UserProblem: PASSPHRASE_SHORT, DISK_FULL or FOLDER_NOT_WRITABLE."""
        return self._keep(self._sealing.new_key(), passphrase)

    def open(self, passphrase: str) -> SecretKey:
        """The key, for the right passphrase.

        UserProblem: WRONG_PASSPHRASE, then a wait begins; LOCK_WAITS while it lasts; LOCK_DAMAGED.
        """
        waits_s = self.wait_left_s
        if waits_s:
            raise UserProblem(Problem.LOCK_WAITS, seconds=waits_s)
        sealed = self._sealed()
        wrong = min(self._tries.wrong + 1, MOST_COUNTED)
        self._count(
            Tries(wrong, self._clock.utc_now())
        )  # before it is tried: ending the program saves no wait
        try:
            key = self._sealing.key_from(self._opened(sealed, passphrase))
        except UserProblem as problem:
            self._begin_wait()  # trying took a second itself
            if problem.problem is not Problem.WRONG_PASSPHRASE:
                self._count(Tries())
            if problem.problem in (Problem.SEAL_DAMAGED, Problem.KEY_MISTYPED, Problem.FILE_TOO_LARGE):
                raise UserProblem(Problem.LOCK_DAMAGED, file=LOCK_FILE) from None
            raise
        self._count(Tries())
        return key

    def change(self, old: str, new: str) -> SecretKey:
        """Another passphrase for the same key. Problems as in ``open`` and ``set_up``; then the old one holds."""
        check_passphrase(new)
        return self._keep(self.open(old), new)

    def give_passphrase(self, key: SecretKey, passphrase: str) -> None:
        """Whoever has the lock's own key may choose a new passphrase, and nobody has to wait any more.

        Problems as in ``set_up``.
        """
        self._keep(key, passphrase)
        self._count(Tries())

    def take_off(self, passphrase: str) -> None:
        """No lock any more. Problems as in ``open``; LOCK_NEEDED while records are encrypted."""
        if self._opens_records():
            raise UserProblem(Problem.LOCK_NEEDED)
        self.open(passphrase)
        self._files.take_off()

    def _keep(self, key: SecretKey, passphrase: str) -> SecretKey:
        check_passphrase(passphrase)
        self._files.keep(self._sealing.seal_with(key.reveal().encode(), _as_typed(passphrase)))
        return key

    def _sealed(self) -> bytes:
        try:
            return self._files.read()
        except UserProblem as problem:
            raise UserProblem(Problem.LOCK_DAMAGED, file=LOCK_FILE) from problem

    def _opened(self, sealed: bytes, passphrase: str) -> str:
        return self._sealing.open_with(sealed, _as_typed(passphrase), LOCK_FILE).decode("ascii", "replace")

    def _count(self, tries: Tries) -> None:
        """A wrong one is written down before it is tried, so that no end of the program makes it undone."""
        if tries != self._tries:
            self._files.keep_tries(tries)
        self._tries = tries
        self._begin_wait()

    def _begin_wait(self) -> None:
        self._left_s = float(wait_s(self._tries.wrong))
        self._since_ns = self._clock.now_ns()

    def _left_of_the_last_run(self) -> float:
        if self._tries.at is None:
            return float(wait_s(self._tries.wrong))
        return wait_left_s(self._tries.wrong, (self._clock.utc_now() - self._tries.at).total_seconds())


def check_passphrase(passphrase: str) -> None:
    """UserProblem: PASSPHRASE_SHORT."""
    if not SHORTEST_PASSPHRASE <= len(passphrase) <= LONGEST_PASSPHRASE or not passphrase.strip():
        raise UserProblem(Problem.PASSPHRASE_SHORT, least=SHORTEST_PASSPHRASE)


def _as_typed(passphrase: str) -> str:
    """The same signs whatever keyboard typed them: an accent may come as one sign or as two."""
    return normalize("NFC", passphrase)
