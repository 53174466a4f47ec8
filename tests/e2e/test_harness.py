"""The harness itself: what it does reaches a window, and what a window shows reaches it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.running import Desk, Running, start
from tests.e2e.watching import until
from tests.e2e.x11 import Rect

PROGRAM = Path(__file__).with_name("smallest_program.py")


@pytest.fixture
def running(desk: Desk, tmp_path: Path) -> Iterator[Running]:
    with start(desk, [sys.executable, str(PROGRAM)], tmp_path / "small.log") as program:
        program.wait_for_window()
        yield program


def says(running: Running, words: str) -> None:
    until(lambda: running.wait_for(identifier="said").words == words, 10, f"it says {words!r}")


def test_a_key_arrives(running: Running) -> None:
    running.wait_for(identifier="said")

    running.desk.screen.tap("f")

    says(running, "key f")


def test_a_click_arrives_where_something_was_seen(running: Running) -> None:
    seen = running.click(name="Press me")

    assert seen.identifier == "press-me"
    says(running, "clicked")


def test_a_screen_reader_can_press(running: Running) -> None:
    running.wait_for(identifier="press-me")

    assert running.desk.eyes.act(running.pid, "Press", identifier="press-me")

    says(running, "clicked")


def test_pixels_are_seen(running: Running) -> None:
    button = running.wait_for(identifier="press-me").place
    assert button is not None
    x, y = button.centre
    flat = Rect(x - 20, y - 100, 2, 1)
    colour = bytes([200, 120, 10])

    until(lambda: running.desk.screen.pixels(flat)[:3] == colour, 10, "the window's own colour is there")


def test_the_end_of_a_program_is_seen(running: Running) -> None:
    assert len(running.windows()) == 1

    running.process.kill()

    until(lambda: not running.windows(), 10, "its window is gone")
    assert running.look() == []


def test_a_window_can_be_closed_and_brought_forward(running: Running, desk: Desk, tmp_path: Path) -> None:
    screen = desk.screen
    first = running.windows()[0].handle
    with start(desk, [sys.executable, str(PROGRAM)], tmp_path / "second.log") as second:
        second.wait_for_window()

        screen.bring_forward(first)
        until(lambda: screen.active_window() == first, 10, "the first window is in front again")

        screen.close_window(second.windows()[0].handle)
        assert second.wait_for_end() == 0
