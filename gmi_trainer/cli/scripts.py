"""``gmi-trainer scripts check``: what is the matter with the guided practices' files, each with file and line."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from gmi_trainer.cli.lessons import line_for
from gmi_trainer.services.guided_ports import ScriptReport


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command's words."""
    parser = commands.add_parser(
        "scripts",
        help="look through the guided practices for mistakes",
        description="Each one is a pair of plain text files, which you may correct or translate.",
    )
    actions = parser.add_subparsers(dest="action", metavar="check", required=True)
    check = actions.add_parser(
        "check",
        help="name every mistake with its file and line",
        description="Look through all practices: steps, how long they last, their words, the list of words that are "
        "never written, how hard they are to read. The exit code is 0 where there is no mistake.",
    )
    check.add_argument(
        "folder",
        type=Path,
        nargs="?",
        metavar="FOLDER",
        help="the practices; without it those of the program",
    )


def run(args: argparse.Namespace, check: Callable[[Path | None], ScriptReport]) -> int:
    """Print what was found; 1 where something has to be mended."""
    report = check(args.folder)
    for problem in report.problems:
        print(line_for(problem))
    if report.problems:
        print()
    print(f"Practices: {report.scripts}. Languages: {', '.join(report.languages) or 'none'}.")
    print(f"Mistakes: {report.mistakes}. Remarks: {report.remarks}.")
    return 1 if report.mistakes else 0
