"""Rows that a person writes, changes and deletes one by one, each with a way back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from uuid import uuid4

from gmi_trainer.domain.days import local_day
from gmi_trainer.domain.values import dataclass
from gmi_trainer.services.clock_port import Clock
from gmi_trainer.services.own_ports import Undo
from gmi_trainer.storage import driver
from gmi_trainer.storage.columns import Table
from gmi_trainer.storage.database import Record
from gmi_trainer.storage.moments import utc_text


@dataclass(frozen=True, slots=True)
class Now:
    """The moment of a change."""

    utc: datetime
    offset_min: int

    @property
    def day(self) -> date:
        """The person's day."""
        return local_day(self.utc, self.offset_min)

    @property
    def values(self) -> tuple[str, int, str]:
        """As the columns ``..._utc``, ``utc_offset_min`` and ``local_day``."""
        return utc_text(self.utc), self.offset_min, self.day.isoformat()


class OwnRows:
    """One table whose rows have a uuid. What writes such rows derives from it."""

    def __init__(self, record: Record, clock: Clock, table: Table) -> None:
        self._record = record
        self._clock = clock
        self._table = table

    def _now(self) -> Now:
        return Now(self._clock.utc_now(), self._clock.utc_offset_min())

    def _change(self, uuid: str, columns: Sequence[str], values: Sequence[object]) -> Undo:
        """Write some columns of a row; the way back writes them as they were."""
        names = ", ".join(f"{name} = ?" for name in columns)
        with self._record.atomic() as connection:
            before = self._row(connection, uuid)
            connection.execute(
                f"UPDATE {self._table.name} SET {names} WHERE uuid = ?", (*map(_plain, values), uuid)
            )
        kept = tuple(before[name] for name in columns)

        def undo() -> None:
            with self._record.atomic() as connection:
                connection.execute(f"UPDATE {self._table.name} SET {names} WHERE uuid = ?", (*kept, uuid))

        return undo

    def _row(self, connection: driver.Connection, uuid: str) -> driver.Row:
        row = connection.execute(f"SELECT * FROM {self._table.name} WHERE uuid = ?", (uuid,)).fetchone()
        assert row is not None, "change what is there"
        found: driver.Row = row
        return found

    def _forget(self, uuid: str) -> None:
        """Take back that a row was added; it may have been deleted since, from another page."""
        with self._record.atomic() as connection:
            connection.execute(f"DELETE FROM {self._table.name} WHERE uuid = ?", (uuid,))

    def delete(self, uuid: str) -> Undo:
        """The row goes; the way back writes it once more, as it was."""
        with self._record.atomic() as connection:
            row = self._row(connection, uuid)
            connection.execute(f"DELETE FROM {self._table.name} WHERE uuid = ?", (uuid,))

        def undo() -> None:
            with self._record.atomic() as connection:
                insert(connection, self._table, row)

        return undo


def new_uuid() -> str:
    """A name that no other row has."""
    return str(uuid4())


def insert(connection: driver.Connection, table: Table, row: driver.Row, **changes: object) -> int:
    """Write a row that was there before, in its old place where that is still free; returns its number."""
    values = dict(row) | changes
    taken = connection.execute(f"SELECT 1 FROM {table.name} WHERE id = ?", (values["id"],)).fetchone()
    if taken is not None:
        values["id"] = None
    marks = ", ".join("?" * len(table.columns))
    cursor = connection.execute(
        f"INSERT INTO {table.name} ({', '.join(table.column_names)}) VALUES ({marks})",
        tuple(values[name] for name in table.column_names),
    )
    assert cursor.lastrowid is not None, "an INSERT gives a row"
    return int(cursor.lastrowid)


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value
