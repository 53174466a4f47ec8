"""The way through "What I know about pain" as a row of steps: each sentence by itself, what came of it, and why."""

from __future__ import annotations

from gmi_trainer.domain.knowledge import CheckGroup, CheckItem, CheckTaken
from gmi_trainer.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class SentenceStep:
    """One sentence to answer."""

    item: CheckItem
    number: int
    of: int


@dataclass(frozen=True, slots=True)
class ResultStep:
    """What a time came to. ``taken``: one of before, to look back at; None: the one that is just answered."""

    taken: CheckTaken | None = None


@dataclass(frozen=True, slots=True)
class WhyStep:
    """A kind word on each sentence of a group."""

    group: CheckGroup
    number: int
    of: int
    taken: CheckTaken | None = None
