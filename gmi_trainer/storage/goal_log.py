"""Writing goals and how they go (own_ports.GoalLog)."""

from __future__ import annotations

from gmi_trainer.domain.goals import GoalEnding
from gmi_trainer.services.clock_port import Clock
from gmi_trainer.services.own_ports import Undo
from gmi_trainer.storage import driver
from gmi_trainer.storage.columns import GOAL, GOAL_RATING
from gmi_trainer.storage.database import Record
from gmi_trainer.storage.moments import utc_text
from gmi_trainer.storage.own_rows import Now, OwnRows, insert, new_uuid

_ENDED = ("ending", "ended_utc", "ended_day")


class SqliteGoals(OwnRows):
    """On the connection of the window's thread."""

    def __init__(self, record: Record, clock: Clock) -> None:
        super().__init__(record, clock, GOAL)

    def open_count(self) -> int:
        """How many goals are neither reached nor let go."""
        with self._record.problems():
            row = self._record.connection.execute("SELECT count(*) FROM goal WHERE ending IS NULL").fetchone()
        return int(row[0])

    def add(self, text: str, value: int | None = None) -> Undo:
        """One goal more, and how well it goes today where that was said."""
        uuid, now = new_uuid(), self._now()
        with self._record.atomic() as connection:
            connection.execute(
                "INSERT INTO goal (uuid, text, written_utc, utc_offset_min, local_day) VALUES (?, ?, ?, ?, ?)",
                (uuid, text, *now.values),
            )
            if value is not None:
                _rate(connection, self._row(connection, uuid)["id"], value, now)

        def undo() -> None:
            self._forget(uuid)

        return undo

    def reword(self, uuid: str, text: str) -> Undo:
        """The same goal in other words."""
        return self._change(uuid, ("text",), (text,))

    def rate(self, uuid: str, value: int | None) -> Undo:
        """A row more: nothing that was said is ever written over."""
        now = self._now()
        with self._record.atomic() as connection:
            goal_id = self._row(connection, uuid)["id"]
            before = connection.execute(
                "SELECT value FROM goal_rating WHERE goal_id = ? AND local_day = ? ORDER BY id DESC LIMIT 1",
                (goal_id, now.day.isoformat()),
            ).fetchone()
            _rate(connection, goal_id, value, now)
        replaced = None if before is None else before["value"]

        def undo() -> None:
            with self._record.atomic() as connection:
                _rate(connection, goal_id, replaced, now)

        return undo

    def end(self, uuid: str, ending: GoalEnding | None) -> Undo:
        """It was reached, or let go; None takes it up again."""
        now = self._now()
        when = (None, None) if ending is None else (utc_text(now.utc), now.day)
        return self._change(uuid, _ENDED, (ending, *when))

    def _forget(self, uuid: str) -> None:
        with self._record.atomic() as connection:
            connection.execute(
                "DELETE FROM goal_rating WHERE goal_id IN (SELECT id FROM goal WHERE uuid = ?)", (uuid,)
            )
            connection.execute("DELETE FROM goal WHERE uuid = ?", (uuid,))

    def delete(self, uuid: str) -> Undo:
        """It goes with all that was said of it."""
        with self._record.atomic() as connection:
            goal = self._row(connection, uuid)
            ratings = connection.execute(
                "SELECT * FROM goal_rating WHERE goal_id = ? ORDER BY id", (goal["id"],)
            ).fetchall()
            connection.execute("DELETE FROM goal_rating WHERE goal_id = ?", (goal["id"],))
            connection.execute("DELETE FROM goal WHERE id = ?", (goal["id"],))

        def undo() -> None:
            with self._record.atomic() as connection:
                goal_id = insert(connection, GOAL, goal)
                for rating in ratings:
                    insert(connection, GOAL_RATING, rating, goal_id=goal_id)

        return undo


def _rate(connection: driver.Connection, goal_id: int, value: int | None, now: Now) -> None:
    connection.execute(
        "INSERT INTO goal_rating (uuid, goal_id, value, rated_utc, utc_offset_min, local_day)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (new_uuid(), goal_id, value, *now.values),
    )
