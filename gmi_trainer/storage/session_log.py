"""Writing sessions and their trials (session_ports.SessionLog)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from uuid import uuid4

from gmi_trainer.domain.activity import Purpose
from gmi_trainer.domain.days import local_day
from gmi_trainer.domain.stimulus import Stimulus
from gmi_trainer.domain.trial import TrialResult
from gmi_trainer.services.clock_port import Clock
from gmi_trainer.services.session_ports import SessionStart
from gmi_trainer.storage import driver
from gmi_trainer.storage.database import Record
from gmi_trainer.storage.moments import utc_text
from gmi_trainer.storage.session_rows import INSERT_SESSION, environment_text, json_text, session_values
from gmi_trainer.storage.trial_rows import INSERT_STIMULUS, INSERT_TRIAL, stimulus_values, trial_values


class SqliteSessionLog:
    """The write side, on the connection of the thread that shows the drill."""

    def __init__(self, record: Record, clock: Clock) -> None:
        self._record = record
        self._clock = clock
        self._remembered: set[str] = set()

    def begin(self, start: SessionStart, stimuli: Sequence[Stimulus] = ()) -> int:
        """Store the session and snapshots of all that may be shown, durably; then the block is open."""
        with self._record.atomic() as connection:
            self._remember(connection, stimuli)
            session_id = _row_id(connection.execute(INSERT_SESSION, session_values(start)))
        self._remembered = {stimulus.picture.sha256 for stimulus in stimuli}
        self._record.enter_block()
        return session_id

    def add_trial(self, session_id: int, trial: TrialResult) -> int:
        """One INSERT, committed when this returns (0.1 ms): nothing else happens between two pictures."""
        values = trial_values(session_id, trial)
        if trial.stimulus.picture.sha256 in self._remembered:
            with self._record.problems():
                return _row_id(self._record.connection.execute(INSERT_TRIAL, values))
        with self._record.atomic() as connection:
            self._remember(connection, (trial.stimulus,))
            return _row_id(connection.execute(INSERT_TRIAL, values))

    def finish(
        self, session_id: int, finished_utc: datetime, purpose: Purpose, environment: Mapping[str, object]
    ) -> None:
        """The end, the purpose, how it was measured and the derived rows in one durable commit."""
        from gmi_trainer.storage.derived import write_derived  # scores: nothing that a start waits for

        try:
            self._record.make_durable()
            with self._record.atomic() as connection:
                changed = connection.execute(
                    "UPDATE session SET finished_utc = ?, purpose = ?, environment = ? WHERE id = ?",
                    (utc_text(finished_utc), purpose, environment_text(environment), session_id),
                )
                assert changed.rowcount == 1, "finish a session that was begun"
                write_derived(connection, session_id)
        finally:
            self.leave_block()

    def leave_block(self) -> None:
        """Durable commits again; a session without an end reads as interrupted."""
        self._remembered = set()
        self._record.leave_block()

    def set_counted(self, session_id: int, counted: bool, reason: str) -> None:
        """Count a session or do not, and remember that this was said, when, and why."""
        now, offset = self._clock.utc_now(), self._clock.utc_offset_min()
        with self._record.atomic() as connection:
            changed = connection.execute(
                "UPDATE session SET counted = ?, not_counted_reason = ? WHERE id = ?",
                (int(counted), "" if counted else reason, session_id),
            )
            assert changed.rowcount == 1, "mark a session that is there"
            connection.execute(
                "UPDATE session_line SET counted = ? WHERE session_id = ?", (int(counted), session_id)
            )
            connection.execute(
                "INSERT INTO event (uuid, session_id, kind, happened_utc, utc_offset_min, local_day, detail)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    str(uuid4()),
                    session_id,
                    "counted" if counted else "not_counted",
                    utc_text(now),
                    offset,
                    local_day(now, offset).isoformat(),
                    json_text({"reason": reason}),
                ),
            )

    @staticmethod
    def _remember(connection: driver.Connection, stimuli: Iterable[Stimulus]) -> None:
        pictures = {stimulus.picture.sha256: stimulus.picture for stimulus in stimuli}
        connection.executemany(INSERT_STIMULUS, [stimulus_values(p) for p in pictures.values()])


def _row_id(cursor: driver.Cursor) -> int:
    assert cursor.lastrowid is not None, "an INSERT gives a row"
    return cursor.lastrowid
