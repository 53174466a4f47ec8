"""The desk of a benchmark: a screen without assistive technology, which most people have, and a folder to write in."""

from __future__ import annotations

import dataclasses
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.e2e.desktop import SIZE, Desktop, desktop
from tests.e2e.running import ROOT
from tests.e2e.watching import until
from tests.e2e.x11 import XScreen, open_screen

STARTS_WITHIN_S = 40


@contextmanager
def stage(size: str = SIZE) -> Iterator[tuple[Desktop, XScreen, Path]]:
    with ExitStack() as stack:
        place = stack.enter_context(desktop(size))
        env = {name: word for name, word in place.env.items() if name != "QT_LINUX_ACCESSIBILITY_ALWAYS_ON"}
        screen = stack.enter_context(open_screen(place.display))
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="gmi-bench-")))
        yield dataclasses.replace(place, env=env), screen, folder


@contextmanager
def running(
    arguments: Sequence[str], place: Desktop, folder: Path, python: str = sys.executable
) -> Iterator[subprocess.Popen[bytes]]:
    with (folder / "program.log").open("wb") as log:
        process = subprocess.Popen(
            [python, *arguments],
            cwd=ROOT,
            env=place.env,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        )
        try:
            yield process
        finally:
            process.kill()
            process.wait()


def wait_for_a_window(screen: XScreen, process: subprocess.Popen[bytes], folder: Path) -> None:
    def active() -> bool:
        assert process.poll() is None, (folder / "program.log").read_text()
        handle = screen.active_window()
        return any(window.handle == handle and window.pid == process.pid for window in screen.windows())

    until(active, STARTS_WITHIN_S, "its window is in front")
