"""One of a few, by mouse, by keys, by screen reader."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.theme import Scheme, Theme
from gmi_trainer.ui.widgets.choices import Choice, ChoiceRow
from tests.ui.inspection import cut_words, nameless, tab_order

PARTS = (
    Choice("hand", "hand", "Hands", "Left hands and right hands, in many turns.", icon="hand"),
    Choice("foot", "foot", "Feet", icon="footprints"),
    Choice("knee", "knee", "Knees"),
)


@pytest.fixture
def row(look: Look, qtbot: QtBot) -> ChoiceRow:
    row = ChoiceRow(look, "train.part", "Body part", PARTS, "foot")
    qtbot.addWidget(row)
    row.resize(700, row.heightForWidth(700) if row.hasHeightForWidth() else 80)
    row.show()
    return row


def test_it_starts_with_the_given_choice(row: ChoiceRow) -> None:
    assert row.value == "foot"


def test_nothing_is_chosen_where_nothing_fits(look: Look, qtbot: QtBot) -> None:
    row = ChoiceRow(look, "train.part", "Body part", PARTS, "elbow")
    qtbot.addWidget(row)

    assert row.value is None


def test_a_press_anywhere_on_a_tile_chooses_it(row: ChoiceRow, qtbot: QtBot) -> None:
    tile = row.tiles[2]

    with qtbot.waitSignal(row.chosen) as chosen:
        qtbot.mouseClick(tile, Qt.MouseButton.LeftButton, pos=QPoint(tile.width() - 4, tile.height() - 4))

    assert chosen.args == ["knee"]
    assert [tile.isChecked() for tile in row.tiles] == [False, False, True]


@pytest.mark.parametrize(("key", "expected"), [(Qt.Key.Key_Right, "knee"), (Qt.Key.Key_Left, "hand")])
def test_arrows_choose_the_next_one(row: ChoiceRow, qtbot: QtBot, key: Qt.Key, expected: str) -> None:
    row.tiles[1].setFocus()

    with qtbot.waitSignal(row.chosen) as chosen:
        qtbot.keyClick(row.tiles[1], key)

    assert chosen.args == [expected]


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_space_and_enter_choose_the_one_with_the_ring(row: ChoiceRow, qtbot: QtBot, key: Qt.Key) -> None:
    with qtbot.waitSignal(row.chosen) as chosen:
        qtbot.keyClick(row.tiles[0], key)

    assert chosen.args == ["hand"]


def test_what_the_program_sets_is_not_reported(row: ChoiceRow, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(row.chosen):
        row.set_value("hand")

    assert row.value == "hand"


def test_tab_comes_to_the_chosen_tile_only(look: Look, qtbot: QtBot) -> None:
    page = QWidget()
    row = ChoiceRow(look, "train.part", "Body part", PARTS, "foot")
    QVBoxLayout(page).addWidget(row)
    qtbot.addWidget(page)
    page.show()

    assert tab_order(page) == ["train.part.foot"]


def test_a_screen_reader_hears_radio_buttons_with_their_names(row: ChoiceRow) -> None:
    interface = QAccessible.queryAccessibleInterface(row.tiles[0])

    assert interface.role() is QAccessible.Role.RadioButton
    assert interface.text(QAccessible.Text.Name) == "Hands"
    assert interface.text(QAccessible.Text.Description) == "Left hands and right hands, in many turns."
    assert nameless(row) == []


def test_tiles_stand_side_by_side_then_below_one_another(row: ChoiceRow) -> None:
    assert len({tile.y() for tile in row.tiles}) == 1

    row.resize(240, 400)

    assert len({tile.x() for tile in row.tiles}) == 1
    assert cut_words(row) == []


def test_no_word_is_cut_at_twice_the_size(look: Look, row: ChoiceRow) -> None:
    look.set_theme(Theme(Scheme.LIGHT, 200))
    row.resize(600, row.heightForWidth(600))

    assert cut_words(row) == []


def test_the_order_is_mirrored_where_one_reads_from_the_right(
    look: Look, row: ChoiceRow, qapp: QApplication
) -> None:
    row.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    row.resize(row.width() + 1, row.height())

    assert row.tiles[0].x() > row.tiles[1].x() > row.tiles[2].x()
