"""How long looking back takes with 1, 5 and 10 years of daily life: ``python -m tests.benchmarks.history``.

The same things are asked of all records in turn in one run, so the ratios say more than the milliseconds do. What
shows a fixed amount (a page of sessions, a span, a report of some weeks, today) should cost the same whatever lies
behind it; a chart of everything may grow with what it shows. Then the real place, off screen: the time until it is
opened, switched to another view or room, and the longest time for which the window's thread did not answer meanwhile.
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
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from gmi_trainer.bootstrap.workspaces import WorkspaceOpener, load_library
from gmi_trainer.domain.about import AboutMe
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.report import WEEKS, Interval, ReportChoice, Section
from gmi_trainer.domain.span import Span
from gmi_trainer.files.atomic import copy_atomically
from gmi_trainer.paths import data_paths
from gmi_trainer.services.breath_history import read_breath_history
from gmi_trainer.services.days import read_month
from gmi_trainer.services.first_view import read_first_view
from gmi_trainer.services.pathway import read_ways
from gmi_trainer.services.progress import read_course, read_session
from gmi_trainer.services.turning import read_slow
from gmi_trainer.services.workspace import Workspace
from gmi_trainer.storage.database import Record, open_record
from gmi_trainer.storage.driver import RECORD_FILE
from tests.benchmarks.record_maker import LAST_DAY, OFFSET_MIN, make_record
from tests.benchmarks.spread import Spread, in_turn, spread, verdict
from tests.fakes import FakeClock
from tests.storage.records import no_copy

if TYPE_CHECKING:
    from tests.benchmarks.history_page import PageBench, PageTimes

YEARS = (1.0, 5.0, 10.0)
PAGE_OF_SESSIONS = 50
MS = 1000.0
SAME = 1.5
"""How much longer the largest record may take for what shows a fixed amount."""
STALL_MS = 16.0
"""The longest that the window's thread may be away: a picture of a usual screen."""

OPENED_MS, SWITCHED_MS, REPORT_MS = 200.0, 100.0, 2_000.0
REPORT = "a report of twelve weeks"


@dataclass(frozen=True, slots=True)
class Years:
    """A record with so many years in it, opened; and a copy at ``spare`` that nobody has open. ``began_on``: its plan;
    ``reads_report``: a report of twelve weeks with all there can be in it, as a job reads it."""

    years: float
    spare: Path
    workspace: Workspace
    newest_session: int
    began_on: date
    reads_report: Callable[[], object]


def years_of(years: float, spare: Path, workspace: Workspace) -> Years:
    """What is asked for on the window's thread before a job may ask the rest."""
    with workspace.history() as history:
        (newest,) = history.sessions(limit=1)
    choice = ReportChoice(Interval(max(WEEKS), LAST_DAY), frozenset(Section))
    reads_report = workspace.report().reading(choice)
    return Years(years, spare, workspace, newest.session_id, workspace.today.plan().began_on, reads_report)


Question = Callable[[Years], object]


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
    return years_of(years, spare, workspace)


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


def course(span: Span, record: Years) -> object:
    """One body part over a span, with its verdict and what else was going on."""
    with record.workspace.history() as history, record.workspace.day_reader() as days:
        return read_course(history, days, BodyPart.HAND, span, LAST_DAY)


def first_view(record: Years) -> object:
    """All that the first view of Progress shows."""
    with record.workspace.history() as history, record.workspace.day_reader() as days:
        return read_first_view(history, days, None, None, LAST_DAY, AboutMe(), record.began_on)


def slow_pictures(record: Years) -> object:
    """What made somebody slow."""
    with record.workspace.looks() as reader:
        return read_slow(reader, BodyPart.HAND, AboutMe())


def calendar(record: Years) -> object:
    """A month at a glance."""
    with record.workspace.day_reader() as days:
        return read_month(days, LAST_DAY.replace(day=1), LAST_DAY, AboutMe(), record.began_on)


def report(record: Years) -> object:
    """A report of twelve weeks with all there can be in it."""
    return record.reads_report()


FIXED: dict[str, Question] = {
    "open the record": opening,
    "today": today,
    "first view of Progress": first_view,
    "a part over two weeks": partial(course, Span.TWO_WEEKS),
    "a part over three months": partial(course, Span.THREE_MONTHS),
    "a part over a year": partial(course, Span.YEAR),
    "which pictures are slow": slow_pictures,
    "a month of the calendar": calendar,
    "the newest 50 sessions": newest_sessions,
    "one session": one_session,
    "the newest 50 times of breathing": newest_breathing,
    "the way through the stages": ways,
}
GROWING: dict[str, Question] = {
    REPORT: report,
    "a part over all there is": partial(course, Span.ALL),
    "before breathing": breath_begins,
    "before a lesson": learned,
    "looking back on breathing": breath_history,
    "all breathing there was": all_breathing,
}


NOT_ASKED_IN_JOBS = (
    "open the record",
    "today",
    "the way through the stages",
    "before breathing",
    "before a lesson",
)
BESIDE = {words: ask for words, ask in (FIXED | GROWING).items() if words not in NOT_ASKED_IN_JOBS}
"""What the views and rooms of Progress ask."""


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


def measure_page(
    bench: PageBench, records: Sequence[Years], runs: int
) -> tuple[dict[str, list[Spread]], dict[str, list[Spread]]]:
    """Progress opened, switched and looked through, for every record in turn: how long it took, and the longest time
    that the window's thread was away."""
    taken: dict[str, list[list[PageTimes]]] = {}
    for run in range(runs + 1):
        for number, record in enumerate(records):
            for words, times in bench.look_back(record.workspace).items():
                of_records = taken.setdefault(words, [[] for _ in records])
                if run:  # the first round reads modules and warms caches up
                    of_records[number].append(times)
    middle = {
        words: [spread([times.filled_ms for times in of_record]) for of_record in found]
        for words, found in taken.items()
    }
    stalls = {
        words: [spread([times.longest_stall_ms for times in of_record]) for of_record in found]
        for words, found in taken.items()
    }
    return middle, stalls


def measure_beside(bench: PageBench, records: Sequence[Years], runs: int) -> dict[str, list[Spread]]:
    """Every question once more, beside a window that has nothing else to do: how long its thread is away."""
    return {
        words: [spread([bench.stall_beside(partial(ask, record)) for _ in range(runs)]) for record in records]
        for words, ask in BESIDE.items()
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


def verdicts(
    asked: dict[str, list[Spread]],
    beside: dict[str, list[Spread]],
    shown: dict[str, list[Spread]],
    stalls: dict[str, list[Spread]],
) -> list[str]:
    """What the goals say, of the largest record."""

    def slowest(found: dict[str, list[Spread]]) -> tuple[str, float]:
        words, spreads = max(found.items(), key=lambda item: item[1][-1].middle)
        return words, spreads[-1].middle

    spans = {words: found for words, found in shown.items() if words.startswith(("span", "another"))}
    rooms = {words: found for words, found in shown.items() if words.endswith("again")}
    lines = [
        verdict(f"{words}, largest : smallest", asked[words][-1].middle / asked[words][0].middle, SAME)
        for words in FIXED
    ]
    lines.append(verdict("Progress opened again, ms", shown["Progress again"][-1].middle, OPENED_MS))
    for name, found in (("view", spans), ("room", rooms)):
        words, middle = slowest(found)
        lines.append(verdict(f"slowest {name} ({words}), ms", middle, SWITCHED_MS))
    lines.append(verdict("a report of twelve weeks, ms", asked[REPORT][-1].middle, REPORT_MS))
    for name, found in (("a question", beside), ("what is built and painted", stalls)):
        words, middle = slowest(found)
        lines.append(verdict(f"longest stall by {name} ({words}), ms", middle, STALL_MS))
    return lines


def run(years: Sequence[float], runs: int) -> tuple[str, dict[str, list[Spread]], list[str]]:
    """Make the records, measure, and say what was found: tables, all the numbers, and the goals."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault(
        "QT_LOGGING_RULES", "default.warning=false"
    )  # off screen there is no window manager
    from tests.benchmarks.history_page import PageBench

    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="gmi-years-")))
        records = [open_years(folder, number, stack) for number in years]
        asked = measure(records, runs)
        bench = stack.enter_context(PageBench(folder / "cache", evening()))
        beside = measure_beside(bench, records, runs)
        shown, stalls = measure_page(bench, records, runs)
        words = "\n\n".join(
            (
                f"{head}\n{table(records, found)}"
                for head, found in (
                    ("Asked in a background job", asked),
                    ("Asked beside a window: the longest that its thread was away", beside),
                    ("Shown: from the press until everything is in view", shown),
                    ("The longest that the window's thread was away meanwhile", stalls),
                )
            )
        )
        everything = asked | shown
        everything |= {f"beside, {name}": found for name, found in beside.items()}
        everything |= {f"stall, {name}": found for name, found in stalls.items()}
        return words, everything, verdicts(asked, beside, shown, stalls)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--years", type=float, nargs="+", default=YEARS, help="records to compare")
    parser.add_argument("--runs", type=int, default=7)
    options = parser.parse_args()
    words, _, goals = run(options.years, options.runs)
    print("Looking back, in ms; ratio = the largest record against the smallest\n")
    print(words)
    print("\n" + "\n".join(goals))
    return 0


if __name__ == "__main__":
    sys.exit(main())
