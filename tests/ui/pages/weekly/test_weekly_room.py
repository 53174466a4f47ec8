"""The weekly questions looked back on, over a real record."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.checkin import Scale
from gmi_trainer.domain.span import Span, stretch_of
from gmi_trainer.domain.weekly_measures import Measure, WeeklyHistory
from gmi_trainer.services.workspace import Workspace
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.pages.progress.rooms import RoomTools
from gmi_trainer.ui.pages.progress.weekly_room import WeeklyRoom, course_picture
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.stylesheet import TOUCH_PX
from gmi_trainer.ui.theme.theme import Scheme, Theme
from gmi_trainer.ui.words.translate import english
from tests.fakes import FakeClock
from tests.ui.inspection import cut_words, nameless, small_targets
from tests.ui.open_record import open_record

MONDAY = date(2025, 3, 10)
WEEKS = 6
Make = Callable[[], WeeklyRoom]


def answer(workspace: Workspace, weeks_ago: int, value: int) -> None:
    with workspace.diary() as reader, workspace.own_reader() as own:
        asked_round = workspace.weekly().look(reader, own)
    day = asked_round.day - timedelta(weeks=weeks_ago)
    for asked in asked_round.questions:
        workspace.weekly().answer(asked, 5 if asked.scale is Scale.WORRY_MOVING else value, day)


def read(workspace: Workspace) -> WeeklyHistory:
    with workspace.day_reader() as reader:
        return workspace.weekly().history(reader)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with open_record(tmp_path) as workspace:
        yield workspace


@pytest.fixture
def make(workspace: Workspace, look: Look, jobs: Background, qtbot: QtBot) -> Make:
    def made() -> WeeklyRoom:
        room = WeeklyRoom(RoomTools(look, workspace, jobs, english, FakeClock()))
        qtbot.addWidget(room)
        room.resize(800, 900)
        room.show()
        room.begin()
        qtbot.waitUntil(lambda: room.is_built and jobs.is_idle)
        return room

    return made


def press(room: WeeklyRoom, name: str) -> None:
    button = room.findChild(QPushButton, name)
    assert button is not None, name
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_each_measure_has_a_chart_with_its_band_a_sentence_and_a_table(
    workspace: Workspace, make: Make
) -> None:
    for weeks_ago in reversed(range(WEEKS)):
        answer(workspace, weeks_ago, 3 + weeks_ago)

    room = make()

    assert room.line(Measure.PEG) == "Down from 8.0 to 3.0 since 3 Feb: a clear change."
    assert room.line(Measure.WORRY_MOVING) == "The same as on 3 Feb."
    chart = room.chart(Measure.PEG).chart
    assert chart is not None
    history = read(workspace)
    course = history.of(Measure.PEG)
    assert course is not None
    picture = course_picture(course, stretch_of(Span.YEAR, MONDAY), MONDAY, english)
    assert [(band.low, band.high, band.words) for band in picture.bands] == [(7, 9, "like your first answer")]
    assert "Answered in 6 weeks. Down from 8.0 to 3.0" in chart.accessibleDescription()
    press(room, "progress.weekly.peg.as_table")
    assert room.chart(Measure.PEG).table.isVisibleTo(room)


def test_who_would_rather_not_rate_pain_sees_no_peg(workspace: Workspace, make: Make) -> None:
    answer(workspace, 0, 4)
    about = workspace.about
    about.save(type(about.load())(rates_pain=False))

    room = make()

    assert room.chart(Measure.PEG).chart is None
    assert room.chart(Measure.CONFIDENCE).chart is not None


def test_it_can_be_answered_here(workspace: Workspace, make: Make, jobs: Background, qtbot: QtBot) -> None:
    room = make()
    press(room, "progress.weekly.answer")
    qtbot.waitUntil(lambda: room.asking.form is not None)
    for key in "44482":
        QTest.keyClick(room.window().focusWidget() or room, Qt.Key(ord(key)))

    qtbot.waitUntil(lambda: jobs.is_idle and room.line(Measure.PEG) != "")
    assert room.asking.form is None
    assert room.line(Measure.PEG).startswith("Answered once so far.")


@pytest.mark.parametrize(("width", "percent"), [(700, 150), (640, 200)])
def test_it_has_names_targets_and_room_for_its_words(
    workspace: Workspace, make: Make, look: Look, qtbot: QtBot, width: int, percent: int
) -> None:
    for weeks_ago in reversed(range(WEEKS)):
        answer(workspace, weeks_ago, 3 + weeks_ago)
    look.set_theme(Theme(scheme=Scheme.LIGHT, text_percent=percent))
    room = make()
    room.resize(width, 700)
    press(room, "progress.weekly.answer")
    qtbot.waitUntil(lambda: room.asking.form is not None)

    qtbot.waitUntil(lambda: cut_words(room) == [])
    assert nameless(room) == []
    assert small_targets(room, TOUCH_PX) == []
