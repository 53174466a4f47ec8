"""Turns, mirror twins and names of what a trial shows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gmi_trainer.domain.body import Side
from gmi_trainer.domain.stimulus import ROTATIONS, Stimulus, Turn, normalise_deg, turn_of
from tests.domain.examples import a_picture, a_stimulus


@pytest.mark.parametrize(
    ("degrees", "same"),
    [(0, 0), (180, 180), (-180, 180), (181, -179), (360, 0), (540, 180), (-90, -90), (-450, -90)],
)
def test_an_angle_is_named_between_minus_180_and_180(degrees: float, same: float) -> None:
    assert normalise_deg(degrees) == same


@given(st.integers(-5000, 5000))
def test_naming_an_angle_never_changes_where_it_points(degrees: int) -> None:
    named = normalise_deg(degrees)

    assert -180 < named <= 180
    assert (named - degrees) % 360 == 0


@pytest.mark.parametrize(
    ("side", "degrees", "turn"),
    [
        (Side.LEFT, 90, Turn.TOWARDS),  # clockwise, a left hand points to the middle of the body
        (Side.LEFT, -90, Turn.AWAY),
        (Side.RIGHT, 90, Turn.AWAY),
        (Side.RIGHT, -90, Turn.TOWARDS),
        (Side.LEFT, 0, Turn.NONE),
        (Side.RIGHT, 180, Turn.NONE),
        (Side.LEFT, 15, Turn.NONE),
        (Side.LEFT, 16, Turn.TOWARDS),
        (Side.LEFT, 164, Turn.TOWARDS),
        (Side.LEFT, 165, Turn.NONE),
        (Side.RIGHT, 270, Turn.TOWARDS),
    ],
)
def test_a_turn_is_towards_the_middle_of_the_body_or_away_from_it(
    side: Side, degrees: float, turn: Turn
) -> None:
    assert turn_of(side, degrees) is turn


@pytest.mark.parametrize("degrees", ROTATIONS)
def test_a_mirror_twin_turned_the_other_way_turns_the_same_for_the_body(degrees: int) -> None:
    assert turn_of(Side.LEFT, degrees) is turn_of(Side.RIGHT, -degrees)


def test_a_mirrored_left_hand_is_a_right_hand() -> None:
    assert a_stimulus(side=Side.LEFT).side is Side.LEFT
    assert Stimulus(a_picture(), mirrored=True, rotation_deg=0).side is Side.RIGHT


def test_the_turn_on_the_screen_holds_the_pictures_own_turn_mirrored_with_it() -> None:
    picture = a_picture(own_deg=10)

    assert Stimulus(picture, mirrored=False, rotation_deg=90).shown_deg == 100
    assert Stimulus(picture, mirrored=True, rotation_deg=90).shown_deg == 80
    assert Stimulus(picture, mirrored=False, rotation_deg=180).shown_deg == -170


def test_a_slight_turn_of_the_picture_itself_does_not_change_where_it_is_counted() -> None:
    assert Stimulus(a_picture(own_deg=-12), mirrored=False, rotation_deg=45).turn is Turn.TOWARDS
    assert Stimulus(a_picture(own_deg=12), mirrored=False, rotation_deg=180).turn is Turn.NONE


@pytest.mark.parametrize(
    ("side", "turned", "name"),
    [
        (Side.LEFT, 0, "hand-07-left-000"),
        (Side.RIGHT, 45, "hand-07-right-045"),
        (Side.LEFT, -90, "hand-07-left-270"),
    ],
)
def test_a_stimulus_has_a_readable_name(side: Side, turned: int, name: str) -> None:
    assert a_stimulus(7, side, turned).stimulus_id == name


@given(st.integers(1, 99), st.sampled_from(list(Side)), st.sampled_from(ROTATIONS))
def test_two_stimuli_never_share_a_name(number: int, side: Side, turned: int) -> None:
    others = [a_stimulus(number, s, r) for s in Side for r in ROTATIONS if (s, r) != (side, turned)]

    assert a_stimulus(number, side, turned).stimulus_id not in {s.stimulus_id for s in others}
