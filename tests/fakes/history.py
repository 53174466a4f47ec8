"""Stand-ins for what looks back on drills and breathing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date

from gmi_trainer.domain.activity import DrillSpec, Purpose
from gmi_trainer.domain.answering import AnswerWay, way_of
from gmi_trainer.domain.body import BodyPart, Side
from gmi_trainer.domain.breath_course import BreathDone, BreathPast
from gmi_trainer.domain.breathing import Ending
from gmi_trainer.domain.comparable import are_comparable, conditions_of, is_complete
from gmi_trainer.domain.course import (
    CourseHead,
    Point,
    compared_in,
    week_points,
)
from gmi_trainer.domain.progress import SessionSummary, SideTally, TrialRow
from gmi_trainer.domain.samples import ComparableTests, TestSample, sample_of, those_to_read
from gmi_trainer.domain.scoring import side_score
from gmi_trainer.domain.span import Grain
from gmi_trainer.domain.trial import TrialResult
from gmi_trainer.services.session_ports import BreathTotals
from tests.fakes.record import FakeBreathing, FakeRecord, FakeSession


class FakeHistory:
    """The read side (session_ports.HistoryReader)."""

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
        tests = [t for t in tallies if t.counted and t.purpose is Purpose.TEST]
        for some in (tests, [t for t in tallies if t.counted], tallies):
            if some:
                way = some[-1].way
                days = [tally.local_day for tally in tallies if tally.way == way]
                return CourseHead(part, way, tests[-1].conditions if tests else "", min(days), max(days))
        return None

    def other_ways(self, part: BodyPart, way: AnswerWay, first: date, last: date) -> int:
        tallies = self.tallies(part, first=first, last=last)
        return len({t.session_id for t in tallies if t.counted and t.way != way})

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
        return ComparableTests(tuple(_sample(s) for s in those_to_read(found)), len(found))

    def parts(self) -> tuple[BodyPart, ...]:
        finished = [s for s in self._newest_first() if s.finished_utc is not None]
        return tuple(dict.fromkeys(s.spec.part for s in finished))

    def breathing(self, limit: int | None = None) -> tuple[BreathDone, ...]:
        return tuple(s.told(self._record.ratings) for s in self._breaths_newest_first())[:limit]

    def breath(self, session_id: int) -> BreathDone | None:
        return next((one for one in self.breathing() if one.session_id == session_id), None)

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
    """Opens a FakeHistory (OpenHistory), and counts how many are open."""

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
