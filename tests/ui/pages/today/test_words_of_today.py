"""With the made-up language installed, every day is in it, and none of its longer words is cut off."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from gmi_trainer.ui.background import Background
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.translation import qt_translate
from tests.ui.inspection import cut_words
from tests.ui.pages.today.a_day import ADay
from tests.ui.pages.today.days import DAYS
from tests.ui.test_made_up_language import forgotten, made_up_language, said_by

__all__ = ["made_up_language"]  # used by every test here


@pytest.mark.parametrize("scene", DAYS, ids=[scene.__name__ for scene in DAYS])
def test_all_is_in_the_made_up_language(
    look: Look, jobs: Background, qtbot: QtBot, scene: Callable[[ADay], None]
) -> None:
    day = ADay(look, jobs, qtbot, qt_translate)
    scene(day)
    page = day.page(700, 520)
    day.press("something_changed")

    assert len(said_by(page)) > 8
    assert forgotten(page) == []
    day.settle()
    assert cut_words(page) == []
