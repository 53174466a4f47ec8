"""The world as services see it. Adapters implement these Protocols; bootstrap joins them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from gmi_trainer.domain.activity import DrillMode, DrillSpec, Purpose, SessionKind
from gmi_trainer.domain.body import AnsweringLimb, BodyPart, InputKind
from gmi_trainer.domain.checkin import Moment, Scale
from gmi_trainer.domain.diary import DiaryFact, DiaryKind
from gmi_trainer.domain.done import Done
from gmi_trainer.domain.lesson_head import LessonHead
from gmi_trainer.domain.plan import Plan, PlanRef
from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.domain.progress import SessionSummary, SideTally, TrialRow
from gmi_trainer.domain.stimulus import Picture, Stimulus
from gmi_trainer.domain.trial import TrialResult
from gmi_trainer.domain.values import dataclass

if TYPE_CHECKING:  # read when somebody breathes
    from gmi_trainer.domain.activity_steps import ActivitySpec
    from gmi_trainer.domain.answering import AnswerWay
    from gmi_trainer.domain.breath_course import BreathDone, BreathPast
    from gmi_trainer.domain.breathing import BreathPattern, BreathSpec, Ending
    from gmi_trainer.domain.course import CourseHead, Point
    from gmi_trainer.domain.guided import GuidedSpec
    from gmi_trainer.domain.imagery import ImagerySpec
    from gmi_trainer.domain.knowledge import CheckMoment, CheckTaken, GivenReply
    from gmi_trainer.domain.learning import Answer, LearningPast, LessonSpec
    from gmi_trainer.domain.lesson import Course
    from gmi_trainer.domain.samples import ComparableTests
    from gmi_trainer.domain.span import Grain


class Clock(Protocol):
    """Time, as an argument."""

    def now_ns(self) -> int:
        """The monotonic clock of response times, in nanoseconds."""
        ...

    def utc_now(self) -> datetime:
        """The wall clock, aware, in UTC."""
        ...

    def utc_offset_min(self) -> int:
        """Minutes that local time is ahead of UTC, now."""
        ...

    def suspended_ns(self) -> int:
        """How long the machine has slept since it was started, in nanoseconds (0 where unknown)."""
        ...


# -- pictures ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class TestSet:
    """A fixed, versioned set of stimuli for scored tests. The first 20, 40 and 60 are each balanced."""

    __test__ = False  # its name begins like a test's

    part: BodyPart
    version: int
    warm_ups: tuple[Stimulus, ...]
    items: tuple[Stimulus, ...]


class Catalogue(Protocol):
    """The picture library."""

    def parts(self) -> tuple[BodyPart, ...]:
        """The body parts with enough pictures for a drill and a test set to measure with."""
        ...

    def training_parts(self) -> tuple[BodyPart, ...]:
        """Those, and the ones that can only be trained: there are pictures enough, but no test set."""
        ...

    def pictures(self, part: BodyPart) -> tuple[Picture, ...]:
        """All pictures of a part, in the manifest's order."""
        ...

    def test_set(self, part: BodyPart, version: int | None = None) -> TestSet:
        """A version of the fixed test set (None: the newest)."""
        ...


@dataclass(frozen=True, slots=True)
class Frame:
    """A stimulus ready to be painted: ``size`` x ``size`` device pixels, 4 bytes each in the order of
    QImage.Format_RGB32 (blue, green, red, 255), rows without padding, opaque on the stage's colour."""

    stimulus: Stimulus
    size: int
    pixels: bytes


class PicturesUnusable(UserProblem):
    """Some pictures cannot be shown: the problem of the first, and the sha256 names of them all."""

    def __init__(self, first: UserProblem, pictures: frozenset[str]) -> None:
        super().__init__(first.problem, **first.values)
        self.pictures = pictures


class FrameMaker(Protocol):
    """Decodes, mirrors, turns and masks pictures before a block; never during one."""

    def prepare(
        self,
        stimuli: Iterable[Stimulus],
        size: int,
        stage_rgb: tuple[int, int, int],
        made: Callable[[Frame], None],
        cancelled: Callable[[], bool],
    ) -> None:
        """Give every frame to ``made`` as soon as it is there, and keep none. PicturesUnusable, after a look at all
        of them, where some cannot be read.

        Runs in a background thread. ``cancelled`` is asked between pictures; then fewer frames come.
        """
        ...


# -- the record -------------------------------------------------------------------------------------------


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


class LearningLog(Protocol):
    """The write side for lessons and their questions. All of it is durable when a call returns."""

    def begin(self, start: SessionStart) -> int:
        """Store the session of a lesson, or of questions that came back; returns the row's id."""
        ...

    def keep_place(self, session_id: int, screen_id: str) -> None:
        """The screen that is in view in a lesson."""
        ...

    def answers_to(self, question_id: str) -> tuple[Answer, ...]:
        """Every answer that was ever given to a question, in the order in which they were given."""
        ...

    def add_answer(self, session_id: int, uuid: str, answer: Answer, utc_offset_min: int, due: date) -> None:
        """One answer more. ``due``: when the question comes back."""
        ...

    def finish(self, session_id: int, finished_utc: datetime) -> None:
        """The lesson was read to its end, or the questions are done."""
        ...

    def put_words(
        self, session_id: int, uuid: str, text: str, written_utc: datetime, utc_offset_min: int
    ) -> None:
        """The person's own words about the lesson of a session. The newest are told; those before them are kept."""
        ...

    def delete_words(self, lesson_id: str) -> None:
        """Let go of all of the person's own words about a lesson."""
        ...


class LearningReader(Protocol):
    """The read side for lessons, inside one background job."""

    def past(self, today: date) -> LearningPast:
        """All that the record knows of learning."""
        ...

    def checks(self) -> tuple[CheckTaken, ...]:
        """Every time that somebody said what they know about pain, in order, those that were left as well."""
        ...


@dataclass(frozen=True, slots=True)
class CheckStart:
    """What is known when somebody begins to say what they know about pain."""

    uuid: str
    edition: int
    moment: CheckMoment
    lessons_read: int
    language: str
    started_utc: datetime
    utc_offset_min: int
    app_version: str


class KnowledgeLog(Protocol):
    """The write side of the knowledge check. All of it is durable when a call returns."""

    def begin(self, start: CheckStart) -> int:
        """Store a time; returns the row's id."""
        ...

    def add_reply(self, check_id: int, uuid: str, given: GivenReply, answered_utc: datetime) -> None:
        """One answer more; of several to a sentence the newest counts."""
        ...

    def finish(self, check_id: int, finished_utc: datetime) -> None:
        """All sentences were answered."""
        ...


class PictureChoices(Protocol):
    """Pictures a person does not want to see."""

    def kept_out(self) -> frozenset[str]:
        """The sha256 names of the pictures left out."""
        ...

    def keep_out(self, sha256: str, picture_id: str) -> None:
        """Leave a picture out until it is allowed again."""
        ...

    def allow(self, sha256: str) -> None:
        """Let one back in."""
        ...

    def allow_all(self) -> tuple[tuple[str, str], ...]:
        """Let all back in; returns which they were: the sha256 name and the id of each."""
        ...


class Preferences(Protocol):
    """Small named choices that belong to the person, kept in the record as JSON values."""

    def get(self, name: str) -> object | None:
        """The value, or None where the person chose nothing."""
        ...

    def put(self, name: str, value: object) -> None:
        """Keep it, durably."""
        ...


@dataclass(frozen=True, slots=True)
class Rating:
    """A rating as the record holds it now: the newest of its kind wins. ``value`` None: taken back."""

    day: date
    scale: Scale
    moment: Moment
    value: float | None
    session_id: int | None = None


class DiaryLog(Protocol):
    """The write side of a person's days. Rows are only added; taking back adds a row, too."""

    def rate(
        self,
        scale: Scale,
        moment: Moment,
        value: float | None,
        session_id: int | None = None,
        day: date | None = None,
    ) -> float | None:
        """Keep a rating; None takes the last one back. Returns what it replaces, for an exact undo.

        A rating of a session belongs to the session's day, any other one to ``day`` (None: today).
        Taking back what is not there writes nothing.
        """
        ...

    def add(
        self, kind: DiaryKind, detail: Mapping[str, object] | None = None, session_id: int | None = None
    ) -> DiaryFact:
        """Keep a fact for now; returns it as stored."""
        ...

    def withdraw(self, uuid: str) -> DiaryFact:
        """Take a fact back: a WITHDRAWN fact that names it. Taking that one back restores the first."""
        ...


class DiaryReader(Protocol):
    """The read side, inside one background job. ``since`` is a person's day, included."""

    def ratings(self, since: date, scales: Sequence[Scale] | None = None) -> tuple[Rating, ...]:
        """The newest rating of each day, scale, moment and session, oldest day first, none taken back."""
        ...

    def facts(self, since: date | None, kinds: Sequence[DiaryKind] | None = None) -> tuple[DiaryFact, ...]:
        """The facts that were not withdrawn, oldest first (None: from the beginning).

        A WITHDRAWN fact has done its work here and is never among them. What a later version wrote, or
        what makes no sense, is left out.
        """
        ...

    def usual_values(
        self, scale: Scale, first: date, last: date, by: Grain
    ) -> tuple[tuple[date, float], ...]:
        """What was said at these days' check-ins, oldest first: of each day, or the mean of each week or month."""
        ...

    def marking_facts(self, first: date, last: date, kinds: Sequence[DiaryKind]) -> tuple[DiaryFact, ...]:
        """The facts of these kinds and days, oldest first, without those that were withdrawn: of answers about last
        time only those that report a flare."""
        ...

    def day_notes(self, first: date, last: date) -> tuple[tuple[date, str, str], ...]:
        """The note of each of these days that has one, with the name of its row."""
        ...

    def done(self, since: date) -> tuple[Done, ...]:
        """Finished sessions of every kind, oldest first: those with an end and something answered or done."""
        ...

    def has_breathed(self) -> bool:
        """Whether there ever was a finished breathing session with a whole breath."""
        ...

    def lessons_done(self) -> frozenset[str]:
        """The lessons that were ever read to the end."""
        ...

    def questions_due(self) -> Mapping[str, date]:
        """Every question that was ever answered, and the day from which it comes back."""
        ...

    def questions_answered(self, day: date) -> int:
        """How many questions that had come back were answered on a day."""
        ...

    def practice_days(self, since: date) -> frozenset[date]:
        """The days with at least one such session."""
        ...

    def first_practice_day(self) -> date | None:
        """The earliest of all such days; None before the first."""
        ...

    def last_practice_day(self) -> date | None:
        """The latest of all such days; None before the first."""
        ...

    def latest_practice_days(self, before: date, most: int) -> frozenset[date]:
        """At most so many of such days, the latest before a day."""
        ...

    def latest_day(self) -> date | None:
        """The latest day that anything in the record belongs to; None in an empty one."""
        ...

    def preference(self, name: str) -> object | None:
        """A small choice of the person, as Preferences keeps it, read together with the rest."""
        ...


class PlanStore(Protocol):
    """The plans of a person; each version is kept."""

    def current(self) -> Plan | None:
        """The plan in force, if any was ever set. UserProblem(PLAN_NOT_UNDERSTOOD) where it makes no sense."""
        ...

    def last_understood(self) -> Plan | None:
        """The newest plan that this version understands: stands in for one that it does not."""
        ...

    def keep(self, plan: Plan) -> None:
        """Set a plan, or a new version of it; it is in force from now on."""
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


# -- people, backups, this machine --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Profile:
    """One person on this computer: a folder with their record. The name lives inside the record."""

    profile_id: str
    name: str
    created_utc: str


class Profiles(Protocol):
    """The people on this computer."""

    def list(self) -> tuple[Profile, ...]:
        """Everyone, in the order in which they came; no name where a record cannot be read."""
        ...

    def create(self, name: str) -> Profile:
        """A new person with an empty record."""
        ...

    def rename(self, profile_id: str, name: str) -> None:
        """Call someone by another name. UserProblem(PROFILE_MISSING) where they are gone."""
        ...


@dataclass(frozen=True, slots=True)
class RecordFacts:
    """What a record holds, for a before-and-after in plain words."""

    sessions: int
    trials: int
    first_day: str | None
    last_day: str | None
    size_bytes: int


@dataclass(frozen=True, slots=True)
class Backup:
    """A checked copy of a record."""

    backup_id: str
    path: Path
    made_utc: datetime
    size_bytes: int


class Backups(Protocol):
    """Copies of one record: made by SQLite's own backup, checked after writing, thinned over time."""

    def make(self) -> Backup:
        """A new checked copy; UserProblem(BACKUP_FAILED or DISK_FULL) and nothing half-written otherwise."""
        ...

    def list(self) -> tuple[Backup, ...]:
        """The copies there are, newest first."""
        ...

    def facts_of(self, backup: Backup) -> RecordFacts:
        """What is inside a copy; UserProblem(BACKUP_DAMAGED) where it cannot be trusted."""
        ...

    def facts_now(self) -> RecordFacts:
        """What is in the record now."""
        ...

    def changed_since_last(self) -> bool:
        """Whether the record was written to since the newest copy."""
        ...

    def restore(self, backup: Backup) -> None:
        """Put a copy in the record's place, with the record closed; today's is kept as a copy first.

        UserProblem: BACKUP_DAMAGED, RECORD_NEWER, RECORD_BUSY, DISK_FULL; then nothing has changed.
        """
        ...


# -- lessons ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class LessonProblem:
    """One place in the lessons' files that does not fit. ``file``: as a person would name it, ``line`` from 1.

    ``is_remark``: worth a thought, and no mistake.
    """

    file: str
    line: int
    expected: str
    found: str
    is_remark: bool = False


@dataclass(frozen=True, slots=True)
class LoadedCourse:
    """All lessons that could be read, and what is the matter with the others."""

    course: Course
    problems: tuple[LessonProblem, ...] = ()


class LessonIndex(Protocol):
    """What a day has to know of the lessons, read quickly and without understanding them."""

    def heads(self) -> tuple[LessonHead, ...]:
        """The lessons there are, in their order."""
        ...

    def has_question(self, question_id: str) -> bool:
        """Whether a question is still in the lessons."""
        ...


class LessonShelf(Protocol):
    """The lessons that come with the program."""

    def load(self, language: str) -> LoadedCourse:
        """All of them in a language, or in English where a part is not translated. It never raises: what cannot
        be read is left out and told. Slow: for a background job."""
        ...


__all__ = [
    "Backup",
    "Backups",
    "BreathLog",
    "BreathResult",
    "BreathTotals",
    "Catalogue",
    "CheckStart",
    "Clock",
    "DiaryLog",
    "DiaryReader",
    "DrillMode",
    "Frame",
    "FrameMaker",
    "HistoryReader",
    "KnowledgeLog",
    "LearningLog",
    "LearningReader",
    "LessonIndex",
    "LessonProblem",
    "LessonShelf",
    "LoadedCourse",
    "PictureChoices",
    "PicturesUnusable",
    "PlanStore",
    "Preferences",
    "Profile",
    "Profiles",
    "Rating",
    "RecordFacts",
    "SessionLog",
    "SessionStart",
    "TestSet",
]
