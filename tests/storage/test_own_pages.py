"""What only the real record promises of own pages: ratings are only added, and deleted means gone."""

from __future__ import annotations

import pytest

from gmi_trainer.storage import driver
from gmi_trainer.storage.database import Record
from gmi_trainer.storage.goal_log import SqliteGoals
from tests.fakes import FakeClock


def _uuid(record: Record) -> str:
    return str(record.connection.execute("SELECT uuid FROM goal").fetchone()["uuid"])


def test_what_was_said_of_a_goal_is_never_changed(record: Record) -> None:
    SqliteGoals(record, FakeClock()).add("Cook", 4)

    with pytest.raises(driver.IntegrityError, match="only added"):
        record.connection.execute("UPDATE goal_rating SET value = 3")


def test_a_goal_goes_with_all_its_ratings_and_they_come_back_as_they_were(record: Record) -> None:
    goals = SqliteGoals(record, FakeClock())
    goals.add("Cook", 4)
    goals.rate(_uuid(record), 7)

    def rows() -> list[tuple[object, ...]]:
        return [tuple(row) for row in record.connection.execute("SELECT * FROM goal_rating ORDER BY id")]

    before = rows()
    undo = goals.delete(_uuid(record))
    assert rows() == []
    undo()
    assert rows() == before
    assert [row[3] for row in before] == [4, 7]


def test_what_is_kept_is_durable_at_once(record: Record) -> None:
    SqliteGoals(record, FakeClock()).add("Cook", 4)

    assert driver.pragma(record.connection, "synchronous") == 2
