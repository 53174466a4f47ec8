"""``gmi-trainer pack``: what it prints, and how it ends."""

from __future__ import annotations

from pathlib import Path

import pytest

from gmi_trainer.bootstrap.core import run
from gmi_trainer.cli.pack import WIDTH
from tests.cli.test_without_qt import run as run_without_qt
from tests.media.packs import change_line, write_pack

Capture = pytest.CaptureFixture[str]


def said_by(capsys: Capture, *words: str) -> tuple[int, list[str]]:
    code = run(["pack", *words])
    said = capsys.readouterr()
    assert said.err == ""
    return code, said.out.splitlines()


def test_a_whole_pack_is_counted_in_tables_that_fit_a_console(capsys: Capture, tmp_path: Path) -> None:
    pack = write_pack(tmp_path, 24)
    for number in range(1, 6):
        change_line(pack, number, level=number, view="a view with a name of forty letters....")

    code, lines = said_by(capsys, "check", str(pack))

    assert code == 0
    assert lines[-1] == "Pictures: 24. Mistakes: 0. Remarks: 1."
    assert "hand: 24 pictures, 48 with their mirrored twins" in lines
    assert ["female", "10", "-", "1", "-", "1", "12"] in [line.split() for line in lines]
    tables = [line for line in lines if "remark" not in line]
    assert max(len(line) for line in tables) <= WIDTH


def test_mistakes_are_printed_with_the_folder_as_it_was_named(
    capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change_line(write_pack(tmp_path / "mine"), 3, side="both", alt="A left hand")
    monkeypatch.chdir(tmp_path)

    code, lines = said_by(capsys, "check", "mine")

    assert code == 1
    assert lines[:2] == [
        'mine/manifest.jsonl:3: expected side: left or right, the person\'s own, found "both"',
        'mine/manifest.jsonl:3: expected alt: words that do not give the side away, found "left"',
    ]
    assert lines[-1] == "Pictures: 24. Mistakes: 2. Remarks: 0."


def test_a_folder_that_is_not_there_is_told(capsys: Capture, tmp_path: Path) -> None:
    code, lines = said_by(capsys, "check", str(tmp_path / "nowhere"))

    assert code == 1
    assert lines[0].endswith("/nowhere:1: expected the folder of a pack, found no folder")


def test_it_works_without_qt(tmp_path: Path) -> None:
    ended = run_without_qt(tmp_path / "data", "pack", "check", str(write_pack(tmp_path / "mine")))

    assert (ended.returncode, ended.stderr) == (0, "")
    assert "Mistakes: 0." in ended.stdout
