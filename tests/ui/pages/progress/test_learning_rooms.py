"""The rooms of lessons, of what somebody knows, and of goals: what they tell of a record in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.goals import GoalEnding
from gmi_trainer.domain.knowledge import Reply
from gmi_trainer.domain.own_page import OwnPage
from gmi_trainer.domain.span import Span
from gmi_trainer.services.knowledge import KnowledgeService
from gmi_trainer.services.lesson_ports import LoadedCourse
from gmi_trainer.services.workspace import Workspace
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.pages.progress.goals_room import GoalsRoom
from gmi_trainer.ui.pages.progress.knowledge_room import KnowledgeRoom, sentence_scale
from gmi_trainer.ui.pages.progress.learning_room import LearningRoom, lessons_scale
from gmi_trainer.ui.pages.progress.rooms import RoomTools
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.words.translate import english
from tests.fakes import FakeClock
from tests.sample_check import CHECK, a_course_with_check
from tests.ui.learn.conftest import said
from tests.ui.test_desk import a_workspace

Room = LearningRoom | KnowledgeRoom | GoalsRoom
Make = Callable[[RoomTools], Room]


class Visitor:
    """Somebody with a record of fakes, who goes into rooms."""

    def __init__(self, look: Look, jobs: Background, qtbot: QtBot) -> None:
        self.workspace: Workspace = a_workspace()
        self.workspace.learning()._loaded = LoadedCourse(a_course_with_check())
        self.clock: FakeClock = self.workspace.learning()._clock  # type: ignore[assignment]  # a fake one
        self._look, self._jobs, self._bot = look, jobs, qtbot

    def enter(self, make: Make) -> Room:
        room = make(RoomTools(self._look, self.workspace, self._jobs, english, self.clock))
        self._bot.addWidget(room)
        room.resize(900, 700)
        room.show()
        room.begin()
        self.settle(room)
        return room

    def settle(self, room: Room) -> None:
        self._bot.waitUntil(lambda: self._jobs.is_idle)
        self._bot.waitUntil(lambda: room.overview.is_built)

    def sleep(self, days: int = 1) -> None:
        self.clock.advance(timedelta(days=days))

    def read(self, place: int, *answers: bool) -> int:
        """A lesson to its end, with its first questions."""
        learning = self.workspace.learning()
        lesson = learning.course().course.in_order[place]
        sitting = learning.begin(lesson)
        for question, wanted in zip(lesson.questions, answers, strict=False):
            option = next(one for one in question.options if one.is_right is wanted)
            learning.answer(sitting, question, option.option_id)
        learning.finish(sitting)
        return sitting.session_id

    def say(self, *replies: Reply) -> None:
        """What they know, once through; the other sentences are left open."""
        learning, knowledge = self.workspace.learning(), self.workspace.knowledge()
        course = learning.course().course
        assert isinstance(knowledge, KnowledgeService)
        assert course.check is not None
        with self.workspace.learned() as reader:
            check_id = knowledge.begin(course, learning.past(reader), reader.checks())
        for item, reply in zip(course.check.items, replies, strict=False):
            knowledge.reply(check_id, item, reply)
        knowledge.finish(check_id)


@pytest.fixture
def visitor(look: Look, jobs: Background, qtbot: QtBot) -> Iterator[Visitor]:
    yield Visitor(look, jobs, qtbot)
    qtbot.waitUntil(lambda: jobs.is_idle)


@pytest.mark.parametrize(
    ("kind", "button", "asked"),
    [
        (LearningRoom, "progress.learning.begin", "learn_asked"),
        (KnowledgeRoom, "progress.knowledge.begin", "check_asked"),
        (GoalsRoom, "progress.goals.begin", "own_page_asked"),
    ],
)
def test_an_empty_room_leads_to_where_it_begins(
    kind: Make,
    button: str,
    asked: str,
    visitor: Visitor,
    qtbot: QtBot,
) -> None:
    room = visitor.enter(kind)

    assert room.overview.is_empty
    found = room.findChild(QPushButton, button)
    assert found is not None
    with qtbot.waitSignal(getattr(room, asked)) as signal:
        found.click()
    assert signal.args == ([OwnPage.GOALS] if kind is GoalsRoom else [])


def test_what_was_read_and_answered_is_told_with_what_comes_back(visitor: Visitor) -> None:
    visitor.read(0, True, False)
    visitor.sleep()
    learning = visitor.workspace.learning()
    with visitor.workspace.learned() as reader:
        question = learning.due(learning.course().course, learning.past(reader))[0]
    sitting = learning.begin_review()
    right = next(one for one in question.options if one.is_right)
    learning.answer(sitting, question, right.option_id)
    learning.leave(sitting)

    room = visitor.enter(LearningRoom)

    words = said(room.overview)
    assert "1 of 3 lessons read. Last time, today: Questions that came back." in words
    assert "at first 1 of 2 right · on coming back 1 of 1 right" in words
    assert "Today: " in words
    assert set(room.overview.cards) == {"lessons", "answers"}
    card = room.overview.cards["answers"].card
    room.findChild(QPushButton, "progress.learning.chart.answers.as_table").click()  # type: ignore[union-attr]
    assert card.table.rows[0][1:] == ("50 % right", "100 % right", "2")
    assert len(room.overview.sessions.session_rows) == 2


def test_a_lesson_can_be_left_out_and_counts_again(visitor: Visitor) -> None:
    session = visitor.read(0, True)
    room = visitor.enter(LearningRoom)
    room.show_session(session)
    assert "Questions: 1 of 1 right." in said(room.detail)

    room.detail.leave_out_asked.emit(session, "interrupted")
    visitor.settle(room)

    assert "0 of 3 lessons read." in said(room.overview)
    assert room.overview.shown is not None
    assert room.overview.shown.items[0].words.marks == ("Not counted",)
    assert "This one is not counted: I was interrupted" in said(room.detail)
    room.detail.undo_bar._undo.click()
    visitor.settle(room)
    assert "1 of 3 lessons read." in said(room.overview)


def test_a_lesson_that_is_opened_from_elsewhere_is_shown_however_old(visitor: Visitor) -> None:
    session = visitor.read(0, True)
    room = visitor.enter(LearningRoom)
    room.page_of_sessions = 0

    room.open_session(session)
    visitor.settle(room)

    assert room.is_showing_session
    assert room.detail.done is not None
    assert room.detail.done.session_id == session


def test_what_somebody_knows_is_held_against_luck_sentence_by_sentence(visitor: Visitor) -> None:
    items = CHECK.items
    fits = [item.fitting for item in items]
    visitor.say(*[Reply.NOT_SURE] * len(fits))
    once = visitor.enter(KnowledgeRoom)
    assert "before the lessons. Next time you see here what has changed." in said(once.overview)
    assert once.overview.cards == {}
    visitor.sleep(30)
    visitor.say(fits[0], *[Reply.NOT_SURE] * (len(fits) - 1))

    room = visitor.enter(KnowledgeRoom)

    words = said(room.overview)
    assert f"0 of {len(fits)} then, 1 now. Up to 2 more or less can be luck." in words
    assert "New since the first time: 1" in words
    assert f"“{items[0].statement}” Then: Not sure. Now: " in words
    assert "Worth another look" not in words
    chart = room.overview.cards["fits"].card.chart
    assert chart is not None
    assert chart.shown is not None
    assert [(band.low, band.high) for band in chart.shown.bands] == [(-2, 2)]
    assert len(chart.shown.stops) == 2
    room.show_session(room.overview.sessions.session_rows[0].session_id)
    assert "In between" in said(room.detail)
    assert f"“{items[0].statement}”" in said(room.detail)


def test_goals_are_drawn_with_the_band_that_may_be_chance(visitor: Visitor, qtbot: QtBot) -> None:
    goals = visitor.workspace.own_pages().goals
    goals.add_goal("Walk to the shop", 2)
    goals.add_goal("Cook for friends", 5)
    visitor.sleep(7)
    with visitor.workspace.own_reader() as reader:
        walk, cook = reader.goals()
    goals.rate(walk.uuid, 6)
    goals.rate(cook.uuid, 9)
    goals.end(cook.uuid, GoalEnding.REACHED)

    room = visitor.enter(GoalsRoom)

    words = said(room.overview)
    assert "1 goal is open. Reached: 1. Let go: 0." in words
    assert "Up by 4 since 10 Mar: a large change." in words
    assert room.overview.shown is not None
    assert [one.words.about for one in room.overview.shown.items] == [
        "6 of 10, today",
        "9 of 10, today · Reached today",
    ]
    chart = room.overview.cards[walk.uuid].card.chart
    assert chart is not None
    assert chart.shown is not None
    (band,) = chart.shown.bands
    assert (round(band.low, 1), round(band.high, 1)) == (0.7, 3.3)
    assert set(room.overview.cards) == {walk.uuid, cook.uuid}

    go_on = room.findChild(QPushButton, "progress.goals.go_on")
    assert go_on is not None
    assert go_on.isVisibleTo(room)
    with qtbot.waitSignal(room.own_page_asked) as signal:
        go_on.click()
    assert signal.args == [OwnPage.GOALS]

    room.overview.span_chosen.emit(Span.TWO_WEEKS)
    visitor.settle(room)
    chart = room.overview.cards[walk.uuid].card.chart
    assert chart is not None
    assert chart.shown is not None
    assert [stop.values[0][1] for stop in chart.shown.stops] == [
        "How well it goes 2 of 10",
        "How well it goes 6 of 10",
    ]


def test_scales_reach_from_none_to_all() -> None:
    assert lessons_scale(18).ticks == (0.0, 5.0, 10.0, 15.0, 18.0)
    assert lessons_scale(3).ticks == (0.0, 3.0)
    assert sentence_scale(23).ticks == (0.0, 5.0, 10.0, 15.0, 20.0, 23.0)
    assert sentence_scale(4).ticks == (0.0, 4.0)
