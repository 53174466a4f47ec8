"""Pages of a person's own over fakes, in view and read."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.own_page import OwnPage
from gmi_trainer.services.changes import Changes
from gmi_trainer.services.learning import LearningService
from gmi_trainer.services.lesson_ports import LoadedCourse
from gmi_trainer.services.own_pages import OwnPages
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.pages.own.guided_form import GuidedForm
from gmi_trainer.ui.pages.own.make import own_page_view
from gmi_trainer.ui.pages.own.own_page_view import OwnPageView, OwnTools
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.words.translate import english
from tests.fakes import FakeClock, FakeLearningLog, FakePreferences, FakeRecord
from tests.own_fakes import FakeOwnPages
from tests.sample_lessons import a_course
from tests.samples import MORNING


class Book:
    """An open record, as far as the pages look into it."""

    def __init__(self) -> None:
        self.changes = Changes()
        self.clock = FakeClock(utc=MORNING)
        self.record, self.preferences = FakeRecord(), FakePreferences()
        preferences = self.preferences
        self.own = FakeOwnPages(self.record, preferences, self.clock, self.changes)
        self.own_reader: Callable[[], object] = self.own.reader
        self.log = FakeLearningLog(self.record)
        self._learning = LearningService(
            log=self.log,
            load=lambda: LoadedCourse(a_course()),
            comes_back=lambda _answers: MORNING.date(),
            preferences=preferences,
            clock=self.clock,
            changes=self.changes,
            new_uuid=lambda: "u",
            app_version="0",
        )

    def own_pages(self) -> OwnPages:
        return self.own.service

    def learning(self) -> LearningService:
        return self._learning

    @property
    def pages(self) -> OwnPages:
        return self.own.service


class Hands:
    """Opens a page, presses its buttons and writes in its fields, as a person would."""

    def __init__(self, look: Look, jobs: Background, qtbot: QtBot) -> None:
        self.look, self.jobs, self.bot = look, jobs, qtbot
        self.book = Book()
        self.view: OwnPageView

    def tools(self) -> OwnTools:
        return OwnTools(self.look, self.book, self.jobs, english)  # type: ignore[arg-type]  # a record of fakes

    def open(self, page: OwnPage) -> OwnPageView:
        return self.show(own_page_view(page, self.tools(), "Back"))

    def show(self, view: OwnPageView, size: tuple[int, int] = (900, 1400)) -> OwnPageView:
        self.view = view
        self.bot.addWidget(view)
        view.setMinimumSize(*size)
        view.resize(*size)
        with self.bot.waitExposed(view):
            view.show()
        view.activateWindow()
        self.bot.waitUntil(lambda: view.now is not None and view.isActiveWindow())
        return view

    def read(self) -> None:
        """Until what was changed is shown."""
        self.bot.waitUntil(lambda: self.jobs.is_idle)
        QApplication.processEvents()

    def said(self) -> str:
        return "\n".join(one.text() for one in self.view.findChildren(QLabel) if one.isVisibleTo(self.view))

    def button(self, name: str) -> QAbstractButton:
        found = [one for one in self.view.findChildren(QAbstractButton, name) if one.isVisibleTo(self.view)]
        assert len(found) == 1, (name, self.names())
        return found[0]

    def names(self) -> list[str]:
        return [b.objectName() for b in self.view.findChildren(QAbstractButton) if b.isVisibleTo(self.view)]

    def press(self, name: str) -> None:
        """With the keyboard."""
        self.button(name).setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(self.button(name), Qt.Key.Key_Return)
        self.read()

    def write(self, name: str, words: str) -> None:
        lines = self.view.findChildren(QLineEdit, name) + self.view.findChildren(QPlainTextEdit, name)
        field = next(one for one in lines if one.isVisibleTo(self.view))
        field.clear()
        QTest.keyClicks(field, words)

    def undo(self) -> None:
        button = next(b for b in self.view.undo_bar.findChildren(QAbstractButton) if b.text() == "Undo")
        button.click()
        self.read()

    def form(self) -> GuidedForm:
        form = self.view.form
        assert isinstance(form, GuidedForm)
        return form

    def focused(self) -> str:
        widget: QWidget | None = QApplication.focusWidget()
        return widget.objectName() if widget is not None else ""


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Background]:
    jobs = Background()
    yield jobs
    qtbot.waitUntil(lambda: jobs.is_idle)
    jobs.close()


@pytest.fixture
def hands(look: Look, jobs: Background, qtbot: QtBot) -> Hands:
    return Hands(look, jobs, qtbot)
