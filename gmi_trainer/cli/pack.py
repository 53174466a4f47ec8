"""``gmi-trainer pack``: looks through picture sets, brings them in, takes them away, writes them into one file."""

from __future__ import annotations

import argparse
import textwrap
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.picture_balance import PartBalance
from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.services.packs import SUFFIX, InstalledPack, PackProblem, PackReport, PackShelf, Tell

WIDTH = 80
_VALUE_WIDTH = 26
_COUNT_WIDTH = 7


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command's words."""
    parser = commands.add_parser(
        "pack",
        help="look through sets of pictures, bring them in, pass them on",
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
    check.add_argument("folder", type=Path, metavar="FOLDER", help="the pack's folder, or a pack in one file")
    install = actions.add_parser(
        "install",
        help="bring a pack in",
        description="Bring in a pack from its folder or from one file. It is looked through first, and comes in "
        "whole or not at all. An earlier version of it is replaced. Its pictures come into training, never into "
        "scored tests.",
    )
    install.add_argument(
        "source", type=Path, metavar="FILE_OR_FOLDER", help=f"a file that ends in {SUFFIX}, or a folder"
    )
    listing = actions.add_parser("list", help="name the packs that were brought in")
    remove = actions.add_parser("remove", help="take a pack away")
    remove.add_argument("name", metavar="NAME", help="as pack list names it")
    share = actions.add_parser(
        "share",
        help="write a pack into one file",
        description="Write a pack into one file, for others to bring in. A file that is there already is left alone.",
    )
    share.add_argument("name", metavar="NAME", help="as pack list names it, or a pack's folder")
    share.add_argument(
        "file", type=Path, metavar="FILE", help=f"where to write it; its name ends in {SUFFIX}"
    )
    for action in (install, listing, remove, share):
        action.add_argument("--data-dir", type=Path, default=argparse.SUPPRESS, help="the data folder")


def run(
    args: argparse.Namespace,
    check: Callable[[Path, Tell], PackReport],
    shelf: PackShelf,
    say: Callable[[UserProblem], str],
) -> int:
    """Do what was asked; UserProblem where it cannot be. ``say`` puts what is the matter into words."""
    if args.action == "check":
        return run_check(args, check)
    if args.action == "install":
        pack, before = shelf.install(args.source.absolute())
        print(f"Brought in: {_in_words(pack)}")
        if before:
            print(f"It replaces version {before}.")
    elif args.action == "remove":
        shelf.remove(args.name)
        shelf.clear_removed()
        print(f"Removed: {args.name}")
    elif args.action == "share":
        print(f"Written: {shelf.share(args.name, args.file.absolute())}")
    else:
        return _run_list(shelf.installed(), say)
    return 0


def _run_list(packs: Sequence[InstalledPack], say: Callable[[UserProblem], str]) -> int:
    for pack in packs:
        print(_in_words(pack) if pack.problem is None else _wrapped(say(pack.problem)))
    if not packs:
        print("No packs were brought in. To bring one in: gmi-trainer pack install FILE_OR_FOLDER")
    return 1 if any(pack.problem for pack in packs) else 0


def _in_words(pack: InstalledPack) -> str:
    """Name, version, licence, whom to name, how many pictures of what."""
    counts = ", ".join(f"{part} {pack.pictures[part]}" for part in BodyPart if pack.pictures.get(part))
    credit = f" {pack.head.credit}." if pack.head.credit else ""
    return _wrapped(f"{pack.head.name} {pack.head.version}, {pack.head.licence}.{credit} Pictures: {counts}.")


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
