"""Somebody who would like to breathe."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gmi_trainer.ui.background import Background
from gmi_trainer.ui.theme.look import Look
from tests.ui.open_record import open_record
from tests.ui.pages.breathe.a_breather import ABreather


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Background]:
    jobs = Background()
    yield jobs
    jobs.close()


@pytest.fixture
def breather(look: Look, jobs: Background, qtbot: QtBot, tmp_path: Path) -> Iterator[ABreather]:
    with open_record(tmp_path / "data") as workspace:
        yield ABreather(look, jobs, qtbot, workspace)
        qtbot.waitUntil(lambda: jobs.is_idle)
