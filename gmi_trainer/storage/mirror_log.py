"""Writing sessions with a mirror (mirror_ports.MirrorSessions)."""

from __future__ import annotations

from gmi_trainer.domain.mirror import MirrorLog, MirrorSpec
from gmi_trainer.services.session_ports import SessionStart
from gmi_trainer.storage.guided_log import SqliteGuidedLog
from gmi_trainer.storage.guided_rows import INSERT_GUIDED, insert_values
from gmi_trainer.storage.mirror_rows import (
    INSERT_MIRROR,
    UPDATE_MIRROR,
    insert_mirror_values,
    log_from,
    log_values,
)
from gmi_trainer.storage.session_rows import INSERT_SESSION, session_values


class SqliteMirrorLog(SqliteGuidedLog):
    """As guided practices are kept, with a row of its own beside it."""

    def begin(self, start: SessionStart) -> int:
        """Store the session, with nothing done in it yet."""
        spec = start.spec
        assert isinstance(spec, MirrorSpec), "only sessions with a mirror are kept here"
        with self._record.atomic() as connection:
            session_id = connection.execute(INSERT_SESSION, session_values(start)).lastrowid
            assert session_id is not None, "an INSERT gives a row"
            connection.execute(INSERT_GUIDED, insert_values(session_id, spec))
            connection.execute(INSERT_MIRROR, insert_mirror_values(session_id, spec))
        return session_id

    def add_comfort_stop(self, session_id: int) -> None:
        """One more, committed when this returns."""
        with self._record.problems():
            changed = self._record.connection.execute(
                "UPDATE mirror SET comfort_stops = comfort_stops + 1 WHERE session_id = ?", (session_id,)
            )
        assert changed.rowcount == 1, "halt what was begun"

    def write_log(self, session_id: int, log: MirrorLog) -> MirrorLog:
        """What the person says; returns what it replaces."""
        with self._record.atomic() as connection:
            row = connection.execute("SELECT * FROM mirror WHERE session_id = ?", (session_id,)).fetchone()
            assert row is not None, "say something of a session that is there"
            connection.execute(UPDATE_MIRROR, log_values(session_id, log))
        return log_from(row)
