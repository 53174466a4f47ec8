"""Breathing on Progress: a tile with one line, and the way to looking back on it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.activity import spec_for_training
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.services.changes import Changed
from gmi_trainer.storage.database import Record
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.pages.breathe.looking_back import LookingBack as BreathingBack
from gmi_trainer.ui.pages.progress.doors import DoorTile
from gmi_trainer.ui.pages.progress.progress_place import ProgressPlace
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.theme import Scheme, Theme
from gmi_trainer.ui.translation import PseudoTranslator, qt_translate
from tests.breath_maker import BreathMaker
from tests.ui.inspection import cut_words, nameless, tab_order
from tests.ui.pages.progress.looking_back import TODAY, LookingBack
from tests.ui.test_made_up_language import forgotten

HAND = spec_for_training(BodyPart.HAND, 10)


@pytest.fixture
def breaths(record: Record) -> BreathMaker:
    return BreathMaker(record)


def button(page: QWidget, identifier: str) -> QPushButton:
    found: QPushButton | None = page.findChild(QPushButton, identifier)
    assert found is not None, identifier
    return found


def tile(page: ProgressPlace) -> DoorTile:
    return next(tile for tile in page.overview.doors.tiles if tile.key == "breathing")


def look_back(back: LookingBack, page: ProgressPlace, qtbot: QtBot) -> BreathingBack:
    """Through the card's button, until everything is there."""
    qtbot.keyClick(tile(page), Qt.Key.Key_Return)
    room = page.room("breathing")
    assert isinstance(room, BreathingBack)
    assert page.currentWidget() is room
    breathing = room
    back.settle(page)
    qtbot.waitUntil(lambda: breathing.overview.is_built)
    return breathing


def test_who_never_breathed_is_told_what_the_room_is_for(back: LookingBack) -> None:
    back.maker.session(TODAY, HAND)

    page = back.page()

    assert tile(page).accessibleDescription() == "When you did it, and how you felt before and after."


def test_breathing_has_one_line(back: LookingBack, breaths: BreathMaker) -> None:
    for ago in (0, 1, 1, 6):
        breaths.session(TODAY - timedelta(days=ago), breaths=10)
    back.maker.session(TODAY, HAND)

    page = back.page()

    assert tile(page).accessibleDescription() == "4 sessions on 3 days, 8 minutes. This week: 2 days."


def test_progress_with_breathing_alone_is_not_empty(back: LookingBack, breaths: BreathMaker) -> None:
    breaths.session(TODAY)

    page = back.page()

    assert not page.overview.is_empty
    assert tile(page).isVisible()
    assert page.overview.week.lines[0] == "Breathing on 1 day"
    assert not page.overview.course.isVisible()


def test_the_line_appears_after_the_first_session(back: LookingBack, breaths: BreathMaker) -> None:
    page = back.page()
    was_empty = page.overview.is_empty

    breaths.session(TODAY)
    back.changes.publish(Changed.SESSIONS)
    back.settle(page)

    assert was_empty
    assert not page.overview.is_empty
    assert tile(page).accessibleDescription().startswith("1 session on 1 day")


def test_its_button_opens_the_history_and_leads_back_to_it(
    back: LookingBack, breaths: BreathMaker, qtbot: QtBot
) -> None:
    session = breaths.session(TODAY)
    page = back.page()

    breathing = look_back(back, page, qtbot)
    assert [row.session_id for row in breathing.overview.sessions.session_rows] == [session]
    way_back = button(breathing, "breath_history.back")
    assert way_back.hasFocus()
    assert way_back.text() == "Back to all progress"
    qtbot.keyClick(way_back, Qt.Key.Key_Escape)

    assert page.currentWidget() is page.overview
    assert tile(page).hasFocus()


def test_a_drill_can_be_shown_while_breathing_is_in_view(
    back: LookingBack, breaths: BreathMaker, qtbot: QtBot
) -> None:
    breaths.session(TODAY)
    drill = back.maker.session(TODAY, HAND)
    page = back.page()
    look_back(back, page, qtbot)

    page.show_session(drill)
    back.settle(page)

    assert page.is_showing_session


def test_what_does_not_count_any_more_changes_the_line(
    back: LookingBack, breaths: BreathMaker, qtbot: QtBot
) -> None:
    breaths.session(TODAY)
    page = back.page()
    breathing = look_back(back, page, qtbot)
    breathing.show_session(breathing.overview.sessions.session_rows[0].session_id)

    button(breathing, "progress.leave_out").click()
    button(breathing, "progress.leave_out.now").click()
    back.settle(page)
    breathing.show_overview()
    qtbot.keyClick(breathing.overview, Qt.Key.Key_Escape)

    back.settle(page)
    assert tile(page).isVisible(), "what was left out can be found again"
    assert tile(page).accessibleDescription() == "No session that counts. This week: none."


def test_the_tab_key_comes_to_it_after_the_charts(back: LookingBack, breaths: BreathMaker) -> None:
    breaths.session(TODAY)
    back.maker.session(TODAY, HAND)
    back.maker.session(TODAY, HAND, hour=15)

    order = tab_order(back.page())

    walked = ["progress.span.two_weeks", "progress.chart.time", "progress.door.breathing"]
    places = [order.index(name) for name in walked]
    assert places == sorted(places)


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_no_words_of_it_are_cut(
    back: LookingBack, breaths: BreathMaker, look: Look, qtbot: QtBot, percent: int
) -> None:
    breaths.session(TODAY)
    look.set_theme(Theme(Scheme.DARK, text_percent=percent))
    page = back.page(700, 520)

    def nothing_cut() -> None:
        assert cut_words(page.overview) == []

    qtbot.waitUntil(nothing_cut)
    assert nameless(page.overview) == []


def test_every_word_of_it_can_be_translated(
    back: LookingBack,
    breaths: BreathMaker,
    look: Look,
    jobs: Background,
    qapp: QApplication,
    qtbot: QtBot,
) -> None:
    breaths.session(TODAY)
    translator = PseudoTranslator()
    qapp.installTranslator(translator)
    try:
        page = ProgressPlace(look, back.workspace, jobs, qt_translate, clock=back.clock)
        qtbot.addWidget(page)
        page.show()
        back.settle(page)

        assert forgotten(page.overview) == []
    finally:
        qapp.removeTranslator(translator)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LanguageChange.value)
