"""The standard ``age`` tool of the system, driven as a person would: it asks for passphrases on a terminal."""

from __future__ import annotations

import os
import pty
import select
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

LONGEST_S = 60.0


def needs_age() -> None:
    """Under CI the tool must be there; elsewhere a test that needs it is left out and says so."""
    if shutil.which("age") is not None:
        return
    if os.environ.get("CI") or not sys.platform.startswith("linux"):
        pytest.fail("age is missing: see the gate libraries")
    pytest.skip("needs Debian's age")


def age(*arguments: str | Path) -> None:
    """Run it without any question."""
    subprocess.run(
        ["age", *map(str, arguments)],
        check=True,
        timeout=LONGEST_S,
        capture_output=True,
        cwd=_folder(arguments),
    )


def age_asking(passphrase: str, *arguments: str | Path) -> int:
    """Run it on a terminal of its own and type the passphrase whenever it asks; how it ended."""
    process, terminal = pty.fork()
    if process == 0:  # pragma: no cover - the other program
        os.execvp("age", ["age", *map(str, arguments)])
    said = b""
    try:
        while True:
            ready, _, _ = select.select([terminal], [], [], LONGEST_S)
            if not ready:
                raise TimeoutError(said.decode(errors="replace"))
            try:
                piece = os.read(terminal, 1024)
            except OSError:  # the terminal is gone: the program has ended
                break
            if not piece:
                break
            said += piece
            if said.rstrip().endswith(b":"):
                os.write(terminal, f"{passphrase}\n".encode())
                said = b""
    finally:
        os.close(terminal)
        _, status = os.waitpid(process, 0)
    return os.waitstatus_to_exitcode(status)


def _folder(arguments: tuple[str | Path, ...]) -> Path | None:
    return next((one.parent for one in arguments if isinstance(one, Path)), None)
