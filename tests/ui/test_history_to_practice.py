"""From a history with nothing in it to where the practice is done, in the window, on a real record."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from gmi_trainer.bootstrap.workspaces import WorkspaceOpener
from gmi_trainer.domain.safety import SafetyAnswer, SafetyGroup, SafetyOccasion
from gmi_trainer.domain.stages import Stage
from gmi_trainer.paths import DataPaths
from gmi_trainer.services.workspace import Workspace
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.pages.progress.history_room import HistoryRoom
from gmi_trainer.ui.pages.progress.progress_place import ProgressPlace
from gmi_trainer.ui.pages.train_place import TrainPlace
from gmi_trainer.ui.theme.look import Look
from tests.fakes import FakeCatalogue, FakeClock
from tests.ui.test_desk import HANDS, Home


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Workspace]:
    paths = DataPaths(tmp_path)
    paths.make()
    workspace = WorkspaceOpener(paths, FakeClock(), FakeCatalogue(HANDS)).open_last(None)
    workspace.safety.reply(dict.fromkeys(SafetyGroup, SafetyAnswer.NO), SafetyOccasion.FIRST_RUN)
    yield workspace
    workspace.close()


@pytest.fixture
def home(look: Look, jobs: Background, record: Workspace, qtbot: QtBot) -> Iterator[Home]:
    home = Home(look, jobs, qtbot)
    home.desk.show_workspace(record, "progress", with_first_steps=False)
    yield home
    home.desk.show_workspace(None)
    qtbot.waitUntil(lambda: jobs.is_idle)


@pytest.mark.parametrize(
    ("key", "stage"),
    [
        ("imagined", Stage.IMAGINE),
        ("mirrored", Stage.MIRROR),
        ("tasks", Stage.DAILY),
        ("noticed", None),
    ],
)
def test_the_way_to_begin_leads_to_where_it_is_practised(
    home: Home, jobs: Background, qtbot: QtBot, key: str, stage: Stage | None
) -> None:
    progress = home.desk.window.page("progress")
    assert isinstance(progress, ProgressPlace)
    progress.open_room(key)
    room = progress.room(key)
    assert isinstance(room, HistoryRoom)
    qtbot.waitUntil(lambda: jobs.is_idle and room.overview.is_built, timeout=10_000)
    begin = room.findChild(QPushButton, f"progress.{key}.begin")
    assert begin is not None

    begin.click()

    assert home.desk.window.current_place == "train"
    train = home.desk.window.page("train")
    assert isinstance(train, TrainPlace)
    assert train.rooms is not None
    if stage is None:
        assert train.currentWidget() is train.page
    else:
        assert train.currentWidget() is train.rooms.room(stage)
    qtbot.waitUntil(lambda: jobs.is_idle, timeout=10_000)
