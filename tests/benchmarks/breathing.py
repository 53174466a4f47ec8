"""What the pacer costs, and whether it keeps time.

``python -m tests.benchmarks.breathing``. Each style in a real window, moving and still, beside a bare window with the
same timer, in turn on one screen in one run: pictures a second, and the share of a core that the process takes.
Then one real run of many minutes (``--minutes``) on the real clock: how late after its due time the first picture of
each phase was painted, and how late the end was. A picture can be late by up to one turn of the timer; what must not
happen is that this grows.
"""

from __future__ import annotations

import argparse
import json
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gmi_trainer.domain.breathing import GOAL, BreathPattern, Pacer, breaths_in
from gmi_trainer.services.machine_settings import Scheme
from tests.benchmarks.pacer_window import BARE
from tests.benchmarks.spread import verdict
from tests.benchmarks.staging import running, stage
from tests.e2e.desktop import Desktop

HERE = Path(__file__).parent
SCREEN = "1940x1120x24"
USUAL, LARGE = (1180, 820), (1920, 1080)
MORE_S = 60.0
FRAME_MS = 1_000 / 60
CORE_GOAL = 0.15


@dataclass(frozen=True, slots=True)
class Case:
    """One window."""

    style: str
    size: tuple[int, int] = USUAL
    scheme: Scheme = Scheme.LIGHT
    still: bool = False

    @property
    def name(self) -> str:
        """For the table."""
        if self.style == BARE:
            return "a bare window, 16 ms timer"
        return f"{self.style}, {'still' if self.still else 'moving'}"


@dataclass(frozen=True, slots=True)
class Cost:
    """What a window painted and took."""

    pictures_a_second: float
    core: float


@dataclass(frozen=True, slots=True)
class Lateness:
    """Milliseconds after the due time: of each phase's first picture, in order, and of the end."""

    phases_ms: tuple[float, ...]
    end_ms: float

    @property
    def quarters(self) -> tuple[float, float]:
        """The median of the first quarter, and that of the last."""
        each = max(1, len(self.phases_ms) // 4)
        return statistics.median(self.phases_ms[:each]), statistics.median(self.phases_ms[-each:])


EVERY_CASE = (
    Case(BARE),
    *(
        Case(style, size, scheme, still)
        for size, scheme in (
            (USUAL, Scheme.LIGHT),
            (USUAL, Scheme.DARK),
            (LARGE, Scheme.LIGHT),
            (LARGE, Scheme.DARK),
        )
        for style in Pacer
        for still in (False, True)
    ),
)


def measure(cases: Sequence[Case], seconds: float) -> dict[Case, Cost]:
    """One window after the other, each for so long."""
    found = {}
    with stage(SCREEN) as (place, _, folder):
        for case in cases:
            words = [case.style, "--seconds", str(seconds), "--scheme", str(case.scheme)]
            words += ["--size", *map(str, case.size), *(["--still"] if case.still else [])]
            result = _run(words, place, folder, seconds)
            found[case] = Cost(result["pictures_a_second"], result["core"])
    return found


def keep_time(pattern: BreathPattern, breaths: int, style: Pacer = Pacer.CIRCLE) -> Lateness:
    """A whole run of so many breaths."""
    seconds = pattern.cycle_ms * breaths / 1_000
    words = [style, "--pattern", str(pattern.in_ms), str(pattern.out_ms), "--breaths", str(breaths)]
    with stage() as (place, _, folder):
        result = _run([*words, "--to-the-end"], place, folder, seconds)
    assert result["ended_late_ms"] is not None, "the run came to its end"
    return Lateness(
        tuple(result["late_ms"][1:]), result["ended_late_ms"]
    )  # the very first also opens the window


def _run(
    words: Sequence[str], place: Desktop, folder: Path, seconds: float
) -> dict[str, Any]:  # Any: numbers and lists, as they were written
    script = HERE / "pacer_window.py"
    with running(["-m", f"tests.benchmarks.{script.stem}", str(folder), *words], place, folder) as process:
        process.wait(seconds + MORE_S)
        assert process.returncode == 0, (folder / "program.log").read_text()
    result: dict[str, Any] = json.loads((folder / "result.json").read_text())
    return result


def table(found: dict[Case, Cost]) -> str:
    """A line a window."""
    lines = [f"{'':<28}{'size':>11}{'look':>7}{'pictures/s':>12}{'of a core':>11}"]
    for case, cost in found.items():
        size = "x".join(map(str, case.size))
        lines.append(
            f"{case.name:<28}{size:>11}{case.scheme:>7}{cost.pictures_a_second:>12.1f}{cost.core:>11.1%}"
        )
    return "\n".join(lines)


def lateness_table(late: Lateness, minutes: float) -> str:
    """How late, all over and from quarter to quarter."""
    ordered = sorted(late.phases_ms)
    first, last = late.quarters
    p95 = ordered[min(len(ordered) - 1, round(0.95 * len(ordered)))]
    return "\n".join(
        (
            f"{minutes:.1f} minutes on the real clock, {len(ordered)} turns of the breath; ms after the due time:",
            f"{'median':>10}{'95 %':>8}{'worst':>8}{'first quarter':>15}{'last quarter':>14}{'the end':>9}",
            f"{statistics.median(ordered):>10.1f}{p95:>8.1f}{ordered[-1]:>8.1f}{first:>15.1f}{last:>14.1f}"
            f"{late.end_ms:>9.1f}",
        )
    )


def verdicts(found: dict[Case, Cost]) -> list[str]:
    """What the goals say."""
    moving = {case: cost for case, cost in found.items() if case.style != BARE and not case.still}
    still = {case: cost for case, cost in found.items() if case.still}
    lines = []
    for words, costs in (("moving", moving), ("still", still)):
        if costs:
            worst = max(costs, key=lambda case: costs[case].core)
            lines.append(
                verdict(f"share of a core, {words}, at worst ({worst.name})", costs[worst].core, CORE_GOAL)
            )
    return lines


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=GOAL.cycle_ms / 1_000, help="for each window")
    parser.add_argument("--minutes", type=float, default=20.0, help="of the one real run; 0: none")
    options = parser.parse_args()
    if options.seconds:
        found = measure(EVERY_CASE, options.seconds)
        print(table(found) + "\n\n" + "\n".join(verdicts(found)) + "\n")
    if options.minutes:
        breaths = breaths_in(options.minutes, GOAL)
        late = keep_time(GOAL, breaths)
        first, last = late.quarters
        print(lateness_table(late, breaths * GOAL.cycle_ms / 60_000))
        print()
        print(verdict("the end after its due time, ms", late.end_ms, FRAME_MS))
        print(verdict("the last quarter later than the first, ms", last - first, FRAME_MS))


if __name__ == "__main__":
    main()
