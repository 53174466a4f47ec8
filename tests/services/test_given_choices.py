"""Given pictures are practised as somebody always answers, and tests say which pictures are theirs."""

from __future__ import annotations

from gmi_trainer.domain.activity import DrillMode, KeyPair, PictureSource
from gmi_trainer.domain.body import AnsweringLimb, BodyPart
from gmi_trainer.services.drill_choices import DrillChoices
from tests.services.test_drills import Practice, a_test_set, hands

GIVEN = tuple(picture.sha256 for picture in hands(6))


def test_the_keys_the_hand_and_the_limit_are_those_that_were_chosen() -> None:
    choices = DrillChoices(
        mode=DrillMode.TEST,
        limit_ms=5_000,
        limb=AnsweringLimb.LEFT_HAND,
        keys=KeyPair.A_D,
        too_fast_ms=400,
        source=PictureSource.OWN,
    )

    spec = choices.given(BodyPart.HAND, GIVEN, 3, PictureSource.LIBRARY)

    assert (spec.mode, spec.only, spec.level) == (DrillMode.TRAINING, GIVEN, 3)
    assert (spec.limit_ms, spec.too_fast_ms) == (5_000, 400)
    assert (spec.answering_limb, spec.keys) == (AnsweringLimb.LEFT_HAND, KeyPair.A_D)
    assert spec.source is PictureSource.LIBRARY


def test_the_pictures_of_tests_are_known_and_a_part_without_a_test_has_none() -> None:
    practice = Practice()

    shown = {stimulus.picture.sha256 for stimulus in a_test_set(2).items}
    assert practice.drills.tested_pictures(BodyPart.HAND) == shown
    assert practice.drills.tested_pictures(BodyPart.FOOT) == frozenset()
