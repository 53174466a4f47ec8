"""Stand-ins for the outside world, in memory. tests/contracts holds them to what the real ones do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import fmean
from threading import Event
from typing import TYPE_CHECKING

from gmi_trainer.domain.activity import DrillSpec, Purpose
from gmi_trainer.domain.answering import AnswerWay, way_of
from gmi_trainer.domain.body import BodyPart, Side
from gmi_trainer.domain.breath_course import PACE_VALUES, SCALES, BreathDone, BreathPast
from gmi_trainer.domain.breathing import BreathSpec, Ending
from gmi_trainer.domain.checkin import Moment, Scale
from gmi_trainer.domain.comparable import are_comparable, conditions_of, is_complete
from gmi_trainer.domain.course import (
    CourseHead,
    Point,
    compared_in,
    in_this_way,
    shown_way,
    week_points,
)
from gmi_trainer.domain.day_line import MARKING
from gmi_trainer.domain.days import local_day
from gmi_trainer.domain.diary import DiaryFact, DiaryKind
from gmi_trainer.domain.done import Done
from gmi_trainer.domain.flare import flare_report
from gmi_trainer.domain.knowledge import CheckTaken, GivenReply
from gmi_trainer.domain.learning import Answer, LearningPast, LessonPlace, LessonSpec
from gmi_trainer.domain.lesson_head import LessonHead
from gmi_trainer.domain.plan import Plan
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.domain.progress import SessionSummary, SideScore, SideTally, TrialRow
from gmi_trainer.domain.samples import ComparableTests, TestSample, sample_of, tests_to_read
from gmi_trainer.domain.scoring import side_score
from gmi_trainer.domain.span import Grain
from gmi_trainer.domain.stimulus import Picture, Stimulus
from gmi_trainer.domain.trial import Outcome, TrialResult
from gmi_trainer.services.ports import (
    Backup,
    BreathResult,
    BreathTotals,
    CheckStart,
    Clock,
    Frame,
    PicturesUnusable,
    Profile,
    Rating,
    RecordFacts,
    SessionStart,
    TestSet,
)
from tests.learning_history_fakes import FakeLearningHistory

if TYPE_CHECKING:
    from tests.guided_fakes import FakeGuided


class FakeClock:
    """A clock that stands still until it is told to move (ports.Clock)."""

    def __init__(
        self,
        now_ns: int = 0,
        utc: datetime = datetime(2025, 3, 10, 8, 30, tzinfo=UTC),
        offset_min: int = 0,
        slept_ns: int = 0,
    ) -> None:
        self._now_ns = now_ns
        self._utc = utc
        self._offset_min = offset_min
        self._slept_ns = slept_ns

    def now_ns(self) -> int:
        return self._now_ns

    def utc_now(self) -> datetime:
        return self._utc

    def utc_offset_min(self) -> int:
        return self._offset_min

    def suspended_ns(self) -> int:
        return self._slept_ns

    def advance(self, by: timedelta) -> None:
        """Let time pass."""
        self._utc += by
        self._now_ns += round(by.total_seconds() * 1_000_000_000)

    def advance_ms(self, by_ms: float) -> None:
        """Let a little time pass."""
        self.advance(timedelta(milliseconds=by_ms))

    def sleep_machine(self, by: timedelta) -> None:
        """The lid was closed: the wall clock went on, the monotonic one did not."""
        self._utc += by
        self._slept_ns += round(by.total_seconds() * 1_000_000_000)

    def travel(self, offset_min: int) -> None:
        """Another time zone, or summer time."""
        self._offset_min = offset_min


@dataclass
class FakeSession:
    """A stored session of a drill."""

    session_id: int
    start: SessionStart
    purpose: Purpose
    environment: dict[str, object]
    trials: list[TrialResult] = field(default_factory=list)
    finished_utc: datetime | None = None
    counted: bool = True
    reason: str = ""

    @property
    def spec(self) -> DrillSpec:
        """What was asked for."""
        assert isinstance(self.start.spec, DrillSpec)
        return self.start.spec

    @property
    def day(self) -> date:
        """The person's day."""
        return local_day(self.start.started_utc, self.start.utc_offset_min)

    @property
    def summary(self) -> SessionSummary:
        """As history tells it."""
        start = self.start
        assert start.seed is not None, "a drill has a seed"
        return SessionSummary(
            session_id=self.session_id,
            uuid=start.uuid,
            purpose=self.purpose,
            spec=self.spec,
            seed=start.seed,
            started_utc=start.started_utc,
            utc_offset_min=start.utc_offset_min,
            local_day=self.day,
            finished_utc=self.finished_utc,
            counted=self.counted,
            not_counted_reason=self.reason,
            environment=self.environment,
            left=self.score(Side.LEFT),
            right=self.score(Side.RIGHT),
        )

    def score(self, side: Side) -> SideScore | None:
        """A side's score; None before the end."""
        return None if self.finished_utc is None else side_score(self.trials, side, self.spec.limit_ms)

    @property
    def scored(self) -> int:
        """Trials that count."""
        return sum(trial.is_scored for trial in self.trials)

    @property
    def is_done(self) -> bool:
        """Ended, with something answered."""
        unanswered = (Outcome.VOID, Outcome.SKIPPED)
        return self.finished_utc is not None and any(t.outcome not in unanswered for t in self.trials)

    @property
    def done(self) -> Done:
        """As the days tell it."""
        start = self.start
        kept = [t for t in self.trials if t.is_scored or t.outcome is Outcome.SKIPPED]
        return Done(
            session_id=self.session_id,
            uuid=start.uuid,
            kind=start.kind,
            day=self.day,
            plan_item=None if start.plan is None else start.plan.item_id,
            part=self.spec.part,
            mode=self.spec.mode,
            level=self.spec.level,
            pictures=self.spec.pictures,
            stopped_early=sum(not t.is_warm_up for t in kept) < self.spec.pictures,
            finished_utc=self.finished_utc,
        )


@dataclass
class FakeBreathing:
    """A stored session of breathing."""

    session_id: int
    start: SessionStart
    environment: dict[str, object]
    result: BreathResult
    finished_utc: datetime | None = None
    counted: bool = True
    reason: str = ""

    @property
    def spec(self) -> BreathSpec:
        """What was asked for."""
        assert isinstance(self.start.spec, BreathSpec)
        return self.start.spec

    @property
    def day(self) -> date:
        """The person's day."""
        return local_day(self.start.started_utc, self.start.utc_offset_min)

    @property
    def is_done(self) -> bool:
        """Ended, with a whole breath."""
        return self.finished_utc is not None and self.result.breaths > 0

    @property
    def done(self) -> Done:
        """As the days tell it."""
        start = self.start
        return Done(
            session_id=self.session_id,
            uuid=start.uuid,
            kind=start.kind,
            day=self.day,
            plan_item=None if start.plan is None else start.plan.item_id,
            stopped_early=self.result.breaths < self.spec.breaths,
            finished_utc=self.finished_utc,
        )

    def told(self, ratings: Sequence[Rating]) -> BreathDone:
        """As history tells it. ``ratings``: all there are, oldest first."""
        start, result = self.start, self.result
        newest = {(r.scale, r.moment): r.value for r in ratings if r.session_id == self.session_id}
        rated = {
            moment: {scale: value for scale in SCALES if (value := newest.get((scale, moment))) is not None}
            for moment in Moment
        }
        pace = newest.get((Scale.PACE, Moment.AFTER))
        return BreathDone(
            session_id=self.session_id,
            uuid=start.uuid,
            day=self.day,
            started_utc=start.started_utc,
            utc_offset_min=start.utc_offset_min,
            finished_utc=self.finished_utc,
            spec=self.spec,
            breaths=result.breaths,
            breathed_ms=result.breathed_ms,
            pattern=result.pattern,
            eased=result.eased,
            pauses=result.pauses,
            sleeps=result.sleeps,
            ending=result.ending,
            pace=next((said for said, value in PACE_VALUES.items() if value == pace), None),
            counted=self.counted,
            not_counted_reason=self.reason,
            before=rated[Moment.BEFORE],
            after=rated[Moment.AFTER],
        )


@dataclass
class FakeReading:
    """A stored session of a lesson, or of questions that came back."""

    session_id: int
    start: SessionStart
    screen_id: str | None = None
    answers: list[tuple[Answer, date]] = field(default_factory=list)  # with the day on which each comes back
    words: str = ""
    finished_utc: datetime | None = None
    counted: bool = True
    reason: str = ""

    @property
    def spec(self) -> LessonSpec:
        """What it was."""
        assert isinstance(self.start.spec, LessonSpec)
        return self.start.spec

    @property
    def day(self) -> date:
        """The person's day."""
        return local_day(self.start.started_utc, self.start.utc_offset_min)

    @property
    def is_done(self) -> bool:
        """A lesson read to the end; questions, where one was answered."""
        return self.finished_utc is not None and (not self.spec.review or bool(self.answers))

    @property
    def done(self) -> Done:
        """As the days tell it."""
        return Done(
            session_id=self.session_id,
            uuid=self.start.uuid,
            kind=self.start.kind,
            day=self.day,
            plan_item=None if self.start.plan is None else self.start.plan.item_id,
            finished_utc=self.finished_utc,
            lesson_id=self.spec.lesson_id or None,
            is_review=self.spec.review,
        )


class FakeRecord:
    """What the fake logs and FakeDiary write, and FakeHistory and FakeDiaryReader read."""

    def __init__(self) -> None:
        self.day_notes: list[tuple[date, str, str]] = []
        self.sessions: dict[int, FakeSession] = {}  # of drills
        self.breathing: dict[int, FakeBreathing] = {}
        self.readings: dict[int, FakeReading] = {}
        self.guided: dict[int, FakeGuided] = {}
        self.answered: list[FakeReading] = []  # whose an answer is, in the order in which they were given
        self.ratings: list[Rating] = []
        self.facts: list[DiaryFact] = []
        self.plans: list[Plan | None] = []  # None: one that cannot be understood
        self.checks: list[CheckTaken] = []  # of what they know about pain
        self.in_block = False

    def everything(self) -> dict[int, FakeSession | FakeBreathing | FakeReading | FakeGuided]:
        """Sessions of every kind by their id."""
        return {**self.sessions, **self.breathing, **self.readings, **self.guided}

    def answers(self) -> list[tuple[Answer, date, FakeReading]]:
        """All of them, in the order in which they were given."""
        taken: dict[int, int] = {}
        found = []
        for reading in self.answered:
            number = taken.get(reading.session_id, 0)
            found.append((*reading.answers[number], reading))
            taken[reading.session_id] = number + 1
        return found

    def due(self) -> dict[str, date]:
        """When each question comes back."""
        return {answer.question_id: due for answer, due, _reading in self.answers()}

    def reviewed(self, day: date) -> int:
        """How many questions that had come back were answered on a day."""
        return len({a.question_id for a, _due, _reading in self.answers() if a.in_review and a.day == day})

    def lessons_done(self) -> dict[str, date]:
        """The lessons read to the end, and the last day of each."""
        done: dict[str, date] = {}
        for reading in self.readings.values():
            if reading.finished_utc is not None and not reading.spec.review:
                lesson_id = reading.spec.lesson_id
                done[lesson_id] = max(reading.day, done.get(lesson_id, reading.day))
        return done

    def new_id(self, start: SessionStart) -> int:
        """For a session that was not there before."""
        assert all(s.start.uuid != start.uuid for s in self.everything().values())
        return len(self.everything()) + 1


class FakeSessionLog:
    """The write side (ports.SessionLog)."""

    def __init__(self, record: FakeRecord | None = None) -> None:
        self.record = record if record is not None else FakeRecord()
        self.remembered: set[str] = set()

    def begin(self, start: SessionStart, stimuli: Sequence[Stimulus] = ()) -> int:
        assert start.purpose is not None, "a drill has a purpose"
        session_id = self.record.new_id(start)
        self.record.sessions[session_id] = FakeSession(
            session_id, start, start.purpose, dict(start.environment)
        )
        self.remembered |= {s.picture.sha256 for s in stimuli}
        self.record.in_block = True
        return session_id

    def add_trial(self, session_id: int, trial: TrialResult) -> int:
        trials = self._begun(session_id).trials
        assert all(t.position != trial.position for t in trials)
        self.remembered.add(trial.stimulus.picture.sha256)
        trials.append(trial)
        return sum(len(s.trials) for s in self.record.sessions.values())

    def finish(
        self, session_id: int, finished_utc: datetime, purpose: Purpose, environment: Mapping[str, object]
    ) -> None:
        session = self._begun(session_id)
        session.finished_utc = finished_utc
        session.purpose = purpose
        session.environment = dict(environment)
        self.leave_block()

    def leave_block(self) -> None:
        self.record.in_block = False

    def set_counted(self, session_id: int, counted: bool, reason: str) -> None:
        assert session_id in self.record.everything(), "no such session"
        session = self.record.everything()[session_id]
        session.counted = counted
        session.reason = "" if counted else reason

    def _begun(self, session_id: int) -> FakeSession:
        assert session_id in self.record.sessions, "no such session"
        return self.record.sessions[session_id]


class FakeBreathLog:
    """The write side of breathing (ports.BreathLog)."""

    def __init__(self, record: FakeRecord | None = None) -> None:
        self.record = record if record is not None else FakeRecord()
        self.kept: list[BreathResult] = []

    def begin(self, start: SessionStart) -> int:
        assert isinstance(start.spec, BreathSpec), "only breathing is kept here"
        session_id = self.record.new_id(start)
        nothing = BreathResult(0, 0, start.spec.pattern)
        self.record.breathing[session_id] = FakeBreathing(session_id, start, dict(start.environment), nothing)
        self.record.in_block = True
        return session_id

    def keep(self, session_id: int, result: BreathResult) -> None:
        self._begun(session_id).result = result
        self.kept.append(result)

    def finish(
        self,
        session_id: int,
        finished_utc: datetime,
        result: BreathResult,
        environment: Mapping[str, object],
    ) -> None:
        assert result.ending is not None, "finish what is over"
        session = self._begun(session_id)
        session.finished_utc = finished_utc
        session.result = result
        session.environment = dict(environment)
        self.leave_block()

    def leave_block(self) -> None:
        self.record.in_block = False

    def _begun(self, session_id: int) -> FakeBreathing:
        assert session_id in self.record.breathing, "no such session"
        return self.record.breathing[session_id]


class FakeLearningLog:
    """The write side of lessons (ports.LearningLog)."""

    def __init__(self, record: FakeRecord | None = None) -> None:
        self.record = record if record is not None else FakeRecord()

    def begin(self, start: SessionStart) -> int:
        spec = start.spec
        assert isinstance(spec, LessonSpec), "only lessons are kept here"
        assert spec.review is not bool(spec.lesson_id), "a lesson, or questions of any"
        session_id = self.record.new_id(start)
        self.record.readings[session_id] = FakeReading(session_id, start)
        return session_id

    def keep_place(self, session_id: int, screen_id: str) -> None:
        assert screen_id
        reading = self._begun(session_id)
        assert not reading.spec.review, "no such lesson"
        reading.screen_id = screen_id

    def answers_to(self, question_id: str) -> tuple[Answer, ...]:
        return tuple(a for a, _due, _reading in self.record.answers() if a.question_id == question_id)

    def add_answer(self, session_id: int, uuid: str, answer: Answer, utc_offset_min: int, due: date) -> None:
        assert answer.question_id
        assert answer.option_id
        reading = self._begun(session_id)
        reading.answers.append((answer, due))
        self.record.answered.append(reading)

    def finish(self, session_id: int, finished_utc: datetime) -> None:
        self._begun(session_id).finished_utc = finished_utc

    def put_words(
        self, session_id: int, uuid: str, text: str, written_utc: datetime, utc_offset_min: int
    ) -> None:
        self._begun(session_id).words = text

    def delete_words(self, lesson_id: str) -> None:
        for reading in self.record.readings.values():
            if reading.spec.lesson_id == lesson_id:
                reading.words = ""

    def _begun(self, session_id: int) -> FakeReading:
        assert session_id in self.record.readings, "no such session"
        return self.record.readings[session_id]


class FakeKnowledgeLog:
    """The write side of the knowledge check (ports.KnowledgeLog)."""

    def __init__(self, record: FakeRecord | None = None) -> None:
        self.record = record if record is not None else FakeRecord()
        self.starts: list[CheckStart] = []

    def begin(self, start: CheckStart) -> int:
        assert all(one.uuid != start.uuid for one in self.starts)
        assert start.edition > 0
        self.starts.append(start)
        check_id = len(self.record.checks) + 1
        day = local_day(start.started_utc, start.utc_offset_min)
        self.record.checks.append(CheckTaken(check_id, start.edition, start.moment, day, False))
        return check_id

    def add_reply(self, check_id: int, uuid: str, given: GivenReply, answered_utc: datetime) -> None:
        assert given.item_id
        taken = self._begun(check_id)
        self._put(replace(taken, given={**taken.given, given.item_id: given}))

    def finish(self, check_id: int, finished_utc: datetime) -> None:
        taken = self._begun(check_id)
        assert not taken.is_finished, "finish it once"
        self._put(replace(taken, is_finished=True))

    def _begun(self, check_id: int) -> CheckTaken:
        assert 0 < check_id <= len(self.record.checks), "no such time"
        return self.record.checks[check_id - 1]

    def _put(self, taken: CheckTaken) -> None:
        self.record.checks[taken.check_id - 1] = taken


class FakeLearningReader(FakeLearningHistory):
    """The read side of lessons (ports.LearningReader)."""

    def past(self, today: date) -> LearningPast:
        readings = [r for _id, r in sorted(self._record.readings.items()) if not r.spec.review]
        latest = {r.spec.lesson_id: r for r in readings}
        ended = {r.spec.lesson_id: r.session_id for r in readings if r.finished_utc is not None}
        given = {
            answer.question_id: answer
            for answer, _due, r in self._record.answers()
            if not r.spec.review and r.session_id > ended.get(r.spec.lesson_id, 0)
        }
        return LearningPast(
            day=today,
            done=self._record.lessons_done(),
            places={
                lesson_id: LessonPlace(lesson_id, r.screen_id)
                for lesson_id, r in latest.items()
                if r.finished_utc is None and r.screen_id is not None
            },
            given=given,
            due=self._record.due(),
            reviewed_today=self._record.reviewed(today),
            words={r.spec.lesson_id: r.words for r in readings if r.words},
        )

    def checks(self) -> tuple[CheckTaken, ...]:
        return tuple(self._record.checks)


class FakeLearningOpener:
    """Opens a FakeLearningReader, and counts how many are open."""

    def __init__(self, record: FakeRecord) -> None:
        self._record = record
        self.open_count = 0

    @contextmanager
    def __call__(self) -> Iterator[FakeLearningReader]:
        self.open_count += 1
        try:
            yield FakeLearningReader(self._record)
        finally:
            self.open_count -= 1


class FakeLessonIndex:
    """A few lessons by their names (ports.LessonIndex)."""

    def __init__(self, heads: Sequence[LessonHead] = (), questions: Iterable[str] = ()) -> None:
        self.lessons = list(heads)
        self.questions = set(questions)

    def heads(self) -> tuple[LessonHead, ...]:
        return tuple(self.lessons)

    def has_question(self, question_id: str) -> bool:
        return question_id in self.questions


class FakeHistory:
    """The read side (ports.HistoryReader)."""

    def __init__(self, record: FakeRecord) -> None:
        self._record = record

    def sessions(
        self, *, part: BodyPart | None = None, limit: int | None = None
    ) -> tuple[SessionSummary, ...]:
        found = [s.summary for s in self._newest_first() if part in (None, s.spec.part)]
        return tuple(found[:limit])

    def session(self, session_id: int) -> SessionSummary | None:
        session = self._record.sessions.get(session_id)
        return session.summary if session is not None else None

    def trials(self, session_id: int) -> tuple[TrialRow, ...]:
        session = self._record.sessions.get(session_id)
        trials = session.trials if session is not None else []
        return tuple(_row(t) for t in sorted(trials, key=lambda t: t.position))

    def finished_drills(self, part: BodyPart) -> int:
        return sum(s.scored > 0 for s in self._finished() if s.spec.part is part)

    def comparable_tests(self, spec: DrillSpec, limit: int) -> tuple[SessionSummary, ...]:
        found = [
            s.summary
            for s in self._newest_first()
            if s.finished_utc is not None
            and s.counted
            and s.purpose is Purpose.TEST
            and are_comparable(s.spec, spec)
            and is_complete(s.scored, s.spec)
        ]
        return tuple(found[:limit])

    def tallies(
        self,
        part: BodyPart,
        *,
        way: AnswerWay | None = None,
        first: date | None = None,
        last: date | None = None,
    ) -> tuple[SideTally, ...]:
        return tuple(
            SideTally(
                session_id=s.session_id,
                local_day=s.day,
                started_utc=s.start.started_utc,
                purpose=s.purpose,
                mode=s.spec.mode,
                counted=s.counted,
                side=side,
                score=side_score(s.trials, side, s.spec.limit_ms),
                way=way_of(s.spec),
                conditions=conditions_of(s.spec),
                complete=is_complete(s.scored, s.spec),
            )
            for s in reversed(self._newest_first())
            if s.finished_utc is not None and s.spec.part is part and way in (None, way_of(s.spec))
            if (first or date.min) <= s.day <= (last or date.max)
            for side in Side
        )

    def course_head(self, part: BodyPart) -> CourseHead | None:
        tallies = self.tallies(part)
        way = shown_way(tallies)
        if way is None:
            return None
        tests = [t.conditions for t in tallies if t.counted and t.purpose is Purpose.TEST]
        days = [tally.local_day for tally in tallies if tally.way == way]
        return CourseHead(part, way, tests[-1] if tests else "", min(days), max(days))

    def other_ways(self, part: BodyPart, way: AnswerWay, first: date, last: date) -> int:
        return in_this_way(self.tallies(part, first=first, last=last), way)[1]

    def points(
        self, head: CourseHead, first: date, last: date, by: Grain, *, by_side: bool
    ) -> tuple[Point, ...]:
        tallies = self.tallies(head.part, way=head.way, first=first, last=last)
        return week_points(tallies, compared_in(tallies, head.conditions), by_side=by_side, by=by)

    def tests(self, conditions: str) -> ComparableTests:
        found = [
            s
            for s in reversed(self._newest_first())
            if s.finished_utc is not None and s.counted and s.purpose is Purpose.TEST
            if conditions_of(s.spec) == conditions and is_complete(s.scored, s.spec)
        ]
        return ComparableTests(tuple(_sample(s) for s in tests_to_read(found)), len(found))

    def parts(self) -> tuple[BodyPart, ...]:
        finished = [s for s in self._newest_first() if s.finished_utc is not None]
        return tuple(dict.fromkeys(s.spec.part for s in finished))

    def drill_days(self, since: date) -> tuple[date, ...]:
        return tuple(sorted(s.day for s in self._record.sessions.values() if s.day >= since))

    def breathing(self, limit: int | None = None) -> tuple[BreathDone, ...]:
        return tuple(s.told(self._record.ratings) for s in self._breaths_newest_first())[:limit]

    def breath_past(self, newest: int) -> BreathPast:
        known = [s for s in self._all_breathing() if s.is_done or s.result.ending is Ending.DIZZY]
        finished = [s for s in known if s.is_done]
        return BreathPast(
            sessions=len(finished),
            first_day=min((s.day for s in finished), default=None),
            newest=tuple(s.told(self._record.ratings) for s in known[:newest]),
        )

    def breath_totals(self) -> BreathTotals:
        counted = [s for s in self._breaths_newest_first() if s.counted]
        return BreathTotals(
            sessions=len(counted),
            days=len({s.day for s in counted}),
            breaths=sum(s.result.breaths for s in counted),
            breathed_ms=sum(s.result.breathed_ms for s in counted),
        )

    def _breaths_newest_first(self) -> list[FakeBreathing]:
        return [s for s in self._all_breathing() if s.result.breaths > 0]

    def _all_breathing(self) -> list[FakeBreathing]:
        sessions = self._record.breathing.values()
        return sorted(sessions, key=lambda s: (s.start.started_utc, s.session_id), reverse=True)

    def _finished(self) -> Iterable[FakeSession]:
        return [s for s in self._record.sessions.values() if s.finished_utc is not None]

    def _newest_first(self) -> list[FakeSession]:
        sessions = self._record.sessions.values()
        return sorted(sessions, key=lambda s: (s.start.started_utc, s.session_id), reverse=True)


def _sample(session: FakeSession) -> TestSample:
    """A test with the answers of its sides."""
    scored = ((t.stimulus.side, t.outcome, t.rt_ms) for t in session.trials if not t.is_warm_up)
    return sample_of(session.session_id, session.day, scored, session.spec.limit_ms)


class FakeHistoryOpener:
    """Opens a FakeHistory (ports.OpenHistory), and counts how many are open."""

    def __init__(self, record: FakeRecord) -> None:
        self._record = record
        self.open_count = 0

    @contextmanager
    def __call__(self) -> Iterator[FakeHistory]:
        self.open_count += 1
        try:
            yield FakeHistory(self._record)
        finally:
            self.open_count -= 1


class FakeDiary:
    """The write side of a person's days (ports.DiaryLog)."""

    def __init__(self, record: FakeRecord, clock: Clock) -> None:
        self._record = record
        self._clock = clock

    def rate(
        self,
        scale: Scale,
        moment: Moment,
        value: float | None,
        session_id: int | None = None,
        day: date | None = None,
    ) -> float | None:
        if session_id is not None:
            assert session_id in self._record.everything(), "no such session"
            day = self._record.everything()[session_id].day
        new = Rating(day if day is not None else self._today(), scale, moment, value, session_id)
        before = next((r.value for r in reversed(self._record.ratings) if _about(r) == _about(new)), None)
        if value is not None or before is not None:
            self._record.ratings.append(new)
        return before

    def add(
        self, kind: DiaryKind, detail: Mapping[str, object] | None = None, session_id: int | None = None
    ) -> DiaryFact:
        assert session_id is None or session_id in self._record.everything(), "no such session"
        uuid = f"fact-{len(self._record.facts) + 1}"
        fact = DiaryFact(uuid, kind, self._today(), self._clock.utc_now(), dict(detail or {}), session_id)
        self._record.facts.append(fact)
        return fact

    def withdraw(self, uuid: str) -> DiaryFact:
        assert any(fact.uuid == uuid for fact in self._record.facts), "no such fact"
        return self.add(DiaryKind.WITHDRAWN, {"uuid": uuid})

    def _today(self) -> date:
        return local_day(self._clock.utc_now(), self._clock.utc_offset_min())


def _about(rating: Rating) -> tuple[date, Scale, Moment, int | None]:
    return (rating.day, rating.scale, rating.moment, rating.session_id)


class FakeDiaryReader:
    """The read side of a person's days (ports.DiaryReader)."""

    def __init__(self, record: FakeRecord, preferences: FakePreferences) -> None:
        self._record = record
        self._preferences = preferences

    def ratings(self, since: date, scales: Sequence[Scale] | None = None) -> tuple[Rating, ...]:
        newest: dict[object, Rating] = {}
        for rating in self._record.ratings:
            newest.pop(_about(rating), None)
            newest[_about(rating)] = rating
        wanted = [r for r in newest.values() if r.day >= since and r.value is not None]
        return tuple(sorted((r for r in wanted if scales is None or r.scale in scales), key=lambda r: r.day))

    def facts(self, since: date | None, kinds: Sequence[DiaryKind] | None = None) -> tuple[DiaryFact, ...]:
        taken_back: set[object] = set()
        for fact in reversed(self._record.facts):
            if fact.kind is DiaryKind.WITHDRAWN and fact.uuid not in taken_back:
                taken_back.add(fact.detail["uuid"])
        wanted = set(DiaryKind if kinds is None else kinds) - {DiaryKind.WITHDRAWN}
        found = [f for f in self._record.facts if f.kind in wanted and f.uuid not in taken_back]
        return tuple(sorted((f for f in found if since is None or f.day >= since), key=lambda f: f.day))

    def usual_values(
        self, scale: Scale, first: date, last: date, by: Grain
    ) -> tuple[tuple[date, float], ...]:
        groups: dict[date, list[float]] = {}
        for rating in self.ratings(first, (scale,)):
            if rating.moment is Moment.CHECK_IN and rating.day <= last and rating.value is not None:
                groups.setdefault(by.begin(rating.day), []).append(rating.value)
        return tuple((day, fmean(values)) for day, values in groups.items())

    def marking_facts(self, first: date, last: date) -> tuple[DiaryFact, ...]:
        found = [fact for fact in self.facts(first, MARKING) if fact.day <= last]
        return tuple(f for f in found if f.kind is not DiaryKind.AFTER_LAST or flare_report(f) is not None)

    def day_notes(self, first: date, last: date) -> tuple[tuple[date, str, str], ...]:
        return tuple(note for note in self._record.day_notes if first <= note[0] <= last)

    def done(self, since: date) -> tuple[Done, ...]:
        found = sorted(self._done(), key=lambda s: (s.done.day, s.start.started_utc, s.session_id))
        return tuple(s.done for s in found if s.done.day >= since)

    def has_breathed(self) -> bool:
        return any(s.is_done for s in self._record.breathing.values())

    def lessons_done(self) -> frozenset[str]:
        return frozenset(self._record.lessons_done())

    def questions_due(self) -> Mapping[str, date]:
        return self._record.due()

    def questions_answered(self, day: date) -> int:
        return self._record.reviewed(day)

    def practice_days(self, since: date) -> frozenset[date]:
        return frozenset(done.day for done in self.done(since))

    def first_practice_day(self) -> date | None:
        return min((s.done.day for s in self._done()), default=None)

    def last_practice_day(self) -> date | None:
        return max((s.done.day for s in self._done()), default=None)

    def latest_practice_days(self, before: date, most: int) -> frozenset[date]:
        earlier = {s.done.day for s in self._done() if s.done.day < before}
        return frozenset(sorted(earlier, reverse=True)[:most])

    def latest_day(self) -> date | None:
        dated = [s.day for s in self._record.everything().values()]
        dated += [rating.day for rating in self._record.ratings]
        return max([*dated, *(fact.day for fact in self._record.facts)], default=None)

    def preference(self, name: str) -> object | None:
        return self._preferences.get(name)

    def _done(self) -> list[FakeSession | FakeBreathing | FakeReading | FakeGuided]:
        return [s for s in self._record.everything().values() if s.is_done]


class FakeDiaryOpener:
    """Opens a FakeDiaryReader, and counts how many are open."""

    def __init__(self, record: FakeRecord, preferences: FakePreferences | None = None) -> None:
        self._record = record
        self._preferences = preferences if preferences is not None else FakePreferences()
        self.open_count = 0

    @contextmanager
    def __call__(self) -> Iterator[FakeDiaryReader]:
        self.open_count += 1
        try:
            yield FakeDiaryReader(self._record, self._preferences)
        finally:
            self.open_count -= 1


class FakePlanStore:
    """Plans, each version (ports.PlanStore). None stands for one that cannot be understood."""

    def __init__(self, record: FakeRecord | None = None) -> None:
        self._record = record if record is not None else FakeRecord()

    def current(self) -> Plan | None:
        if not self._record.plans:
            return None
        if self._record.plans[-1] is None:
            raise UserProblem(Problem.PLAN_NOT_UNDERSTOOD)
        return self._record.plans[-1]

    def last_understood(self) -> Plan | None:
        return next((plan for plan in reversed(self._record.plans) if plan is not None), None)

    def keep(self, plan: Plan) -> None:
        known = [(p.uuid, p.version) for p in self._record.plans if p is not None]
        assert (plan.uuid, plan.version) not in known, "a version of a plan never changes"
        self._record.plans.append(plan)


class FakePictureChoices:
    """Pictures left out (ports.PictureChoices)."""

    def __init__(self) -> None:
        self.chosen: dict[str, str] = {}

    def kept_out(self) -> frozenset[str]:
        return frozenset(self.chosen)

    def keep_out(self, sha256: str, picture_id: str) -> None:
        self.chosen.setdefault(sha256, picture_id)

    def allow(self, sha256: str) -> None:
        self.chosen.pop(sha256, None)

    def allow_all(self) -> tuple[tuple[str, str], ...]:
        pictures = tuple(self.chosen.items())
        self.chosen.clear()
        return pictures


class FakePreferences:
    """Small choices (ports.Preferences)."""

    def __init__(self, **values: object) -> None:
        self.values = dict(values)

    def get(self, name: str) -> object | None:
        return self.values.get(name)

    def put(self, name: str, value: object) -> None:
        self.values[name] = value


class FakeCatalogue:
    """A picture library of values (ports.Catalogue)."""

    def __init__(
        self,
        pictures: Iterable[Picture],
        test_sets: Iterable[TestSet] = (),
        untested: Iterable[BodyPart] = (),
    ) -> None:
        self._pictures = tuple(pictures)
        self._test_sets = tuple(test_sets)
        self._untested = tuple(untested)

    def parts(self) -> tuple[BodyPart, ...]:
        return tuple(part for part in self.training_parts() if part not in self._untested)

    def training_parts(self) -> tuple[BodyPart, ...]:
        return tuple(part for part in BodyPart if any(p.part is part for p in self._pictures))

    def pictures(self, part: BodyPart) -> tuple[Picture, ...]:
        return tuple(p for p in self._pictures if p.part is part)

    def test_set(self, part: BodyPart, version: int | None = None) -> TestSet:
        sets = [s for s in self._test_sets if s.part is part and version in (None, s.version)]
        if not sets:
            raise UserProblem(Problem.TOO_FEW_PICTURES, part=part)
        return max(sets, key=lambda s: s.version)


class FakeFrames:
    """Frames of one colour with a fine grid, on the stage's colour (ports.FrameMaker).

    ``doors`` can be closed, so that the pictures are not ready yet; before the one numbered ``stops_at`` it waits
    for ``later``; ``problem`` is raised when it is set; ``unusable`` has the sha256 names of pictures that cannot
    be read.
    """

    LONGEST_WAIT_S = 30

    def __init__(self) -> None:
        self.asked_for: list[tuple[int, int]] = []  # how many, and their size
        self.made: list[bytes] = []
        self.doors = Event()
        self.doors.set()
        self.stops_at: int | None = None
        self.later = Event()
        self.problem: UserProblem | None = None
        self.unusable: set[str] = set()

    def prepare(
        self,
        stimuli: Iterable[Stimulus],
        size: int,
        stage_rgb: tuple[int, int, int],
        made: Callable[[Frame], None],
        cancelled: Callable[[], bool],
    ) -> None:
        wanted = tuple(stimuli)
        self.asked_for.append((len(wanted), size))
        self.doors.wait(self.LONGEST_WAIT_S)
        if self.problem is not None:
            raise self.problem
        bad = [s.picture for s in wanted if s.picture.sha256 in self.unusable]
        if bad:
            first = UserProblem(Problem.PICTURE_UNREADABLE, file=bad[0].file)
            raise PicturesUnusable(first, frozenset(picture.sha256 for picture in bad))
        for number, stimulus in enumerate(wanted):
            if number == self.stops_at:
                self.later.wait(self.LONGEST_WAIT_S)
            if cancelled():
                break
            self.made.append(fake_pixels(number, size, stage_rgb))
            made(Frame(stimulus, size, self.made[-1]))


def fake_pixels(number: int, size: int, stage_rgb: tuple[int, int, int]) -> bytes:
    """Columns of one pixel, bright and dark in turn, with an eighth of the stage's colour around them."""
    red, green, blue = stage_rgb
    stage = bytes((blue, green, red, 255))
    bright, dark = bytes((250, 200, number * 4 % 256, 255)), bytes((10, 40, number * 4 % 256, 255))
    edge, inner = size // 8, size - 2 * (size // 8)
    row = stage * edge + (bright + dark) * (inner // 2) + bright * (inner % 2) + stage * edge
    return stage * (size * edge) + row * inner + stage * (size * edge)


def _row(trial: TrialResult) -> TrialRow:
    shown = trial.stimulus
    return TrialRow(
        position=trial.position,
        stimulus_id=shown.stimulus_id,
        picture_sha256=shown.picture.sha256,
        side=shown.side,
        response=trial.response,
        response_key=trial.response_key,
        outcome=trial.outcome,
        rt_ms=trial.rt_ms,
        rotation_deg=shown.shown_deg,
        turn=shown.turn,
        mirrored=shown.mirrored,
        view=shown.picture.view,
        posture=shown.picture.posture,
        alt=shown.picture.alt,
        flags=trial.flags,
    )


class FakeProfiles:
    """People without folders (ports.Profiles)."""

    def __init__(self) -> None:
        self.profiles: dict[str, Profile] = {}

    def list(self) -> tuple[Profile, ...]:
        return tuple(self.profiles.values())

    def create(self, name: str) -> Profile:
        number = len(self.profiles) + 1
        profile = Profile(f"profile-{number}", name, f"2025-03-{number:02d}T08:30:00.000000Z")
        self.profiles[profile.profile_id] = profile
        return profile

    def rename(self, profile_id: str, name: str) -> None:
        if profile_id not in self.profiles:
            raise UserProblem(Problem.PROFILE_MISSING)
        self.profiles[profile_id] = replace(self.profiles[profile_id], name=name)


class FakeBackups:
    """Copies of a record that is only a count of sessions (ports.Backups)."""

    def __init__(self, clock: FakeClock | None = None) -> None:
        self._clock = clock if clock is not None else FakeClock()
        self._sessions = 0
        self._copies: dict[str, tuple[Backup, int]] = {}
        self._changed = True

    def write_sessions(self, count: int) -> None:
        """The record changes."""
        self._sessions += count
        self._changed = True

    def make(self) -> Backup:
        number = len(self._copies) + 1
        made = self._clock.utc_now() + timedelta(milliseconds=number)
        backup = Backup(f"copy-{number}", Path(f"copy-{number}.sqlite3"), made, 1000)
        self._copies[backup.backup_id] = (backup, self._sessions)
        self._changed = False
        return backup

    def list(self) -> tuple[Backup, ...]:
        return tuple(backup for backup, _ in reversed(self._copies.values()))

    def facts_of(self, backup: Backup) -> RecordFacts:
        if backup.backup_id not in self._copies:
            raise UserProblem(Problem.BACKUP_DAMAGED, file=backup.path.name)
        return _facts(self._copies[backup.backup_id][1])

    def facts_now(self) -> RecordFacts:
        return _facts(self._sessions)

    def changed_since_last(self) -> bool:
        return self._changed

    def restore(self, backup: Backup) -> None:
        then = self.facts_of(backup).sessions
        self.make()
        self._sessions = then
        self._changed = True


def _facts(sessions: int) -> RecordFacts:
    day = "2025-03-10" if sessions else None
    return RecordFacts(sessions, sessions * 40, day, day, 1000)
