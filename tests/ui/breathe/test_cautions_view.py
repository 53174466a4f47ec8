"""When to be careful: six reasons to tick, what follows from them, and three ways out."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.breath_steps import Caution, Cautions
from gmi_trainer.ui.breathe.cautions_view import CautionsView
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.theme import Scheme, Theme
from gmi_trainer.ui.words.cautions import caution_advice
from gmi_trainer.ui.words.translate import english
from tests.ui.inspection import cut_words, nameless, small_targets

Key = Qt.Key
DAY = date(2025, 3, 10)


class Person:
    """Somebody who answers."""

    def __init__(self, look: Look, qtbot: QtBot, before: Cautions | None = None) -> None:
        self.heard: list[tuple[str, object]] = []
        self.view = CautionsView(look, english, before)
        self.view.answered.connect(lambda reasons: self.heard.append(("answered", reasons)))
        self.view.noted.connect(lambda reasons: self.heard.append(("noted", reasons)))
        self.view.settle_asked.connect(lambda: self.heard.append(("settle", None)))
        self.view.closed.connect(lambda: self.heard.append(("closed", None)))
        qtbot.addWidget(self.view)
        self.view.resize(900, 700)
        with qtbot.waitExposed(self.view):
            self.view.show()
        self.view.activateWindow()
        qtbot.waitUntil(self.view.isActiveWindow)
        self.view.setFocus()

    def has_read(self) -> None:
        """Time passes, as long as a screen takes to read."""
        timer = self.view.findChild(QTimer, "cautions.read_first")
        assert timer is not None
        timer.stop()

    def button(self, name: str) -> QAbstractButton:
        button = self.view.findChild(QAbstractButton, f"cautions.{name}")
        assert button is not None, name
        assert button.isVisibleTo(self.view), name
        return button

    def click(self, *names: str) -> None:
        for name in names:
            QTest.mouseClick(self.button(name), Qt.MouseButton.LeftButton)

    def press(self, *keys: Key) -> None:
        for key in keys:
            QTest.keyClick(self.view.focusWidget() or self.view, key)

    @property
    def words(self) -> str:
        return "\n".join(
            label.text() for label in self.view.findChildren(QLabel) if label.isVisibleTo(self.view)
        )


@pytest.fixture
def person(look: Look, qtbot: QtBot) -> Person:
    return Person(look, qtbot)


def test_none_of_these_is_one_press(person: Person) -> None:
    assert person.button("on").text() == "None of these"

    person.click("on")

    assert person.heard == [("answered", frozenset())]


def test_in_a_low_window_one_key_leads_through_all_reasons_first(person: Person, qtbot: QtBot) -> None:
    person.view.resize(700, 380)
    qtbot.waitUntil(lambda: person.button("on").text() == "Read on below")
    person.has_read()
    views = 0
    while person.button("on").text() == "Read on below":
        person.press(Key.Key_Space)
        views += 1

    assert views >= 2
    assert person.heard == []
    person.press(Key.Key_Space)
    assert person.heard == [("answered", frozenset())]


def test_a_ticked_reason_is_told_before_it_is_answered(person: Person) -> None:
    person.click("lungs", "fainting")
    assert person.button("on").text() == "Go on"

    person.click("on")

    assert person.heard == []
    assert caution_advice(Caution.LUNGS, english) in person.words
    assert caution_advice(Caution.FAINTING, english) in person.words
    assert caution_advice(Caution.HEART, english) not in person.words
    assert "6 seconds at most" in person.words
    assert "ask your doctor" in person.words
    person.click("on")
    assert person.heard == [("answered", frozenset({Caution.LUNGS, Caution.FAINTING}))]


def test_every_reason_has_a_tile_and_its_advice(person: Person) -> None:
    person.click(*(caution.value for caution in Caution), "on")

    assert [line for line in (caution_advice(c, english) for c in Caution) if line not in person.words] == []


def test_an_unticked_reason_is_none(person: Person) -> None:
    person.click("heart", "heart", "on")

    assert person.heard == [("answered", frozenset())]


def test_who_would_rather_not_say_is_told_the_careful_way(person: Person) -> None:
    person.click("heart", "skip")

    assert person.heard == []
    assert "You need not say" in person.words
    assert "6 seconds at most" in person.words
    person.click("on")
    assert person.heard == [("answered", None)]


@pytest.mark.parametrize("leave", ["skip", "close"])
def test_not_now_keeps_what_was_said(person: Person, leave: str) -> None:
    person.click("epilepsy", "on", leave)

    assert person.heard == [("noted", frozenset({Caution.EPILEPSY})), ("closed", None)]


def test_settling_instead_keeps_what_was_said(person: Person) -> None:
    person.click("upsetting", "on", "settle_instead")

    assert person.heard == [("noted", frozenset({Caution.UPSETTING})), ("settle", None)]


def test_closing_the_questions_says_nothing(person: Person) -> None:
    person.click("upsetting", "close")

    assert person.heard == [("closed", None)]


def test_back_keeps_the_ticks(person: Person) -> None:
    person.click("upsetting", "on", "back")

    assert person.view.is_asking
    assert [tile.isChecked() for tile in person.view.tiles] == [c is Caution.UPSETTING for c in Caution]


def test_digits_tick_and_enter_goes_on(person: Person) -> None:
    person.has_read()
    person.press(Key.Key_2, Key.Key_5, Key.Key_2)
    person.press(Key.Key_Return)
    assert not person.view.is_asking

    person.has_read()
    person.press(Key.Key_Space)

    assert person.heard == [("answered", frozenset({Caution.PREGNANCY}))]


def test_space_on_a_tile_ticks_it_and_enter_there_goes_on(person: Person) -> None:
    person.has_read()
    person.view.tiles[0].setFocus()

    person.press(Key.Key_Space)
    assert person.view.tiles[0].isChecked()
    person.press(Key.Key_Return)

    assert not person.view.is_asking


def test_a_start_that_was_pressed_twice_answers_nothing(person: Person) -> None:
    person.press(Key.Key_Return, Key.Key_Space)
    assert person.heard == []

    person.has_read()
    person.press(Key.Key_Return)

    assert person.heard == [("answered", frozenset())]


def test_a_held_key_goes_on_once(person: Person) -> None:
    person.press(Key.Key_1)
    person.has_read()
    person.press(Key.Key_Return, Key.Key_Return)

    assert not person.view.is_asking
    assert person.heard == []  # the screen that followed has not been read yet


def test_escape_closes(person: Person) -> None:
    person.press(Key.Key_Escape)

    assert person.heard == [("closed", None)]


def test_what_was_answered_before_is_ticked(look: Look, qtbot: QtBot) -> None:
    person = Person(look, qtbot, Cautions(DAY, frozenset({Caution.HEART})))

    assert person.view.title == "When to be careful"
    assert "10 Mar 2025" in person.words
    assert person.button("on").text() == "Go on"
    person.click("heart", "on")
    assert person.heard == [("answered", frozenset())]


def test_changed_answers_are_kept_and_lead_back(look: Look, qtbot: QtBot) -> None:
    person = Person(look, qtbot, Cautions(DAY))
    person.click("epilepsy", "on")

    assert person.button("on").text() == "Keep these answers"
    person.click("on")
    assert person.heard == [("answered", frozenset({Caution.EPILEPSY}))]


def test_both_screens_say_when_to_stop_or_whom_to_call(person: Person) -> None:
    assert "Stop and breathe as you like when you feel dizzy" in person.words
    person.click("lungs", "on")
    assert "call your emergency number" in person.words


def test_it_never_says_that_somebody_is_safe(person: Person) -> None:
    first = person.words
    person.click("lungs", "on")

    assert "safe" not in (first + person.words).lower().replace("safety", "")


@pytest.mark.parametrize(
    ("percent", "width", "height"), [(100, 900, 700), (100, 700, 520), (150, 700, 520), (200, 1100, 800)]
)
def test_every_control_has_a_name_and_no_word_is_cut(
    look: Look, qtbot: QtBot, percent: int, width: int, height: int
) -> None:
    look.set_theme(Theme(scheme=Scheme.LIGHT, text_percent=percent))
    person = Person(look, qtbot)
    person.view.resize(width, height)
    qtbot.waitUntil(lambda: person.view.width() == width)
    for _screen in range(2):
        assert nameless(person.view) == []
        qtbot.waitUntil(lambda: cut_words(person.view) == [])  # once it is laid out
        assert small_targets(person.view, look.length("touch")) == []
        for tile in person.view.tiles:
            tile.setChecked(True)
        person.button("on").click()
