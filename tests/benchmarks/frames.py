"""How long the pictures of a drill take until the first may be shown: ``python -m tests.benchmarks.frames``.

Two ways, in turn in one run, through the very object that readies pictures for a drill, off screen: the simple one (one
thread; decode, make larger or smaller, mirror, turn the whole square, cut round; pixmaps when all are there), and
ours. A drill of 20 and one of 60 out of the real library, at the sizes of a usual screen (600 pixels: 125 %) and of
dense ones. Then the most memory that each took, in a process of its own.

``CPU s`` is what both threads used together: half of that is what two free cores would take at best. On a busy machine
it says more than the seconds do.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random
from types import TracebackType
from typing import Self

from PIL import Image, ImageDraw, ImageOps
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from gmi_trainer import resources
from gmi_trainer.domain.activity import spec_for_training
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.deck import draw_deck
from gmi_trainer.domain.stimulus import ROTATIONS, Stimulus
from gmi_trainer.media.catalogue import load_catalogue
from gmi_trainer.media.frames import PillowFrames
from gmi_trainer.services.drills import Prepared
from gmi_trainer.services.picture_ports import Frame, FrameMaker
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.drill.pictures import DrillPictures, Fit
from tests.benchmarks.spread import Spread, spread, verdict
from tests.fakes import FakeHistoryOpener, FakeRecord

SIMPLE, OURS = "simple", "GMI Trainer"
SIZES = (600, 900, 1200)
COUNTS = (20, 60)
GOALS_S = {20: 0.6, 60: 1.5}
STAGE = (200, 200, 200)
SEED = 42
GIVE_UP_AFTER_S = 120
KB_IN_MB = 1024


@dataclass(frozen=True, slots=True)
class Case:
    """So many pictures of such a size, made in this way."""

    way: str
    size: int
    pictures: int


@dataclass(frozen=True, slots=True)
class Taken:
    """Seconds from the wish to the last pixmap, and the seconds of computing in that time."""

    wall_s: float
    cpu_s: float


class SimpleFrames:
    """What comes to mind first (picture_ports.FrameMaker): one picture after the other, one step after the other."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def prepare(
        self,
        stimuli: Iterable[Stimulus],
        size: int,
        stage_rgb: tuple[int, int, int],
        made: Callable[[Frame], None],
        cancelled: Callable[[], bool],
    ) -> None:
        """All of them are there before the first is given on."""
        mask = Image.new("L", (size * 4, size * 4))
        ImageDraw.Draw(mask).ellipse((8, 8, size * 4 - 9, size * 4 - 9), fill=255)
        mask = mask.resize((size, size), Image.Resampling.BOX)
        frames = []
        for stimulus in stimuli:
            if cancelled():
                return
            with Image.open(self._folder / stimulus.picture.file) as opened:
                picture = ImageOps.fit(opened.convert("RGB"), (size, size), Image.Resampling.LANCZOS)
            if stimulus.mirrored:
                picture = ImageOps.mirror(picture)
            picture = picture.rotate(-stimulus.rotation_deg, Image.Resampling.BICUBIC)
            stage = Image.new("RGB", (size, size), stage_rgb)
            stage.paste(picture, (0, 0), mask)
            frames.append(Frame(stimulus, size, stage.convert("RGBA").tobytes("raw", "BGRA")))
        for frame in frames:
            made(frame)


class Bench:
    """An application without a screen, that readies drills."""

    def __init__(self) -> None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        self._app = QApplication.instance() or QApplication([])
        self._jobs = Background()
        folder = resources.find("assets", "stimuli")
        self._makers: dict[str, FrameMaker] = {SIMPLE: SimpleFrames(folder), OURS: PillowFrames(folder)}
        self._hands = load_catalogue(folder).pictures(BodyPart.HAND)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._jobs.close()

    def ready(self, case: Case) -> Taken:
        """Make the pictures of one drill ready and let go of them again."""
        deck = draw_deck(self._hands, ROTATIONS, case.pictures, Random(SEED))
        prepared = Prepared(spec_for_training(BodyPart.HAND, case.pictures), SEED, (), deck)
        pictures = DrillPictures(self._makers[case.way], FakeHistoryOpener(FakeRecord()), self._jobs)
        loop = QEventLoop()
        pictures.ready.connect(loop.quit)
        QTimer.singleShot(GIVE_UP_AFTER_S * 1000, loop, lambda: loop.exit(1))
        began, computed = time.perf_counter(), time.process_time()
        pictures.load(prepared, Fit(case.size, STAGE, 1.0), date(2026, 1, 1))
        assert loop.exec() == 0, "they never came"
        taken = Taken(time.perf_counter() - began, time.process_time() - computed)
        assert pictures.made == len(set(deck))
        pictures.drop()
        return taken


def measure(sizes: Iterable[int], counts: Iterable[int], runs: int) -> dict[Case, list[Taken]]:
    """All cases in turn, again and again. A first round reads libraries and files."""
    cases = [Case(way, size, count) for size in sizes for count in counts for way in (SIMPLE, OURS)]
    found: dict[Case, list[Taken]] = {case: [] for case in cases}
    with Bench() as bench:
        for way in (SIMPLE, OURS):
            bench.ready(Case(way, cases[0].size, max(counts)))
        for _ in range(runs):
            for case in cases:
                found[case].append(bench.ready(case))
    return found


def most_memory_mb(case: Case) -> float:
    """The most that a process of its own holds while it readies one such drill, beyond what it held before."""
    words = ["-m", "tests.benchmarks.frames", "--memory-of", case.way, str(case.size), str(case.pictures)]
    ended = subprocess.run([sys.executable, *words], capture_output=True, text=True, check=True)
    return float(ended.stdout)


def _own_memory_mb(case: Case) -> float:
    with Bench() as bench:
        bench.ready(Case(case.way, 80, 6))  # libraries are read, and no picture of any size is held
        before = _most_kb()
        bench.ready(case)
        return (_most_kb() - before) / KB_IN_MB


def _most_kb() -> int:
    """The most that this process has held at any time."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1])
    raise LookupError("no VmHWM in status")


def table(found: dict[Case, list[Taken]], memory: dict[Case, float]) -> str:
    """One line a case."""
    lines = [f"{'px':>5}{'pictures':>9}  {'way':<13}{'ready s':>8}{'noise':>7}{'CPU s':>7}{'most MB':>9}"]
    for case, taken in found.items():
        wall, cpu = _wall(taken), spread([one.cpu_s for one in taken])
        lines.append(
            f"{case.size:>5}{case.pictures:>9}  {case.way:<13}{wall.middle:>8.2f}{wall.noise:>7.0%}"
            f"{cpu.middle:>7.2f}{memory[case]:>9.0f}"
        )
    return "\n".join(lines)


def verdicts(found: dict[Case, list[Taken]]) -> list[str]:
    """What the goals say."""
    return [
        verdict(
            f"{case.pictures} pictures of {case.size} px, seconds",
            _wall(taken).middle,
            GOALS_S[case.pictures],
        )
        for case, taken in found.items()
        if case.way == OURS and case.pictures in GOALS_S
    ]


def _wall(taken: list[Taken]) -> Spread:
    return spread([one.wall_s for one in taken])


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, metavar="PX")
    parser.add_argument("--memory-of", nargs=3, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.memory_of is not None:
        way, size, pictures = options.memory_of
        print(_own_memory_mb(Case(way, int(size), int(pictures))))
        return
    found = measure(options.sizes, COUNTS, options.runs)
    print(table(found, {case: most_memory_mb(case) for case in found}))
    print("\n" + "\n".join(verdicts(found)))


if __name__ == "__main__":
    main()
