"""Changing what a person wrote about lessons, outside of a lesson (own_ports.OwnWordsLog)."""

from __future__ import annotations

from gmi_trainer.services.clock_port import Clock
from gmi_trainer.services.own_ports import Undo
from gmi_trainer.storage.columns import NOTE
from gmi_trainer.storage.database import Record
from gmi_trainer.storage.own_rows import Now, insert, new_uuid

_ABOUT = "session_id IN (SELECT session_id FROM reading WHERE lesson_id = ?)"


class SqliteOwnWords:
    """The newest words are the ones that are shown. Those before them stay as they are, until all are deleted."""

    def __init__(self, record: Record, clock: Clock) -> None:
        self._record = record
        self._clock = clock

    def put(self, lesson_id: str, text: str) -> Undo:
        """Other words about a lesson of which there are some; empty: all of them go."""
        return self._add(lesson_id, text) if text else self._delete(lesson_id)

    def _add(self, lesson_id: str, text: str) -> Undo:
        now = Now(self._clock.utc_now(), self._clock.utc_offset_min())
        uuid = new_uuid()
        with self._record.atomic() as connection:
            newest = connection.execute(
                f"SELECT session_id FROM note WHERE {_ABOUT} ORDER BY session_id DESC, id DESC LIMIT 1",
                (lesson_id,),
            ).fetchone()
            assert newest is not None, "change what is there"
            connection.execute(
                "INSERT INTO note (uuid, session_id, text, written_utc, utc_offset_min, local_day)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (uuid, newest["session_id"], text, *now.values),
            )

        def undo() -> None:
            with self._record.atomic() as connection:
                connection.execute("DELETE FROM note WHERE uuid = ?", (uuid,))

        return undo

    def _delete(self, lesson_id: str) -> Undo:
        with self._record.atomic() as connection:
            before = connection.execute(
                f"SELECT * FROM note WHERE {_ABOUT} ORDER BY session_id, id", (lesson_id,)
            ).fetchall()
            assert before, "delete what is there"
            connection.execute(f"DELETE FROM note WHERE {_ABOUT}", (lesson_id,))

        def undo() -> None:
            with self._record.atomic() as connection:
                for row in before:
                    insert(connection, NOTE, row)

        return undo
