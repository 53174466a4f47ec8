"""Writing a file so that there is always a whole one: beside its target, to the disk, then renamed."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from gmi_trainer.files.problems import writing

PRIVATE_FILE_MODE = 0o600
COPY_BYTES = 1 << 20
_WRITE_ANEW = os.O_CREAT | os.O_TRUNC | os.O_WRONLY | getattr(os, "O_BINARY", 0)  # Windows: bytes as they are


def write_atomically(path: Path, content: bytes) -> None:
    """Replace a file's content, or leave the old one untouched. Only this user may read the new one.

    UserProblem: DISK_FULL or FOLDER_NOT_WRITABLE; then nothing half-written is left.
    """
    _write_pieces(path, (content,))


def copy_atomically(source: Path, target: Path) -> None:
    """Put a copy of a file in another's place, in the same careful way."""
    with source.open("rb") as original:
        _write_pieces(target, iter(lambda: original.read(COPY_BYTES), b""))


def move_into_place(fresh: Path, target: Path) -> None:
    """Rename a finished file over its target, both surely on the disk afterwards."""
    with writing(target):
        descriptor = os.open(fresh, os.O_RDWR)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        fresh.replace(target)
    sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """Make a rename last through a power cut. Windows has no such call and needs none."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _write_pieces(path: Path, pieces: Iterable[bytes]) -> None:
    beside = path.with_name(f".{path.name}.new")
    with writing(path):
        try:
            descriptor = os.open(beside, _WRITE_ANEW, PRIVATE_FILE_MODE)
            with os.fdopen(descriptor, "wb") as stream:
                for piece in pieces:
                    stream.write(piece)
                stream.flush()
                os.fsync(stream.fileno())
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
    sync_folder(path.parent)
