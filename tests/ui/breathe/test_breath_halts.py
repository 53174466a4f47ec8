"""Pauses, gaps, "easier" and dizziness: every way in which breathing halts, and how it goes on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.breathing import EASIEST, LADDER, BreathSpec, Ending
from gmi_trainer.domain.diary import DiaryKind
from gmi_trainer.ui.breathe import panels
from gmi_trainer.ui.breathe.controller import Step
from gmi_trainer.ui.main_window import MainWindow, Place
from gmi_trainer.ui.pages import practice_result
from tests.ui.breathe.breath_theatre import GO_ON_S, LEAD_IN_S, BreathTheatre, on

Key = Qt.Key
LONG = BreathSpec()
Way = Callable[[BreathTheatre], None]


# -- pauses ------------------------------------------------------------------------------------------------


def pause_by_space(theatre: BreathTheatre) -> None:
    theatre.press(Key.Key_Space)


def pause_by_enter(theatre: BreathTheatre) -> None:
    theatre.press(Key.Key_Return)


def pause_by_button(theatre: BreathTheatre) -> None:
    theatre.click("breath.pause")


def pause_by_pressing_the_pacer(theatre: BreathTheatre) -> None:
    pacer = theatre.stage.pacer
    below = theatre.view.childAt(pacer.mapTo(theatre.view, pacer.rect().center()))
    assert below is not None
    QTest.mousePress(below, Qt.MouseButton.LeftButton, pos=QPoint(40, 40))


def pause_by_a_cover(theatre: BreathTheatre) -> None:
    """F1 or F2 lay something over it, and take it away again."""
    theatre.stage.hide()
    theatre.stage.show()
    theatre.view.setFocus(Qt.FocusReason.OtherFocusReason)


@pytest.mark.parametrize(
    "pause",
    [pause_by_space, pause_by_enter, pause_by_button, pause_by_pressing_the_pacer, pause_by_a_cover],
)
def test_it_pauses(theatre: BreathTheatre, pause: Way) -> None:
    theatre.begin().breathe(LEAD_IN_S + 13)
    pause(theatre)

    assert theatre.at(Step.PAUSED)
    assert theatre.panel == "breath.paused"
    assert "Take all the time you need." in theatre.words()
    assert "When you go on, a new breath begins: 4 in, 8 out." in theatre.words()
    assert theatre.cues.heard[-1] == "halt"
    assert theatre.rows("SELECT breaths, pauses FROM breathing") == [(1, 1)]


def test_going_on_begins_a_new_breath_after_a_short_lead_in(theatre: BreathTheatre) -> None:
    theatre.begin().breathe(LEAD_IN_S + 12 + 9)
    theatre.press(Key.Key_Space)
    assert on() == "breath.go_on"
    theatre.clock.advance(timedelta(hours=8))
    theatre.cues.heard.clear()
    theatre.press(Key.Key_Space)
    assert theatre.panel == ""
    theatre.breathe(GO_ON_S + 12.1)

    assert theatre.cues.heard == ["lead_in 2", "in 2", "out 2", "in 3"]
    assert theatre.controller.run.breaths_done == 2
    assert theatre.controller.run.sleeps == 0, "a pause may last as long as it likes"


def test_the_pacer_stands_still_meanwhile(theatre: BreathTheatre) -> None:
    theatre.begin().breathe(10)
    theatre.press(Key.Key_Space)
    theatre.clock.advance_ms(60_000)
    theatre.timer("tick").timeout.emit()  # one that was under way

    assert theatre.at(Step.PAUSED)


def test_a_window_that_is_put_away_goes_on(theatre: BreathTheatre) -> None:
    """Somebody breathes with eyes closed; the system tells the window that it is not seen."""
    theatre.begin().breathe(10)
    event = QHideEvent()
    theatre.stage.hideEvent(_Spontaneous(event))
    assert theatre.at(Step.BREATHING)

    theatre.stage.hideEvent(event)
    assert theatre.at(Step.PAUSED)


class _Spontaneous(QHideEvent):
    """From the window system."""

    def __init__(self, _event: QHideEvent) -> None:
        super().__init__()

    def spontaneous(self) -> bool:
        return True


def test_another_window_in_front_changes_nothing(theatre: BreathTheatre) -> None:
    theatre.begin().breathe(10)
    for kind in (QEvent.Type.WindowDeactivate, QEvent.Type.ActivationChange):
        QCoreApplication.sendEvent(theatre.view, QEvent(kind))
    QCoreApplication.sendEvent(
        theatre.stage, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.ActiveWindowFocusReason)
    )

    assert theatre.at(Step.BREATHING)


def test_a_cover_over_the_ready_screen_or_a_pause_leaves_it_as_it_is(theatre: BreathTheatre) -> None:
    theatre.open()
    pause_by_a_cover(theatre)
    assert theatre.panel == "breath.ready"
    theatre.press(Key.Key_Space)
    theatre.press(Key.Key_Space)
    pause_by_a_cover(theatre)

    assert theatre.panel == "breath.paused"
    assert theatre.controller.run.pauses == 1


def test_who_comes_back_from_a_cover_has_the_keyboard_on_going_on(theatre: BreathTheatre) -> None:
    theatre.begin().breathe(10)
    pause_by_a_cover(theatre)

    assert on() == "breath.go_on"


def test_help_laid_over_the_window_pauses_and_leads_back_to_going_on(
    theatre: BreathTheatre, qtbot: QtBot
) -> None:
    place = Place("breathe", "Breathe", "wind", lambda _workspace: QWidget())
    window = MainWindow(theatre.look, [place], brand="Here")
    qtbot.addWidget(window)
    window.resize(900, 700)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.enter_stage(theatre.view)
    theatre.begin().breathe(10)
    window.lay_over(QWidget())
    assert theatre.at(Step.PAUSED)
    window.uncover()

    assert theatre.panel == "breath.paused"
    assert on() == "breath.go_on"
    window.leave_stage()


def test_a_halt_is_told_aloud(theatre: BreathTheatre, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    for place in (panels, practice_result):
        monkeypatch.setattr(place, "announce", lambda _source, words: told.append(words))
    theatre.begin(LONG).breathe(LEAD_IN_S + 13)
    told.clear()
    theatre.press(Key.Key_Space)
    theatre.press(Key.Key_Escape)

    assert [words.split(".")[0] for words in told] == ["Paused", "1 whole breath"]


def test_a_held_key_is_one_press(theatre: BreathTheatre) -> None:
    theatre.begin().breathe(10)
    for repeats in (False, True, True, True):
        target = theatre.view.focusWidget() or theatre.view
        QCoreApplication.sendEvent(target, _key(Key.Key_Space, repeats=repeats))

    assert theatre.at(Step.PAUSED)
    assert theatre.controller.run.pauses == 1


def _key(key: Qt.Key, *, repeats: bool) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key.value, Qt.KeyboardModifier.NoModifier, " ", repeats)


def test_other_keys_do_nothing(theatre: BreathTheatre) -> None:
    theatre.begin().breathe(10)
    for key in (Key.Key_A, Key.Key_5, Key.Key_Left, Key.Key_Up, Key.Key_Shift):
        theatre.press(key)
    QTest.mousePress(theatre.stage, Qt.MouseButton.RightButton, pos=QPoint(40, 40))

    assert theatre.at(Step.BREATHING)


# -- stopping ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("seconds", "sentence"),
    [
        (3, "You stopped before the first whole breath. That is fine."),
        (LEAD_IN_S + 13, "1 whole breath. That counts."),
        (LEAD_IN_S + 7 * 12 + 1, "7 whole breaths. That counts."),
    ],
)
def test_one_key_stops_and_what_was_whole_counts(
    theatre: BreathTheatre, seconds: float, sentence: str
) -> None:
    theatre.begin(LONG).breathe(seconds)
    theatre.press(Key.Key_Escape)

    assert theatre.sentence == sentence
    assert theatre.at(Step.OVER)
    assert "finish" not in theatre.cues.heard
    assert theatre.rows("SELECT ending FROM breathing") == [("stopped",)]
    assert theatre.rows("SELECT finished_utc IS NULL FROM session") == [(0,)]


@pytest.mark.parametrize("how", ["key", "button"])
def test_a_pause_can_be_the_end(theatre: BreathTheatre, how: str) -> None:
    theatre.begin(LONG).breathe(LEAD_IN_S + 13)
    theatre.press(Key.Key_Space)
    if how == "key":
        theatre.press(Key.Key_Escape)
    else:
        theatre.click("breath.enough")

    assert theatre.sentence == "1 whole breath. That counts."


def test_the_stop_button_stops(theatre: BreathTheatre) -> None:
    theatre.begin(LONG).breathe(LEAD_IN_S + 13)
    theatre.click("breath.stop")

    assert theatre.sentence == "1 whole breath. That counts."


def test_a_stop_in_the_moment_of_the_end_is_the_end(theatre: BreathTheatre) -> None:
    theatre.begin().breathe(LEAD_IN_S + 59.9)
    theatre.clock.advance_ms(200)
    theatre.press(Key.Key_Escape)

    assert theatre.sessions[0].ending is Ending.WHOLE
    assert theatre.cues.heard[-1] == "finish"


# -- gaps --------------------------------------------------------------------------------------------------


def test_after_the_machine_slept_it_asks(theatre: BreathTheatre) -> None:
    theatre.begin(LONG).breathe(LEAD_IN_S + 13)
    theatre.sleep(timedelta(minutes=20))

    assert theatre.panel == "breath.slept"
    assert "Those breaths are not counted." in theatre.words()
    assert theatre.cues.heard[-1] == "halt"
    theatre.press(Key.Key_Space)
    theatre.breathe(GO_ON_S + 12)
    assert theatre.controller.run.breaths_done == 2
    assert theatre.rows("SELECT sleeps FROM breathing") == [(1,)]


def test_after_it_stood_still_one_can_stop_there(theatre: BreathTheatre) -> None:
    theatre.begin(LONG).breathe(LEAD_IN_S + 13)
    theatre.stand_still(40)
    assert theatre.panel == "breath.slept"
    theatre.press(Key.Key_Escape)

    assert theatre.sentence == "1 whole breath. That counts."
    assert theatre.rows("SELECT breaths, breathed_ms, sleeps FROM breathing") == [(1, 12_000, 1)]


def test_a_pause_that_comes_too_late_finds_the_gap(theatre: BreathTheatre) -> None:
    theatre.begin(LONG).breathe(LEAD_IN_S + 13)
    theatre.clock.advance_ms(10_000)
    theatre.press(Key.Key_Space)

    assert theatre.panel == "breath.slept"


# -- easier ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", [Key.Key_E, Key.Key_Down])
def test_one_key_makes_it_easier_at_once(theatre: BreathTheatre, key: Qt.Key) -> None:
    theatre.begin(LONG).breathe(LEAD_IN_S + 4 + 2)
    theatre.press(key)

    assert theatre.panel == ""
    assert theatre.line == "Now 4 in, 6 out"
    assert theatre.controller.run.pattern == LADDER[2]
    assert theatre.cues.heard[-2:] == ["out 1", "out 1"]
    theatre.breathe(4.1)
    assert theatre.controller.run.breaths_done == 1
    assert theatre.at(Step.BREATHING)


def test_the_line_goes_after_a_while(theatre: BreathTheatre) -> None:
    theatre.begin(LONG).breathe(10)
    theatre.click("breath.easier")
    assert theatre.timer("line").isActive()
    theatre.timer("line").timeout.emit()

    assert theatre.line == ""


def test_the_line_takes_no_room_from_the_pacer(theatre: BreathTheatre) -> None:
    theatre.begin(LONG).breathe(10)
    size = theatre.stage.pacer.size()
    theatre.press(Key.Key_E)
    QApplication.processEvents()

    assert theatre.stage.pacer.size() == size


def test_the_pacer_has_its_place_from_the_first_look_on(theatre: BreathTheatre) -> None:
    theatre.begin(LONG)
    size = theatre.stage.pacer.size()
    theatre.wait_for_jobs()
    QApplication.processEvents()

    assert theatre.stage.pacer.size() == size


def test_in_a_pause_it_becomes_easier_for_the_next_breath(theatre: BreathTheatre) -> None:
    theatre.begin(LONG).breathe(LEAD_IN_S + 13)
    theatre.press(Key.Key_Space)
    theatre.click("breath.ease")

    assert theatre.panel == "breath.paused"
    assert "When you go on, a new breath begins: 4 in, 6 out." in theatre.words()
    theatre.press(Key.Key_E)
    assert "When you go on, a new breath begins: 3 in, 6 out." in theatre.words()
    theatre.press(Key.Key_Space)
    theatre.breathe(GO_ON_S + 9)
    assert theatre.controller.run.breaths_done == 2


def test_where_nothing_is_easier_the_person_is_asked_to_breathe_as_they_like(theatre: BreathTheatre) -> None:
    theatre.begin(replace(LONG, pattern=EASIEST)).breathe(LEAD_IN_S + 6)
    theatre.press(Key.Key_E)

    assert theatre.panel == "breath.gentlest"
    assert "This is the gentlest breath here" in theatre.words()
    assert theatre.cues.heard[-1] == "halt"
    theatre.press(Key.Key_E)
    assert theatre.panel == "breath.gentlest"
    theatre.press(Key.Key_Space)
    theatre.press(Key.Key_Space)
    assert theatre.panel == "breath.paused"
    assert not theatre.has("breath.ease")
    assert "This is the gentlest breath here." in theatre.words()


def test_easier_in_the_moment_of_the_end_is_the_end(theatre: BreathTheatre) -> None:
    theatre.begin().breathe(LEAD_IN_S + 59.9)
    theatre.clock.advance_ms(200)
    theatre.press(Key.Key_E)

    assert theatre.sessions[0].ending is Ending.WHOLE


def test_easier_after_a_gap_finds_the_gap(theatre: BreathTheatre) -> None:
    theatre.begin(LONG).breathe(10)
    theatre.clock.advance_ms(10_000)
    theatre.press(Key.Key_E)

    assert theatre.panel == "breath.slept"
    assert theatre.controller.run.pattern == LONG.pattern


# -- dizziness ---------------------------------------------------------------------------------------------


def dizzy_by_key(theatre: BreathTheatre) -> None:
    theatre.press(Key.Key_D)


def dizzy_by_button(theatre: BreathTheatre) -> None:
    theatre.click("breath.dizzy")


def dizzy_in_a_pause(theatre: BreathTheatre) -> None:
    theatre.press(Key.Key_Space)
    theatre.click("breath.say_dizzy")


def dizzy_by_key_in_a_pause(theatre: BreathTheatre) -> None:
    theatre.press(Key.Key_Space)
    theatre.press(Key.Key_D)


def dizzy_after_a_gap(theatre: BreathTheatre) -> None:
    theatre.sleep(timedelta(minutes=1))
    theatre.press(Key.Key_D)


@pytest.mark.parametrize(
    "say", [dizzy_by_key, dizzy_by_button, dizzy_in_a_pause, dizzy_by_key_in_a_pause, dizzy_after_a_gap]
)
def test_dizziness_stops_at_once_and_says_what_to_do(
    theatre: BreathTheatre, say: Callable[[BreathTheatre], None]
) -> None:
    theatre.begin(LONG).breathe(LEAD_IN_S + 13)
    say(theatre)

    assert theatre.panel == "breath.is_dizzy"
    said = theatre.words()
    assert "Stop and breathe normally" in said
    assert "Sit or lie down. Look around the room." in said
    assert "Chest pain, very hard to breathe, or fainting: call your emergency number now." in said
    assert "doctor" not in said
    assert theatre.cues.heard[-1] == "halt"
    assert theatre.rows("SELECT ending, breaths FROM breathing") == [("dizzy", 1)]


def test_next_time_begins_more_gently_and_says_so(theatre: BreathTheatre) -> None:
    theatre.begin(LONG).breathe(LEAD_IN_S + 13)
    theatre.press(Key.Key_D)
    theatre.press(Key.Key_Space)

    assert theatre.own == LADDER[2]
    assert "You stopped when you felt dizzy. That was the right thing to do." in theatre.words()
    assert "Next time begins more gently: 4 in, 6 out." in theatre.words()
    assert not theatre.has("breath.pace"), "nobody is asked how it was"
    theatre.click("breath.done")
    theatre.open()
    assert "Last time you felt dizzy, so take it gently." in theatre.words()
    assert "4 seconds in, 6 seconds out" in theatre.words()


def test_help_is_one_press_away(theatre: BreathTheatre) -> None:
    theatre.begin(LONG).breathe(10)
    theatre.press(Key.Key_D)
    theatre.click("breath.call")
    theatre.click("breath.settle")

    assert theatre.said == ["call_asked", "settle_asked"]
    assert theatre.panel == "breath.is_dizzy", "it is still there when they come back"


def test_after_the_second_time_a_talk_comes_first(theatre: BreathTheatre) -> None:
    for _ in range(2):
        theatre.begin(LONG).breathe(LEAD_IN_S + 13)
        theatre.press(Key.Key_D)
        dizzy = theatre.words()
        theatre.press(Key.Key_Escape)
        result = theatre.words()
        theatre.click("breath.done")

    for said in (dizzy, result):
        assert "talk it over with your doctor before you go on with slow breathing" in said
    theatre.open()
    assert "You felt dizzy twice in a row. Please talk it over with your doctor first." in theatre.words()


# -- a flare -----------------------------------------------------------------------------------------------


def flares(theatre: BreathTheatre) -> list[int | None]:
    with theatre.workspace.diary() as reader:
        return [fact.session_id for fact in reader.facts(None, (DiaryKind.FLARE,))]


def test_a_flare_is_noted_in_a_pause_and_breathing_may_go_on(theatre: BreathTheatre) -> None:
    theatre.begin(LONG).breathe(LEAD_IN_S + 13)
    theatre.press(Key.Key_Space)
    theatre.click("breath.flare")

    assert flares(theatre) == [theatre.controller.session_id]
    assert theatre.panel == "breath.in_flare"
    assert "Two or three easier days follow." in theatre.words()
    theatre.press(Key.Key_Space)
    assert theatre.at(Step.BREATHING)


def test_a_flare_can_be_taken_back(theatre: BreathTheatre) -> None:
    theatre.begin(LONG).breathe(LEAD_IN_S + 13)
    theatre.press(Key.Key_Space)
    theatre.click("breath.flare")
    theatre.click("breath.flare_undo")

    assert flares(theatre) == []
    assert theatre.panel == "breath.paused"
