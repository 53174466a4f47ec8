"""Saying when to be careful with two pedals, or with a pointer that rests."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.answering import Reach
from gmi_trainer.domain.key_map import Key as OwnKey
from gmi_trainer.domain.key_map import KeyMap
from gmi_trainer.ui.breathe.cautions_view import ASKED, CautionsView
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.words.translate import english

Key = Qt.Key
FIRST, SECOND = (f"cautions.{caution.value}" for caution in ASKED[:2])
TWO = KeyMap(OwnKey(Key.Key_1.value, "1"), OwnKey(Key.Key_2.value, "2"), stop=OwnKey(Key.Key_Q.value, "Q"))
"""The digits tick reasons for everybody else."""


class Person:
    """Somebody who answers without a usual keyboard."""

    def __init__(self, look: Look, qtbot: QtBot, reach: Reach, size: tuple[int, int] = (900, 700)) -> None:
        self.heard: list[tuple[str, object]] = []
        self.view = CautionsView(look, english, None, reach=reach)
        self.view.answered.connect(lambda reasons: self.heard.append(("answered", reasons)))
        self.view.closed.connect(lambda: self.heard.append(("closed", None)))
        qtbot.addWidget(self.view)
        self.view.resize(*size)
        with qtbot.waitExposed(self.view):
            self.view.show()
        self.view.activateWindow()
        qtbot.waitUntil(self.view.isActiveWindow)
        self.view.setFocus()

    @property
    def on(self) -> str:
        focused = QApplication.focusWidget()
        return focused.objectName() if focused is not None else ""

    def has_read(self) -> None:
        timer = self.view.findChild(QTimer, "cautions.read_first")
        assert timer is not None
        timer.stop()

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            focused = QApplication.focusWidget()
            assert focused is not None
            QTest.keyClick(focused, key)

    def go_to(self, name: str) -> None:
        for _ in range(30):
            if self.on == name:
                return
            self.press(Key.Key_1)
        raise AssertionError(name)

    def is_ticked(self, name: str) -> bool:
        button = self.view.findChild(QAbstractButton, name)
        assert button is not None
        return button.isChecked()

    def rest_on(self, name: str) -> None:
        button = self.view.findChild(QAbstractButton, name)
        assert button is not None
        assert button.isVisible()
        place, none = QPointF(button.rect().center()), Qt.MouseButton.NoButton
        event = QMouseEvent(
            QEvent.Type.MouseMove,
            place,
            button.mapToGlobal(place),
            none,
            none,
            Qt.KeyboardModifier.NoModifier,
        )
        QCoreApplication.sendEvent(button, QEvent(QEvent.Type.Leave))  # it was elsewhere before
        QCoreApplication.sendEvent(button, event)
        timers = self.view.findChildren(QTimer, "stage.timer.rest_on_button")
        timer = next(timer for timer in timers if timer.isActive())
        timer.stop()
        timer.timeout.emit()

    def says(self, words: str) -> bool:
        labels = self.view.findChildren(QLabel)
        return any(words in label.text() for label in labels if label.isVisible())

    def says_more(self) -> bool:
        button = self.view.findChild(QAbstractButton, "cautions.on")
        assert button is not None
        return button.text() == "Read on below"


@pytest.fixture
def pedals(look: Look, qtbot: QtBot) -> Person:
    return Person(look, qtbot, Reach(own_keys=TWO))


@pytest.fixture
def resting(look: Look, qtbot: QtBot) -> Person:
    return Person(look, qtbot, Reach(dwell_ms=800), (900, 900))


def test_two_pedals_say_that_nothing_applies(pedals: Person) -> None:
    pedals.has_read()
    assert pedals.on == "cautions.on"
    pedals.press(Key.Key_2)

    assert pedals.heard == [("answered", frozenset())]


def test_two_pedals_tick_and_go_on_to_what_follows_and_to_breathing(pedals: Person) -> None:
    pedals.has_read()
    pedals.go_to(SECOND)
    pedals.press(Key.Key_2)
    assert pedals.is_ticked(SECOND)
    assert not pedals.is_ticked(FIRST), "their digit goes on to the next button"
    pedals.go_to("cautions.on")
    pedals.press(Key.Key_2)
    assert not pedals.view.is_asking
    pedals.has_read()
    pedals.go_to("cautions.settle_instead")
    pedals.go_to("cautions.on")
    pedals.press(Key.Key_2)

    assert pedals.heard == [("answered", frozenset({ASKED[1]}))]


def test_a_pedal_that_was_pressed_twice_by_mistake_has_answered_nothing(pedals: Person) -> None:
    pedals.press(Key.Key_2)

    assert pedals.heard == []


def test_every_reason_is_on_the_way_of_the_pedal(pedals: Person) -> None:
    pedals.has_read()
    seen = []
    for _ in range(30):
        pedals.press(Key.Key_1)
        seen.append(pedals.on)
        if pedals.on == "cautions.on":
            break
    ticks = [f"cautions.{caution.value}" for caution in ASKED]

    assert [name for name in seen if name in ticks] == ticks
    assert {"cautions.close", "cautions.skip", "cautions.settle", "cautions.safety"} <= set(seen)


def test_the_own_key_for_stop_closes(pedals: Person) -> None:
    pedals.press(Key.Key_Q)

    assert pedals.heard == [("closed", None)]


def test_from_beside_the_buttons_a_pedal_comes_to_them(pedals: Person) -> None:
    title = pedals.view.findChild(QLabel, "cautions.title")
    assert title is not None
    title.setFocus()
    pedals.press(Key.Key_2)

    assert pedals.on == "cautions.on"
    assert pedals.heard == []


def test_ticking_and_going_on_by_resting(resting: Person) -> None:
    resting.rest_on(FIRST)
    assert resting.is_ticked(FIRST)
    resting.rest_on("cautions.on")
    assert not resting.view.is_asking
    resting.rest_on("cautions.on")

    assert resting.heard == [("answered", frozenset({ASKED[0]}))]


def test_in_a_low_window_resting_leads_through_all_reasons_first(look: Look, qtbot: QtBot) -> None:
    person = Person(look, qtbot, Reach(dwell_ms=800), (700, 420))
    last = person.view.tiles[-1]
    for _ in range(20):
        assert person.heard == []
        if not person.says_more():
            break
        person.rest_on("cautions.on")

    assert last.visibleRegion().boundingRect().height() == last.height()
    person.rest_on("cautions.on")
    assert person.heard == [("answered", frozenset())]


@pytest.mark.parametrize(
    ("reach", "words"),
    [
        (Reach(own_keys=TWO), "1 goes on to the next one and 2 presses it."),
        (Reach(dwell_ms=800), "Rest the pointer on a button to press it."),
    ],
)
def test_how_to_answer_is_said(look: Look, qtbot: QtBot, reach: Reach, words: str) -> None:
    assert Person(look, qtbot, reach).says(words)
    assert not Person(look, qtbot, Reach()).says(words)


def test_without_own_keys_digits_tick(look: Look, qtbot: QtBot) -> None:
    person = Person(look, qtbot, replace(Reach(), dwell_ms=None))
    person.press(Key.Key_1)

    assert person.is_ticked(FIRST)
