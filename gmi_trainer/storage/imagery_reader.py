"""Reading imagined movements (imagery_ports.ImageryReader), on a connection of its own that can change nothing."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.imagery_course import CardTimes, Imagined
from gmi_trainer.storage.imagery_rows import (
    SELECT_CARDS,
    SELECT_IMAGERY,
    SELECT_IMAGERY_ONE,
    card_from,
    imagined_from,
)
from gmi_trainer.storage.reading import ReadingConnection, since_values


class SqliteImageryReader(ReadingConnection):
    """Made, used and closed inside one background job."""

    def sessions(
        self, part: BodyPart | None = None, limit: int | None = None, *, since: date | None = None
    ) -> tuple[Imagined, ...]:
        """The newest sessions of a part or of all, oldest first, interrupted ones included."""
        rows = self._rows(SELECT_IMAGERY, (part, -1 if limit is None else limit, *since_values(since)))
        ids = [row["session_id"] for row in rows]
        cards = self._cards(min(ids), max(ids)) if ids else {}
        return tuple(imagined_from(row, cards.get(row["session_id"], ())) for row in reversed(rows))

    def session(self, session_id: int) -> Imagined | None:
        """One of them."""
        rows = self._rows(SELECT_IMAGERY_ONE, (session_id,))
        cards = self._cards(session_id, session_id) if rows else {}
        return next((imagined_from(row, cards.get(session_id, ())) for row in rows), None)

    def finished(self) -> int:
        """How many sessions with a whole card there ever were."""
        (row,) = self._rows(
            """
            SELECT count(*) AS sessions FROM session JOIN imagery ON imagery.session_id = session.id
            WHERE session.finished_utc IS NOT NULL AND imagery.cards_done > 0
            """
        )
        return int(row["sessions"])

    def _cards(self, first: int, last: int) -> dict[int, tuple[CardTimes, ...]]:
        rows = self._rows(SELECT_CARDS, (first, last))
        return {
            session_id: tuple(card_from(row) for row in of_one)
            for session_id, of_one in groupby(rows, key=lambda row: row["session_id"])
        }
