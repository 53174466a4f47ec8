"""How you answer: only what belongs to the way chosen, keys and pedals by one press, and a place to try it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.activity import KeyPair
from gmi_trainer.domain.body import AnsweringLimb, InputKind
from gmi_trainer.services.drill_choices import DrillChoices
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.pages.settings.key_setup import KeySetup
from gmi_trainer.ui.pages.settings.try_it import TryIt
from gmi_trainer.ui.pages.settings_page import SettingsPage
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.stylesheet import TOUCH_PX
from gmi_trainer.ui.theme.theme import Scheme, Theme
from gmi_trainer.ui.widgets.choices import ChoiceRow, ChoiceTile
from gmi_trainer.ui.widgets.undo_bar import UndoBar
from tests.ui.inspection import cut_words, nameless, small_targets
from tests.ui.pages.desk_of_fakes import FakeDesk

Key = Qt.Key
W = TypeVar("W", bound=QWidget)


class Card:
    """The card in its page, with hands."""

    def __init__(self, desk: FakeDesk, qtbot: QtBot, width: int = 900, height: int = 700) -> None:
        self.desk = desk
        self.bot = qtbot
        self.page: SettingsPage = desk.settings_page()
        qtbot.addWidget(self.page)
        self.page.resize(width, height)
        with qtbot.waitExposed(self.page):
            self.page.show()
        self.page.activateWindow()

    @property
    def kept(self) -> DrillChoices:
        return self.desk.choices.load()

    @property
    def setup(self) -> KeySetup:
        return self.find(KeySetup, "settings.key_setup")

    @property
    def try_it(self) -> TryIt:
        (found,) = self.page.findChildren(TryIt)
        return found

    def find(self, kind: type[W], name: str) -> W:
        found = self.page.findChild(kind, name)
        assert found is not None, name
        return found

    def choose(self, name: str) -> None:
        self.bot.mouseClick(self.find(ChoiceTile, f"settings.{name}"), Qt.MouseButton.LeftButton)

    def click(self, name: str) -> None:
        self.bot.mouseClick(self.find(QPushButton, name), Qt.MouseButton.LeftButton)

    def is_shown(self, name: str) -> bool:
        return self.find(QWidget, name).isVisible()

    def down(self, key: Qt.Key, *, scan: int = 0, repeat: bool = False, up: bool = True) -> None:
        """Press and let go, as the window system tells it."""
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease)[: 2 if up else 1]:
            event = QKeyEvent(kind, key.value, Qt.KeyboardModifier.NoModifier, scan, 0, 0, "", repeat)
            QCoreApplication.sendEvent(self.setup, event)

    def settle(self) -> None:
        timer = self.setup.findChild(QTimer, "settings.key_setup.settle")
        assert timer is not None
        assert timer.isActive()
        timer.stop()
        timer.timeout.emit()

    def undo(self) -> None:
        bar = self.page.undo_bar
        assert isinstance(bar, UndoBar)
        assert bar.isVisible()
        self.click(f"{bar.objectName()}.undo")


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Background]:
    jobs = Background()
    yield jobs
    jobs.close()


@pytest.fixture
def desk(look: Look, jobs: Background) -> FakeDesk:
    return FakeDesk(look, jobs)


@pytest.fixture
def card(desk: FakeDesk, qtbot: QtBot) -> Card:
    return Card(desk, qtbot)


@pytest.mark.parametrize(
    ("kind", "keys", "dwell"),
    [("keyboard", True, False), ("mouse", False, False), ("touch", False, False), ("dwell", False, True)],
)
def test_only_what_belongs_to_the_way_is_shown(card: Card, kind: str, keys: bool, dwell: bool) -> None:
    card.choose(f"input.{kind}")

    assert card.is_shown("settings.keys") is keys
    assert card.is_shown("settings.dwell") is dwell
    assert card.is_shown("settings.limb")
    assert not card.is_shown("settings.key_setup")


def test_another_way_is_kept_at_once_and_can_be_taken_back(card: Card) -> None:
    card.choose("input.dwell")
    card.choose("dwell.1500")
    assert (card.kept.input_kind, card.kept.dwell_ms) == (InputKind.DWELL, 1500)

    card.undo()
    assert (card.kept.input_kind, card.kept.dwell_ms) == (InputKind.DWELL, 1000)
    assert card.find(ChoiceRow, "settings.dwell").value == 1000


def test_one_hand_gets_its_keys_and_they_are_named(card: Card) -> None:
    card.choose("limb.right_hand")
    line = card.find(QLabel, "settings.other_keys").text()

    assert line == "Pause: Enter · Stop: Backspace · Not this picture: Delete"
    card.choose("limb.left_hand")
    assert (card.kept.limb, card.kept.keys) == (AnsweringLimb.LEFT_HAND, KeyPair.A_D)
    assert "Not this picture: X" in card.find(QLabel, "settings.other_keys").text()


def test_a_pedal_is_set_up_by_pressing_it_once(card: Card) -> None:
    card.choose("keys.own")
    assert card.setup.hasFocus()
    assert card.setup.prompt == "Press the key or pedal that should mean left."
    card.down(Key.Key_F13, scan=191)
    assert (card.setup.heard, card.setup.prompt) == (
        "Left: F13  ✓",
        "Now press the one that should mean right.",
    )
    card.settle()
    card.down(Key.Key_B, scan=56)
    card.settle()

    own = card.kept.own_keys_in_use
    assert own is not None
    assert (own.left.name, own.left.scan, own.right.name) == ("F13", 191, "B")
    assert not card.is_shown("settings.key_setup")
    assert card.find(QPushButton, "settings.own_key.left").text() == "Left: F13"
    assert card.find(ChoiceRow, "settings.keys").value == "own"


def test_a_pedal_that_sends_several_keys_and_repeats_counts_once(card: Card) -> None:
    card.choose("keys.own")
    card.down(Key.Key_A, up=False)
    card.down(Key.Key_A, repeat=True, up=False)
    card.down(Key.Key_C)
    card.down(Key.Key_Return)
    assert card.setup.heard == "Left: A  ✓"
    card.settle()
    card.down(Key.Key_B)
    card.down(Key.Key_C)
    card.settle()

    own = card.kept.own_keys_in_use
    assert own is not None
    assert (own.left.name, own.right.name) == ("A", "B")


def test_a_pedal_that_sends_control_and_a_letter_means_the_letter(card: Card) -> None:
    card.choose("keys.own")
    card.down(Key.Key_Control, up=False)
    card.down(Key.Key_K)

    assert card.setup.heard == "Left: K  ✓"


@pytest.mark.parametrize(
    ("key", "sentence"),
    [
        (Key.Key_Space, "Space already means “Pause”. Press another one, or change that key first."),
        (Key.Key_N, "N already means “Not this picture”. Press another one, or change that key first."),
        (Key.Key_Tab, "Tab is needed to find your way in the program. Press another one, please."),
        (Key.Key_Control, "Shift, Ctrl, Alt and lock keys do nothing alone. Press another one, please."),
        (Key.Key_VolumeUp, "The computer keeps that key for itself. Press another one, please."),
        (Key.Key_unknown, "The computer could not tell which key that was. Press another one, please."),
    ],
)
def test_a_key_that_cannot_be_taken_says_why_and_waits_on(card: Card, key: Qt.Key, sentence: str) -> None:
    card.choose("keys.own")
    card.down(key)

    assert card.setup.clash == sentence
    assert card.setup.isVisible()
    card.down(Key.Key_Q)
    assert card.setup.heard == "Left: Q  ✓"


def test_the_same_key_for_left_and_right_is_refused(card: Card) -> None:
    card.choose("keys.own")
    card.down(Key.Key_Q)
    card.settle()
    card.down(Key.Key_Q)

    assert card.setup.clash == "Q already means “Left”. Press another one, or change that key first."


@pytest.mark.parametrize("way", ["key", "button"])
def test_leaving_the_set_up_changes_nothing(card: Card, way: str) -> None:
    card.choose("keys.own")
    card.down(Key.Key_Q)
    card.settle()
    if way == "key":
        card.down(Key.Key_Escape)
    else:
        card.click("settings.key_setup.leave")

    assert card.kept == DrillChoices()
    assert not card.is_shown("settings.key_setup")
    assert card.find(ChoiceRow, "settings.keys").value is KeyPair.ARROWS


def set_up_pedals(card: Card) -> None:
    card.choose("keys.own")
    for key in (Key.Key_F13, Key.Key_B):
        card.down(key)
        card.settle()


def test_a_click_elsewhere_says_how_to_bring_the_keys_back(card: Card) -> None:
    card.choose("keys.own")
    hears = [card.setup.hears]
    card.try_it.setFocus()
    hears.append(card.setup.hears)
    card.bot.mouseClick(card.setup, Qt.MouseButton.LeftButton)
    hears.append(card.setup.hears)

    assert hears == [True, False, True]


def test_own_keys_pressed_once_more_brings_the_keys_back(card: Card) -> None:
    card.choose("keys.own")
    card.choose("keys.own")

    assert card.setup.hears
    assert card.page.focusWidget() is card.setup


def test_each_key_can_be_given_anew(card: Card) -> None:
    set_up_pedals(card)
    card.click("settings.own_key.skip")
    assert card.setup.prompt == "Press the key for “not this picture”."
    card.down(Key.Key_B)
    assert card.setup.clash.startswith("B already means “Right”.")
    card.down(Key.Key_F14)
    card.settle()

    assert card.find(QPushButton, "settings.own_key.skip").text() == "Not this picture: F14"
    assert card.kept.key_map.left.name == "F13"


def test_back_to_the_usual_keys_and_back_again(card: Card) -> None:
    set_up_pedals(card)
    own = card.kept
    card.click("settings.usual_keys")
    assert (card.kept.own_keys, card.kept.uses_own_keys) == (None, False)
    assert not card.is_shown("settings.usual_keys")

    card.undo()
    assert card.kept == own
    assert card.is_shown("settings.usual_keys")


def test_own_keys_are_taken_up_again_with_one_press(card: Card) -> None:
    set_up_pedals(card)
    card.choose("keys.f_j")
    assert card.kept.key_map.left.name == "F"
    card.choose("keys.own")

    assert card.kept.key_map.left.name == "F13"
    assert not card.is_shown("settings.key_setup")


def test_keys_can_be_tried(card: Card) -> None:
    pad = card.try_it.pad
    assert card.try_it.words.startswith("Click here")
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert card.try_it.words == "Now press a key."
    for key, word in ((Key.Key_Left, "Left"), (Key.Key_Right, "Right"), (Key.Key_Space, "Pause")):
        QTest.keyClick(pad, key)
        assert card.try_it.words == word
    QTest.keyClick(pad, Key.Key_N)
    assert card.try_it.words == "Not this picture"
    QTest.keyClick(pad, Key.Key_Escape)
    assert card.try_it.words == "Stop"


def test_own_keys_can_be_tried_at_once(card: Card) -> None:
    set_up_pedals(card)
    QTest.keyClick(card.try_it.pad, Key.Key_B)

    assert card.try_it.words == "Right"


def test_clicks_can_be_tried(card: Card) -> None:
    card.choose("input.mouse")
    pad = card.try_it.pad
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert card.try_it.words == "Left"
    QTest.keyClick(pad, Key.Key_Right)

    assert card.try_it.words == "Left", "keys are not what was chosen"


def test_resting_can_be_tried(card: Card) -> None:
    card.choose("input.dwell")
    pad = card.try_it.pad
    none, nothing = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    for x in (pad.width() / 2, pad.width() - 3):
        place = QPointF(x, 20)
        event = QMouseEvent(QEvent.Type.MouseMove, place, pad.mapToGlobal(place), none, none, nothing)
        QCoreApplication.sendEvent(pad, event)
    assert pad.is_resting
    timer = pad.findChildren(QTimer, "drill.timer.rest")[-1]
    timer.stop()
    timer.timeout.emit()

    assert card.try_it.words == "Right"


def test_what_was_chosen_elsewhere_is_shown(card: Card) -> None:
    other = Card(card.desk, card.bot)
    set_up_pedals(other)
    card.page.refresh()

    assert card.find(ChoiceRow, "settings.keys").value == "own"
    assert card.is_shown("settings.usual_keys")


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize(("width", "height"), [(900, 700), (640, 480)])
def test_no_word_is_cut_and_every_target_is_large(
    desk: FakeDesk, qtbot: QtBot, percent: int, width: int, height: int
) -> None:
    desk.look.set_theme(Theme(Scheme.LIGHT, percent))
    card = Card(desk, qtbot, width, height)
    part = card.find(QWidget, "settings.answers")
    for tile in ("input.dwell", "input.keyboard", "keys.own", None):
        if tile is not None:
            card.choose(tile)
        else:
            card.down(Key.Key_Space)
        qtbot.waitUntil(lambda: cut_words(part) == [])
        assert small_targets(part, TOUCH_PX * percent // 100) == []
    card.click("settings.key_setup.leave")
    set_up_pedals(card)
    qtbot.waitUntil(lambda: cut_words(part) == [])
    assert small_targets(part, TOUCH_PX * percent // 100) == []
    assert nameless(part) == []
