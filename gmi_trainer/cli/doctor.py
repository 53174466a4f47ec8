"""``gmi-trainer doctor``: looks at everything the program needs and says in plain words what is to be done."""

from __future__ import annotations

import argparse
import json
import textwrap
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from gmi_trainer.cli.unlocking import add_words

if TYPE_CHECKING:  # every command reads this module for its words
    from gmi_trainer.services.doctor import Fact, Finding

LINE_LENGTH = 100
WELL, TO_DO = "  ok     ", "  TO DO  "
_TELLS_WHERE = frozenset({"folder", "name"})
"""A folder often bears its owner's name, and a set of pictures that of a clinic."""


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command's words."""
    parser = commands.add_parser(
        "doctor",
        help="look whether all is well, and say what to do",
        description="Look at the program, the data folder, every record and its copies, the pictures, the "
        "settings and the clock. Nothing is changed, and the window may be open. The exit code is 0 where all is "
        "well and 1 where something is to be done. Encrypted records are counted, and looked into only where the "
        "passphrase is given.",
    )
    parser.add_argument(
        "--rebuild",
        action="store_true",
        help="instead, work out again the sums that do not fit the answers; a copy of the record is made before, "
        "and no answer is touched",
    )
    parser.add_argument(
        "--json",
        action="store_true",
        help="print one JSON object for who helps you; it holds no names, folders or answers",
    )
    add_words(parser)
    parser.add_argument("--data-dir", type=Path, default=argparse.SUPPRESS, help="the data folder")


def run(args: argparse.Namespace, findings: Iterable[Finding], say: Callable[[Finding], str]) -> int:
    """Print what was found; ``say`` puts a finding into words."""
    found = tuple(findings)
    to_do = sum(not finding.is_well for finding in found)
    if args.json:
        print(
            json.dumps({"well": to_do == 0, "findings": [_as_json(finding) for finding in found]}, indent=2)
        )
    else:
        for finding in found:
            print(_line(finding, say(finding)))
        print()
        print("All is well." if not to_do else f"Things to do: {to_do}. Each one is marked above.")
    return 1 if to_do else 0


def _line(finding: Finding, words: str) -> str:
    head = WELL if finding.is_well else TO_DO
    return textwrap.fill(
        words,
        LINE_LENGTH,
        initial_indent=head,
        subsequent_indent=" " * len(head),
        break_long_words=False,
        break_on_hyphens=False,
    )


def _as_json(finding: Finding) -> dict[str, object]:
    problem = finding.problem
    said: dict[str, object] = {"check": finding.check.value, "well": finding.is_well}
    if finding.about:
        said["about"] = finding.about
    said["facts"] = _without_places(finding.facts)
    if problem is not None:
        said["problem"] = problem.problem.value
        said["values"] = _without_places(problem.values)
    return said


def _without_places(values: Mapping[str, Fact]) -> dict[str, Fact]:
    """Nothing that names a folder; the home folder inside a sentence becomes "~"."""
    home = str(Path.home())
    return {
        name: value.replace(home, "~") if isinstance(value, str) else value
        for name, value in values.items()
        if name not in _TELLS_WHERE
    }
