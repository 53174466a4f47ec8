"""A child that turns a whole computer and dies: at a step of somebody's record, or where the state is written.

Arguments: data folder, direction, which time, step (or "state").
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from gmi_trainer.paths import DataPaths
from gmi_trainer.services.clinic_key import SecretKey
from gmi_trainer.services.protection import Protection, Sheet
from gmi_trainer.services.protection_ports import ProtectionState
from gmi_trainer.storage.encrypting import RecordEncrypter, Step
from gmi_trainer.storage.protection_file import ProtectionFileOnDisk
from tests.fakes import FakeClock
from tests.storage.protected import SEALING, make_lock, make_protection


class _DyingFile(ProtectionFileOnDisk):
    """Its last act is to write."""

    def __init__(self, path: Path, times: int) -> None:
        super().__init__(path)
        self._times = times

    def keep(self, state: ProtectionState) -> None:
        super().keep(state)
        self._times -= 1
        if not self._times:
            os._exit(9)


def run(folder: Path, direction: str, times: int, last: str) -> None:
    paths, left = DataPaths(folder), [times]

    def dies(step: Step) -> None:
        if step == last:
            left[0] -= 1
            if not left[0]:
                os._exit(9)

    lock_key = SecretKey(os.environ["LOCK_KEY"])
    file = _DyingFile(paths.recovery, times if last == "state" else 0)
    protection: Protection = make_protection(
        paths, make_lock(paths), RecordEncrypter(paths, FakeClock(), dies), file
    )
    if direction == "on":
        secret = SecretKey(os.environ["SHEET_KEY"])
        protection.turn_on(lock_key, Sheet(secret, SEALING.public_of(secret)))
    else:
        protection.turn_off(lock_key)


if __name__ == "__main__":
    run(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), sys.argv[4])
