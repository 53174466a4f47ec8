"""What keys and results need of the world: sealing in the age format, and where a clinic keeps its own."""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol

from gmi_trainer.domain.values import dataclass
from gmi_trainer.services.clinic_key import ClinicKey, SecretKey


class Seal(StrEnum):
    """How a file is sealed: for one clinic's key, with a passphrase, or not at all."""

    CLINIC = "clinic"
    PASSPHRASE = "passphrase"
    NONE = "none"


class Sealing(Protocol):
    """Seals and opens. What comes out can be opened by the standard ``age`` tool, and the other way round."""

    def new_key(self) -> SecretKey:
        """A key that nobody has."""
        ...

    def key_from(self, text: str) -> SecretKey:
        """A key typed from paper, spaces and small letters forgiven. UserProblem(KEY_MISTYPED)."""
        ...

    def public_of(self, secret: SecretKey) -> ClinicKey:
        """The half that may be known."""
        ...

    def is_public(self, text: str) -> bool:
        """Whether this is the public half of a key."""
        ...

    def seal_of(self, content: bytes) -> Seal:
        """How something is sealed, by its first lines."""
        ...

    def seal_for(self, content: bytes, public: str) -> bytes:
        """Seal for a clinic. UserProblem(KEY_MISTYPED) where ``public`` is no key."""
        ...

    def seal_with(self, content: bytes, passphrase: str) -> bytes:
        """Seal with a passphrase. It takes a second, on purpose: call it in a background job."""
        ...

    def open_for(self, content: bytes, secret: SecretKey, file: str) -> bytes:
        """UserProblem: SEALED_FOR_ANOTHER, SEAL_DAMAGED or FILE_TOO_LARGE, about ``file``."""
        ...

    def open_with(self, content: bytes, passphrase: str, file: str) -> bytes:
        """UserProblem: WRONG_PASSPHRASE, SEAL_DAMAGED or FILE_TOO_LARGE, about ``file``. It takes a second."""
        ...


class KeyFile(Protocol):
    """Where a clinic's secret key lies, itself sealed with the clinic's passphrase."""

    @property
    def is_there(self) -> bool:
        """Whether there is one."""
        ...

    def keep(self, secret: SecretKey, passphrase: str) -> None:
        """Write it, whole or not at all, for this user only. UserProblem: DISK_FULL or FOLDER_NOT_WRITABLE."""
        ...

    def open(self, passphrase: str) -> SecretKey:
        """UserProblem: WRONG_PASSPHRASE, FILE_MISSING or SEAL_DAMAGED."""
        ...


@dataclass(frozen=True, slots=True)
class Clinic:
    """A clinic as its plans name it. ``key`` None: none was made yet, and results come back unsealed."""

    name: str
    made_utc: str
    key: ClinicKey | None = None


class ClinicCard(Protocol):
    """Where it is written down which clinic this is (the clinic's own file)."""

    def clinic(self) -> Clinic | None:
        """This clinic, once it has a name."""
        ...

    def keep_clinic(self, clinic: Clinic) -> None:
        """Write it down."""
        ...
