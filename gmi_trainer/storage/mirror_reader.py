"""Reading sessions with a mirror (mirror_ports.MirrorReader), on a connection of its own that can change nothing."""

from __future__ import annotations

from datetime import date

from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.mirror import MirrorDone
from gmi_trainer.storage.mirror_rows import SELECT_MIRROR, SELECT_MIRROR_ONE, mirror_done_from
from gmi_trainer.storage.reading import ReadingConnection, since_values


class SqliteMirrorReader(ReadingConnection):
    """Made, used and closed inside one background job."""

    def mirrored(
        self, part: BodyPart | None = None, limit: int | None = None, *, since: date | None = None
    ) -> tuple[MirrorDone, ...]:
        """Sessions with a mirror, newest first, interrupted ones included; of one part, or of all."""
        rows = self._rows(SELECT_MIRROR, (part, -1 if limit is None else limit, *since_values(since)))
        return tuple(mirror_done_from(row) for row in rows)

    def session(self, session_id: int) -> MirrorDone | None:
        """One of them."""
        rows = self._rows(SELECT_MIRROR_ONE, (session_id,))
        return next((mirror_done_from(row) for row in rows), None)
