"""Fifty kills in mid-drill on the real window: ``python -m tests.benchmarks.kills``. Nothing acknowledged may go."""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from pathlib import Path

from tests.e2e.desktop import desktop
from tests.e2e.eyes import open_eyes
from tests.e2e.killing import Killed, play_and_kill, what_is_wrong
from tests.e2e.running import Desk
from tests.e2e.x11 import open_screen


def measure(count: int, seed: int) -> tuple[list[Killed], list[str]]:
    """Play and kill so many times; what was seen each time, and everything that is wrong in the record."""
    chance = random.Random(seed)
    with (
        tempfile.TemporaryDirectory(prefix="gmi-kills-") as folder,
        desktop() as place,
        open_screen(place.display) as screen,
        open_eyes(place.env, place.folder) as eyes,
    ):
        data = Path(folder) / "data"
        desk = Desk(place, screen, eyes)
        kills = [play_and_kill(desk, data, number, chance) for number in range(1, count + 1)]
        return kills, what_is_wrong(data, kills)


def table(kills: list[Killed], wrong: list[str]) -> str:
    """What was done, and what was found."""
    answers = sum(len(killed.acknowledged) for killed in kills)
    in_flight = sum(len(killed.in_flight) for killed in kills)
    found = "\n".join(wrong) if wrong else "nothing acknowledged was lost"
    return f"{len(kills)} kills, {answers} acknowledged answers, {in_flight} in flight\n{found}"


def main() -> int:
    """Kill, look, and say what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    kills, wrong = measure(options.kills, options.seed)
    print(table(kills, wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
