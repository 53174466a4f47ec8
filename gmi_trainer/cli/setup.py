"""``gmi-trainer setup``: sees to it that the system has what a window needs. Standard library only, no Qt."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable

from gmi_trainer.cli.system_libraries import (
    SOUND,
    WINDOW,
    SystemPart,
    apt_get,
    install,
    install_line,
    missing,
)


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command's words."""
    parser = commands.add_parser(
        "setup",
        help="see to the system libraries that the window needs",
        description="Look for the system libraries that the window and its sound need; install what is missing.",
    )
    parser.add_argument("--check", action="store_true", help="only look, install nothing")


def run(options: argparse.Namespace) -> int:
    """Handle ``setup``; 0 when everything is there at the end, 1 when something is still missing."""
    if not sys.platform.startswith("linux"):
        print("Nothing more is needed on this system. Start the program with: gmi-trainer-window")
        return 0
    return provide(WINDOW, may_install=not options.check, for_sound=SOUND)


def provide(
    parts: Iterable[SystemPart],
    *,
    may_install: bool,
    for_sound: Iterable[SystemPart] = (),
    say: Callable[[str], None] = print,
) -> int:
    """Install what is missing where that needs no password; else name it and the one line to type.

    What is only for sound is looked for as well. Without it the program works, so nothing is amiss.
    """
    needed = tuple(parts)
    wanted = (*needed, *for_sound)
    packages = missing(wanted)
    if not packages:
        say("Everything is there.")
        return 0
    say(f"Missing: {', '.join(packages)}.")
    apt = apt_get() if may_install else None
    if apt is None:
        if missing(needed):
            say(f"Please type this line, then start again:\n\n    {install_line(packages)}\n")
            return 1
        return _silent(packages, say)
    say("Installing these from this system's own package source. It may take a minute.")
    sys.stdout.flush()  # before the installer writes to the same place
    installed = install(packages, apt)
    still = missing(wanted)
    if not still:
        say("Everything is there now.")
        return 0
    if not missing(needed):
        return _silent(still, say)
    reason = "are still missing after the installation" if installed else "could not be installed"
    say(f"These {reason}: {', '.join(still)}.\nPlease type this line:\n\n    {install_line(still)}\n")
    return 1


def _silent(packages: tuple[str, ...], say: Callable[[str], None]) -> int:
    say(
        "The window has all it needs. The program works without these, only without sound. If you would like sound, "
        f"type this line:\n\n    {install_line(packages)}\n"
    )
    return 0
