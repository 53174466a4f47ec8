"""Writing sessions of imagined movements (imagery_ports.ImageryLog): a row of their own beside that of every guided
practice, and one for each card."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from gmi_trainer.domain.imagery import ImagerySpec
from gmi_trainer.domain.imagery_course import CardTimes, Said
from gmi_trainer.services.guided_ports import GuidedResult
from gmi_trainer.services.session_ports import SessionStart
from gmi_trainer.storage import driver
from gmi_trainer.storage.database import Record
from gmi_trainer.storage.guided_rows import INSERT_GUIDED, UPDATE_GUIDED, insert_values, update_values
from gmi_trainer.storage.imagery_rows import (
    INSERT_CARD,
    INSERT_IMAGERY,
    UPDATE_CARD,
    UPDATE_CARDS_DONE,
    UPDATE_SAID,
    card_values,
    imagery_values,
    said_values,
)
from gmi_trainer.storage.moments import utc_text
from gmi_trainer.storage.session_rows import INSERT_SESSION, environment_text, session_values


class SqliteImageryLog:
    """The write side, on the connection of the window's thread. Steps are long: every commit is durable."""

    def __init__(self, record: Record) -> None:
        self._record = record

    def begin(self, start: SessionStart) -> int:
        """Store the session, with nothing done in it yet."""
        spec = start.spec
        assert isinstance(spec, ImagerySpec), "only imagined movements are kept here"
        with self._record.atomic() as connection:
            session_id = connection.execute(INSERT_SESSION, session_values(start)).lastrowid
            assert session_id is not None, "an INSERT gives a row"
            connection.execute(INSERT_GUIDED, insert_values(session_id, spec.guided))
            connection.execute(INSERT_IMAGERY, imagery_values(session_id, spec))
            for position, card_id in enumerate(spec.cards, start=1):
                connection.execute(INSERT_CARD, (session_id, position, card_id))
        return session_id

    def keep(self, session_id: int, result: GuidedResult, cards: Sequence[CardTimes]) -> None:
        """In one commit, between two steps."""
        with self._record.atomic() as connection:
            _keep(connection, session_id, result, cards)

    def finish(
        self,
        session_id: int,
        finished_utc: datetime,
        result: GuidedResult,
        cards: Sequence[CardTimes],
        environment: Mapping[str, object],
    ) -> None:
        """The end, what came of it and how it was shown, in one commit."""
        assert result.ending is not None, "finish what is over"
        with self._record.atomic() as connection:
            changed = connection.execute(
                "UPDATE session SET finished_utc = ?, environment = ? WHERE id = ?",
                (utc_text(finished_utc), environment_text(environment), session_id),
            )
            assert changed.rowcount == 1, "finish a session that was begun"
            _keep(connection, session_id, result, cards)

    def say(self, session_id: int, said: Said) -> None:
        """One UPDATE, committed when this returns."""
        with self._record.problems():
            changed = self._record.connection.execute(UPDATE_SAID, said_values(session_id, said))
        assert changed.rowcount == 1, "say something of a session that is there"


def _keep(
    connection: driver.Connection, session_id: int, result: GuidedResult, cards: Sequence[CardTimes]
) -> None:
    kept = connection.execute(UPDATE_GUIDED, update_values(session_id, result))
    connection.execute(UPDATE_CARDS_DONE, (sum(card.done for card in cards), session_id))
    assert kept.rowcount == 1, "keep what was begun"
    for position, card in enumerate(cards, start=1):
        connection.execute(UPDATE_CARD, card_values(session_id, position, card))
