"""What "easier" means after a stop."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gmi_trainer.domain.activity import (
    DrillMode,
    KeyPair,
    spec_for_test,
    spec_for_training,
    with_input,
)
from gmi_trainer.domain.body import AnsweringLimb, BodyPart, InputKind
from gmi_trainer.domain.easier_drill import easier_drill

FOOT = BodyPart.FOOT
ALL = (1, 2, 3, 4)


@pytest.mark.parametrize(
    ("level", "levels", "then"), [(3, ALL, 2), (4, (1, 2, 4), 2), (1, ALL, 1), (2, (2,), 2)]
)
def test_it_is_the_next_easier_level_that_has_pictures(
    level: int, levels: tuple[int, ...], then: int
) -> None:
    assert easier_drill(spec_for_training(FOOT, 20, level=level), levels).level == then


@pytest.mark.parametrize(("pictures", "then"), [(60, 20), (40, 20), (20, 10), (10, 5), (5, 5)])
def test_it_is_half_as_long(pictures: int, then: int) -> None:
    assert easier_drill(spec_for_training(FOOT, pictures, level=2), ALL).pictures == then


def test_a_limit_is_taken_off() -> None:
    assert easier_drill(replace(spec_for_training(FOOT), limit_ms=3000), ALL).limit_ms is None


def test_after_a_test_it_is_a_short_training() -> None:
    assert easier_drill(spec_for_test(FOOT, 40), ALL) == spec_for_training(FOOT, 20, level=1)


def test_it_is_answered_in_the_same_way() -> None:
    spec = with_input(
        replace(spec_for_training(FOOT, 20, level=2), too_fast_ms=200, interval_ms=(0, 0)),
        InputKind.DWELL,
        AnsweringLimb.LEFT_FOOT,
        KeyPair.F_J,
        dwell_ms=800,
    )

    easier = easier_drill(spec, ALL)

    assert easier == replace(spec, pictures=10, level=1)
    assert easier.mode is DrillMode.TRAINING
