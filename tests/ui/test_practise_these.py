"""From the slowest pictures to a drill of them, in the window, on a real record; and such a drill to its end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from gmi_trainer.bootstrap.workspaces import WorkspaceOpener
from gmi_trainer.domain.activity import spec_for_given
from gmi_trainer.domain.body import BodyPart, Side
from gmi_trainer.domain.safety import SafetyAnswer, SafetyGroup, SafetyOccasion
from gmi_trainer.paths import DataPaths
from gmi_trainer.services.workspace import Workspace
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.pages.progress.progress_place import ProgressPlace
from gmi_trainer.ui.pages.progress.slow_room import SlowRoom
from gmi_trainer.ui.theme.look import Look
from tests.fakes import FakeCatalogue, FakeClock
from tests.samples import sample_picture
from tests.slow_person import MIXED_UP, PICTURES, SLOW, SlowPerson
from tests.ui.drill.theatre import Theatre
from tests.ui.test_desk import Home


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Background]:
    jobs = Background()
    yield jobs
    jobs.close()


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Workspace]:
    paths = DataPaths(tmp_path)
    paths.make()
    workspace = WorkspaceOpener(paths, FakeClock(), FakeCatalogue(PICTURES, untested=BodyPart)).open_last(
        None
    )
    workspace.safety.reply(dict.fromkeys(SafetyGroup, SafetyAnswer.NO), SafetyOccasion.FIRST_RUN)
    SlowPerson(workspace.sessions, date(2025, 3, 10)).tests(4)
    yield workspace
    workspace.close()


@pytest.fixture
def home(look: Look, jobs: Background, record: Workspace, qtbot: QtBot) -> Iterator[Home]:
    home = Home(look, jobs, qtbot)
    home.desk.show_workspace(record, "progress", with_first_steps=False)
    yield home
    home.desk.show_workspace(None)
    qtbot.waitUntil(lambda: jobs.is_idle)


def test_practise_these_begins_a_drill_of_just_these_pictures(
    home: Home, record: Workspace, jobs: Background, qtbot: QtBot
) -> None:
    place = home.desk.window.page("progress")
    assert isinstance(place, ProgressPlace)
    place.open_room("slow")
    room = place.room("slow")
    assert isinstance(room, SlowRoom)
    qtbot.waitUntil(lambda: jobs.is_idle and room.is_built, timeout=10_000)
    practise = room.findChild(QPushButton, "progress.slow.library.practise")
    assert practise is not None

    practise.click()
    qtbot.waitUntil(home.covered)
    home.wait_for_pictures()
    home.press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: home.drill.controller.is_in_block)

    with record.history() as history:
        begun = max(history.sessions(), key=lambda one: one.session_id)
    assert begun.finished_utc is None
    assert {SLOW.sha256, MIXED_UP.sha256} <= set(begun.spec.only)
    wanted = record.drills.prepare(begun.spec, begun.seed).stimuli
    assert {stimulus.picture.sha256 for stimulus in wanted} == set(begun.spec.only)


def test_a_drill_of_given_pictures_runs_to_its_end_on_the_real_stage(
    look: Look, jobs: Background, qtbot: QtBot
) -> None:
    given = tuple(sample_picture(n).sha256 for n in (3, 8, 21))
    theatre = Theatre(look, jobs, qtbot)
    theatre.open(spec_for_given(BodyPart.HAND, given))
    assert any("10 pictures, only those to practise" in words for words in theatre.words())
    theatre.press(Qt.Key.Key_Space)
    theatre.until_shown()
    theatre.play_on()
    seen = [trial.stimulus for trial in theatre.trials]

    assert {one.picture.sha256 for one in seen} == set(given)
    assert sum(one.side is Side.LEFT for one in seen) == 5
    assert theatre.result is not None
    assert theatre.session.spec.only == given
    assert theatre.session.is_done
