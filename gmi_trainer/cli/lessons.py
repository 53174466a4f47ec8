"""``gmi-trainer lessons check``: what is the matter with the lessons' files, all of it, each with file and line."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from gmi_trainer.services.lesson_ports import LessonProblem
from gmi_trainer.services.lesson_report import LessonReport


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command's words."""
    parser = commands.add_parser(
        "lessons",
        help="look through the lessons for mistakes",
        description="Lessons are plain text files that anybody may correct or translate.",
    )
    actions = parser.add_subparsers(dest="action", metavar="check", required=True)
    check = actions.add_parser(
        "check",
        help="name every mistake with its file and line",
        description="Look through all lessons: parts, numbers and sources, the list of words, how hard they are "
        "to read. Every mistake is named with its file and line. The exit code is 0 where there is none.",
    )
    check.add_argument(
        "folder", type=Path, nargs="?", metavar="FOLDER", help="the lessons; without it those of the program"
    )


def run(args: argparse.Namespace, check: Callable[[Path | None], LessonReport]) -> int:
    """Print what was found; 1 where something has to be mended."""
    report = check(args.folder)
    for problem in report.problems:
        print(line_for(problem))
    if report.problems:
        print()
    print(f"Lessons: {report.lessons}. Languages: {', '.join(report.languages) or 'none'}.")
    print(f"Mistakes: {report.mistakes}. Remarks: {report.remarks}.")
    return 1 if report.mistakes else 0


def line_for(problem: LessonProblem) -> str:
    """One finding as editors understand it: file, line, then what was expected there and what was found."""
    kind = "remark: " if problem.is_remark else ""
    return f"{problem.file}:{problem.line}: {kind}expected {problem.expected}, found {problem.found}"
