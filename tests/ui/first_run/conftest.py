"""A real record, and somebody who opens the program for the first time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gmi_trainer.services.workspace import Workspace
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.theme.look import Look
from tests.ui.first_run.walker import Walker
from tests.ui.open_record import open_record


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Background]:
    jobs = Background()
    yield jobs
    jobs.close()


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with open_record(tmp_path / "data") as workspace:
        yield workspace


@pytest.fixture
def walker(look: Look, workspace: Workspace, jobs: Background, qtbot: QtBot) -> Iterator[Walker]:
    yield Walker(look, workspace, jobs, qtbot)
    qtbot.waitUntil(lambda: jobs.is_idle)
