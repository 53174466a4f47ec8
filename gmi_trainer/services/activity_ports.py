"""The world as daily tasks see it: the ladders that come with the program, a person's own, and what was tried."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Protocol

from gmi_trainer.domain.activity_ladder import KeptRung, SeededLadder
from gmi_trainer.domain.activity_steps import ActivityEnding, NextDay, Tried
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.practice_totals import PracticeTotals
from gmi_trainer.domain.values import dataclass
from gmi_trainer.services.lesson_ports import LessonProblem
from gmi_trainer.services.session_ports import SessionStart


@dataclass(frozen=True, slots=True)
class LoadedLadders:
    """All ladders that could be read, and what is the matter with the others."""

    ladders: Mapping[BodyPart, SeededLadder]
    problems: tuple[LessonProblem, ...] = ()


@dataclass(frozen=True, slots=True)
class ActivityResult:
    """How a task came to its end, and how long it was where that is known."""

    ending: ActivityEnding
    did_ms: int | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """What a person tells of a task afterwards; each can be left out."""

    actual: int | None = None
    did_ms: int | None = None
    note: str = ""


class ActivityLog(Protocol):
    """The write side. All of it is durable when a call returns."""

    def begin(self, start: SessionStart) -> int:
        """Store the session; returns the row's id."""
        ...

    def finish(
        self,
        session_id: int,
        finished_utc: datetime,
        result: ActivityResult,
        environment: Mapping[str, object],
    ) -> None:
        """Its end."""
        ...

    def tell(self, session_id: int, told: Told) -> Told:
        """What is said of it now, in the place of what was said before, which is returned."""
        ...

    def say_next_day(self, session_id: int, answer: NextDay | None) -> NextDay | None:
        """How it was the day after; None takes that back. Returns what it replaces."""
        ...

    def keep_ladder(self, part: BodyPart, rungs: Sequence[KeptRung]) -> tuple[KeptRung, ...]:
        """A person's ladder, in the place of the one before, which is returned; empty: as it came."""
        ...


class ActivityReader(Protocol):
    """The read side, inside one background job."""

    def ladders(self) -> Mapping[BodyPart, tuple[KeptRung, ...]]:
        """The ladders that a person changed, each from its lowest step on."""
        ...

    def tries(self, limit: int | None = None, *, since: date | None = None) -> tuple[Tried, ...]:
        """The newest tasks, oldest of them first, interrupted ones included. ``since``: a day, included."""
        ...

    def one_try(self, session_id: int) -> Tried | None:
        """One of them."""
        ...

    def totals(self) -> PracticeTotals:
        """All tasks that count, in figures."""
        ...
