"""Settling: a round at one's own pace, told aloud, and one key back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from gmi_trainer.ui.settle import settle_view
from gmi_trainer.ui.settle.settle_view import SettleView
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.theme import Scheme, Theme
from gmi_trainer.ui.words.settling import settle_at_once, settle_steps, where_in_the_round
from gmi_trainer.ui.words.translate import english
from tests.fakes import FakeClock
from tests.ui.inspection import cut_words, nameless, small_targets

Key = Qt.Key
STEPS = settle_steps(english)


@pytest.fixture
def view(look: Look, qtbot: QtBot) -> SettleView:
    view = SettleView(look, FakeClock())
    qtbot.addWidget(view)
    view.resize(900, 700)
    with qtbot.waitExposed(view):
        view.show()
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    view.setFocus()
    return view


def press(key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)


def said(view: SettleView) -> list[str]:
    return [label.text() for label in view.findChildren(QLabel) if label.isVisible()]


def button(view: SettleView, name: str) -> QPushButton:
    found = view.findChild(QPushButton, name)
    assert found is not None
    return found


def test_it_begins_with_no_hurry_and_the_keyboard_on_the_way_on(view: SettleView) -> None:
    assert STEPS[0].title in said(view)
    assert "1 of 7. No hurry." in said(view)
    assert QApplication.focusWidget() is button(view, "settle.on")


@pytest.mark.parametrize("key", [Key.Key_Space, Key.Key_Return])
def test_one_key_goes_through_the_whole_round_and_out(view: SettleView, qtbot: QtBot, key: Qt.Key) -> None:
    seen = []
    for number in range(len(STEPS)):
        assert view.step == number
        seen += [text for text in said(view) if text in {step.words for step in STEPS}]
        if not view.is_at_end:
            press(key)
    assert seen == [step.words for step in STEPS]

    with qtbot.waitSignal(view.done):
        press(key)


@pytest.mark.parametrize("steps", range(len(STEPS)))
def test_escape_leads_back_from_everywhere(view: SettleView, qtbot: QtBot, steps: int) -> None:
    for _ in range(steps):
        press(Key.Key_Space)

    with qtbot.waitSignal(view.done):
        press(Key.Key_Escape)


def test_a_press_anywhere_goes_on_but_never_out(view: SettleView, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(view.done):
        for _ in range(len(STEPS) + 2):
            QTest.mouseClick(view.panel, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))

    assert view.is_at_end


def test_another_mouse_button_does_nothing(view: SettleView) -> None:
    QTest.mouseClick(view.panel, Qt.MouseButton.RightButton, pos=QPoint(20, 20))

    assert view.step == 0


def test_buttons_go_on_back_and_round_again(view: SettleView, qtbot: QtBot) -> None:
    for _ in range(len(STEPS) - 1):
        QTest.mouseClick(button(view, "settle.on"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(button(view, "settle.again"), Qt.MouseButton.LeftButton)
    assert view.step == 0

    with qtbot.waitSignal(view.done):
        QTest.mouseClick(button(view, "settle.back"), Qt.MouseButton.LeftButton)


def test_the_gentle_breath_is_only_ever_the_second_button(view: SettleView) -> None:
    for _ in STEPS:
        buttons = [b.objectName() for b in view.panel.findChildren(QPushButton) if b.isVisible()]
        assert buttons.index("settle.breathe") == 1
        assert view.breath is None, "nobody breathes unasked"
        if not view.is_at_end:
            press(Key.Key_Space)


def test_nothing_goes_on_by_itself(view: SettleView) -> None:
    """There is no timer in it at all."""
    from PySide6.QtCore import QTimer

    assert view.findChildren(QTimer) == []


def test_each_step_is_told_aloud(look: Look, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(settle_view, "announce", lambda _source, words: told.append(words))
    view = SettleView(look, FakeClock())
    qtbot.addWidget(view)
    view.show()
    view.setFocus()
    for _ in STEPS[1:]:
        QTest.keyClick(view.panel, Key.Key_Space)

    assert told == [f"{step.title}. {step.words}" for step in STEPS]
    assert view.panel.accessibleName() == STEPS[-1].title


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("size", [(640, 480), (700, 520)])
def test_no_word_is_cut_off(look: Look, qtbot: QtBot, percent: int, size: tuple[int, int]) -> None:
    look.set_theme(Theme(Scheme.DARK, percent))
    view = SettleView(look, FakeClock())
    qtbot.addWidget(view)
    view.resize(*size)
    view.show()
    for _ in STEPS:
        qtbot.waitUntil(lambda: cut_words(view) == [], timeout=2000)
        assert nameless(view) == []
        assert small_targets(view, look.length("touch")) == []
        if not view.is_at_end:
            QTest.keyClick(view.panel, Key.Key_Space)
    assert view.size().toTuple() == size


def test_the_words_ask_for_looking_feeling_breathing_out_and_listening() -> None:
    words = " ".join(step.words for step in STEPS)

    for part in ("eyes wander", "feet", "Let it out", "sound", "shoulders"):
        assert part in words
    assert len({step.title for step in STEPS}) == len(STEPS)
    assert settle_at_once(english).words.count(".") == 3
    assert where_in_the_round(2, 7, english) == "2 of 7. No hurry."
