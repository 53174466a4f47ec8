"""The foot of every screen: settling and safety, asked of whatever window it stands in."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.theme import Scheme, Theme
from gmi_trainer.ui.widgets.help_foot import Help, HelpFoot
from tests.ui.inspection import cut_words, nameless, small_targets


class Giving(QWidget):
    """A window that gives help."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[Help] = []

    def give_help(self, wanted: Help) -> None:
        self.asked.append(wanted)


def press(foot: HelpFoot, name: str) -> None:
    button = foot.findChild(QPushButton, name)
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_it_asks_the_window_it_stands_in(look: Look, qtbot: QtBot) -> None:
    window = Giving()
    qtbot.addWidget(window)
    inner = QWidget(window)
    QVBoxLayout(window).addWidget(inner)
    foot = HelpFoot(look, "x.help")
    QVBoxLayout(inner).addWidget(foot)
    window.show()

    press(foot, "x.help.settle")
    press(foot, "x.help.safety")

    assert window.asked == [Help.SETTLE, Help.SAFETY]


def test_elsewhere_it_says_so_and_nothing_breaks(look: Look, qtbot: QtBot) -> None:
    foot = HelpFoot(look, "x.help")
    qtbot.addWidget(foot)
    foot.show()

    with qtbot.waitSignal(foot.asked) as asked:
        press(foot, "x.help.safety")

    assert asked.args == [Help.SAFETY]


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("width", [560, 640, 1180])
def test_it_is_a_line_or_two_and_says_what_this_is_not(
    look: Look, qtbot: QtBot, percent: int, width: int
) -> None:
    look.set_theme(Theme(Scheme.LIGHT, percent))
    holder = QWidget()
    qtbot.addWidget(holder)
    rows = QVBoxLayout(holder)
    foot = HelpFoot(look, "x.help")
    rows.addWidget(foot)
    rows.addStretch(1)
    holder.resize(width, 500)
    holder.show()

    assert any(
        label.text() == "This program does not diagnose or treat." for label in foot.findChildren(QLabel)
    )
    assert nameless(foot) == []
    assert small_targets(foot, look.length("touch")) == []
    qtbot.waitUntil(lambda: cut_words(foot) == [], timeout=2000)
    assert foot.height() <= 3.1 * look.length("touch")


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_where_it_stays_in_view_it_is_one_line_also_in_the_smallest_window(
    look: Look, qtbot: QtBot, percent: int
) -> None:
    look.set_theme(Theme(Scheme.LIGHT, percent))
    foot = HelpFoot(look, "x.help", is_brief=True)
    qtbot.addWidget(foot)
    foot.resize(640 - 2 * look.px(18), 100)
    foot.show()

    assert foot.heightForWidth(foot.width()) == look.length("touch")
    assert nameless(foot) == []


def test_what_it_is_not_stands_in_one_line_beside_the_buttons_where_there_is_room(
    look: Look, qtbot: QtBot
) -> None:
    foot = HelpFoot(look, "x.help")
    qtbot.addWidget(foot)
    foot.show()
    (label,) = foot.findChildren(QLabel)
    line = label.fontMetrics().lineSpacing()

    foot.resize(900, foot.heightForWidth(900))
    assert label.height() < 2 * line
    foot.resize(180, foot.heightForWidth(180))
    assert label.height() >= 2 * line
    assert cut_words(foot) == []
