"""``gmi-trainer plan``: what a plan file or a short code asks, without using it; and what plan files are made of."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from gmi_trainer.domain.values import dataclass

ENDING = ".gmiplan"


@dataclass(frozen=True, slots=True)
class PlanTelling:
    """What can be told, a line each. UserProblem where it is no plan; what is the matter with a code is a line, too."""

    of_file: Callable[[Path], list[str]]
    of_code: Callable[[str], tuple[bool, str | list[str]]]
    format: Callable[[], str]


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command's words."""
    parser = commands.add_parser(
        "plan",
        help="show what a plan file or a code asks",
        description="Show a plan from a clinic without using it. It is taken up in the window: Today or Settings, "
        "Plan from my clinic.",
    )
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    show = actions.add_parser("show", help="show what it asks", description="Nothing is kept.")
    show.add_argument(
        "plan", nargs="+", metavar="FILE|CODE", help="a file that ends in .gmiplan, or the code from a sheet"
    )
    actions.add_parser(
        "format",
        help="print what plan files are made of",
        description="Every field with its limits, as Markdown.",
    )


def run(args: argparse.Namespace, telling: PlanTelling) -> int:
    """Print it; 1 where a code does not fit."""
    if args.action == "format":
        print(telling.format(), end="")
        return 0
    words = " ".join(args.plan)
    path = Path(words)
    if words.endswith(ENDING) or path.is_file():
        print("\n".join(telling.of_file(path)))
        return 0
    fits, said = telling.of_code(words)
    print(said if isinstance(said, str) else "\n".join(said))
    return 0 if fits else 1
