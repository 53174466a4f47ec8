"""Writing what somebody knows about pain (learning_ports.KnowledgeLog)."""

from __future__ import annotations

from datetime import datetime

from gmi_trainer.domain.knowledge import GivenReply
from gmi_trainer.services.learning_ports import CheckStart
from gmi_trainer.storage.database import Record
from gmi_trainer.storage.knowledge_rows import INSERT_CHECK, INSERT_REPLY, check_values, reply_values
from gmi_trainer.storage.moments import utc_text


class SqliteKnowledgeLog:
    """The write side, on the connection of the window's thread. Every commit is durable."""

    def __init__(self, record: Record) -> None:
        self._record = record

    def begin(self, start: CheckStart) -> int:
        """Store a time that somebody sits down with it."""
        with self._record.problems():
            check_id = self._record.connection.execute(INSERT_CHECK, check_values(start)).lastrowid
        assert check_id is not None, "an INSERT gives a row"
        return check_id

    def add_reply(self, check_id: int, uuid: str, given: GivenReply, answered_utc: datetime) -> None:
        """One INSERT, committed when this returns."""
        with self._record.problems():
            self._record.connection.execute(INSERT_REPLY, reply_values(check_id, uuid, given, answered_utc))

    def finish(self, check_id: int, finished_utc: datetime) -> None:
        """All sentences were answered."""
        with self._record.problems():
            changed = self._record.connection.execute(
                "UPDATE knowledge_check SET finished_utc = ? WHERE id = ? AND finished_utc IS NULL",
                (utc_text(finished_utc), check_id),
            )
        assert changed.rowcount == 1, "finish a time that was begun, and once"
