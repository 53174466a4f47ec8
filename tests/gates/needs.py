"""What the gates need from the system besides what the program needs: a screen and a way to look in."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from gmi_trainer.cli.system_libraries import SOUND, WINDOW, SystemPart, library, program

SYSTEM_PYTHON = Path("/usr/bin/python3")
LOOKING_IN = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
LAUNCHERS = (Path("/usr/libexec/at-spi-bus-launcher"), Path("/usr/lib/at-spi2-core/at-spi-bus-launcher"))


def can_look_in() -> bool:
    """Whether the system's own Python can read other programs' windows (no wheel has that)."""
    if not SYSTEM_PYTHON.exists():
        return False
    command = [str(SYSTEM_PYTHON), "-c", LOOKING_IN]
    return subprocess.run(command, capture_output=True, timeout=20, check=False).returncode == 0


def on_linux() -> bool:
    """Whether this system can have a virtual screen and the accessibility bus at all."""
    return sys.platform.startswith("linux")


def sound_parts() -> tuple[SystemPart, ...]:
    """Everything it takes to play to nobody, and to hear it."""
    return (*SOUND, program("pulseaudio", "pulseaudio"), program("pulseaudio-utils", "parec"))


def sealing_parts() -> tuple[SystemPart, ...]:
    """The standard tool of the format that results are sealed in: each must open what the other sealed."""
    return (program("age", "age"),)


def tracer() -> Path | None:
    """What writes down every step that a program takes to a network, where it is installed."""
    found = shutil.which("strace")
    return Path(found) if found is not None else None


def screen_parts() -> tuple[SystemPart, ...]:
    """Everything the gates on a real window need."""
    return (
        *WINDOW,
        library("libx11-6", "libX11.so.6"),
        library("libxtst6", "libXtst.so.6"),
        program("xvfb", "Xvfb"),
        program("openbox", "openbox"),
        program("strace", "strace"),
        program("dbus-daemon", "dbus-daemon"),
        SystemPart("at-spi2-core", lambda: any(path.exists() for path in LAUNCHERS)),
        SystemPart("python3-gi", can_look_in),
        SystemPart("gir1.2-atspi-2.0", can_look_in),
    )
