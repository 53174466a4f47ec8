"""Breathing with two pedals, or with a pointer that rests: everything is in reach, and D is never taken away."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.body import InputKind
from gmi_trainer.domain.breathing import LADDER, BreathSpec, Ending
from gmi_trainer.domain.key_map import Key as OwnKey
from gmi_trainer.domain.key_map import KeyMap
from gmi_trainer.services.drill_choices import DrillChoices
from gmi_trainer.ui.breathe.controller import Step
from gmi_trainer.ui.breathe.stage import BreathStage
from gmi_trainer.ui.stage.dwell_buttons import TARGET_PX
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.words.translate import english
from tests.ui.breathe.breath_theatre import LEAD_IN_S, BreathTheatre, on
from tests.ui.inspection import cut_words

Key = Qt.Key


def own(key: Qt.Key, name: str) -> OwnKey:
    return OwnKey(key.value, name)


LEFT_PEDAL, RIGHT_PEDAL = own(Key.Key_F13, "F13"), own(Key.Key_B, "B")
TWO = KeyMap(LEFT_PEDAL, RIGHT_PEDAL)
FOUR = KeyMap(LEFT_PEDAL, RIGHT_PEDAL, own(Key.Key_P, "P"), own(Key.Key_Q, "Q"))
PEDALS = DrillChoices().with_own_keys(TWO)
FOUR_KEYS = DrillChoices().with_own_keys(FOUR)
RESTING = replace(DrillChoices(), input_kind=InputKind.DWELL, dwell_ms=800)
LONG = BreathSpec()
BAR = ("pause", "easier", "dizzy", "stop")


def with_keys(**keys: OwnKey) -> DrillChoices:
    return DrillChoices().with_own_keys(replace(TWO, **keys))


def on_the_bar(theatre: BreathTheatre) -> list[str]:
    return [theatre.find(QPushButton, f"breath.{name}").accessibleName() for name in BAR]


def on_the_panel(theatre: BreathTheatre) -> list[str]:
    """The words on its buttons, as they are gone through."""
    buttons = theatre.stage.panel.findChildren(QPushButton)
    return [button.text() for button in buttons if button.isVisible()]


def go_to(theatre: BreathTheatre, name: str, key: Qt.Key = Key.Key_F13) -> None:
    """On to the next button, again and again."""
    for _ in range(40):
        if on() == name:
            return
        theatre.press(key)
    raise AssertionError(name)


def way_round(theatre: BreathTheatre) -> list[str]:
    """Every button that the left pedal comes to, until the first comes again."""
    seen = [on()]
    for _ in range(40):
        theatre.press(Key.Key_F13)
        if on() == seen[0]:
            return seen
        seen.append(on())
    raise AssertionError(seen)


# -- two pedals --------------------------------------------------------------------------------------------


def test_the_right_pedal_begins_pauses_and_goes_on(theatre: BreathTheatre) -> None:
    theatre.answers_with(PEDALS).open(LONG)
    theatre.press(Key.Key_B)
    assert theatre.at(Step.BREATHING)
    theatre.breathe(LEAD_IN_S + 13)
    theatre.press(Key.Key_B)
    assert (theatre.step, theatre.panel) == (Step.PAUSED, "breath.paused")
    theatre.press(Key.Key_B)

    assert theatre.at(Step.BREATHING)


def test_the_left_pedal_makes_it_easier_at_once(theatre: BreathTheatre) -> None:
    theatre.answers_with(PEDALS).begin(LONG).breathe(LEAD_IN_S + 2)
    before = theatre.controller.run.pattern
    theatre.press(Key.Key_F13)

    assert theatre.at(Step.BREATHING)
    assert theatre.controller.run.pattern.cycle_ms < before.cycle_ms
    assert theatre.controller.run.eased == 1


def test_a_pedal_that_is_held_down_acts_once(theatre: BreathTheatre) -> None:
    theatre.answers_with(PEDALS).begin(LONG).breathe(LEAD_IN_S + 2)
    again = QKeyEvent(
        QEvent.Type.KeyPress, Key.Key_F13, Qt.KeyboardModifier.NoModifier, autorep=True, text=""
    )
    QCoreApplication.sendEvent(theatre.stage, again)

    assert theatre.controller.run.eased == 0


@pytest.mark.parametrize(
    ("button", "panel"),
    [("breath.say_dizzy", "breath.is_dizzy"), ("breath.flare", "breath.in_flare")],
)
def test_two_pedals_reach_whatever_can_be_said_in_a_pause(
    theatre: BreathTheatre, button: str, panel: str
) -> None:
    theatre.answers_with(PEDALS).begin(LONG).breathe(LEAD_IN_S + 2)
    theatre.press(Key.Key_B)
    go_to(theatre, button)
    theatre.press(Key.Key_B)

    assert theatre.panel == panel


def test_after_the_last_button_of_a_message_comes_the_first(theatre: BreathTheatre) -> None:
    theatre.answers_with(PEDALS).begin(LONG).breathe(LEAD_IN_S + 2)
    theatre.press(Key.Key_B)

    assert way_round(theatre) == [
        "breath.go_on",
        "breath.ease",
        "breath.say_dizzy",
        "breath.enough",
        "breath.flare",
    ]


def test_from_beside_the_buttons_a_pedal_comes_to_them(theatre: BreathTheatre) -> None:
    theatre.answers_with(PEDALS).begin(LONG).breathe(LEAD_IN_S + 2)
    theatre.press(Key.Key_B)
    theatre.stage.panel.setFocus()
    theatre.press(Key.Key_F13)

    assert (theatre.step, on()) == (Step.PAUSED, "breath.go_on")


def test_two_pedals_rate_before_and_after_and_leave(theatre: BreathTheatre) -> None:
    theatre.answers_with(PEDALS).open()
    go_to(theatre, "breath.before.scale.4")
    theatre.press(Key.Key_B)
    assert theatre.find(QAbstractButton, "breath.before.scale.4").isChecked()
    go_to(theatre, "breath.start")
    theatre.press(Key.Key_B)
    theatre.breathe(LEAD_IN_S + 60)

    assert on() == "breath.done"
    go_to(theatre, "breath.after.scale.3")
    theatre.press(Key.Key_B)
    go_to(theatre, "breath.pace.answers.comfortable")
    theatre.press(Key.Key_B)
    theatre.wait_for_jobs()
    assert [rating.value for rating in theatre.ratings if rating.scale.value != "pace"] == [4, 3]
    go_to(theatre, "breath.done")
    theatre.press(Key.Key_B)
    assert theatre.said == ["done"]


def test_the_result_is_gone_through_as_it_is_read(theatre: BreathTheatre) -> None:
    theatre.answers_with(PEDALS).breathe_first()
    help_foot = theatre.find(QWidget, "breath.result.help")
    theatre.wait_until(lambda: help_foot.y() > theatre.result.height() // 2)
    seen = way_round(theatre)

    buttons = [theatre.find(QAbstractButton, name) for name in seen]
    assert all(button.isVisible() for button in buttons)
    heights = [button.mapTo(theatre.result, button.rect().topLeft()).y() for button in buttons]
    assert heights == sorted(heights)
    assert seen[:3] == ["breath.done", "breath.look_back", "breath.flare"]
    assert [name for name in seen if "pace" in name] == [
        "breath.pace.answers.comfortable",
        "breath.pace.answers.a_little_too_long",
        "breath.pace.answers.too_long",
    ]


def test_what_the_pedal_comes_to_is_scrolled_into_view(theatre: BreathTheatre) -> None:
    theatre.view.resize(700, 420)
    theatre.answers_with(PEDALS).breathe_first()
    go_to(theatre, "breath.pace.answers.too_long")
    tile = theatre.find(QAbstractButton, "breath.pace.answers.too_long")

    assert tile.visibleRegion().boundingRect() == tile.rect()


def test_what_a_button_did_can_be_taken_back_by_pedal(theatre: BreathTheatre) -> None:
    theatre.answers_with(PEDALS).breathe_first()
    go_to(theatre, "breath.pace.answers.too_long")
    theatre.press(Key.Key_B)
    theatre.wait_for_jobs()
    assert theatre.own == LADDER[0]
    go_to(theatre, "breath.pace.undo")
    theatre.press(Key.Key_B)

    assert theatre.own != LADDER[0]


# -- own keys for pause and stop ---------------------------------------------------------------------------


def test_own_keys_for_pause_and_stop_do_what_they_say(theatre: BreathTheatre) -> None:
    theatre.answers_with(FOUR_KEYS).begin(LONG)
    theatre.breathe(LEAD_IN_S + 13)
    theatre.press(Key.Key_P)
    assert theatre.panel == "breath.paused"
    theatre.press(Key.Key_P)
    assert theatre.at(Step.BREATHING), "on a message it presses, as Space does"
    theatre.press(Key.Key_Q)

    assert theatre.controller.run.ending is Ending.STOPPED
    assert theatre.has("breath.result")


def test_the_own_key_for_stop_leaves_messages_and_the_result(theatre: BreathTheatre) -> None:
    theatre.answers_with(FOUR_KEYS).begin(LONG).breathe(LEAD_IN_S + 13)
    theatre.press(Key.Key_P)
    theatre.press(Key.Key_Q)
    assert theatre.has("breath.result")
    theatre.press(Key.Key_Q)

    assert theatre.said == ["done"]


def test_usual_keys_work_beside_own_ones(theatre: BreathTheatre) -> None:
    theatre.answers_with(FOUR_KEYS).begin(LONG).breathe(LEAD_IN_S + 2)
    theatre.press(Key.Key_E)
    assert theatre.controller.run.eased == 1
    theatre.press(Key.Key_Space)
    assert theatre.panel == "breath.paused"
    theatre.press(Key.Key_Space)
    assert theatre.at(Step.BREATHING)
    theatre.press(Key.Key_Escape)

    assert theatre.has("breath.result")


def test_a_usual_key_that_was_given_another_meaning_has_that_one(theatre: BreathTheatre) -> None:
    choices = with_keys(
        left=own(Key.Key_Space, "Space"), right=own(Key.Key_E, "E"), pause=own(Key.Key_P, "P")
    )
    theatre.answers_with(choices).open(LONG)
    assert on() == "breath.start"
    theatre.press(Key.Key_Space)
    assert on() == "breath.leave"
    go_to(theatre, "breath.start", Key.Key_Space)
    theatre.press(Key.Key_E)
    theatre.breathe(LEAD_IN_S + 2)
    theatre.press(Key.Key_Space)
    assert theatre.controller.run.eased == 1
    theatre.press(Key.Key_E)

    assert theatre.panel == "breath.paused"
    assert theatre.controller.run.eased == 1


@pytest.mark.parametrize("key", [Key.Key_F1, Key.Key_F2])
def test_a_pedal_that_sends_a_key_of_help_is_the_persons_own(theatre: BreathTheatre, key: Qt.Key) -> None:
    theatre.answers_with(with_keys(left=own(key, key.name.removeprefix("Key_"))))
    theatre.begin(LONG).breathe(LEAD_IN_S + 2)
    assert is_taken_first(theatre.stage, key)
    assert not is_taken_first(theatre.stage, Key.Key_F3)
    theatre.press(Key.Key_B)
    focused = QApplication.focusWidget()
    assert focused is not None

    assert is_taken_first(focused, key)


def is_taken_first(widget: QWidget, key: Qt.Key) -> bool:
    """Before any shortcut of the window."""
    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.NoModifier)
    event.ignore()
    QCoreApplication.sendEvent(widget, event)
    return event.isAccepted()


# -- D -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("choices", [PEDALS, FOUR_KEYS, with_keys(skip=own(Key.Key_D, "D"))])
def test_d_is_dizzy_beside_own_keys(theatre: BreathTheatre, choices: DrillChoices) -> None:
    """Also where it leaves out pictures: there are none here."""
    theatre.answers_with(choices).begin(LONG).breathe(LEAD_IN_S + 2)
    assert on_the_bar(theatre)[2] == "I feel dizzy (D)"
    theatre.press(Key.Key_D)

    assert theatre.panel == "breath.is_dizzy"


def test_d_is_dizzy_in_a_pause_too(theatre: BreathTheatre) -> None:
    theatre.answers_with(PEDALS).begin(LONG).breathe(LEAD_IN_S + 2)
    theatre.press(Key.Key_B)
    theatre.press(Key.Key_D)

    assert theatre.panel == "breath.is_dizzy"


def test_a_key_in_the_place_of_an_own_one_does_not_take_d_away(theatre: BreathTheatre) -> None:
    """The layout of the keyboard has changed since: what says D now is where their left key was."""
    place = 40
    theatre.answers_with(with_keys(left=OwnKey(Key.Key_K.value, "K", place)))
    theatre.begin(LONG).breathe(LEAD_IN_S + 2)
    none = Qt.KeyboardModifier.NoModifier
    QCoreApplication.sendEvent(
        theatre.stage, QKeyEvent(QEvent.Type.KeyPress, Key.Key_R, none, place, 0, 0, "r")
    )
    assert theatre.controller.run.eased == 1, "any other letter there is theirs"
    QCoreApplication.sendEvent(
        theatre.stage, QKeyEvent(QEvent.Type.KeyPress, Key.Key_D, none, place, 0, 0, "d")
    )

    assert theatre.panel == "breath.is_dizzy"


def test_d_that_the_person_gave_a_meaning_has_it_and_the_button_says_where_else(
    theatre: BreathTheatre,
) -> None:
    theatre.answers_with(with_keys(left=own(Key.Key_D, "D"))).begin(LONG)
    theatre.breathe(LEAD_IN_S + 2)
    assert on_the_bar(theatre)[1:3] == ["Easier (D)", "I feel dizzy (also in the pause)"]
    theatre.press(Key.Key_D)
    assert (theatre.step, theatre.controller.run.eased) == (Step.BREATHING, 1)
    theatre.press(Key.Key_B)
    assert "I feel dizzy" in on_the_panel(theatre)
    go_to(theatre, "breath.say_dizzy", Key.Key_D)
    theatre.press(Key.Key_B)

    assert theatre.panel == "breath.is_dizzy"


def test_dizzy_without_its_letter_is_one_press_on_the_bar(theatre: BreathTheatre) -> None:
    theatre.answers_with(with_keys(right=own(Key.Key_D, "D"))).begin(LONG).breathe(LEAD_IN_S + 2)
    theatre.click("breath.dizzy")

    assert theatre.panel == "breath.is_dizzy"


# -- what is written on the buttons ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("choices", "bar"),
    [
        (DrillChoices(), ["Pause (Space)", "Easier (E)", "I feel dizzy (D)", "Stop (Esc)"]),
        (RESTING, ["Pause (Space)", "Easier (E)", "I feel dizzy (D)", "Stop (Esc)"]),
        (PEDALS, ["Pause (B)", "Easier (F13)", "I feel dizzy (D)", "Stop (Esc)"]),
        (FOUR_KEYS, ["Pause (B)", "Easier (F13)", "I feel dizzy (D)", "Stop (Q)"]),
    ],
    ids=["usual", "resting", "pedals", "four"],
)
def test_the_bar_names_the_keys_in_force(
    theatre: BreathTheatre, choices: DrillChoices, bar: list[str]
) -> None:
    theatre.answers_with(choices).begin(LONG)

    assert on_the_bar(theatre) == bar


@pytest.mark.parametrize(
    ("choices", "words"),
    [
        (DrillChoices(), ["Go on (Space)", "Easier (E)", "I feel dizzy (D)", "Stop (Esc)"]),
        (FOUR_KEYS, ["Go on (B)", "Easier (E)", "I feel dizzy (D)", "Stop (Q)"]),
        (
            with_keys(left=own(Key.Key_E, "E"), pause=own(Key.Key_D, "D")),
            ["Go on (B)", "Easier", "I feel dizzy", "Stop (Esc)"],
        ),
    ],
    ids=["usual", "four", "letters taken"],
)
def test_messages_name_the_keys_in_force(
    theatre: BreathTheatre, choices: DrillChoices, words: list[str]
) -> None:
    theatre.answers_with(choices).begin(LONG).breathe(LEAD_IN_S + 2)
    theatre.press(Key.Key_B if choices.uses_own_keys else Key.Key_Space)

    assert on_the_panel(theatre) == [*words, "I'm in a flare"]


@pytest.mark.parametrize(
    ("choices", "word", "told"),
    [
        (DrillChoices(), "Done (Space)", ""),
        (PEDALS, "Done (B)", "While you breathe, B pauses and F13 makes it easier."),
        (RESTING, "Done (Space)", "Rest the pointer on a button to press it."),
    ],
    ids=["usual", "pedals", "resting"],
)
def test_the_ready_screen_tells_how_and_the_result_names_the_key(
    theatre: BreathTheatre, choices: DrillChoices, word: str, told: str
) -> None:
    theatre.answers_with(choices).open()
    assert told in theatre.words()
    assert ("On the buttons, F13 goes on" in theatre.words()) is choices.uses_own_keys
    theatre.press(Key.Key_Space)
    theatre.breathe(LEAD_IN_S + 60)

    assert theatre.find(QPushButton, "breath.done").text() == word


def test_keys_that_were_chosen_since_count_from_the_next_session(theatre: BreathTheatre) -> None:
    theatre.answers_with(PEDALS).begin(LONG).breathe(LEAD_IN_S + 2)
    theatre.press(Key.Key_Escape)
    theatre.answers_with(DrillChoices()).begin(LONG)

    assert on_the_bar(theatre)[0] == "Pause (Space)"
    theatre.press(Key.Key_B)
    assert theatre.at(Step.BREATHING)


# -- a pointer that rests ----------------------------------------------------------------------------------


def test_a_whole_first_session_by_resting_alone(theatre: BreathTheatre) -> None:
    theatre.answers_with(RESTING).open()
    theatre.rest_on("breath.before.scale.6")
    theatre.rest_on("breath.start")
    theatre.breathe(LEAD_IN_S + 60)
    theatre.rest_on("breath.after.scale.5")
    theatre.rest_on("breath.pace.answers.comfortable")
    theatre.wait_for_jobs()
    theatre.rest_on("breath.done")

    assert [rating.value for rating in theatre.ratings if rating.scale.value != "pace"] == [6, 5]
    assert theatre.said == ["done"]


@pytest.mark.parametrize(
    ("button", "panel"),
    [("breath.pause", "breath.paused"), ("breath.dizzy", "breath.is_dizzy"), ("breath.stop", "")],
)
def test_the_bar_by_resting(theatre: BreathTheatre, button: str, panel: str) -> None:
    theatre.answers_with(RESTING).begin(LONG).breathe(LEAD_IN_S + 13)
    theatre.rest_on(button)

    assert theatre.panel == panel
    assert not theatre.at(Step.BREATHING)


def test_easier_by_resting_once_for_each_time_the_pointer_comes(theatre: BreathTheatre) -> None:
    theatre.answers_with(RESTING).begin(LONG).breathe(LEAD_IN_S + 2)
    easier = theatre.find(QPushButton, "breath.easier")
    theatre.rest_on("breath.easier")
    theatre.move_on(easier)
    assert theatre.resting is None
    assert theatre.controller.run.eased == 1
    QCoreApplication.sendEvent(easier, QEvent(QEvent.Type.Leave))
    theatre.rest_on("breath.easier")

    assert theatre.controller.run.eased == 2


def test_going_on_by_resting(theatre: BreathTheatre) -> None:
    theatre.answers_with(RESTING).begin(LONG).breathe(LEAD_IN_S + 2)
    theatre.rest_on("breath.pause")
    theatre.rest_on("breath.go_on")

    assert theatre.at(Step.BREATHING)


def test_a_new_message_is_not_pressed_by_where_the_pointer_was(theatre: BreathTheatre) -> None:
    theatre.answers_with(RESTING).begin(LONG).breathe(LEAD_IN_S + 2)
    theatre.rest_on("breath.pause")

    assert theatre.resting is None


def test_the_pacer_is_not_pressed_by_resting(theatre: BreathTheatre) -> None:
    theatre.answers_with(RESTING).begin(LONG).breathe(LEAD_IN_S + 2)
    for widget in (theatre.stage.pacer, theatre.stage):
        theatre.move_on(widget)

    assert theatre.resting is None
    assert theatre.at(Step.BREATHING)
    QTest.mousePress(theatre.stage.pacer, Qt.MouseButton.LeftButton)
    assert theatre.at(Step.PAUSED), "a press on it still pauses"


def test_a_pointer_that_only_passes_presses_nothing(theatre: BreathTheatre) -> None:
    theatre.answers_with(RESTING).begin(LONG).breathe(LEAD_IN_S + 2)
    stop = theatre.find(QPushButton, "breath.stop")
    theatre.move_on(stop)
    timer = theatre.resting
    assert timer is not None
    QCoreApplication.sendEvent(stop, QEvent(QEvent.Type.Leave))

    assert not timer.isActive()
    assert theatre.at(Step.BREATHING)


@pytest.mark.parametrize("size", [(900, 700), (700, 520), (560, 420)])
def test_targets_for_resting_are_large_and_leave_room_for_the_pacer(
    theatre: BreathTheatre, size: tuple[int, int]
) -> None:
    theatre.view.resize(*size)
    theatre.answers_with(RESTING).begin(LONG).breathe(LEAD_IN_S + 2)
    buttons = [theatre.find(QPushButton, f"breath.{name}") for name in BAR]
    assert all(button.height() >= TARGET_PX for button in buttons)
    assert all(button.visibleRegion().boundingRect() == button.rect() for button in buttons)
    assert theatre.stage.pacer.height() >= 200
    assert cut_words(theatre.stage) == []
    theatre.rest_on("breath.pause")

    assert theatre.find(QPushButton, "breath.go_on").height() >= TARGET_PX


def test_without_resting_the_pointer_presses_nothing_and_buttons_are_plain(theatre: BreathTheatre) -> None:
    theatre.answers_with(RESTING).begin(LONG)
    theatre.press(Key.Key_Escape)
    theatre.answers_with(PEDALS).begin(LONG).breathe(LEAD_IN_S + 2)
    theatre.move_on(theatre.find(QPushButton, "breath.stop"))

    assert theatre.resting is None
    assert theatre.find(QPushButton, "breath.stop").minimumHeight() < TARGET_PX


def test_a_stage_of_its_own_has_the_usual_keys(look: Look, qtbot: QtBot) -> None:
    stage = BreathStage(look, english)
    qtbot.addWidget(stage)

    assert stage.hints.pause == "Space"
