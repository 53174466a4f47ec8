"""The rules of this suite hold: small suites that break one of them are run, and must fail."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

BREAKING = {
    "an exception in a slot": """
        from PySide6.QtCore import QCoreApplication, QObject, QTimer

        class Page(QObject):
            def on_time(self):
                raise ValueError("nobody caught me")

        def test_it(qtbot):
            page = Page()
            QTimer.singleShot(0, page.on_time)
            timer = QTimer()
            timer.setSingleShot(True)
            with qtbot.waitSignal(timer.timeout):
                timer.start(1)
        """,
    "an exception in a paint event": """
        from PySide6.QtWidgets import QWidget

        class Page(QWidget):
            def paintEvent(self, event):
                raise ValueError("nobody caught me")

        def test_it(qtbot):
            page = Page()
            qtbot.addWidget(page)
            with qtbot.waitExposed(page):
                page.show()
            page.repaint()
        """,
    "an exception that Python could only print": """
        import gc

        class Row:
            def __del__(self):
                raise ValueError("nobody caught me")

        def test_it():
            row = Row()
            del row
            gc.collect()
        """,
    "a warning of Qt's": """
        from PySide6.QtCore import qWarning

        def test_it():
            qWarning("QPainter::begin: not today")
        """,
    "a warning of Python's": """
        import warnings

        def test_it():
            warnings.warn("old ways", DeprecationWarning)
        """,
    "a skipped test": """
        import pytest

        @pytest.mark.skip(reason="not today")
        def test_it():
            pass
        """,
    "a skipped file": """
        import pytest

        pytest.skip("not today", allow_module_level=True)
        """,
}


def run_suite(folder: Path, source: str, **env: str) -> subprocess.CompletedProcess[str]:
    """Run one small file under this suite's own configuration."""
    test_file = folder / "test_small.py"
    body = source.strip("\n").splitlines()
    indent = len(body[0]) - len(body[0].lstrip())
    test_file.write_text("\n".join(line[indent:] for line in body) + "\n")
    options = ["-q", "-c", str(ROOT / "pyproject.toml"), "--rootdir", str(ROOT), "-p", "no:cacheprovider"]
    return subprocess.run(
        [sys.executable, "-m", "pytest", *options, "-p", "tests.conftest", str(test_file)],
        cwd=ROOT,
        env={**os.environ, **env},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("source", BREAKING.values(), ids=BREAKING.keys())
def test_what_breaks_a_rule_fails(source: str, tmp_path: Path) -> None:
    ended = run_suite(tmp_path, source, CI="true")

    assert ended.returncode in {1, 2}, ended.stdout
    assert "1 failed" in ended.stdout or "1 error" in ended.stdout


def test_what_breaks_none_passes(tmp_path: Path) -> None:
    ended = run_suite(tmp_path, "def test_it():\n    assert 1 + 1 == 2", CI="true")

    assert ended.returncode == 0, ended.stdout


def test_at_home_a_skip_is_a_skip(tmp_path: Path) -> None:
    ended = run_suite(tmp_path, BREAKING["a skipped test"], CI="")

    assert ended.returncode == 0, ended.stdout
    assert "1 skipped" in ended.stdout
