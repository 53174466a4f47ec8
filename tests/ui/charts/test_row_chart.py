"""Kinds below one another: drawn with their noise, gone through by keys and by pointing, folded where it is narrow."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gmi_trainer.ui.charts.picture import Ink
from gmi_trainer.ui.charts.row_chart import ChartRow, RowChart, RowPicture
from gmi_trainer.ui.charts.scale import time_scale
from gmi_trainer.ui.theme.look import Look

ROWS = (
    ChartRow("Palm", 2400, 2200, 2600, "2.40 s ± 0.20", "90 answers to 9 pictures"),
    ChartRow("Back of the hand", 1600, 1500, 1700, "1.60 s ± 0.10", "110 answers to 11 pictures"),
    ChartRow("Left", 1900, 1800, 2000, "1.90 s ± 0.10", ink=Ink.LEFT),
)
SCALE = time_scale([1500, 2600])
TICKS = tuple(f"{tick / 1000:g} s" for tick in SCALE.ticks)
PICTURE = RowPicture("Time by view", "Time by view: Palm 2.40 s.", ROWS, SCALE, TICKS)


def chart_of(look: Look, qtbot: QtBot, width: int = 700) -> RowChart:
    chart = RowChart(look, "rows")
    qtbot.addWidget(chart)
    chart.show_picture(PICTURE)
    chart.resize(width, chart.heightForWidth(width))
    chart.show()
    return chart


def test_it_says_what_it_shows_to_whoever_listens(look: Look, qtbot: QtBot) -> None:
    chart = chart_of(look, qtbot)

    assert chart.accessibleName() == "Time by view"
    assert chart.accessibleDescription() == "Time by view: Palm 2.40 s."
    assert ROWS[0].spoken == "Palm. 2.40 s ± 0.20. 90 answers to 9 pictures"


def test_pointing_and_touching_find_the_row_and_leaving_lets_go(look: Look, qtbot: QtBot) -> None:
    chart = chart_of(look, qtbot)
    row = look.length("touch")

    QTest.mouseMove(chart, QPoint(300, int(row * 1.5)))
    assert chart.row == ROWS[1]
    QTest.mousePress(chart, Qt.MouseButton.LeftButton, pos=QPoint(300, int(row * 2.5)))
    assert chart.row == ROWS[2]


def test_beyond_the_last_row_a_key_is_left_to_the_page(look: Look, qtbot: QtBot) -> None:
    chart = chart_of(look, qtbot)
    heard: list[object] = []
    chart.row_changed.connect(heard.append)
    chart.setFocus()

    for _ in range(5):
        QTest.keyClick(chart, Qt.Key.Key_Down)

    assert chart.row == ROWS[-1]
    assert heard[-1] == ROWS[-1]
    QTest.keyClick(chart, Qt.Key.Key_Home)
    assert chart.row == ROWS[0]
    QTest.keyClick(chart, Qt.Key.Key_End)
    assert chart.row == ROWS[-1]


def test_in_a_narrow_place_names_stand_above_their_marks(look: Look, qtbot: QtBot) -> None:
    chart = chart_of(look, qtbot)

    assert chart.heightForWidth(300) > chart.heightForWidth(700)
    assert not chart.grab().toImage().isNull()
    chart.resize(300, chart.heightForWidth(300))
    assert not chart.grab().toImage().isNull()


def test_each_mark_has_the_ink_of_its_kind(look: Look, qtbot: QtBot) -> None:
    chart = chart_of(look, qtbot)
    image = chart.grab().toImage()
    left, both = look.colour("left").rgb(), look.colour("accent").rgb()
    row = int(look.length("touch"))
    found = [
        {image.pixel(x, y) for x in range(image.width()) for y in range(n * row, (n + 1) * row)}
        for n in range(3)
    ]

    assert both in found[0]
    assert left not in found[0]
    assert left in found[2]
    assert both not in found[2]
