"""A theatre for guided practices."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gmi_trainer.ui.theme.look import Look
from tests.ui.guided.guided_theatre import GuidedTheatre


@pytest.fixture
def theatre(tmp_path: Path, look: Look, qtbot: QtBot) -> Iterator[GuidedTheatre]:
    theatre = GuidedTheatre(tmp_path, look, qtbot)
    yield theatre
    theatre.close()
