"""What a person chose last is offered again, and what is no longer possible falls back to the default."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gmi_trainer.domain.activity import DrillMode, KeyPair, spec_for_test, spec_for_training
from gmi_trainer.domain.answering import Reach
from gmi_trainer.domain.body import AnsweringLimb, BodyPart, InputKind
from gmi_trainer.domain.key_map import Key, KeyMap
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


B, F13 = Key(ord("B"), "B", 56), Key(0x0100_003C, "F13", 191)
PEDALS = KeyMap(F13, B)


def kept_and_loaded(choices: DrillChoices) -> DrillChoices:
    preferences = FakePreferences()
    DrillChoicesService(preferences, Changes()).save(choices)
    return DrillChoicesService(preferences, Changes()).load()


def test_own_keys_are_kept_with_their_places_also_while_others_are_used() -> None:
    own = DrillChoices().with_own_keys(PEDALS)
    aside = own.with_pair(KeyPair.F_J)

    assert kept_and_loaded(own) == own
    assert kept_and_loaded(aside) == aside
    assert (own.key_map, aside.key_map.left.name, aside.own_keys) == (PEDALS, "F", PEDALS)
    assert own.spec().own_keys == PEDALS
    assert aside.spec().own_keys is None


def test_the_usual_keys_come_back_for_the_hand_that_answers() -> None:
    own = DrillChoices(keys=KeyPair.J_L).with_own_keys(PEDALS).with_limb(AnsweringLimb.LEFT_HAND)
    usual = own.with_usual_keys()

    assert own.key_map == PEDALS
    assert (usual.keys, usual.own_keys, usual.uses_own_keys) == (KeyPair.A_D, None, False)


def test_a_hand_gets_keys_within_its_reach() -> None:
    left = DrillChoices().with_limb(AnsweringLimb.LEFT_HAND)

    assert (left.limb, left.keys) == (AnsweringLimb.LEFT_HAND, KeyPair.A_D)
    assert left.key_map.skip.name == "X"


def test_the_dwell_time_belongs_to_dwelling() -> None:
    choices = replace(DrillChoices(), dwell_ms=800)

    assert choices.spec().dwell_ms is None
    assert replace(choices, input_kind=InputKind.DWELL).spec().dwell_ms == 800
    assert kept_and_loaded(choices) == choices


@pytest.mark.parametrize(
    "stored",
    [
        None,
        "B",
        {},
        {"left": {"code": 66, "name": "B", "scan": 0}},
        {"left": "B"},
        {"left": {"code": -1, "name": "B", "scan": 0}},
        {"left": {"code": True, "name": "B", "scan": 0}},
        {"left": {"code": 66, "name": "", "scan": 0}},
        {"left": {"code": 66, "name": "B", "scan": "56"}},
        {"left": {"code": 32, "name": "Space", "scan": 65}},  # the one for pause
    ],
)
def test_own_keys_that_make_no_sense_are_as_if_there_were_none(stored: object) -> None:
    preferences = FakePreferences()
    service = DrillChoicesService(preferences, Changes())
    service.save(DrillChoices().with_own_keys(PEDALS))
    kept = preferences.values[PREFERENCE]
    assert isinstance(kept, dict)
    if (
        isinstance(stored, dict)
        and len(stored) == 1
        and stored != {"left": {"code": 66, "name": "B", "scan": 0}}
    ):
        kept["own_keys"] = {**kept["own_keys"], **stored}
    else:
        kept["own_keys"] = stored

    loaded = service.load()
    assert (loaded.own_keys, loaded.uses_own_keys) == (None, False)


@pytest.mark.parametrize(
    ("choices", "reach"),
    [
        (DrillChoices(), Reach()),
        (DrillChoices().with_own_keys(PEDALS), Reach(own_keys=PEDALS)),
        (DrillChoices().with_own_keys(PEDALS).with_pair(KeyPair.A_D), Reach()),
        (replace(DrillChoices().with_own_keys(PEDALS), input_kind=InputKind.MOUSE), Reach()),
        (replace(DrillChoices(), input_kind=InputKind.DWELL, dwell_ms=1500), Reach(dwell_ms=1500)),
        (
            replace(DrillChoices().with_own_keys(PEDALS), input_kind=InputKind.DWELL, dwell_ms=800),
            Reach(dwell_ms=800),
        ),
    ],
    ids=["keys", "pedals", "pedals put away", "mouse", "resting", "resting, with pedals put away"],
)
def test_other_stages_are_reached_as_drills_are_answered(choices: DrillChoices, reach: Reach) -> None:
    assert choices.reach == reach
