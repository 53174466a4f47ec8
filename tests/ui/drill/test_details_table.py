"""The result's numbers: in rows where there is room, folded where there is not, never cut."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from gmi_trainer.ui.drill.details_table import DetailsTable
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.theme import Scheme, Theme
from tests.ui.inspection import cut_words
from tests.ui.turning import turn_once

COLUMNS = ("Both", "Left", "Right")
ROWS = (
    ("Correct answers", ("16 of 19", "9 of 9", "7 of 10")),
    ("Time, median", ("0.82 s", "0.83 s", "0.80 s")),
)


@pytest.fixture
def table(look: Look, qtbot: QtBot) -> DetailsTable:
    table = DetailsTable(look, COLUMNS, ROWS)
    qtbot.addWidget(table)
    table.resize(700, table.sizeHint().height())
    with qtbot.waitExposed(table):
        table.show()
    return table


def place(table: DetailsTable, words: str) -> tuple[int, int]:
    label = next(label for label in table.findChildren(QLabel) if label.text() == words)
    return label.x(), label.y()


def test_where_there_is_room_a_fact_is_one_row(table: DetailsTable, qtbot: QtBot) -> None:
    assert not table.is_folded
    assert place(table, "Correct answers")[1] == place(table, "16 of 19")[1] == place(table, "7 of 10")[1]
    assert place(table, "Left")[0] == place(table, "9 of 9")[0]
    assert cut_words(table) == []


def test_where_there_is_none_its_name_stands_above_its_numbers(table: DetailsTable, qtbot: QtBot) -> None:
    table.resize(table.minimumSizeHint().width(), 400)
    qtbot.waitUntil(lambda: table.is_folded and cut_words(table) == [])

    assert place(table, "Correct answers")[1] < place(table, "16 of 19")[1] == place(table, "7 of 10")[1]
    assert place(table, "Correct answers")[0] == place(table, "Both")[0] == place(table, "16 of 19")[0]


def test_it_opens_out_again(table: DetailsTable, qtbot: QtBot) -> None:
    table.resize(table.minimumSizeHint().width(), 400)
    qtbot.waitUntil(lambda: table.is_folded)
    table.resize(700, 400)
    qtbot.waitUntil(lambda: not table.is_folded)

    qtbot.waitUntil(lambda: place(table, "Correct answers")[1] == place(table, "16 of 19")[1])


def test_larger_text_folds_it(table: DetailsTable, look: Look, qtbot: QtBot) -> None:
    table.resize(400, 400)
    turn_once(qtbot)
    assert not table.is_folded
    look.set_theme(Theme(scheme=Scheme.LIGHT, text_percent=200))
    table.resize(401, 600)

    qtbot.waitUntil(lambda: table.is_folded)
