"""Reading guided practices (guided_ports.GuidedReader), on a connection of its own that can change nothing."""

from __future__ import annotations

from datetime import date

from gmi_trainer.domain.activity import SessionKind
from gmi_trainer.domain.guided import GuidedDone, GuidedPast, Tally
from gmi_trainer.storage.guided_rows import SELECT_GUIDED, guided_done_from
from gmi_trainer.storage.reading import ReadingConnection

_DONE = "session.kind = ? AND session.finished_utc IS NOT NULL AND guided.steps_done > 0"


class SqliteGuidedReader(ReadingConnection):
    """Made, used and closed inside one background job."""

    def past(self, kind: SessionKind) -> GuidedPast:
        """How often each practice of a kind was done, and when last: one sum."""
        rows = self._rows(
            f"""
            SELECT
                guided.script_id, count(*) AS sessions, sum(session.counted) AS times,
                max(CASE WHEN session.counted = 1 THEN session.local_day END) AS last_day
            FROM session JOIN guided ON guided.session_id = session.id WHERE {_DONE} GROUP BY guided.script_id
            """,
            (kind,),
        )
        return GuidedPast(
            sessions=sum(row["sessions"] for row in rows),
            of={
                row["script_id"]: Tally(row["times"], date.fromisoformat(row["last_day"]))
                for row in rows
                if row["times"]
            },
        )

    def sessions(self, kind: SessionKind, limit: int | None = None) -> tuple[GuidedDone, ...]:
        """Sessions of a kind, newest first, interrupted ones included."""
        rows = self._rows(SELECT_GUIDED, (kind, -1 if limit is None else limit))
        return tuple(guided_done_from(row) for row in rows)
