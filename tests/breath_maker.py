"""Makes breathing sessions in a real record, as a person would have done them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from gmi_trainer.domain.activity import SessionKind
from gmi_trainer.domain.breathing import GOAL, BreathPattern, BreathSpec, Ending
from gmi_trainer.domain.checkin import Moment, Scale
from gmi_trainer.services.session_ports import BreathResult, SessionStart
from gmi_trainer.storage.breath_log import SqliteBreathLog
from gmi_trainer.storage.database import Record
from gmi_trainer.storage.diary import SqliteDiary
from tests.fakes import FakeClock

NOTHING: Mapping[Scale, tuple[float | None, float | None]] = {}


class BreathMaker:
    """Writes sessions one after the other, with what was rated before and after."""

    def __init__(self, record: Record) -> None:
        self._log = SqliteBreathLog(record)
        self._diary = SqliteDiary(record, FakeClock())
        self._number = 0

    def session(
        self,
        day: date,
        *,
        pattern: BreathPattern = GOAL,
        ended_with: BreathPattern | None = None,
        breaths: int = 25,
        of: int | None = None,
        ending: Ending | None = Ending.WHOLE,
        eased: int = 0,
        pauses: int = 0,
        sleeps: int = 0,
        humming: bool = False,
        rated: Mapping[Scale, tuple[float | None, float | None]] = NOTHING,
        pace: float | None = None,
        hour: int = 8,
    ) -> int:
        """``breaths`` whole ones ``of`` so many that were asked for; ``ending`` None: the program was killed."""
        self._number += 1
        started = datetime.combine(day, time(hour, 30), tzinfo=UTC)
        end = ended_with if ended_with is not None else pattern
        session = self._log.begin(
            SessionStart(
                uuid=str(UUID(int=1_000_000 + self._number, version=4)),
                kind=SessionKind.BREATHING,
                purpose=None,
                started_utc=started,
                utc_offset_min=0,
                input_kind=None,
                answering_limb=None,
                spec=BreathSpec(pattern=pattern, breaths=of if of is not None else breaths, humming=humming),
                seed=None,
                app_version="0.1.0",
                environment={},
            )
        )
        result = BreathResult(breaths, breaths * end.cycle_ms, end, eased, pauses, sleeps, ending)
        if ending is None:
            self._log.keep(session, result)
            self._log.leave_block()
        else:
            self._log.finish(session, started + timedelta(minutes=5), result, {})
        for scale, values in rated.items():
            for moment, value in zip((Moment.BEFORE, Moment.AFTER), values, strict=True):
                self._diary.rate(scale, moment, value, session)
        if pace is not None:
            self._diary.rate(Scale.PACE, Moment.AFTER, pace, session)
        return session
