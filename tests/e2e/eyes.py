"""What a screen reader sees of a running program, asked from a test."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.e2e.watching import until
from tests.e2e.x11 import Rect
from tests.gates.needs import SYSTEM_PYTHON

SERVER = Path(__file__).resolve().parents[1] / "blackbox" / "eyes.py"


@dataclass(frozen=True, slots=True)
class Seen:
    """One thing in a window, as the accessibility bus tells it."""

    depth: int
    name: str
    role: str
    identifier: str
    states: frozenset[str]
    place: Rect | None
    text: str
    actions: tuple[str, ...]
    viewport: Rect | None = None

    @property
    def words(self) -> str:
        """What it says: its text, or its name."""
        return self.text or self.name


class Eyes:
    """A helper process under the system's Python, which alone can read the accessibility bus."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def look(self, pid: int) -> list[Seen]:
        """Everything in a program's windows that is showing, top down."""
        return [_seen(facts) for facts in self._ask({"pid": pid})["nodes"]]

    def focused(self, pid: int) -> Seen | None:
        """What has the keyboard."""
        held = [_seen(facts) for facts in self._ask({"pid": pid, "state": "focused"})["nodes"]]
        return next((seen for seen in held if seen.role != "frame"), None)

    def act(self, pid: int, action: str, *, identifier: str) -> bool:
        """Do what a screen reader can do to something."""
        return bool(self._ask({"pid": pid, "act": action, "id": identifier})["done"])

    def focus(self, pid: int, *, identifier: str) -> bool:
        """Bring the keyboard to something, as a screen reader can."""
        return bool(self._ask({"pid": pid, "focus": True, "id": identifier})["done"])

    def find_in_viewport(self, pid: int, identifier: str) -> Seen | None:
        """The same by its identifier alone, with the place of what it scrolls in."""
        question = {"pid": pid, "id": identifier, "most": 1, "viewport": True}
        return next(map(_seen, self._ask(question)["nodes"]), None)

    def find(
        self, pid: int, *, name: str | None = None, identifier: str | None = None, role: str | None = None
    ) -> Seen | None:
        """The first thing showing that fits, or None."""
        question = {"pid": pid, "name": name, "id": identifier, "role": role, "most": 1}
        return next(map(_seen, self._ask(question)["nodes"]), None)

    def wait_for(
        self,
        pid: int,
        *,
        name: str | None = None,
        identifier: str | None = None,
        role: str | None = None,
        seconds: float = 20,
    ) -> Seen:
        """The same, waiting until it is there."""
        what = f"{role or 'something'} called {name or identifier} is showing"
        return until(lambda: self.find(pid, name=name, identifier=identifier, role=role), seconds, what)

    def _ask(self, question: Mapping[str, object]) -> Any:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(question) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        assert line, "the eyes have closed; see eyes.log in the desk's folder"
        return json.loads(line)


@contextmanager
def open_eyes(env: dict[str, str], folder: Path) -> Iterator[Eyes]:
    """Start the helper and end it."""
    with (
        (folder / "eyes.log").open("w") as log,
        subprocess.Popen(
            [str(SYSTEM_PYTHON), str(SERVER)],
            env=env,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        ) as process,
    ):
        try:
            yield Eyes(process)
        finally:
            process.kill()


def _seen(facts: Mapping[str, Any]) -> Seen:
    place = facts["place"]
    return Seen(
        depth=facts["depth"],
        name=facts["name"],
        role=facts["role"],
        identifier=facts["id"],
        states=frozenset(facts["states"]),
        place=Rect(*place) if place else None,
        text=facts["text"],
        actions=tuple(facts["actions"]),
        viewport=Rect(*facts["viewport"]) if facts.get("viewport") else None,
    )
