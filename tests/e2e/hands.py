"""People at a desk: with only a keyboard, with only a mouse, with a screen reader. All look before they act."""

from __future__ import annotations

import time
from typing import Protocol

from tests.e2e.eyes import Seen
from tests.e2e.running import Running
from tests.e2e.watching import until
from tests.e2e.x11 import Rect

MOST_TABS = 80
MOST_TURNS = 60
WHEEL_UP, WHEEL_DOWN = 4, 5
EDGE = 24
DOUBLE_CLICK_S = 0.45


class Person(Protocol):
    """What either can do."""

    def choose(self, identifier: str) -> None:
        """Operate a button or pick one of several."""
        ...

    def answer(self, side: str, picture: Rect) -> None:
        """Say left or right."""
        ...


class KeyboardOnly:
    """Tab, arrows, Space; the pointer stays where it was."""

    def __init__(self, running: Running) -> None:
        self._running = running
        self._screen = running.desk.screen

    def choose(self, identifier: str) -> None:
        """Tab to it and press Space; within a group the arrows go on from the chosen one."""
        group = identifier.rpartition(".")[0]
        wanted = self._running.wait_for(identifier=identifier)
        for _ in range(MOST_TABS):
            focused = self._focused()
            if focused is not None and focused.identifier == identifier:
                self._screen.tap("space")
                return
            if (
                focused is not None
                and wanted.role == focused.role == "radio button"
                and focused.identifier.rpartition(".")[0] == group
            ):
                self._walk_to(identifier, focused)
                return
            self._step("Tab", focused)
        raise AssertionError(f"Tab never came to {identifier}")

    def answer(self, side: str, picture: Rect) -> None:
        """The arrow keys."""
        self._screen.tap(side.capitalize())

    def _walk_to(self, identifier: str, focused: Seen) -> None:
        """Arrows move the choice itself."""
        for _ in range(MOST_TABS):
            if focused.identifier == identifier:
                until(lambda: self._is_checked(identifier), 5, f"{identifier} is chosen")
                return
            focused = self._step("Right", focused)
        raise AssertionError(f"the arrows never came to {identifier}")

    def _step(self, key: str, focused: Seen | None) -> Seen:
        """Press a key that moves the focus, and wait until it has moved."""
        before = focused.identifier if focused is not None else None
        self._screen.tap(key)

        def moved() -> Seen | None:
            now = self._focused()
            return now if now is not None and now.identifier != before else None

        return until(moved, 5, f"{key} moves on from {before}")

    def _focused(self) -> Seen | None:
        return self._running.desk.eyes.focused(self._running.pid)

    def _is_checked(self, identifier: str) -> bool:
        seen = self._running.desk.eyes.find(self._running.pid, identifier=identifier)
        return seen is not None and "checked" in seen.states


class FocusAndSpace:
    """Who works with a screen reader: it brings the keyboard to something at once, however long the page."""

    def __init__(self, running: Running) -> None:
        self._running = running

    def choose(self, identifier: str) -> None:
        """Go there and press Space."""
        self.go_to(identifier)
        self._running.desk.screen.tap("space")

    def go_to(self, identifier: str) -> None:
        """Have the keyboard brought to it, once it is showing."""
        self._running.wait_for(identifier=identifier)
        eyes, pid = self._running.desk.eyes, self._running.pid
        assert eyes.focus(pid, identifier=identifier), f"{identifier} takes the keyboard"
        until(
            lambda: (at := eyes.focused(pid)) and at.identifier == identifier,
            5,
            f"{identifier} has the keyboard",
        )


class MouseOnly:
    """Clicks and turns the wheel; no key is touched."""

    def __init__(self, running: Running) -> None:
        self._running = running
        self._screen = running.desk.screen
        self._clicked: tuple[int, int] | None = None
        self._clicked_at = 0.0

    def choose(self, identifier: str) -> None:
        """Turn the wheel until it can be seen, and click it."""
        for _ in range(MOST_TURNS):
            seen = self._at_rest(identifier)
            x, y = seen.place.centre if seen.place is not None else (0, 0)
            around = seen.viewport if seen.viewport is not None else self._window()
            if around.y + EDGE <= y <= around.y + around.height - EDGE:
                self._click(x, y)
                return
            middle_x, middle_y = around.centre
            self._screen.click(middle_x, middle_y, WHEEL_DOWN if y > middle_y else WHEEL_UP)
        raise AssertionError(f"the wheel never brought {identifier} into view")

    def answer(self, side: str, picture: Rect) -> None:
        """Anywhere in that half."""
        x, y = picture.centre
        self._screen.click(x - 150 if side == "left" else x + 150, y)

    def _click(self, x: int, y: int) -> None:
        """Two presses in the same place, one soon after the other, would be a double click: nobody does that."""
        since_s = time.monotonic() - self._clicked_at
        if self._clicked == (x, y) and since_s < DOUBLE_CLICK_S:
            time.sleep(DOUBLE_CLICK_S - since_s)  # a person's time, to read what came
        self._screen.click(x, y)
        self._clicked, self._clicked_at = (x, y), time.monotonic()

    def _at_rest(self, identifier: str) -> Seen:
        eyes, pid = self._running.desk.eyes, self._running.pid
        self._running.wait_for(identifier=identifier)

        def twice_there() -> Seen | None:
            first = eyes.find_in_viewport(pid, identifier)
            second = eyes.find(pid, identifier=identifier)
            return first if first and second and first.place and first.place == second.place else None

        return until(twice_there, 10, f"{identifier} stays in its place")

    def _window(self) -> Rect:
        frame = self._running.desk.eyes.wait_for(self._running.pid, role="frame")
        assert frame.place is not None
        return frame.place
