"""Writing breathing sessions (session_ports.BreathLog)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from gmi_trainer.domain.breathing import BreathSpec
from gmi_trainer.services.session_ports import BreathResult, SessionStart
from gmi_trainer.storage.breath_rows import INSERT_BREATHING, UPDATE_BREATHING, breathing_values
from gmi_trainer.storage.database import Record
from gmi_trainer.storage.moments import utc_text
from gmi_trainer.storage.session_rows import INSERT_SESSION, environment_text, session_values


class SqliteBreathLog:
    """The write side, on the connection of the thread that paces the breath."""

    def __init__(self, record: Record) -> None:
        self._record = record

    def begin(self, start: SessionStart) -> int:
        """Store the session, with nothing done in it yet, durably; then the block is open."""
        assert isinstance(start.spec, BreathSpec), "only breathing is kept here"
        with self._record.atomic() as connection:
            session_id = connection.execute(INSERT_SESSION, session_values(start)).lastrowid
            assert session_id is not None, "an INSERT gives a row"
            nothing = BreathResult(breaths=0, breathed_ms=0, pattern=start.spec.pattern)
            connection.execute(INSERT_BREATHING, breathing_values(session_id, nothing))
        self._record.enter_block()
        return session_id

    def keep(self, session_id: int, result: BreathResult) -> None:
        """One UPDATE, committed when this returns: it stands between two breaths."""
        with self._record.problems():
            changed = self._record.connection.execute(UPDATE_BREATHING, breathing_values(session_id, result))
        assert changed.rowcount == 1, "keep what was begun"

    def finish(
        self,
        session_id: int,
        finished_utc: datetime,
        result: BreathResult,
        environment: Mapping[str, object],
    ) -> None:
        """The end, what came of it and how it was paced, in one durable commit."""
        assert result.ending is not None, "finish what is over"
        try:
            self._record.make_durable()
            with self._record.atomic() as connection:
                changed = connection.execute(
                    "UPDATE session SET finished_utc = ?, environment = ? WHERE id = ?",
                    (utc_text(finished_utc), environment_text(environment), session_id),
                )
                kept = connection.execute(UPDATE_BREATHING, breathing_values(session_id, result))
                assert changed.rowcount == kept.rowcount == 1, "finish a session that was begun"
        finally:
            self.leave_block()

    def leave_block(self) -> None:
        """Durable commits again; a session without an end reads as interrupted."""
        self._record.leave_block()
