"""Writing notes for days and for sessions (day_ports.NoteLog). Rows are only added."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

from gmi_trainer.services.clock_port import Clock
from gmi_trainer.storage.database import Record
from gmi_trainer.storage.moments import utc_text

_NEWEST = {
    True: "SELECT text FROM note WHERE session_id IS NULL AND local_day = ? ORDER BY id DESC LIMIT 1",
    False: "SELECT text FROM note WHERE session_id = ? ORDER BY id DESC LIMIT 1",
}


class SqliteNotes:
    """On the connection of the window's thread. Every note is durable when a call returns."""

    def __init__(self, record: Record, clock: Clock) -> None:
        self._record = record
        self._clock = clock

    def put_for_day(self, day: date, text: str) -> str:
        """A note for a day, whenever it is written; returns what it replaces."""
        return self._put(day.isoformat(), text, None)

    def put_for_session(self, session_id: int, text: str) -> str:
        """A note for a session; it belongs to the session's day."""
        with self._record.problems():
            row = self._record.connection.execute(
                "SELECT local_day, kind FROM session WHERE id = ?", (session_id,)
            ).fetchone()
        assert row is not None, "a note for a session that is there"
        assert row["kind"] != "lesson", "words about lessons are kept with the lesson"
        return self._put(row["local_day"], text, session_id)

    def _put(self, day: str, text: str, session_id: int | None) -> str:
        now, offset = self._clock.utc_now(), self._clock.utc_offset_min()
        with self._record.atomic() as connection:
            of_day = session_id is None
            found = connection.execute(_NEWEST[of_day], (day if of_day else session_id,)).fetchone()
            before = "" if found is None else str(found["text"])
            if text != before:
                connection.execute(
                    "INSERT INTO note (uuid, session_id, text, written_utc, utc_offset_min, local_day)"
                    " VALUES (?, ?, ?, ?, ?, ?)",
                    (str(uuid4()), session_id, text, utc_text(now), offset, day),
                )
        return before
