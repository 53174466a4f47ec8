"""Finds what comes with the program: pictures, fonts, icons, lessons."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path


@cache
def roots() -> tuple[Path, ...]:
    """Where shipped files may lie, best first: beside the checkout's package, in a bundle, in the wheel. It is
    looked up once: the first screen asks for twenty files.

    The checkout wins over ``_data`` because an editable install leaves a copy there that goes stale.
    """
    package = Path(__file__).resolve().parent
    found = []
    if (package.parent / "pyproject.toml").is_file():
        found.append(package.parent)
    bundle = getattr(sys, "_MEIPASS", None)
    if bundle is not None:
        found.append(Path(bundle))
    found.append(package / "_data")
    return tuple(found)


def find(*parts: str) -> Path:
    """The first place where the file or folder exists; the last place looked at where none does."""
    candidates = [root.joinpath(*parts) for root in roots()]
    return next((path for path in candidates if path.exists()), candidates[-1])
