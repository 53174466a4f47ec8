"""Runs a command that cannot hang and leaves nothing running: output to a file, time limited."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

GRACE_S = 5
LOOK_EVERY_S = 0.05


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended; ``code`` is None when its time was up."""

    code: int | None
    output: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Job:
    """A command, and the file that takes what it prints.

    A file, not a pipe: a grandchild that keeps a pipe open would hold us up for ever.
    """

    command: tuple[str, ...]
    log: Path


def run(command: list[str], *, cwd: Path, env: Mapping[str, str], log: Path, limit_s: float) -> Ended:
    """Run to the end or to the limit; whatever the command started goes with it."""
    began = time.monotonic()
    process = _start(Job(tuple(command), log), cwd, env)
    try:
        code: int | None = process.wait(limit_s)
    except subprocess.TimeoutExpired:
        code = None
    finally:
        end_group(process)
    return _ended(code, log, began)


def run_together(
    jobs: Sequence[Job], *, at_once: int, cwd: Path, env: Mapping[str, str], limit_s: float
) -> list[Ended]:
    """Run several side by side, the first ones first; each has the limit to itself."""
    waiting = list(enumerate(jobs))
    running: dict[int, tuple[Job, subprocess.Popen[bytes], float]] = {}
    ended: dict[int, Ended] = {}
    try:
        while waiting or running:
            while waiting and len(running) < at_once:
                number, job = waiting.pop(0)
                running[number] = (job, _start(job, cwd, env), time.monotonic())
            for number, (job, process, began) in list(running.items()):
                code = process.poll()
                if code is not None or time.monotonic() - began > limit_s:
                    end_group(process)
                    ended[number] = _ended(code, job.log, began)
                    del running[number]
            time.sleep(LOOK_EVERY_S)  # other processes' time can only be watched
    finally:
        for _, process, _ in running.values():
            end_group(process)
    return [ended[number] for number in range(len(jobs))]


def _start(job: Job, cwd: Path, env: Mapping[str, str]) -> subprocess.Popen[bytes]:
    job.log.parent.mkdir(parents=True, exist_ok=True)
    with job.log.open("wb") as sink:
        return subprocess.Popen(
            job.command,
            cwd=cwd,
            env=dict(env),
            stdin=subprocess.DEVNULL,
            stdout=sink,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )


def _ended(code: int | None, log: Path, began: float) -> Ended:
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
