"""The world as practice with a mirror sees it: its texts, its rows, and what was done."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.mirror import MirrorDone, MirrorLog
from gmi_trainer.domain.mirror_script import MirrorScript
from gmi_trainer.domain.values import dataclass
from gmi_trainer.services.guided_ports import GuidedLog
from gmi_trainer.services.lesson_ports import LessonProblem


@dataclass(frozen=True, slots=True)
class LoadedMirror:
    """All scripts that could be read, in their order, and what is the matter with the others."""

    scripts: tuple[MirrorScript, ...]
    problems: tuple[LessonProblem, ...] = ()

    def of_part(self, part: BodyPart) -> MirrorScript | None:
        """The one for a part of the body."""
        return next((script for script in self.scripts if script.part is part), None)


class MirrorSessions(GuidedLog, Protocol):
    """The write side: what guided practices keep, and what a mirror adds to it. ``begin`` takes a MirrorSpec."""

    def add_comfort_stop(self, session_id: int) -> None:
        """It was halted because somebody felt dizzy or upset; durable when this returns."""
        ...

    def write_log(self, session_id: int, log: MirrorLog) -> MirrorLog:
        """What the person says of it, in the place of what was said before, which is returned."""
        ...


class MirrorReader(Protocol):
    """The read side, inside one background job."""

    def mirrored(
        self, part: BodyPart | None = None, limit: int | None = None, *, since: date | None = None
    ) -> tuple[MirrorDone, ...]:
        """Sessions with a mirror, newest first, interrupted ones included; of one part, or of all. ``since``: a day,
        included."""
        ...

    def session(self, session_id: int) -> MirrorDone | None:
        """One of them."""
        ...
