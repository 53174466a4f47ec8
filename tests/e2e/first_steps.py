"""Walks the first run on the real window: reads each screen, answers it, and sees the next one come."""

from __future__ import annotations

from dataclasses import dataclass

from tests.e2e.hands import Person
from tests.e2e.running import Running
from tests.e2e.watching import until

SAFETY_GROUPS = ("emergency", "soon", "other_way")
SCREENS_BEFORE_THE_DRILL = 5
"""Whom to call, why, how it may feel, how to stop, and the start itself."""


@dataclass(frozen=True, slots=True)
class FirstSteps:
    """Somebody on their way."""

    running: Running
    person: Person

    def read(self) -> None:
        """Read a screen, and go on."""
        self._press("first_run.on")

    def answer(self, screen: str, answer: str) -> None:
        """Answer a screen; that leads on."""
        self._press(f"first_run.{screen}.{answer}")

    def say_no_to_what_needs_care(self) -> None:
        """The three safety questions."""
        for group in SAFETY_GROUPS:
            self.answer(group, "answer.no")

    def read_what_comes_before_the_drill(self) -> None:
        """Whom to call, why, how it may feel, how to stop; at the end the drill is there."""
        for _ in range(SCREENS_BEFORE_THE_DRILL):
            self.read()

    def _press(self, identifier: str) -> None:
        self.running.wait_for(identifier=identifier)
        before = self._title()
        self.person.choose(identifier)
        until(lambda: self._title() != before, 20, f"{identifier} leads on from {before!r}")

    def _title(self) -> str:
        """What the screen in view is called; empty once there is none."""
        ids = (seen for seen in self.running.look() if seen.identifier.endswith(".first_run.title"))
        return next((seen.words for seen in ids), "")
