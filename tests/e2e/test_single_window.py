"""A second start on the same record brings the first window to the front, and goes."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.e2e.running import Desk, start, start_program
from tests.e2e.watching import until

PROGRAM = Path(__file__).with_name("smallest_program.py")


def test_a_second_start_raises_the_first_window(desk: Desk, tmp_path: Path) -> None:
    data = tmp_path / "data"
    with start_program(desk, data) as first:
        window = first.wait_for_window()
        with start(desk, [sys.executable, str(PROGRAM)], tmp_path / "in-front.log") as other:
            other.wait_for_window()

            with start_program(desk, data) as second:
                assert second.wait_for_end() == 0, second.said
                assert second.windows() == []

            until(lambda: desk.screen.active_window() == window.handle, 10, "the first window is in front")
        assert first.process.poll() is None
        assert len(first.windows()) == 1


def test_another_record_has_a_window_of_its_own(desk: Desk, tmp_path: Path) -> None:
    with start_program(desk, tmp_path / "one") as first, start_program(desk, tmp_path / "two") as second:
        first_window, second_window = first.wait_for_any_window(), second.wait_for_any_window()

        assert first_window.handle != second_window.handle
