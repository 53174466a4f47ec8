"""The domain's keys are Qt's."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from gmi_trainer.domain import key_map
from gmi_trainer.domain.key_map import Clash, Key, KeyMap, Meaning, Refusal, clash_of, is_modifier, key_named
from gmi_trainer.ui.stage.keys import KeyLookup, key_of

NO_MODIFIER = Qt.KeyboardModifier.NoModifier
FREE = KeyMap(Key(ord("Q"), "Q"), Key(ord("W"), "W"))


def pressed(key: Qt.Key, scan: int = 0) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key.value, NO_MODIFIER, scan, 0, 0)


@pytest.mark.parametrize(
    ("ours", "qts"),
    [
        (key_map.LEFT_ARROW, Qt.Key.Key_Left),
        (key_map.UP_ARROW, Qt.Key.Key_Up),
        (key_map.RIGHT_ARROW, Qt.Key.Key_Right),
        (key_map.DOWN_ARROW, Qt.Key.Key_Down),
        (key_map.SPACE, Qt.Key.Key_Space),
        (key_map.ESCAPE, Qt.Key.Key_Escape),
        (key_map.BACKSPACE, Qt.Key.Key_Backspace),
        (key_map.RETURN, Qt.Key.Key_Return),
        (key_map.DELETE, Qt.Key.Key_Delete),
        (key_map.A, Qt.Key.Key_A),
        (key_map.N, Qt.Key.Key_N),
        (key_map.X, Qt.Key.Key_X),
        (key_named("Home"), Qt.Key.Key_Home),
        (key_named("End"), Qt.Key.Key_End),
        (key_named("Ins"), Qt.Key.Key_Insert),
        (key_named("PgUp"), Qt.Key.Key_PageUp),
        (key_named("PgDown"), Qt.Key.Key_PageDown),
        (key_named("F1"), Qt.Key.Key_F1),
        (key_named("F35"), Qt.Key.Key_F35),
        (key_named("é"), Qt.Key.Key_Eacute),
    ],
)
def test_codes_are_qts(ours: Key, qts: Qt.Key) -> None:
    assert ours.code == qts.value


@pytest.mark.parametrize(
    "modifier",
    [
        Qt.Key.Key_Shift,
        Qt.Key.Key_Control,
        Qt.Key.Key_Alt,
        Qt.Key.Key_Meta,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_CapsLock,
        Qt.Key.Key_NumLock,
        Qt.Key.Key_ScrollLock,
        Qt.Key.Key_Super_L,
        Qt.Key.Key_Super_R,
        Qt.Key.Key_Hyper_L,
        Qt.Key.Key_Hyper_R,
    ],
)
def test_modifiers_are_qts(modifier: Qt.Key) -> None:
    assert is_modifier(modifier.value)


@pytest.mark.parametrize(
    ("key", "refusal"),
    [
        (Qt.Key.Key_Tab, Refusal.OF_THE_PROGRAM),
        (Qt.Key.Key_Backtab, Refusal.OF_THE_PROGRAM),
        (Qt.Key.Key_Return, Refusal.OF_THE_PROGRAM),
        (Qt.Key.Key_Enter, Refusal.OF_THE_PROGRAM),
        (Qt.Key.Key_Menu, Refusal.OF_THE_PROGRAM),
        (Qt.Key.Key_Print, Refusal.OF_THE_SYSTEM),
        (Qt.Key.Key_VolumeUp, Refusal.OF_THE_SYSTEM),
        (Qt.Key.Key_MediaPlay, Refusal.OF_THE_SYSTEM),
        (Qt.Key.Key_PowerOff, Refusal.OF_THE_SYSTEM),
        (Qt.Key.Key_Dead_Grave, Refusal.OF_THE_SYSTEM),
        (Qt.Key.Key_Multi_key, Refusal.OF_THE_SYSTEM),
    ],
)
def test_keys_that_cannot_be_taken_are_qts(key: Qt.Key, refusal: Refusal) -> None:
    clash = clash_of(key_of(pressed(key, 30)), Meaning.LEFT, FREE)

    assert isinstance(clash, Clash)
    assert clash.refusal is refusal


@pytest.mark.parametrize(
    ("event", "key"),
    [
        (pressed(Qt.Key.Key_Left, 113), Key(Qt.Key.Key_Left.value, "Left", 113)),
        (pressed(Qt.Key.Key_F13, 191), Key(Qt.Key.Key_F13.value, "F13", 191)),
        (pressed(Qt.Key.Key_Eacute, 11), Key(0xC9, "É", 11)),
        (pressed(Qt.Key.Key_unknown, 191), Key(0, "#191", 191)),
    ],
)
def test_a_pressed_key_is_kept_by_its_code_its_place_and_its_name(event: QKeyEvent, key: Key) -> None:
    assert key_of(event) == key


def test_a_key_that_is_kept_means_something_only_by_what_is_written_on_it() -> None:
    heard = [(Key(ord("K"), "K", 40), Meaning.LEFT), (Key(ord("E"), "E", 26), Meaning.RIGHT)]
    lookup = KeyLookup(heard, kept=(key_map.D, Key(ord("E"), "E")))

    assert lookup.find(pressed(Qt.Key.Key_R, 40)) == (Meaning.LEFT, "K")
    assert lookup.find(pressed(Qt.Key.Key_D, 40)) is None
    assert lookup.find(pressed(Qt.Key.Key_E, 99)) == (Meaning.RIGHT, "E")
