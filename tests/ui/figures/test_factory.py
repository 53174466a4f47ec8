"""A lesson goes on where its figure cannot be shown."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.lesson import Figure
from gmi_trainer.ui.figures.factory import KINDS, OWN_KINDS, figure_for
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.words.translate import english
from tests.ui.figures.samples import LESSONS, figure_of

FOLDERS = [path.parent.name for path in sorted(LESSONS.glob("*/figure.yaml"))]


def test_nothing_is_shown_for_a_kind_that_does_not_exist(look: Look) -> None:
    assert figure_for(Figure("kaleidoscope"), look, english) is None


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_figure_of_the_lessons_can_be_shown(look: Look, folder: str) -> None:
    figure = figure_of(folder)

    assert figure.kind in {*KINDS, *OWN_KINDS}
    view = figure_for(figure, look, english)
    assert view is not None
    assert view.accessibleName() == figure.texts["name"]
    assert view.shown_words


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_figure_without_its_words_or_settings_is_left_out(
    look: Look, folder: str, caplog: pytest.LogCaptureFixture, qtbot: QtBot
) -> None:
    figure = figure_of(folder)

    page = QWidget()
    qtbot.addWidget(page)

    assert figure_for(replace(figure, texts={}), look, english, page) is None
    assert figure_for(replace(figure, settings={}), look, english, page) is None
    assert "is left out" in caplog.text
    assert page.children() == []  # nothing that is half made
