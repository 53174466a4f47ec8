"""A day to look at."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from gmi_trainer.ui.background import Background
from gmi_trainer.ui.theme.look import Look
from tests.ui.pages.today.a_day import ADay


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Background]:
    jobs = Background()
    yield jobs
    jobs.close()


@pytest.fixture
def day(look: Look, jobs: Background, qtbot: QtBot) -> ADay:
    return ADay(look, jobs, qtbot)
