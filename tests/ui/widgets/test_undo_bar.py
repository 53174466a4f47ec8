"""Undo instead of "are you sure?"."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.undo_bar import STAYS_MS, UndoBar
from tests.ui.inspection import nameless


@pytest.fixture
def bar(look: Look, qtbot: QtBot) -> UndoBar:
    bar = UndoBar(look, "page.undo_bar")
    qtbot.addWidget(bar)
    return bar


def button(bar: UndoBar, name: str) -> QPushButton:
    found = bar.findChild(QPushButton, f"page.undo_bar.{name}")
    assert isinstance(found, QPushButton)
    return found


def timer_of(bar: UndoBar) -> QTimer:
    found = bar.findChild(QTimer)
    assert isinstance(found, QTimer)
    return found


def test_it_is_not_there_until_it_is_needed(bar: UndoBar) -> None:
    assert bar.isHidden()


def test_undo_takes_it_back_once(bar: UndoBar, qtbot: QtBot) -> None:
    taken_back: list[str] = []
    bar.offer("Left out of your results.", lambda: taken_back.append("yes"))
    assert bar.isVisible()

    with qtbot.waitSignal(bar.undone):
        qtbot.mouseClick(button(bar, "undo"), Qt.MouseButton.LeftButton)

    assert taken_back == ["yes"]
    assert bar.isHidden()


def test_close_lets_it_stand(bar: UndoBar, qtbot: QtBot) -> None:
    taken_back: list[str] = []
    bar.offer("Left out.", lambda: taken_back.append("yes"))

    with qtbot.waitSignal(bar.dismissed):
        qtbot.keyClick(button(bar, "close"), Qt.Key.Key_Return)

    assert taken_back == []
    assert bar.isHidden()


def test_it_stays_ten_seconds(bar: UndoBar) -> None:
    bar.offer("Left out.", lambda: None)

    assert timer_of(bar).interval() == STAYS_MS == 10_000
    assert timer_of(bar).isActive()


def test_it_goes_by_itself(look: Look, qtbot: QtBot) -> None:
    bar = UndoBar(look, "page.undo_bar", stays_ms=0)
    qtbot.addWidget(bar)

    with qtbot.waitSignal(bar.dismissed):
        bar.offer("Left out.", lambda: None)

    assert bar.isHidden()


@pytest.mark.parametrize(
    ("come", "go"), [(QEvent.Type.FocusIn, QEvent.Type.FocusOut), (QEvent.Type.Enter, QEvent.Type.Leave)]
)
def test_time_stands_still_while_a_person_is_on_it(bar: UndoBar, come: QEvent.Type, go: QEvent.Type) -> None:
    bar.offer("Left out.", lambda: None)

    QApplication.sendEvent(button(bar, "undo"), QEvent(come))
    assert not timer_of(bar).isActive()

    QApplication.sendEvent(button(bar, "undo"), QEvent(go))
    assert timer_of(bar).isActive()


def test_a_newer_offer_replaces_the_older(bar: UndoBar, qtbot: QtBot) -> None:
    taken_back: list[str] = []
    bar.offer("First.", lambda: taken_back.append("first"))
    bar.offer("Second.", lambda: taken_back.append("second"))

    qtbot.mouseClick(button(bar, "undo"), Qt.MouseButton.LeftButton)

    assert bar.words == "Second."
    assert taken_back == ["second"]


def test_its_buttons_have_names(bar: UndoBar) -> None:
    bar.offer("Left out.", lambda: None)

    assert nameless(bar) == []
