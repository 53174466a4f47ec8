"""A sound server of our own that plays to nobody, and a recorder that hears all of it. No hardware, no sound."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from tests.e2e.watching import until
from tests.sounds.listening import Samples

RATE_HZ = 44_100
STARTS_WITHIN_S = 20
ENDS_WITHIN_S = 5


@dataclass(frozen=True)
class NullSink:
    """``env`` is for programs that are to be heard."""

    env: dict[str, str]
    folder: Path


@contextmanager
def null_sink() -> Iterator[NullSink]:
    """Start the server, and take it down again. Nothing of the person's own sound is touched."""
    with ExitStack() as stack:
        # short: the address of a socket may have 107 letters
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="gmi-")))
        address = folder / "native"
        env = {
            **{name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ},
            "HOME": str(folder),
            "LANG": "C.UTF-8",
            "XDG_RUNTIME_DIR": str(folder),
            "PULSE_SERVER": f"unix:{address}",
            "QT_AUDIO_BACKEND": "pulseaudio",
            "QT_QPA_PLATFORM": "offscreen",
        }
        server = [
            "pulseaudio",
            "-n",
            "--system=false",
            "--daemonize=no",
            "--use-pid-file=no",
            "--exit-idle-time=-1",
            "--disable-shm=yes",
            "--realtime=no",
            "--high-priority=yes",
            f"--load=module-null-sink sink_name=nobody rate={RATE_HZ} channels=1",
            f"--load=module-native-protocol-unix auth-anonymous=1 socket={address}",
        ]
        own = {name: value for name, value in env.items() if name != "PULSE_SERVER"}
        stack.enter_context(_running(server, own, folder / "server.log"))
        until(lambda: _answers(env), STARTS_WITHIN_S, "the sound server answers")
        yield NullSink(env, folder)


@contextmanager
def recording(sink: NullSink) -> Iterator[Path]:
    """Write down all that is played, from now on. Read it with ``heard``."""
    path = sink.folder / "heard.raw"
    command = ["parec", "--device=nobody.monitor", "--format=s16le", f"--rate={RATE_HZ}", "--channels=1"]
    with _running([*command, "--latency-msec=50"], sink.env, path):
        until(lambda: path.exists() and path.stat().st_size > 0, STARTS_WITHIN_S, "the recorder runs")
        yield path


def heard(path: Path) -> Samples:
    """What was written down."""
    raw = path.read_bytes()
    return np.frombuffer(raw[: len(raw) // 2 * 2], dtype="<i2") / 32_768


def _answers(env: dict[str, str]) -> bool:
    asked = subprocess.run(
        ["pactl", "info"], env=env, capture_output=True, timeout=STARTS_WITHIN_S, check=False
    )
    return asked.returncode == 0


@contextmanager
def _running(command: list[str], env: dict[str, str], output: Path) -> Iterator[None]:
    program = shutil.which(command[0])
    if program is None:
        raise FileNotFoundError(command[0])
    with output.open("wb") as sink:
        process = subprocess.Popen(
            [program, *command[1:]],
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=sink,
            stderr=subprocess.DEVNULL,
        )
        try:
            yield
        finally:
            process.terminate()
            try:
                process.wait(ENDS_WITHIN_S)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
