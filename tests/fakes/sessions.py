"""Stand-ins for what keeps drills and breathing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from gmi_trainer.domain.activity import Purpose
from gmi_trainer.domain.breathing import BreathSpec
from gmi_trainer.domain.stimulus import Stimulus
from gmi_trainer.domain.trial import TrialResult
from gmi_trainer.services.session_ports import BreathResult, SessionStart
from tests.fakes.record import FakeBreathing, FakeRecord, FakeSession


class FakeSessionLog:
    """The write side (session_ports.SessionLog)."""

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
    """The write side of breathing (session_ports.BreathLog)."""

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
