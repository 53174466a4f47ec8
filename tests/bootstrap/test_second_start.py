"""What a later start's words ask the open window for."""

from __future__ import annotations

from pathlib import Path

import pytest

from gmi_trainer.bootstrap.desktop import drill_asked_for, plan_asked_for
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


def test_a_plan_file_is_asked_about(tmp_path: Path) -> None:
    file = str(tmp_path / "my.gmiplan")

    assert plan_asked_for([file]) == tmp_path / "my.gmiplan"
    assert drill_asked_for([file]) == (None, None)


@pytest.mark.parametrize("words", [[], ["drill"], ["--bogus"], ["a.gmiplan", "b.gmiplan"], ["x"]])
def test_other_words_name_no_plan(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert plan_asked_for(words) is None
