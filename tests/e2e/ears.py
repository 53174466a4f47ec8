"""What a screen reader is asked to say, heard from a test."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.e2e.eyes import SERVER
from tests.e2e.running import Desk, Running
from tests.e2e.watching import until
from tests.gates.needs import SYSTEM_PYTHON

LISTENER = SERVER.with_name("ears.py")
LISTENS_WITHIN_S = 10


@dataclass(frozen=True, slots=True)
class Heard:
    """Words, and when they came, in seconds of ``time.monotonic``."""

    at_s: float
    words: str


class Ears:
    """Remembers everything that was said since they were opened."""

    def __init__(self, heard: Path) -> None:
        self._heard = heard

    def heard(self, running: Running) -> list[Heard]:
        """All that a program said so far."""
        told = [json.loads(line) for line in self._lines()[1:]]
        return [Heard(one["at"], one["said"]) for one in told if one["pid"] == running.pid]

    def listen(self) -> bool:
        """Whether they do by now."""
        return bool(self._lines())

    def _lines(self) -> list[str]:
        """Whole ones."""
        return [line for line in self._heard.read_text("utf-8").splitlines(keepends=True) if "\n" in line]


@contextmanager
def open_ears(desk: Desk, folder: Path) -> Iterator[Ears]:
    """Listen, before the program begins to speak. ``folder``: where what was heard is kept."""
    heard = folder / "heard.jsonl"
    with (
        heard.open("w") as sink,
        subprocess.Popen(
            [str(SYSTEM_PYTHON), str(LISTENER)], env=desk.desktop.env, stdin=subprocess.DEVNULL, stdout=sink
        ) as process,
    ):
        try:
            ears = Ears(heard)
            until(ears.listen, LISTENS_WITHIN_S, "somebody listens")
            yield ears
        finally:
            process.kill()
