"""A minute of gentle breathing while settling: followed by the clock, ended by one key, kept nowhere."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.breathing import LADDER, BreathPattern, Pacer, breaths_in
from gmi_trainer.domain.script import Moment
from gmi_trainer.ui.breathe.pacer_view import PacerView
from gmi_trainer.ui.settle import gentle_breath
from gmi_trainer.ui.settle.gentle_breath import GENTLE, GentleBreath
from gmi_trainer.ui.settle.settle_view import SettleView
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.theme import Scheme, Theme
from gmi_trainer.ui.words.settling import gentle_breath_words, settle_steps
from gmi_trainer.ui.words.translate import english
from tests.fakes import FakeClock
from tests.ui.inspection import cut_words, nameless, small_targets

Key = Qt.Key
STEPS = settle_steps(english)
LEAD_IN = timedelta(seconds=3)
ONE_BREATH = timedelta(seconds=7)
A_LOOK = timedelta(milliseconds=500)


class Scene:
    """Settling, a clock that is driven, and what the pacer was told to show."""

    def __init__(self, look: Look, bot: QtBot, size: tuple[int, int] = (900, 700)) -> None:
        self.look = look
        self.clock = FakeClock(now_ns=5_000_000_000)
        self.view = SettleView(look, self.clock)
        bot.addWidget(self.view)
        self.view.resize(*size)
        with bot.waitExposed(self.view):
            self.view.show()
        self.view.activateWindow()
        bot.waitUntil(self.view.isActiveWindow)
        self.view.setFocus()

    @property
    def breath(self) -> GentleBreath:
        breath = self.view.breath
        assert breath is not None
        return breath

    @property
    def on(self) -> str:
        focused = QApplication.focusWidget()
        return focused.objectName() if focused is not None else ""

    @property
    def said(self) -> list[str]:
        return [label.text() for label in self.view.findChildren(QLabel) if label.isVisible()]

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            focused = QApplication.focusWidget()
            assert focused is not None, "nothing has the keyboard"
            QTest.keyClick(focused, key)

    def choose(self, name: str) -> None:
        button = self.view.findChild(QPushButton, name)
        assert button is not None
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def pass_time(self, by: timedelta) -> None:
        """In small steps, and at each of them the clock is looked at, as the timer would have it."""
        while by > timedelta() and self.view.breath is not None:
            step = min(A_LOOK, by)
            self.clock.advance(step)
            by -= step
            timer = self.breath.findChild(QTimer, "settle.breath.timer")
            assert timer is not None
            timer.timeout.emit()


@pytest.fixture
def scene(look: Look, qtbot: QtBot) -> Scene:
    return Scene(look, qtbot)


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[Moment]:
    """Every moment that the pacer is told to show, which it shows all the same."""
    moments: list[Moment] = []
    really = PacerView.show_moment

    def show(self: PacerView, moment: Moment, *, pattern: BreathPattern, breaths: int) -> None:
        moments.append(moment)
        really(self, moment, pattern=pattern, breaths=breaths)

    monkeypatch.setattr(PacerView, "show_moment", show)
    return moments


def test_it_is_the_gentlest_there_is_for_about_a_minute(scene: Scene, shown: list[Moment]) -> None:
    assert GENTLE == LADDER[0] == BreathPattern(3_000, 4_000)
    scene.choose("settle.breathe")
    scene.pass_time(LEAD_IN)
    scene.pass_time(ONE_BREATH)

    in_s = [m.into_ns / 1e9 for m in shown if (m.phase.kind, m.phase.round) == ("in", 1)]
    out_s = [m.into_ns / 1e9 for m in shown if (m.phase.kind, m.phase.round) == ("out", 1)]
    assert in_s == [n / 2 for n in range(6)]
    assert out_s == [n / 2 for n in range(8)]
    assert (shown[-1].phase.kind, shown[-1].phase.round) == ("in", 2)


def test_after_the_minute_it_leads_back_to_the_step_that_was_left(scene: Scene) -> None:
    scene.press(Key.Key_Space)
    scene.choose("settle.breathe")
    scene.pass_time(LEAD_IN + ONE_BREATH * breaths_in(1, GENTLE) - A_LOOK)
    assert not scene.view.panel.isVisible()

    scene.pass_time(A_LOOK)

    assert scene.view.breath is None
    assert scene.view.panel.isVisible()
    assert scene.view.step == 1
    assert STEPS[1].title in scene.said
    assert scene.on == "settle.on"


@pytest.mark.parametrize("key", [Key.Key_Escape, Key.Key_Space, Key.Key_Return, Key.Key_Backspace])
def test_one_key_ends_it_and_escape_leaves_only_the_second_time(
    scene: Scene, qtbot: QtBot, key: Qt.Key
) -> None:
    with qtbot.assertNotEmitted(scene.view.done):
        scene.press(Key.Key_B)
        assert scene.on == "settle.breath.stop"
        scene.pass_time(LEAD_IN)
        scene.press(key)
        assert scene.view.breath is None
        assert scene.view.step == 0, "the key that ended it did nothing else"

    with qtbot.waitSignal(scene.view.done):
        scene.press(Key.Key_Escape)


def test_a_button_ends_it_and_a_press_beside_it_does_nothing(scene: Scene) -> None:
    scene.choose("settle.breathe")
    QTest.mouseClick(scene.breath, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert scene.view.breath is not None
    assert scene.view.step == 0

    scene.choose("settle.breath.stop")

    assert scene.view.breath is None


def test_it_can_be_followed_again_from_every_step(scene: Scene) -> None:
    for _ in STEPS:
        scene.press(Key.Key_B)
        scene.pass_time(LEAD_IN + ONE_BREATH)
        scene.press(Key.Key_Escape)
        if not scene.view.is_at_end:
            scene.press(Key.Key_Space)

    assert scene.view.step == len(STEPS) - 1


def test_b_while_breathing_begins_nothing_anew(scene: Scene) -> None:
    scene.press(Key.Key_B)
    first = scene.breath
    scene.press(Key.Key_B)

    assert scene.breath is first


def test_a_computer_that_slept_finds_settling_again(scene: Scene) -> None:
    scene.choose("settle.breathe")
    scene.pass_time(LEAD_IN)
    scene.clock.advance(timedelta(minutes=20))
    scene.pass_time(A_LOOK)

    assert scene.view.breath is None
    assert scene.view.panel.isVisible()


def test_no_timer_is_left_over(scene: Scene, qtbot: QtBot) -> None:
    scene.choose("settle.breathe")
    timer = scene.breath.findChild(QTimer, "settle.breath.timer")
    assert timer is not None
    assert timer.isActive()
    assert timer.timerType() is Qt.TimerType.PreciseTimer
    with qtbot.waitSignal(timer.destroyed):
        scene.press(Key.Key_Escape)
        assert not timer.isActive()

    assert scene.view.findChildren(QTimer) == []


def test_it_stands_still_out_of_view(scene: Scene) -> None:
    scene.choose("settle.breathe")
    timer = scene.breath.findChild(QTimer, "settle.breath.timer")
    assert timer is not None

    scene.view.hide()

    assert not timer.isActive()


def test_it_is_a_circle_and_only_words_where_nothing_may_move(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    styles: list[Pacer] = []
    really: Callable[[PacerView, Pacer], None] = PacerView.set_style

    def set_style(self: PacerView, pacer: Pacer) -> None:
        styles.append(pacer)
        really(self, pacer)

    monkeypatch.setattr(PacerView, "set_style", set_style)
    scene.choose("settle.breathe")
    timer = scene.breath.findChild(QTimer, "settle.breath.timer")
    assert timer is not None
    assert (styles[-1], timer.interval()) == (Pacer.CIRCLE, 16)

    scene.look.set_theme(Theme(Scheme.LIGHT, reduced_motion=True))

    assert (styles[-1], timer.interval()) == (Pacer.WORDS, 250)


def test_it_says_how_to_breathe_aloud(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(gentle_breath, "announce", lambda _source, words: told.append(words))
    scene.choose("settle.breathe")

    assert told == ["Small, quiet breaths. Stop whenever you like."]
    assert told[0] == gentle_breath_words(english)
    assert told[0] in scene.said


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("size", [(640, 480), (700, 520)])
def test_no_word_is_cut_off_and_the_pacer_has_room(
    look: Look, qtbot: QtBot, percent: int, size: tuple[int, int]
) -> None:
    look.set_theme(Theme(Scheme.DARK, percent))
    scene = Scene(look, qtbot, size)
    scene.choose("settle.breathe")
    scene.pass_time(LEAD_IN)

    qtbot.waitUntil(lambda: cut_words(scene.view) == [], timeout=2000)
    assert nameless(scene.view) == []
    assert small_targets(scene.view, look.length("touch")) == []
    assert scene.view.size().toTuple() == size
    assert scene.breath.pacer.height() >= 150
    assert all(inside(part, scene.view) for part in scene.view.findChildren(QPushButton) if part.isVisible())


def inside(part: QWidget, whole: QWidget) -> bool:
    """Whether all of a part lies within the whole."""
    return whole.rect().contains(part.rect().translated(part.mapTo(whole, QPoint())))
