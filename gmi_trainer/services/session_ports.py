"""Sessions as they are written and read back: drills, and breathing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Protocol

from gmi_trainer.domain.activity import DrillSpec, Purpose, SessionKind
from gmi_trainer.domain.body import AnsweringLimb, BodyPart, InputKind
from gmi_trainer.domain.plan import PlanRef
from gmi_trainer.domain.progress import SessionSummary, SideTally, TrialRow
from gmi_trainer.domain.stimulus import Stimulus
from gmi_trainer.domain.trial import TrialResult
from gmi_trainer.domain.values import dataclass

if TYPE_CHECKING:  # read when somebody needs it
    from gmi_trainer.domain.activity_steps import ActivitySpec
    from gmi_trainer.domain.answering import AnswerWay
    from gmi_trainer.domain.breath_course import BreathDone, BreathPast
    from gmi_trainer.domain.breathing import BreathPattern, BreathSpec, Ending
    from gmi_trainer.domain.course import CourseHead, Point
    from gmi_trainer.domain.guided import GuidedSpec
    from gmi_trainer.domain.imagery import ImagerySpec
    from gmi_trainer.domain.learning import LessonSpec
    from gmi_trainer.domain.samples import ComparableTests
    from gmi_trainer.domain.span import Grain


@dataclass(frozen=True, slots=True)
class SessionStart:
    """What is known of a session when it begins. ``plan``: the item of a plan that asked for it, if any.

    A practice has neither purpose nor seed, and nothing answers in it.
    """

    uuid: str
    kind: SessionKind
    purpose: Purpose | None
    started_utc: datetime
    utc_offset_min: int
    input_kind: InputKind | None
    answering_limb: AnsweringLimb | None
    spec: DrillSpec | BreathSpec | LessonSpec | GuidedSpec | ActivitySpec | ImagerySpec
    seed: int | None
    app_version: str
    environment: Mapping[str, object]
    plan: PlanRef | None = None


@dataclass(frozen=True, slots=True)
class BreathTotals:
    """Sessions with a whole breath that count, their days, breaths and minutes, of all time."""

    sessions: int = 0
    days: int = 0
    breaths: int = 0
    breathed_ms: int = 0


class SessionLog(Protocol):
    """The write side of the record, for sessions and their trials. One connection, the GUI thread's."""

    def begin(self, start: SessionStart, stimuli: Sequence[Stimulus] = ()) -> int:
        """Store the session row and open the block (fast commits); returns the row's id.

        ``stimuli`` is all that may be shown: their snapshots are stored now, so that a trial is one INSERT.
        """
        ...

    def add_trial(self, session_id: int, trial: TrialResult) -> int:
        """One INSERT, committed when this returns."""
        ...

    def finish(
        self, session_id: int, finished_utc: datetime, purpose: Purpose, environment: Mapping[str, object]
    ) -> None:
        """End the session: its end, purpose, how it was measured, the derived rows; closes the block."""
        ...

    def leave_block(self) -> None:
        """Back to durable commits without ending the session (the window closes, or the drill fails)."""
        ...

    def set_counted(self, session_id: int, counted: bool, reason: str) -> None:
        """Mark a session "do not count", with a reason, or take that back. Kept as an event too."""
        ...


@dataclass(frozen=True, slots=True)
class BreathResult:
    """What came of a breathing session, so far or in the end. ``ending`` None: it is still going on."""

    breaths: int
    breathed_ms: int
    pattern: BreathPattern
    eased: int = 0
    pauses: int = 0
    sleeps: int = 0
    ending: Ending | None = None


class BreathLog(Protocol):
    """The write side for breathing. A killed process loses no whole breath that was kept."""

    def begin(self, start: SessionStart) -> int:
        """Store the session row and open the block (fast commits); returns the row's id."""
        ...

    def keep(self, session_id: int, result: BreathResult) -> None:
        """What came of it so far, after each whole breath; committed when this returns."""
        ...

    def finish(
        self,
        session_id: int,
        finished_utc: datetime,
        result: BreathResult,
        environment: Mapping[str, object],
    ) -> None:
        """Its end and what came of it, durably; closes the block."""
        ...

    def leave_block(self) -> None:
        """Back to durable commits without ending the session (the window closes)."""
        ...


class HistoryReader(Protocol):
    """The read side, on its own read-only connection: made, used and closed inside one background job."""

    def sessions(
        self, *, part: BodyPart | None = None, limit: int | None = None
    ) -> tuple[SessionSummary, ...]:
        """Sessions of drills, newest first, interrupted ones included."""
        ...

    def session(self, session_id: int) -> SessionSummary | None:
        """One of them."""
        ...

    def trials(self, session_id: int) -> tuple[TrialRow, ...]:
        """All trials of a session by position, unscored ones included."""
        ...

    def finished_drills(self, part: BodyPart) -> int:
        """How many finished drills of a part have at least one scored answer."""
        ...

    def comparable_tests(self, spec: DrillSpec, limit: int) -> tuple[SessionSummary, ...]:
        """Counted tests under the same conditions, newest first."""
        ...

    def tallies(
        self,
        part: BodyPart,
        *,
        way: AnswerWay | None = None,
        first: date | None = None,
        last: date | None = None,
    ) -> tuple[SideTally, ...]:
        """Per finished session and side, oldest first: of these days, and answered in this way, if any is given."""
        ...

    def course_head(self, part: BodyPart) -> CourseHead | None:
        """What a course of a part shows: see CourseHead. None without any finished drill."""
        ...

    def other_ways(self, part: BodyPart, way: AnswerWay, first: date, last: date) -> int:
        """How many drills that count were answered in other ways on these days."""
        ...

    def points(
        self, head: CourseHead, first: date, last: date, by: Grain, *, by_side: bool
    ) -> tuple[Point, ...]:
        """Each week (or month) of these days as a point: what ``course.week_points`` makes of its tallies."""
        ...

    def tests(self, conditions: str) -> ComparableTests:
        """The tests that compare: the first and the newest ones with their answers, oldest first."""
        ...

    def parts(self) -> tuple[BodyPart, ...]:
        """The parts that have any finished drill, most recent first."""
        ...

    def breathing(self, limit: int | None = None) -> tuple[BreathDone, ...]:
        """Breathing sessions with their ratings, newest first, interrupted ones with a whole breath included."""
        ...

    def breath(self, session_id: int) -> BreathDone | None:
        """One of them."""
        ...

    def breath_past(self, newest: int) -> BreathPast:
        """What a new session has to know, with so many of the newest finished ones."""
        ...

    def breath_totals(self) -> BreathTotals:
        """All of it in figures."""
        ...
