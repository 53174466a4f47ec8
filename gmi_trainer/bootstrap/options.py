"""What the command line says, read once."""

from __future__ import annotations

import argparse
from pathlib import Path

from gmi_trainer import __version__
from gmi_trainer.cli import drill, replay, setup


def parse(argv: list[str]) -> argparse.Namespace:
    """Read the words; ``command`` is None where the window is simply to be opened."""
    parser = argparse.ArgumentParser(
        prog="gmi-trainer",
        description="Learn how pain works and train the brain's map of the body. Free and offline. "
        "Without a command the window opens.",
    )
    parser.add_argument("--version", action="version", version=f"GMI Trainer {__version__}")
    parser.add_argument("--data-dir", type=Path, help="keep all data in this folder")
    parser.add_argument("--lang", help="language of the window, such as en or de")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    drill.add_parser(commands)
    replay.add_parser(commands)
    setup.add_parser(commands)
    return parser.parse_args(argv)
