"""Which parts of the operating system the window needs on Debian and its relatives, and how to get them.

Presence is found by trying (a library is loaded, a program is looked up), not by asking for package names:
names differ between releases, and other systems have no such packages at all.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable

from gmi_trainer.domain.values import dataclass

LOOK_ROUND_S = 20
FETCH_LISTS_S = 300
INSTALL_S = 1200
LOCK_WAIT_S = 120


@dataclass(frozen=True, slots=True)
class SystemPart:
    """One thing the system must have: the Debian package that brings it, and how to see that it is there."""

    package: str
    is_there: Callable[[], bool]


def library(package: str, soname: str) -> SystemPart:
    """A shared library that the dynamic loader must find."""

    def is_there() -> bool:
        try:
            ctypes.CDLL(soname)
        except OSError:
            return False
        return True

    return SystemPart(package, is_there)


def program(package: str, *names: str) -> SystemPart:
    """A command; any one of its names will do."""
    return SystemPart(package, lambda: any(shutil.which(name) for name in names))


QT = (
    library("libgl1", "libGL.so.1"),
    library("libegl1", "libEGL.so.1"),
    library("libglib2.0-0", "libgthread-2.0.so.0"),
    library("libfontconfig1", "libfontconfig.so.1"),
    library("libdbus-1-3", "libdbus-1.so.3"),
    library("libxkbcommon0", "libxkbcommon.so.0"),
)
"""What Qt links to and does not bring along itself, on a screen or without one."""

WINDOW = (
    *QT,
    library("libxkbcommon-x11-0", "libxkbcommon-x11.so.0"),
    library("libx11-xcb1", "libX11-xcb.so.1"),
    library("libxcb-cursor0", "libxcb-cursor.so.0"),
    library("libxcb-icccm4", "libxcb-icccm.so.4"),
    library("libxcb-image0", "libxcb-image.so.0"),
    library("libxcb-keysyms1", "libxcb-keysyms.so.1"),
    library("libxcb-randr0", "libxcb-randr.so.0"),
    library("libxcb-render-util0", "libxcb-render-util.so.0"),
    library("libxcb-shape0", "libxcb-shape.so.0"),
    library("libxcb-shm0", "libxcb-shm.so.0"),
    library("libxcb-sync1", "libxcb-sync.so.1"),
    library("libxcb-xfixes0", "libxcb-xfixes.so.0"),
    library("libxcb-xkb1", "libxcb-xkb.so.1"),
)
"""The same for a window under X11."""

SOUND = (
    library("libpulse0", "libpulse.so.0"),
    library("libxrandr2", "libXrandr.so.2"),
    library("libdrm2", "libdrm.so.2"),
)
"""What Qt's sound links to. Without it the program works, and is silent."""


def missing(parts: Iterable[SystemPart]) -> tuple[str, ...]:
    """The packages of the parts that are not there, each once, in the order given."""
    return tuple(dict.fromkeys(part.package for part in parts if not part.is_there()))


def install_line(packages: Iterable[str]) -> str:
    """What a person types to get the packages."""
    return " ".join(["sudo apt-get install --yes --no-install-recommends", *packages])


def apt_get() -> tuple[str, ...] | None:
    """The start of an apt-get command that needs no password, or None where there is no such thing."""
    if not sys.platform.startswith("linux") or shutil.which("apt-get") is None:
        return None
    options = ("-o", f"DPkg::Lock::Timeout={LOCK_WAIT_S}", "-o", "Dpkg::Use-Pty=0")
    quiet = ("env", "DEBIAN_FRONTEND=noninteractive", "apt-get", *options)
    if os.geteuid() == 0:
        return quiet
    if shutil.which("sudo") is not None and _ends_well(("sudo", "-n", "true"), LOOK_ROUND_S):
        return ("sudo", "-n", *quiet)
    return None


def install(packages: Iterable[str], apt: tuple[str, ...]) -> bool:
    """Fetch the package lists and install; tried twice, because another apt may be at work."""
    wanted = tuple(packages)
    for _ in range(2):
        _ends_well((*apt, "-q", "update"), FETCH_LISTS_S)  # stale lists may still do: the install decides
        if _ends_well((*apt, "-q", "install", "--yes", "--no-install-recommends", *wanted), INSTALL_S):
            return True
    return False


def _ends_well(command: tuple[str, ...], seconds: float) -> bool:
    try:
        return subprocess.run(command, stdin=subprocess.DEVNULL, timeout=seconds, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False
