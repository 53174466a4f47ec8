"""``gmi-trainer lessons check``: every mistake is named as file, line, expected and found."""

from __future__ import annotations

from pathlib import Path

import pytest

from gmi_trainer.bootstrap.core import run
from gmi_trainer.services.lesson_ports import LessonProblem
from gmi_trainer.services.lesson_report import LessonReport
from tests.content.lesson_copies import change, copy_of_samples


def check(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, list[str]]:
    code = run(["lessons", "check", *words])
    said = capsys.readouterr()
    assert said.err == ""
    return code, said.out.splitlines()


def test_the_lessons_of_the_program_have_no_mistake(capsys: pytest.CaptureFixture[str]) -> None:
    code, lines = check(capsys)

    assert code == 0, lines
    assert lines[-1].startswith("Mistakes: 0.")


def test_mistakes_are_printed_with_the_folder_as_it_was_named(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy_of_samples(tmp_path)
    change(tmp_path / "lessons" / "01-bell" / "lesson.en.md", "{#story story}", "{#story tale}")
    monkeypatch.chdir(tmp_path)

    code, lines = check(capsys, "lessons")

    assert code == 1
    assert any(
        line.startswith("lessons/01-bell/lesson.en.md:") and line.endswith(', found "tale"') for line in lines
    )
    assert "Lessons: 2. Languages: en." in lines


def test_remarks_alone_are_no_mistake(capsys: pytest.CaptureFixture[str]) -> None:
    from argparse import Namespace

    from gmi_trainer.cli import lessons

    remark = LessonProblem("a.md", 3, "7", "7.5", is_remark=True)
    code = lessons.run(Namespace(folder=None), lambda folder: LessonReport(1, ("en", "de"), (remark,)))

    assert code == 0
    assert capsys.readouterr().out.splitlines() == [
        "a.md:3: remark: expected 7, found 7.5",
        "",
        "Lessons: 1. Languages: en, de.",
        "Mistakes: 0. Remarks: 1.",
    ]


def test_a_folder_that_is_not_there_is_told(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, lines = check(capsys, str(tmp_path / "nowhere"))

    assert code == 1
    assert lines[0].endswith("/nowhere:1: expected a folder of lessons, found no folder")
    assert "Lessons: 0. Languages: none." in lines


def test_the_command_says_what_it_does(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        run(["lessons"])
    assert ended.value.code == 2

    with pytest.raises(SystemExit) as ended:
        run(["lessons", "check", "--help"])
    assert ended.value.code == 0
    assert "FOLDER" in capsys.readouterr().out
