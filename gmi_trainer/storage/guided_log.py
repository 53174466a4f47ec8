"""Writing guided practices (guided_ports.GuidedLog)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from gmi_trainer.domain.guided import GuidedSpec
from gmi_trainer.services.guided_ports import GuidedResult
from gmi_trainer.services.session_ports import SessionStart
from gmi_trainer.storage.database import Record
from gmi_trainer.storage.guided_rows import INSERT_GUIDED, UPDATE_GUIDED, insert_values, update_values
from gmi_trainer.storage.moments import utc_text
from gmi_trainer.storage.session_rows import INSERT_SESSION, environment_text, session_values


class SqliteGuidedLog:
    """The write side, on the connection of the window's thread. Steps are long: every commit is durable."""

    def __init__(self, record: Record) -> None:
        self._record = record

    def begin(self, start: SessionStart) -> int:
        """Store the session, with nothing done in it yet."""
        spec = start.spec
        assert isinstance(spec, GuidedSpec), "only guided practices are kept here"
        with self._record.atomic() as connection:
            session_id = connection.execute(INSERT_SESSION, session_values(start)).lastrowid
            assert session_id is not None, "an INSERT gives a row"
            connection.execute(INSERT_GUIDED, insert_values(session_id, spec))
        return session_id

    def keep(self, session_id: int, result: GuidedResult) -> None:
        """One UPDATE, committed when this returns: it stands between two steps."""
        with self._record.problems():
            changed = self._record.connection.execute(UPDATE_GUIDED, update_values(session_id, result))
        assert changed.rowcount == 1, "keep what was begun"

    def finish(
        self,
        session_id: int,
        finished_utc: datetime,
        result: GuidedResult,
        environment: Mapping[str, object],
    ) -> None:
        """The end, what came of it and how it was shown, in one commit."""
        assert result.ending is not None, "finish what is over"
        with self._record.atomic() as connection:
            changed = connection.execute(
                "UPDATE session SET finished_utc = ?, environment = ? WHERE id = ?",
                (utc_text(finished_utc), environment_text(environment), session_id),
            )
            kept = connection.execute(UPDATE_GUIDED, update_values(session_id, result))
            assert changed.rowcount == kept.rowcount == 1, "finish a session that was begun"
