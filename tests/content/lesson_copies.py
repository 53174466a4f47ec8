"""Copies of the sample lessons, to be written over by a test, and what is found in them."""

from __future__ import annotations

import shutil
from pathlib import Path

from gmi_trainer.services.lesson_ports import LessonProblem

SAMPLES = Path(__file__).with_name("lessons")
"""Two small lessons, ``bell`` and ``garden`` (which needs the bell), with four questions each."""


def copy_of_samples(folder: Path) -> Path:
    """The sample lessons, in a folder named "lessons" that may be changed."""
    return Path(shutil.copytree(SAMPLES, folder / "lessons"))


def change(path: Path, old: str, new: str, *, times: int = 1) -> None:
    """Put other words into a file, in the place of words that are really there."""
    text = path.read_text("utf-8")
    assert old in text, f"{old!r} is not in {path.name}"
    path.write_text(text.replace(old, new, times), "utf-8")


def line_of(path: Path, words: str) -> int:
    """The first line that has these words."""
    lines = path.read_text("utf-8").splitlines()
    return next(number for number, line in enumerate(lines, start=1) if words in line)


def said(problem: LessonProblem) -> str:
    """As the console says it."""
    return f"{problem.file}:{problem.line}: expected {problem.expected}, found {problem.found}"
