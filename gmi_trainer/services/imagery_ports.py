"""The world as imagined movements see it: their cards, their rows, and what was done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Protocol

from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.imagery import ImageryScript
from gmi_trainer.domain.imagery_course import CardTimes, Imagined, Said
from gmi_trainer.domain.values import dataclass
from gmi_trainer.services.guided_ports import GuidedResult
from gmi_trainer.services.lesson_ports import LessonProblem
from gmi_trainer.services.session_ports import SessionStart


@dataclass(frozen=True, slots=True)
class LoadedImagery:
    """The cards of all parts that could be read, and what is the matter with the others."""

    scripts: tuple[ImageryScript, ...]
    problems: tuple[LessonProblem, ...] = ()

    def of(self, part: BodyPart) -> ImageryScript | None:
        """Those of a part."""
        return next((script for script in self.scripts if script.part is part), None)


class ImageryLog(Protocol):
    """The write side. A killed process loses no whole card that was kept."""

    def begin(self, start: SessionStart) -> int:
        """Store the session (its spec is an ImagerySpec) with nothing done in it yet, durably; returns the row's id."""
        ...

    def keep(self, session_id: int, result: GuidedResult, cards: Sequence[CardTimes]) -> None:
        """What came of it so far, after each step; durable when this returns."""
        ...

    def finish(
        self,
        session_id: int,
        finished_utc: datetime,
        result: GuidedResult,
        cards: Sequence[CardTimes],
        environment: Mapping[str, object],
    ) -> None:
        """Its end and what came of it, durably."""
        ...

    def say(self, session_id: int, said: Said) -> None:
        """What the person said after it, all of it anew."""
        ...


class ImageryReader(Protocol):
    """The read side, inside one background job."""

    def sessions(
        self, part: BodyPart | None = None, limit: int | None = None, *, since: date | None = None
    ) -> tuple[Imagined, ...]:
        """The newest sessions of a part or of all, oldest first, interrupted ones included. ``since``: a day,
        included."""
        ...

    def session(self, session_id: int) -> Imagined | None:
        """One of them."""
        ...

    def finished(self) -> int:
        """How many sessions with a whole card there ever were: what the rating budget counts."""
        ...
