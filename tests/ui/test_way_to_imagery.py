"""From the room of imagined movements, and from a plan, to the stage: what safety says comes first."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.activity import SessionKind
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.plan import PlanRef, PracticeDose
from gmi_trainer.domain.safety import SafetyAnswer
from gmi_trainer.domain.stages import Stage
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.imagery.imagery_view import ImageryView
from gmi_trainer.ui.pages.imagine.imagine_room import ImagineRoom
from gmi_trainer.ui.pages.safety.questions import SafetyQuestions
from gmi_trainer.ui.pages.today_page import TodayPage
from gmi_trainer.ui.theme.look import Look
from tests.imagery_fakes import FakeImageryLog
from tests.ui.train_home import TrainHome, at_train


class Train(TrainHome):
    """With the way to what is tested."""

    def begin(self) -> None:
        """Through the tile of stage 2, and Start."""
        rooms = self.place.rooms
        assert rooms is not None
        next(tile for tile in rooms.strip.tiles if tile.stage is Stage.IMAGINE).click()
        room = rooms.room(Stage.IMAGINE)
        assert isinstance(room, ImagineRoom)
        self.settle()
        start = room.findChild(QPushButton, "imagine.start")
        assert start is not None
        start.click()
        self.settle()


@pytest.fixture
def home(look: Look, jobs: Background, qtbot: QtBot) -> Iterator[Train]:
    with at_train(Train(look, jobs, qtbot)) as home:
        yield home


def test_start_leads_to_the_ready_screen_and_back_to_the_room(home: Train) -> None:
    home.begin()

    view = home.desk.window.stage
    assert isinstance(view, ImageryView)
    assert view.stage.panel.objectName() == "imagery.ready"
    view.done.emit()
    assert home.desk.window.stage is None
    assert isinstance(home.place.currentWidget(), ImagineRoom)


@pytest.mark.parametrize("answer", ["soon", "emergency"])
def test_it_waits_for_what_has_to_be_looked_at_as_drills_do(home: Train, answer: str) -> None:
    home.answer(**{answer: SafetyAnswer.NEW})

    home.begin()

    assert home.desk.window.stage is None
    assert home.desk.window.current_place == "today"


def test_after_a_new_symptom_the_questions_come_first(home: Train) -> None:
    workspace = home.desk.workspace
    assert workspace is not None
    workspace.safety.new_symptom()

    home.begin()

    assert isinstance(home.desk.window.stage, SafetyQuestions)


def test_a_plan_asks_for_its_part_and_the_session_remembers_it(home: Train) -> None:
    workspace = home.desk.workspace
    assert workspace is not None
    ref = PlanRef("plan", 2, "imagine")
    home.desk.window.show_place("today")
    page = home.desk.window.page("today")
    assert isinstance(page, TodayPage)

    page.practice_asked.emit(PracticeDose(SessionKind.IMAGERY, BodyPart.HAND), ref)
    home._bot.waitUntil(lambda: home.desk.window.stage is not None)
    view = home.desk.window.stage
    assert isinstance(view, ImageryView)
    view._start()

    log = workspace.imagery()._log
    assert isinstance(log, FakeImageryLog)
    (begun,) = log.sessions.values()
    assert begun.start.plan == ref


def test_a_part_without_cards_leads_to_the_room_instead(home: Train) -> None:
    home.desk._practice(SessionKind.IMAGERY).ask_for_dose(
        PracticeDose(SessionKind.IMAGERY, BodyPart.FOOT), PlanRef("plan", 1, "imagine")
    )
    home.settle()

    assert home.desk.window.stage is None
    assert isinstance(home.place.currentWidget(), ImagineRoom)
