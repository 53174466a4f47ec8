"""The Learn page: where to go on, what comes back, all lessons at a glance, and a search."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.knowledge import CheckTaken
from gmi_trainer.domain.learning import Answer, LearningPast, LessonPlace, LessonState
from gmi_trainer.domain.lesson import Course
from gmi_trainer.domain.short_note import ShortNote
from gmi_trainer.services.changes import Changed, Changes
from gmi_trainer.services.knowledge import KnowledgeService
from gmi_trainer.services.learning import LearningService
from gmi_trainer.services.learning_ports import LearningReader
from gmi_trainer.services.lesson_ports import LessonProblem, LoadedCourse
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.pages.learn.lesson_tile import LessonTile
from gmi_trainer.ui.pages.learn_page import LearnPage
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.theme import Scheme, Theme
from gmi_trainer.ui.words.translate import english
from tests.fakes import FakeClock, FakeKnowledgeLog, FakeLearningLog, FakePreferences
from tests.sample_check import a_course_with_check, a_taken
from tests.sample_lessons import a_course
from tests.ui.inspection import cut_words, nameless, small_targets, tab_order

TODAY = date(2025, 3, 10)
Key = Qt.Key


class Shelf:
    """An open record, as far as the page looks into it."""

    def __init__(self, past: LearningPast, loaded: LoadedCourse) -> None:
        self.changes = Changes()
        self.now = past
        self.taken: tuple[CheckTaken, ...] = ()
        self._knowledge = KnowledgeService(
            log=FakeKnowledgeLog(),
            preferences=FakePreferences(),
            clock=FakeClock(),
            changes=self.changes,
            new_uuid=lambda: "u",
            app_version="0",
        )
        self._service = LearningService(
            log=FakeLearningLog(),
            load=lambda: loaded,
            comes_back=lambda _answers: TODAY,
            preferences=FakePreferences(),
            clock=FakeClock(),
            changes=self.changes,
            new_uuid=lambda: "u",
            app_version="0",
        )

    def learning(self) -> LearningService:
        return self._service

    def learned(self) -> AbstractContextManager[LearningReader]:
        return nullcontext(self)

    def knowledge(self) -> KnowledgeService:
        return self._knowledge

    def checks(self) -> tuple[CheckTaken, ...]:
        return self.taken

    def past(self, today: date) -> LearningPast:
        return replace(self.now, day=today)


class Desk:
    """Makes pages and shows them."""

    def __init__(self, look: Look, jobs: Background, qtbot: QtBot) -> None:
        self._look, self._jobs, self._bot = look, jobs, qtbot
        self.shelf = Shelf(LearningPast(TODAY), LoadedCourse(a_course()))

    def page(
        self,
        past: LearningPast | None = None,
        loaded: LoadedCourse | None = None,
        size: tuple[int, int] = (1000, 1200),
    ) -> LearnPage:
        self.shelf = Shelf(
            past if past is not None else LearningPast(TODAY),
            loaded if loaded is not None else LoadedCourse(a_course()),
        )
        page = LearnPage(self._look, self.shelf, self._jobs, english)
        self._bot.addWidget(page)
        page.setMinimumSize(*size)
        page.resize(*size)
        with self._bot.waitExposed(page):
            page.show()
        page.activateWindow()
        self._bot.waitUntil(lambda: page.isActiveWindow() and page.now is not None)
        QApplication.processEvents()
        return page


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Background]:
    jobs = Background()
    yield jobs
    qtbot.waitUntil(lambda: jobs.is_idle)
    jobs.close()


@pytest.fixture
def desk(look: Look, jobs: Background, qtbot: QtBot) -> Desk:
    return Desk(look, jobs, qtbot)


def said(page: QWidget) -> str:
    return "\n".join(one.text() for one in page.findChildren(QLabel) if one.isVisibleTo(page))


def tiles(page: QWidget) -> dict[str, LessonTile]:
    found = [one for one in page.findChildren(LessonTile) if one.isVisibleTo(page)]
    return {tile.lesson.lesson_id: tile for tile in found}


def button(page: QWidget, name: str) -> QAbstractButton:
    found = [one for one in page.findChildren(QAbstractButton, name) if one.isVisibleTo(page)]
    assert len(found) == 1, name
    return found[0]


def shown(page: QWidget, name: str) -> bool:
    return any(one.isVisibleTo(page) for one in page.findChildren(QWidget, name))


def done(*lessons: str) -> LearningPast:
    return LearningPast(TODAY, done=dict.fromkeys(lessons, TODAY))


def begun(lesson_id: str, screen_id: str, *also_done: str) -> LearningPast:
    return replace(done(*also_done), places={lesson_id: LessonPlace(lesson_id, screen_id)})


def search(page: LearnPage, words: str) -> QLineEdit:
    box = page.findChild(QLineEdit, "learn.search")
    assert box is not None
    box.setFocus()
    box.clear()
    QTest.keyClicks(box, words)
    QApplication.processEvents()
    return box


# -- where to go on ----------------------------------------------------------------------------------------


def test_somebody_new_is_led_to_the_first_lesson(desk: Desk, qtbot: QtBot) -> None:
    page = desk.page()

    assert "3 short lessons. Read them at your own pace." in said(page)
    assert "About 6 minutes · New" in said(page)
    assert button(page, "learn.read").text() == "Read"
    with qtbot.waitSignal(page.lesson_asked) as asked:
        button(page, "learn.read").click()
    assert asked.args == ["alarm", ""]


def test_a_lesson_that_was_begun_comes_first_with_the_place_that_is_kept(desk: Desk, qtbot: QtBot) -> None:
    page = desk.page(begun("hurt", "story", "alarm"))

    assert "1 of 3 lessons read. There is no hurry." in said(page)
    assert "Your place is kept: screen 5 of 13." in said(page)
    assert button(page, "learn.read").text() == "Go on"
    assert button(page, "learn.read").accessibleName() == "Go on: Hurt is not the same as harm"
    with qtbot.waitSignal(page.lesson_asked) as asked:
        button(page, "learn.read").click()
    assert asked.args == ["hurt", ""]


def test_among_questions_the_place_is_the_first_that_waits(desk: Desk) -> None:
    answer = Answer("alarm-q1", "o2", True, datetime(2025, 3, 10, tzinfo=UTC), TODAY)
    page = desk.page(replace(begun("alarm", "questions"), given={"alarm-q1": answer}))

    assert "Your place is kept: screen 10 of 13." in said(page)


def test_reading_once_more_does_not_stand_before_what_is_new(desk: Desk) -> None:
    page = desk.page(begun("alarm", "story", "alarm"))
    assert button(page, "learn.read").accessibleName() == "Read: Hurt is not the same as harm"


def test_where_all_is_read_nothing_is_pressed_upon_anybody(desk: Desk) -> None:
    page = desk.page(done("alarm", "hurt", "sleep"))

    assert "You have read all 3 lessons. Read any of them again." in said(page)
    assert not shown(page, "learn.read")


def test_the_keyboard_is_on_the_way_on_as_soon_as_it_is_known(desk: Desk, qtbot: QtBot) -> None:
    page = desk.page()
    page.take_focus()
    assert QApplication.focusWidget() is button(page, "learn.read")


def test_what_was_read_meanwhile_is_shown(desk: Desk, qtbot: QtBot) -> None:
    page = desk.page()
    desk.shelf.now = done("alarm")
    desk.shelf.changes.publish(Changed.SESSIONS)

    qtbot.waitUntil(lambda: "1 of 3 lessons read" in said(page) and "hurt" in tiles(page))
    assert tiles(page)["hurt"].isEnabled()


# -- all of them -------------------------------------------------------------------------------------------


def test_every_lesson_says_how_it_stands(desk: Desk) -> None:
    page = desk.page(begun("hurt", "science", "alarm"))
    found = tiles(page)

    assert {name: tile.state for name, tile in found.items()} == {
        "alarm": LessonState.DONE,
        "hurt": LessonState.BEGUN,
        "sleep": LessonState.NEW,
    }
    assert found["alarm"].accessibleDescription().endswith("About 6 minutes · Read")
    assert found["hurt"].accessibleDescription().endswith("Begun: screen 3 of 13")
    assert found["sleep"].accessibleDescription().endswith("New")
    assert said(page).index("Understanding the alarm") < said(page).index("Life around it")


def test_a_lesson_that_needs_another_says_which_and_waits(desk: Desk) -> None:
    page = desk.page()

    assert not tiles(page)["hurt"].isEnabled()
    assert tiles(page)["hurt"].accessibleDescription().endswith("Opens after lesson 1")
    assert tiles(page)["sleep"].isEnabled()


@pytest.mark.parametrize("key", [Key.Key_Space, Key.Key_Return])
def test_a_lesson_opens_by_a_key_or_a_press(desk: Desk, qtbot: QtBot, key: Qt.Key) -> None:
    page = desk.page()
    tile = tiles(page)["sleep"]
    tile.setFocus()
    with qtbot.waitSignal(page.lesson_asked) as asked:
        QTest.keyClick(tile, key)
    assert asked.args == ["sleep", ""]


def test_a_unit_without_lessons_is_not_shown(desk: Desk) -> None:
    course = a_course()
    fewer = replace(course, lessons={name: one for name, one in course.lessons.items() if name != "sleep"})
    page = desk.page(loaded=LoadedCourse(fewer))

    assert "Life around it" not in said(page)


def test_lessons_with_mistakes_are_left_out_and_that_is_said(desk: Desk) -> None:
    problems = (
        LessonProblem("lessons/09/lesson.en.md", 3, "a", "b"),
        LessonProblem("lessons/09/lesson.en.md", 9, "a", "b"),
        LessonProblem("lessons/10/lesson.en.md", 1, "a", "b", is_remark=True),
    )
    page = desk.page(loaded=LoadedCourse(a_course(), problems))

    assert "1 file of the lessons has a mistake" in said(page)


def test_without_any_lesson_the_page_says_so(desk: Desk) -> None:
    page = desk.page(loaded=LoadedCourse(Course((), {}, {}, {}, {})))

    assert "No lessons here" in said(page)
    assert not shown(page, "learn.read")
    assert not shown(page, "learn.search")


# -- what comes back ---------------------------------------------------------------------------------------


def test_questions_that_come_back_are_one_press_away(desk: Desk, qtbot: QtBot) -> None:
    due = {"alarm-q1": date(2020, 1, 1), "alarm-q2": date(2020, 1, 2)}
    page = desk.page(replace(done("alarm"), due=due))

    assert "2 questions come back today" in said(page)
    with qtbot.waitSignal(page.review_asked):
        button(page, "learn.review.start").click()


def test_without_any_there_is_no_card_for_them(desk: Desk) -> None:
    assert not shown(desk.page(), "learn.review")


# -- search ------------------------------------------------------------------------------------------------


def test_a_word_leads_to_the_screen_that_has_it(desk: Desk, qtbot: QtBot) -> None:
    page = desk.page()
    search(page, "toast")

    assert "Found in 2 places" in said(page)
    assert tiles(page) == {}
    assert not shown(page, "learn.read")
    with qtbot.waitSignal(page.lesson_asked) as asked:
        button(page, "learn.found.1").click()
    assert asked.args == ["sleep", "story"]


def test_what_is_not_open_yet_is_not_found(desk: Desk) -> None:
    page = desk.page()
    search(page, "not the same as harm")

    assert "Nothing found." in said(page)


def test_nothing_found_is_said_kindly(desk: Desk) -> None:
    page = desk.page()
    search(page, "giraffe")
    assert "Nothing found. Try another word, or a part of one." in said(page)


def test_who_comes_back_from_what_was_found_is_at_the_search_again(desk: Desk) -> None:
    page = desk.page()
    box = search(page, "toast")
    page.setFocus()

    page.take_focus()

    assert QApplication.focusWidget() is box


def test_escape_ends_the_search_and_all_is_back(desk: Desk) -> None:
    page = desk.page()
    box = search(page, "toast")
    QTest.keyClick(box, Key.Key_Escape)

    assert box.text() == ""
    assert len(tiles(page)) == 3
    assert shown(page, "learn.read")


def test_while_searching_what_changes_does_not_end_it(desk: Desk, qtbot: QtBot) -> None:
    page = desk.page()
    search(page, "toast")
    desk.shelf.now = done("alarm")
    desk.shelf.changes.publish(Changed.SESSIONS)

    qtbot.waitUntil(lambda: "Found in 3 places" in said(page))
    assert tiles(page) == {}


# -- how it looks ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(1000, 900), (700, 520)])
@pytest.mark.parametrize("percent", [100, 150, 200])
def test_everything_has_room_a_name_and_its_size(
    look: Look, desk: Desk, percent: int, size: tuple[int, int]
) -> None:
    look.set_theme(Theme(scheme=Scheme.DARK, text_percent=percent))
    due = {"alarm-q1": date(2020, 1, 1)}
    page = desk.page(replace(begun("hurt", "story", "alarm"), due=due), size=size)
    for words in ("", "toast"):
        search(page, words)
        for _ in range(4):
            QApplication.processEvents()
        assert nameless(page) == []
        assert small_targets(page, look.length("touch")) == []
        assert cut_words(page) == []
        assert page.width() == size[0]


def test_tab_goes_from_the_way_on_to_what_comes_back_to_the_search_to_the_lessons(desk: Desk) -> None:
    due = {"alarm-q1": date(2020, 1, 1)}
    page = desk.page(replace(begun("hurt", "story", "alarm"), due=due))

    assert tab_order(page)[:7] == [
        "learn.read",
        "learn.review.start",
        "learn.my_pages",
        "learn.search",
        "learn.lesson.alarm",
        "learn.lesson.hurt",
        "learn.lesson.sleep",
    ]


# -- what I know about pain --------------------------------------------------------------------------------


def test_lessons_without_a_check_offer_none(desk: Desk) -> None:
    assert "What I know about pain" not in said(desk.page())


def test_before_the_first_lesson_it_is_offered_and_can_wait(desk: Desk, qtbot: QtBot) -> None:
    page = desk.page(loaded=LoadedCourse(a_course_with_check()))
    assert "Answer before the first lesson, and see later what the lessons changed." in said(page)
    assert page.findChild(QAbstractButton, "learn.check.row") is None

    with qtbot.waitSignal(page.check_asked):
        a_button(page, "learn.check.begin").click()
    a_button(page, "learn.check.not_now").click()
    qtbot.waitUntil(lambda: a_button(page, "learn.check.row").isVisibleTo(page))

    assert not a_button(page, "learn.check.begin").isVisibleTo(page)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == "learn.read"
    with qtbot.waitSignal(page.check_asked):
        a_button(page, "learn.check.row").click()


def test_what_was_begun_is_there_to_go_on_with(desk: Desk, qtbot: QtBot) -> None:
    page = desk.page(loaded=LoadedCourse(a_course_with_check()))
    desk.shelf.taken = (a_taken(1, "tf", finished=False, day=TODAY),)
    desk.shelf.changes.publish(Changed.KNOWLEDGE)

    qtbot.waitUntil(lambda: "Your answers are kept. Sentence 3 of 4 comes next." in said(page))
    assert a_button(page, "learn.check.begin").text() == "Go on"
    a_button(page, "learn.check.not_now").click()
    qtbot.waitUntil(lambda: page.findChild(QAbstractButton, "learn.check.row") is not None)
    kept = a_button(page, "learn.check.row").accessibleDescription()
    assert kept == "Your answers are kept. Sentence 3 of 4 comes next."


def test_once_answered_it_is_a_row_until_its_next_moment(desk: Desk, qtbot: QtBot) -> None:
    page = desk.page(loaded=LoadedCourse(a_course_with_check()))
    desk.shelf.taken = (a_taken(1, "tf??"),)
    desk.shelf.changes.publish(Changed.KNOWLEDGE)
    qtbot.waitUntil(lambda: page.findChild(QAbstractButton, "learn.check.row") is not None)
    row = a_button(page, "learn.check.row")
    assert "2 of 4 answers fitted on 3 Mar 2025." in row.accessibleDescription()

    desk.shelf.now = LearningPast(TODAY, done=dict.fromkeys(("alarm", "hurt", "sleep"), TODAY))
    desk.shelf.changes.publish(Changed.SESSIONS)
    qtbot.waitUntil(lambda: "You have read all lessons. See what you know now" in said(page))


def test_a_search_puts_it_aside(desk: Desk) -> None:
    page = desk.page(loaded=LoadedCourse(a_course_with_check()))

    wanted = page.findChild(QLineEdit, "learn.search")
    assert wanted is not None
    wanted.setText("alarm")
    assert "What I know about pain" not in said(page)
    wanted.clear()
    assert "What I know about pain" in said(page)


def a_button(page: QWidget, name: str) -> QAbstractButton:
    found = page.findChild(QAbstractButton, name)
    assert found is not None, name
    return found


# -- a low window, units, notes ------------------------------------------------------------------------------


def test_in_a_low_window_with_large_text_the_way_on_is_in_view(desk: Desk, look: Look) -> None:
    look.set_theme(Theme(scheme=Scheme.LIGHT, text_percent=150))
    page = desk.page(size=(700, 410))
    read = button(page, "learn.read")

    assert read.mapTo(page, read.rect().bottomLeft()).y() < page.height()


def test_a_unit_that_was_begun_says_how_far(desk: Desk) -> None:
    now = said(desk.page(done("alarm")))

    assert "Read: 1 of 2" in now
    assert "All read" not in now
    assert "All read" in said(desk.page(done("alarm", "hurt")))


def test_short_notes_stand_below_the_lessons_and_open(desk: Desk, qtbot: QtBot) -> None:
    note = ShortNote("toes", "Sore toes", "For those who bumped one.", "<p>So.</p>", "So.")
    page = desk.page(loaded=LoadedCourse(replace(a_course(), notes=(note,))))
    tile = button(page, "learn.note.toes")
    assert "Short notes" in said(page)

    with qtbot.waitSignal(page.note_asked) as asked:
        tile.click()
    assert asked.args == ["toes"]
    search(page, "bumped")
    with qtbot.waitSignal(page.note_asked):
        button(page, "learn.found.toes").click()
    assert "A short note · Sore toes" in button(page, "learn.found.toes").accessibleName()
    assert "Short notes" not in said(desk.page())
