"""A table that is as long as its rows, and folds before it would cut a word."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QFontMetrics
from PySide6.QtWidgets import QHeaderView, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gmi_trainer.ui.pages.progress.fact_table import FactTable
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.theme import Scheme, Theme

COLUMNS = ("No.", "Picture", "Answer", "Notes")
ROWS = tuple(
    (str(n), "an open hand, seen from the back", "Left", "another window was in front" if n % 3 else "")
    for n in range(1, 31)
)


class Scrolled:
    """A table in a page that scrolls."""

    def __init__(self, look: Look, qtbot: QtBot, width: int) -> None:
        self.page = QScrollArea()
        self.page.setWidgetResizable(True)
        inside = QWidget()
        self.table = FactTable(look, "table", "All pictures", widest=1)
        rows = QVBoxLayout(inside)
        rows.addWidget(self.table)
        rows.addStretch(1)
        self.page.setWidget(inside)
        self.table.show_rows(COLUMNS, ROWS)
        qtbot.addWidget(self.page)
        self.page.resize(width, 400)
        self.page.show()
        qtbot.waitExposed(self.page)
        qtbot.waitUntil(lambda: self.table.height() == self.table.sizeHint().height())


@pytest.fixture
def wide(look: Look, qtbot: QtBot) -> Scrolled:
    return Scrolled(look, qtbot, 900)


@pytest.fixture
def narrow(look: Look, qtbot: QtBot) -> Scrolled:
    return Scrolled(look, qtbot, 300)


def test_it_is_as_long_as_its_rows_and_never_scrolls_by_itself(wide: Scrolled) -> None:
    table = wide.table

    assert not table.is_folded
    assert table.verticalScrollBar().maximum() == 0
    assert table.horizontalScrollBar().maximum() == 0
    assert table.height() > 30 * 40


def test_in_a_narrow_window_each_row_folds_into_two_cells(narrow: Scrolled) -> None:
    model = narrow.table.model()

    assert narrow.table.is_folded
    assert model.columnCount() == 2
    words = model.index(0, 1).data()
    assert "Picture:" in words
    assert "Answer: Left" in words
    assert "Notes:" not in model.index(2, 1).data()
    assert narrow.table.verticalScrollBar().maximum() == 0
    assert narrow.table.horizontalScrollBar().maximum() == 0


def test_it_unfolds_when_there_is_room_again(narrow: Scrolled, qtbot: QtBot) -> None:
    narrow.page.resize(1000, 400)

    qtbot.waitUntil(lambda: not narrow.table.is_folded)
    assert narrow.table.model().columnCount() == len(COLUMNS)


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("width", [420, 700, 1400])
def test_no_word_is_cut(look: Look, qtbot: QtBot, percent: int, width: int) -> None:
    look.set_theme(Theme(Scheme.LIGHT, text_percent=percent))
    scrolled = Scrolled(look, qtbot, width)
    table = scrolled.table
    metrics = QFontMetrics(table.font())
    model = table.model()

    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            room = table.visualRect(model.index(row, column)).adjusted(look.px(12), 0, -look.px(12), 0)
            needed = metrics.boundingRect(
                0, 0, room.width(), 10_000, Qt.TextFlag.TextWordWrap, model.index(row, column).data()
            )
            assert needed.width() <= room.width()
            assert needed.height() <= room.height()


def test_arrow_keys_walk_through_the_rows_and_the_page_follows(wide: Scrolled, qtbot: QtBot) -> None:
    table = wide.table
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)
    table.setCurrentIndex(table.model().index(0, 0))

    for _ in range(25):
        qtbot.keyClick(table, Qt.Key.Key_Down)

    assert table.currentIndex().row() == 25
    assert wide.page.verticalScrollBar().value() > 0
    place = table.visualRect(table.currentIndex())
    middle = table.viewport().mapTo(wide.page.viewport(), place.center())
    assert wide.page.viewport().rect().contains(middle)


def test_tab_goes_on_instead_of_walking_through_cells(wide: Scrolled) -> None:
    assert not wide.table.tabKeyNavigation()


def test_a_screen_reader_finds_a_table_with_its_cells(wide: Scrolled) -> None:
    interface = QAccessible.queryAccessibleInterface(wide.table)

    assert interface is not None
    assert interface.role() is QAccessible.Role.Table
    assert interface.text(QAccessible.Text.Name) == "All pictures"
    spoken = [interface.child(n).text(QAccessible.Text.Name) for n in range(interface.childCount())]
    assert set(COLUMNS) <= set(spoken)
    assert ROWS[0][1] in spoken


def test_other_rows_take_the_place_of_the_old_ones(wide: Scrolled) -> None:
    wide.table.show_rows(("Day", "What"), [("Monday", "a test")])

    assert wide.table.model().rowCount() == 1
    assert wide.table.rows == (("Monday", "a test"),)
    header: QHeaderView = wide.table.horizontalHeader()
    assert header.count() == 2
