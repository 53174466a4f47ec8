"""The first run as the window's stage: the keyboard is where it is needed, and help lies over it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.safety import SafetyAnswer, SafetyGroup, SafetyOccasion
from gmi_trainer.services.introduction import Introduction
from gmi_trainer.services.workspace import Workspace
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.first_run.first_run import FirstRun
from gmi_trainer.ui.first_run.steps import Step
from gmi_trainer.ui.main_window import MainWindow, Place
from gmi_trainer.ui.pages.page import Page
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.words.translate import english


@pytest.fixture
def window(look: Look, workspace: Workspace, qtbot: QtBot) -> Iterator[MainWindow]:
    place = Place("today", "Today", "calendar-days", lambda _workspace: Page(look, "today", "Today"))
    window = MainWindow(look, [place], brand="GMI Trainer")
    qtbot.addWidget(window)
    window.show_workspace(workspace)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    window.leave_stage()


def enter(window: MainWindow, look: Look, workspace: Workspace, jobs: Background, qtbot: QtBot) -> FirstRun:
    run = FirstRun(look, workspace, jobs, english)
    window.enter_stage(run)
    qtbot.waitUntil(lambda: jobs.is_idle)
    return run


def press(key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)


def test_enter_goes_on_at_once(
    window: MainWindow, look: Look, workspace: Workspace, jobs: Background, qtbot: QtBot
) -> None:
    run = enter(window, look, workspace, jobs, qtbot)

    press(Qt.Key.Key_Return)

    assert run.step is Step.EMERGENCY


def test_digits_answer_without_a_tab(
    window: MainWindow, look: Look, workspace: Workspace, jobs: Background, qtbot: QtBot
) -> None:
    workspace.introduction.save(Introduction(Step.ENERGY.value))
    run = enter(window, look, workspace, jobs, qtbot)

    press(Qt.Key.Key_3)

    assert run.step is Step.CALL
    assert workspace.about.load().saves_energy


def test_help_of_the_window_leads_back_to_the_same_screen(
    window: MainWindow, look: Look, workspace: Workspace, jobs: Background, qtbot: QtBot
) -> None:
    run = enter(window, look, workspace, jobs, qtbot)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_2):
        press(key)
    assert run.step is Step.OUTCOME
    window.lay_over(QWidget())
    workspace.contacts.save(replace(workspace.contacts.load(), country="NZ"))

    window.uncover()

    assert run.step is Step.OUTCOME
    assert any(label.text() == "111" for label in run.findChildren(QLabel) if label.isVisibleTo(run))
    focused = QApplication.focusWidget()
    assert focused is not None
    assert run.isAncestorOf(focused)


def test_help_leads_back_to_the_very_button(
    window: MainWindow, look: Look, workspace: Workspace, jobs: Background, qtbot: QtBot
) -> None:
    run = enter(window, look, workspace, jobs, qtbot)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_2):
        press(key)
    button = run.findChild(QPushButton, "first_run.outcome.who_to_call")
    assert button is not None
    button.setFocus()
    window.lay_over(QWidget())

    window.uncover()

    assert run.step is Step.OUTCOME
    assert QApplication.focusWidget() is button


def test_another_screen_beneath_takes_no_keys_from_what_lies_over_it(
    window: MainWindow, look: Look, workspace: Workspace, jobs: Background, qtbot: QtBot
) -> None:
    """An emergency of an earlier day is read while somebody is already settling."""
    workspace.safety.reply({SafetyGroup.EMERGENCY: SafetyAnswer.NEW}, SafetyOccasion.ASKED_FOR)
    workspace.introduction.save(Introduction(Step.ENERGY.value))
    run = FirstRun(look, workspace, jobs, english)
    window.enter_stage(run)
    cover = QPushButton("Back")
    window.lay_over(cover)

    qtbot.waitUntil(lambda: run.step is Step.OUTCOME)

    assert QApplication.focusWidget() is cover
    window.uncover()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert run.isAncestorOf(focused)
