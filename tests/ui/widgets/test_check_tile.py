"""Several that can be chosen together."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.theme import Scheme, Theme
from gmi_trainer.ui.widgets.check_tile import CheckTile


@pytest.fixture
def tile(look: Look, qtbot: QtBot) -> CheckTile:
    tile = CheckTile(look, "settings.remind.at.10:00", "10:00", "Remind me at 10:00")
    qtbot.addWidget(tile)
    tile.resize(160, tile.sizeHint().height())
    tile.show()
    return tile


def test_the_whole_tile_can_be_pressed(tile: CheckTile, qtbot: QtBot) -> None:
    with qtbot.waitSignal(tile.toggled) as toggled:
        qtbot.mouseClick(tile, Qt.MouseButton.LeftButton, pos=QPoint(tile.width() - 3, 3))

    assert toggled.args == [True]


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_keys_choose_it(tile: CheckTile, qtbot: QtBot, key: Qt.Key) -> None:
    qtbot.keyClick(tile, key)

    assert tile.isChecked()


def test_a_screen_reader_hears_a_check_box(tile: CheckTile) -> None:
    interface = QAccessible.queryAccessibleInterface(tile)

    assert interface.role() is QAccessible.Role.CheckBox
    assert interface.text(QAccessible.Text.Name) == "Remind me at 10:00"


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_it_is_large_enough_for_a_finger(look: Look, tile: CheckTile, percent: int) -> None:
    look.set_theme(Theme(Scheme.LIGHT, percent))

    assert tile.sizeHint().height() >= 48 * percent // 100
    assert tile.minimumSizeHint().width() > tile.fontMetrics().horizontalAdvance("10:00")


def test_chosen_open_and_closed_look_different(tile: CheckTile) -> None:
    looks = [tile.grab().toImage()]
    tile.setChecked(True)
    looks.append(tile.grab().toImage())
    tile.setChecked(False)
    tile.setEnabled(False)
    looks.append(tile.grab().toImage())

    assert all(looks[a] != looks[b] for a, b in ((0, 1), (0, 2), (1, 2)))
