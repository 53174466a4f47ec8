"""From the Breathe page to looking back, and to breathing again: on a real record, through the place's own doors."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.breathing import GOAL, LADDER
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.pages.breathe.breathe_place import BreathePlace
from gmi_trainer.ui.pages.breathe.looking_back import LookingBack
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.words.translate import english
from tests.fakes import FakeClock
from tests.ui.pages.breathe.a_breather import ABreather


@pytest.fixture
def place(breather: ABreather, look: Look, jobs: Background, qtbot: QtBot) -> BreathePlace:
    breather.breathe(LADDER[0])
    breather.breathe(GOAL)
    place = BreathePlace(look, breather.workspace, jobs, english, FakeClock())
    qtbot.addWidget(place)
    place.resize(1000, 800)
    with qtbot.waitExposed(place):
        place.show()
    place.activateWindow()
    qtbot.waitUntil(place.isActiveWindow)
    return place


def button(root: QWidget, identifier: str) -> QAbstractButton:
    found: QAbstractButton | None = root.findChild(QAbstractButton, identifier)
    assert found is not None, identifier
    return found


def look_back(place: BreathePlace, jobs: Background, qtbot: QtBot) -> LookingBack:
    qtbot.keyClick(button(place, "breathe.looking_back"), Qt.Key.Key_Return)
    history = place.looking_back
    assert history is not None
    qtbot.waitUntil(lambda: jobs.is_idle and history.overview.is_built)
    return history


def test_looking_back_shows_what_was_breathed(place: BreathePlace, jobs: Background, qtbot: QtBot) -> None:
    history = look_back(place, jobs, qtbot)

    assert place.currentWidget() is history
    assert [row.words.title for row in history.overview.sessions.session_rows] == [
        "4 in, 8 out · 2 breaths",
        "3 in, 4 out · 2 breaths",
    ]


def test_the_way_back_leads_to_the_very_button(place: BreathePlace, jobs: Background, qtbot: QtBot) -> None:
    history = look_back(place, jobs, qtbot)

    qtbot.keyClick(button(history, "breath_history.back"), Qt.Key.Key_Escape)

    assert place.currentWidget() is place.page
    assert button(place, "breathe.looking_back").hasFocus()


def test_who_looks_again_comes_to_the_top_and_sees_what_is_new(
    place: BreathePlace, breather: ABreather, jobs: Background, qtbot: QtBot
) -> None:
    history = look_back(place, jobs, qtbot)
    history.show_session(history.overview.sessions.session_rows[0].session_id)
    place.take_focus()
    breather.breathe(GOAL)

    again = look_back(place, jobs, qtbot)

    assert again is history
    assert not history.is_showing_session
    assert len(history.overview.sessions.session_rows) == 3
