"""Which pictures go with imagined movements: on the person's side, towards the card's way, other ones each time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import pytest

from gmi_trainer.domain.body import BodyPart, Side
from gmi_trainer.domain.imagery import (
    CardKind,
    ImageryScript,
    ImagerySpec,
    LimbWords,
    MovementCard,
    Rung,
    imagery_spec,
)
from gmi_trainer.domain.imagery_pictures import BEST, stimuli_of
from gmi_trainer.domain.stimulus import Picture
from tests.samples import sample_picture


def a_session(
    part: BodyPart, side: Side | None, *cards: tuple[str, Side | None]
) -> tuple[ImagerySpec, ImageryScript]:
    """Cards of these postures and ways, in this order."""
    made = tuple(
        MovementCard(f"card-{n}", CardKind.MOVEMENT, "H", "Look.", "There.", "Back.", posture, way)
        for n, (posture, way) in enumerate(cards)
    )
    limb = LimbWords("your limb", "the limb you feel")
    script = ImageryScript("imagine-x", 1, 1, part, made, limb, "T", "A", "S")
    return imagery_spec(script, Rung.MOVEMENT, made, side), script


def pictures_of(posture: str, count: int, **other: object) -> Sequence[Picture]:
    usual = {"posture": posture, "level": 1, "rotation_deg": 0.0, "side": Side.LEFT, **other}
    return [replace(sample_picture(n), **usual) for n in range(count)]  # type: ignore[arg-type]  # of each its own kind


@pytest.mark.parametrize(("side", "mirrored"), [(Side.LEFT, False), (Side.RIGHT, True), (None, False)])
def test_a_limb_is_shown_on_its_side(side: Side | None, mirrored: bool) -> None:
    spec, script = a_session(BodyPart.KNEE, side, ("bent", None), ("", None), ("moon", None))

    found = stimuli_of(spec, script, pictures_of("bent", 1))

    assert {place: (one.mirrored, one.rotation_deg) for place, one in found.items()} == {1: (mirrored, 0)}


def test_a_neck_turns_the_way_of_its_card() -> None:
    spec, script = a_session(
        BodyPart.NECK, None, ("turned", Side.LEFT), ("turned", Side.RIGHT), ("turned", None)
    )

    found = stimuli_of(spec, script, pictures_of("turned", 1, side=Side.RIGHT))

    assert [found[place].side for place in (1, 2, 3)] == [Side.LEFT, Side.RIGHT, Side.RIGHT]


def test_it_is_another_one_of_the_best_each_time() -> None:
    spec, script = a_session(BodyPart.ELBOW, Side.LEFT, ("open", None))
    own = pictures_of("open", BEST + 2, view="own")
    library = [*own, *(replace(one, picture_id=f"x{one.picture_id}", view="front") for one in own)]

    taken = [stimuli_of(spec, script, library, turn)[1].picture for turn in range(3 * BEST)]

    assert {one.picture_id for one in taken} == {one.picture_id for one in own[:BEST]}
    assert all(one != after for one, after in pairwise(taken))
