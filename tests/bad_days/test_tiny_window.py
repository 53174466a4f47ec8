"""A window smaller than it should ever be: a small screen, or a window manager that tiles."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gmi_trainer.ui.background import Background
from gmi_trainer.ui.main_window import smallest_on
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.theme import Scheme, Theme
from tests.ui.drill.theatre import Theatre

SMALL = "The window is small"


def place(widget: QWidget, theatre: Theatre) -> QRect:
    """Where a widget is in the window."""
    return QRect(widget.mapTo(theatre.view, QPoint(0, 0)), widget.size())


def has_its_word_in_full(button: QPushButton) -> bool:
    return button.width() >= button.sizeHint().width()


@pytest.mark.parametrize("size", [(400, 300), (320, 260), (300, 600)])
@pytest.mark.parametrize("text_percent", [100, 150])
def test_the_picture_and_stop_are_there_in_full(
    look: Look, jobs: Background, qtbot: QtBot, size: tuple[int, int], text_percent: int
) -> None:
    look.set_theme(Theme(Scheme.LIGHT, text_percent))
    theatre = Theatre(look, jobs, qtbot, size=size)
    theatre.begin()

    window = theatre.view.rect()
    picture = place(theatre.stage.view, theatre)
    assert window.contains(picture)
    for name in ("drill.pause", "drill.stop"):
        button = theatre.find(QPushButton, name)
        assert button.isVisible()
        assert window.contains(place(button, theatre))
        qtbot.waitUntil(partial(has_its_word_in_full, button))
        assert not place(button, theatre).intersects(picture)
    theatre.click("drill.stop")
    assert theatre.panel == "drill.settle"
    qtbot.waitUntil(lambda: jobs.is_idle)


def test_before_it_begins_it_says_that_the_pictures_are_small(
    look: Look, jobs: Background, qtbot: QtBot
) -> None:
    theatre = Theatre(look, jobs, qtbot, size=(400, 300))
    theatre.open()

    assert any(SMALL in words for words in theatre.words())
    qtbot.waitUntil(lambda: jobs.is_idle)


def test_made_larger_it_says_so_no_more(look: Look, jobs: Background, qtbot: QtBot) -> None:
    theatre = Theatre(look, jobs, qtbot, size=(400, 300))
    theatre.open()

    theatre.resize(900, 700)
    theatre.wait_out("refit")
    theatre.wait_until_loaded()

    assert not any(SMALL in words for words in theatre.words())
    qtbot.waitUntil(lambda: jobs.is_idle)


@pytest.mark.parametrize(
    ("screen", "smallest"),
    [((400, 300), (400, 300)), ((1024, 400), (640, 400)), ((1920, 1080), (640, 480))],
)
def test_on_a_small_screen_the_window_can_be_as_small(
    screen: tuple[int, int], smallest: tuple[int, int]
) -> None:
    assert smallest_on(QSize(*screen)).toTuple() == smallest


def test_in_the_smallest_window_of_ours_nothing_is_said(look: Look, jobs: Background, qtbot: QtBot) -> None:
    theatre = Theatre(look, jobs, qtbot, size=(640, 480))
    theatre.open()

    assert not any(SMALL in words for words in theatre.words())
    theatre.press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: jobs.is_idle)
