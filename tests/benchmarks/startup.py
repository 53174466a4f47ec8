"""How long the program takes to a window that can be used, and what memory it holds: beside a bare window.

``python -m tests.benchmarks.startup``. Both are started in turn in the same run, so the ratio says more than the
seconds do. Usable means: in front, and drawn to the end.
"""

from __future__ import annotations

import argparse
import statistics
import time
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.robot import wait_until_still
from tests.benchmarks.staging import running, stage, wait_for_a_window
from tests.e2e.x11 import Rect

HERE = Path(__file__).parent
STILL_S = 0.5


@dataclass(frozen=True, slots=True)
class Start:
    """One start: seconds until the window was in front, until it was drawn to the end, and the memory then."""

    window_s: float
    usable_s: float
    memory_mb: float


def start_once(arguments: list[str]) -> Start:
    """Start a program on a fresh desk, watch it until it is usable, and end it."""
    with stage() as (place, screen, folder):
        everything = Rect(0, 0, *screen.size)
        words = [word.replace("DATA", str(folder / "data")) for word in arguments]
        began = time.monotonic()
        with running(words, place, folder) as process:
            wait_for_a_window(screen, process, folder)
            in_front = time.monotonic()
            assert wait_until_still(lambda: screen.pixels(everything), STILL_S, 30), "it never comes to rest"
            drawn = time.monotonic() - STILL_S
            return Start(in_front - began, max(drawn, in_front) - began, memory_mb(process.pid))


def memory_mb(pid: int) -> float:
    """What a process holds for itself, its share of what it shares included (PSS)."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    raise LookupError("no Pss in smaps_rollup")


def measure(runs: int) -> dict[str, Start]:
    """The middle of several starts of each, taken in turn."""
    commands = {
        "a bare PySide6 window": [str(HERE / "bare_window.py")],
        "GMI Trainer": ["-m", "gmi_trainer", "--data-dir", "DATA"],
    }
    starts: dict[str, list[Start]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            starts[name].append(start_once(command))
    return {name: _middle(found) for name, found in starts.items()}


def _middle(found: list[Start]) -> Start:
    return Start(
        statistics.median(start.window_s for start in found),
        statistics.median(start.usable_s for start in found),
        statistics.median(start.memory_mb for start in found),
    )


def table(found: dict[str, Start]) -> str:
    """Both, and how many times as much."""
    lines = [f"{'':<24} {'window s':>9} {'usable s':>9} {'memory MB':>10}"]
    lines += [
        f"{name:<24} {start.window_s:>9.2f} {start.usable_s:>9.2f} {start.memory_mb:>10.0f}"
        for name, start in found.items()
    ]
    bare, ours = found.values()
    lines.append(
        f"{'times as much':<24} {ours.window_s / bare.window_s:>9.2f} {ours.usable_s / bare.usable_s:>9.2f} "
        f"{ours.memory_mb / bare.memory_mb:>10.2f}"
    )
    return "\n".join(lines)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=5)
    print(table(measure(parser.parse_args().runs)))


if __name__ == "__main__":
    main()
