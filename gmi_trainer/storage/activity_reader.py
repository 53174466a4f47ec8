"""Reading daily tasks and ladders (activity_ports.ActivityReader), on a connection that can change nothing."""

from __future__ import annotations

from collections.abc import Mapping

from gmi_trainer.domain.activity_ladder import KeptRung
from gmi_trainer.domain.activity_steps import Tried
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.storage import driver
from gmi_trainer.storage.activity_rows import SELECT_TRIES, tried_from
from gmi_trainer.storage.reading import ReadingConnection


class SqliteActivityReader(ReadingConnection):
    """Made, used and closed inside one background job."""

    def ladders(self) -> Mapping[BodyPart, tuple[KeptRung, ...]]:
        """The ladders that a person changed."""
        ladders: dict[BodyPart, list[KeptRung]] = {}
        for row in self._rows("SELECT * FROM activity_rung ORDER BY part, place, id"):
            ladders.setdefault(BodyPart(row["part"]), []).append(kept_from(row))
        return {part: tuple(rungs) for part, rungs in ladders.items()}

    def tries(self, limit: int | None = None) -> tuple[Tried, ...]:
        """The newest, oldest of them first."""
        rows = self._rows(SELECT_TRIES, (-1 if limit is None else limit,))
        return tuple(tried_from(row) for row in reversed(rows))


def kept_from(row: driver.Row) -> KeptRung:
    """A step as it is kept."""
    return KeptRung(row["rung_id"], row["words"], bool(row["left_out"]))
