"""Taking files away for good: every byte written over, on the disk, then the name removed."""

from __future__ import annotations

import contextlib
import mmap
import os
from collections.abc import Iterator
from pathlib import Path

CHUNK_BYTES = 1 << 20


def erase_file(path: Path) -> bool:
    """Write over a file and remove it. False where its name is still there.

    Writing over goes as far as the disk allows: a disk may keep old copies where no program can reach
    them. A link is removed, not followed; a file with a second name elsewhere belongs to that name too,
    so only this name goes.
    """
    try:
        if not path.is_symlink() and path.stat().st_nlink <= 1:
            with contextlib.suppress(OSError):
                overwrite(path)
        path.unlink()
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return True


def overwrite(path: Path) -> None:
    """Write over every byte in place, and see to it that this is on the disk."""
    if not os.access(path, os.W_OK):
        path.chmod(0o600)
    with path.open("r+b", buffering=0) as stream:
        left = os.fstat(stream.fileno()).st_size
        while left > 0:
            left -= stream.write(os.urandom(min(left, CHUNK_BYTES)))
        os.fsync(stream.fileno())


def erase_folder(folder: Path) -> tuple[Path, ...]:
    """Erase all that is inside, then the folder. What could not be removed is returned; the rest is gone."""
    if folder.is_symlink():
        return () if erase_file(folder) else (folder,)
    left: list[Path] = []
    for path in _inside(folder):
        if path.is_dir() and not path.is_symlink():
            left += erase_folder(path)
        elif not erase_file(path):
            left.append(path)
    if not left:
        try:
            folder.rmdir()
        except FileNotFoundError:
            return ()
        except OSError:
            left.append(folder)
    return tuple(left)


def blot_out(path: Path, text: bytes) -> bool:
    """Write dashes over a text wherever a file holds it; the file stays as long as it was. False where it may not."""
    try:
        if path.is_symlink() or path.stat().st_size < len(text):
            return True
        with (
            path.open("rb") as reading,
            mmap.mmap(reading.fileno(), 0, access=mmap.ACCESS_READ) as seen,
        ):
            found = tuple(_places(seen, text))
        if found:
            with path.open("r+b", buffering=0) as stream:
                for at in found:
                    stream.seek(at)
                    stream.write(b"-" * len(text))
                os.fsync(stream.fileno())
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return True


def _places(seen: mmap.mmap, text: bytes) -> Iterator[int]:
    at = seen.find(text)
    while at >= 0:
        yield at
        at = seen.find(text, at + len(text))


def _inside(folder: Path) -> tuple[Path, ...]:
    try:
        return tuple(folder.iterdir())
    except OSError:
        return ()
