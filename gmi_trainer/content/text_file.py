"""Reads a text file that anybody may have written: never more than is sensible, and told plainly where it fails."""

from __future__ import annotations

from pathlib import Path

from gmi_trainer.content.findings import Findings
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.files.reading import read_limited

MOST_BYTES = 200_000
"""A lesson of 700 words has 5 000."""


def read_text(path: Path, name: str, findings: Findings) -> str | None:
    """The text with plain line ends; None, and a mistake, where there is none that can be read."""
    try:
        content = read_limited(path, MOST_BYTES)
    except UserProblem as problem:
        findings.mistake(name, 1, *_told(problem))
        return None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        findings.mistake(name, line, "text saved as UTF-8", "a letter in another encoding")
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _told(problem: UserProblem) -> tuple[str, str]:
    if problem.problem is Problem.FILE_MISSING:
        return "this file", "no file"
    if problem.problem is Problem.FILE_TOO_LARGE:
        return f"a file of at most {MOST_BYTES // 1000} kB", "a larger one"
    return "a plain text file", "something that cannot be opened"
