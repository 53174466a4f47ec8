"""The keys of encrypted records: each is random, and lies sealed beside its record in up to three ways."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Protocol

from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.services.clinic_key import SecretKey
from gmi_trainer.services.clinic_ports import Seal, Sealing

KEY_BYTES = 32


class KeyKind(StrEnum):
    """Who can open it. The name of the file."""

    PASSPHRASE = "passphrase.age"  # what the lock's passphrase opens
    RECOVERY = "recovery.age"  # the sheet that was printed once
    CLINIC = "clinic.age"  # the clinic's own key


PAPERS = (KeyKind.RECOVERY, KeyKind.CLINIC)
"""What stands on paper, for the day on which a passphrase is lost."""


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

    def held(self, profile_id: str) -> bytes | None:
        """The open key of somebody."""
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

    def owners(self) -> tuple[str, ...]:
        """Whose records have keys."""
        return self._files.owners()

    def damaged(self, owner: str) -> UserProblem | None:
        """What is missing, or nothing sealed, of what the lock and the sheet should open. Nothing is opened."""
        for kind in (KeyKind.PASSPHRASE, KeyKind.RECOVERY):
            try:
                if self._sealing.seal_of(self._files.read(owner, kind)) is Seal.NONE:
                    return UserProblem(Problem.RECORD_KEY_DAMAGED, file=kind.value)
            except UserProblem as problem:
                return problem
        return None

    def held(self, owner: str) -> bytes | None:
        """Somebody's key, while it is open."""
        return self._holder.held(owner)

    def make(self, owner: str, publics: Mapping[KeyKind, str]) -> bytes:
        """A new key, held from now on, and sealed in each way before it is used for anything."""
        key = self._new_bytes(KEY_BYTES)
        for kind, public in publics.items():
            self._keep(owner, kind, key, public)
        self._holder.put(owner, key)
        return key

    def open_all(self, lock: SecretKey) -> Mapping[str, UserProblem]:
        """Unlocked: hold every key that the lock opens. Whose could not be opened, and why."""
        problems: dict[str, UserProblem] = {}
        for owner in self._files.owners():
            try:
                self._holder.put(owner, self._open(owner, KeyKind.PASSPHRASE, lock))
            except UserProblem as problem:
                problems[owner] = problem
        return problems

    def paper_of(self, owner: str, secret: SecretKey) -> KeyKind | None:
        """As which paper this opens somebody's key, if it does. Nothing is held or written."""
        for kind in PAPERS:
            try:
                self._open(owner, kind, secret)
            except UserProblem:
                continue
            return kind
        return None

    def open_from_paper(self, owner: str, secret: SecretKey, lock: str) -> None:
        """With the recovery sheet or the clinic's own key; from now on the lock, whose public half is ``lock``, opens
        it again.

        UserProblem: RECORD_KEY_OF_ANOTHER or RECORD_KEY_DAMAGED.
        """
        told: UserProblem | None = None
        for kind in PAPERS:
            try:
                key = self._open(owner, kind, secret)
            except UserProblem as problem:
                told = told or problem
                continue
            self._keep(owner, KeyKind.PASSPHRASE, key, lock)
            self._holder.put(owner, key)
            return
        assert told is not None, "there are papers"
        raise told

    def seal_again(self, owner: str, publics: Mapping[KeyKind, str]) -> None:
        """Another paper opens an open key from now on. Nothing is done where the key is not open."""
        key = self._holder.held(owner)
        if key is not None:
            for kind, public in publics.items():
                self._keep(owner, kind, key, public)

    def forget(self) -> None:
        """Locked."""
        self._holder.empty()

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
