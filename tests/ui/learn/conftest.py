"""A lesson on the stage, in a window that has the keyboard."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.lesson import Course, Figure, Lesson
from gmi_trainer.ui.learn.aids import NO_AIDS, ReadingAids
from gmi_trainer.ui.learn.lesson_view import LessonView
from gmi_trainer.ui.learn.reader import Reader
from gmi_trainer.ui.learn.reading_text import ReadingText
from gmi_trainer.ui.learn.review_view import ReviewView
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.words.translate import Translate, english
from tests.sample_lessons import a_course, a_lesson, a_question, a_true_or_false

Key = Qt.Key


def no_figure(_figure: Figure, _parent: QWidget) -> QWidget | None:
    """As for a kind that this program does not know."""
    return None


class Stand:
    """Makes views, and presses keys where the keyboard is."""

    def __init__(self, look: Look, qtbot: QtBot) -> None:
        self.look = look
        self.course: Course = a_course()
        self._bot = qtbot

    def lesson(
        self,
        lesson: Lesson | None = None,
        *,
        from_screen: str = "",
        given: dict[str, str] | None = None,
        words: str = "",
        following: Lesson | None = None,
        asks_sureness: bool = False,
        make_figure: Callable[[Figure, QWidget], QWidget | None] = no_figure,
        translate: Translate = english,
        size: tuple[int, int] = (1000, 900),
        aids: ReadingAids = NO_AIDS,
        begin: bool = True,
    ) -> LessonView:
        view = LessonView(
            self.look,
            self.course,
            lesson if lesson is not None else a_lesson(),
            translate,
            make_figure=make_figure,
            from_screen=from_screen,
            given=given,
            words=words,
            following=following,
            asks_sureness=asks_sureness,
            aids=aids,
        )
        self._show(view, size)
        if begin:
            view.begin()
        return view

    def review(self, *, translate: Translate = english) -> ReviewView:
        view = ReviewView(self.look, [a_question(1), a_true_or_false()], translate)
        self._show(view, (1000, 800))
        view.begin()
        return view

    def _show(self, view: Reader, size: tuple[int, int]) -> None:
        self._bot.addWidget(view)
        view.setMinimumSize(*size)
        view.resize(*size)
        with self._bot.waitExposed(view):
            view.show()
        view.activateWindow()
        self._bot.waitUntil(view.isActiveWindow)
        view.setFocus()


def press(view: Reader, *keys: Qt.Key) -> None:
    """Where the keyboard is; the time to read an answer has passed."""
    for key in keys:
        pass_time(view)
        QTest.keyClick(QApplication.focusWidget() or view, key)


def pass_time(view: Reader) -> None:
    """What a person would have waited."""
    view._guard.stop()


def said(view: QWidget) -> str:
    """All words in view."""
    return "\n".join(
        label.accessibleName() if isinstance(label, ReadingText) else label.text()
        for label in view.findChildren(QLabel)
        if label.isVisibleTo(view)
    )


def button(view: QWidget, name: str) -> QPushButton:
    found = [one for one in view.findChildren(QPushButton, name) if one.isVisibleTo(view)]
    assert len(found) == 1, name
    return found[0]


def forward_to(view: LessonView, screen_id: str) -> None:
    """Turn pages until a screen is in view."""
    for _ in range(30):
        if view.screen_id == screen_id:
            return
        view._turn(1)
    raise AssertionError(screen_id)


@pytest.fixture
def stand(look: Look, qtbot: QtBot) -> Stand:
    return Stand(look, qtbot)
