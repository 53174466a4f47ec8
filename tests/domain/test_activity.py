"""What a drill is, before it starts."""

from __future__ import annotations

import pytest

from gmi_trainer.domain.activity import (
    DrillMode,
    KeyPair,
    picture_level_for,
    rotations_for,
    spec_for_test,
    spec_for_training,
    with_input,
)
from gmi_trainer.domain.body import AnsweringLimb, BodyPart, InputKind
from gmi_trainer.domain.stimulus import ROTATIONS


def test_a_scored_test_has_warm_ups_a_limit_a_fixed_set_and_no_feedback() -> None:
    spec = spec_for_test(BodyPart.FOOT)

    assert (spec.mode, spec.pictures, spec.level, spec.test_set) == (DrillMode.TEST, 40, 2, 1)
    assert (spec.warm_ups, spec.limit_ms, spec.feedback, spec.break_every) == (4, 10_000, False, None)


def test_training_starts_without_a_limit_and_marks_each_answer() -> None:
    spec = spec_for_training(BodyPart.FOOT, level=3)

    assert (spec.mode, spec.pictures, spec.level, spec.test_set) == (DrillMode.TRAINING, 20, 3, None)
    assert (spec.warm_ups, spec.limit_ms, spec.feedback, spec.break_every) == (0, None, True, 20)


def test_the_way_of_answering_changes_nothing_else() -> None:
    spec = spec_for_training(BodyPart.HAND)

    changed = with_input(spec, InputKind.TOUCH, AnsweringLimb.LEFT_FOOT, KeyPair.F_J)

    assert (changed.input_kind, changed.answering_limb, changed.keys) == (
        InputKind.TOUCH,
        AnsweringLimb.LEFT_FOOT,
        KeyPair.F_J,
    )
    assert with_input(changed, spec.input_kind, spec.answering_limb, spec.keys) == spec


@pytest.mark.parametrize("level", [2, 3, 4, 5])
def test_from_level_two_pictures_come_in_all_eight_turns(level: int) -> None:
    assert set(rotations_for(level)) == set(ROTATIONS)
    assert len(ROTATIONS) == 8


def test_at_level_one_pictures_are_upright_or_nearly_so() -> None:
    assert sorted(rotations_for(1)) == [-45, 0, 45]


@pytest.mark.parametrize(("level", "pictures"), [(1, 1), (2, 1), (3, 3), (4, 4), (5, 5)])
def test_levels_one_and_two_share_the_plain_pictures(level: int, pictures: int) -> None:
    assert picture_level_for(level) == pictures
