"""The whole way of a plan in the real window: from Today to the code, to the look, and back with an undo."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from gmi_trainer.ui.background import Background
from gmi_trainer.ui.pages.plan_taking.take_plan_page import TakePlanPage
from gmi_trainer.ui.theme.look import Look
from tests.ui.test_desk import Home, a_workspace


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


def test_not_now_leads_back_and_changes_nothing(home: Home) -> None:
    assert home.desk.workspace is not None
    before = home.desk.workspace.today.plan()
    home.click("today.bring_plan")
    home.click("plan_taking.leave")

    assert home.desk.window.stage is None
    assert home.desk.workspace.today.plan() == before
