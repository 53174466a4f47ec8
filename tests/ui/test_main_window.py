"""The window: places, pages made late and dropped whole, a stage over everything, small windows."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gmi_trainer.ui.main_window import SMALLEST, MainWindow, Place, WindowPlacement
from gmi_trainer.ui.pages.page import Page
from gmi_trainer.ui.pages.place_with_rooms import PlaceWithRooms
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.theme import Scheme, Theme
from gmi_trainer.ui.widgets.navigation import NavShape, shape_for
from gmi_trainer.ui.widgets.scroll_area import SteadyScrollArea
from gmi_trainer.ui.widgets.text import body
from tests.ui.inspection import cut_words, nameless, tab_order

PLACES = (
    ("train", "Train", "hand", "", False),
    ("progress", "Progress", "chart-line", "", False),
    ("settings", "Settings & safety", "life-buoy", "Settings", True),
)
ALL_PLACES = (
    ("today", "Today", "sun", "", False),
    ("train", "Train", "hand", "", False),
    ("learn", "Learn", "book-open", "", False),
    ("breathe", "Breathe", "wind", "", False),
    ("progress", "Progress", "chart-line", "", False),
    ("clinic", "Clinic", "stethoscope", "", False),
    ("settings", "Settings & safety", "life-buoy", "Settings", True),
)


class Workspace:
    """Stands for whatever is open; remembers which pages were made for it."""

    def __init__(self) -> None:
        self.made: list[str] = []


def factory(look: Look, key: str, title: str) -> Callable[[Workspace], QWidget]:
    def make(workspace: Workspace) -> QWidget:
        workspace.made.append(key)
        page = Page(look, key, title, "A line about it.")
        page.add(body("Something to read on this page, long enough to wrap in a small window."))
        return page

    return make


def places(look: Look, rows: tuple[tuple[str, str, str, str, bool], ...] = PLACES) -> list[Place]:
    return [
        Place(key, title, icon, factory(look, key, title), short, foot)
        for key, title, icon, short, foot in rows
    ]


def window_with(look: Look, qtbot: QtBot, rows: tuple[tuple[str, str, str, str, bool], ...]) -> MainWindow:
    window = MainWindow(look, places(look, rows), brand="GMI Trainer")
    qtbot.addWidget(window)
    return window


@pytest.fixture
def window(look: Look, qtbot: QtBot) -> MainWindow:
    window = window_with(look, qtbot, PLACES)
    window.resize(1100, 760)
    window.show()
    return window


def test_tab_from_the_navigation_brings_into_view_what_it_comes_to(window: MainWindow, qtbot: QtBot) -> None:
    window.show_workspace(Workspace())
    page = window.page("train")
    assert isinstance(page, Page)
    button = QPushButton("Start")
    page.add(button)
    high = QWidget()
    high.setMinimumHeight(3000)
    page.add(high)
    area = page.findChild(SteadyScrollArea)
    assert area is not None
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    assert button.visibleRegion().isEmpty()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.navigation.button("settings").setFocus()

    QTest.keyClick(window.navigation.button("settings"), Qt.Key.Key_Tab)

    assert window.focusWidget() is button
    assert button.visibleRegion().boundingRect().size() == button.size()


def let_go_of_what_was_deleted() -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()


def test_it_opens_at_the_first_place(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.place_shown) as shown:
        window.show_workspace(Workspace())

    assert shown.args == ["train"]
    assert window.current_place == "train"
    assert window.navigation.button("train").isChecked()


def test_or_at_the_one_that_is_asked_for(window: MainWindow) -> None:
    window.show_workspace(Workspace(), "settings")

    assert window.current_place == "settings"


def test_a_page_is_made_when_it_is_first_shown_and_kept(window: MainWindow, qtbot: QtBot) -> None:
    workspace = Workspace()
    window.show_workspace(workspace)
    assert workspace.made == ["train"]

    window.show_place("progress")
    first = window.page("progress")
    window.show_place("train")
    window.show_place("progress")

    assert workspace.made == ["train", "progress"]
    assert window.page("progress") is first


@pytest.mark.parametrize("way", ["click", "space", "enter", "screen reader", "shortcut"])
def test_every_way_to_a_place(window: MainWindow, qtbot: QtBot, way: str) -> None:
    window.show_workspace(Workspace())
    button = window.navigation.button("progress")

    with qtbot.waitSignal(window.place_shown) as shown:
        match way:
            case "click":
                qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
            case "space":
                qtbot.keyClick(button, Qt.Key.Key_Space)
            case "enter":
                qtbot.keyClick(button, Qt.Key.Key_Return)
            case "screen reader":
                actions = QAccessible.queryAccessibleInterface(button).actionInterface()
                assert actions.actionNames()[0] == "Toggle"
                actions.doAction("Toggle")
            case "shortcut":
                window.activateWindow()
                qtbot.waitUntil(window.isActiveWindow)
                qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)

    assert shown.args == ["progress"]
    checked = [key for key in window.navigation.keys if window.navigation.button(key).isChecked()]
    assert checked == ["progress"]


def test_pressing_where_one_is_changes_nothing(window: MainWindow, qtbot: QtBot) -> None:
    window.show_workspace(Workspace())

    with qtbot.assertNotEmitted(window.place_shown):
        qtbot.mouseClick(window.navigation.button("train"), Qt.MouseButton.LeftButton)

    assert window.navigation.button("train").isChecked()


def test_pressing_where_one_is_leads_out_of_a_room(look: Look, qtbot: QtBot) -> None:
    class WithRooms(PlaceWithRooms):
        def __init__(self) -> None:
            super().__init__("rooms", "Rooms")
            for _ in range(2):
                self.addWidget(QWidget())

    place = WithRooms()
    rooms = Place("rooms", "Rooms", "sun", lambda _workspace: place)
    window = MainWindow(look, [rooms, *places(look)], brand="GMI Trainer")
    qtbot.addWidget(window)
    window.show_workspace(Workspace(), "rooms")
    place.setCurrentIndex(1)

    qtbot.mouseClick(window.navigation.button("rooms"), Qt.MouseButton.LeftButton)

    assert place.currentIndex() == 0
    assert window.navigation.button("rooms").isChecked()


def test_arrows_walk_along_the_places_without_going_there(window: MainWindow, qtbot: QtBot) -> None:
    window.show_workspace(Workspace())
    window.activateWindow()
    window.navigation.button("train").setFocus()

    with qtbot.assertNotEmitted(window.place_shown):
        for key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Down):
            qtbot.keyClick(window.focusWidget(), key)
        assert window.focusWidget().objectName() == "nav.settings"
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Up)

    assert window.focusWidget().objectName() == "nav.progress"


def test_tab_comes_to_every_place_first(window: MainWindow) -> None:
    window.show_workspace(Workspace())

    assert tab_order(window)[:3] == ["nav.train", "nav.progress", "nav.settings"]
    assert nameless(window) == []


def test_nothing_of_an_old_workspace_lives_on(window: MainWindow) -> None:
    for _ in range(20):
        workspace = Workspace()
        window.show_workspace(workspace)
        window.show_place("progress")
        gone: list[weakref.ref[Any]] = [
            weakref.ref(workspace),
            weakref.ref(window.page("train")),
            weakref.ref(window.page("progress")),
        ]
        del workspace

        window.show_workspace(None)
        let_go_of_what_was_deleted()

        assert [ref() for ref in gone] == [None, None, None]


def test_without_a_workspace_there_is_nowhere_to_go(window: MainWindow, qtbot: QtBot) -> None:
    window.show_workspace(Workspace())
    window.show_workspace(None)

    with qtbot.assertNotEmitted(window.place_shown):
        window.show_place("train")

    assert window.current_place is None
    assert not window.navigation.isEnabled()


def test_the_stage_has_the_whole_window(window: MainWindow) -> None:
    window.show_workspace(Workspace())
    stage = QPushButton("Ready")

    window.enter_stage(stage)

    assert window.stage is stage
    assert stage.size() == window.size()
    assert not window.navigation.isVisible()


def test_the_keyboard_goes_along_with_a_shortcut(window: MainWindow, qtbot: QtBot) -> None:
    window.show_workspace(Workspace())
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)

    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)

    assert window.focusWidget() is window.navigation.button("progress")


def test_shortcuts_do_not_throw_anybody_off_the_stage(window: MainWindow, qtbot: QtBot) -> None:
    window.show_workspace(Workspace())
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    stage = QPushButton("Ready")
    window.enter_stage(stage)

    qtbot.keyClick(stage, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)

    assert window.stage is stage
    assert window.current_place == "train"


def test_leaving_the_stage_brings_the_places_back(window: MainWindow) -> None:
    window.show_workspace(Workspace())
    made = QPushButton("Ready")
    stage = weakref.ref(made)
    window.enter_stage(made)
    del made

    window.leave_stage()
    let_go_of_what_was_deleted()

    assert window.stage is None
    assert stage() is None
    assert window.navigation.isVisible()


def test_going_to_a_place_leaves_the_stage(window: MainWindow) -> None:
    window.show_workspace(Workspace())
    window.enter_stage(QPushButton("Ready"))

    window.show_place("progress")

    assert window.stage is None
    assert window.current_place == "progress"


@pytest.mark.parametrize(
    ("width", "height", "scale", "places", "expected"),
    [
        (1180, 820, 1.0, 3, NavShape.SIDE),
        (1180, 820, 1.0, 7, NavShape.SIDE),
        (900, 700, 1.0, 7, NavShape.RAIL),
        (640, 480, 1.0, 3, NavShape.RAIL),
        (640, 480, 1.0, 7, NavShape.TOP),
        (800, 600, 2.0, 3, NavShape.TOP),
        (1180, 900, 1.5, 7, NavShape.RAIL),
        (1900, 1000, 2.0, 3, NavShape.SIDE),
    ],
)
def test_the_places_give_way_to_the_page(
    width: int, height: int, scale: float, places: int, expected: NavShape
) -> None:
    assert shape_for(width, height, scale, places) is expected


@pytest.mark.parametrize("rows", [PLACES, ALL_PLACES], ids=["three places", "seven places"])
@pytest.mark.parametrize(
    ("width", "height", "percent"), [(*SMALLEST, 100), (800, 600, 200), (1180, 820, 100), (1000, 700, 150)]
)
def test_everything_stays_in_view(
    look: Look,
    qtbot: QtBot,
    rows: tuple[tuple[str, str, str, str, bool], ...],
    width: int,
    height: int,
    percent: int,
) -> None:
    look.set_theme(Theme(Scheme.LIGHT, percent))
    window = window_with(look, qtbot, rows)
    window.show_workspace(Workspace())
    window.resize(width, height)
    window.show()
    qtbot.waitUntil(lambda: window.navigation.button(rows[-1][0]).isVisible())

    assert (window.width(), window.height()) == (width, height)
    for key in window.navigation.keys:
        button = window.navigation.button(key)
        assert window.navigation.rect().contains(button.geometry()), key
    assert cut_words(window.navigation) == []
    page = window.page(rows[0][0])
    assert page is not None
    assert page.height() >= height * 0.6
    assert page.width() >= width * 0.6


def test_the_window_is_found_where_it_was_left(look: Look, qtbot: QtBot) -> None:
    remembered: list[WindowPlacement] = []
    first = MainWindow(look, places(look), brand="GMI Trainer", remember=remembered.append)
    qtbot.addWidget(first)
    first.setGeometry(30, 40, 700, 500)
    first.show()

    with qtbot.waitSignal(first.closing):
        first.close()

    second = MainWindow(look, places(look), brand="GMI Trainer", placement=remembered[0])
    qtbot.addWidget(second)
    assert remembered == [WindowPlacement(30, 40, 700, 500)]
    assert second.geometry().getRect() == (30, 40, 700, 500)


def test_a_maximised_window_comes_back_maximised(look: Look, qtbot: QtBot) -> None:
    window = MainWindow(
        look, places(look), brand="GMI Trainer", placement=WindowPlacement(10, 10, 700, 500, True)
    )
    qtbot.addWidget(window)

    assert window.placement().maximized


def test_a_window_of_a_screen_that_is_gone_comes_to_the_middle(look: Look, qtbot: QtBot) -> None:
    window = MainWindow(
        look, places(look), brand="GMI Trainer", placement=WindowPlacement(9000, 9000, 700, 500)
    )
    qtbot.addWidget(window)

    assert QGuiApplication.primaryScreen().availableGeometry().contains(window.geometry())


@pytest.mark.qt_log_ignore("This plugin does not support raise")  # offscreen has no other window to be under
def test_a_second_start_brings_it_back_from_the_task_bar(window: MainWindow, qtbot: QtBot) -> None:
    window.showMinimized()

    window.raise_to_front()

    assert not window.isMinimized()
    assert window.isVisible()
    qtbot.waitUntil(window.isActiveWindow)


def test_a_page_scrolls_and_is_not_a_tab_stop_itself(look: Look, qtbot: QtBot) -> None:
    page = Page(look, "train", "Train", "A line about it.")
    qtbot.addWidget(page)
    page.add(QWidget())
    holder = QWidget()
    QVBoxLayout(holder)
    page.add(holder)
    page.show()
    assert tab_order(page) == ["train.help.settle", "train.help.safety"]

    later = QPushButton("Later")
    page.add(later)
    later.show()
    assert tab_order(page) == ["QPushButton", "train.help.settle", "train.help.safety"]

    page.clear()
    page.set_title("Train again")

    assert page.accessibleName() == "Train again"
    assert page.look is look


def test_a_page_offers_the_way_back(look: Look, qtbot: QtBot) -> None:
    page = Page(look, "progress", "Progress")
    qtbot.addWidget(page)
    page.show()
    taken_back: list[str] = []

    page.offer_undo("Left out of your results.", lambda: taken_back.append("yes"))
    undo = page.findChild(QPushButton, "progress.undo_bar.undo")
    assert isinstance(undo, QPushButton)
    qtbot.mouseClick(undo, Qt.MouseButton.LeftButton)

    assert taken_back == ["yes"]
