"""A fresh record for every test that asks for one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from gmi_trainer.storage.database import Record
from tests.storage.records import new_record, opened


@pytest.fixture
def record_path(tmp_path: Path) -> Path:
    """A record on disk, closed."""
    return new_record(tmp_path / "profiles" / "one" / "record.sqlite3")


@pytest.fixture
def record(record_path: Path) -> Iterator[Record]:
    """The same, open."""
    with opened(record_path) as record:
        yield record
