"""A clinic's name and its key: made once, kept sealed, and put back from its paper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.services.clinic_key import ClinicKey, SecretKey
from gmi_trainer.services.clinic_ports import Clinic, ClinicCard, KeyFile, Sealing
from gmi_trainer.services.clock_port import Clock
from gmi_trainer.services.lock import check_passphrase
from gmi_trainer.services.people import tidy_name

SIGNS_TO_CHECK = 6
"""So many of the last signs are typed back from the paper: its last two groups, one of them a short one."""


class ClinicKeys:
    """What seals or opens takes a second, on purpose: ``make``, ``open``, ``restore`` and ``change`` run in jobs."""

    def __init__(
        self,
        card: ClinicCard,
        key_file: KeyFile,
        sealing: Sealing,
        clock: Clock,
        seal_for: Callable[[str], object] = lambda _public: None,
        opens_records: Callable[[], bool] = lambda: False,
    ) -> None:
        """``seal_for``: told the public half of a key that was made or put back, so that records are sealed for it.
        ``opens_records``: whether there are encrypted records, which its paper opens as well."""
        self._seal_for = seal_for
        self._opens_records = opens_records
        self._card = card
        self._key_file = key_file
        self._sealing = sealing
        self._clock = clock

    def clinic(self) -> Clinic | None:
        """Which clinic this is, once it has a name."""
        return self._card.clinic()

    @property
    def can_open(self) -> bool:
        """Whether the key is on this computer."""
        return self._key_file.is_there

    @property
    def opens_records(self) -> bool:
        """Whether its paper opens all records of this computer, too: they are encrypted."""
        return self._opens_records()

    def rename(self, name: str) -> Clinic:
        """What plans call this clinic from now on."""
        here = self._card.clinic()
        made = self._clock.utc_now().isoformat(timespec="seconds") if here is None else here.made_utc
        clinic = Clinic(tidy_name(name), made, None if here is None else here.key)
        self._card.keep_clinic(clinic)
        return clinic

    def make(self, name: str, passphrase: str) -> SecretKey:
        """Make the key. It is given back once, for the paper.

        UserProblem: KEY_IS_THERE, PASSPHRASE_SHORT, DISK_FULL or FOLDER_NOT_WRITABLE; then there is none.
        """
        here = self._card.clinic()
        if self._key_file.is_there or (here is not None and here.key is not None):
            raise UserProblem(Problem.KEY_IS_THERE)
        check_passphrase(passphrase)
        secret = self._sealing.new_key()
        self._keep(name, secret, passphrase)
        return secret

    def open(self, passphrase: str) -> SecretKey:
        """The key once more, for another paper. UserProblem: WRONG_PASSPHRASE, FILE_MISSING or SEAL_DAMAGED."""
        return self._key_file.open(passphrase)

    def public_of(self, secret: SecretKey) -> ClinicKey:
        """The half of it that plans carry."""
        return self._sealing.public_of(secret)

    def read(self, typed: str) -> tuple[SecretKey, ClinicKey]:
        """A key from its paper, with the fingerprint to compare.

        UserProblem: KEY_MISTYPED; KEY_IS_ANOTHER where this clinic's plans name another.
        """
        secret = self._sealing.key_from(typed)
        key = self._sealing.public_of(secret)
        here = self._card.clinic()
        if here is not None and here.key is not None and here.key.public != key.public:
            raise UserProblem(Problem.KEY_IS_ANOTHER, fingerprint=here.key.fingerprint)
        return secret, key

    def restore(self, name: str, secret: SecretKey, passphrase: str) -> ClinicKey:
        """Keep a key that was read from its paper, under a new passphrase. Problems as in ``make``."""
        check_passphrase(passphrase)
        return self._keep(name, secret, passphrase)

    def change(self, old: str, new: str) -> None:
        """Another passphrase for the same key. Problems as in ``open`` and ``make``; then the old one holds."""
        check_passphrase(new)
        self._key_file.keep(self._key_file.open(old), new)

    def _keep(self, name: str, secret: SecretKey, passphrase: str) -> ClinicKey:
        """The file first: a key that plans name but nobody has would be worse than none."""
        key = self._sealing.public_of(secret)
        self._key_file.keep(secret, passphrase)
        self._card.keep_clinic(replace(self.rename(name), key=key))
        self._seal_for(key.public)
        return key


def last_group(secret: SecretKey) -> str:
    """The last signs of the key, which show that the paper is there and can be read."""
    return secret.reveal()[-SIGNS_TO_CHECK:]


def is_last_group(secret: SecretKey, typed: str) -> bool:
    """Whether these are they; small letters, spaces and dashes are forgiven."""
    return "".join(typed.upper().replace("-", " ").split()) == last_group(secret)
