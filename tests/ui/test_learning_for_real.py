"""The lessons of the program, read in the window, kept in a real record, and asked again on another day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from gmi_trainer.bootstrap.workspaces import WorkspaceOpener
from gmi_trainer.domain.learning import LearningPast
from gmi_trainer.domain.safety import SafetyAnswer, SafetyGroup, SafetyOccasion
from gmi_trainer.paths import DataPaths
from gmi_trainer.services.workspace import Workspace
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.figures.view import FigureView
from gmi_trainer.ui.learn.lesson_view import LessonView
from gmi_trainer.ui.learn.note_view import NoteView
from gmi_trainer.ui.learn.review_view import ReviewView
from gmi_trainer.ui.learn.steps import EndStep, QuestionStep
from gmi_trainer.ui.pages.learn.learn_place import LearnPlace
from gmi_trainer.ui.pages.learn_page import LearnPage
from gmi_trainer.ui.theme.look import Look
from tests.fakes import FakeClock
from tests.ui.open_record import ONLY_HANDS
from tests.ui.test_desk import Home

Key = Qt.Key


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Background]:
    jobs = Background()
    yield jobs
    jobs.close()


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def record(tmp_path: Path, clock: FakeClock) -> Iterator[Workspace]:
    paths = DataPaths(tmp_path)
    paths.make()
    workspace = WorkspaceOpener(paths, clock, ONLY_HANDS).open_last(None)
    workspace.safety.reply(dict.fromkeys(SafetyGroup, SafetyAnswer.NO), SafetyOccasion.FIRST_RUN)
    yield workspace
    workspace.close()


@pytest.fixture
def home(look: Look, jobs: Background, record: Workspace, qtbot: QtBot) -> Iterator[Home]:
    home = Home(look, jobs, qtbot)
    home.desk.show_workspace(record, "learn", with_first_steps=False)
    yield home
    home.desk.show_workspace(None)
    qtbot.waitUntil(lambda: jobs.is_idle)


def past_of(record: Workspace) -> LearningPast:
    with record.learned() as reader:
        return record.learning().past(reader)


def page_of(home: Home, qtbot: QtBot) -> LearnPage:
    place = home.desk.window.page("learn")
    assert isinstance(place, LearnPlace)
    page = place.page
    qtbot.waitUntil(lambda: page.now is not None, timeout=20_000)
    return page


def opened(home: Home, qtbot: QtBot, name: str) -> None:
    button = home.desk.window.findChild(QAbstractButton, name)
    assert button is not None
    button.click()
    qtbot.waitUntil(lambda: home.desk.window.stage is not None)


def pass_reading_time(view: LessonView | ReviewView) -> None:
    view._guard.stop()


def read_to_the_end(home: Home) -> int:
    """With two keys: one goes on, one answers. Returns how many figures were met."""
    view = home.desk.window.stage
    assert isinstance(view, LessonView)
    figures = 0
    for _ in range(200):
        pass_reading_time(view)
        if isinstance(view.step, EndStep):
            return figures
        at = view.place
        is_waiting = isinstance(view.step, QuestionStep) and not view._read_on.words
        home.press(Key.Key_1 if is_waiting else Key.Key_Space)
        if view.place != at:
            figures += len([one for one in view.findChildren(FigureView) if one.isVisibleTo(view)])
    raise AssertionError("it does not end")


def test_every_lesson_of_the_program_can_be_read_with_two_keys_one_after_the_other(
    home: Home, record: Workspace, qtbot: QtBot
) -> None:
    page = page_of(home, qtbot)
    assert page.now is not None
    lessons = page.now.course.in_order
    assert page.now.left_out == 0
    opened(home, qtbot, "learn.read")

    for number, lesson in enumerate(lessons):
        view = home.desk.window.stage
        assert isinstance(view, LessonView)
        assert view.lesson.lesson_id == lesson.lesson_id
        assert read_to_the_end(home) == 1, "its figure is drawn"
        past = past_of(record)
        assert set(past.done) == {one.lesson_id for one in lessons[: number + 1]}
        if number + 1 < len(lessons):
            before = home.desk.window.stage
            home.click("lesson.skip")
            qtbot.waitUntil(lambda: home.desk.window.stage not in (None, before))  # noqa: B023

    home.press(Key.Key_Space)
    qtbot.waitUntil(lambda: home.desk.window.stage is None)


def test_a_lesson_is_gone_on_with_where_it_was_left(home: Home, record: Workspace, qtbot: QtBot) -> None:
    page = page_of(home, qtbot)
    opened(home, qtbot, "learn.read")
    for _ in range(4):
        home.press(Key.Key_Space)
    view = home.desk.window.stage
    assert isinstance(view, LessonView)
    left_at = view.screen_id
    home.press(Key.Key_Escape)
    qtbot.waitUntil(lambda: page.now is not None and bool(page.now.past.places))

    opened(home, qtbot, "learn.read")

    again = home.desk.window.stage
    assert isinstance(again, LessonView)
    assert again.screen_id == left_at != ""


def test_its_questions_come_back_on_the_next_day_and_no_more_than_five(
    home: Home, record: Workspace, clock: FakeClock, qtbot: QtBot
) -> None:
    page = page_of(home, qtbot)
    opened(home, qtbot, "learn.read")
    read_to_the_end(home)
    assert page.now is not None
    assert record.learning().due(page.now.course, past_of(record)) == ()
    home.press(Key.Key_Space)

    clock.advance(timedelta(days=1))
    page.refresh()
    qtbot.waitUntil(lambda: page.now is not None and bool(page.now.due))
    assert 1 <= len(page.now.due) <= 5
    opened(home, qtbot, "learn.review.start")
    view = home.desk.window.stage
    assert isinstance(view, ReviewView)
    while not isinstance(view.step, EndStep):
        pass_reading_time(view)
        home.press(Key.Key_Space if view._read_on.words else Key.Key_1)
    home.press(Key.Key_Space)

    qtbot.waitUntil(lambda: page.now is not None and page.now.due == ())


def test_a_short_note_is_read_and_left_without_a_trace(home: Home, qtbot: QtBot, record: Workspace) -> None:
    page_of(home, qtbot)
    before = past_of(record)
    opened(home, qtbot, "learn.note.crps")
    view = home.desk.window.stage
    assert isinstance(view, NoteView)
    assert view.note.note_id == "crps"
    home.press(Key.Key_Escape)
    qtbot.waitUntil(lambda: home.desk.window.stage is None)

    assert past_of(record) == before
