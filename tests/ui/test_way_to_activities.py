"""From the room behind Train, or from Today, to the stage of a daily task: what safety says comes first."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.activity import SessionKind
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.own_page import OwnPage
from gmi_trainer.domain.plan import PlanRef, PracticeDose
from gmi_trainer.domain.safety import SafetyAnswer
from gmi_trainer.domain.stages import Stage
from gmi_trainer.ui.activities.activity_view import ActivityView
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.pages.activities.activities_room import ActivitiesRoom
from gmi_trainer.ui.pages.learn.learn_place import LearnPlace
from gmi_trainer.ui.pages.today_page import TodayPage
from gmi_trainer.ui.theme.look import Look
from tests.ui.train_home import TrainHome, at_train


class Train(TrainHome):
    """With the way to what is tested."""

    def room(self) -> ActivitiesRoom:
        """Open it by its tile, and wait until it is read."""
        place = self.place
        assert place.rooms is not None
        (tile,) = (tile for tile in place.rooms.strip.tiles if tile.stage is Stage.DAILY)
        tile.click()
        self.settle()
        room = place.rooms.room(Stage.DAILY)
        assert isinstance(room, ActivitiesRoom)
        return room

    def start(self) -> None:
        """Press what is suggested."""
        room = self.room()
        ladder = room.ladder
        assert ladder is not None
        room._begin(BodyPart.HAND, ladder.rungs[0].rung_id)
        self.settle()


@pytest.fixture
def home(look: Look, jobs: Background, qtbot: QtBot) -> Iterator[Train]:
    with at_train(Train(look, jobs, qtbot)) as home:
        yield home


def test_the_room_leads_to_the_stage_and_back(home: Train) -> None:
    home.start()

    view = home.desk.window.stage
    assert isinstance(view, ActivityView)
    assert view.set_up is not None
    view.set_up.left.emit()
    assert home.desk.window.stage is None
    assert home.desk.window.current_place == "train"


@pytest.mark.parametrize("group", ["soon", "emergency"])
def test_it_waits_where_drills_wait(home: Train, group: str) -> None:
    home.answer(**{group: SafetyAnswer.NEW})

    home.start()

    assert home.desk.window.stage is None
    assert home.desk.window.current_place == "today"


def test_today_leads_to_what_is_suggested(home: Train) -> None:
    home.desk.window.show_place("today")
    page = home.desk.window.page("today")
    assert isinstance(page, TodayPage)

    page.practice_asked.emit(PracticeDose(SessionKind.ACTIVITY, BodyPart.HAND), PlanRef("p", 1, "activity"))
    home._bot.waitUntil(lambda: home.desk.window.stage is not None, timeout=30_000)

    view = home.desk.window.stage
    assert isinstance(view, ActivityView)
    assert view.set_up is not None
    assert view.set_up.accessibleName() == "Rest it on a towel"


def test_another_step_is_chosen_in_the_room(home: Train) -> None:
    home.start()
    view = home.desk.window.stage
    assert isinstance(view, ActivityView)

    view.room_asked.emit()
    home.settle()

    assert home.desk.window.stage is None
    assert isinstance(home.place.currentWidget(), ActivitiesRoom)


def test_guesses_are_written_behind_learn(home: Train) -> None:
    home.room().own_page_asked.emit(OwnPage.PREDICTIONS)
    home.settle()

    place = home.desk.window.page("learn")
    assert isinstance(place, LearnPlace)
    assert home.desk.window.current_place == "learn"
    shown = place.currentWidget()
    assert shown is not None
    assert shown.objectName() == "predictions"
