"""A person's small choices, one row each (diary_ports.Preferences)."""

from __future__ import annotations

import msgspec

from gmi_trainer.services.clock_port import Clock
from gmi_trainer.storage.database import Record
from gmi_trainer.storage.moments import utc_text
from gmi_trainer.storage.session_rows import json_text


class SqlitePreferences:
    """Named JSON values in the record."""

    def __init__(self, record: Record, clock: Clock) -> None:
        self._record = record
        self._clock = clock

    def get(self, name: str) -> object | None:
        """The value, or None where the person chose nothing."""
        with self._record.problems():
            row = self._record.connection.execute(
                "SELECT value FROM preference WHERE key = ?", (name,)
            ).fetchone()
        return None if row is None else msgspec.json.decode(row["value"], type=object)

    def put(self, name: str, value: object) -> None:
        """Keep it, durably."""
        with self._record.problems():
            self._record.connection.execute(
                "INSERT INTO preference (key, value, changed_utc) VALUES (?, ?, ?)"
                " ON CONFLICT (key) DO UPDATE SET value = excluded.value, changed_utc = excluded.changed_utc",
                (name, json_text(value), utc_text(self._clock.utc_now())),
            )
