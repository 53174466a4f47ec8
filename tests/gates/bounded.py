"""Runs a command that cannot hang and leaves nothing running: output to a file, time limited."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

GRACE_S = 5


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended; ``code`` is None when its time was up."""

    code: int | None
    output: str
    seconds: float


def run(command: list[str], *, cwd: Path, env: Mapping[str, str], log: Path, limit_s: float) -> Ended:
    """Run to the end or to the limit; whatever the command started goes with it.

    A file takes the output, not a pipe: a grandchild that keeps a pipe open would hold us up for ever.
    """
    log.parent.mkdir(parents=True, exist_ok=True)
    began = time.monotonic()
    with log.open("wb") as sink:
        process = subprocess.Popen(
            command,
            cwd=cwd,
            env=dict(env),
            stdin=subprocess.DEVNULL,
            stdout=sink,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            code: int | None = process.wait(limit_s)
        except subprocess.TimeoutExpired:
            code = None
        finally:
            end_group(process)
    return Ended(code, log.read_text("utf-8", errors="replace"), time.monotonic() - began)


def end_group(process: subprocess.Popen[bytes]) -> None:
    """Ask a command and all its children to end, then make them."""
    _signal_group(process, signal.SIGTERM)
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(GRACE_S)
    if sys.platform != "win32":
        _signal_group(process, signal.SIGKILL)
    process.wait()


def _signal_group(process: subprocess.Popen[bytes], number: signal.Signals) -> None:
    if sys.platform == "win32":
        process.kill()
        return
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, number)
