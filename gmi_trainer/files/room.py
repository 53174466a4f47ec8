"""How much room is left on a disk."""

from __future__ import annotations

import shutil
from pathlib import Path

_BYTES_PER_MB = 1_000_000


def free_mb(folder: Path) -> int | None:
    """Megabytes that this user may still write where a folder is, or will be; None where nobody knows."""
    there = next((place for place in (folder, *folder.parents) if place.exists()), None)
    if there is None:
        return None
    try:
        return shutil.disk_usage(there).free // _BYTES_PER_MB
    except OSError:
        return None
