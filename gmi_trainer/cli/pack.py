"""``gmi-trainer pack``: looks through picture sets, brings them in, takes them away, writes them into one file."""

from __future__ import annotations

import argparse
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

from gmi_trainer.domain.picture_balance import PartBalance
from gmi_trainer.services.packs import PackProblem, PackReport, Tell

WIDTH = 80
_VALUE_WIDTH = 26
_COUNT_WIDTH = 7


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command's words."""
    parser = commands.add_parser(
        "pack",
        help="look through a set of pictures",
        description="A pack is a folder of pictures with a list of what they show. Anybody can make one.",
    )
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    check = actions.add_parser(
        "check",
        help="name every mistake with its file and line, and count what is shown",
        description="Look through a pack: what it says about itself, its list of pictures, every picture, its test "
        "sets. Every mistake is named with its file and line; then tables show how the pictures are spread. The "
        "exit code is 0 where there is no mistake.",
    )
    check.add_argument("folder", type=Path, metavar="FOLDER", help="the pack's folder")


def run_check(args: argparse.Namespace, check: Callable[[Path, Tell], PackReport]) -> int:
    """Print what is found as soon as it is found; 1 where something has to be mended."""
    report = check(args.folder, lambda problem: print(line_for(problem)))
    if report.mistakes or report.remarks:
        print()
    for table in report.balance:
        for line in balance_lines(table):
            print(line)
        print()
    if report.head is not None:
        print(_wrapped(f"{report.head.name} {report.head.version}, {report.head.licence}."))
    print(f"Pictures: {report.pictures}. Mistakes: {report.mistakes}. Remarks: {report.remarks}.")
    return 1 if report.mistakes else 0


def line_for(problem: PackProblem) -> str:
    """One finding as editors understand it: file, line, then what was expected there and what was found."""
    kind = "remark: " if problem.is_remark else ""
    return f"{problem.file}:{problem.line}: {kind}expected {problem.expected}, found {problem.found}"


def balance_lines(table: PartBalance) -> Iterator[str]:
    """One part as a table: a column for each level, and one for all."""
    yield f"{table.part}: {table.pictures} pictures, {2 * table.pictures} with their mirrored twins"
    heads = [*(f"level {level}" for level in table.levels), "all"]
    yield " " * _VALUE_WIDTH + "".join(head.rjust(_COUNT_WIDTH + 2) for head in heads)
    for group in table.groups:
        yield f"  {group.trait}"
        for row in group.rows:
            value = row.value if len(row.value) <= _VALUE_WIDTH - 5 else row.value[: _VALUE_WIDTH - 8] + "..."
            counts = (*row.counts, row.total)
            yield f"    {value}".ljust(_VALUE_WIDTH) + "".join(
                str(n or "-").rjust(_COUNT_WIDTH + 2) for n in counts
            )


def _wrapped(words: str) -> str:
    return textwrap.fill(words, WIDTH, break_long_words=False, break_on_hyphens=False)
