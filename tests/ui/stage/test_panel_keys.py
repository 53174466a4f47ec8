"""Going through buttons with two keys: in the order they are read, past what is not there, and into view."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QGridLayout, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.answering import own_keys_heard
from gmi_trainer.domain.key_map import Key as OwnKey
from gmi_trainer.domain.key_map import KeyMap, Meaning
from gmi_trainer.ui.stage.keys import KeyLookup
from gmi_trainer.ui.stage.panel_keys import PanelKeys

Key = Qt.Key
OWN = KeyMap(OwnKey(Key.Key_F1.value, "F1"), OwnKey(Key.Key_B.value, "B"), stop=OwnKey(Key.Key_Q.value, "Q"))
ALL = frozenset({Meaning.LEFT, Meaning.RIGHT, Meaning.PAUSE, Meaning.STOP})


class Board:
    """Four buttons, two a row, made in another order than they are read; the last one far down."""

    def __init__(self, qtbot: QtBot) -> None:
        self.pressed: list[str] = []
        self.area = QScrollArea()
        self.page = QWidget()
        rows = QGridLayout(self.page)
        self.made = {name: QPushButton(name) for name in ("d", "b", "c", "a")}
        for name, button in self.made.items():
            button.clicked.connect(lambda _checked=False, name=name: self.pressed.append(name))
            at = "abcd".index(name)
            rows.addWidget(button, at // 2, at % 2)
        rows.setRowMinimumHeight(0, 900)
        self.area.setWidget(self.page)
        self.area.setWidgetResizable(True)
        qtbot.addWidget(self.area)
        self.area.resize(300, 300)
        with qtbot.waitExposed(self.area):
            self.area.show()
        self.area.activateWindow()
        qtbot.waitUntil(self.area.isActiveWindow)

    def press(self, key: Qt.Key) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)

    @property
    def on(self) -> str:
        return next((name for name, button in self.made.items() if button.hasFocus()), "")

    def way_from(self, name: str) -> str:
        """All buttons until one comes again."""
        self.made[name].setFocus()
        seen = [name]
        while len(seen) <= len(self.made):
            self.press(Key.Key_F1)
            if self.on in seen:
                break
            seen.append(self.on)
        return "".join(seen)


@pytest.fixture
def board(qtbot: QtBot) -> Board:
    return Board(qtbot)


def watched(board: Board, keys: PanelKeys, page: QWidget | None = None) -> PanelKeys:
    keys.wear(KeyLookup(own_keys_heard(OWN)))
    keys.watch(tuple(board.made.values()), page)
    return keys


def test_a_message_is_gone_through_in_its_own_order(board: Board) -> None:
    _keys = watched(board, PanelKeys(board.page))

    assert board.way_from("d") == "dbca"


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_a_page_is_gone_through_as_it_is_read(board: Board, direction: Qt.LayoutDirection) -> None:
    board.area.setLayoutDirection(direction)
    layout = board.page.layout()
    assert layout is not None
    layout.activate()
    _keys = watched(board, PanelKeys(board.page), board.page)

    assert board.way_from("a") == "abcd"


def test_what_is_hidden_or_cannot_be_pressed_is_passed_over(board: Board) -> None:
    _keys = watched(board, PanelKeys(board.page))
    board.made["b"].hide()
    board.made["c"].setEnabled(False)

    assert board.way_from("d") == "da"


def test_the_button_that_it_comes_to_is_scrolled_into_view(board: Board) -> None:
    _keys = watched(board, PanelKeys(board.page), board.page)
    board.made["b"].setFocus()
    board.press(Key.Key_F1)
    button = board.made["c"]

    assert board.on == "c"
    assert button.visibleRegion().boundingRect() == button.rect()


def test_a_pedal_that_sends_a_shortcut_is_heard_before_it(board: Board) -> None:
    keys = watched(board, PanelKeys(board.page))

    def is_taken_first(key: Qt.Key) -> bool:
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.NoModifier)
        event.ignore()
        QCoreApplication.sendEvent(board.made["a"], event)
        return event.isAccepted()

    assert is_taken_first(Key.Key_F1)
    assert not is_taken_first(Key.Key_F2)
    keys.wear(None)
    assert not is_taken_first(Key.Key_F1)


def test_pause_and_stop_are_left_alone_unless_they_are_taken(board: Board) -> None:
    left: list[bool] = []
    keys = watched(board, PanelKeys(board.page))
    keys.leave_asked.connect(lambda: left.append(True))
    board.made["a"].setFocus()
    board.press(Key.Key_Q)
    assert left == []
    keys = watched(board, PanelKeys(board.page, takes=ALL))
    keys.leave_asked.connect(lambda: left.append(True))
    board.press(Key.Key_Q)
    board.press(Key.Key_Space)

    assert left == [True]
    assert board.pressed == ["a"]


def test_nothing_is_pressed_before_it_may_be(board: Board) -> None:
    may_press = False
    _keys = watched(board, PanelKeys(board.page, may_press=lambda: may_press))
    board.made["a"].setFocus()
    board.press(Key.Key_B)
    assert board.pressed == []
    may_press = True
    board.press(Key.Key_B)

    assert board.pressed == ["a"]
