"""A desk of our own for a test: a virtual screen, a window manager, a message bus and the accessibility bus.

Standard library only, because the gate runner uses it too. The server itself chooses the screen's number,
so any number of desks can stand side by side.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.e2e.watching import until
from tests.e2e.x11 import open_screen

SIZE = "1280x900x24"
STARTS_WITHIN_S = 30


@dataclass(frozen=True, slots=True)
class Desktop:
    """A running desk, and the environment that puts a program on it."""

    display: str
    env: dict[str, str]
    folder: Path


@contextmanager
def desktop(size: str = SIZE) -> Iterator[Desktop]:
    """Set a desk up, and take everything on it down again. ``size`` of its screen, with the bits a pixel."""
    with ExitStack() as stack:
        # short: the address of a socket inside may have 107 letters
        folder = Path(
            stack.enter_context(tempfile.TemporaryDirectory(prefix="gmi-", ignore_cleanup_errors=True))
        )
        env = _environment(folder)
        env["DISPLAY"] = ":" + stack.enter_context(
            _told("Xvfb", "-displayfd", "{fd}", "-screen", "0", size, "-noreset", "-nolisten", "tcp", env=env)
        )
        env["DBUS_SESSION_BUS_ADDRESS"] = stack.enter_context(
            _told("dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address={fd}", env=env)
        )
        stack.enter_context(_running(["openbox", "--sm-disable"], env))
        with open_screen(env["DISPLAY"]) as screen:
            until(screen.has_window_manager, STARTS_WITHIN_S, "the window manager is there")
        yield Desktop(env["DISPLAY"], env, folder)


def _environment(folder: Path) -> dict[str, str]:
    """Nothing of the real person's settings, a bus and a home of one's own."""
    keep = ("PATH", "CI", "SYSTEMROOT", "LD_LIBRARY_PATH", "COVERAGE_PROCESS_START")
    runtime = folder / "run"
    runtime.mkdir(mode=0o700)
    return {
        **{name: os.environ[name] for name in keep if name in os.environ},
        "HOME": str(folder),
        "LANG": "C.UTF-8",
        "XDG_RUNTIME_DIR": str(runtime),
        "PULSE_SERVER": "unix:/nobody/listens",  # nothing is heard in the room, and no sound server is started
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "PYTHONUNBUFFERED": "1",
        "PYTHONFAULTHANDLER": "1",
    }


@contextmanager
def _told(*command: str, env: dict[str, str]) -> Iterator[str]:
    """Run a server that writes its address, once it is ready, to the descriptor ``{fd}``."""
    reading, writing = os.pipe()
    try:
        full = [word.format(fd=writing) for word in command]
        with _running(full, env, pass_fd=writing):
            os.close(writing)
            writing = -1
            with os.fdopen(reading) as said:
                reading = -1
                address = said.readline().strip()
            if not address:
                raise RuntimeError(f"{command[0]} did not start")
            yield address
    finally:
        for descriptor in (reading, writing):
            if descriptor >= 0:
                os.close(descriptor)


@contextmanager
def _running(command: list[str], env: dict[str, str], pass_fd: int | None = None) -> Iterator[None]:
    """Run something in the background and end it. It stays in our group: whoever ends us ends it."""
    program = shutil.which(command[0])
    if program is None:
        raise FileNotFoundError(command[0])
    process = subprocess.Popen(
        [program, *command[1:]],
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        pass_fds=() if pass_fd is None else (pass_fd,),
    )
    try:
        yield
    finally:
        process.terminate()
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
