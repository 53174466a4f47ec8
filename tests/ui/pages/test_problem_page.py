"""When a record cannot be opened: what happened, what to do, and a way out."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.ui.main_window import MainWindow, Place
from gmi_trainer.ui.pages.page import Page
from gmi_trainer.ui.pages.problem_page import ProblemPage
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.theme import Scheme, Theme
from gmi_trainer.ui.words.translate import english
from tests.ui.inspection import cut_words, nameless

NEWER = UserProblem(Problem.RECORD_NEWER, file="record.sqlite3")


def test_it_says_what_happened_and_what_to_do(look: Look, qtbot: QtBot) -> None:
    page = ProblemPage(look, NEWER, english)
    qtbot.addWidget(page)
    words = " ".join(label.text() for label in page.findChildren(QLabel))

    assert "The record could not be opened" in words
    assert "Please install the newer version to open it." in words
    assert nameless(page) == []


def test_its_button_closes_the_window(look: Look, qtbot: QtBot) -> None:
    window = MainWindow(
        look, [Place("train", "Train", "hand", lambda _: Page(look, "train", "Train"))], brand="X"
    )
    qtbot.addWidget(window)
    page = ProblemPage(look, NEWER, english)
    window.enter_stage(page)
    with qtbot.waitExposed(window):
        window.show()
    button = page.findChild(QPushButton, "problem.close")
    assert button is not None

    QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    assert not window.isVisible()


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_no_word_is_cut_off(look: Look, qtbot: QtBot, percent: int) -> None:
    look.set_theme(Theme(scheme=Scheme.LIGHT, text_percent=percent))
    page = ProblemPage(look, UserProblem(Problem.RECORD_DAMAGED, file="record.sqlite3"), english)
    qtbot.addWidget(page)
    page.resize(640, 480)
    with qtbot.waitExposed(page):
        page.show()

    assert cut_words(page) == []
