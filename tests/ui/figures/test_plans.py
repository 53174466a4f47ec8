"""The console knows the figures of the program, and names what does not fit with its line; it needs no Qt for that."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from gmi_trainer import resources
from gmi_trainer.bootstrap.lessons import check
from gmi_trainer.content.lesson_files import LessonFolder
from gmi_trainer.domain.lesson import Figure
from gmi_trainer.services.lesson_report import FigureFault
from gmi_trainer.ui.figures.factory import KINDS, OWN_KINDS
from gmi_trainer.ui.figures.plans import PLANS, fault_in
from tests.content.lesson_copies import change, copy_of_samples, line_of, said
from tests.ui.figures.samples import figure_of

WITHOUT_QT = """
import sys
sys.modules["PySide6"] = sys.modules["shiboken6"] = None
from gmi_trainer.bootstrap.lessons import check
report = check(None)
print([problem for problem in report.problems if "figure" in problem.file])
"""


def test_they_are_those_of_the_window() -> None:
    assert PLANS.keys() == KINDS.keys() | OWN_KINDS.keys()


def test_every_figure_of_the_lessons_fits() -> None:
    course = LessonFolder(resources.find("lessons")).load("en").course
    figures = [lesson.figure for lesson in course.in_order]

    assert [fault_in(figure) for figure in figures if figure is not None] == [None] * len(figures)


def test_no_qt_is_needed_to_look_at_them() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", WITHOUT_QT], capture_output=True, text=True, timeout=100, check=False
    )

    assert (ended.stdout.strip(), ended.stderr) == ("[]", "")


def test_an_unknown_kind_is_told() -> None:
    fault = fault_in(Figure("message-paths"))

    assert fault is not None
    assert fault.way == ("kind",)
    assert "message-path, mixing-desk" in fault.expected


def test_a_setting_that_does_not_fit_is_told_with_the_way_to_it() -> None:
    crowd = figure_of("04-scans")
    findings = crowd.settings["findings"]
    assert isinstance(findings, list)
    one = [findings[0], {**findings[1], "of_100": "many"}, *findings[2:]]

    assert fault_in(crowd) is None
    assert fault_in(replace(crowd, settings={**crowd.settings, "people": "all"})) == FigureFault(
        ("settings", "people"), "people: a whole number"
    )
    fault = fault_in(replace(crowd, settings={**crowd.settings, "findings": one}))
    assert fault is not None
    assert fault.way == ("settings", "findings", 1, "of_100")


@pytest.mark.parametrize(
    ("old", "new", "words", "problem"),
    [
        (
            "kind: message-path",
            "kind: message-map",
            "kind:",
            "expected a figure of the program (breath-pacer, ",
        ),
        ("message: 5", "message: lots", "message:", 'expected message: a whole number, found "lots"'),
    ],
)
def test_the_console_names_the_line(old: str, new: str, words: str, problem: str, tmp_path: Path) -> None:
    lessons = copy_of_samples(tmp_path)
    file = lessons / "01-bell" / "figure.yaml"
    change(file, old, new)

    told = [said(one) for one in check(lessons).problems if one.file.endswith("01-bell/figure.yaml")]
    assert any(f":{line_of(file, words)}: {problem}" in one for one in told), told
