"""Preferences and pictures left out, in the fake and in the real record."""

from __future__ import annotations

import pytest

from tests.contracts.conftest import World


def test_nothing_was_chosen_at_first(world: World) -> None:
    assert world.preferences.get("drill_choices") is None
    assert world.choices.kept_out() == frozenset()


@pytest.mark.parametrize("value", [True, 0, 2.5, "Zoë", ["a", 1], {"part": "hand", "limit_ms": None}, None])
def test_a_preference_comes_back_as_it_was(world: World, value: object) -> None:
    world.preferences.put("x", "before")
    world.preferences.put("other", 1)

    world.preferences.put("x", value)

    assert world.preferences.get("x") == value
    assert world.preferences.get("other") == 1


def test_pictures_are_left_out_and_let_in_again(world: World) -> None:
    world.choices.keep_out("aa", "h0001")
    world.choices.keep_out("bb", "h0002")
    world.choices.keep_out("bb", "h0002")
    assert world.choices.kept_out() == {"aa", "bb"}

    world.choices.allow("aa")
    world.choices.allow("never kept out")
    assert world.choices.kept_out() == {"bb"}

    world.choices.keep_out("cc", "h0003")
    assert set(world.choices.allow_all()) == {("bb", "h0002"), ("cc", "h0003")}
    assert world.choices.kept_out() == frozenset()
    assert world.choices.allow_all() == ()
