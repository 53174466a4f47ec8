"""Reading daily tasks and ladders (activity_ports.ActivityReader), on a connection that can change nothing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from gmi_trainer.domain.activity_ladder import KeptRung
from gmi_trainer.domain.activity_steps import Tried
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.practice_totals import PracticeTotals
from gmi_trainer.storage import driver
from gmi_trainer.storage.activity_rows import SELECT_TRIES, SELECT_TRIES_ONE, tried_from
from gmi_trainer.storage.reading import ReadingConnection, since_values


class SqliteActivityReader(ReadingConnection):
    """Made, used and closed inside one background job."""

    def ladders(self) -> Mapping[BodyPart, tuple[KeptRung, ...]]:
        """The ladders that a person changed."""
        ladders: dict[BodyPart, list[KeptRung]] = {}
        for row in self._rows("SELECT * FROM activity_rung ORDER BY part, place, id"):
            ladders.setdefault(BodyPart(row["part"]), []).append(kept_from(row))
        return {part: tuple(rungs) for part, rungs in ladders.items()}

    def tries(self, limit: int | None = None, *, since: date | None = None) -> tuple[Tried, ...]:
        """The newest, oldest of them first."""
        rows = self._rows(SELECT_TRIES, (-1 if limit is None else limit, *since_values(since)))
        return tuple(tried_from(row) for row in reversed(rows))

    def one_try(self, session_id: int) -> Tried | None:
        """One of them."""
        return next((tried_from(row) for row in self._rows(SELECT_TRIES_ONE, (session_id,))), None)

    def totals(self) -> PracticeTotals:
        """All that counts, in figures: one sum. Where nothing else is known a task was as long as it was meant."""
        (row,) = self._rows(
            """
            SELECT
                count(*) AS sessions, count(DISTINCT session.local_day) AS days,
                coalesce(sum(coalesce(nullif(activity.did_ms, 0), activity.wanted_ms, 0)), 0) AS practised_ms
            FROM session JOIN activity ON activity.session_id = session.id
            WHERE session.kind = 'activity' AND activity.ending IS NOT NULL AND session.counted = 1
            """
        )
        return PracticeTotals(row["sessions"], row["days"], row["practised_ms"])


def kept_from(row: driver.Row) -> KeptRung:
    """A step as it is kept."""
    return KeptRung(row["rung_id"], row["words"], bool(row["left_out"]))
