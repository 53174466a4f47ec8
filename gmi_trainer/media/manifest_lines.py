"""The lines of a pack's manifest, in measured pieces: whatever its size, one line is in memory."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path

import msgspec

from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.media.pack_layout import (
    FORMAT_OF,
    MANIFEST_FILE,
    MOST_LINE_BYTES,
    MOST_MANIFEST_BYTES,
    MOST_PICTURES,
    PICTURES,
    is_portable,
    suffix_of,
)


def manifest_lines(folder: Path) -> Iterator[tuple[int, bytes | None]]:
    """Number and content of each line that is not empty; None for one that is far too long.

    UserProblem: FILE_MISSING, FILE_TOO_LARGE or FILE_NOT_UNDERSTOOD (no plain file).
    """
    path = folder / MANIFEST_FILE
    try:
        seen = path.lstat()
        if not stat.S_ISREG(seen.st_mode):
            raise UserProblem(Problem.FILE_NOT_UNDERSTOOD, file=path.name, expected="it is no plain file")
        if seen.st_size > MOST_MANIFEST_BYTES:
            raise UserProblem(Problem.FILE_TOO_LARGE, file=path.name, limit=MOST_MANIFEST_BYTES)
        with path.open("rb") as stream:
            number = 0
            while raw := stream.readline(MOST_LINE_BYTES + 1):
                number += 1
                if len(raw) > MOST_LINE_BYTES:
                    while raw and not raw.endswith(b"\n"):
                        raw = stream.readline(MOST_LINE_BYTES)
                    yield number, None
                elif raw.strip():
                    yield number, raw
    except FileNotFoundError as error:
        raise UserProblem(Problem.FILE_MISSING, file=path.name, folder=str(folder)) from error
    except OSError as error:
        raise UserProblem(
            Problem.FILE_NOT_UNDERSTOOD, file=path.name, expected="it cannot be opened"
        ) from error


def listed_pictures(folder: Path) -> frozenset[str]:
    """The files that the manifest names and a pack may have. Lines that make no sense are for the check."""
    listed = set()
    decoder = msgspec.json.Decoder()
    for place, (_number, raw) in enumerate(manifest_lines(folder)):
        if place >= MOST_PICTURES or raw is None:
            continue
        try:
            line = decoder.decode(raw)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            continue
        file = line.get("file") if isinstance(line, dict) else None
        if isinstance(file, str) and is_picture(file):
            listed.add(file)
    return frozenset(listed)


def is_picture(file: str) -> bool:
    """Whether a picture of a pack may have this name."""
    parent, _, name = file.partition("/")
    return parent == PICTURES and is_portable(name) and suffix_of(name) in FORMAT_OF
