"""How long the program takes to a window that can be used, and what memory it holds: beside a bare window.

``python -m tests.benchmarks.startup``. All are started in turn on one screen in one run, so the ratio says more than
the seconds do. Usable means: drawn to the end, and the next key is answered. Memory is PSS: what a process holds for
itself and its share of what it shares; once when the window is usable, once when the idle work is done.

``--python`` names the Python of an installation that has only what the program needs: libraries read others where
there are some (msgspec looks for typing_extensions), and a person has no tools for tests.
"""

from __future__ import annotations

import argparse
import dataclasses
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from gmi_trainer.paths import APP_FOLDER
from tests.benchmarks.spread import Spread, spread, verdict
from tests.benchmarks.staging import running, stage, wait_for_a_window
from tests.e2e.at_home import introduced
from tests.e2e.desktop import Desktop
from tests.e2e.watching import until
from tests.e2e.x11 import Rect, XScreen

HERE = Path(__file__).parent
BARE = "a bare PySide6 window"
FIRST = "GMI Trainer, very first"
DAILY = "GMI Trainer, every day"
LOOK_EVERY_S = 0.002
STILL_S = 0.6  # shorter than the wait for idle work, longer than anything that is drawn piece by piece
COMES_WITHIN_S = 30.0
ANSWERS_WITHIN_S = 5.0
IDLE_WORK_S = 4.0
ROW_EVERY_PX = 40
USABLE_GOAL = 2.0
MEMORY_GOAL = 2.5


@dataclass(frozen=True, slots=True)
class Start:
    """Seconds until something was drawn and until the last of it was, and the memory then and later in MB."""

    drawn_s: float
    usable_s: float
    memory_mb: float
    later_mb: float


class Eye:
    """Looks at some rows of the screen, often: a whole screen at once would take longer than what is measured."""

    def __init__(self, screen: XScreen) -> None:
        self._screen = screen
        width, height = screen.size
        self._rows = [Rect(0, y, width, 1) for y in range(ROW_EVERY_PX // 2, height, ROW_EVERY_PX)]

    def look(self) -> bytes:
        """What is there now."""
        return b"".join(self._screen.pixels(row) for row in self._rows)

    def watch(self, before: bytes, began: float) -> tuple[float, float]:
        """Seconds since ``began`` of the first and of the last change, once nothing has changed for a while."""
        seen, first, last = before, 0.0, 0.0
        while True:
            now = self.look()
            at = time.monotonic() - began
            if now != seen:
                seen, last = now, at
                first = first or at
            elif first and at - last > STILL_S:
                return first, last
            assert at < COMES_WITHIN_S, "it never comes to rest"
            time.sleep(LOOK_EVERY_S)


def start_once(
    arguments: list[str],
    place: Desktop,
    screen: XScreen,
    folder: Path,
    *,
    answers: bool,
    waits: bool,
    python: str = sys.executable,
) -> Start:
    """Start a program on a cleared screen, watch it until it is usable, and end it.

    ``answers``: it must show that it hears a key. ``waits``: the idle work is waited for, too.
    """
    eye = Eye(screen)
    empty = eye.look()
    began = time.monotonic()
    with running(arguments, place, folder, python) as process:
        drawn, usable = eye.watch(empty, began)
        memory = later = memory_mb(process.pid)
        wait_for_a_window(screen, process, folder)
        if answers:
            before = eye.look()
            screen.tap("Tab")
            until(lambda: eye.look() != before, ANSWERS_WITHIN_S, "a key is answered")
        if waits:
            time.sleep(IDLE_WORK_S)  # another process's time cannot be driven
            later = memory_mb(process.pid)
        _close(process, screen)
    until(lambda: eye.look() == empty, COMES_WITHIN_S, "the screen is empty again")
    return Start(drawn, usable, memory, later)


def _close(process: subprocess.Popen[bytes], screen: XScreen) -> None:
    """As a person does it, so that the next start finds a record that was closed well."""
    for window in screen.windows():
        if window.pid == process.pid:
            screen.close_window(window.handle)
    process.wait(COMES_WITHIN_S)


def memory_mb(pid: int) -> float:
    """What a process holds for itself, its share of what it shares included (PSS)."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    raise LookupError("no Pss in smaps_rollup")


def measure(runs: int, *, waits: bool = True, python: str = sys.executable) -> dict[str, list[Start]]:
    """Several starts of each, taken in turn. One round beforehand warms caches up."""
    found: dict[str, list[Start]] = {BARE: [], FIRST: [], DAILY: []}
    with stage() as (place, screen, folder):
        introduced(folder / "daily" / APP_FOLDER)
        for number in range(runs + 1):
            homes = {BARE: "none", FIRST: f"first-{number}", DAILY: "daily"}
            for name, starts in found.items():
                home = folder / homes[name]
                there = dataclasses.replace(place, env=place.env | {"XDG_DATA_HOME": str(home)})
                ours = name != BARE
                words = ["-m", "gmi_trainer"] if ours else [str(HERE / "bare_window.py")]
                start = start_once(words, there, screen, folder, answers=ours, waits=waits, python=python)
                if number > 0:
                    starts.append(start)
    return found


def table(found: dict[str, list[Start]]) -> str:
    """The middle of each, and how many times as much as the bare window."""
    lines = [
        f"{'':<26}{'drawn s':>9}{'usable s':>9}{'noise':>7}{'x bare':>8}"
        f"{'MB':>7}{'x bare':>8}{'MB later':>9}{'x bare':>8}"
    ]
    for name, starts in found.items():
        drawn, usable, memory, later = (_of(starts, field.name) for field in dataclasses.fields(Start))
        usable_x, memory_x, later_x = ratios(found, name)
        lines.append(
            f"{name:<26}{drawn.middle:>9.3f}{usable.middle:>9.3f}{usable.noise:>7.0%}{usable_x:>8.2f}"
            f"{memory.middle:>7.0f}{memory_x:>8.2f}{later.middle:>9.0f}{later_x:>8.2f}"
        )
    return "\n".join(lines)


def ratios(found: dict[str, list[Start]], name: str) -> tuple[float, float, float]:
    """Time to a usable window, memory then and memory later, against the bare window's middle."""
    usable, memory, later = (
        _of(found[name], what).middle / _of(found[BARE], what).middle
        for what in ("usable_s", "memory_mb", "later_mb")
    )
    return usable, memory, later


def verdicts(found: dict[str, list[Start]]) -> list[str]:
    """What the goals say."""
    lines = []
    for name in (FIRST, DAILY):
        usable, memory, _ = ratios(found, name)
        lines.append(verdict(f"{name}, time to a usable window against a bare one", usable, USABLE_GOAL))
        lines.append(verdict(f"{name}, memory against a bare one", memory, MEMORY_GOAL))
    return lines


def _of(starts: list[Start], what: str) -> Spread:
    return spread([getattr(start, what) for start in starts])


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--no-wait", action="store_true", help="do not wait for the idle work's memory")
    parser.add_argument(
        "--python", default=sys.executable, help="another Python, with the program's libraries"
    )
    options = parser.parse_args()
    found = measure(options.runs, waits=not options.no_wait, python=options.python)
    print(table(found))
    print("\n" + "\n".join(verdicts(found)))


if __name__ == "__main__":
    main()
