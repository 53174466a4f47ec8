"""Starting from the console: what goes wrong before a window is there is told in one sentence."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from gmi_trainer import __version__
from gmi_trainer.bootstrap import core

NO_QT = """
import sys
class NoQt:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] == "PySide6":
            raise ImportError("libEGL.so.1: cannot open shared object file", name="PySide6")
sys.meta_path.insert(0, NoQt())
from gmi_trainer.bootstrap.core import run
sys.exit(run(sys.argv[1:]))
"""


def test_without_a_screen_it_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)

    assert core.run(["--data-dir", str(tmp_path / "data")]) == 1

    assert capsys.readouterr().err == (
        "There is no screen to open the window on. Please start the program from a desktop.\n"
    )
    assert not (tmp_path / "data").exists()


def test_a_missing_part_of_the_system_is_named_with_the_next_step(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", NO_QT, "--data-dir", str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        check=False,
    )

    assert done.returncode == 1
    assert "libEGL.so.1" in done.stderr
    assert done.stderr.endswith("Please type: gmi-trainer setup\n")
    assert done.stderr.count("\n") == 1


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        core.run(["--version"])

    assert ended.value.code == 0
    assert capsys.readouterr().out == f"GMI Trainer {__version__}\n"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["drill", "--pictures", "90"], "give a number from 1 to 60"),
        (["drill", "--interval", "later"], "give milliseconds such as 0, 750 or 500-1000"),
        (["drill", "--limit", "0"], "give seconds up to 60, or none"),
        (["drill", "--part", "wing"], "choose from hand, foot, knee"),
    ],
)
def test_words_that_make_no_sense_are_told(
    words: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        core.run(words)

    assert ended.value.code == 2
    assert told in capsys.readouterr().err
