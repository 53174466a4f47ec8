"""From a tile of a stage to its room, and back to the same tile."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.activity import SessionKind
from gmi_trainer.domain.stages import Stage
from gmi_trainer.services.workspace import Workspace
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.pages.train.stage_rooms import DOORS, Door, RoomPage, StageRooms
from gmi_trainer.ui.pages.train.stage_strip import door_name
from gmi_trainer.ui.pages.train_place import TrainPlace
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.words.translate import Translate, english
from tests.ui.test_desk import a_workspace


class EmptyRoom(RoomPage):
    """Remembers that somebody came in."""

    entered = 0

    def __init__(self, look: Look, _workspace: Workspace, _jobs: Background, _translate: Translate) -> None:
        super().__init__(look, "room", "A room")

    def take_focus(self) -> None:
        self.entered += 1


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Background]:
    jobs = Background()
    yield jobs
    jobs.close()


def a_place(look: Look, jobs: Background, qtbot: QtBot, *doors: Door) -> TrainPlace:
    workspace = a_workspace()
    rooms = StageRooms(look, workspace, jobs, english, doors)
    place = TrainPlace(look, workspace, jobs, english, rooms=rooms)
    qtbot.addWidget(place)
    place.show()
    return place


def test_a_tile_leads_to_its_room_and_back(look: Look, jobs: Background, qtbot: QtBot) -> None:
    place = a_place(look, jobs, qtbot, Door(Stage.MIRROR, "hand", EmptyRoom))
    rooms = place.rooms
    assert rooms is not None
    (tile,) = rooms.strip.tiles

    tile.click()
    room = rooms.room(Stage.MIRROR)
    assert isinstance(room, EmptyRoom)
    assert place.currentWidget() is room
    assert room.entered == 1

    room.back_asked.emit()
    assert place.currentWidget() is place.page
    assert place.focusWidget() is tile


def test_what_begins_there_goes_to_the_way_of_its_kind(look: Look, jobs: Background, qtbot: QtBot) -> None:
    place = a_place(look, jobs, qtbot, Door(Stage.MIRROR, "hand", EmptyRoom))
    rooms = place.rooms
    assert rooms is not None
    asked: list[tuple[object, object]] = []
    rooms.begin_asked.connect(lambda kind, what: asked.append((kind, what)))
    rooms.open_room(Stage.MIRROR)
    room = rooms.room(Stage.MIRROR)
    assert isinstance(room, EmptyRoom)

    room.begin_asked.emit("this")

    assert asked == [(SessionKind.MIRROR, "this")]


def test_a_stage_without_a_room_has_no_tile_and_opens_nothing(
    look: Look, jobs: Background, qtbot: QtBot
) -> None:
    place = a_place(look, jobs, qtbot)
    rooms = place.rooms
    assert rooms is not None

    rooms.open_room(Stage.DAILY)

    assert not rooms.strip.isVisible()
    assert place.currentWidget() is place.page


def test_doors_stand_in_the_order_of_the_stages_each_with_a_name_of_its_own() -> None:
    stages = [door.stage for door in DOORS]
    names = [door_name(stage, english) for stage in Stage]

    assert stages == sorted(set(stages))
    assert len(set(names)) == len(Stage)
