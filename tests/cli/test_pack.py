"""``gmi-trainer pack``: what it prints, and how it ends."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

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


def test_a_pack_in_one_file_is_looked_through_as_well(capsys: Capture, tmp_path: Path) -> None:
    mine = write_pack(tmp_path / "mine")
    with ZipFile(tmp_path / "hands.gmipack", "w") as out:
        for file in ("library.json", "manifest.jsonl"):
            out.write(mine / file, file)

    code, lines = said_by(capsys, "check", str(tmp_path / "hands.gmipack"))

    assert code == 1
    assert lines[0].endswith(
        '/hands.gmipack/manifest.jsonl:1: expected a picture\'s file, found no file "pictures/w00.png"'
    )


def test_the_way_of_a_pack(capsys: Capture, tmp_path: Path) -> None:
    """Shared by one person, brought in, listed, looked at and removed by another."""
    mine, data = (
        write_pack(tmp_path / "mine", 24, {"licence": "CC-BY-4.0", "credit": "A clinic"}),
        tmp_path / "data",
    )
    file, place = str(tmp_path / "hands.gmipack"), ("--data-dir", str(data))
    told = "Hands at work 1.0, CC-BY-4.0. A clinic. Pictures: hand 24."

    assert said_by(capsys, "share", str(mine), file, *place) == (0, [f"Written: {file}"])
    assert said_by(capsys, "list", *place)[1][0].startswith("No packs were brought in.")
    assert not data.exists()
    assert said_by(capsys, "install", file, *place) == (0, [f"Brought in: {told}"])
    assert said_by(capsys, "install", str(mine), *place)[1][-1] == "It replaces version 1.0."
    assert said_by(capsys, "list", *place) == (0, [told])
    (data / "packs" / "hands-at-work" / "pictures" / "w01.png").unlink()
    code, lines = said_by(capsys, "list", *place)
    assert (code, lines[0][:44]) == (1, "The set of pictures Hands at work cannot be ")
    assert said_by(capsys, "remove", "hands at work", *place) == (0, ["Removed: hands at work"])
    assert list((data / "packs").iterdir()) == []


def test_what_is_refused_is_told_in_a_sentence_with_a_next_step(capsys: Capture, tmp_path: Path) -> None:
    change_line(write_pack(tmp_path / "mine"), 3, side="both")

    code = run(["pack", "install", str(tmp_path / "mine"), "--data-dir", str(tmp_path / "data")])

    assert code == 1
    assert capsys.readouterr().err == (
        "There are mistakes in mine (1), so it was not used. The first is in manifest.jsonl, line 3: it needs side: "
        "left or right, the person's own. Please look through all of it with: gmi-trainer pack check\n"
    )


def test_it_works_without_qt(tmp_path: Path) -> None:
    ended = run_without_qt(tmp_path / "data", "pack", "check", str(write_pack(tmp_path / "mine")))

    assert (ended.returncode, ended.stderr) == (0, "")
    assert "Mistakes: 0." in ended.stdout
