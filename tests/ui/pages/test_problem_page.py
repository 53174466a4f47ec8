"""A record that cannot be opened: one sentence, and ways to go on."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.services.people_ports import Backup
from gmi_trainer.ui.main_window import MainWindow, Place
from gmi_trainer.ui.pages.page import Page
from gmi_trainer.ui.pages.problem_page import ProblemPage
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.theme import Scheme, Theme
from gmi_trainer.ui.widgets.notice import Notice
from gmi_trainer.ui.words.translate import english
from tests.fakes import FakeBackups
from tests.ui.inspection import cut_words, nameless

DAMAGED = UserProblem(Problem.RECORD_DAMAGED, file="record.sqlite3")


def copies(count: int) -> tuple[Backup, ...]:
    backups = FakeBackups()
    for _ in range(count):
        backups.make()
    return backups.list()


def words_of(page: ProblemPage) -> str:
    notice = page.findChild(Notice)
    assert notice is not None
    return notice.words


def press(page: ProblemPage, name: str) -> None:
    button = page.findChild(QPushButton, name)
    assert button is not None, name
    button.click()


def test_it_says_what_happened_and_what_to_do(look: Look, qtbot: QtBot) -> None:
    page = ProblemPage(look, DAMAGED, english)
    qtbot.addWidget(page)

    assert words_of(page).startswith("The record record.sqlite3 cannot be read in full.")
    assert "Please" in words_of(page)


def test_the_newest_copies_are_offered_newest_first(look: Look, qtbot: QtBot) -> None:
    made = copies(5)
    put_back: list[Backup] = []
    page = ProblemPage(look, DAMAGED, english, made, put_back.append)
    qtbot.addWidget(page)

    press(page, "problem.copy.1")

    assert put_back == [made[0]]
    assert page.findChild(QPushButton, "problem.copy.3") is not None
    assert page.findChild(QPushButton, "problem.copy.4") is None


def test_a_copy_that_cannot_be_put_back_is_told_and_nothing_closes(look: Look, qtbot: QtBot) -> None:
    def refuse(_copy: Backup) -> None:
        raise UserProblem(Problem.DISK_FULL)

    page = ProblemPage(look, DAMAGED, english, copies(1), refuse)
    qtbot.addWidget(page)

    press(page, "problem.copy.1")

    assert words_of(page).startswith("The disk is full")


@pytest.mark.parametrize("problem", [Problem.RECORD_NEWER, Problem.FOLDER_NOT_WRITABLE])
def test_a_copy_is_offered_only_where_it_helps(look: Look, qtbot: QtBot, problem: Problem) -> None:
    page = ProblemPage(look, UserProblem(problem), english, copies(2), lambda _copy: None)
    qtbot.addWidget(page)

    assert page.findChild(QPushButton, "problem.copy.1") is None


def test_an_empty_record_can_be_begun_beside_it(look: Look, qtbot: QtBot) -> None:
    begun: list[bool] = []
    page = ProblemPage(look, DAMAGED, english, start_new=lambda: begun.append(True))
    qtbot.addWidget(page)

    press(page, "problem.new")

    assert begun == [True]


def test_its_button_closes_the_window(look: Look, qtbot: QtBot) -> None:
    window = MainWindow(
        look, [Place("train", "Train", "hand", lambda _: Page(look, "train", "Train"))], brand="X"
    )
    qtbot.addWidget(window)
    page = ProblemPage(look, DAMAGED, english)
    window.enter_stage(page)
    with qtbot.waitExposed(window):
        window.show()
    button = page.findChild(QPushButton, "problem.close")
    assert button is not None

    QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    assert not window.isVisible()


def test_alone_it_has_no_buttons_that_nobody_answers(look: Look, qtbot: QtBot) -> None:
    """Before there is a window, the page is one itself; in the window help stands at its foot."""
    page = ProblemPage(look, DAMAGED, english)
    qtbot.addWidget(page)
    page.show()

    assert page.findChild(QPushButton, "problem.help.settle") is None


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_no_word_is_cut_off_and_everything_has_a_name(look: Look, qtbot: QtBot, percent: int) -> None:
    look.set_theme(Theme(scheme=Scheme.LIGHT, text_percent=percent))
    page = ProblemPage(look, DAMAGED, english, copies(3), lambda _copy: None, lambda: None)
    qtbot.addWidget(page)
    page.resize(640, 480)
    with qtbot.waitExposed(page):
        page.show()

    assert cut_words(page) == []
    assert nameless(page) == []
