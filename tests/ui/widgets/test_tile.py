"""What every large surface does that is pressed as a whole, whatever a press means there."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.body import Side
from gmi_trainer.ui.pages.progress.session_row import SessionRow
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.theme import Scheme, Theme
from gmi_trainer.ui.widgets.answers import AnswerTile
from gmi_trainer.ui.widgets.check_tile import CheckTile
from gmi_trainer.ui.widgets.choices import Choice, ChoiceTile
from gmi_trainer.ui.widgets.switch import Switch
from gmi_trainer.ui.words.sessions import RowWords, SideWords

Make = Callable[[Look], QAbstractButton]
CHOICE = Choice("neck", "neck", "Neck", "The front, the back and the sides.", icon="hand")
WORDS = RowWords(
    "Hands, training", "Today, 40 pictures", (), (SideWords(Side.LEFT, "Left", "90 %", "1.5 s"),), "Hands"
)
TILES: dict[str, Make] = {
    "choice": lambda look: ChoiceTile(look, CHOICE, "x.neck"),
    "answer": lambda look: AnswerTile(look, CHOICE, "x.neck"),
    "check": lambda look: CheckTile(look, "x.ten", "10:00", "Remind me at 10:00"),
    "switch": lambda look: Switch(look, "x.still", "Keep everything still", "Nothing slides."),
    "row": lambda look: SessionRow(look, 3, WORDS),
}
ROLES = {
    "choice": QAccessible.Role.RadioButton,
    "answer": QAccessible.Role.Button,
    "check": QAccessible.Role.CheckBox,
    "switch": QAccessible.Role.CheckBox,
    "row": QAccessible.Role.Button,
}


@pytest.fixture(params=TILES)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def tile(look: Look, qtbot: QtBot, kind: str) -> QAbstractButton:
    tile = TILES[kind](look)
    qtbot.addWidget(tile)
    tile.resize(500, max(tile.heightForWidth(500), tile.sizeHint().height()))
    tile.show()
    return tile


def presses_of(tile: QAbstractButton) -> list[bool]:
    presses: list[bool] = []
    tile.clicked.connect(lambda on: presses.append(on))
    return presses


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_space_and_enter_press_it_once(tile: QAbstractButton, qtbot: QtBot, key: Qt.Key) -> None:
    presses = presses_of(tile)

    qtbot.keyClick(tile, key)

    assert len(presses) == 1


def test_a_held_enter_presses_it_no_second_time(tile: QAbstractButton) -> None:
    presses = presses_of(tile)

    for is_held in (False, True, True):
        down = QKeyEvent(
            QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", is_held
        )
        QApplication.sendEvent(tile, down)

    assert len(presses) == 1


def test_it_can_be_pressed_in_every_corner(tile: QAbstractButton, qtbot: QtBot) -> None:
    presses = presses_of(tile)
    right, bottom = tile.width() - 1, tile.height() - 1

    for corner in (QPoint(0, 0), QPoint(right, 0), QPoint(0, bottom), QPoint(right, bottom)):
        qtbot.mouseClick(tile, Qt.MouseButton.LeftButton, pos=corner)

    assert len(presses) == 4


def test_a_screen_reader_hears_what_it_is(tile: QAbstractButton, kind: str) -> None:
    interface = QAccessible.queryAccessibleInterface(tile)

    assert interface.role() is ROLES[kind]
    assert interface.text(QAccessible.Text.Name)


def test_the_ring_is_seen_where_the_keyboard_is(tile: QAbstractButton) -> None:
    tile.clearFocus()
    before = tile.grab().toImage()

    tile.setFocus()

    assert tile.hasFocus()
    assert tile.grab().toImage() != before


def test_one_that_is_gone_hears_of_no_other_look(look: Look, kind: str) -> None:
    tile = TILES[kind](look)
    shiboken6.delete(tile)

    look.set_theme(Theme(Scheme.DARK, 150))

    assert not shiboken6.isValid(tile)
