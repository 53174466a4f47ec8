"""On or off."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.theme import Scheme, Theme
from gmi_trainer.ui.widgets.switch import Switch

ABOUT = "Nothing slides, fades or grows. Breathing is shown as a bar and a number."


@pytest.fixture
def switch(look: Look, qtbot: QtBot) -> Switch:
    switch = Switch(look, "settings.motion", "Keep everything still", ABOUT)
    qtbot.addWidget(switch)
    switch.resize(500, switch.heightForWidth(500))
    switch.show()
    return switch


def test_the_whole_line_can_be_pressed(switch: Switch, qtbot: QtBot) -> None:
    with qtbot.waitSignal(switch.toggled) as toggled:
        qtbot.mouseClick(switch, Qt.MouseButton.LeftButton, pos=QPoint(switch.width() - 5, 5))

    assert toggled.args == [True]


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_keys_switch_it(switch: Switch, qtbot: QtBot, key: Qt.Key) -> None:
    qtbot.keyClick(switch, key)

    assert switch.isChecked()


def test_a_screen_reader_hears_a_check_box(switch: Switch) -> None:
    interface = QAccessible.queryAccessibleInterface(switch)

    assert interface.role() is QAccessible.Role.CheckBox
    assert interface.text(QAccessible.Text.Name) == "Keep everything still"
    assert interface.text(QAccessible.Text.Description) == ABOUT


def test_long_words_make_it_higher_not_wider(look: Look, switch: Switch) -> None:
    before = switch.heightForWidth(300)

    look.set_theme(Theme(Scheme.LIGHT, 200))

    assert switch.heightForWidth(300) > 1.8 * before
    assert switch.minimumSizeHint().width() < 450


def test_on_and_off_look_different_without_colour(switch: Switch) -> None:
    """The knob stands on the other side, so one can tell in black and white."""

    def darkness_of_left_and_right() -> tuple[int, int]:
        image = switch.grab().toImage()
        middle = image.height() // 2
        return image.pixelColor(20, middle).lightness(), image.pixelColor(48, middle).lightness()

    off = darkness_of_left_and_right()
    switch.setChecked(True)

    assert off[0] < off[1]
    assert darkness_of_left_and_right()[0] < off[1]
    assert darkness_of_left_and_right() != off
