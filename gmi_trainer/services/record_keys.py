"""The keys of encrypted records: each is random, and lies sealed beside its record in up to three ways."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Protocol

from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.services.clinic_key import SecretKey
from gmi_trainer.services.clinic_ports import Sealing

KEY_BYTES = 32


class KeyKind(StrEnum):
    """Who can open it. The name of the file."""

    PASSPHRASE = "passphrase.age"  # what the lock's passphrase opens
    RECOVERY = "recovery.age"  # the sheet that was printed once
    CLINIC = "clinic.age"  # the clinic's own key


class RecordKeyFiles(Protocol):
    """Where they lie."""

    def owners(self) -> tuple[str, ...]:
        """Whose records have keys."""
        ...

    def keep(self, owner: str, kind: KeyKind, sealed: bytes) -> None:
        """Write one, whole or not at all. UserProblem: DISK_FULL or FOLDER_NOT_WRITABLE."""
        ...

    def read(self, owner: str, kind: KeyKind) -> bytes:
        """One of them. UserProblem(RECORD_KEY_DAMAGED) where there is none."""
        ...


class KeyHolder(Protocol):
    """The one place where open keys are."""

    def put(self, profile_id: str, key: bytes) -> None:
        """Use it from now on."""
        ...

    def empty(self) -> None:
        """Forget all."""
        ...


class RecordKeys:
    """Makes keys, and opens them with what somebody has. None of it is ever said, kept or logged in the open."""

    def __init__(
        self, files: RecordKeyFiles, sealing: Sealing, holder: KeyHolder, new_bytes: Callable[[int], bytes]
    ) -> None:
        """``new_bytes``: as many bytes as are asked for, that nobody can guess."""
        self._files = files
        self._sealing = sealing
        self._holder = holder
        self._new_bytes = new_bytes

    def make(self, owner: str, lock: SecretKey, clinic: str | None = None) -> tuple[bytes, SecretKey]:
        """A new key, sealed for the lock and for a sheet of paper that opens it when all else is lost.

        ``clinic``: the public half of the clinic's key, where there is one. Returns the key and what is to be printed;
        that is nowhere else.
        """
        key, sheet = self._new_bytes(KEY_BYTES), self._sealing.new_key()
        self._keep(owner, KeyKind.RECOVERY, key, self._sealing.public_of(sheet).public)
        if clinic is not None:
            self._keep(owner, KeyKind.CLINIC, key, clinic)
        self._keep(owner, KeyKind.PASSPHRASE, key, self._sealing.public_of(lock).public)
        return key, sheet

    def open_all(self, lock: SecretKey) -> Mapping[str, UserProblem]:
        """Unlocked: hold every key that the lock opens. Whose could not be opened, and why."""
        problems: dict[str, UserProblem] = {}
        for owner in self._files.owners():
            try:
                self._holder.put(owner, self._open(owner, KeyKind.PASSPHRASE, lock))
            except UserProblem as problem:
                problems[owner] = problem
        return problems

    def open_with_sheet(self, owner: str, typed: str, lock: SecretKey) -> None:
        """From the recovery sheet; from now on the lock opens it again.

        UserProblem: KEY_MISTYPED, RECORD_KEY_OF_ANOTHER or RECORD_KEY_DAMAGED.
        """
        self._open_again(owner, KeyKind.RECOVERY, self._sealing.key_from(typed), lock)

    def open_for_clinic(self, owner: str, clinic: SecretKey, lock: SecretKey) -> None:
        """The same with the clinic's own key."""
        self._open_again(owner, KeyKind.CLINIC, clinic, lock)

    def forget(self) -> None:
        """Locked."""
        self._holder.empty()

    def _open_again(self, owner: str, kind: KeyKind, secret: SecretKey, lock: SecretKey) -> None:
        key = self._open(owner, kind, secret)
        self._keep(owner, KeyKind.PASSPHRASE, key, self._sealing.public_of(lock).public)
        self._holder.put(owner, key)

    def _keep(self, owner: str, kind: KeyKind, key: bytes, public: str) -> None:
        self._files.keep(owner, kind, self._sealing.seal_for(key, public))

    def _open(self, owner: str, kind: KeyKind, secret: SecretKey) -> bytes:
        sealed = self._files.read(owner, kind)
        try:
            key = self._sealing.open_for(sealed, secret, kind.value)
        except UserProblem as problem:
            of_another = problem.problem is Problem.SEALED_FOR_ANOTHER
            told = Problem.RECORD_KEY_OF_ANOTHER if of_another else Problem.RECORD_KEY_DAMAGED
            raise UserProblem(told, file=kind.value) from None
        if len(key) != KEY_BYTES:
            raise UserProblem(Problem.RECORD_KEY_DAMAGED, file=kind.value)
        return key
