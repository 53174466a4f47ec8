"""Reading guided practices (guided_ports.GuidedReader), on a connection of its own that can change nothing."""

from __future__ import annotations

from datetime import date

from gmi_trainer.domain.activity import SessionKind
from gmi_trainer.domain.guided import GuidedDone, GuidedPast, Tally
from gmi_trainer.domain.practice_totals import PracticeTotals
from gmi_trainer.storage.guided_rows import SELECT_GUIDED, SELECT_GUIDED_ONE, guided_done_from
from gmi_trainer.storage.reading import ReadingConnection, since_values

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

    def sessions(
        self, kind: SessionKind, limit: int | None = None, *, since: date | None = None
    ) -> tuple[GuidedDone, ...]:
        """Sessions of a kind, newest first, interrupted ones included."""
        rows = self._rows(SELECT_GUIDED, (kind, -1 if limit is None else limit, *since_values(since)))
        return tuple(guided_done_from(row) for row in rows)

    def session(self, session_id: int) -> GuidedDone | None:
        """One of them, of whatever kind."""
        rows = self._rows(SELECT_GUIDED_ONE, (session_id,))
        return next((guided_done_from(row) for row in rows), None)

    def totals(self, kind: SessionKind) -> PracticeTotals:
        """All of a kind that counts, in figures: one sum."""
        (row,) = self._rows(
            f"""
            SELECT
                count(*) AS sessions, count(DISTINCT session.local_day) AS days,
                coalesce(sum(guided.practised_ms), 0) AS practised_ms
            FROM session JOIN guided ON guided.session_id = session.id WHERE {_DONE} AND session.counted = 1
            """,
            (kind,),
        )
        return PracticeTotals(row["sessions"], row["days"], row["practised_ms"])
