"""Measures from outside what the drill's response times are worth: ``python -m tests.benchmarks.response_times``.

The real program runs on a virtual screen; a robot answers; its own stamps are set against the rows of the record,
without load, with two busy cores, and with the program's own thread held up 20 of every 50 ms. The bare drill in
the same run says what this machine and the robot contribute.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from tests.benchmarks.comparison import Accuracy, Recorded, Stroke, compare
from tests.benchmarks.robot import KEYS, Robot, be_ordinary, be_urgent, wait_until_still
from tests.benchmarks.staging import running, stage, wait_for_a_window
from tests.e2e.running import rows
from tests.e2e.watching import until
from tests.e2e.x11 import Rect, XScreen

HERE = Path(__file__).parent
SEED = 42
BARE = "bare drill"
STILL_S = 1.6  # longer than a step of the count-down and than any cross


@dataclass(frozen=True, slots=True)
class Target:
    """What we ask of ourselves, seen from outside."""

    words: str
    value: Callable[[Accuracy], float]
    limit: float
    loads: tuple[str, ...]
    at_least: bool = False


TARGETS = (
    Target("|median bias| ms", lambda found: abs(found.bias_median), 1.0, ("free",)),
    Target("SD ms", lambda found: found.bias_sd, 1.0, ("free",)),
    Target("within 2.5 ms of the median", lambda found: found.within_2_5, 0.95, ("free",), at_least=True),
    Target("lost or wrong keys", lambda found: found.lost + found.wrong_key, 0, ("free", "busy", "blocked")),
    Target("key to next picture, median ms", lambda found: found.next_median, 5.0, ("free",)),
    Target("key to next picture, p95 ms", lambda found: found.next_p95, 10.0, ("free",)),
    Target("SD ms", lambda found: found.bias_sd, 3.0, ("busy",)),
    Target("SD ms", lambda found: found.bias_sd, 1.5, ("blocked",)),
)
LOADS = {"free": "no load", "busy": "two busy cores", "blocked": "GUI thread held 20 of 50 ms"}


def measure(load: str, pictures: int) -> Accuracy:
    """One run of the real program under one load."""
    with stage() as (place, screen, folder):
        data = folder / "data"
        data.mkdir()
        start = [str(HERE / "blocked_gui.py")] if load == "blocked" else ["-m", "gmi_trainer"]
        drill = [
            "drill",
            "--part",
            "hand",
            "--pictures",
            str(pictures),
            "--seed",
            str(SEED),
            "--interval",
            "0",
        ]
        with running([*start, "--data-dir", str(data), *drill], place, folder) as process:
            wait_for_a_window(screen, process, folder)
            everything = Rect(0, 0, *screen.size)
            assert wait_until_still(lambda: screen.pixels(everything), STILL_S, 30), "the ready screen moves"
            screen.tap("space")
            until(lambda: screen.pixels(everything), 5, "the count-down begins")
            assert wait_until_still(lambda: screen.pixels(everything), STILL_S, 30), "no picture stays"
            picture = _place_of_the_picture(data)
            with _busy(load):
                strokes = _answer(screen, picture, pictures)
            until(
                lambda: rows(data, "SELECT 1 FROM session WHERE finished_utc IS NOT NULL"), 20, "it is done"
            )
            return compare(strokes, _recorded(data), KEYS)


def measure_bare(load: str, pictures: int) -> Accuracy:
    """The same with the bare drill, under the loads that come from outside the process."""
    with stage() as (place, screen, folder):
        command = [str(HERE / "bare_drill.py"), str(folder), str(pictures)]
        with running(command, place, folder) as process:
            wait_for_a_window(screen, process, folder)
            picture = Rect(*json.loads((folder / "place.json").read_text()))
            assert wait_until_still(lambda: screen.pixels(picture), 0.5, 20), "the bare window moves"
            with _busy(load):
                strokes = _answer(screen, picture, pictures)
            process.wait(20)
        measured = [Recorded(**row) for row in json.loads((folder / "rows.json").read_text())]
        return compare(strokes, measured, KEYS)


def _answer(screen: XScreen, picture: Rect, pictures: int) -> list[Stroke]:
    be_urgent()
    try:
        return Robot(screen, picture, random.Random(SEED)).answer(pictures)
    finally:
        be_ordinary()


def _place_of_the_picture(data: Path) -> Rect:
    (session,) = rows(data, "SELECT environment FROM session")
    return Rect(*json.loads(session["environment"])["stimulus_rect"])


def _recorded(data: Path) -> list[Recorded]:
    found = rows(data, "SELECT key_handler_ns, rt_ms, response FROM trial WHERE rt_ms IS NOT NULL")
    return [Recorded(row["key_handler_ns"], row["rt_ms"], row["response"]) for row in found]


@contextmanager
def _busy(load: str) -> Iterator[None]:
    with ExitStack() as stack:
        for _ in range(2 if load == "busy" else 0):
            process = subprocess.Popen([sys.executable, str(HERE / "busy_core.py")])
            stack.callback(process.wait)
            stack.callback(process.kill)
        yield


def table(found: Sequence[tuple[str, Accuracy]]) -> str:
    """All runs, one line each."""
    head = f"{'run':<42} {'n':>3} {'bias':>6} {'SD':>6} {'in 2.5':>7} {'next':>6} {'p95':>6} {'lost':>5} {'wrong':>5}"
    lines = [head]
    for name, run in found:
        lines.append(
            f"{name:<42} {run.answers:>3} {run.bias_median:>+6.2f} {run.bias_sd:>6.2f} {run.within_2_5:>7.0%} "
            f"{run.next_median:>6.2f} {run.next_p95:>6.2f} {run.lost:>5} {run.wrong_key:>5}"
        )
    return "\n".join(lines)


def verdicts(load: str, found: Accuracy) -> list[str]:
    """What the targets say about a run. For reading: a shared machine is no judge."""
    lines = []
    for target in TARGETS:
        if load in target.loads:
            value = target.value(found)
            met = value >= target.limit if target.at_least else value <= target.limit
            sign = ">=" if target.at_least else "<="
            lines.append(
                f"  {'met   ' if met else 'MISSED'} {target.words}: {value:.2f} (target {sign} {target.limit:g})"
            )
    return lines


def ratios(found: Sequence[tuple[str, Accuracy]]) -> list[str]:
    """Key press to next picture against the bare drill of the same run, which is as fast as this machine can be."""
    lines = []
    for (bare_name, bare), (name, ours) in pairwise(found):
        if bare_name.startswith(BARE) and not name.startswith(BARE):
            ratio = ours.next_median / bare.next_median
            lines.append(f"{name}: next picture {ratio:.2f} x the bare drill's (median)")
    return lines


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pictures", type=int, default=60)
    parser.add_argument("--load", action="append", choices=LOADS, help="only this load (may be given twice)")
    options = parser.parse_args()
    found: list[tuple[str, Accuracy]] = []
    notes: list[str] = []
    for load in options.load or LOADS:
        if load != "blocked":
            found.append((f"{BARE}, {LOADS[load]}", measure_bare(load, options.pictures)))
        run = measure(load, options.pictures)
        found.append((f"GMI Trainer, {LOADS[load]}", run))
        notes += [f"{LOADS[load]}:", *verdicts(load, run)]
    print(
        "Response times from outside, in ms; bias = recorded minus true; next = key press to next picture\n"
    )
    print(table(found))
    print("\n" + "\n".join([*ratios(found), *notes]))


if __name__ == "__main__":
    main()
