"""Waits for something to become true in another process: the one place where tests look again and again."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
LOOK_EVERY_S = 0.02


def until(look: Callable[[], T | None], seconds: float, what: str) -> T:
    """The first answer that is not empty, or an error that says what never happened."""
    end = time.monotonic() + seconds
    while True:
        found = look()
        if found:
            return found
        if time.monotonic() > end:
            raise AssertionError(f"after {seconds:g} s still not so: {what}")
        time.sleep(LOOK_EVERY_S)  # another process's time cannot be driven, only watched
