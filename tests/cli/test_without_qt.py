"""The console's commands run where there is no screen and no Qt: its libraries cannot even be imported here."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

STEADY = Path(__file__).resolve().parents[1] / "scenarios" / "a_steady_test.txt"
WITHOUT_QT = """
import runpy, sys
for name in ("PySide6", "shiboken6"):
    sys.modules[name] = None
runpy.run_module("gmi_trainer", run_name="__main__", alter_sys=True)
"""


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    env = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    return subprocess.run(
        [sys.executable, "-c", WITHOUT_QT, "--data-dir", str(folder), *words],
        env=env,
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )


def test_a_scripted_drill_is_played(tmp_path: Path) -> None:
    ended = run(tmp_path, "replay", str(STEADY))

    assert ended.returncode == 0, ended.stderr
    assert ended.stderr == ""
    assert ended.stdout.strip()


@pytest.mark.parametrize("words", [("--version",), ("drill", "--help"), ("setup", "--help")])
def test_questions_are_answered(words: tuple[str, ...], tmp_path: Path) -> None:
    ended = run(tmp_path, *words)

    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.strip()


def test_a_window_cannot_be_opened_so(tmp_path: Path) -> None:
    """The proof that Qt is really out of reach in the tests above."""
    assert "PySide6" in run(tmp_path).stderr
