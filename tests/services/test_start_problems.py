"""What is told once the window is open."""

from __future__ import annotations

import pytest

from gmi_trainer.domain.problems import Problem
from gmi_trainer.services.machine_settings import SettingsSetAside
from gmi_trainer.services.start_problems import LEAST_FREE_MB, start_problems
from gmi_trainer.ui.words.problems import problem_sentence
from gmi_trainer.ui.words.translate import english


@pytest.mark.parametrize("free_mb", [None, LEAST_FREE_MB, 90_000])
def test_on_most_days_there_is_nothing_to_tell(free_mb: int | None) -> None:
    assert start_problems(None, 0, free_mb, "/data") == ()


def test_each_thing_is_told_once_with_what_it_needs() -> None:
    told = start_problems(SettingsSetAside("settings.kept-1.json"), 3, LEAST_FREE_MB - 1, "/data")

    assert [problem.problem for problem in told] == [
        Problem.SETTINGS_SET_ASIDE,
        Problem.PICTURES_LEFT_OUT,
        Problem.DISK_NEARLY_FULL,
    ]
    sentences = [problem_sentence(problem, english) for problem in told]
    assert "settings.kept-1.json" in sentences[0]
    assert "(3)" in sentences[1]
    assert f"{LEAST_FREE_MB - 1} MB" in sentences[2]
    assert not any("…" in sentence for sentence in sentences)
