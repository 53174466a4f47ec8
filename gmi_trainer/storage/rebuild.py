"""The derived rows can be made again from the trials at any time, and checked against them."""

from __future__ import annotations

from collections.abc import Iterable
from math import isclose

from gmi_trainer.storage import driver
from gmi_trainer.storage.database import Record
from gmi_trainer.storage.derived import DERIVED_TABLES, delete_derived, derived_rows, write_derived


def rebuild(record: Record, wrong: Iterable[int] | None = None) -> tuple[int, ...]:
    """Work the derived rows of sessions out again where they do not fit; returns which sessions that was.

    ``wrong``: what ``disagreeing`` found before. Only these are written, so that it is done in a moment.
    """
    again = tuple(disagreeing(record.connection) if wrong is None else wrong)
    with record.atomic() as connection:
        finished = set(_finished(connection))
        for session_id in again:
            if session_id in finished:
                write_derived(connection, session_id)
            else:
                delete_derived(connection, session_id)
    return again


def disagreeing(connection: driver.Connection) -> tuple[int, ...]:
    """The sessions whose derived rows do not say what their trials say."""
    finished = _finished(connection)
    strays = connection.execute(
        " UNION ".join(f"SELECT session_id FROM {table}" for table in DERIVED_TABLES)
    ).fetchall()
    wrong = {row["session_id"] for row in strays} - set(finished)
    wrong.update(session_id for session_id in finished if not _agrees(connection, session_id))
    return tuple(sorted(wrong))


def _finished(connection: driver.Connection) -> list[int]:
    rows = connection.execute(
        "SELECT id FROM session WHERE kind = 'drill' AND finished_utc IS NOT NULL ORDER BY id"
    )
    return [row["id"] for row in rows]


def _agrees(connection: driver.Connection, session_id: int) -> bool:
    return all(
        _same(rows, connection.execute(f"SELECT * FROM {table} WHERE session_id = ?", (session_id,)))
        for table, rows in derived_rows(connection, session_id).items()
    )


def _same(expected: Iterable[Iterable[object]], stored: Iterable[driver.Row]) -> bool:
    """The same rows in any order; sums may differ in their last digits."""
    ours = sorted((tuple(row) for row in expected), key=_as_text)
    theirs = sorted((tuple(row) for row in stored), key=_as_text)
    return len(ours) == len(theirs) and all(
        _same_value(one, other)
        for row, stored_row in zip(ours, theirs, strict=True)
        for one, other in zip(row, stored_row, strict=True)
    )


def _same_value(one: object, other: object) -> bool:
    if isinstance(one, float) and isinstance(other, float):
        return isclose(one, other, rel_tol=1e-9, abs_tol=1e-6)
    return one == other


def _as_text(row: tuple[object, ...]) -> tuple[str, ...]:
    return tuple(str(value) for value in row)
