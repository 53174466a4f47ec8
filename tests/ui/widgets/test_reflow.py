"""Layouts that give way."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QRect, Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.theme import Scheme, Theme
from gmi_trainer.ui.widgets.reflow import FlowLayout, ReflowLayout, holding
from gmi_trainer.ui.widgets.text import Text


def tiles(count: int) -> list[QWidget]:
    return [Text(f"Tile {number}") for number in range(count)]


@pytest.mark.parametrize(
    ("width", "columns"), [(1000, 3), (632, 3), (631, 2), (416, 2), (415, 1), (200, 1), (50, 1)]
)
def test_as_many_columns_as_fit(look: Look, qtbot: QtBot, width: int, columns: int) -> None:
    layout = ReflowLayout(look, 200, most=3, gap_px=16)
    holder = holding(layout, tiles(6))
    qtbot.addWidget(holder)

    assert layout.columns_for(width) == columns


def test_four_stand_two_by_two_rather_than_three_and_one(look: Look, qtbot: QtBot) -> None:
    layout = ReflowLayout(look, 200, most=4)
    holder = holding(layout, tiles(4))
    qtbot.addWidget(holder)

    assert layout.columns_for(650) == 2


def test_larger_text_needs_fewer_columns(look: Look, qtbot: QtBot) -> None:
    layout = ReflowLayout(look, 200, most=3)
    holder = holding(layout, tiles(3))
    qtbot.addWidget(holder)
    assert layout.columns_for(700) == 3

    look.set_theme(Theme(Scheme.LIGHT, 200))

    assert layout.columns_for(700) == 1


def test_a_row_is_as_high_as_its_highest(look: Look, qtbot: QtBot) -> None:
    layout = ReflowLayout(look, 200, most=2, gap_px=10)
    long, short = Text("A long text that wraps again and again and again in a narrow column"), Text("Short")
    holder = holding(layout, [long, short])
    qtbot.addWidget(holder)

    holder.resize(410, layout.heightForWidth(410))
    layout.setGeometry(holder.rect())

    assert long.height() == short.height() >= long.heightForWidth(200)
    assert (long.width(), short.width()) == (200, 200)


def test_what_is_hidden_takes_no_room(look: Look, qtbot: QtBot) -> None:
    layout = ReflowLayout(look, 200, most=3)
    first, second = tiles(2)
    holder = holding(layout, [first, second])
    qtbot.addWidget(holder)
    first.hide()

    layout.setGeometry(QRect(0, 0, 700, 100))

    assert second.x() == 0


def test_an_empty_one_has_no_height(look: Look, qtbot: QtBot) -> None:
    for layout in (ReflowLayout(look, 200), FlowLayout(look)):
        holder = holding(layout, [])
        qtbot.addWidget(holder)
        assert layout.heightForWidth(300) == 0
        assert layout.takeAt(0) is None


def test_buttons_go_on_in_the_next_line(look: Look, qtbot: QtBot) -> None:
    layout = FlowLayout(look, gap_px=10)
    buttons = [QPushButton(f"Button number {number}") for number in range(3)]
    holder = holding(layout, buttons)
    qtbot.addWidget(holder)
    width = buttons[0].sizeHint().width()

    layout.setGeometry(QRect(0, 0, 2 * width + 10, 300))

    assert buttons[0].y() == buttons[1].y() < buttons[2].y()
    assert buttons[1].x() == width + 10
    assert layout.heightForWidth(2 * width + 10) == buttons[2].geometry().bottom() + 1


def test_the_flow_starts_at_the_right_where_one_reads_from_there(look: Look, qtbot: QtBot) -> None:
    layout = FlowLayout(look)
    first, second = QPushButton("One"), QPushButton("Two")
    holder = holding(layout, [first, second])
    qtbot.addWidget(holder)
    holder.setLayoutDirection(Qt.LayoutDirection.RightToLeft)

    layout.setGeometry(QRect(0, 0, 500, 60))

    assert first.geometry().right() == 499
    assert second.x() < first.x()


def test_a_child_may_go_at_any_time(look: Look, qtbot: QtBot) -> None:
    layout = ReflowLayout(look, 200)
    first, second = tiles(2)
    holder = holding(layout, [first, second])
    qtbot.addWidget(holder)
    holder.show()

    first.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    layout.activate()

    assert layout.count() == 1
    assert second.x() == 0


def test_the_height_follows_what_is_inside(look: Look, qtbot: QtBot) -> None:
    for layout in (ReflowLayout(look, 200), FlowLayout(look)):
        button = QPushButton("One")
        holder = holding(layout, [button])
        qtbot.addWidget(holder)
        holder.show()
        before = layout.heightForWidth(300)

        button.setMinimumHeight(before + 50)
        layout.activate()

        assert layout.heightForWidth(300) == before + 50
