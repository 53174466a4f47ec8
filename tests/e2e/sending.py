"""Sending results from the window, and answering the toolkit's own question for a file."""

from __future__ import annotations

from pathlib import Path

from tests.e2e.hands import FocusAndSpace
from tests.e2e.running import Desk, Running
from tests.e2e.watching import until

_KEYS = {"-": "minus", ".": "period"}


def results_of(desk: Desk) -> list[Path]:
    """Files that lie where the program offers to save them."""
    return sorted(Path(desk.desktop.env["HOME"]).rglob("*.gmiresult"))


def send(running: Running, how: str = "") -> tuple[str, ...]:
    """Behind Progress: look at what leaves, save it. What was listed. ``how``: where no plan brought a key."""
    person = FocusAndSpace(running)
    for step in ("nav.progress", "progress.door.send"):
        person.choose(step)
    listed = lines(running, "progress.send.lines")
    if how:
        person.choose(f"progress.send.how.{how}")
    person.choose("progress.send.save")
    answer_dialog(running)
    running.wait_for(identifier="progress.send.folder")
    return listed


def lines(running: Running, identifier: str) -> tuple[str, ...]:
    """A list in a card, once it has been read."""

    def read() -> tuple[str, ...] | None:
        shown = (seen.name for seen in running.look() if seen.identifier.endswith(identifier))
        said = next(shown, "").split("\n")
        found = tuple(line.removeprefix("•").strip() for line in said if line.strip())
        return found if len(found) > 2 else None

    return until(read, 20, f"{identifier} is there")


def answer_dialog(running: Running, name: str = "") -> None:
    """The toolkit's own question for a file: take what it offers, or type a name."""
    screen, main = running.desk.screen, running.windows()[0].handle

    def in_front() -> bool:
        active = screen.active_window()
        return active != main and active in [window.handle for window in running.windows()]

    until(in_front, 10, "it asks for a file")
    for letter in name:
        screen.tap(_KEYS.get(letter, letter))
    screen.tap("Return")
    until(lambda: len(running.windows()) == 1, 10, "the question is answered")
