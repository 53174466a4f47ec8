"""A clinic's secret key on the disk: an identity file of the age format, sealed with the clinic's passphrase."""

from __future__ import annotations

from pathlib import Path

from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.files.atomic import write_atomically
from gmi_trainer.files.reading import read_limited
from gmi_trainer.paths import make_private_folder
from gmi_trainer.services.clinic_key import SecretKey
from gmi_trainer.services.clinic_ports import Sealing

LARGEST_KEY_FILE_BYTES = 20_000
_REMARK = "#"


class SealedKeyFile:
    """``age -d -i`` takes the file as it is and asks for the passphrase (clinic_ports.KeyFile)."""

    def __init__(self, path: Path, sealing: Sealing) -> None:
        self._path = path
        self._sealing = sealing

    @property
    def is_there(self) -> bool:
        """Whether there is one."""
        return self._path.exists()

    def keep(self, secret: SecretKey, passphrase: str) -> None:
        """Beside its place, to the disk, renamed; only this user may read it."""
        public = self._sealing.public_of(secret).public
        text = f"{_REMARK} public key: {public}\n{secret.reveal()}\n"
        sealed = self._sealing.seal_with(text.encode(), passphrase)
        make_private_folder(self._path.parent)
        write_atomically(self._path, sealed)

    def open(self, passphrase: str) -> SecretKey:
        """The key, where the passphrase is the right one."""
        sealed = read_limited(self._path, LARGEST_KEY_FILE_BYTES)
        opened = self._sealing.open_with(sealed, passphrase, self._path.name)
        try:
            lines = opened.decode().splitlines()
        except UnicodeDecodeError:
            raise UserProblem(Problem.SEAL_DAMAGED, file=self._path.name) from None
        keys = [line for line in lines if line.strip() and not line.startswith(_REMARK)]
        if len(keys) != 1:
            raise UserProblem(Problem.SEAL_DAMAGED, file=self._path.name)
        return self._sealing.key_from(keys[0])
