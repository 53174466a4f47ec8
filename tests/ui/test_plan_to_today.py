"""The whole way of a plan in the real window: from Today to the code, to the look, and back with an undo."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from gmi_trainer.ui.background import Background
from gmi_trainer.ui.pages.plan_taking.take_plan_page import TakePlanPage
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.help_foot import Help
from gmi_trainer.ui.widgets.notice import Notice
from tests.ui.test_desk import TRAINING, Home, a_workspace
from tests.ui.turning import turn_once


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Background]:
    jobs = Background()
    yield jobs
    jobs.close()


@pytest.fixture
def home(look: Look, jobs: Background, qtbot: QtBot) -> Iterator[Home]:
    home = Home(look, jobs, qtbot)
    home.desk.show_workspace(a_workspace())
    qtbot.waitUntil(lambda: home.today.view is not None)
    yield home
    home.desk.show_workspace(None)
    qtbot.waitUntil(lambda: jobs.is_idle)


def stage(home: Home) -> TakePlanPage:
    page = home.desk.window.stage
    assert isinstance(page, TakePlanPage)
    return page


def test_a_typed_code_becomes_todays_plan_and_can_be_taken_back(home: Home, qtbot: QtBot) -> None:
    assert home.desk.workspace is not None
    today = home.desk.workspace.today
    before = today.plan()
    home.click("today.bring_plan")
    line = stage(home).findChild(QLineEdit, "plan_taking.code")
    assert line is not None
    assert home.desk.window.focusWidget() is line
    QTest.keyClicks(line, "10gx84t0nvzfjzsg")
    home.click("plan_taking.look")
    qtbot.waitUntil(lambda: stage(home).brought is not None)
    home.click("plan_taking.use")

    assert home.desk.window.stage is None
    assert home.desk.window.current_place == "today"
    assert today.plan().name == "Hand 1: left or right"
    qtbot.waitUntil(lambda: home.today.view is not None and home.today.view.plan is not None)

    undo = home.today.undo_bar.findChild(QPushButton, "today.undo_bar.undo")
    assert undo is not None
    undo.click()
    assert today.plan().items == before.items


def test_a_file_of_a_start_is_asked_about_at_once(home: Home, qtbot: QtBot) -> None:
    home.desk.bring_plan(Path("my.gmiplan"))
    qtbot.waitUntil(lambda: isinstance(home.desk.window.stage, TakePlanPage))

    qtbot.waitUntil(lambda: stage(home).findChild(Notice, "plan_taking.problem") is not None)
    home.click("plan_taking.leave")
    turn_once(qtbot)
    assert home.desk.window.stage is None  # it is asked about once


def test_a_file_waits_for_the_end_of_a_drill_and_of_help(home: Home, qtbot: QtBot) -> None:
    home.desk.start_drill(TRAINING)
    drill = home.desk.window.stage
    home.desk.bring_plan(Path("my.gmiplan"))
    turn_once(qtbot)
    assert home.desk.window.stage is drill

    home.desk.window.give_help(Help.SAFETY)
    home.desk.window.uncover()
    turn_once(qtbot)
    assert home.desk.window.stage is drill

    home.desk.leave_stage()
    qtbot.waitUntil(lambda: isinstance(home.desk.window.stage, TakePlanPage))


def test_a_file_waits_while_help_lies_over_the_window(home: Home, qtbot: QtBot) -> None:
    home.desk.window.give_help(Help.SAFETY)
    home.desk.bring_plan(Path("my.gmiplan"))
    turn_once(qtbot)
    assert home.desk.window.stage is None

    home.desk.window.uncover()
    qtbot.waitUntil(lambda: isinstance(home.desk.window.stage, TakePlanPage))


def test_not_now_leads_back_and_changes_nothing(home: Home) -> None:
    assert home.desk.workspace is not None
    before = home.desk.workspace.today.plan()
    home.click("today.bring_plan")
    home.click("plan_taking.leave")

    assert home.desk.window.stage is None
    assert home.desk.workspace.today.plan() == before
