"""What the fake logs write and the fake readers read: a person's record, in memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

from gmi_trainer.domain.activity import DrillSpec, Purpose
from gmi_trainer.domain.body import Side
from gmi_trainer.domain.breath_course import PACE_VALUES, SCALES, BreathDone
from gmi_trainer.domain.breathing import BreathSpec
from gmi_trainer.domain.checkin import Moment, Scale
from gmi_trainer.domain.days import local_day
from gmi_trainer.domain.diary import DiaryFact
from gmi_trainer.domain.done import Done
from gmi_trainer.domain.knowledge import CheckTaken
from gmi_trainer.domain.learning import Answer, LessonSpec
from gmi_trainer.domain.plan import Plan
from gmi_trainer.domain.progress import SessionSummary, SideScore
from gmi_trainer.domain.scoring import side_score
from gmi_trainer.domain.trial import Outcome, TrialResult
from gmi_trainer.services.diary_ports import Rating
from gmi_trainer.services.session_ports import BreathResult, SessionStart

if TYPE_CHECKING:
    from tests.guided_fakes import FakeGuided


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
