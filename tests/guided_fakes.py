"""Guided practices in memory. tests/contracts/test_guided.py holds them to what the real record does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from gmi_trainer.domain.activity import SessionKind
from gmi_trainer.domain.checkin import Moment
from gmi_trainer.domain.days import local_day
from gmi_trainer.domain.done import Done
from gmi_trainer.domain.guided import (
    Eyes,
    GuidedDone,
    GuidedPast,
    GuidedScript,
    GuidedSpec,
    GuidedStep,
    Length,
    StepCue,
    Tally,
    spec_of,
)
from gmi_trainer.domain.practice_totals import PracticeTotals
from gmi_trainer.services.guided_ports import GuidedResult, LoadedScripts
from gmi_trainer.services.session_ports import SessionStart
from tests.fakes import FakeRecord
from tests.samples import MORNING

STEPS = (
    GuidedStep("arrive", StepCue.RISE, "Arrive", "Feel what holds you up.", 60, 20),
    GuidedStep("sounds", StepCue.NONE, "Sounds", "What can you hear?", 60),
    GuidedStep("back", StepCue.FALL, "Come back", "Look around.", 60, 40),
)
A_SCRIPT = GuidedScript(
    script_id="sounds",
    kind=SessionKind.NOTICE,
    edition=2,
    order=1,
    sign="volume",
    eyes=Eyes.EITHER,
    ratings=frozenset({Moment.BEFORE, Moment.AFTER}),
    steps=STEPS,
    title="Sounds and sights",
    about="Let your ears rest.",
    sit="Sit or lie.",
    content_note="It may stir up feelings.",
)
NOTHING = GuidedResult(0, 0, 0)


def sample_guided(number: int = 1, spec: GuidedSpec | None = None, at: datetime = MORNING) -> SessionStart:
    """The start of a practice."""
    return SessionStart(
        uuid=str(UUID(int=number, version=4)),
        kind=SessionKind.NOTICE,
        purpose=None,
        started_utc=at,
        utc_offset_min=60,
        input_kind=None,
        answering_limb=None,
        spec=spec if spec is not None else spec_of(A_SCRIPT, Length.LONG),
        seed=None,
        app_version="0.1.0",
        environment={"qt": "6.11.3"},
    )


@dataclass
class FakeGuided:
    """A stored session."""

    session_id: int
    start: SessionStart
    result: GuidedResult = NOTHING
    environment: dict[str, object] = field(default_factory=dict)
    finished_utc: datetime | None = None
    counted: bool = True
    reason: str = ""

    @property
    def spec(self) -> GuidedSpec:
        assert isinstance(self.start.spec, GuidedSpec)
        return self.start.spec

    @property
    def day(self) -> date:
        return local_day(self.start.started_utc, self.start.utc_offset_min)

    @property
    def is_done(self) -> bool:
        return self.finished_utc is not None and self.result.steps_done > 0

    @property
    def done(self) -> Done:
        start = self.start
        return Done(
            session_id=self.session_id,
            uuid=start.uuid,
            kind=start.kind,
            day=self.day,
            plan_item=None if start.plan is None else start.plan.item_id,
            finished_utc=self.finished_utc,
        )

    @property
    def told(self) -> GuidedDone:
        result = self.result
        return GuidedDone(
            session_id=self.session_id,
            kind=self.start.kind,
            day=self.day,
            script_id=self.spec.script_id,
            length=self.spec.length,
            steps=len(self.spec.steps),
            steps_done=result.steps_done,
            left_out=result.left_out,
            practised_ms=result.practised_ms,
            pauses=result.pauses,
            sleeps=result.sleeps,
            ending=result.ending,
            counted=self.counted,
            not_counted_reason=self.reason,
        )


class FakeGuidedLog:
    """The write side (guided_ports.GuidedLog)."""

    def __init__(self, record: FakeRecord | None = None) -> None:
        self.record = record if record is not None else FakeRecord()

    def begin(self, start: SessionStart) -> int:
        assert isinstance(start.spec, GuidedSpec), "only guided practices are kept here"
        session_id = self.record.new_id(start)
        self.record.guided[session_id] = FakeGuided(session_id, start, environment=dict(start.environment))
        return session_id

    def keep(self, session_id: int, result: GuidedResult) -> None:
        self._begun(session_id).result = result

    def finish(
        self,
        session_id: int,
        finished_utc: datetime,
        result: GuidedResult,
        environment: Mapping[str, object],
    ) -> None:
        assert result.ending is not None, "finish what is over"
        session = self._begun(session_id)
        session.finished_utc, session.result = finished_utc, result
        session.environment = dict(environment)

    def _begun(self, session_id: int) -> FakeGuided:
        assert session_id in self.record.guided, "keep what was begun"
        return self.record.guided[session_id]


class FakeGuidedReader:
    """The read side (guided_ports.GuidedReader)."""

    def __init__(self, record: FakeRecord) -> None:
        self._record = record

    def past(self, kind: SessionKind) -> GuidedPast:
        done = [one for one in self._record.guided.values() if one.is_done and one.start.kind is kind]
        counted = [one for one in done if one.counted]
        names = {one.spec.script_id for one in counted}
        by_name = {name: [one.day for one in counted if one.spec.script_id == name] for name in names}
        return GuidedPast(len(done), {name: Tally(len(days), max(days)) for name, days in by_name.items()})

    def sessions(
        self, kind: SessionKind, limit: int | None = None, *, since: date | None = None
    ) -> tuple[GuidedDone, ...]:
        of_kind = [
            one
            for one in self._record.guided.values()
            if one.start.kind is kind and (since is None or one.day >= since)
        ]
        newest = sorted(of_kind, key=lambda one: (one.start.started_utc, one.session_id), reverse=True)
        return tuple(one.told for one in newest[:limit])

    def session(self, session_id: int) -> GuidedDone | None:
        one = self._record.guided.get(session_id)
        return one.told if one is not None else None

    def totals(self, kind: SessionKind) -> PracticeTotals:
        done = [one for one in self._record.guided.values() if one.is_done and one.start.kind is kind]
        counted = [one for one in done if one.counted]
        days = {one.day for one in counted}
        return PracticeTotals(len(counted), len(days), sum(one.result.practised_ms for one in counted))


class FakeGuidedOpener:
    """Opens a reader, as a workspace does."""

    def __init__(self, record: FakeRecord) -> None:
        self._record = record

    @contextmanager
    def __call__(self) -> Iterator[FakeGuidedReader]:
        yield FakeGuidedReader(self._record)


def load_samples() -> LoadedScripts:
    """One practice."""
    return LoadedScripts((A_SCRIPT,))
