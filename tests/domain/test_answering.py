"""How a person answers: the keys in force, what suits a sore side, what may stand beside what."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gmi_trainer.domain.about import SoreSide
from gmi_trainer.domain.activity import DrillSpec, KeyPair, spec_for_test, with_input
from gmi_trainer.domain.answering import (
    AnswerWay,
    default_answering,
    key_map_of,
    keys_heard,
    layout_for,
    offers_hands_free,
    own_keys_heard,
    sore_answered_own_side,
    usual_pair,
    way_of,
)
from gmi_trainer.domain.body import AnsweringLimb, BodyPart, InputKind
from gmi_trainer.domain.key_map import SPACE, Key, KeyMap, Meaning, clashes_of

TEST = spec_for_test(BodyPart.HAND)
B, C = Key(ord("B"), "B"), Key(ord("C"), "C")
Limb = AnsweringLimb
BOTH_HANDS = AnswerWay()


def answered(pair: KeyPair, limb: AnsweringLimb = Limb.BOTH_HANDS, own: KeyMap | None = None) -> DrillSpec:
    return with_input(TEST, InputKind.KEYBOARD, limb, pair, own_keys=own)


def heard(spec: DrillSpec) -> dict[str, Meaning]:
    return {key.name: meaning for key, meaning in keys_heard(spec)}


@pytest.mark.parametrize("limb", Limb)
@pytest.mark.parametrize("pair", KeyPair)
def test_every_layout_works(pair: KeyPair, limb: AnsweringLimb) -> None:
    assert clashes_of(replace(layout_for(pair, Limb.BOTH_HANDS))) == ()
    names = [layout_for(pair, limb).key(meaning).name for meaning in Meaning]
    assert len(set(names)) == len(Meaning)


@pytest.mark.parametrize(
    ("pair", "limb", "names"),
    [
        (KeyPair.ARROWS, Limb.BOTH_HANDS, ["Left", "Right", "Space", "Esc", "N"]),
        (KeyPair.ARROWS, Limb.RIGHT_HAND, ["Left", "Right", "Enter", "Backspace", "Del"]),
        (KeyPair.A_D, Limb.LEFT_HAND, ["A", "D", "Space", "Esc", "X"]),
        (KeyPair.J_L, Limb.RIGHT_HAND, ["J", "L", "Space", "Backspace", "N"]),
        (KeyPair.F_J, Limb.LEFT_HAND, ["F", "J", "Space", "Esc", "N"]),
    ],
)
def test_one_hand_reaches_every_key(pair: KeyPair, limb: AnsweringLimb, names: list[str]) -> None:
    shown = key_map_of(answered(pair, limb))

    assert [shown.key(meaning).name for meaning in Meaning] == names


@pytest.mark.parametrize("limb", Limb)
@pytest.mark.parametrize("pair", KeyPair)
def test_space_escape_and_n_always_work(pair: KeyPair, limb: AnsweringLimb) -> None:
    spec = answered(pair, limb)

    assert {"Space": Meaning.PAUSE, "Esc": Meaning.STOP, "N": Meaning.SKIP}.items() <= heard(spec).items()
    assert heard(spec)["Left"] is Meaning.LEFT


@pytest.mark.parametrize(("pair", "means"), [(KeyPair.F_J, Meaning.RIGHT), (KeyPair.J_L, Meaning.LEFT)])
def test_j_is_right_beside_f_and_left_beside_l(pair: KeyPair, means: Meaning) -> None:
    assert heard(answered(pair))["J"] is means


def test_beside_own_keys_no_other_key_answers() -> None:
    spec = answered(KeyPair.ARROWS, own=KeyMap(B, C))

    assert key_map_of(spec) == KeyMap(B, C)
    answers = {name for name, m in heard(spec).items() if m in (Meaning.LEFT, Meaning.RIGHT)}
    assert answers == {"B", "C"}


def test_a_usual_key_with_another_meaning_keeps_that_one() -> None:
    own = KeyMap(SPACE, C, pause=B)

    assert heard(answered(KeyPair.ARROWS, own=own))["Space"] is Meaning.LEFT


def test_own_keys_mean_the_same_in_whatever_is_done_with_them() -> None:
    own = KeyMap(SPACE, C, pause=B)

    assert own_keys_heard(own) == keys_heard(answered(KeyPair.ARROWS, own=own))
    assert own_keys_heard(own) == keys_heard(answered(KeyPair.A_D, own=own))


@pytest.mark.parametrize(
    ("limb", "now", "pair"),
    [
        (Limb.LEFT_HAND, KeyPair.ARROWS, KeyPair.A_D),
        (Limb.RIGHT_HAND, KeyPair.A_D, KeyPair.ARROWS),
        (Limb.RIGHT_HAND, KeyPair.J_L, KeyPair.J_L),
        (Limb.BOTH_HANDS, KeyPair.F_J, KeyPair.F_J),
        (Limb.LEFT_FOOT, KeyPair.A_D, KeyPair.A_D),
    ],
)
def test_a_hand_gets_keys_that_it_reaches(limb: AnsweringLimb, now: KeyPair, pair: KeyPair) -> None:
    assert usual_pair(limb, now) is pair


@pytest.mark.parametrize(
    ("part", "side", "limb", "pair"),
    [
        (BodyPart.HAND, SoreSide.LEFT, Limb.RIGHT_HAND, KeyPair.ARROWS),
        (BodyPart.ELBOW, SoreSide.RIGHT, Limb.LEFT_HAND, KeyPair.A_D),
        (BodyPart.SHOULDER, SoreSide.BOTH, Limb.BOTH_HANDS, KeyPair.ARROWS),
        (BodyPart.HAND, SoreSide.NONE, Limb.BOTH_HANDS, KeyPair.ARROWS),
        (BodyPart.FOOT, SoreSide.LEFT, Limb.BOTH_HANDS, KeyPair.ARROWS),
        (None, SoreSide.NONE, Limb.BOTH_HANDS, KeyPair.ARROWS),
    ],
)
def test_a_sore_arm_does_not_have_to_answer(
    part: BodyPart | None, side: SoreSide, limb: AnsweringLimb, pair: KeyPair
) -> None:
    assert default_answering(part, side) == (InputKind.KEYBOARD, limb, pair)
    assert offers_hands_free(part, side) is (part is BodyPart.SHOULDER)


@pytest.mark.parametrize(
    ("part", "side", "way", "own_side"),
    [
        (BodyPart.HAND, SoreSide.LEFT, BOTH_HANDS, True),
        (BodyPart.ELBOW, SoreSide.RIGHT, AnswerWay(InputKind.TOUCH), True),
        (BodyPart.SHOULDER, SoreSide.BOTH, BOTH_HANDS, True),
        (BodyPart.HAND, SoreSide.NONE, BOTH_HANDS, False),
        (None, SoreSide.LEFT, BOTH_HANDS, False),
        (BodyPart.HAND, SoreSide.LEFT, AnswerWay(limb=Limb.RIGHT_HAND), False),
        (BodyPart.HAND, SoreSide.LEFT, AnswerWay(InputKind.MOUSE), False),
        (BodyPart.HAND, SoreSide.LEFT, AnswerWay(InputKind.DWELL, dwell_ms=1000), False),
        (BodyPart.KNEE, SoreSide.LEFT, BOTH_HANDS, False),
        (BodyPart.KNEE, SoreSide.LEFT, AnswerWay(limb=Limb.BOTH_FEET), True),
        (BodyPart.FOOT, SoreSide.RIGHT, AnswerWay(limb=Limb.LEFT_FOOT), False),
        (BodyPart.HAND, SoreSide.LEFT, AnswerWay(limb=Limb.BOTH_FEET), False),
    ],
)
def test_where_a_sore_limb_answered_its_own_side_the_gap_says_nothing(
    part: BodyPart | None, side: SoreSide, way: AnswerWay, own_side: bool
) -> None:
    assert sore_answered_own_side(part, side, way) is own_side


def test_the_way_of_a_drill_is_kind_limb_and_dwell_time() -> None:
    dwelt = with_input(TEST, InputKind.DWELL, Limb.OTHER, KeyPair.ARROWS, dwell_ms=800)

    assert way_of(dwelt) == AnswerWay(InputKind.DWELL, Limb.OTHER, 800)
    assert way_of(answered(KeyPair.A_D)) == way_of(answered(KeyPair.ARROWS, own=KeyMap(B, C))) == BOTH_HANDS
