"""Walks the first run on the real window: reads each screen, answers it, and goes on."""

from __future__ import annotations

from dataclasses import dataclass

from tests.e2e.hands import Person
from tests.e2e.running import Running

WELCOME = "Welcome. What this is, and what it is not"
NOTHING_URGENT = "Nothing here needs urgent help today"
READY = "Ready for a first try?"
SAFETY_GROUPS = ("emergency", "soon", "other_way")
BEFORE_THE_DRILL = (
    "Who can you call?",
    "Why left and right?",
    "It may feel odd, or a little sore",
    "Stop whenever you like",
    READY,
)


@dataclass(frozen=True, slots=True)
class FirstSteps:
    """Somebody on their way."""

    running: Running
    person: Person

    def read(self, title: str) -> None:
        """Read a screen that only tells something, and go on."""
        self.running.wait_for(name=title)
        self.person.choose("first_run.on")

    def answer(self, screen: str, answer: str) -> None:
        """Answer a screen; that leads on."""
        self.person.choose(f"first_run.{screen}.{answer}")

    def say_no_to_what_needs_care(self) -> None:
        """The three safety questions."""
        for group in SAFETY_GROUPS:
            self.answer(group, "answer.no")

    def read_what_comes_before_the_drill(self) -> None:
        """Whom to call, why, how it may feel, how to stop; at the end the drill is there."""
        for title in BEFORE_THE_DRILL:
            self.read(title)
