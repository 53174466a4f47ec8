"""Notice on the Train page: four tiles, how long, what is heard, and when each was done last."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from gmi_trainer.bootstrap.workspaces import WorkspaceOpener
from gmi_trainer.domain.activity import SessionKind
from gmi_trainer.domain.guided import GuidedScript, Length
from gmi_trainer.domain.guided_run import GuidedRun
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.paths import DataPaths
from gmi_trainer.services.guided_choices import GuidedChoices, Hear
from gmi_trainer.services.workspace import Workspace
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.pages.train.guided_section import GuidedSection
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.words.translate import english
from tests.fakes import FakeCatalogue, FakeClock
from tests.samples import sample_picture

S = 1_000_000_000


class Page:
    """The section over a real record, with the program's own practices."""

    def __init__(self, folder: Path, look: Look, jobs: Background, qtbot: QtBot) -> None:
        paths = DataPaths(folder)
        paths.make()
        self._bot, self._jobs = qtbot, jobs
        opener = WorkspaceOpener(paths, FakeClock(), FakeCatalogue([sample_picture(1)]))
        self.workspace: Workspace = opener.open_last(None)
        self.section = GuidedSection(
            look,
            self.workspace,
            jobs,
            english,
            kind=SessionKind.NOTICE,
            words=("Notice", "What it is"),
            icon="leaf",
        )
        self.asked: list[GuidedScript] = []
        self.section.begin_asked.connect(self.asked.append)
        qtbot.addWidget(self.section)
        self.section.resize(900, 700)
        self.section.show()
        self.wait()

    def wait(self) -> None:
        self._bot.waitUntil(lambda: self._jobs.is_idle)

    def about(self, script_id: str) -> str:
        """What is told below a practice's name."""
        tile = self.section.findChild(QAbstractButton, f"notice.{script_id}")
        assert tile is not None
        return tile.accessibleDescription()

    def click(self, name: str) -> None:
        button = self.section.findChild(QAbstractButton, name)
        assert button is not None
        assert button.isVisible()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def sit(self, script_id: str) -> None:
        """A whole session as the service has it."""
        guided = self.workspace.guided()
        script = guided.scripts().script(script_id)
        assert script is not None
        spec = guided.spec(script)
        session, run, now = guided.begin(script.kind, spec, {}), GuidedRun(spec), 0
        run.begin(0, 0)
        while run.ending is None:
            now += S
            run.look(now, 0)
        guided.finish(session, run, {})
        self.wait()


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Background]:
    jobs = Background()
    yield jobs
    jobs.close()


@pytest.fixture
def page(tmp_path: Path, look: Look, jobs: Background, qtbot: QtBot) -> Iterator[Page]:
    page = Page(tmp_path, look, jobs, qtbot)
    yield page
    page.wait()
    page.workspace.close()


def test_there_are_four_tiles_with_their_minutes(page: Page) -> None:
    assert [tile.text() for tile in page.section.tiles] == [
        "Sounds and sights",
        "Body scan",
        "Three-minute breathing space",
        "Kind attention to a sore part",
    ]
    assert page.about("body-scan").endswith("4 minutes · Not done yet")


def test_a_press_on_a_tile_asks_for_that_practice(page: Page) -> None:
    page.click("notice.kind-attention")

    assert [script.script_id for script in page.asked] == ["kind-attention"]


def test_the_whole_version_takes_longer_and_is_remembered(page: Page) -> None:
    page.click("notice.length.long")
    page.click("notice.hear.voice")

    assert page.about("body-scan").endswith("8 minutes · Not done yet")
    assert page.workspace.guided().choices.load() == GuidedChoices(Length.LONG, Hear.VOICE)


def test_after_a_session_it_says_how_often_and_when(page: Page) -> None:
    page.sit("body-scan")
    assert page.about("body-scan").endswith("Done once, today")
    page.sit("body-scan")

    assert page.about("body-scan").endswith("Done 2 times, last today")
    assert page.about("kind-attention").endswith("Not done yet")


def test_a_record_that_cannot_be_read_is_told(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_anything: object) -> object:
        raise UserProblem(Problem.RECORD_DAMAGED, file="record.sqlite3")

    monkeypatch.setattr(type(page.workspace.guided()), "past", fail)
    page.sit("body-scan")

    assert page.section._problem.isVisible()
