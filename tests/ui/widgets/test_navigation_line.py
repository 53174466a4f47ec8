"""The bar of places on top keeps to one line where smaller words make that possible."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.theme import Scheme, Theme
from gmi_trainer.ui.widgets.navigation import Navigation, NavItem, NavShape

TITLES = ("Today", "Train", "Learn", "Breathe", "Progress", "Settle", "Settings")


def lines_of(look: Look, qtbot: QtBot, width: int, percent: int) -> tuple[int, set[int]]:
    """How many lines the bar has, and the sizes of its words."""
    look.set_theme(Theme(scheme=Scheme.LIGHT, text_percent=percent))
    bar = Navigation(look, "Program", [NavItem(title, title, title, "sun") for title in TITLES])
    qtbot.addWidget(bar)
    bar.set_shape(NavShape.TOP)
    bar.resize(width, bar.heightForWidth(width))
    bar.show()
    for _ in range(3):
        QApplication.processEvents()
    buttons = [bar.button(title) for title in TITLES]
    assert all(button.x() >= 0 and button.geometry().right() < width for button in buttons)
    assert all(button.width() >= 48 and button.height() >= 48 for button in buttons)
    return len({button.y() for button in buttons}), {button._font().pixelSize() for button in buttons}


@pytest.mark.parametrize(
    ("width", "percent", "lines", "words_px"),
    [
        (700, 100, 1, 14),
        (700, 150, 1, 21),
        (700, 200, 1, 24),  # smaller words, still far larger than at 100 %
        (400, 200, 3, 28),  # where they would not help either, they stay large
    ],
)
def test_words_get_smaller_only_where_that_saves_a_line(
    look: Look, qtbot: QtBot, width: int, percent: int, lines: int, words_px: int
) -> None:
    assert lines_of(look, qtbot, width, percent) == (lines, {words_px})
