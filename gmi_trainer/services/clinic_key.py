"""A clinic's key: the half that plans carry, and the half that only the clinic has."""

from __future__ import annotations

import hashlib

from gmi_trainer.domain.values import dataclass

FINGERPRINT_SIGNS = 16
SIGNS_IN_A_GROUP = 4


@dataclass(frozen=True, slots=True)
class ClinicKey:
    """The half that may be known to anybody: what is sealed with it opens only in the clinic.

    ``public``: as the age format writes it (age1...). ``fingerprint``: short enough to be compared by eye.
    """

    public: str
    fingerprint: str


class SecretKey:
    """The half that opens results. What it says is told by ``reveal`` alone, never by a log or a message."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def __repr__(self) -> str:
        return "SecretKey(...)"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SecretKey) and self._text == other._text

    def __hash__(self) -> int:
        raise TypeError("nothing is kept by a secret key")

    def __reduce__(self) -> str:
        raise TypeError("a secret key is not copied about")

    def reveal(self) -> str:
        """The key as the age format writes it (AGE-SECRET-KEY-1...), for the paper and for the lock of its file."""
        return self._text


def fingerprint_of(public: str) -> str:
    """The first sixteen signs of the key's SHA-256, in groups of four."""
    signs = hashlib.sha256(public.strip().lower().encode()).hexdigest()[:FINGERPRINT_SIGNS]
    return in_groups(signs)


def key_of(public: str) -> ClinicKey:
    """A public key with its fingerprint."""
    tidy = public.strip().lower()
    return ClinicKey(tidy, fingerprint_of(tidy))


def in_groups(signs: str, each: int = SIGNS_IN_A_GROUP) -> str:
    """Signs in groups that can be read out and compared."""
    return " ".join(signs[at : at + each] for at in range(0, len(signs), each))
