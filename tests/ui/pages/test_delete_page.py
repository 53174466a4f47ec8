"""The last press before everything is deleted: hard to do by accident, one press to do on purpose."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.services.care_ports import ErasingFacts
from gmi_trainer.ui.pages.delete_page import DeletePage, DeletingPage
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.stylesheet import TOUCH_PX
from gmi_trainer.ui.theme.theme import Scheme, Theme
from gmi_trainer.ui.translation import PseudoTranslator, qt_translate
from gmi_trainer.ui.widgets.notice import Notice
from gmi_trainer.ui.words.translate import english
from tests.ui.inspection import cut_words, nameless, small_targets
from tests.ui.test_made_up_language import forgotten

FACTS = ErasingFacts(sessions=214, backups=14, size_bytes=8_400_000)
LEFT = UserProblem(Problem.ERASING_UNFINISHED, file="backups/copy.sqlite3", count=2)
BUSY = UserProblem(Problem.RECORD_BUSY, file="record.sqlite3")


class Asked:
    """The page that asks, and what it was told."""

    def __init__(self, look: Look, qtbot: QtBot, translate: Callable[[str, str], str] = english) -> None:
        self.told: list[str] = []
        self.page = DeletePage(
            look,
            FACTS,
            translate,
            keep=lambda: self.told.append("keep"),
            delete=lambda: self.told.append("delete"),
        )
        show(self.page, qtbot)


class Under:
    """The page while it is being deleted, and what it was told."""

    def __init__(self, look: Look, qtbot: QtBot, translate: Callable[[str, str], str] = english) -> None:
        self.told: list[str] = []
        self.page = DeletingPage(
            look,
            translate,
            try_again=lambda: self.told.append("again"),
            go_on=lambda: self.told.append("on"),
        )
        show(self.page, qtbot)


def show(page: QWidget, qtbot: QtBot, width: int = 900, height: int = 640) -> None:
    qtbot.addWidget(page)
    page.resize(width, height)
    page.show()
    page.activateWindow()
    page.setFocus()


def button(page: QWidget, name: str) -> QPushButton:
    found = page.findChild(QPushButton, name)
    assert found is not None, name
    return found


def words_on(page: QWidget) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page))


@pytest.fixture
def asked(look: Look, qtbot: QtBot) -> Asked:
    return Asked(look, qtbot)


@pytest.fixture
def under(look: Look, qtbot: QtBot) -> Under:
    return Under(look, qtbot)


def test_it_says_in_numbers_what_goes_and_how_far_a_disk_forgets(asked: Asked) -> None:
    words = words_on(asked.page)

    for part in ("sessions: 214", "Backups: 14", "8.4 MB", "as far as the disk allows", "cannot be undone"):
        assert part in words


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Escape])
def test_the_keyboard_stands_on_the_safe_choice(asked: Asked, qtbot: QtBot, key: Qt.Key) -> None:
    focused = asked.page.focusWidget()
    assert focused is button(asked.page, "delete.keep")

    qtbot.keyClick(focused, key)

    assert asked.told == ["keep"]


def test_one_press_deletes_and_two_keys_do(asked: Asked, qtbot: QtBot) -> None:
    qtbot.mouseClick(button(asked.page, "delete.go"), Qt.MouseButton.LeftButton)
    qtbot.keyClick(asked.page, Qt.Key.Key_Tab)
    qtbot.keyClick(button(asked.page, "delete.go"), Qt.Key.Key_Space)

    assert asked.told == ["delete", "delete"]


def test_both_choices_are_in_view_in_a_small_window_with_large_text(look: Look, qtbot: QtBot) -> None:
    look.set_theme(Theme(Scheme.LIGHT, 150))
    asked = Asked(look, qtbot)
    asked.page.resize(700, 520)

    for name in ("delete.keep", "delete.go"):
        found = button(asked.page, name)
        qtbot.waitUntil(
            lambda found=found: asked.page.rect().contains(  # type: ignore[misc]  # bound at once
                found.mapTo(asked.page, found.rect().bottomRight())
            )
        )


def test_while_it_lasts_there_is_nothing_to_press(under: Under) -> None:
    assert under.page.findChild(QPushButton, "deleting.again") is None
    assert "Deleting" in words_on(under.page)


def test_the_end_is_told_and_leads_on(under: Under, qtbot: QtBot) -> None:
    under.page.show_done()

    assert "Everything is deleted" in words_on(under.page)
    assert under.page.focusWidget() is button(under.page, "deleting.next")
    qtbot.keyClick(button(under.page, "deleting.next"), Qt.Key.Key_Return)
    assert under.told == ["on"]


def test_what_is_left_is_named_and_tried_again(under: Under, qtbot: QtBot) -> None:
    under.page.show_problem(LEFT)

    (notice,) = under.page.findChildren(Notice)
    assert "backups/copy.sqlite3" in notice.words
    assert "Files left: 2" in notice.words
    qtbot.mouseClick(button(under.page, "deleting.again"), Qt.MouseButton.LeftButton)
    assert under.told == ["again"]
    qtbot.waitUntil(lambda: under.page.findChild(QPushButton, "deleting.again") is None)
    assert "Deleting" in words_on(under.page)


def test_one_can_go_on_with_an_empty_record_and_leave_the_rest_for_later(under: Under, qtbot: QtBot) -> None:
    under.page.show_problem(LEFT)

    assert button(under.page, "deleting.next").text() == "Start a new record"
    qtbot.mouseClick(button(under.page, "deleting.next"), Qt.MouseButton.LeftButton)

    assert under.told == ["on"]


def test_where_nothing_was_touched_the_record_can_be_kept(under: Under) -> None:
    under.page.show_problem(BUSY)

    assert "Nothing was deleted" in words_on(under.page)
    assert button(under.page, "deleting.next").text() == "Keep the record"


STATES: list[Callable[[DeletingPage], object]] = [
    lambda page: None,
    lambda page: page.show_done(),
    lambda page: page.show_problem(LEFT),
    lambda page: page.show_problem(BUSY),
]


@pytest.mark.parametrize("state", range(len(STATES)))
@pytest.mark.parametrize("percent", [100, 200])
def test_no_word_is_cut_and_everything_has_a_name(look: Look, qtbot: QtBot, state: int, percent: int) -> None:
    look.set_theme(Theme(Scheme.LIGHT, percent))
    pages: list[QWidget] = [Asked(look, qtbot).page]
    under = Under(look, qtbot)
    STATES[state](under.page)
    pages.append(under.page)

    for page in pages:
        page.resize(640, 480)
        qtbot.waitUntil(lambda page=page: cut_words(page) == [])  # type: ignore[misc]  # bound at once
        assert small_targets(page, TOUCH_PX * percent // 100) == []
        assert nameless(page) == []


@pytest.mark.parametrize("state", range(len(STATES)))
def test_every_word_can_be_translated(look: Look, qtbot: QtBot, qapp: QApplication, state: int) -> None:
    translator = PseudoTranslator()
    qapp.installTranslator(translator)
    try:
        under = Under(look, qtbot, qt_translate)
        STATES[state](under.page)
        assert forgotten(under.page) == []
        assert forgotten(Asked(look, qtbot, qt_translate).page) == []
    finally:
        qapp.removeTranslator(translator)
