"""The Qt binding that is installed loses no references: one that does dies in the middle of a session."""

from __future__ import annotations

import subprocess
import sys

CALLS = """
from PySide6.QtCore import QObject
it = QObject()
for _ in range(200_000):
    it.setObjectName("x")
print("survived")
"""


def test_two_hundred_thousand_calls_survive() -> None:
    """PySide6 6.12.0 on Python 3.11 drops a reference to None with every call that returns nothing."""
    ended = subprocess.run(
        [sys.executable, "-c", CALLS], capture_output=True, text=True, timeout=100, check=False
    )

    assert ended.returncode == 0, ended.stderr
    assert ended.stdout == "survived\n"
