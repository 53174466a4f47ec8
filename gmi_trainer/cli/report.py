"""``gmi-trainer report``: some weeks of a person on one page, as a web page, as a few lines, or as numbers."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from gmi_trainer.cli.unlocking import add_words
from gmi_trainer.domain.report import USUAL_SECTIONS, USUAL_WEEKS, WEEKS, Section
from gmi_trainer.domain.values import dataclass
from gmi_trainer.files.new_file import write_new


@dataclass(frozen=True, slots=True)
class ReportWays:
    """What a report can become. Each is given what was asked for on the command line."""

    html: Callable[[], str]
    text: Callable[[], str]
    numbers: Callable[[Path], None]


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command's words."""
    parser = commands.add_parser(
        "report",
        help="write a report on some weeks",
        description="Write a report on the last weeks: goals, plan, tests, pain and sleep, answers that say see "
        "someone, own words. Without a file it is printed as a few lines. A file that is there already is left alone. "
        "The PDF page is made in the window.",
    )
    parser.add_argument(
        "--weeks", type=int, choices=WEEKS, default=USUAL_WEEKS, help="how many weeks, up to today"
    )
    ways = parser.add_mutually_exclusive_group()
    ways.add_argument("--html", type=Path, metavar="FILE.html", help="write a web page")
    ways.add_argument("--text", action="store_true", help="print at most twelve lines (the default)")
    ways.add_argument(
        "--csv", type=Path, metavar="FILE.zip", help="write sessions and trials as CSV in a zip"
    )
    parser.add_argument("--without-name", action="store_true", help="leave the person's name out")
    parser.add_argument(
        "--leave-out",
        action="append",
        default=[],
        choices=[section.value for section in Section],
        help="leave a section out; may be said more than once",
    )
    parser.add_argument(
        "--with",
        action="append",
        default=[],
        dest="take_in",
        choices=[section.value for section in Section if section not in USUAL_SECTIONS],
        help="take in a section that is left out as a rule",
    )
    parser.add_argument(
        "--profile", metavar="WHO", help="a name, or an id; without it the person of last time"
    )
    add_words(parser)
    parser.add_argument("--data-dir", type=Path, default=argparse.SUPPRESS, help="the data folder")


def sections_of(args: argparse.Namespace) -> frozenset[Section]:
    """What is to be in it."""
    taken_in = frozenset(map(Section, args.take_in))
    return (USUAL_SECTIONS | taken_in) - frozenset(map(Section, args.leave_out))


def run(args: argparse.Namespace, ways: ReportWays) -> int:
    """Write or print it; UserProblem where it cannot be written."""
    if args.html is not None:
        target: Path = args.html.absolute()
        write_new(target, [ways.html().encode()])
        print(f"Written: {target}")
    elif args.csv is not None:
        target = args.csv.absolute()
        ways.numbers(target)
        print(f"Written: {target}")
    else:
        print(ways.text(), end="")
    return 0
