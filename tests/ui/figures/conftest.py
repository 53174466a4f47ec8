"""Figures of the lessons on a calm screen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from gmi_trainer.ui.figures.factory import figure_for
from gmi_trainer.ui.figures.view import FigureView
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.theme import Scheme, Theme
from gmi_trainer.ui.widgets.scroll_area import SteadyScrollArea
from gmi_trainer.ui.words.translate import english
from tests.ui.figures.samples import figure_of

Shown = Callable[..., FigureView]


@pytest.fixture
def shown(look: Look, qtbot: QtBot) -> Shown:
    """A figure by its lesson's folder; still, unless something shall move."""

    def make(
        folder: str, *, scheme: Scheme = Scheme.LIGHT, text: int = 100, still: bool = True, width: int = 700
    ) -> FigureView:
        look.set_theme(Theme(scheme=scheme, text_percent=text, reduced_motion=still))
        view = figure_for(figure_of(folder), look, english)
        assert view is not None
        area = SteadyScrollArea(view)
        qtbot.addWidget(area)
        area.resize(width, 480)
        area.show()
        return view

    return make


def press(view: QWidget, name: str) -> None:
    """Press a button by its name."""
    button = view.findChild(QAbstractButton, name)
    assert button is not None, name
    button.click()
