"""A theatre for drills, and a watch on the garbage collector's switch."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from gmi_trainer.ui.background import Background
from gmi_trainer.ui.theme.look import Look
from tests.ui.drill.theatre import Theatre


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Background]:
    jobs = Background()
    yield jobs
    jobs.close()


@pytest.fixture
def theatre(look: Look, jobs: Background, qtbot: QtBot) -> Iterator[Theatre]:
    """Whatever a test does, the collector works again once the drill is closed."""
    theatre = Theatre(look, jobs, qtbot)
    yield theatre
    theatre.frames.doors.set()
    theatre.view.close_drill()
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0
