"""What a later start's words ask the open window for."""

from __future__ import annotations

import pytest

from gmi_trainer.bootstrap.desktop import drill_asked_for
from gmi_trainer.domain.activity import DrillMode
from gmi_trainer.domain.body import BodyPart


def test_a_drill_is_opened_with_its_seed() -> None:
    spec, seed = drill_asked_for(["drill", "--part", "foot", "--pictures", "20", "--seed", "7"])

    assert spec is not None
    assert (spec.part, spec.mode, spec.pictures, seed) == (BodyPart.FOOT, DrillMode.TEST, 20, 7)


@pytest.mark.parametrize("words", [[], ["--data-dir", "somewhere"]])
def test_a_plain_start_asks_for_nothing(words: list[str]) -> None:
    assert drill_asked_for(words) == (None, None)


@pytest.mark.parametrize("words", [["--bogus"], ["drill", "--part", "tail"], ["--version"], ["x"]])
def test_words_of_another_version_do_not_end_the_program(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert drill_asked_for(words) == (None, None)
