"""What the first screen takes along: only what it needs, because everything else would delay it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

START = """
import json, sys
from PySide6.QtWidgets import QApplication

def told(*_anything):
    print(json.dumps(sorted(sys.modules)))
    return 0

QApplication.exec = told
from gmi_trainer.bootstrap.core import run
sys.exit(run(["--data-dir", sys.argv[1]]))
"""
CAN_WAIT = (
    "PIL",  # pictures are decoded when a drill is prepared
    "PySide6.QtNetwork",  # later starts are listened for once the window is up
    "concurrent.futures",
    "ctypes",  # asks the window system whether a picture is there
    "gmi_trainer.cli",  # the words of the console's commands
    "gmi_trainer.ui.charts",
    "gmi_trainer.ui.drill.controller",
    "gmi_trainer.ui.pages.progress.progress_page",
    "gmi_trainer.ui.pages.settings_page",
    "hashlib",
    "logging.handlers",  # would bring pickling and networks
    "numpy",
    "platformdirs",  # asks where the data lies, which is given here
    "pyqtgraph",
    "secrets",
    "sqlite_utils",  # moves an older record to today's shape
)
"""Packages and modules that no first screen needs, on the first day or any other."""


def modules_of_a_start(folder: Path) -> set[str]:
    """Start up to the moment when the window is shown and takes its first event."""
    ended = subprocess.run(
        [sys.executable, "-c", START, str(folder)],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    return set(json.loads(ended.stdout))


@pytest.fixture(scope="module")
def starts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """The very first start on a computer, and the next one."""
    folder = tmp_path_factory.mktemp("data")
    return {"first": modules_of_a_start(folder), "daily": modules_of_a_start(folder)}


@pytest.mark.parametrize("start", ["first", "daily"])
@pytest.mark.parametrize("name", CAN_WAIT)
def test_what_can_wait_is_not_read_before_the_first_screen(
    starts: dict[str, set[str]], start: str, name: str
) -> None:
    read = {module for module in starts[start] if module == name or module.startswith(f"{name}.")}

    assert not read


def test_the_window_was_really_made(starts: dict[str, set[str]]) -> None:
    """The proof that the tests above looked at a whole start."""
    assert {"gmi_trainer.ui.main_window", "gmi_trainer.storage.database"} <= starts["daily"]
