"""The room of daily tasks behind Train, on a real record."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.about import AboutMe
from gmi_trainer.domain.activity_steps import NextDay, Tried
from gmi_trainer.domain.checkin import AfterLast
from gmi_trainer.domain.own_page import OwnPage
from gmi_trainer.domain.stages import Stage
from gmi_trainer.services.pathway import read_ways
from gmi_trainer.ui.activities.attempt import ActivityAsked
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.pages.activities.activities_room import ActivitiesRoom
from gmi_trainer.ui.pages.today_page import TodayPage
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.stylesheet import TOUCH_PX
from gmi_trainer.ui.theme.theme import Scheme, Theme
from gmi_trainer.ui.words.activities import next_day_question
from gmi_trainer.ui.words.translate import english
from tests.ui.activities.a_doer import HAND, Doer, a_doer
from tests.ui.inspection import cut_words, nameless, small_targets


@pytest.fixture
def doer(tmp_path: Path) -> Iterator[Doer]:
    with a_doer(tmp_path / "data") as doer:
        yield doer


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Background]:
    jobs = Background()
    yield jobs
    jobs.close()


class Room:
    """The room in view, everything read."""

    def __init__(
        self, doer: Doer, look: Look, jobs: Background, qtbot: QtBot, size: tuple[int, int] = (1000, 800)
    ) -> None:
        self.bot, self._jobs = qtbot, jobs
        self.asked: list[ActivityAsked] = []
        self.page = ActivitiesRoom(look, doer.workspace, jobs, english)
        self.page.begin_asked.connect(self.asked.append)
        qtbot.addWidget(self.page)
        self.page.resize(*size)
        with qtbot.waitExposed(self.page):
            self.page.show()
        self.page.take_focus()
        self.settle()

    def settle(self) -> None:
        self.bot.waitUntil(lambda: self._jobs.is_idle, timeout=30_000)
        QCoreApplication.sendPostedEvents()

    def button(self, name: str) -> QAbstractButton:
        found = self.page.findChild(QAbstractButton, f"activities.{name}")
        assert found is not None, name
        return found

    def press(self, name: str) -> None:
        self.button(name).click()
        self.settle()

    def has(self, name: str) -> bool:
        return self.page.findChild(QAbstractButton, f"activities.{name}") is not None

    def said(self) -> str:
        labels = [label for label in self.page.findChildren(QLabel) if label.isVisibleTo(self.page)]
        return " ".join(label.text() for label in labels if label.text())

    def steps(self) -> list[str]:
        ladder = self.page.ladder
        assert ladder is not None
        return [rung.words for rung in ladder.rungs]


def test_the_first_step_is_one_press_away(doer: Doer, look: Look, jobs: Background, qtbot: QtBot) -> None:
    room = Room(doer, look, jobs, qtbot)

    assert "Rest it on a soft towel" in room.said()
    assert room.button("start").hasFocus() or not room.page.isActiveWindow()
    room.press("start")
    room.press("did_it")
    room.press("rung.hold-a-cup.start")

    assert room.asked == [
        ActivityAsked(HAND, "rest-on-towel"),
        ActivityAsked(HAND, "rest-on-towel", is_done=True),
        ActivityAsked(HAND, "hold-a-cup"),
    ]


def test_two_easy_days_suggest_the_next_step_or_a_little_more_time(
    doer: Doer, look: Look, jobs: Background, qtbot: QtBot
) -> None:
    doer.tries("rest-on-towel", NextDay.SAME)
    doer.tries("rest-on-towel", NextDay.SETTLED)

    room = Room(doer, look, jobs, qtbot)

    assert "It was easy on two days, and the days after were fine." in room.said()
    assert room.button("other").text() == "Or: Rest it on a soft towel, 2.5 minutes"
    room.press("start")
    assert room.asked == [ActivityAsked(HAND, "stroke-cloth")]


def test_who_saves_energy_meets_no_more(doer: Doer, look: Look, jobs: Background, qtbot: QtBot) -> None:
    doer.tries("rest-on-towel", NextDay.SAME)
    doer.tries("rest-on-towel", NextDay.SAME)
    doer.about(AboutMe(sore_part=HAND, saves_energy=True))

    room = Room(doer, look, jobs, qtbot)

    assert "Nothing here asks you to add to it." in room.said()
    assert not room.has("other")


def test_the_day_after_is_told_in_one_press_and_taken_back(
    doer: Doer, look: Look, jobs: Background, qtbot: QtBot
) -> None:
    doer.tries("rest-on-towel")
    room = Room(doer, look, jobs, qtbot)
    assert "Yesterday: Rest it on a soft towel. How were you the day after?" in room.said()

    room.press("next_day.answer.longer")

    assert doer.kept()[0].next_day is NextDay.LONGER
    assert room.page.undo_bar.words.startswith("Thank you. So a smaller step, or half the time")
    assert "That is no harm done." in room.said()
    room.page.undo_bar._undo.click()
    room.settle()
    assert doer.kept()[0].next_day is None
    room.press("next_day.skip")
    assert not room.has("next_day.skip")


def test_a_step_of_ones_own_is_written_and_moved(
    doer: Doer, look: Look, jobs: Background, qtbot: QtBot
) -> None:
    room = Room(doer, look, jobs, qtbot)
    room.press("own")
    line = room.page.findChild(QLineEdit, "activities.form.words")
    assert line is not None
    assert not room.button("form.keep").isEnabled()
    qtbot.keyClicks(line, "Stroke my cat")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    room.settle()
    assert room.steps()[-1] == "Stroke my cat"

    room.press("change")
    ladder = room.page.ladder
    assert ladder is not None
    own = ladder.rungs[-1].rung_id
    assert not room.button(f"rung.{own}.up").isEnabled()
    room.press(f"rung.{own}.down")
    assert room.steps()[-2] == "Stroke my cat"
    room.press(f"rung.{own}.out")
    assert "Stroke my cat" not in room.steps()
    room.press(f"rung.{own}.delete")
    room.page.undo_bar._undo.click()
    room.settle()
    room.press(f"rung.{own}.back")
    assert room.steps()[-2] == "Stroke my cat"
    room.press("as_it_came")

    assert "Stroke my cat" not in room.steps()


def test_another_part_has_its_own_ladder(doer: Doer, look: Look, jobs: Background, qtbot: QtBot) -> None:
    room = Room(doer, look, jobs, qtbot)

    room.page._on_part_activated(6)

    assert "My ladder for the back" in room.said()
    assert "Make the bed" in room.steps()


def test_what_was_tried_is_told_and_the_rest_is_one_press_away(
    doer: Doer, look: Look, jobs: Background, qtbot: QtBot
) -> None:
    doer.tries("rest-on-towel", NextDay.SAME)

    room = Room(doer, look, jobs, qtbot)

    assert "Yesterday: Rest it on a soft towel" in room.said()
    assert "thought 4, was 2 · 2 minutes · day after: as usual" in room.said()
    led: list[object] = []
    room.page.lesson_asked.connect(lambda lesson, _screen: led.append(lesson))
    room.page.own_page_asked.connect(led.append)
    room.press("lesson")
    room.press("predictions")
    assert led == ["L12", OwnPage.PREDICTIONS]


def test_the_way_through_the_stages_sees_it(doer: Doer) -> None:
    doer.tries("rest-on-towel")
    workspace = doer.workspace

    with workspace.history() as history, workspace.diary() as diary:
        ways = read_ways(history, diary, workspace.drills, workspace.today.today())

    assert ways.of(HAND).way.stage is Stage.DAILY


def test_no_change_after_last_time_answers_for_the_day_after(doer: Doer) -> None:
    doer.tries("rest-on-towel")
    today = doer.workspace.today
    plan = today.plan()
    with doer.workspace.diary() as diary:
        view = today.look(diary, plan)

    today.after_last(AfterLast.NO_CHANGE, view.lately)

    assert view.did_tasks_lately
    assert doer.now().asks == ()
    assert doer.kept()[0].next_day is NextDay.SAME


def test_today_asks_about_the_day_after_once_after_last_time_is_told(
    doer: Doer, look: Look, jobs: Background, qtbot: QtBot
) -> None:
    doer.tries("rest-on-towel")
    page = TodayPage(look, doer.workspace, jobs, english, doer.clock)
    qtbot.addWidget(page)
    page.resize(1000, 800)
    with qtbot.waitExposed(page):
        page.show()

    def settle() -> None:
        qtbot.waitUntil(lambda: jobs.is_idle, timeout=30_000)
        QCoreApplication.sendPostedEvents()

    def asks() -> QAbstractButton | None:
        found = page.findChild(QAbstractButton, "today.next_day.answer.same")
        return found if found is not None and found.isVisibleTo(page) else None

    settle()
    while page.view is not None and page.view.after_last_due:
        assert asks() is None  # one thing at a time
        page.questions.after_last_skipped.emit()
        settle()
    settle()
    answer = asks()
    assert answer is not None
    answer.click()
    settle()

    assert doer.kept()[0].next_day is NextDay.SAME
    assert asks() is None


@pytest.mark.parametrize(("size", "percent"), [((1000, 800), 100), ((700, 520), 100), ((640, 480), 200)])
def test_all_of_it_has_a_name_and_room(
    doer: Doer, look: Look, jobs: Background, qtbot: QtBot, size: tuple[int, int], percent: int
) -> None:
    doer.tries("rest-on-towel")
    look.set_theme(Theme(scheme=Scheme.LIGHT, text_percent=percent))
    room = Room(doer, look, jobs, qtbot, size)

    for _ in range(2):
        column = room.page._column
        assert nameless(room.page) == []
        assert small_targets(room.page, TOUCH_PX) == []
        assert cut_words(column) == []
        room.press("change")


def test_the_day_after_is_asked_about_all_tasks_of_a_day_together() -> None:
    tries = [
        Tried(number, str(number), date(2025, 3, 10), HAND, words, words)
        for number, words in enumerate(("Hold a cup", "Fold towels", "Hold a cup", "Open a door"))
    ]

    def asked(count: int, today: date) -> str:
        return next_day_question(tries[:count], today, english)

    tuesday, wednesday = date(2025, 3, 11), date(2025, 3, 12)
    assert asked(1, tuesday) == "Yesterday: Hold a cup. How were you the day after?"
    assert asked(3, tuesday) == "Yesterday: Hold a cup and Fold towels. How were you the day after?"
    assert (
        asked(4, wednesday) == "On Monday: Hold a cup, Fold towels, Open a door. How were you the day after?"
    )
