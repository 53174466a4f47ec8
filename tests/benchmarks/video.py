"""What the camera as a mirror costs: ``python -m tests.benchmarks.video``.

1280 x 720 at thirty pictures a second go along the way of a camera's (QVideoFrameInput) into a window of 960 x 540,
in turn on one screen without a graphics card in one run: our mirror; the same painted as Qt does where nothing is
said; and the simple way, which makes an image of each picture as it comes. ``rgb`` needs no conversion, ``nv12`` is
what cameras give. Pictures painted a second, share of a core with the making of pictures, milliseconds for one image,
and from the picture's arrival to its paint (95 of 100 are quicker).
"""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.spread import verdict
from tests.benchmarks.staging import running, stage
from tests.benchmarks.video_window import A_SECOND, NV12, OURS, RGB, SIMPLE
from tests.e2e.desktop import Desktop

HERE = Path(__file__).parent
MORE_S = 180.0
CORE_GOAL = 1.0
ALMOST = 0.95


@dataclass(frozen=True, slots=True)
class Case:
    """One window."""

    way: str
    kind: str
    default_painting: bool = False

    @property
    def name(self) -> str:
        """For the table."""
        return f"{self.way}{', default painting' if self.default_painting else ''}"


@dataclass(frozen=True, slots=True)
class Cost:
    """What a window painted and took."""

    sent_a_second: float
    painted_a_second: float
    core: float
    to_image_ms: float
    program_ms: float | None


EVERY_CASE = tuple(
    case
    for kind in (RGB, NV12)
    for case in (Case(OURS, kind), Case(OURS, kind, default_painting=True), Case(SIMPLE, kind))
)


def measure(cases: tuple[Case, ...], seconds: float) -> dict[Case, Cost]:
    """One after the other on one screen."""
    with stage() as (place, _, folder):
        return {case: _cost_of(case, seconds, place, folder) for case in cases}


def _cost_of(case: Case, seconds: float, place: Desktop, folder: Path) -> Cost:
    words = ["-m", "tests.benchmarks.video_window", str(folder), "--way", case.way, "--kind", case.kind]
    words += ["--seconds", str(seconds)] + ["--default-painting"] * case.default_painting
    result = folder / "result.json"
    result.unlink(missing_ok=True)
    with running(words, place, folder) as process:
        process.wait(seconds + MORE_S)
        assert result.exists(), (folder / "program.log").read_text()
    return Cost(**json.loads(result.read_text()))


def table(found: dict[Case, Cost]) -> str:
    """One line a case."""
    lines = [
        f"{'':<28}{'kind':<6}{'sent/s':>8}{'painted/s':>11}{'core':>7}{'image ms':>10}{'to paint ms':>13}"
    ]
    for case, cost in found.items():
        paint = "" if cost.program_ms is None else f"{cost.program_ms:.1f}"
        lines.append(
            f"{case.name:<28}{case.kind:<6}{cost.sent_a_second:>8.1f}{cost.painted_a_second:>11.1f}"
            f"{cost.core:>7.0%}{cost.to_image_ms:>10.1f}{paint:>13}"
        )
    return "\n".join(lines)


def verdicts(found: dict[Case, Cost]) -> list[str]:
    """What the goals say."""
    lines = []
    for case, cost in found.items():
        if case.way == OURS and not case.default_painting:
            missed = max(0.0, 1 - cost.painted_a_second / A_SECOND)
            lines.append(verdict(f"{case.kind}: share of pictures not painted", missed, 1 - ALMOST))
            lines.append(verdict(f"{case.kind}: cores", cost.core, CORE_GOAL))
    return lines


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=8.0)
    options = parser.parse_args()
    found = measure(EVERY_CASE, options.seconds)
    print(table(found))
    print("\n" + "\n".join(verdicts(found)))


if __name__ == "__main__":
    main()
