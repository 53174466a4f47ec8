"""``gmi-trainer plans check``: what is the matter with the files of the plans' templates, each with file and line."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from gmi_trainer.cli.lessons import line_for
from gmi_trainer.services.plan_ports import PlanReport


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command's words."""
    parser = commands.add_parser(
        "plans",
        help="look through the templates of plans for mistakes",
        description="Each one is a pair of plain text files, which you may correct or translate.",
    )
    actions = parser.add_subparsers(dest="action", metavar="check", required=True)
    check = actions.add_parser(
        "check",
        help="name every mistake with its file and line",
        description="Look through all templates: their items and numbers, the lessons that they name, their words, the "
        "list of words that are never written, how hard they read. The exit code is 0 where there is no mistake.",
    )
    check.add_argument(
        "folder",
        type=Path,
        nargs="?",
        metavar="FOLDER",
        help="the templates; without it those of the program",
    )


def run(args: argparse.Namespace, check: Callable[[Path | None], PlanReport]) -> int:
    """Print what was found; 1 where something has to be mended."""
    report = check(args.folder)
    for problem in report.problems:
        print(line_for(problem))
    if report.problems:
        print()
    print(f"Templates: {report.templates}. Languages: {', '.join(report.languages) or 'none'}.")
    print(f"Mistakes: {report.mistakes}. Remarks: {report.remarks}.")
    return 1 if report.mistakes else 0
