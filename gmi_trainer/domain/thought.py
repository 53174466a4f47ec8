"""An alarm thought, a second look at it, and a kinder sentence."""

from __future__ import annotations

from datetime import date

from gmi_trainer.domain.values import dataclass

LONGEST_THOUGHT = 300
LONGEST_LOOK = 1_000


@dataclass(frozen=True, slots=True)
class ThoughtWords:
    """The three of them. The later two may still be missing."""

    alarm: str
    second_look: str = ""
    kinder: str = ""

    @property
    def is_whole(self) -> bool:
        """It got as far as a kinder sentence."""
        return bool(self.kinder)


@dataclass(frozen=True, slots=True)
class Thought:
    """One that was written down."""

    uuid: str
    written_on: date
    words: ThoughtWords


def tidy_thought(words: ThoughtWords) -> ThoughtWords:
    """Without empty ends, and not endless."""
    return ThoughtWords(
        words.alarm.strip()[:LONGEST_THOUGHT].rstrip(),
        words.second_look.strip()[:LONGEST_LOOK].rstrip(),
        words.kinder.strip()[:LONGEST_THOUGHT].rstrip(),
    )
