"""A few lines of Python run by a user who may do little: the suite's own user may be allowed everything."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

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


def folder_in_reach(factory: pytest.TempPathFactory, mode: int) -> Path:
    """A folder of ours that another user can get to, with these rights."""
    folder = factory.mktemp("theirs")
    for parent in (folder.parent, folder.parent.parent):
        parent.chmod(0o755)
    folder.chmod(mode)
    return folder
