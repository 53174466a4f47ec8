"""Push buttons: large, named, pressed by Space and by Enter."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.theme import Scheme, Theme
from gmi_trainer.ui.theme.tokens import LIGHT
from gmi_trainer.ui.widgets.buttons import Button, ButtonRole, primary, quiet, secondary
from tests.ui.inspection import nameless


def test_space_and_enter_press_it(look: Look, qtbot: QtBot) -> None:
    button = primary(look, "Start", "train.start", icon="play")
    qtbot.addWidget(button)
    button.show()

    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
        with qtbot.waitSignal(button.clicked):
            qtbot.keyClick(button, key)


def test_each_kind_has_its_role_and_its_name(look: Look, qtbot: QtBot) -> None:
    made = [
        primary(look, "Start", "a.start"),
        secondary(look, "Rename", "a.rename", spoken="Rename Kim"),
        quiet(look, "&More", "a.more", icon="info"),
    ]
    for button in made:
        qtbot.addWidget(button)
        assert nameless(button) == []

    assert [button.property("role") for button in made] == ["primary", "secondary", "quiet"]
    assert [button.accessibleName() for button in made] == ["Start", "Rename Kim", "More"]
    assert made[0].accessibleIdentifier() == made[0].objectName() == "a.start"


@pytest.mark.parametrize("percent", [100, 200])
def test_the_icon_grows_with_the_text(look: Look, qtbot: QtBot, percent: int) -> None:
    button = Button(look, "Start", "a.start", icon="play")
    qtbot.addWidget(button)

    look.set_theme(Theme(Scheme.LIGHT, percent))

    assert button.iconSize().height() == 20 * percent // 100


def test_a_large_one_is_larger(look: Look, qtbot: QtBot) -> None:
    button = primary(look, "Start", "a.start", large=True)
    qtbot.addWidget(button)
    button.show()

    assert button.sizeHint().height() >= 60


def test_the_icon_is_muted_while_it_cannot_be_pressed(look: Look, qtbot: QtBot) -> None:
    holder = QWidget()
    button = Button(look, "Start", "start", ButtonRole.PRIMARY, icon="play", parent=holder)
    qtbot.addWidget(holder)

    def drawn_with() -> set[str]:
        mode = QIcon.Mode.Normal if button.isEnabled() else QIcon.Mode.Disabled
        return solid_colours(button.icon().pixmap(button.iconSize(), 1.0, mode).toImage())

    assert drawn_with() == {LIGHT.on_accent}

    holder.setEnabled(False)
    assert drawn_with() == {LIGHT.muted}

    holder.setEnabled(True)
    assert drawn_with() == {LIGHT.on_accent}


def solid_colours(image: QImage) -> set[str]:
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}
