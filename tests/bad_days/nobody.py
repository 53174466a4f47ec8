"""A few lines of Python run by a user who may do little: the suite's own user may be allowed everything."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

FolderInReach = Callable[[int], Path]
ROOT = Path(__file__).resolve().parents[2]
HAS_OTHER_USERS = hasattr(os, "setuid")
AS_NOBODY = """
os.setgroups([])
os.setgid(65534)
os.setuid(65534)
"""


def run_as_nobody(imports: str, body: str, *words: str) -> str:
    """What they print. ``imports`` are read before the user changes: the libraries may be private."""
    child = subprocess.run(
        [sys.executable, "-c", f"import os, sys\n{imports}\n{AS_NOBODY}\n{body}", *words],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert child.stderr == ""
    return child.stdout.strip()


@pytest.fixture
def folder_in_reach() -> Iterator[FolderInReach]:
    """Makes folders of ours, with these rights, that another user can get to.

    Not among those of pytest: it closes them to others whenever it starts, so also while it runs a second time.
    """
    with ExitStack() as stack:

        def make(mode: int) -> Path:
            folder = Path(stack.enter_context(TemporaryDirectory(prefix="gmi-")))
            folder.chmod(mode)
            return folder

        yield make
