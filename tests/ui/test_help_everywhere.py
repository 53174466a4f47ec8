"""Settling and safety are one step away from every screen, and lead back exactly there."""

from __future__ import annotations

import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.activity import spec_for_training
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.drill.controller import Step
from gmi_trainer.ui.main_window import MainWindow
from gmi_trainer.ui.pages.help_page import HelpPage
from gmi_trainer.ui.pages.page import Page
from gmi_trainer.ui.pages.problem_page import ProblemPage
from gmi_trainer.ui.pages.settings.calling import CallCard
from gmi_trainer.ui.pages.train_place import TrainPlace
from gmi_trainer.ui.settle.settle_view import SettleView
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.help_foot import Help
from gmi_trainer.ui.words.translate import english
from tests.ui.inspection import tab_order
from tests.ui.test_desk import Home, a_workspace, let_go

Key = Qt.Key
WANTED: dict[Qt.Key, type[QWidget]] = {Key.Key_F1: HelpPage, Key.Key_F2: SettleView}


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Background]:
    jobs = Background()
    yield jobs
    jobs.close()


@pytest.fixture
def home(look: Look, jobs: Background, qtbot: QtBot) -> Iterator[Home]:
    home = Home(look, jobs, qtbot)
    home.desk.show_workspace(a_workspace(), "train")
    qtbot.waitUntil(lambda: jobs.is_idle)  # what the page reads is there
    yield home
    home.desk.show_workspace(None)
    qtbot.waitUntil(lambda: jobs.is_idle)


@pytest.fixture
def window(home: Home) -> MainWindow:
    return home.desk.window


def press(key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)


def laid_over(window: MainWindow) -> QWidget | None:
    return window.cover


def the_cover(window: MainWindow) -> QWidget:
    assert window.cover is not None
    return window.cover


def click(root: QWidget, name: str) -> None:
    button = root.findChild(QPushButton, name)
    assert button is not None, name
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(("key", "kind"), WANTED.items())
def test_one_key_opens_it_and_escape_leads_back_to_the_same_place(
    window: MainWindow, key: Qt.Key, kind: type[QWidget]
) -> None:
    place = window.page("train")
    assert isinstance(place, TrainPlace)
    page = place.page
    window.resize(QSize(700, 520))
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)  # it has come to rest
    button = page.findChild(QPushButton, "train.help.safety")
    assert button is not None
    button.setFocus()
    bar = page._scroll.verticalScrollBar()
    bar.setValue(bar.maximum() - 7)
    scrolled_to = bar.value()
    assert scrolled_to > 0

    press(key)
    assert isinstance(laid_over(window), kind)
    assert the_cover(window).size() == window.size()
    assert not window.navigation.isVisible()
    press(Key.Key_Escape)

    assert laid_over(window) is None
    assert window.current_place == "train"
    assert page.isVisible()
    assert bar.value() == scrolled_to
    assert QApplication.focusWidget() is button


def test_settle_stands_above_the_places_at_the_foot_and_is_no_place(home: Home, window: MainWindow) -> None:
    keys = window.navigation.keys
    assert keys[-2:] == ("settle", "settings")

    for _ in range(2):
        QTest.mouseClick(window.navigation.button("settle"), Qt.MouseButton.LeftButton)
        assert isinstance(laid_over(window), SettleView)
        press(Key.Key_Escape)

    assert window.current_place == "train"
    checked = [key for key in keys if window.navigation.button(key).isChecked()]
    assert checked == ["train"]
    assert not window.navigation.button("settle").isCheckable()
    order = tab_order(window)
    assert order.index("nav.settle") == order.index("nav.settings") - 1


@pytest.mark.parametrize("key", [Key.Key_Space, Key.Key_Return])
def test_the_keyboard_opens_settle_from_the_navigation(window: MainWindow, key: Qt.Key) -> None:
    window.navigation.button("settle").setFocus()
    press(key)
    assert isinstance(laid_over(window), SettleView)

    press(Key.Key_Escape)

    assert QApplication.focusWidget() is window.navigation.button("settle")


@pytest.mark.parametrize(("name", "kind"), [("settle", SettleView), ("safety", HelpPage)])
def test_the_foot_of_a_page_opens_it(window: MainWindow, name: str, kind: type[QWidget]) -> None:
    click(window, f"train.help.{name}")

    assert isinstance(laid_over(window), kind)


def test_from_safety_to_settling_and_back_to_where_one_was(window: MainWindow) -> None:
    press(Key.Key_F1)
    click(the_cover(window), "help.settle")
    assert isinstance(laid_over(window), SettleView)
    press(Key.Key_F1)
    assert isinstance(laid_over(window), HelpPage)

    press(Key.Key_Escape)

    assert laid_over(window) is None
    assert window.current_place == "train"


def test_the_record_is_asked_whom_to_call(home: Home, window: MainWindow) -> None:
    home.desk.covers.call()

    assert the_cover(window).findChild(CallCard) is not None


def test_nothing_of_what_was_laid_over_lives_on(window: MainWindow) -> None:
    gone = []
    for key in (Key.Key_F1, Key.Key_F2):
        press(key)
        gone.append(weakref.ref(laid_over(window)))
        press(Key.Key_Escape)
    let_go()

    assert [ref() for ref in gone] == [None, None]


def test_places_cannot_be_gone_to_beneath(window: MainWindow) -> None:
    press(Key.Key_F2)
    focused = QApplication.focusWidget()
    assert focused is not None

    QTest.keyClick(focused, Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(laid_over(window), SettleView)
    assert window.current_place == "train"

    press(Key.Key_Escape)
    QTest.keyClick(window, Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert window.current_place != "train"


def test_going_to_a_place_or_another_record_takes_it_away(home: Home, window: MainWindow) -> None:
    press(Key.Key_F2)
    window.show_place("settings")
    assert laid_over(window) is None
    assert window.current_place == "settings"

    press(Key.Key_F1)
    home.desk.show_workspace(a_workspace(2), "train")

    assert laid_over(window) is None
    page = window.page("train")
    assert page is not None
    assert page.isVisible()


def test_settings_always_opens_with_safety_on_top(window: MainWindow) -> None:
    window.show_place("settings")
    page = window.page("settings")
    assert isinstance(page, Page)
    filler = QWidget()
    filler.setMinimumHeight(5000)
    page.add(filler)
    filler.show()
    QApplication.processEvents()
    page._scroll.verticalScrollBar().setValue(900)
    window.show_place("train")

    window.show_place("settings")

    assert page._scroll.verticalScrollBar().value() == 0


# -- on the stage ---------------------------------------------------------------------------------------------


def test_while_pictures_come_every_key_is_the_drills(home: Home, window: MainWindow, qtbot: QtBot) -> None:
    home.desk.start_drill(spec_for_training(BodyPart.HAND, 5))
    home.wait_for_pictures()
    press(Key.Key_Space)
    qtbot.waitUntil(lambda: home.drill.controller.is_in_block)
    assert home.drill.stage.is_pad_shown

    for key in WANTED:
        press(key)

    assert laid_over(window) is None
    assert home.drill.stage.pad.hasFocus()


def test_a_drill_that_waits_is_found_again_as_it_was(home: Home, window: MainWindow) -> None:
    home.desk.start_drill(spec_for_training(BodyPart.HAND, 5))
    home.wait_for_pictures()
    focused = QApplication.focusWidget()

    press(Key.Key_F2)
    assert isinstance(laid_over(window), SettleView)
    press(Key.Key_Escape)

    assert window.stage is home.drill
    assert home.at(Step.READY)
    assert QApplication.focusWidget() is focused


def test_a_result_has_settling_and_safety_in_view_also_in_a_small_window(
    home: Home, window: MainWindow, qtbot: QtBot
) -> None:
    window.resize(QSize(700, 520))
    home.desk.start_drill(spec_for_training(BodyPart.HAND, 5))
    home.wait_for_pictures()
    press(Key.Key_Space)
    qtbot.waitUntil(lambda: home.drill.controller.is_in_block)
    press(Key.Key_Escape)
    press(Key.Key_Space)
    done = window.findChild(QPushButton, "result.done")
    assert done is not None
    for name in ("settle", "safety"):
        button = window.findChild(QPushButton, f"result.help.{name}")
        assert button is not None
        assert window.rect().contains(button.mapTo(window, button.rect().bottomRight()))

    click(window, "result.help.settle")
    assert isinstance(laid_over(window), SettleView)
    press(Key.Key_Escape)

    assert window.stage is home.drill
    assert window.findChild(QPushButton, "result.done") is done


def test_a_record_that_cannot_be_opened_still_has_them(look: Look, home: Home, window: MainWindow) -> None:
    home.desk.show_workspace(None)
    window.enter_stage(ProblemPage(look, UserProblem(Problem.RECORD_BUSY, file="1"), english))

    click(window, "problem.help.safety")
    assert isinstance(laid_over(window), HelpPage)
    assert the_cover(window).findChild(CallCard) is None
    press(Key.Key_Escape)

    assert isinstance(window.stage, ProblemPage)


def test_the_window_passes_on_what_is_asked(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.help_asked) as asked:
        window.give_help(Help.CALL)

    assert asked.args == [Help.CALL]
