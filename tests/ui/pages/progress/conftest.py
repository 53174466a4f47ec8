"""A record on disk with nobody's sessions in it yet, and the page that looks back on it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gmi_trainer.storage.database import Record
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.theme.look import Look
from tests.storage.records import new_record, opened
from tests.ui.pages.progress.looking_back import LookingBack


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with opened(new_record(tmp_path / "one" / "record.sqlite3")) as record:
        yield record


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Background]:
    jobs = Background()
    yield jobs
    jobs.close()


@pytest.fixture
def back(record: Record, look: Look, jobs: Background, qtbot: QtBot) -> LookingBack:
    return LookingBack(record, look, jobs, qtbot)
