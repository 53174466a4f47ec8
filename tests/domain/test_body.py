"""Sides, parts and what is asked about a picture."""

from __future__ import annotations

import pytest

from gmi_trainer.domain.body import BodyPart, Question, Side, question_for


@pytest.mark.parametrize(("side", "other"), [(Side.LEFT, Side.RIGHT), (Side.RIGHT, Side.LEFT)])
def test_every_side_has_another(side: Side, other: Side) -> None:
    assert side.other is other


@pytest.mark.parametrize("part", [BodyPart.NECK, BodyPart.BACK])
def test_of_a_neck_or_back_the_turn_is_asked(part: BodyPart) -> None:
    assert question_for(part) is Question.WHICH_WAY


@pytest.mark.parametrize("part", [p for p in BodyPart if p not in (BodyPart.NECK, BodyPart.BACK)])
def test_of_a_limb_the_side_is_asked(part: BodyPart) -> None:
    assert question_for(part) is Question.WHICH_SIDE
