"""Settling with two pedals, or with a pointer that rests."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.answering import Reach
from gmi_trainer.domain.key_map import Key as OwnKey
from gmi_trainer.domain.key_map import KeyMap
from gmi_trainer.ui.settle.settle_view import SettleView
from gmi_trainer.ui.stage.dwell_buttons import TARGET_PX
from gmi_trainer.ui.theme.look import Look
from tests.fakes import FakeClock

Key = Qt.Key
TWO = KeyMap(OwnKey(Key.Key_F13.value, "F13"), OwnKey(Key.Key_K.value, "K"))
STOP_Q = OwnKey(Key.Key_Q.value, "Q")
PEDALS = Reach(own_keys=TWO)
RESTING = Reach(dwell_ms=800)


class Scene:
    """Somebody who settles."""

    def __init__(self, look: Look, qtbot: QtBot, reach: Reach) -> None:
        self.left = 0
        self.view = SettleView(look, FakeClock(), reach=reach)
        self.view.done.connect(self._on_view_done)
        qtbot.addWidget(self.view)
        self.view.resize(900, 700)
        with qtbot.waitExposed(self.view):
            self.view.show()
        self.view.activateWindow()
        qtbot.waitUntil(self.view.isActiveWindow)
        self.view.setFocus()

    @property
    def on(self) -> str:
        focused = QApplication.focusWidget()
        return focused.objectName() if focused is not None else ""

    def breathes(self) -> bool:
        return self.view.breath is not None

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            focused = QApplication.focusWidget()
            assert focused is not None, "nothing has the keyboard"
            QTest.keyClick(focused, key)

    def button(self, name: str) -> QPushButton:
        """The one in view: what a message replaced is still about to be deleted."""
        return next(b for b in self.view.findChildren(QPushButton, name) if b.isVisible())

    def words(self) -> list[str]:
        return [button.text() for button in self.view.findChildren(QPushButton) if button.isVisible()]

    def rest_on(self, name: str) -> None:
        button = self.button(name)
        place, none = QPointF(button.rect().center()), Qt.MouseButton.NoButton
        event = QMouseEvent(
            QEvent.Type.MouseMove,
            place,
            button.mapToGlobal(place),
            none,
            none,
            Qt.KeyboardModifier.NoModifier,
        )
        QCoreApplication.sendEvent(button, event)
        timers = self.view.findChildren(QTimer, "stage.timer.rest_on_button")
        timer = next(timer for timer in timers if timer.isActive())
        timer.stop()
        timer.timeout.emit()

    def _on_view_done(self) -> None:
        self.left += 1


@pytest.fixture
def pedals(look: Look, qtbot: QtBot) -> Scene:
    return Scene(look, qtbot, PEDALS)


@pytest.fixture
def resting(look: Look, qtbot: QtBot) -> Scene:
    return Scene(look, qtbot, RESTING)


def test_the_right_pedal_goes_through_the_whole_round_and_out(pedals: Scene) -> None:
    while not pedals.view.is_at_end:
        pedals.press(Key.Key_K)
    assert pedals.left == 0
    pedals.press(Key.Key_K)

    assert pedals.left == 1


def test_two_pedals_breathe_and_come_back(pedals: Scene) -> None:
    pedals.press(Key.Key_F13)
    assert pedals.on == "settle.breathe"
    pedals.press(Key.Key_K)
    assert pedals.breathes()
    pedals.press(Key.Key_F13)
    assert pedals.breathes(), "there is nowhere else to go"
    pedals.press(Key.Key_K)

    assert not pedals.breathes()
    assert pedals.view.step == 0


def test_from_beside_the_buttons_a_pedal_comes_to_them(pedals: Scene) -> None:
    pedals.view.panel.setFocus()
    pedals.press(Key.Key_K)

    assert (pedals.on, pedals.view.step) == ("settle.on", 0)


@pytest.mark.parametrize("is_breathing", [False, True])
def test_the_own_key_for_stop_goes_back(look: Look, qtbot: QtBot, is_breathing: bool) -> None:
    scene = Scene(look, qtbot, Reach(own_keys=replace(TWO, stop=STOP_Q)))
    if is_breathing:
        scene.press(Key.Key_B)
        assert scene.breathes()
        scene.press(Key.Key_Q)
        assert not scene.breathes()
    scene.press(Key.Key_Q)

    assert scene.left == 1


def test_b_with_another_meaning_breathes_no_more_and_is_not_named(look: Look, qtbot: QtBot) -> None:
    keys = replace(TWO, right=OwnKey(Key.Key_B.value, "B"))
    scene = Scene(look, qtbot, Reach(own_keys=keys))
    assert scene.words() == ["Go on (B)", "Breathe slowly", "Back to where I was (Esc)"]
    scene.press(Key.Key_B)

    assert not scene.breathes()
    assert scene.view.step == 1


@pytest.mark.parametrize(
    ("reach", "words", "last"),
    [
        (
            Reach(),
            ["Go on (Space)", "Breathe slowly (B)", "Back to where I was (Esc)"],
            "Back to where I was (Space)",
        ),
        (
            PEDALS,
            ["Go on (K)", "Breathe slowly (B)", "Back to where I was (Esc)"],
            "Back to where I was (K)",
        ),
    ],
)
def test_the_buttons_name_the_keys_in_force(
    look: Look, qtbot: QtBot, reach: Reach, words: list[str], last: str
) -> None:
    scene = Scene(look, qtbot, reach)
    assert scene.words() == words
    while not scene.view.is_at_end:
        scene.press(Key.Key_Space)

    assert scene.words() == [last, "Breathe slowly (B)", "Once more"]


def test_settling_by_resting_alone(resting: Scene) -> None:
    assert resting.button("settle.on").height() >= TARGET_PX
    resting.rest_on("settle.on")
    assert resting.view.step == 1
    resting.rest_on("settle.breathe")
    assert resting.breathes()
    assert resting.button("settle.breath.stop").minimumHeight() >= TARGET_PX
    resting.rest_on("settle.breath.stop")
    assert not resting.breathes()
    resting.rest_on("settle.back")

    assert resting.left == 1
