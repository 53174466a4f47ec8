"""The rooms behind Progress: their tiles, the way in and the way back, and what a room asks for."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.activity import SessionKind, spec_for_training
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.ui.pages.progress.progress_place import ProgressPlace
from gmi_trainer.ui.pages.progress.rooms import (
    DAY,
    DRILLS,
    ROOMS,
    DoorWords,
    ProgressRoom,
    RoomDoor,
    RoomGroup,
    RoomTools,
)
from gmi_trainer.ui.words.translate import Translate, english
from tests.ui.inspection import nameless, small_targets
from tests.ui.pages.progress.looking_back import TODAY, LookingBack

HAND = spec_for_training(BodyPart.HAND, 10)


class Told(ProgressRoom):
    """A room that remembers what was asked of it."""

    def __init__(self, tools: RoomTools, key: str) -> None:
        super().__init__(tools.look, f"progress.{key}", key)
        self.told: list[object] = []

    def begin(self) -> None:
        self.told.append("begin")

    def open_session(self, session_id: int) -> None:
        self.told.append(session_id)

    def show_day(self, day: date) -> None:
        self.told.append(day)


def door(key: str, group: RoomGroup, kind: SessionKind | None = None) -> RoomDoor:
    def words(_translate: Translate) -> DoorWords:
        return DoorWords(key, f"About {key}.")

    return RoomDoor(key, group, "list", words, lambda tools: Told(tools, key), kind)


DOORS = (
    door("closer", RoomGroup.CLOSER),
    door("lessons", RoomGroup.ELSE, SessionKind.LESSON),
    door(DAY, RoomGroup.NONE),
    next(one for one in ROOMS if one.key == DRILLS),
)


@pytest.fixture
def page(back: LookingBack, qtbot: QtBot) -> ProgressPlace:
    back.maker.session(TODAY, HAND)
    page = ProgressPlace(back._look, back.workspace, back._jobs, english, clock=back.clock, doors=DOORS)
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.show()
    page.activateWindow()
    back.settle(page)
    return page


def room(page: ProgressPlace, key: str) -> Told:
    found = page.room(key)
    assert isinstance(found, Told)
    return found


def back_of(page: ProgressPlace, key: str) -> QPushButton:
    found: QPushButton | None = page.findChild(QPushButton, f"progress.{key}.back")
    assert found is not None
    return found


def test_each_room_has_a_tile_in_its_group_and_a_day_has_none(page: ProgressPlace) -> None:
    tiles = page.overview.doors.tiles

    assert [tile.key for tile in tiles] == ["closer", "lessons", DRILLS]
    assert [tile.accessibleDescription() for tile in tiles][:2] == ["About closer.", "About lessons."]


def test_a_room_is_made_when_it_is_first_opened(page: ProgressPlace, qtbot: QtBot) -> None:
    assert page.room("closer") is None

    qtbot.keyClick(page.overview.doors.tiles[0], Qt.Key.Key_Return)

    assert page.currentWidget() is room(page, "closer")
    assert room(page, "closer").told == ["begin"]
    assert back_of(page, "closer").hasFocus()


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_the_way_back_leads_to_its_tile(page: ProgressPlace, qtbot: QtBot, key: Qt.Key) -> None:
    page.open_room("closer")

    qtbot.keyClick(back_of(page, "closer"), key)

    assert page.currentWidget() is page.overview
    assert page.overview.doors.tiles[0].hasFocus()


def test_coming_again_begins_anew(page: ProgressPlace) -> None:
    page.open_room("closer")
    page.show_overview()
    page.open_room("closer")

    assert room(page, "closer").told == ["begin", "begin"]


def test_a_day_is_opened_from_a_room_and_leads_back_to_it(page: ProgressPlace, qtbot: QtBot) -> None:
    page.open_room("closer")

    room(page, "closer").day_opened.emit(TODAY)

    assert room(page, DAY).told == [TODAY]
    qtbot.keyClick(back_of(page, DAY), Qt.Key.Key_Escape)
    assert page.currentWidget() is room(page, "closer")
    qtbot.keyClick(back_of(page, "closer"), Qt.Key.Key_Escape)
    assert page.currentWidget() is page.overview


def test_a_session_opens_in_the_room_of_its_kind(page: ProgressPlace, back: LookingBack) -> None:
    page.open_room("closer")

    room(page, "closer").session_opened.emit(7, SessionKind.LESSON)

    assert page.currentWidget() is room(page, "lessons")
    assert room(page, "lessons").told == [7]


def test_a_drill_opens_with_its_pictures_and_leads_back(
    page: ProgressPlace, back: LookingBack, qtbot: QtBot
) -> None:
    drill = back.maker.session(TODAY, HAND, hour=15)
    page.open_day(TODAY)

    room(page, DAY).session_opened.emit(drill, SessionKind.DRILL)
    back.settle(page)

    assert page.is_showing_session
    qtbot.keyClick(page.detail, Qt.Key.Key_Escape)
    assert page.currentWidget() is room(page, DAY)


def test_what_a_room_asks_for_is_handed_on(page: ProgressPlace, qtbot: QtBot) -> None:
    page.open_room("closer")

    with qtbot.waitSignal(page.drill_asked) as asked:
        room(page, "closer").drill_asked.emit(HAND)
    with qtbot.waitSignal(page.train_asked):
        room(page, "closer").train_asked.emit()

    assert asked.args == [HAND]


def test_a_kind_without_a_room_changes_nothing(page: ProgressPlace) -> None:
    page.open_session(1, SessionKind.MIRROR)

    assert page.currentWidget() is page.overview


def test_every_real_door_has_words_and_a_place_of_its_own(back: LookingBack) -> None:
    assert len({one.key for one in ROOMS}) == len(ROOMS)
    kinds = [one.kind for one in ROOMS if one.kind is not None]
    assert len(set(kinds)) == len(kinds)
    for one in ROOMS:
        if one.group is not RoomGroup.NONE:
            words = one.words(english)
            assert words.name
            assert words.about.endswith(".")


@pytest.mark.parametrize("key", [one.key for one in ROOMS if one.group is not RoomGroup.NONE])
def test_every_real_room_opens_with_a_name_and_a_way_back(back: LookingBack, qtbot: QtBot, key: str) -> None:
    back.maker.session(TODAY, HAND)
    page = back.page()

    page.open_room(key)
    back.settle(page)

    shown = page.room(key)
    assert shown is not None
    assert page.currentWidget() is shown
    assert shown.accessibleName()
    hidden = ("DayCell ",)  # the places of days of other months
    assert [said for said in nameless(shown) if not said.startswith(hidden)] == []
    assert small_targets(shown, 48) == []
    focused = page.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, Qt.Key.Key_Escape)
    assert page.currentWidget() is page.overview
