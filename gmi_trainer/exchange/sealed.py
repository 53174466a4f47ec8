"""Seals and opens files in the age format (clinic_ports.Sealing): the standard ``age`` tool reads what is sealed here.

Neither a key nor a passphrase is ever part of a message, of a log line or of what an exception says.
"""

from __future__ import annotations

import base64
import binascii
import re
from functools import cached_property
from typing import Any

from gmi_trainer.domain.key_signs import slip_in, whole_key
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.services.clinic_key import ClinicKey, SecretKey, key_of
from gmi_trainer.services.clinic_ports import Seal

LARGEST_SEALED_BYTES = 300_000_000
"""Far more than a life of daily training; it is held in memory while it is opened."""

MOST_WORK = 21
"""A passphrase's work doubles with each, and so does the memory that it takes: 2 GB here. What asks for more would stop
the program."""

_FIRST_LINE = b"age-encryption.org/v1\n"
_WORK = re.compile(re.escape(_FIRST_LINE) + rb"-> scrypt [^ \n]{1,64} (?P<work>[0-9]{1,9})\n")
_AS_TEXT = b"-----BEGIN AGE ENCRYPTED FILE-----"
_HEAD_BYTES = 4_096
_LONGEST_KEY_TEXT = 200
_WRONG_PASSPHRASE = "Decryption failed"
_NO_KEY_FITS = "No matching keys found"
_TOO_MUCH_WORK = "Excessive work"


class AgeSealing:
    """The library is read when something is first sealed or opened: no start waits for it."""

    def new_key(self) -> SecretKey:
        """A key that nobody has."""
        return SecretKey(str(self._age.x25519.Identity.generate()))

    def key_from(self, text: str) -> SecretKey:
        """A key typed from paper: spaces, dashes between groups, small letters and a beginning left out are forgiven; a
        slip is not, for the last signs are a check of all the others."""
        if slip_in(text) is not None:
            raise UserProblem(Problem.KEY_MISTYPED)
        try:
            return SecretKey(str(self._age.x25519.Identity.from_str(whole_key(text))))
        except self._age.IdentityError:
            raise UserProblem(Problem.KEY_MISTYPED) from None

    def public_of(self, secret: SecretKey) -> ClinicKey:
        """The half that may be known."""
        return key_of(str(self._identity(secret).to_public()))

    def is_public(self, text: str) -> bool:
        """Whether this is the public half of a key."""
        if len(text) > _LONGEST_KEY_TEXT:
            return False
        try:
            self._age.x25519.Recipient.from_str(text.strip().lower())
        except self._age.RecipientError:
            return False
        return True

    def seal_of(self, content: bytes) -> Seal:
        """How something is sealed, by its first lines."""
        head = _plain_head(content)
        if not head.startswith(_FIRST_LINE):
            return Seal.NONE
        return Seal.PASSPHRASE if head.removeprefix(_FIRST_LINE).startswith(b"-> scrypt ") else Seal.CLINIC

    def seal_for(self, content: bytes, public: str) -> bytes:
        """Seal for a clinic."""
        if not self.is_public(public):
            raise UserProblem(Problem.KEY_MISTYPED)
        recipient = self._age.x25519.Recipient.from_str(public.strip().lower())
        sealed: bytes = self._age.encrypt(content, [recipient])
        return sealed

    def seal_with(self, content: bytes, passphrase: str) -> bytes:
        """Seal with a passphrase."""
        sealed: bytes = self._age.passphrase.encrypt(content, passphrase)
        return sealed

    def open_for(self, content: bytes, secret: SecretKey, file: str) -> bytes:
        """Open what was sealed for this key."""
        _refuse_too_large(content, file)
        try:
            opened: bytes = self._age.decrypt(content, [self._identity(secret)])
        except self._age.DecryptError as error:
            raise UserProblem(_problem_of(str(error), Problem.SEALED_FOR_ANOTHER), file=file) from None
        return opened

    def open_with(self, content: bytes, passphrase: str, file: str) -> bytes:
        """Open what was sealed with a passphrase."""
        _refuse_too_large(content, file)
        _refuse_too_much_work(content, file)
        try:
            opened: bytes = self._age.passphrase.decrypt(content, passphrase)
        except self._age.DecryptError as error:
            raise UserProblem(_problem_of(str(error), Problem.WRONG_PASSPHRASE), file=file) from None
        return opened

    def _identity(self, secret: SecretKey) -> Any:
        try:
            return self._age.x25519.Identity.from_str(secret.reveal())
        except self._age.IdentityError:
            raise UserProblem(Problem.KEY_MISTYPED) from None

    @cached_property
    def _age(self) -> Any:
        import pyrage

        return pyrage


def _problem_of(said: str, where_it_does_not_fit: Problem) -> Problem:
    """What the library says of a file that it does not open. It never repeats what it was given."""
    fits_not = said.startswith((_WRONG_PASSPHRASE, _NO_KEY_FITS))
    return where_it_does_not_fit if fits_not else Problem.SEAL_DAMAGED


def _refuse_too_large(content: bytes, file: str) -> None:
    if len(content) > LARGEST_SEALED_BYTES:
        raise UserProblem(Problem.FILE_TOO_LARGE, file=file, limit=LARGEST_SEALED_BYTES)


def _refuse_too_much_work(content: bytes, file: str) -> None:
    found = _WORK.match(_plain_head(content))
    if found is not None and int(found["work"]) > MOST_WORK:
        raise UserProblem(Problem.SEAL_DAMAGED, file=file)


def _plain_head(content: bytes) -> bytes:
    """The first bytes; where they are written as text, what that text says."""
    head = content[:_HEAD_BYTES].lstrip()
    if not head.startswith(_AS_TEXT):
        return content[:_HEAD_BYTES]
    lines = head.splitlines()[1:-1]
    try:
        return base64.b64decode(b"".join(line for line in lines if not line.startswith(b"-")), validate=True)
    except binascii.Error:
        return b""
