"""``gmi-trainer drill``: what its words ask for."""

from __future__ import annotations

import pytest

from gmi_trainer.bootstrap.options import parse
from gmi_trainer.cli.drill import spec_of
from gmi_trainer.domain.activity import DrillMode, DrillSpec, KeyPair, spec_for_test, spec_for_training
from gmi_trainer.domain.body import AnsweringLimb, BodyPart, InputKind


def asked(*words: str) -> DrillSpec:
    return spec_of(parse(["drill", *words]))


def test_without_words_it_is_the_standard_hand_test() -> None:
    assert asked() == spec_for_test(BodyPart.HAND, 40)


def test_a_laboratory_gets_exactly_the_pictures_it_asked_for() -> None:
    spec = asked("--part", "hand", "--pictures", "60", "--seed", "42", "--interval", "0")

    assert (spec.mode, spec.pictures, spec.interval_ms) == (DrillMode.TEST, 60, (0, 0))
    assert (spec.warm_ups, spec.feedback, spec.break_every) == (0, False, None)


def test_warm_ups_can_be_asked_for_with_an_interval() -> None:
    assert asked("--interval", "500-900", "--warm-ups", "2").warm_ups == 2


def test_training_starts_at_level_one_without_a_limit() -> None:
    assert asked("--mode", "training", "--part", "foot") == spec_for_training(BodyPart.FOOT, 20)


def test_limit_level_and_way_of_answering() -> None:
    spec = asked(
        "--mode",
        "training",
        "--level",
        "3",
        "--limit",
        "2.5",
        "--input",
        "mouse",
        "--limb",
        "left_hand",
        "--keys",
        "f_j",
    )

    assert (spec.level, spec.limit_ms) == (3, 2500)
    assert (spec.input_kind, spec.answering_limb, spec.keys) == (
        InputKind.MOUSE,
        AnsweringLimb.LEFT_HAND,
        KeyPair.F_J,
    )
    assert asked("--limit", "none").limit_ms is None


def test_resting_the_pointer() -> None:
    spec = asked("--input", "dwell", "--dwell-ms", "800", "--limb", "other")

    assert (spec.input_kind, spec.dwell_ms) == (InputKind.DWELL, 800)
    assert asked("--input", "dwell").dwell_ms == 1000
    assert asked("--dwell-ms", "800").dwell_ms is None


def test_own_keys() -> None:
    own_keys = asked("--own-keys", "b", "F13").own_keys

    assert own_keys is not None
    assert (own_keys.left.name, own_keys.right.name, own_keys.pause.name) == ("B", "F13", "Space")


@pytest.mark.parametrize(
    "words",
    [
        ["--own-keys", "B"],
        ["--own-keys", "B", "B"],
        ["--own-keys", "N", "B"],
        ["--own-keys", "Elephant", "B"],
        ["--dwell-ms", "50"],
        ["--dwell-ms", "long"],
    ],
)
def test_what_cannot_work_is_refused(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        asked(*words)
    assert words[0] in capsys.readouterr().err
