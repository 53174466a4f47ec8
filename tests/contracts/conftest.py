"""Both worlds for every contract: the fakes in memory, and the real adapters on a real file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

import pytest

from gmi_trainer.services.ports import Clock, HistoryReader, PictureChoices, Preferences, SessionLog
from gmi_trainer.storage.history import history_opener
from gmi_trainer.storage.picture_choices import SqlitePictureChoices
from gmi_trainer.storage.preferences import SqlitePreferences
from gmi_trainer.storage.session_log import SqliteSessionLog
from tests.fakes import (
    FakeClock,
    FakeHistoryOpener,
    FakePictureChoices,
    FakePreferences,
    FakeRecord,
    FakeSessionLog,
)
from tests.storage.records import new_record, opened


@dataclass(frozen=True)
class World:
    """A record, seen through its ports only."""

    log: SessionLog
    history: Callable[[], AbstractContextManager[HistoryReader]]
    preferences: Preferences
    choices: PictureChoices
    clock: Clock


@pytest.fixture(params=["fake", "real"])
def world(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[World]:
    """The same promises hold in both."""
    clock = FakeClock()
    if request.param == "fake":
        record = FakeRecord()
        history = FakeHistoryOpener(record)
        yield World(FakeSessionLog(record), history, FakePreferences(), FakePictureChoices(), clock)
        assert history.open_count == 0
        return
    path = new_record(tmp_path / "record.sqlite3")
    with opened(path) as real:
        yield World(
            SqliteSessionLog(real, clock),
            history_opener(path),
            SqlitePreferences(real, clock),
            SqlitePictureChoices(real, clock),
            clock,
        )
