"""Writing daily tasks and a person's own ladders (activity_ports.ActivityLog)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from gmi_trainer.domain.activity_ladder import KeptRung
from gmi_trainer.domain.activity_steps import ActivitySpec, NextDay
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.days import local_day
from gmi_trainer.services.activity_ports import ActivityResult, Told
from gmi_trainer.services.clock_port import Clock
from gmi_trainer.services.session_ports import SessionStart
from gmi_trainer.storage import driver
from gmi_trainer.storage.activity_reader import kept_from
from gmi_trainer.storage.activity_rows import INSERT_ACTIVITY, insert_values
from gmi_trainer.storage.database import Record
from gmi_trainer.storage.moments import utc_text
from gmi_trainer.storage.own_rows import new_uuid
from gmi_trainer.storage.session_rows import INSERT_SESSION, environment_text, session_values


class SqliteActivityLog:
    """The write side, on the connection of the window's thread."""

    def __init__(self, record: Record, clock: Clock) -> None:
        self._record = record
        self._clock = clock

    def begin(self, start: SessionStart) -> int:
        """Store the session, with nothing told of it yet."""
        spec = start.spec
        assert isinstance(spec, ActivitySpec), "only daily tasks are kept here"
        with self._record.atomic() as connection:
            session_id = connection.execute(INSERT_SESSION, session_values(start)).lastrowid
            assert session_id is not None, "an INSERT gives a row"
            connection.execute(INSERT_ACTIVITY, insert_values(session_id, spec))
        return session_id

    def finish(
        self,
        session_id: int,
        finished_utc: datetime,
        result: ActivityResult,
        environment: Mapping[str, object],
    ) -> None:
        """The end and how it was shown, in one commit."""
        with self._record.atomic() as connection:
            changed = connection.execute(
                "UPDATE session SET finished_utc = ?, environment = ? WHERE id = ?",
                (utc_text(finished_utc), environment_text(environment), session_id),
            )
            kept = connection.execute(
                "UPDATE activity SET ending = ?, did_ms = ? WHERE session_id = ?",
                (result.ending, result.did_ms, session_id),
            )
            assert changed.rowcount == kept.rowcount == 1, "finish a session that was begun"

    def tell(self, session_id: int, told: Told) -> Told:
        """What is said of it now."""
        with self._record.atomic() as connection:
            row = connection.execute(
                "SELECT actual, did_ms, note FROM activity WHERE session_id = ?", (session_id,)
            ).fetchone()
            assert row is not None, "tell of a task that is there"
            connection.execute(
                "UPDATE activity SET actual = ?, did_ms = ?, note = ? WHERE session_id = ?",
                (told.actual, told.did_ms, told.note, session_id),
            )
        return Told(row["actual"], row["did_ms"], row["note"])

    def say_next_day(self, session_id: int, answer: NextDay | None) -> NextDay | None:
        """Rows are only added: of several the newest holds."""
        now, offset = self._clock.utc_now(), self._clock.utc_offset_min()
        with self._record.atomic() as connection:
            row = connection.execute(
                "SELECT answer FROM activity_next_day WHERE session_id = ? ORDER BY id DESC LIMIT 1",
                (session_id,),
            ).fetchone()
            connection.execute(
                "INSERT INTO activity_next_day (uuid, session_id, answer, answered_utc, utc_offset_min, local_day)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (
                    new_uuid(),
                    session_id,
                    answer,
                    utc_text(now),
                    offset,
                    local_day(now, offset).isoformat(),
                ),
            )
        before = row["answer"] if row is not None else None
        return NextDay(before) if before is not None else None

    def keep_ladder(self, part: BodyPart, rungs: Sequence[KeptRung]) -> tuple[KeptRung, ...]:
        """All of it anew; a step that was there keeps its row."""
        now, offset = self._clock.utc_now(), self._clock.utc_offset_min()
        with self._record.atomic() as connection:
            rows = _rows_of(connection, part)
            names = {rung.rung_id for rung in rungs}
            for row in rows:
                if row["rung_id"] not in names:
                    connection.execute("DELETE FROM activity_rung WHERE id = ?", (row["id"],))
            for place, rung in enumerate(rungs):
                connection.execute(
                    """
                    INSERT INTO activity_rung (
                        uuid, part, rung_id, words, place, left_out, written_utc, utc_offset_min, local_day
                    ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                    ON CONFLICT (part, rung_id) DO UPDATE SET
                        words = excluded.words, place = excluded.place, left_out = excluded.left_out
                    """,
                    (
                        new_uuid(),
                        part,
                        rung.rung_id,
                        rung.words,
                        place,
                        int(rung.is_left_out),
                        utc_text(now),
                        offset,
                        local_day(now, offset).isoformat(),
                    ),
                )
        return tuple(kept_from(row) for row in rows)


def _rows_of(connection: driver.Connection, part: BodyPart) -> list[driver.Row]:
    return connection.execute(
        "SELECT * FROM activity_rung WHERE part = ? ORDER BY place, id", (part,)
    ).fetchall()
