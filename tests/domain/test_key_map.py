"""Keys of one's own: what can be taken, and what speaks against it."""

from __future__ import annotations

import pytest

from gmi_trainer.domain.key_map import (
    ESCAPE,
    LEFT_ARROW,
    RIGHT_ARROW,
    SPACE,
    Clash,
    Key,
    KeyMap,
    Meaning,
    N,
    Refusal,
    clash_of,
    clashes_of,
    is_modifier,
    key_named,
)

ARROWS = KeyMap(LEFT_ARROW, RIGHT_ARROW)
B = Key(ord("B"), "B", 56)
PEDAL = Key(0, "key 191", 191)  # a key the window system has no name for


def test_keys_are_the_same_by_what_is_written_on_them() -> None:
    assert B.is_same_as(Key(ord("B"), "B"))
    assert not B.is_same_as(Key(ord("C"), "C", 56))


def test_keys_without_a_name_are_the_same_by_their_place() -> None:
    assert PEDAL.is_same_as(Key(0, "key 191", 191))
    assert not PEDAL.is_same_as(Key(0, "key 192", 192))
    assert not PEDAL.is_same_as(B)


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("b", "B", 0x42),
        ("7", "7", 0x37),
        ("é", "É", 0xC9),
        ("ß", "ß", 0xDF),
        ("left", "Left", 0x0100_0012),
        ("F13", "F13", 0x0100_003C),
        (" pgup ", "PgUp", 0x0100_0016),
    ],
)
def test_a_key_is_found_by_what_is_written_on_it(text: str, name: str, code: int) -> None:
    assert key_named(text) == Key(code, name)


@pytest.mark.parametrize("text", ["", "  ", "F99", "Elephant", "\t", "AB"])
def test_there_is_no_such_key(text: str) -> None:
    assert key_named(text) is None


def test_a_map_knows_its_keys_and_takes_another() -> None:
    changed = ARROWS.with_key(Meaning.LEFT, B)

    assert [ARROWS.key(m) for m in Meaning] == [LEFT_ARROW, RIGHT_ARROW, SPACE, ESCAPE, N]
    assert changed == KeyMap(B, RIGHT_ARROW)


@pytest.mark.parametrize("key", [B, PEDAL, Key(0x0100_003C, "F13"), LEFT_ARROW, Key(ord("4"), "4", 83)])
def test_any_single_key_can_be_taken(key: Key) -> None:
    assert clash_of(key, Meaning.LEFT, ARROWS) is None


@pytest.mark.parametrize(
    ("key", "meaning", "refusal", "taken_by"),
    [
        (RIGHT_ARROW, Meaning.LEFT, Refusal.TAKEN, Meaning.RIGHT),
        (SPACE, Meaning.LEFT, Refusal.TAKEN, Meaning.PAUSE),
        (N, Meaning.RIGHT, Refusal.TAKEN, Meaning.SKIP),
        (LEFT_ARROW, Meaning.SKIP, Refusal.TAKEN, Meaning.LEFT),
        (ESCAPE, Meaning.LEFT, Refusal.OF_THE_PROGRAM, None),
        (Key(0x0100_0001, "Tab"), Meaning.LEFT, Refusal.OF_THE_PROGRAM, None),
        (Key(0x0100_0004, "Return"), Meaning.PAUSE, Refusal.OF_THE_PROGRAM, None),
        (Key(0x0100_0020, "Shift"), Meaning.LEFT, Refusal.MODIFIER, None),
        (Key(0x0100_1103, "AltGr"), Meaning.LEFT, Refusal.MODIFIER, None),
        (Key(0x0100_0070, "Volume Down"), Meaning.LEFT, Refusal.OF_THE_SYSTEM, None),
        (Key(0x0100_1252, "^"), Meaning.LEFT, Refusal.OF_THE_SYSTEM, None),
        (Key(0, "", 0), Meaning.LEFT, Refusal.NAMELESS, None),
    ],
)
def test_what_cannot_be_taken_says_why(
    key: Key, meaning: Meaning, refusal: Refusal, taken_by: Meaning | None
) -> None:
    assert clash_of(key, meaning, ARROWS) == Clash(refusal, key, taken_by)


def test_escape_may_stay_what_it_is() -> None:
    assert clash_of(ESCAPE, Meaning.STOP, ARROWS) is None


def test_the_old_key_of_what_is_still_to_be_asked_is_free() -> None:
    assert clash_of(RIGHT_ARROW, Meaning.LEFT, ARROWS, asked=(Meaning.RIGHT,)) is None


def test_a_whole_map_is_looked_through() -> None:
    assert clashes_of(ARROWS) == ()
    assert {clash.meaning for clash in clashes_of(KeyMap(B, B))} == {Meaning.LEFT, Meaning.RIGHT}


def test_modifiers_are_known() -> None:
    assert is_modifier(0x0100_0021)
    assert not is_modifier(B.code)
