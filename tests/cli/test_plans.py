"""``gmi-trainer plans check``: every mistake is named as file, line, expected and found."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from gmi_trainer import resources
from gmi_trainer.bootstrap.core import run
from tests.content.lesson_copies import change


def check(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, list[str]]:
    code = run(["plans", "check", *words])
    said = capsys.readouterr()
    assert said.err == ""
    return code, said.out.splitlines()


def test_the_templates_of_the_program_have_no_mistake(capsys: pytest.CaptureFixture[str]) -> None:
    code, lines = check(capsys)

    assert (code, lines) == (0, ["Templates: 26. Languages: en.", "Mistakes: 0. Remarks: 0."])


def test_mistakes_are_printed_with_the_folder_as_it_was_named(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(resources.find("assets", "plans"), tmp_path / "own")
    change(tmp_path / "own" / "hand-1.yaml", "weeks: 3", "weeks: 30")
    monkeypatch.chdir(tmp_path)

    code, lines = check(capsys, "own")

    assert code == 1
    assert lines == [
        'own/hand-1.yaml:5: expected weeks: weeks from 1 to 12, found "30"',
        "",
        "Templates: 25. Languages: en.",
        "Mistakes: 1. Remarks: 0.",
    ]
