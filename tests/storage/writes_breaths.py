"""A program that is killed: breathes, and says of each whole breath, once it is stored, which it was."""

from __future__ import annotations

import sys
from itertools import count
from pathlib import Path

from gmi_trainer.domain.breathing import GOAL
from gmi_trainer.services.session_ports import BreathResult
from gmi_trainer.storage.breath_log import SqliteBreathLog
from tests.samples import sample_breathing
from tests.storage.records import opened


def main(path: Path, number: int) -> None:
    """Write until killed."""
    with opened(path) as record:
        log = SqliteBreathLog(record)
        session = log.begin(sample_breathing(number))
        for breaths in count(1):
            log.keep(session, BreathResult(breaths, breaths * GOAL.cycle_ms, GOAL))
            sys.stdout.write(f"{session} {breaths}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
