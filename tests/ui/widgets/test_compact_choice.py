"""One of a few in one row: as tiles where there is room, else as a list. Both say the same."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.theme import Scheme, Theme
from gmi_trainer.ui.widgets.choices import Choice
from gmi_trainer.ui.widgets.compact_choice import CompactChoice
from gmi_trainer.ui.widgets.dropdown import Dropdown
from tests.ui.inspection import nameless

SPANS = tuple(Choice(words, words[0], words) for words in ("2 weeks", "3 months", "1 year", "All time"))
WIDE, NARROW = 620, 300


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    page = QWidget()
    qtbot.addWidget(page)
    QVBoxLayout(page)
    return page


@pytest.fixture
def row(look: Look, page: QWidget, qtbot: QtBot) -> CompactChoice:
    row = CompactChoice(look, "span", "How far back", SPANS, "3 months")
    layout = page.layout()
    assert isinstance(layout, QVBoxLayout)
    layout.addWidget(row)
    layout.addStretch(1)
    page.resize(WIDE, 200)
    page.show()
    qtbot.waitUntil(lambda: row.width() > 0)
    return row


def listed(row: CompactChoice) -> Dropdown:
    assert row.list is not None
    return row.list


def narrow(page: QWidget, row: CompactChoice, qtbot: QtBot) -> Dropdown:
    page.resize(NARROW, 200)
    qtbot.waitUntil(lambda: row.list is not None and row.list.isVisible())
    return listed(row)


def test_tiles_stand_side_by_side_where_there_is_room(row: CompactChoice) -> None:
    assert row.list is None
    assert all(tile.isVisible() for tile in row.tiles)
    assert len({tile.y() for tile in row.tiles}) == 1


def test_where_there_is_none_a_list_says_the_same(row: CompactChoice, page: QWidget, qtbot: QtBot) -> None:
    choice = narrow(page, row, qtbot)

    assert not any(tile.isVisible() for tile in row.tiles)
    assert choice.currentText() == "3 months"
    assert [choice.itemText(n) for n in range(choice.count())] == [one.label for one in SPANS]
    assert nameless(page) == []
    qtbot.waitUntil(lambda: row.height() < 100)  # a name and a field

    page.resize(WIDE, 200)
    qtbot.waitUntil(lambda: row.tiles[0].isVisible())
    assert not choice.isVisible()


def test_large_words_need_the_list_in_the_same_room(row: CompactChoice, look: Look, qtbot: QtBot) -> None:
    look.set_theme(Theme(Scheme.LIGHT, 200))

    qtbot.waitUntil(lambda: row.list is not None and row.list.isVisible())


def test_what_is_taken_from_the_list_is_chosen_once(row: CompactChoice, page: QWidget, qtbot: QtBot) -> None:
    choice = narrow(page, row, qtbot)
    heard: list[object] = []
    row.chosen.connect(heard.append)

    qtbot.keyClick(choice, Qt.Key.Key_Down)
    qtbot.keyClick(choice, Qt.Key.Key_Up)
    qtbot.keyClick(choice, Qt.Key.Key_End)
    choice.activated.emit(3)

    assert heard == ["1 year", "3 months", "All time"]
    assert row.value == "All time"
    page.resize(WIDE, 200)
    qtbot.waitUntil(lambda: row.tiles[3].isVisible())
    assert row.tiles[3].isChecked()


def test_what_the_program_sets_is_shown_and_not_reported(
    row: CompactChoice, page: QWidget, qtbot: QtBot
) -> None:
    choice = narrow(page, row, qtbot)

    with qtbot.assertNotEmitted(row.chosen):
        row.set_value("All time")

    assert choice.currentText() == "All time"
    assert row.value == "All time"


def test_the_keyboard_goes_along(row: CompactChoice, page: QWidget, qtbot: QtBot) -> None:
    page.activateWindow()
    row.tiles[1].setFocus()
    qtbot.waitUntil(row.tiles[1].hasFocus)

    choice = narrow(page, row, qtbot)
    assert choice.hasFocus()

    page.resize(WIDE, 200)
    qtbot.waitUntil(row.tiles[1].hasFocus)
