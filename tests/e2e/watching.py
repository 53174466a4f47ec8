"""Waits for something to become true in another process: the one place where tests look again and again."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
LOOK_EVERY_S = 0.02
SELDOMER_BY = 1.15
LOOK_AT_LEAST_EVERY_S = 0.06
"""A look into a window costs it, and whoever looks, a hundredth of a second of a core each; several screens share two
cores. Who has waited for half a second can wait a little between two looks."""


def until(look: Callable[[], T | None], seconds: float, what: str) -> T:
    """The first answer that is not empty, or an error that says what never happened."""
    end = time.monotonic() + seconds
    pause_s = LOOK_EVERY_S
    while True:
        found = look()
        if found:
            return found
        if time.monotonic() > end:
            raise AssertionError(f"after {seconds:g} s still not so: {what}")
        time.sleep(pause_s)  # another process's time cannot be driven, only watched
        pause_s = min(pause_s * SELDOMER_BY, LOOK_AT_LEAST_EVERY_S)
