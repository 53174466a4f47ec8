"""A robot at the screen: sees a picture change, waits a while that it knows, presses a key, and stamps both.

It knows nothing of the program but the place of the picture. It takes a real-time priority where it may, so that
a busy machine slows the program and not the measurement.
"""

from __future__ import annotations

import contextlib
import os
import random
import time
from collections.abc import Callable
from dataclasses import dataclass

from tests.benchmarks.comparison import NS_PER_MS, Stroke
from tests.e2e.x11 import Rect, XScreen

LOOK_EVERY_S = 0.0002
SHORTEST_MS = 400
LONGEST_MS = 900
NOTHING_NEW_AFTER_S = 3.0
KEYS = {"f": "left", "j": "right"}


@dataclass(frozen=True, slots=True)
class Sight:
    """What was seen, and between which two looks it appeared."""

    pixels: bytes
    at_ns: int


def be_urgent() -> bool:
    """Ask for a real-time priority; False where that is not allowed."""
    with contextlib.suppress(PermissionError, OSError):
        os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(10))
        return True
    return False


def be_ordinary() -> None:
    """Give the priority back."""
    with contextlib.suppress(PermissionError, OSError):
        os.sched_setscheduler(0, os.SCHED_OTHER, os.sched_param(0))


class Robot:
    """Answers one picture after the other."""

    def __init__(self, screen: XScreen, picture: Rect, chance: random.Random) -> None:
        self._screen = screen
        self._strip = Rect(picture.x, picture.y + picture.height // 2, picture.width, 1)
        self._chance = chance

    def answer(self, pictures: int) -> list[Stroke]:
        """Answer what is shown now, then so many more pictures; the first is not measured, its onset is unknown."""
        strokes: list[Stroke] = []
        sight = Sight(self._look(), time.perf_counter_ns())
        for number in range(pictures):
            key = self._chance.choice(list(KEYS))
            self._rest_until(sight.at_ns + int(self._chance.uniform(SHORTEST_MS, LONGEST_MS) * NS_PER_MS))
            before, after = self._screen.press(key)
            following = self._change_from(sight.pixels)
            self._screen.release(key)
            if number > 0:
                is_last = number == pictures - 1  # what follows is no picture
                next_ns = following.at_ns if following is not None and not is_last else None
                strokes.append(Stroke(sight.at_ns, (before + after) // 2, next_ns, key))
            if following is None:
                break
            sight = following
        return strokes

    def _look(self) -> bytes:
        return self._screen.pixels(self._strip)

    def _change_from(self, old: bytes) -> Sight | None:
        """The next thing that looks different; its time is the middle between the looks before and after it."""
        end = time.monotonic() + NOTHING_NEW_AFTER_S
        earlier = time.perf_counter_ns()
        while time.monotonic() < end:
            begun = time.perf_counter_ns()
            pixels = self._look()
            looked = (begun + time.perf_counter_ns()) // 2
            if pixels != old:
                return Sight(pixels, (earlier + looked) // 2)
            earlier = looked
            time.sleep(LOOK_EVERY_S)
        return None

    @staticmethod
    def _rest_until(moment_ns: int) -> None:
        """Sleep for most of the time and spin for the rest."""
        while (left := moment_ns - time.perf_counter_ns()) > 0:
            if left > 2 * NS_PER_MS:
                time.sleep((left - NS_PER_MS) / 1e9)


def wait_until_still(look: Callable[[], bytes], still_s: float, limit_s: float) -> bool:
    """Wait until nothing has changed for a while; False when that does not happen in time."""
    end = time.monotonic() + limit_s
    seen, since = look(), time.monotonic()
    while time.monotonic() < end:
        now = look()
        if now != seen:
            seen, since = now, time.monotonic()
        elif time.monotonic() - since >= still_s:
            return True
        time.sleep(0.05)
    return False
