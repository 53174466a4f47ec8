"""Asks for the lock's passphrase where records are encrypted: on the terminal, unseen, or as one line from a program.

It is never a word of the command line: those can be seen by others while the command runs.
"""

from __future__ import annotations

import argparse
import getpass
import sys

from gmi_trainer.domain.problems import Problem, UserProblem

LONGEST_LINE = 1_000


def add_words(parser: argparse.ArgumentParser) -> None:
    """The words of every command that opens records."""
    parser.add_argument(
        "--passphrase-stdin",
        action="store_true",
        help="where records are encrypted: take the passphrase from the first line of the standard input "
        "(without this it is asked for, unseen)",
    )


def passphrase(options: argparse.Namespace, *, is_needed: bool = True) -> str | None:
    """What was typed, or None where nothing was and nothing has to be.

    UserProblem(PASSPHRASE_NEEDED) where it has to be.
    """
    typed = _first_line() if options.passphrase_stdin else _asked(is_needed=is_needed)
    if not typed and is_needed:
        raise UserProblem(Problem.PASSPHRASE_NEEDED)
    return typed or None


def _first_line() -> str:
    try:
        return sys.stdin.readline(LONGEST_LINE).rstrip("\r\n")
    except UnicodeDecodeError:
        return ""


def _asked(*, is_needed: bool) -> str:
    """Where nobody sits at a keyboard, nobody is asked."""
    if sys.stdin is None or not sys.stdin.isatty():
        return ""
    try:
        return getpass.getpass(
            "Passphrase: " if is_needed else "Passphrase (or only Enter, to look without it): "
        )
    except EOFError:
        return ""
