"""A folder in memory for what tests write, where the system has one with enough room.

Each record that is made, kept and closed waits several times until it is on the disk: on many disks that is a third
of a test. Whether it waits where it must is the business of tests that count those waits; none can tell by
the disk. The window, the benchmarks and the kills keep to the real disk.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

IN_MEMORY = Path("/dev/shm")
ROOM_BYTES = 2 * 1024**3


@contextmanager
def scratch(place: Path = IN_MEMORY, room_bytes: int = ROOM_BYTES) -> Iterator[dict[str, str]]:
    """What to add to the environment of a pytest process; empty where there is no such place."""
    if not is_fit(place, room_bytes):
        yield {}
        return
    with tempfile.TemporaryDirectory(prefix="gmi-tests-", dir=place, ignore_cleanup_errors=True) as folder:
        yield {"PYTEST_DEBUG_TEMPROOT": folder}


def is_fit(place: Path, room_bytes: int) -> bool:
    """Whether it is there, is ours to write and to run programs in, and has the room."""
    if sys.platform != "linux" or not place.is_dir() or not os.access(place, os.W_OK | os.X_OK):
        return False
    if os.statvfs(place).f_flag & os.ST_NOEXEC:
        return False
    return shutil.disk_usage(place).free >= room_bytes
