"""How long looking back takes with 1, 5 and 10 years of daily life: ``python -m tests.benchmarks.history``.

The same things are asked of all records in turn in one run, so the ratios say more than the milliseconds do. What
shows a fixed amount (a page of sessions, one session, today) should cost the same whatever lies behind it; a chart of
everything may grow with what it shows. Then the real page, off screen: the time until it is filled, and the longest
time for which the window's thread did not answer meanwhile.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from gmi_trainer.bootstrap.workspaces import WorkspaceOpener, load_library
from gmi_trainer.files.atomic import copy_atomically
from gmi_trainer.paths import data_paths
from gmi_trainer.services.breath_history import read_breath_history
from gmi_trainer.services.pathway import read_ways
from gmi_trainer.services.progress import read_earlier_course, read_overview, read_session
from gmi_trainer.services.workspace import Workspace
from gmi_trainer.storage.database import Record, open_record
from gmi_trainer.storage.driver import RECORD_FILE
from tests.benchmarks.record_maker import LAST_DAY, OFFSET_MIN, make_record
from tests.benchmarks.spread import Spread, in_turn, spread, verdict
from tests.fakes import FakeClock
from tests.storage.records import no_copy

if TYPE_CHECKING:
    from tests.benchmarks.history_page import PageBench

YEARS = (1.0, 5.0, 10.0)
PAGE_OF_SESSIONS = 50
MS = 1000.0
SAME = 1.5
"""How much longer the largest record may take for what shows a fixed amount."""
STALL_MS = 100.0
"""The longest that the window's thread may be away while Progress is filled: nobody feels it."""


@dataclass(frozen=True, slots=True)
class Years:
    """A record with so many years in it, opened; and a copy at ``spare`` that nobody has open."""

    years: float
    spare: Path
    workspace: Workspace
    newest_session: int


def open_years(folder: Path, years: float, stack: ExitStack) -> Years:
    """Make a record and open it as the program does."""
    paths = data_paths(folder / f"{years:g}")
    profile = make_record(paths, years)
    opener = WorkspaceOpener(paths, evening(), load_library())
    path = paths.profiles / profile.profile_id / RECORD_FILE
    spare = paths.root / "spare" / RECORD_FILE
    spare.parent.mkdir(mode=0o700)
    copy_atomically(path, spare)
    workspace = opener.open(profile)
    stack.callback(workspace.close)
    with workspace.history() as history:
        (newest,) = history.sessions(limit=1)
    return Years(years, spare, workspace, newest.session_id)


def evening() -> FakeClock:
    """The end of the last day in the records."""
    return FakeClock(
        utc=datetime(LAST_DAY.year, LAST_DAY.month, LAST_DAY.day, 18, tzinfo=UTC), offset_min=OFFSET_MIN
    )


def opening(record: Years) -> object:
    """Open a record that was closed well; ``timed`` closes it again."""
    return open_record(record.spare, no_copy)


def newest_sessions(record: Years) -> object:
    """One page of the list."""
    with record.workspace.history() as history:
        return history.sessions(limit=PAGE_OF_SESSIONS + 1)


def one_session(record: Years) -> object:
    """A session with all its trials."""
    with record.workspace.history() as history:
        return read_session(history, record.newest_session)


def today(record: Years) -> object:
    """Everything that the first page wants to know."""
    service = record.workspace.today
    plan = service.plan()
    with record.workspace.diary() as diary:
        return service.look(diary, plan)


def ways(record: Years) -> object:
    """The way through the stages, with all its figures."""
    with record.workspace.history() as history, record.workspace.diary() as diary:
        return read_ways(history, diary, record.workspace.drills, LAST_DAY)


def breath_begins(record: Years) -> object:
    """What the next breathing session has to know."""
    with record.workspace.history() as history:
        return record.workspace.breathing().past(history)


def newest_breathing(record: Years) -> object:
    """One page of breathing sessions with their ratings."""
    with record.workspace.history() as history:
        return history.breathing(PAGE_OF_SESSIONS + 1)


def breath_history(record: Years) -> object:
    """All that looking back on breathing shows."""
    with record.workspace.history() as history:
        return read_breath_history(history, PAGE_OF_SESSIONS, LAST_DAY, rates_pain=True)


def all_breathing(record: Years) -> object:
    """Every breathing session there ever was, with its ratings."""
    with record.workspace.history() as history:
        return history.breathing()


def learned(record: Years) -> object:
    """All that Learn, and a lesson, want to know."""
    with record.workspace.learned() as reader:
        return record.workspace.learning().past(reader)


def course(record: Years) -> object:
    """One body part over all the years."""
    with record.workspace.history() as history:
        return read_earlier_course(history, history.parts()[0])


def overview(record: Years) -> object:
    """All that the first view of Progress shows."""
    with record.workspace.history() as history:
        return read_overview(history, None, PAGE_OF_SESSIONS)


FIXED = {
    "open the record": opening,
    "today": today,
    "the newest 50 sessions": newest_sessions,
    "one session": one_session,
    "the newest 50 times of breathing": newest_breathing,
    "the way through the stages": ways,
}
GROWING = {
    "one part's course": course,
    "overview of Progress": overview,
    "before breathing": breath_begins,
    "before a lesson": learned,
    "looking back on breathing": breath_history,
    "all breathing there was": all_breathing,
}


def timed(ask: Callable[[Years], object], record: Years) -> float:
    """Milliseconds for one question."""
    begun = time.perf_counter()
    answer = ask(record)
    took = (time.perf_counter() - begun) * MS
    if isinstance(answer, Record):
        answer.close()
    return took


def measure(records: Sequence[Years], runs: int) -> dict[str, list[Spread]]:
    """Every question to every record, in turn; one round beforehand warms caches up."""
    found: dict[str, list[Spread]] = {}
    for words, ask in (FIXED | GROWING).items():
        measures = {f"{record.years:g}": partial(timed, ask, record) for record in records}
        in_turn(1, measures)
        found[words] = list(in_turn(runs, measures).values())
    return found


def measure_page(bench: PageBench, records: Sequence[Years], runs: int) -> dict[str, list[Spread]]:
    """The page filled from every record, in turn."""
    for record in records:
        bench.fill(record.workspace)
    filled: list[list[float]] = [[] for _ in records]
    stalls: list[list[float]] = [[] for _ in records]
    for _ in range(runs):
        for number, record in enumerate(records):
            times = bench.fill(record.workspace)
            filled[number].append(times.filled_ms)
            stalls[number].append(times.longest_stall_ms)
    return {
        "Progress filled": [spread(values) for values in filled],
        "longest stall of the window": [spread(values) for values in stalls],
    }


def table(records: Sequence[Years], found: dict[str, list[Spread]]) -> str:
    """Milliseconds by years, the largest record against the smallest, and the noise."""
    head = "".join(f"{f'{record.years:g} y':>10}" for record in records)
    lines = [f"{'ms':<34}{head}{'ratio':>9}{'noise':>8}"]
    for words, spreads in found.items():
        times = "".join(f"{value.middle:>10.1f}" for value in spreads)
        ratio = spreads[-1].middle / spreads[0].middle
        noise = max(value.noise for value in spreads)
        lines.append(f"{words:<34}{times}{ratio:>9.2f}{noise:>7.0%}")
    return "\n".join(lines)


def verdicts(found: dict[str, list[Spread]]) -> list[str]:
    """What the goals say."""
    lines = [
        verdict(f"{words}, largest : smallest", found[words][-1].middle / found[words][0].middle, SAME)
        for words in FIXED
    ]
    stall = max(value.middle for value in found["longest stall of the window"])
    return [*lines, verdict("longest stall of the window, ms", stall, STALL_MS)]


def run(years: Sequence[float], runs: int) -> tuple[str, dict[str, list[Spread]]]:
    """Make the records, measure, and say what was found."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault(
        "QT_LOGGING_RULES", "default.warning=false"
    )  # off screen there is no window manager
    from tests.benchmarks.history_page import PageBench

    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="gmi-years-")))
        records = [open_years(folder, number, stack) for number in years]
        found = measure(records, runs)
        bench = stack.enter_context(PageBench(folder / "cache", evening()))
        found |= measure_page(bench, records, runs)
        return table(records, found), found


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--years", type=float, nargs="+", default=YEARS, help="records to compare")
    parser.add_argument("--runs", type=int, default=7)
    options = parser.parse_args()
    words, found = run(options.years, options.runs)
    print("Looking back, in ms; ratio = the largest record against the smallest\n")
    print(words)
    print("\n" + "\n".join(verdicts(found)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
