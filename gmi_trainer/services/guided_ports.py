"""The world as guided practices see it: their texts, their rows, and what was done."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Protocol

from gmi_trainer.domain.activity import SessionKind
from gmi_trainer.domain.guided import GuidedDone, GuidedEnding, GuidedPast, GuidedScript
from gmi_trainer.domain.practice_totals import PracticeTotals
from gmi_trainer.domain.values import dataclass
from gmi_trainer.services.lesson_ports import LessonProblem
from gmi_trainer.services.session_ports import SessionStart


@dataclass(frozen=True, slots=True)
class LoadedScripts:
    """All practices that could be read, in their order, and what is the matter with the others."""

    scripts: tuple[GuidedScript, ...]
    problems: tuple[LessonProblem, ...] = ()

    def of_kind(self, kind: SessionKind) -> tuple[GuidedScript, ...]:
        """Those of one kind."""
        return tuple(script for script in self.scripts if script.kind is kind)

    def script(self, script_id: str) -> GuidedScript | None:
        """One of them."""
        return next((script for script in self.scripts if script.script_id == script_id), None)


@dataclass(frozen=True, slots=True)
class ScriptReport:
    """What a look through the practices' files came to. ``scripts``: how many there are, in whichever state."""

    scripts: int
    languages: tuple[str, ...]
    problems: tuple[LessonProblem, ...]

    @property
    def mistakes(self) -> int:
        """What has to be mended."""
        return sum(not problem.is_remark for problem in self.problems)

    @property
    def remarks(self) -> int:
        """What is worth a thought."""
        return len(self.problems) - self.mistakes


@dataclass(frozen=True, slots=True)
class GuidedResult:
    """What came of a session, so far or in the end. ``ending`` None: it is still going on."""

    steps_done: int
    left_out: int
    practised_ms: int
    pauses: int = 0
    sleeps: int = 0
    ending: GuidedEnding | None = None


class GuidedLog(Protocol):
    """The write side. A killed process loses no whole step that was kept."""

    def begin(self, start: SessionStart) -> int:
        """Store the session with nothing done in it yet, durably; returns the row's id."""
        ...

    def keep(self, session_id: int, result: GuidedResult) -> None:
        """What came of it so far, after each step; durable when this returns."""
        ...

    def finish(
        self,
        session_id: int,
        finished_utc: datetime,
        result: GuidedResult,
        environment: Mapping[str, object],
    ) -> None:
        """Its end and what came of it, durably."""
        ...


class GuidedReader(Protocol):
    """The read side, inside one background job."""

    def past(self, kind: SessionKind) -> GuidedPast:
        """How often each practice of a kind was done, and when last."""
        ...

    def sessions(
        self, kind: SessionKind, limit: int | None = None, *, since: date | None = None
    ) -> tuple[GuidedDone, ...]:
        """Sessions of a kind, newest first, interrupted ones included. ``since``: a day, included."""
        ...

    def session(self, session_id: int) -> GuidedDone | None:
        """One of them, of whatever kind."""
        ...

    def totals(self, kind: SessionKind) -> PracticeTotals:
        """All of a kind that counts, in figures."""
        ...
