"""Real records for tests: made in a temporary folder, opened as the program opens them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gmi_trainer.storage import driver
from gmi_trainer.storage.database import Record, create_record, open_record

PERSON_UUID = "11111111-2222-4333-8444-555555555555"
BEGUN = "2025-03-01T07:00:00.000000Z"


def new_record(path: Path, name: str = "") -> Path:
    """A record with one person and nothing else."""
    create_record(path, lambda connection: fill(connection, name))
    return path


def fill(connection: driver.Connection, name: str = "") -> None:
    """What a new profile writes."""
    connection.execute(
        "INSERT INTO person (id, uuid, name, created_utc) VALUES (1, ?, ?, ?)", (PERSON_UUID, name, BEGUN)
    )


def no_copy(connection: driver.Connection, version: int) -> None:
    """For records of today's shape, which are never migrated."""
    raise AssertionError(f"nothing to migrate from version {version}")


@contextmanager
def opened(path: Path) -> Iterator[Record]:
    """Open, and close in the end."""
    record = open_record(path, no_copy)
    try:
        yield record
    finally:
        record.close()
