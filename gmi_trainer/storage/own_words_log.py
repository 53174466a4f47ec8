"""Changing what a person wrote about lessons, outside of a lesson (own_ports.OwnWordsLog)."""

from __future__ import annotations

from gmi_trainer.services.own_ports import Undo
from gmi_trainer.storage.columns import NOTE
from gmi_trainer.storage.database import Record
from gmi_trainer.storage.own_rows import insert

_ABOUT = "session_id IN (SELECT session_id FROM reading WHERE lesson_id = ?)"


class SqliteOwnWords:
    """The newest words are the ones that are shown; they keep their moment, and older ones stay as they are."""

    def __init__(self, record: Record) -> None:
        self._record = record

    def put(self, lesson_id: str, text: str) -> Undo:
        """Other words about a lesson of which there are some; empty: all of them go."""
        with self._record.atomic() as connection:
            before = connection.execute(
                f"SELECT * FROM note WHERE {_ABOUT} ORDER BY session_id", (lesson_id,)
            ).fetchall()
            assert before, "change what is there"
            if text:
                connection.execute("UPDATE note SET text = ? WHERE id = ?", (text, before[-1]["id"]))
            else:
                connection.execute(f"DELETE FROM note WHERE {_ABOUT}", (lesson_id,))

        def undo() -> None:
            with self._record.atomic() as connection:
                connection.execute(f"DELETE FROM note WHERE {_ABOUT}", (lesson_id,))
                for row in before:
                    insert(connection, NOTE, row)

        return undo
