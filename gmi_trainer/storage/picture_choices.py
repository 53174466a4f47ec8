"""The pictures that a person does not want to see (picture_ports.PictureChoices)."""

from __future__ import annotations

from gmi_trainer.services.clock_port import Clock
from gmi_trainer.storage.database import Record
from gmi_trainer.storage.moments import utc_text


class SqlitePictureChoices:
    """One row for every picture left out."""

    def __init__(self, record: Record, clock: Clock) -> None:
        self._record = record
        self._clock = clock

    def kept_out(self) -> frozenset[str]:
        """The sha256 names of the pictures left out."""
        with self._record.problems():
            rows = self._record.connection.execute("SELECT sha256 FROM picture_choice").fetchall()
        return frozenset(row["sha256"] for row in rows)

    def keep_out(self, sha256: str, picture_id: str) -> None:
        """Leave a picture out until it is allowed again."""
        with self._record.problems():
            self._record.connection.execute(
                "INSERT INTO picture_choice (sha256, picture_id, kept_out_utc) VALUES (?, ?, ?)"
                " ON CONFLICT (sha256) DO NOTHING",
                (sha256, picture_id, utc_text(self._clock.utc_now())),
            )

    def allow(self, sha256: str) -> None:
        """Let one back in."""
        with self._record.problems():
            self._record.connection.execute("DELETE FROM picture_choice WHERE sha256 = ?", (sha256,))

    def allow_all(self) -> tuple[tuple[str, str], ...]:
        """Let all back in; returns which they were: the sha256 name and the id of each."""
        with self._record.problems():
            rows = self._record.connection.execute(
                "DELETE FROM picture_choice RETURNING sha256, picture_id"
            ).fetchall()
        return tuple((row["sha256"], row["picture_id"]) for row in rows)
