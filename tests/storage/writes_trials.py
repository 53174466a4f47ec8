"""A program that is killed: writes a drill's trials and says of each, once it is stored, which it was."""

from __future__ import annotations

import sys
from itertools import count
from pathlib import Path

from gmi_trainer.storage.session_log import SqliteSessionLog
from tests.fakes import FakeClock
from tests.samples import sample_start, sample_trial
from tests.storage.records import opened


def main(path: Path, number: int) -> None:
    """Write until killed."""
    with opened(path) as record:
        log = SqliteSessionLog(record, FakeClock())
        trials = [sample_trial(position) for position in range(1, 200)]
        session = log.begin(sample_start(number), [t.stimulus for t in trials])
        for position in count(1):
            trial = trials[position - 1] if position < 200 else sample_trial(position)
            log.add_trial(session, trial)
            sys.stdout.write(f"{session} {position}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
