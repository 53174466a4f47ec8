"""A child that turns a record and dies at a step. Arguments: data folder, direction, step."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from gmi_trainer.paths import DataPaths
from gmi_trainer.storage import driver
from gmi_trainer.storage.encrypting import RecordEncrypter, Step
from tests.fakes import FakeClock
from tests.storage.keys import KEY

if __name__ == "__main__":
    folder, direction, last = sys.argv[1:]

    def dies(step: Step) -> None:
        if step == last:
            os._exit(9)

    encrypter = RecordEncrypter(DataPaths(Path(folder)), FakeClock(), dies)
    if direction == "encrypt":
        encrypter.encrypt("one", KEY)
    else:
        driver.KEYS.put("one", KEY)
        encrypter.decrypt("one")
