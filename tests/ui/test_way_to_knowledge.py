"""From the Learn page to what one knows about pain: it begins with an answer, is kept, left, and gone on with."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from itertools import count

import pytest
from PySide6.QtCore import QObject, Qt
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.knowledge import CheckTaken, GivenReply, Reply
from gmi_trainer.domain.learning import LearningPast
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.domain.safety import SafetyAnswer, SafetyGroup
from gmi_trainer.services.changes import Changed, Changes
from gmi_trainer.services.knowledge import KnowledgeService
from gmi_trainer.services.lesson_ports import LoadedCourse
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.learn.check_view import CheckView
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.way_to_knowledge import CheckKeeping
from tests.fakes import FakeClock, FakeKnowledgeLog, FakePreferences
from tests.sample_check import CHECK, a_course_with_check
from tests.ui.learn.conftest import press, said
from tests.ui.test_desk import a_workspace
from tests.ui.test_way_to_learning import Learning

Key = Qt.Key
FIRST, SECOND = CHECK.items[:2]


# -- what is kept ------------------------------------------------------------------------------------------


class SmallDisk(FakeKnowledgeLog):
    """A record on a disk that is full for a while."""

    is_full = False

    def add_reply(self, check_id: int, uuid: str, given: GivenReply, answered_utc: datetime) -> None:
        if self.is_full:
            raise UserProblem(Problem.DISK_FULL)
        super().add_reply(check_id, uuid, given, answered_utc)


class Kept:
    """What is kept of one time, in a record in memory, and what is told of it."""

    def __init__(self, go_on: int | None = None) -> None:
        self.log = SmallDisk()
        self.told: list[Changed] = []
        self.problems: list[UserProblem | None] = []
        changes, numbers = Changes(), count(1)
        changes.subscribe(self.told.append)
        service = KnowledgeService(
            log=self.log,
            preferences=FakePreferences(),
            clock=FakeClock(),
            changes=changes,
            new_uuid=lambda: f"uuid-{next(numbers)}",
            app_version="0",
        )
        nothing = LearningPast(date(2025, 3, 10))
        self._owner = QObject()
        self.keeping = CheckKeeping(
            service, lambda: service.begin(a_course_with_check(), nothing, self.checks), go_on, self._owner
        )
        self.keeping.problem_changed.connect(self.problems.append)

    @property
    def checks(self) -> list[CheckTaken]:
        return self.log.record.checks


@pytest.mark.usefixtures("qapp")
def test_who_only_looks_has_not_begun() -> None:
    kept = Kept()
    kept.keeping.leave()

    assert kept.checks == []
    assert kept.told == []


@pytest.mark.usefixtures("qapp")
def test_each_answer_is_kept_at_once_and_the_end_with_it() -> None:
    kept = Kept()
    kept.keeping.reply(FIRST, Reply.FALSE)
    kept.keeping.reply(FIRST, Reply.TRUE)
    assert [one.is_finished for one in kept.checks] == [False]
    assert {one.reply for one in kept.checks[0].given.values()} == {Reply.TRUE}

    kept.keeping.finish()
    kept.keeping.leave()

    assert [one.is_finished for one in kept.checks] == [True]
    assert kept.told == [Changed.KNOWLEDGE]


@pytest.mark.usefixtures("qapp")
def test_begun_anew_is_another_time() -> None:
    kept = Kept()
    kept.keeping.reply(FIRST, Reply.TRUE)
    kept.keeping.begin_anew()
    kept.keeping.reply(SECOND, Reply.TRUE)
    kept.keeping.leave()

    assert [set(one.given) for one in kept.checks] == [{"k1"}, {"k2"}]
    assert kept.told == [Changed.KNOWLEDGE]


@pytest.mark.usefixtures("qapp")
def test_what_could_not_be_kept_is_kept_with_the_next_answer() -> None:
    kept = Kept()
    kept.log.is_full = True
    kept.keeping.reply(FIRST, Reply.TRUE)
    (problem,) = kept.problems
    assert problem is not None
    assert problem.problem is Problem.DISK_FULL

    kept.log.is_full = False
    kept.keeping.reply(SECOND, Reply.NOT_SURE)

    assert kept.problems[-1] is None
    assert set(kept.checks[0].given) == {"k1", "k2"}


# -- from the page and back --------------------------------------------------------------------------------


class Knowing(Learning):
    """A desk on its Learn page, with sentences in the lessons."""

    @property
    def view(self) -> CheckView:
        view = self.desk.window.stage
        assert isinstance(view, CheckView)
        return view

    @property
    def checks(self) -> tuple[CheckTaken, ...]:
        with self.record.learned() as reader:
            return reader.checks()

    def ask(self) -> CheckView:
        self.page.check_asked.emit()
        self._bot.waitUntil(lambda: isinstance(self.desk.window.stage, CheckView))
        return self.view


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Background]:
    jobs = Background()
    yield jobs
    jobs.close()


@pytest.fixture
def home(look: Look, jobs: Background, qtbot: QtBot) -> Iterator[Knowing]:
    home = Knowing(look, jobs, qtbot)
    workspace = a_workspace()
    workspace.learning()._loaded = LoadedCourse(a_course_with_check())
    home.desk.show_workspace(workspace, "learn")
    yield home
    home.desk.show_workspace(None)
    qtbot.waitUntil(lambda: jobs.is_idle)


def test_it_is_left_in_the_middle_and_gone_on_with(home: Knowing, qtbot: QtBot) -> None:
    press(home.ask(), Key.Key_Space, Key.Key_1, Key.Key_3)
    home.leave()

    (left,) = home.checks
    assert [one.reply for one in left.given.values()] == [Reply.TRUE, Reply.NOT_SURE]
    qtbot.waitUntil(lambda: "Sentence 3 of 4 comes next." in said(home.page))
    press(home.ask(), Key.Key_Space, Key.Key_1, Key.Key_2)
    assert home.view.title == "3 of 4 answers fit"
    home.leave()

    (done,) = home.checks
    assert done.is_finished
    qtbot.waitUntil(lambda: home.page.now is not None and home.page.now.checks == (done,))


def test_it_waits_while_something_has_to_be_looked_at(home: Knowing, qtbot: QtBot) -> None:
    home.say_safety(SafetyAnswer.NEW, SafetyGroup.EMERGENCY)
    home.page.check_asked.emit()

    qtbot.waitUntil(lambda: home.desk.window.current_place == "today")
    assert home.desk.window.stage is None


def test_lessons_without_sentences_lead_back_to_learn(home: Knowing, qtbot: QtBot) -> None:
    home.record.learning()._loaded = None  # read anew: the sample has none
    home.desk.window.show_place("today")
    home.page.check_asked.emit()

    qtbot.waitUntil(lambda: home.desk.window.current_place == "learn")
    assert home.desk.window.stage is None
