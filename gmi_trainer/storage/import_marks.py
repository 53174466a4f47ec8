"""What a result changed in rows that were here before it, and what it had, too, of rows that others brought.

It lies as JSON with the row in ``import``. With it any result can be taken out again, not only the newest: what another
one has, too, stays with that one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from gmi_trainer.storage import driver
from gmi_trainer.storage.result_tables import OF_ONE_SESSION

RowValues = dict[str, Any]  # Any: whatever a column of SQLite holds


class SessionBefore(msgspec.Struct):
    """A session that had no end yet, with all that belonged to it alone."""

    row: RowValues
    children: dict[str, list[RowValues]]


class GoalSaid(msgspec.Struct, frozen=True):
    """What a goal says, and whether it ended."""

    text: str
    ending: str | None
    ended_utc: str | None
    ended_day: str | None


class Counts(msgspec.Struct, frozen=True):
    """Whether a session counts."""

    counted: int
    reason: str


class SessionSaid(msgspec.Struct, frozen=True):
    """What a result said of a session that was here."""

    ended: bool
    counted: int


class About(msgspec.Struct, frozen=True):
    """What a person said of themselves, and when; ``value`` None: nothing yet."""

    value: str | None
    changed_utc: str | None


class ImportMarks(msgspec.Struct, omit_defaults=True):
    """Rows by uuid, a version of a plan by ``plan_key``.

    ``ended``, ``goals_before``, ``counted`` and ``about`` are as it had been. By table: ``filled``, where its words
    took the place of none; ``too``, what was here of another result; ``words_too``, where it had words that were here.
    ``goals_said``: what it says of goals, of new ones, too.
    """

    ended: dict[str, SessionBefore] = {}
    goals_before: dict[str, GoalSaid] = {}
    counted: dict[str, Counts] = {}
    filled: dict[str, list[str]] = {}
    about: About | None = None
    too: dict[str, list[str]] = {}
    sessions_too: dict[str, SessionSaid] = {}
    goals_said: dict[str, GoalSaid] = {}
    words_too: dict[str, list[str]] = {}
    about_too: About | None = None

    @property
    def changed(self) -> int:
        """How many rows it brought up to date."""
        return len(self.ended) + len(self.goals_before) + len(self.counted)

    @property
    def words_filled(self) -> int:
        """How many texts took the place of none."""
        return sum(len(uuids) for uuids in self.filled.values())

    def has(self, table: str, uuid: str) -> bool:
        """Whether a row of another result was in this one, too."""
        if table == "session":
            return uuid in self.sessions_too
        if table == "goal":
            return uuid in self.goals_said
        return uuid in self.too.get(table, ())


def plan_key(uuid: object, version: object) -> str:
    """A version of a plan among others."""
    return f"{uuid} {version}"


def session_before(connection: driver.Connection, here: driver.Row) -> SessionBefore:
    """As it is now."""
    children = {
        table: [
            dict(row)
            for row in connection.execute(f"SELECT * FROM {table} WHERE session_id = ?", (here["id"],))
        ]
        for table in OF_ONE_SESSION
    }
    return SessionBefore(dict(here), children)


def write_marks(connection: driver.Connection, import_id: int, marks: ImportMarks) -> None:
    """Keep them with the row of the result."""
    connection.execute(
        'UPDATE "import" SET replaced = ? WHERE id = ?',
        (msgspec.json.encode(marks).decode(), import_id),
    )


def read_marks(connection: driver.Connection, import_id: int) -> ImportMarks:
    """Those of one result."""
    row = connection.execute('SELECT replaced FROM "import" WHERE id = ?', (import_id,)).fetchone()
    return msgspec.json.decode(row["replaced"] or "{}", type=ImportMarks)


def marks_after(
    connection: driver.Connection, import_id: int, kind: str
) -> Iterator[tuple[int, ImportMarks]]:
    """Those of the results that came later and are still here, oldest first."""
    later = connection.execute(
        'SELECT id FROM "import" WHERE id > ? AND kind = ? AND undone_utc IS NULL ORDER BY id',
        (import_id, kind),
    ).fetchall()
    return ((row["id"], read_marks(connection, row["id"])) for row in later)
