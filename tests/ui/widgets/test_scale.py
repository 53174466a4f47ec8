"""A 0 to 10 row, by tap, by digit, by arrows, by screen reader."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.stylesheet import TOUCH_PX
from gmi_trainer.ui.theme.theme import Scheme, Theme
from gmi_trainer.ui.widgets.scale import ScaleRow, number_of
from tests.ui.inspection import cut_words, nameless, small_targets, tab_order

Key = Qt.Key


@pytest.fixture
def row(look: Look, qtbot: QtBot) -> ScaleRow:
    row = ScaleRow(look, "today.pain")
    qtbot.addWidget(row)
    row.ask("Pain right now", "no pain", "the worst pain")
    row.resize(700, 120)
    with qtbot.waitExposed(row):
        row.show()
    return row


def test_nothing_is_chosen_to_begin_with(row: ScaleRow) -> None:
    assert row.value is None


def test_a_tap_at_a_numbers_edge_is_the_answer(row: ScaleRow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(row.answered) as answer:
        qtbot.mouseClick(row.cells[7], Qt.MouseButton.LeftButton, pos=QPoint(2, 2))

    assert answer.args == [7]
    assert row.value == 7


@pytest.mark.parametrize(
    ("key", "number"), [(Key.Key_0, 0), (Key.Key_9, 9), (Key.Key_X, 10), (Key.Key_Minus, 10)]
)
def test_a_key_is_the_answer(row: ScaleRow, qtbot: QtBot, key: Qt.Key, number: int) -> None:
    row.take_focus()
    with qtbot.waitSignal(row.answered) as answer:
        qtbot.keyClick(row.cells[0], key)

    assert answer.args == [number]


def test_keys_of_a_number_pad_count_and_keys_with_others_do_not(row: ScaleRow, qtbot: QtBot) -> None:
    answers: list[int] = []
    row.answered.connect(answers.append)
    qtbot.keyClick(row, Key.Key_4, Qt.KeyboardModifier.KeypadModifier)
    qtbot.keyClick(row, Key.Key_5, Qt.KeyboardModifier.ControlModifier)

    assert answers == [4]


def test_other_keys_stand_for_no_number() -> None:
    assert [number_of(key) for key in (Key.Key_A, Key.Key_Space, Key.Key_F1)] == [None, None, None]


def test_arrows_choose_without_answering_and_enter_answers(row: ScaleRow, qtbot: QtBot) -> None:
    moved: list[int] = []
    answers: list[int] = []
    row.moved.connect(moved.append)
    row.answered.connect(answers.append)
    row.take_focus()
    for _ in range(3):
        qtbot.keyClick(row.focusWidget(), Key.Key_Right)
    qtbot.keyClick(row.focusWidget(), Key.Key_Down)

    assert moved == [1, 2, 3, 2]
    assert answers == []
    qtbot.keyClick(row.focusWidget(), Key.Key_Space)
    assert answers == [2]


@pytest.mark.parametrize(("key", "end"), [(Key.Key_Left, 0), (Key.Key_Right, 10)])
def test_arrows_stop_at_the_ends(row: ScaleRow, qtbot: QtBot, key: Qt.Key, end: int) -> None:
    row.set_value(end)
    row.take_focus()
    qtbot.keyClick(row.focusWidget(), key)

    assert row.value == end


def test_from_the_right_the_arrows_go_the_other_way(row: ScaleRow, qtbot: QtBot) -> None:
    row.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    row.set_value(5)
    row.take_focus()
    qtbot.keyClick(row.focusWidget(), Key.Key_Left)

    assert row.value == 6


def test_a_value_that_is_shown_is_not_reported(row: ScaleRow) -> None:
    answers: list[int] = []
    row.answered.connect(answers.append)
    row.set_value(4)
    row.set_value(None)

    assert row.value is None
    assert answers == []


def test_tab_stops_once(row: ScaleRow) -> None:
    assert tab_order(row) == ["today.pain.0"]
    row.set_value(6)
    assert tab_order(row) == ["today.pain.6"]


def test_a_screen_reader_hears_the_question_the_number_and_the_ends(row: ScaleRow) -> None:
    def said(number: int, what: QAccessible.Text) -> str:
        interface = QAccessible.queryAccessibleInterface(row.cells[number])
        assert interface is not None
        return interface.text(what)

    assert row.accessibleName() == "Pain right now"
    assert said(4, QAccessible.Text.Name) == "4 of 10"
    assert said(0, QAccessible.Text.Description) == "Pain right now: no pain"
    assert said(4, QAccessible.Text.Description) == "Pain right now"


def test_a_screen_reader_answers_with_the_action_that_a_number_offers(row: ScaleRow) -> None:
    answers: list[int] = []
    row.answered.connect(answers.append)
    interface = QAccessible.queryAccessibleInterface(row.cells[4])
    assert interface is not None
    actions = interface.actionInterface()
    assert actions is not None

    actions.doAction(actions.actionNames()[0])

    assert answers == [4]
    assert row.value == 4


def test_a_number_that_is_only_shown_is_no_answer(row: ScaleRow, qtbot: QtBot) -> None:
    answers: list[int] = []
    row.answered.connect(answers.append)

    row.set_value(6)
    qtbot.mouseClick(row.cells[3], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(row.cells[3], Qt.MouseButton.LeftButton)

    assert answers == [3, 3]


@pytest.mark.parametrize(("percent", "width"), [(100, 600), (150, 600), (200, 520)])
@pytest.mark.parametrize("on_stage", [False, True])
def test_every_number_can_be_hit_and_read_in_a_narrow_window(
    look: Look, qtbot: QtBot, percent: int, width: int, on_stage: bool
) -> None:
    look.set_theme(Theme(scheme=Scheme.LIGHT, text_percent=percent))
    row = ScaleRow(look, "today.pain", on_stage=on_stage)
    qtbot.addWidget(row)
    row.ask("Pain right now", "no pain", "the worst pain", 3)
    row.resize(width, 400)
    with qtbot.waitExposed(row):
        row.show()

    assert nameless(row) == []
    assert cut_words(row) == []
    assert small_targets(row, TOUCH_PX) == []
    assert min(cell.width() for cell in row.cells) >= TOUCH_PX
    assert len({cell.width() for cell in row.cells}) == 1


def test_the_chosen_number_has_a_line_below_it(look: Look, row: ScaleRow) -> None:
    """It differs from the others by more than its colour."""

    def ink_below_the_number(number: int, ink: str) -> int:
        image = row.cells[number].grab().toImage()
        below = range(image.height() // 2 + look.px(10), image.height() - look.px(8))
        return sum(image.pixelColor(image.width() // 2, y) == look.colour(ink) for y in below)

    row.set_value(3)

    assert ink_below_the_number(3, "on_accent") >= 2
    assert ink_below_the_number(4, "text") == 0
