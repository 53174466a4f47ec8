"""``gmi-trainer results FILE``: what a person gives to their clinic, as one file."""

from __future__ import annotations

import argparse
import getpass
from collections.abc import Callable, Sequence
from pathlib import Path

from gmi_trainer.cli.unlocking import add_words
from gmi_trainer.services.clinic_ports import Seal
from gmi_trainer.services.lock import check_passphrase
from gmi_trainer.services.result_ports import ResultContents
from gmi_trainer.services.results_out import Recipient, ResultsOut, Wanted, Weeks

Lines = Callable[[ResultContents], Sequence[str]]
SealWords = Callable[[Seal, Recipient | None], str]


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command's words."""
    parser = commands.add_parser(
        "results",
        help="write what you give to your clinic into one file",
        description="List what leaves, and write it into one file for a clinic. It is sealed for the clinic where the "
        "plan in force brought its key, else with a passphrase that is asked for. Nothing is sent.",
    )
    parser.add_argument("file", type=Path, metavar="FILE.gmiresult", help="where to write it")
    parser.add_argument(
        "--weeks",
        choices=[weeks.value for weeks in Weeks],
        default=Weeks.SINCE_LAST.value,
        help="how far back; since the last one where nothing is said",
    )
    parser.add_argument("--notes", action="store_true", help="your notes and remarks go along")
    parser.add_argument("--mood", action="store_true", help="your mood goes along")
    parser.add_argument("--name", action="store_true", help="your name goes along")
    parser.add_argument("--without-goals", action="store_true", help="leave your goals out")
    parser.add_argument("--not-sealed", action="store_true", help="anybody who has the file can read it")
    add_words(parser)
    parser.add_argument("--data-dir", type=Path, default=argparse.SUPPRESS, help=argparse.SUPPRESS)


def run(
    options: argparse.Namespace,
    out: ResultsOut,
    lines: Lines,
    seal_words: SealWords,
    ask: Callable[[str], str] = getpass.getpass,
) -> int:
    """List, seal, write. UserProblem where that cannot be; then nothing is written."""
    wanted = Wanted(
        Weeks(options.weeks),
        with_name=options.name,
        with_notes=options.notes,
        with_goals=not options.without_goals,
        with_mood=options.mood,
    )
    choice = out.choice(wanted)
    recipient = out.recipient()
    seal = Seal.NONE if options.not_sealed else Seal.CLINIC if recipient is not None else Seal.PASSPHRASE
    passphrase = ""
    print("What leaves:")
    for line in lines(out.looking(choice)()):
        print(f"- {line}")
    print(seal_words(seal, recipient))
    if seal is Seal.PASSPHRASE:
        passphrase = ask("Passphrase: ")
        check_passphrase(passphrase)
        if ask("The same once more: ") != passphrase:
            print("The two are not the same. Nothing was written.")
            return 1
    target: Path = options.file.absolute()
    out.writing(choice, target, seal, passphrase)()
    out.sent()
    print(f"Written: {target}")
    return 0
