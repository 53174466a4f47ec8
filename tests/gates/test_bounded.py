"""A command that hangs, or leaves something behind, is ended when its time is up."""

from __future__ import annotations

import os
import select
import sys
from pathlib import Path

import pytest

from tests.gates import bounded


def python(code: str, folder: Path, limit_s: float = 30) -> bounded.Ended:
    return bounded.run(
        [sys.executable, "-c", code], cwd=folder, env=os.environ, log=folder / "deep" / "log", limit_s=limit_s
    )


def test_output_and_code_come_back(tmp_path: Path) -> None:
    ended = python("import sys; print('out'); print('err', file=sys.stderr); sys.exit(3)", tmp_path)

    assert ended.code == 3
    assert sorted(ended.output.split()) == ["err", "out"]


def test_time_is_limited(tmp_path: Path) -> None:
    ended = python("print('begun', flush=True); import threading; threading.Event().wait()", tmp_path, 1.0)

    assert ended.code is None
    assert ended.output == "begun\n"
    assert ended.seconds < 10


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="only Linux can wait for another's child")
def test_a_child_left_behind_neither_holds_us_up_nor_lives_on(tmp_path: Path) -> None:
    code = (
        "import subprocess, sys;"
        "child = subprocess.Popen([sys.executable, '-c', 'import threading; threading.Event().wait()']);"
        "print(child.pid)"
    )
    ended = python(code, tmp_path)

    assert ended.code == 0
    assert ended.seconds < 10
    assert is_gone(int(ended.output))


def jobs(folder: Path, *codes: str) -> list[bounded.Job]:
    return [
        bounded.Job((sys.executable, "-c", code), folder / f"log-{number}")
        for number, code in enumerate(codes)
    ]


def test_several_run_side_by_side_and_come_back_in_their_order(tmp_path: Path) -> None:
    met = f"""
import pathlib, time
folder = pathlib.Path({str(tmp_path)!r})
(folder / "met-{{me}}").touch()
end = time.monotonic() + 20
while len(list(folder.glob("met-*"))) < 2 and time.monotonic() < end:
    time.sleep(0.01)
print("{{me}}", len(list(folder.glob("met-*"))))
"""
    two = jobs(tmp_path, met.format(me="a"), met.format(me="b"), "import sys; sys.exit(3)")

    ended = bounded.run_together(two, at_once=2, cwd=tmp_path, env=os.environ, limit_s=30)

    assert [(one.code, one.output) for one in ended] == [(0, "a 2\n"), (0, "b 2\n"), (3, "")]


def test_one_that_hangs_does_not_hold_up_the_others(tmp_path: Path) -> None:
    two = jobs(tmp_path, "import threading; threading.Event().wait()", "print('done')")

    ended = bounded.run_together(two, at_once=1, cwd=tmp_path, env=os.environ, limit_s=1)

    assert [one.code for one in ended] == [None, 0]


def is_gone(pid: int) -> bool:
    """Whether a process ends within ten seconds."""
    try:
        process = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    ended, _, _ = select.select([process], [], [], 10)
    os.close(process)
    return bool(ended)
