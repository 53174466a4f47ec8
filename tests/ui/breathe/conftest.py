"""A theatre for breathing, and a watch on the garbage collector."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gmi_trainer.ui.background import Background
from gmi_trainer.ui.theme.look import Look
from tests.ui.breathe.breath_theatre import BreathTheatre


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Background]:
    jobs = Background()
    yield jobs
    jobs.close()


@pytest.fixture
def theatre(tmp_path: Path, look: Look, jobs: Background, qtbot: QtBot) -> Iterator[BreathTheatre]:
    """Whatever a test does, all garbage is collected again once the session is closed."""
    theatre = BreathTheatre(tmp_path, look, jobs, qtbot)
    yield theatre
    theatre.close()
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0
