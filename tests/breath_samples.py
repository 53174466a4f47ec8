"""Breathing sessions as history gives them back, and a reader that holds some."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time

from gmi_trainer.domain.breath_course import BreathDone, BreathPast
from gmi_trainer.domain.breathing import GOAL, BreathPattern, BreathSpec, Ending, Pace
from gmi_trainer.domain.checkin import Scale
from gmi_trainer.services.session_ports import BreathTotals
from tests.fakes import FakeHistory, FakeRecord

NOTHING_RATED: Mapping[Scale, float] = {}


def breath_done(
    session_id: int,
    day: date,
    *,
    pattern: BreathPattern = GOAL,
    spec: BreathSpec | None = None,
    breaths: int = 25,
    ending: Ending | None = Ending.WHOLE,
    eased: int = 0,
    pauses: int = 0,
    sleeps: int = 0,
    pace: Pace | None = None,
    counted: bool = True,
    reason: str = "",
    before: Mapping[Scale, float] = NOTHING_RATED,
    after: Mapping[Scale, float] = NOTHING_RATED,
    hour: int = 8,
) -> BreathDone:
    """A session of 25 breaths of 4-8 on a day, unless said otherwise."""
    started = datetime.combine(day, time(hour, 30), tzinfo=UTC)
    return BreathDone(
        session_id=session_id,
        uuid=f"uuid-{session_id}",
        day=day,
        started_utc=started,
        utc_offset_min=0,
        finished_utc=started if ending is not None else None,
        spec=spec if spec is not None else BreathSpec(pattern=pattern, breaths=25),
        breaths=breaths,
        breathed_ms=breaths * pattern.cycle_ms,
        pattern=pattern,
        eased=eased,
        pauses=pauses,
        sleeps=sleeps,
        ending=ending,
        pace=pace,
        counted=counted,
        not_counted_reason=reason,
        before=before,
        after=after,
    )


class BreathingReader(FakeHistory):
    """A history with these sessions of breathing, newest first, and nothing else."""

    def __init__(self, sessions: Iterable[BreathDone]) -> None:
        super().__init__(FakeRecord())
        self.sessions_of_breathing = tuple(sessions)
        self.limits: list[int | None] = []

    def breathing(self, limit: int | None = None) -> tuple[BreathDone, ...]:
        self.limits.append(limit)
        return self.sessions_of_breathing[:limit]

    def breath_past(self, newest: int) -> BreathPast:
        raise AssertionError(f"looking back asks for no past ({newest})")

    def breath_totals(self) -> BreathTotals:
        counted = [done for done in self.sessions_of_breathing if done.counted]
        return BreathTotals(
            sessions=len(counted),
            days=len({done.day for done in counted}),
            breaths=sum(done.breaths for done in counted),
            breathed_ms=sum(done.breathed_ms for done in counted),
        )
