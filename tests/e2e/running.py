"""A program that runs on a desk: started, watched, ended or killed, and its record read while it runs."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.e2e.desktop import Desktop
from tests.e2e.eyes import Eyes, Seen
from tests.e2e.watching import until
from tests.e2e.x11 import Window, XScreen

ROOT = Path(__file__).resolve().parents[2]
SCREENS = ROOT / "test-output" / "screens"
STARTS_WITHIN_S = 40
ENDS_WITHIN_S = 20
MOST_SHOWN = 50
ALERTS = {"alert", "dialog"}


@dataclass(frozen=True, slots=True)
class Desk:
    """A desk with someone at it: hands and eyes."""

    desktop: Desktop
    screen: XScreen
    eyes: Eyes


class Running:
    """One process on a desk."""

    def __init__(self, process: subprocess.Popen[bytes], desk: Desk, log: Path) -> None:
        self.process = process
        self.desk = desk
        self._log = log

    @property
    def pid(self) -> int:
        """Its number."""
        return self.process.pid

    @property
    def said(self) -> str:
        """Everything it printed so far."""
        return self._log.read_text("utf-8", errors="replace")

    def windows(self) -> list[Window]:
        """Its windows on the screen."""
        return [window for window in self.desk.screen.windows() if window.pid == self.pid]

    def wait_for_window(self) -> Window:
        """Its first window, once that has the keyboard."""

        def found() -> Window | None:
            assert self.process.poll() is None, f"it ended with {self.process.returncode}:\n{self.said}"
            active = self.desk.screen.active_window()
            return next((window for window in self.windows() if window.handle == active), None)

        return until(found, STARTS_WITHIN_S, "its window is in front")

    def wait_for_any_window(self) -> Window:
        """Its first window, in front or not."""
        return until(self.windows, STARTS_WITHIN_S, "it has a window")[0]

    def look(self) -> list[Seen]:
        """Everything that is showing."""
        return self.desk.eyes.look(self.pid)

    def wait_for(
        self, *, name: str | None = None, identifier: str | None = None, seconds: float = 20
    ) -> Seen:
        """Something, once it is showing."""
        try:
            return self.desk.eyes.wait_for(self.pid, name=name, identifier=identifier, seconds=seconds)
        except AssertionError as missing:
            named = [seen for seen in self.look() if seen.name and seen.role != "table cell"]
            named = [*_inside_alerts(named), *named][:MOST_SHOWN]
            shown = "\n".join(
                f"{seen.role} {seen.name!r} {seen.identifier.rpartition('.')[2]}" for seen in named
            )
            raise AssertionError(f"{missing}\nshowing:\n{shown}\nprinted:\n{self.said}") from None

    def click(self, *, name: str | None = None, identifier: str | None = None) -> Seen:
        """Click in the middle of something, once it is showing and has come to rest."""

        def at_rest() -> Seen | None:
            first = self.wait_for(name=name, identifier=identifier)
            again = self.desk.eyes.find(self.pid, name=name, identifier=identifier)
            return first if again is not None and first.place == again.place and first.place else None

        seen = until(at_rest, 10, f"{name or identifier} stays in its place")
        assert seen.place is not None
        self.desk.screen.click(*seen.place.centre)
        return seen

    def close_and_wait(self) -> int:
        """Close the window as the button in its frame does; the code it ends with."""
        self.desk.screen.close_window(self.windows()[0].handle)
        return self.wait_for_end()

    def wait_for_end(self) -> int:
        """The code it ends with."""
        return self.process.wait(ENDS_WITHIN_S)

    def screenshot(self, path: Path) -> Path:
        """Keep what the screen shows."""
        return self.desk.screen.save_screenshot(path)


def _inside_alerts(nodes: Sequence[Seen]) -> list[Seen]:
    """What a message box says: of all that is showing, the first thing to read."""
    first = next((number for number, seen in enumerate(nodes) if seen.role in ALERTS), len(nodes))
    return list(nodes[first:])


@contextmanager
def start(desk: Desk, command: Sequence[str], log: Path) -> Iterator[Running]:
    """Start any program on the desk; at the end it is gone."""
    with log.open("wb") as sink:
        process = subprocess.Popen(
            command, cwd=ROOT, env=desk.desktop.env, stdin=subprocess.DEVNULL, stdout=sink, stderr=sink
        )
        try:
            yield Running(process, desk, log)
        except BaseException:
            _keep_what_is_there(desk, process, log)
            raise
        finally:
            process.kill()
            process.wait()


@contextmanager
def start_program(desk: Desk, data: Path, *arguments: str) -> Iterator[Running]:
    """Start the real program with a data folder of its own."""
    data.mkdir(parents=True, exist_ok=True)
    log = data.parent / f"{data.name}-{len(list(data.parent.glob('*.log')))}.log"
    command = [sys.executable, "-m", "gmi_trainer", "--data-dir", str(data), *arguments]
    with start(desk, command, log) as running:
        yield running


def _keep_what_is_there(desk: Desk, process: subprocess.Popen[bytes], log: Path) -> None:
    """A picture of the screen, and everything the program wrote, to see afterwards what went wrong."""
    name = f"{log.parent.name}-{log.stem}"
    desk.screen.save_screenshot(SCREENS / f"{name}.png")
    written = [log, *sorted(log.parent.glob("*/logs/*"))]
    parts = [f"== {path}\n{path.read_text('utf-8', errors='replace')}" for path in written]
    (SCREENS / f"{name}.txt").write_text("\n".join([f"exit code so far: {process.poll()}", *parts]), "utf-8")


def record_of(data: Path) -> Path:
    """The one record in a data folder."""
    (path,) = data.glob("profiles/*/record.sqlite3")
    return path


def rows(data: Path, question: str, *values: object) -> list[dict[str, Any]]:
    """Ask the record, from outside, while the program may be writing to it."""
    with closing(sqlite3.connect(f"file:{record_of(data)}?mode=ro", uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        return [dict(row) for row in connection.execute(question, values)]


def preference(data: Path, key: str) -> dict[str, object] | None:
    """What the record keeps under a name, or None."""
    found = rows(data, "SELECT value FROM preference WHERE key = ?", key)
    return json.loads(found[0]["value"]) if found else None


def facts(data: Path) -> list[tuple[str, dict[str, object]]]:
    """Every fact of the person's days: its kind and what it says, in the order in which they were kept."""
    found = rows(data, "SELECT kind, detail FROM event ORDER BY id")
    return [(row["kind"], json.loads(row["detail"])) for row in found]
