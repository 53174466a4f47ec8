"""What the command line says, read once.

Most starts have no command: they name at most a folder and a language. Those are read without the words of the
commands, whose modules would cost the window a third of its start.
"""

from __future__ import annotations

import argparse
from pathlib import Path

PLAN_ENDING = ".gmiplan"


def parse(argv: list[str]) -> argparse.Namespace:
    """Read the words; ``command`` is None where the window is simply to be opened, ``plan_file`` a plan for it."""
    if not argv:
        return argparse.Namespace(command=None, data_dir=None, lang=None, plan_file=None)
    plain = argparse.ArgumentParser(add_help=False, exit_on_error=False)
    _add_plain_words(plain)
    try:
        options, others = plain.parse_known_args(argv)
    except argparse.ArgumentError:
        others = argv
    plan_file = None
    if len(others) == 1 and _is_plan(others[0]):
        plan_file = Path(others.pop()).absolute()  # a later start may stand in another folder
    if others:
        return _full_parser().parse_args(argv, argparse.Namespace(plan_file=None))
    options.command, options.plan_file = None, plan_file
    return options


def _is_plan(word: str) -> bool:
    """What a file manager hands over, or somebody types. A command has no such ending."""
    return not word.startswith("-") and word.casefold().endswith(PLAN_ENDING)


def _add_plain_words(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data-dir", type=Path, help="keep all data in this folder")
    parser.add_argument("--lang", help="language of the window, such as en or de")


def _full_parser() -> argparse.ArgumentParser:
    """With every command, for help, for mistakes, and where a command is named."""
    from gmi_trainer import __version__
    from gmi_trainer.cli import (
        doctor,
        drill,
        export,
        lessons,
        pack,
        plan,
        plans,
        replay,
        report,
        results,
        scripts,
        setup,
    )

    parser = argparse.ArgumentParser(
        prog="gmi-trainer",
        description="Learn how pain works and train the brain's map of the body. Free and offline. "
        "Without a command the window opens; named a plan file (*.gmiplan), it shows what that plan asks.",
    )
    parser.add_argument("--version", action="version", version=f"GMI Trainer {__version__}")
    _add_plain_words(parser)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    drill.add_parser(commands)
    replay.add_parser(commands)
    export.add_parsers(commands)
    report.add_parser(commands)
    results.add_parser(commands)
    lessons.add_parser(commands)
    pack.add_parser(commands)
    scripts.add_parser(commands)
    plan.add_parser(commands)
    plans.add_parser(commands)
    doctor.add_parser(commands)
    setup.add_parser(commands)
    return parser
