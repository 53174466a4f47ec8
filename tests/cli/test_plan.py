"""``gmi-trainer plan``: shows what a file or a code asks, and says where a code does not fit."""

from __future__ import annotations

from pathlib import Path

import pytest

from gmi_trainer.bootstrap.core import run
from gmi_trainer.exchange.plan_file import PlanFiles
from gmi_trainer.exchange.plan_format import plan_format
from tests.plans_of_files import FILE_PLAN

Capture = pytest.CaptureFixture[str]


def test_a_code_with_spaces_is_shown(capsys: Capture) -> None:
    assert run(["plan", "show", "10GX", "84T0", "nvzf", "jzsg"]) == 0
    said = capsys.readouterr().out

    assert "Hand 1: left or right" in said
    assert "- Hands: training: up to 3 times a day" in said


def test_a_mistyped_code_is_pointed_at(capsys: Capture) -> None:
    assert run(["plan", "show", "10GX-84T0-NVZF-JZ5G"]) == 1

    assert capsys.readouterr().out == "Look again at sign 3 of group 4.\n"


def test_a_file_is_shown_and_nothing_is_kept(capsys: Capture, tmp_path: Path) -> None:
    path = tmp_path / "from the clinic.gmiplan"
    path.write_bytes(PlanFiles("1").write(FILE_PLAN))
    assert run(["plan", "show", str(path)]) == 0
    lines = capsys.readouterr().out.splitlines()

    assert lines[:2] == ["From: Clinic by the lake", "Fingerprint: cf7e 5682 3131 5068"]
    assert "- Once round the garden. Slowly.: once a day · every day" in lines
    assert list(tmp_path.iterdir()) == [path]


def test_what_is_no_plan_is_told_in_a_sentence(capsys: Capture, tmp_path: Path) -> None:
    path = tmp_path / "letter.gmiplan"
    path.write_text("Dear all", "utf-8")
    assert run(["plan", "show", str(path)]) == 1

    assert capsys.readouterr().err.startswith("The file letter.gmiplan is not a plan for this program")


def test_the_format_is_printed(capsys: Capture) -> None:
    assert run(["plan", "format"]) == 0

    assert capsys.readouterr().out == plan_format()
