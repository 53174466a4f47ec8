"""Writing thoughts that were looked at again (own_ports.ThoughtLog)."""

from __future__ import annotations

from gmi_trainer.domain.thought import ThoughtWords
from gmi_trainer.services.clock_port import Clock
from gmi_trainer.services.own_ports import Undo
from gmi_trainer.storage.columns import THOUGHT
from gmi_trainer.storage.database import Record
from gmi_trainer.storage.own_rows import OwnRows, new_uuid

_WORDS = ("alarm", "second_look", "kinder")


class SqliteThoughts(OwnRows):
    """On the connection of the window's thread."""

    def __init__(self, record: Record, clock: Clock) -> None:
        super().__init__(record, clock, THOUGHT)

    def add(self, words: ThoughtWords) -> tuple[str, Undo]:
        """One thought more; with its uuid, to go on with it."""
        uuid = new_uuid()
        with self._record.atomic() as connection:
            connection.execute(
                "INSERT INTO thought (uuid, alarm, second_look, kinder, written_utc, utc_offset_min, local_day)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                (uuid, words.alarm, words.second_look, words.kinder, *self._now().values),
            )

        def undo() -> None:
            self._forget(uuid)

        return uuid, undo

    def put(self, uuid: str, words: ThoughtWords) -> Undo:
        """Other words in the place of those before."""
        return self._change(uuid, _WORDS, (words.alarm, words.second_look, words.kinder))
