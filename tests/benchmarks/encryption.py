"""What encryption costs, beside the plain driver in one run: ``python -m tests.benchmarks.encryption``.

Both drivers in turn, the same record: one answer written as a drill writes it, a record opened, and a year of sessions
read as Progress reads them. A busy moment meets both alike, so the ratios say more than the numbers.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from functools import partial
from itertools import count
from pathlib import Path

from gmi_trainer.files.atomic import copy_atomically
from gmi_trainer.paths import data_paths
from gmi_trainer.storage import driver
from gmi_trainer.storage.driver import RECORD_FILE
from gmi_trainer.storage.history import SqliteHistory
from gmi_trainer.storage.session_log import SqliteSessionLog
from tests.benchmarks.record_maker import make_record
from tests.benchmarks.spread import Spread, in_turn
from tests.fakes import FakeClock
from tests.samples import sample_start, sample_trial
from tests.storage.keys import KEY, keys_for
from tests.storage.records import opened

PLAIN, ENCRYPTED = "plain", "encrypted"
ANSWER, OPENING, LOOKING = "an answer written (µs)", "a record opened (µs)", "all sessions read (µs)"
ANSWERS = 200
US = 1e6


def _spent(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * US


def _write(path: Path, number: int, answers: int) -> float:
    """One answer of a drill, in the middle of its block, waited for as the drill waits."""
    with opened(path) as record:
        log = SqliteSessionLog(record, FakeClock())
        trials = [sample_trial(position) for position in range(1, answers + 1)]
        record.enter_block()
        session = log.begin(sample_start(number), [trial.stimulus for trial in trials])
        return _spent(lambda: [log.add_trial(session, trial) for trial in trials]) / answers


def _open(path: Path) -> float:
    def act() -> None:
        with closing(driver.connect_for_reading(path)) as connection:
            connection.execute("SELECT count(*) FROM person").fetchone()

    return _spent(act)


def _look(path: Path) -> float:
    def act() -> None:
        with SqliteHistory(path) as history:
            history.sessions()

    return _spent(act)


@contextmanager
def both(years: float) -> Iterator[Mapping[str, Path]]:
    """The same record twice, one of them encrypted, its key held."""
    with tempfile.TemporaryDirectory() as folder:
        paths = data_paths(Path(folder))
        make_record(paths, years, seed=1)
        (made,) = paths.profiles.glob(f"*/{RECORD_FILE}")
        places = {kind: Path(folder) / kind / RECORD_FILE for kind in (PLAIN, ENCRYPTED)}
        for path in places.values():
            path.parent.mkdir()
        copy_atomically(made, places[PLAIN])
        places[ENCRYPTED].touch(0o600)
        driver.copy_encrypted(places[PLAIN], places[ENCRYPTED], KEY)
        with keys_for(places[ENCRYPTED]):
            yield places


def measure(years: float, runs: int, answers: int = ANSWERS) -> dict[str, dict[str, Spread]]:
    """For each thing, both drivers."""
    numbers = count(900_001)
    with both(years) as places:
        return {
            words: in_turn(runs, {kind: partial(act, path) for kind, path in places.items()})
            for words, act in (
                (ANSWER, lambda path: _write(path, next(numbers), answers)),
                (OPENING, _open),
                (LOOKING, _look),
            )
        }


def table(found: Mapping[str, Mapping[str, Spread]]) -> str:
    """A line a thing: plain, encrypted, and how many times as long."""
    lines = [f"{'':26} {PLAIN:>10} {ENCRYPTED:>10} {'times':>6}"]
    for words, row in found.items():
        plain, encrypted = row[PLAIN].middle, row[ENCRYPTED].middle
        lines.append(f"{words:26} {plain:10.0f} {encrypted:10.0f} {encrypted / plain:6.2f}")
    return "\n".join(lines)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--years", type=float, default=1.0)
    parser.add_argument("--runs", type=int, default=15)
    wish = parser.parse_args()
    print(table(measure(wish.years, wish.runs)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
