"""With the made-up language installed, every word of both rooms is in it, and has room."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gmi_trainer.bootstrap.workspaces import WorkspaceOpener
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.turning import By
from gmi_trainer.paths import DataPaths
from gmi_trainer.services.progress_choices import ProgressChoices
from gmi_trainer.services.workspace import Workspace
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.pages.progress.rooms import RoomTools
from gmi_trainer.ui.pages.progress.slow_room import SlowRoom
from gmi_trainer.ui.pages.progress.speed_room import SpeedRoom
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.translation import PseudoTranslator, qt_translate
from tests.fakes import FakeCatalogue, FakeClock, FakeFrames
from tests.slow_person import PICTURES, SlowPerson
from tests.ui.inspection import cut_words
from tests.ui.test_made_up_language import forgotten


@pytest.fixture(autouse=True)
def made_up_language(qapp: QApplication) -> Iterator[None]:
    translator = PseudoTranslator()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LanguageChange.value)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    paths = DataPaths(tmp_path)
    paths.make()
    workspace = WorkspaceOpener(paths, FakeClock(), FakeCatalogue(PICTURES, untested=BodyPart)).open_last(
        None
    )
    person = SlowPerson(workspace.sessions, date(2025, 3, 10))
    person.tests(7)
    person.training(3)
    person.tests(3, BodyPart.FOOT)
    yield replace(
        workspace, progress_choices=ProgressChoices(workspace.progress_choices._preferences, lambda: True)
    )
    workspace.close()


@pytest.fixture
def tools(look: Look, workspace: Workspace, jobs: Background) -> RoomTools:
    return RoomTools(look, workspace, jobs, qt_translate, FakeClock(), FakeFrames())


def test_why_am_i_slow(tools: RoomTools, jobs: Background, qtbot: QtBot) -> None:
    room = SlowRoom(tools)
    qtbot.addWidget(room)
    room.resize(700, 600)
    room.show()
    for by in By:
        qtbot.waitUntil(lambda: jobs.is_idle and room.is_built, timeout=10_000)
        next(tile for tile in room.by_row.tiles if tile.choice.value is by).click()
        qtbot.waitUntil(lambda: cut_words(room) == [])
        told_by_the_library = f"{PICTURES[0].alt}. "
        assert [words for words in forgotten(room) if not words.startswith(told_by_the_library)] == []


def test_speed_and_accuracy(tools: RoomTools, jobs: Background, qtbot: QtBot) -> None:
    room = SpeedRoom(tools)
    qtbot.addWidget(room)
    room.resize(700, 600)
    room.show()
    qtbot.waitUntil(lambda: jobs.is_idle and room.is_built, timeout=10_000)
    room.details.open()
    qtbot.waitUntil(lambda: cut_words(room) == [])
    assert forgotten(room) == []
