"""Reads what ``strace -e trace=network`` wrote: which kinds of address a program used, and where it went with them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from tests.gates.needs import tracer

_FAMILY = re.compile(r"\b[AP]F_[A-Z0-9]+\b")
_GOES_TO = re.compile(r'\bsun_path=(@?"[^"]*")')
ONLY_THIS_COMPUTER = {"AF_UNIX"}
"""What windows, sounds and screen readers are reached by; nothing of it leaves the computer."""


def traced(command: Sequence[str], trace: Path) -> list[str]:
    """A command whose every step to a network is written into a file. It keeps the number of its process."""
    return [
        str(tracer()),
        "-D",  # the tracer is the child: whoever started the program watches the program
        "-f",
        "-qq",
        "-s",
        "200",
        "--seccomp-bpf",  # stops at these steps only: the rest is as fast as ever
        "-e",
        "trace=network",
        "-e",
        "signal=none",
        "-o",
        str(trace),
        *command,
    ]


def families(trace: Path) -> set[str]:
    """The kinds of address in it."""
    return set(_FAMILY.findall(trace.read_text("utf-8", "replace")))


def elsewhere(trace: Path) -> list[str]:
    """The steps that name an address of another kind."""
    lines = trace.read_text("utf-8", "replace").splitlines()
    return [line for line in lines if set(_FAMILY.findall(line)) - ONLY_THIS_COMPUTER]


def places(trace: Path) -> set[str]:
    """Where the program went on this computer."""
    return set(_GOES_TO.findall(trace.read_text("utf-8", "replace")))
