"""Which keys the buttons of breathing name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gmi_trainer.domain.answering import Reach
from gmi_trainer.domain.key_map import KeyMap, Meaning, key_named
from gmi_trainer.ui.words.breath_keys import KeyHints, hints_for, how_to_reach, letter_hint
from gmi_trainer.ui.words.translate import english

F13, B, D, E = (key_named(name) for name in ("F13", "B", "D", "E"))
assert F13 is not None
assert B is not None
assert D is not None
assert E is not None
PEDALS = KeyMap(F13, B)
USUAL = KeyHints("Space", "E", "D", "Esc", "Space", "E")


@pytest.mark.parametrize("reach", [Reach(), Reach(dwell_ms=800)])
def test_the_usual_keys(reach: Reach) -> None:
    assert hints_for(reach, english) == USUAL


@pytest.mark.parametrize(
    ("keys", "hints"),
    [
        (PEDALS, KeyHints("B", "F13", "D", "Esc", "B", "E")),
        (replace(PEDALS, skip=D), KeyHints("B", "F13", "D", "Esc", "B", "E")),
        (replace(PEDALS, left=D), KeyHints("B", "D", "", "Esc", "B", "E")),
        (replace(PEDALS, pause=E, stop=D), KeyHints("B", "F13", "", "D", "B", "")),
    ],
)
def test_own_keys_are_named_and_letters_that_they_took_are_not(keys: KeyMap, hints: KeyHints) -> None:
    assert hints_for(Reach(own_keys=keys), english) == hints


@pytest.mark.parametrize("meaning", list(Meaning))
def test_a_letter_is_named_unless_it_means_something_else_here(meaning: Meaning) -> None:
    assert E is not None
    reach = Reach(own_keys=PEDALS.with_key(meaning, E))

    assert letter_hint("E", reach) == ("E" if meaning is Meaning.SKIP else "")
    assert letter_hint("E", Reach()) == "E"


def test_who_answers_in_the_usual_way_is_told_nothing() -> None:
    assert how_to_reach(Reach(), english) == ""
