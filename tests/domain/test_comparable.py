"""Tests are compared only where they were taken in the same way."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gmi_trainer.domain.activity import DrillSpec, KeyPair, spec_for_test, spec_for_training
from gmi_trainer.domain.body import AnsweringLimb, BodyPart, InputKind
from gmi_trainer.domain.comparable import are_comparable
from gmi_trainer.domain.key_map import Key, KeyMap

TEST = spec_for_test(BodyPart.HAND)
OWN_KEYS = replace(TEST, own_keys=KeyMap(Key(66, "B"), Key(67, "C")))


@pytest.mark.parametrize("same", [TEST, replace(TEST, keys=KeyPair.A_D), replace(TEST, warm_ups=0), OWN_KEYS])
def test_the_same_conditions_are_comparable(same: DrillSpec) -> None:
    assert are_comparable(TEST, same)


@pytest.mark.parametrize(
    "other",
    [
        spec_for_test(BodyPart.FOOT),
        spec_for_test(BodyPart.HAND, 20),
        spec_for_test(BodyPart.HAND, test_set=2),
        spec_for_training(BodyPart.HAND, 40),
        replace(TEST, limit_ms=5_000),
        replace(TEST, limit_ms=None),
        replace(TEST, interval_ms=(0, 0)),
        replace(TEST, input_kind=InputKind.TOUCH),
        replace(TEST, answering_limb=AnsweringLimb.LEFT_HAND),
        replace(TEST, input_kind=InputKind.DWELL, dwell_ms=1000),
    ],
)
def test_other_conditions_are_not(other: DrillSpec) -> None:
    assert not are_comparable(TEST, other)
    assert not are_comparable(other, TEST)


def test_dwell_times_are_part_of_what_must_be_equal() -> None:
    one = replace(TEST, input_kind=InputKind.DWELL, dwell_ms=1000)

    assert are_comparable(one, replace(one))
    assert not are_comparable(one, replace(one, dwell_ms=800))
