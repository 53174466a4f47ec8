"""Large answers: one press is the answer."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.stylesheet import TOUCH_PX
from gmi_trainer.ui.theme.theme import Scheme, Theme
from gmi_trainer.ui.widgets.answers import AnswerRow
from gmi_trainer.ui.widgets.choices import Choice
from tests.ui.inspection import cut_words, nameless, small_targets

CHOICES = (
    Choice("no", "no", "No change"),
    Choice("gone", "gone", "Worse, but gone within the hour"),
    Choice("still", "still", "Still worse", "and has been since", icon="history"),
)
Key = Qt.Key


@pytest.fixture
def row(look: Look, qtbot: QtBot) -> AnswerRow:
    row = AnswerRow(look, "after", "How was it?", CHOICES, keeps=True)
    qtbot.addWidget(row)
    row.resize(700, 160)
    with qtbot.waitExposed(row):
        row.show()
    return row


def test_a_press_is_the_answer(row: AnswerRow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(row.answered) as answer:
        qtbot.mouseClick(row.tiles[1], Qt.MouseButton.LeftButton)

    assert answer.args == ["gone"]


@pytest.mark.parametrize("key", [Key.Key_Space, Key.Key_Return])
def test_space_and_enter_press(row: AnswerRow, qtbot: QtBot, key: Qt.Key) -> None:
    row.take_focus()
    with qtbot.waitSignal(row.answered) as answer:
        qtbot.keyClick(row.tiles[0], key)

    assert answer.args == ["no"]


def test_digits_answer_by_place(row: AnswerRow, qtbot: QtBot) -> None:
    answers: list[object] = []
    row.answered.connect(answers.append)
    for key in (Key.Key_3, Key.Key_4, Key.Key_0):
        qtbot.keyClick(row.tiles[0], key)
    qtbot.keyClick(row, Key.Key_1, Qt.KeyboardModifier.ControlModifier)

    assert answers == ["still"]


def test_a_given_answer_is_shown_and_can_be_taken_back(row: AnswerRow) -> None:
    before = row.tiles[1].grab().toImage()
    row.show_given("gone")
    given = row.given
    assert row.tiles[1].grab().toImage() != before
    row.show_given(None)

    assert (given, row.given) == ("gone", None)
    assert row.tiles[1].grab().toImage() == before


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_all_of_it_can_be_read_and_hit(look: Look, qtbot: QtBot, percent: int) -> None:
    look.set_theme(Theme(scheme=Scheme.LIGHT, text_percent=percent))
    row = AnswerRow(look, "after", "How was it?", CHOICES)
    qtbot.addWidget(row)
    row.resize(500, row.heightForWidth(500))
    with qtbot.waitExposed(row):
        row.show()

    assert nameless(row) == []
    assert cut_words(row) == []
    assert small_targets(row, TOUCH_PX) == []
