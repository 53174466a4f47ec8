"""What runs on every change is what the README tells a newcomer to type, and nothing else."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
RUN = ROOT / ".ci" / "run"
CONSTRAINTS = ROOT / ".ci" / "constraints.txt"


def test_the_readme_has_the_line_that_runs_all_tests() -> None:
    lines = [line for line in RUN.read_text("utf-8").splitlines() if line.endswith("-m tests")]

    assert len(lines) == 1
    assert lines[0] in (ROOT / "README.md").read_text("utf-8").splitlines()


def test_the_script_does_nothing_else() -> None:
    commands = [
        line
        for line in RUN.read_text("utf-8").splitlines()
        if line and not line.startswith(("#", "set ", "cd ", "export CI="))
    ]

    assert len(commands) == 1


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such mark")
def test_the_script_can_be_run() -> None:
    assert os.access(RUN, os.X_OK)


def test_constraints_are_versions_and_no_addresses() -> None:
    lines = [line for line in CONSTRAINTS.read_text("utf-8").splitlines() if not line.startswith("#")]

    assert [
        line for line in lines if re.fullmatch(r"[A-Za-z0-9._-]+==[0-9][A-Za-z0-9.]*", line) is None
    ] == []
    assert any(line.startswith("PySide6_Essentials==") for line in lines)


def test_both_parts_of_qt_are_of_one_version() -> None:
    """The second part links to the first, and only to that very one."""
    lines = dict(line.split("==") for line in CONSTRAINTS.read_text("utf-8").splitlines() if "==" in line)

    assert lines["PySide6_Addons"] == lines["PySide6_Essentials"] == lines["shiboken6"]
