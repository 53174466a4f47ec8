"""Everything below a folder, so that two moments can be compared."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path


def tree(folder: Path) -> dict[str, str]:
    """Name -> what it is: a folder, a link and where it leads, or a file and the SHA-256 of its content."""
    found: dict[str, str] = {}
    for where, folders, files in os.walk(folder):
        for name in (*folders, *files):
            path = Path(where, name)
            found[path.relative_to(folder).as_posix()] = _what(path)
    return found


def _what(path: Path) -> str:
    if path.is_symlink():
        return f"link to {path.readlink()}"
    if path.is_dir():
        return "folder"
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "something else"


def bytes_with(folder: Path, words: tuple[str, ...]) -> list[str]:
    """The files below a folder in whose bytes, or in whose names, one of these words stands, in any usual encoding."""
    found = []
    for path in sorted(folder.rglob("*")):
        held = path.read_bytes() if path.is_file() and not path.is_symlink() else b""
        found += [
            f"{path.relative_to(folder)}: {word}"
            for word in words
            if word in path.name
            or any(word.encode(how) in held for how in ("utf-8", "utf-16-le", "utf-16-be"))
        ]
    return found
