"""The lessons of the program, joined as the program joins them: in the language that the window speaks."""

from __future__ import annotations

from pathlib import Path

import pytest

from gmi_trainer.bootstrap.workspaces import WorkspaceOpener
from gmi_trainer.paths import data_paths
from tests.fakes import FakeCatalogue, FakeClock
from tests.samples import sample_picture


@pytest.mark.parametrize(("language", "is_made_up"), [("en", False), ("xx", True), ("tlh", False)])
def test_lessons_speak_the_windows_language(language: str, is_made_up: bool, tmp_path: Path) -> None:
    paths = data_paths(tmp_path)
    paths.make()
    catalogue = FakeCatalogue([sample_picture(n) for n in range(1, 30)])
    workspace = WorkspaceOpener(paths, FakeClock(), catalogue, language).open_last(None)

    loaded = workspace.learning().course()
    lesson = loaded.course.in_order[0]
    kept = workspace.learning().begin(lesson)
    workspace.close()

    assert loaded.problems == ()
    assert lesson.title.startswith("[") == is_made_up
    assert kept.spec.language == language
