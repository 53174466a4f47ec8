"""What a person chose last is offered again, and what is no longer possible falls back to the default."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gmi_trainer.domain.activity import DrillMode, KeyPair, spec_for_test, spec_for_training
from gmi_trainer.domain.body import AnsweringLimb, BodyPart, InputKind
from gmi_trainer.services.changes import Changed, Changes
from gmi_trainer.services.drill_choices import PREFERENCE, DrillChoices, DrillChoicesService
from tests.fakes import FakePreferences

CHOSEN = DrillChoices(
    part=BodyPart.FOOT,
    mode=DrillMode.TEST,
    test_pictures=60,
    training_pictures=10,
    level=3,
    limit_ms=5_000,
    input_kind=InputKind.TOUCH,
    limb=AnsweringLimb.LEFT_HAND,
    keys=KeyPair.J_L,
)


def test_without_any_choice_there_are_defaults() -> None:
    assert DrillChoicesService(FakePreferences(), Changes()).load() == DrillChoices()


def test_choices_are_kept_and_everyone_hears_of_it() -> None:
    preferences, changes = FakePreferences(), Changes()
    heard: list[Changed] = []
    changes.subscribe(heard.append)

    DrillChoicesService(preferences, changes).save(CHOSEN)

    assert DrillChoicesService(preferences, Changes()).load() == CHOSEN
    assert heard == [Changed.PREFERENCES]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("part", "nose"),
        ("mode", None),
        ("test_pictures", 21),
        ("training_pictures", "20"),
        ("level", 9),
        ("limit_ms", 4_000),
        ("limit_ms", "5000"),
        ("input_kind", "voice"),
        ("limb", 3),
        ("keys", "q_p"),
    ],
)
def test_what_is_no_longer_possible_falls_back_alone(field: str, value: object) -> None:
    preferences = FakePreferences()
    service = DrillChoicesService(preferences, Changes())
    service.save(CHOSEN)
    stored = preferences.values[PREFERENCE]
    assert isinstance(stored, dict)
    stored[field] = value

    assert service.load() == replace(CHOSEN, **{field: getattr(DrillChoices(), field)})


def test_what_is_no_choice_at_all_is_not_read() -> None:
    assert DrillChoicesService(FakePreferences(**{PREFERENCE: [1, 2]}), Changes()).load() == DrillChoices()


def test_a_test_is_the_usual_test_of_its_length_answered_in_the_chosen_way() -> None:
    spec = CHOSEN.spec()

    assert spec == replace(
        spec_for_test(BodyPart.FOOT, 60),
        input_kind=InputKind.TOUCH,
        answering_limb=AnsweringLimb.LEFT_HAND,
        keys=KeyPair.J_L,
    )


def test_training_takes_the_chosen_level_and_limit() -> None:
    spec = replace(CHOSEN, mode=DrillMode.TRAINING, input_kind=InputKind.KEYBOARD).spec()

    assert (spec.pictures, spec.level, spec.limit_ms) == (10, 3, 5_000)
    assert DrillChoices().spec() == spec_for_training(BodyPart.HAND)
