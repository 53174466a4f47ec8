"""The program never uses a network: in a whole run every address is of this computer alone (traced by the system)."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.threats.network_trace import ONLY_THIS_COMPUTER, elsewhere, families, places, traced
from tests.threats.on_screen.whole_run import WholeRun

KNOWN_PLACES = re.compile(r"X11-unix|dbus|at-spi|/nobody/listens|/gmi-|wayland|nscd|/run/|/\.[A-Za-z]{6}/s\b")
"""Screen, message bus, screen readers, sound, and where a later start of the program asks for this one: the toolkit
makes that place under a name of chance, for this user only."""


def test_nothing_but_this_computer_is_reached(run: WholeRun) -> None:
    assert len(run.traces) == 2
    for trace in run.traces:
        assert elsewhere(trace) == []
        assert families(trace) == ONLY_THIS_COMPUTER
        assert any("X11-unix" in place for place in places(trace)), "the window itself is in the trace"


def test_it_only_talks_to_its_desk(run: WholeRun) -> None:
    strange = {place for trace in run.traces for place in places(trace) if not KNOWN_PLACES.search(place)}

    assert strange == set()


@pytest.mark.parametrize(
    ("code", "family"),
    [
        ("import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).close()", "AF_INET"),
        ("import subprocess, sys; subprocess.run([sys.executable, '-c', 'import socket; "
         "socket.socket(socket.AF_INET6).close()'])", "AF_INET6"),
    ],
    ids=["itself", "a program it starts"],
)  # fmt: skip
def test_the_trace_would_see_it(run: WholeRun, tmp_path: Path, code: str, family: str) -> None:
    subprocess.run(traced([sys.executable, "-c", code], tmp_path / "trace"), check=True, timeout=20)

    assert family in families(tmp_path / "trace")
    assert elsewhere(tmp_path / "trace") != []
