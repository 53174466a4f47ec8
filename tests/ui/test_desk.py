"""The window's desk: whose record is open, which page is in view, when a drill has the stage."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable, Iterator
from datetime import time, timedelta
from itertools import count

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.about import AboutMe
from gmi_trainer.domain.activity import spec_for_test, spec_for_training
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.default_plan import TRAINING_ITEM
from gmi_trainer.domain.plan import PlanRef
from gmi_trainer.domain.reminders import Reminders
from gmi_trainer.domain.safety import SafetyAnswer, SafetyGroup, SafetyOccasion, Standing
from gmi_trainer.services.backups import BackupService
from gmi_trainer.services.changes import Changes
from gmi_trainer.services.contacts import CallTable, ContactsService
from gmi_trainer.services.drill_choices import DrillChoicesService
from gmi_trainer.services.drills import DrillService
from gmi_trainer.services.introduction import IntroductionService
from gmi_trainer.services.people_ports import Profile
from gmi_trainer.services.progress_choices import ProgressChoices
from gmi_trainer.services.reminders import RemindersService
from gmi_trainer.services.workspace import Workspace
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.desk import Desk
from gmi_trainer.ui.desk_tools import DeskTools
from gmi_trainer.ui.drill.barrier import Barrier
from gmi_trainer.ui.drill.controller import Step
from gmi_trainer.ui.drill.drill_view import DrillView
from gmi_trainer.ui.first_run.first_run import FirstRun
from gmi_trainer.ui.main_window import WindowPlacement
from gmi_trainer.ui.pages.page import Page
from gmi_trainer.ui.pages.safety.questions import SafetyQuestions
from gmi_trainer.ui.pages.today_page import TodayPage
from gmi_trainer.ui.pages.train_page import TrainPage
from gmi_trainer.ui.pages.train_place import TrainPlace
from gmi_trainer.ui.reminders import Messages, Reminding
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.words.translate import english
from tests.day_fakes import no_report, no_results
from tests.days import FakeDays
from tests.fakes import (
    FakeBackups,
    FakeCatalogue,
    FakeClock,
    FakeFrames,
    FakeHistoryOpener,
    FakePictureChoices,
    FakePreferences,
    FakeSessionLog,
)
from tests.look_fakes import FakeLooks
from tests.own_picture_fakes import no_own_frames, no_own_pictures
from tests.samples import sample_picture, sample_stimulus
from tests.ui.fake_messages import FakeMessages

HANDS = [sample_picture(n) for n in range(1, 30)]
TEST = spec_for_test(BodyPart.HAND, 20)
TRAINING = spec_for_training(BodyPart.HAND, 5)
REMINDERS = Reminders(True, (time(10),))
Key = Qt.Key
no_raise = pytest.mark.qt_log_ignore("This plugin does not support raise")  # offscreen has nothing in front


def a_workspace(number: int = 1, *, is_new: bool = False) -> Workspace:
    """An open record of fakes, of somebody who has been introduced and has nothing to be looked at."""
    changes, log, numbers = Changes(), FakeSessionLog(), count(1)
    preferences, clock = FakePreferences(), FakeClock()
    drills = DrillService(
        log=log,
        catalogue=FakeCatalogue(HANDS),
        choices=FakePictureChoices(),
        clock=clock,
        changes=changes,
        new_seed=lambda: 1,
        new_uuid=lambda: f"uuid-{number}-{next(numbers)}",
        app_version="0",
    )
    days = FakeDays(log.record, preferences, drills, clock, changes)
    if not is_new:
        days.about.save(AboutMe(introduced_on=days.today.today()))
        days.safety.reply(dict.fromkeys(SafetyGroup, SafetyAnswer.NO), SafetyOccasion.FIRST_RUN)
    return Workspace(
        profile=Profile(f"p{number}", "", "2025-03-10T08:30:00Z"),
        changes=changes,
        drills=drills,
        choices=DrillChoicesService(preferences, changes),
        progress_choices=ProgressChoices(FakePreferences()),
        sessions=log,
        history=FakeHistoryOpener(log.record),
        looks=FakeLooks,
        about=days.about,
        safety=days.safety,
        today=days.today,
        breathing=days.breathing,
        guided=days.guided,
        guided_reader=days.guided_reader,
        imagery=days.imagery,
        imagery_reader=days.imagery_reader,
        activities=days.activities,
        mirror=days.mirror,
        webcam=days.webcam,
        learning=days.learning,
        learned=days.learned,
        knowledge=days.knowledge,
        own_pages=days.own_pages,
        own_pictures=no_own_pictures,
        own_frames=no_own_frames,
        own_reader=days.own_pages.reader,
        diary=days.diary,
        day_reader=days.day_reader,
        days=days.said,
        notes=days.notes,
        weekly=days.weekly,
        report=no_report,
        results=no_results,
        plans=days.plan_making,
        plan_ways=days.plan_ways,
        introduction=IntroductionService(preferences),
        contacts=ContactsService(preferences, CallTable, changes),
        reminders=lambda: RemindersService(preferences, changes),
        backups=BackupService(FakeBackups()),
        ended_uncleanly=False,
        close=lambda: None,
    )


class Home:
    """A desk in a shown window."""

    def __init__(self, look: Look, jobs: Background, qtbot: QtBot) -> None:
        self.remembered: list[WindowPlacement] = []
        self.frames = FakeFrames()
        self.messages: list[FakeMessages] = []
        self.clock = FakeClock(now_ns=1_000_000_000)
        self.desk = Desk(
            DeskTools(
                look=look,
                jobs=jobs,
                clock=self.clock,
                frames=self.frames,
                make_barrier=lambda: Barrier("none", lambda: None),
                translate=english,
                make_messages=self._make_messages,
            ),
            lambda _workspace: Page(look, "settings", "Settings"),
            placement=None,
            remember=self.remembered.append,
        )
        self._bot = qtbot
        qtbot.addWidget(self.desk.window)
        with qtbot.waitExposed(self.desk.window):
            self.desk.window.show()
        self.desk.window.activateWindow()
        qtbot.waitUntil(self.desk.window.isActiveWindow)

    def _make_messages(self, parent: QObject) -> Messages:
        self.messages.append(FakeMessages(parent))
        return self.messages[-1]

    def be_idle(self) -> None:
        """The window has been there for a while."""
        [timer] = [timer for timer in self.desk.children() if isinstance(timer, QTimer)]
        timer.stop()
        timer.timeout.emit()

    @property
    def reminding(self) -> Reminding:
        [reminding] = self.desk.findChildren(Reminding)
        return reminding

    def timers(self) -> list[QTimer]:
        """Those of the desk that run."""
        return [timer for timer in self.desk.findChildren(QTimer) if timer.isActive()]

    def covered(self) -> bool:
        """Whether a drill covers the window."""
        return self.desk.is_in_session

    @property
    def drill(self) -> DrillView:
        drill = self.desk.window.findChild(DrillView)
        assert drill is not None
        return drill

    @property
    def today(self) -> TodayPage:
        page = self.desk.window.page("today")
        assert isinstance(page, TodayPage)
        return page

    @property
    def train(self) -> TrainPage:
        place = self.desk.window.page("train")
        assert isinstance(place, TrainPlace)
        return place.page

    def at(self, step: Step) -> bool:
        return self.drill.controller.step is step

    def wait_for_pictures(self) -> None:
        self._bot.waitUntil(lambda: self.drill.controller.is_loaded)

    def press(self, key: Qt.Key) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)

    def click(self, name: str) -> None:
        button = self.desk.window.findChild(QPushButton, name)
        assert button is not None, name
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Background]:
    jobs = Background()
    yield jobs
    jobs.close()


@pytest.fixture
def home(look: Look, jobs: Background, qtbot: QtBot) -> Iterator[Home]:
    home = Home(look, jobs, qtbot)
    home.desk.show_workspace(a_workspace(), "train")
    yield home
    home.desk.show_workspace(None)
    qtbot.waitUntil(lambda: jobs.is_idle)


def let_go() -> None:
    """What was to be deleted later is deleted now."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()


def test_a_record_opens_on_today_with_the_keyboard_on_its_start(home: Home, qtbot: QtBot) -> None:
    home.desk.show_workspace(a_workspace(2))

    assert home.desk.window.current_place == "today"
    assert home.desk.window.stage is None
    qtbot.waitUntil(lambda: home.today.view is not None)
    focused = home.desk.window.focusWidget()
    assert isinstance(focused, QPushButton)
    assert focused is home.today.plan.obvious

    QTest.keyClick(focused, Key.Key_Space)

    assert home.covered(), "one key starts what the day begins with"


def test_what_today_asks_can_be_answered_from_the_navigation(home: Home, qtbot: QtBot) -> None:
    home.desk.show_workspace(a_workspace(2))
    qtbot.waitUntil(lambda: home.today.view is not None)
    home.desk.window.navigation.button("today").setFocus()

    for key in (Key.Key_4, Key.Key_6, Key.Key_7):
        home.press(key)

    qtbot.waitUntil(lambda: home.today.view is not None and not home.today.view.check_in_due)


def test_a_drill_from_today_remembers_the_plan_that_asked_for_it(home: Home, qtbot: QtBot) -> None:
    workspace = a_workspace(2)
    home.desk.show_workspace(workspace)
    qtbot.waitUntil(lambda: home.today.view is not None)
    home.press(Key.Key_Space)
    home.wait_for_pictures()
    home.press(Key.Key_Space)

    log = workspace.sessions
    assert isinstance(log, FakeSessionLog)
    [session] = log.record.sessions.values()
    plan = workspace.today.plan()
    assert session.start.plan == PlanRef(plan.uuid, plan.version, TRAINING_ITEM)


def test_somebody_new_meets_the_program_first(home: Home) -> None:
    home.desk.show_workspace(a_workspace(2, is_new=True))

    assert isinstance(home.desk.window.stage, FirstRun)


def test_a_drill_named_at_the_start_comes_before_the_first_steps(home: Home, qtbot: QtBot) -> None:
    home.desk.show_workspace(a_workspace(2, is_new=True), with_first_steps=False)
    home.desk.way_in.ask_for_drill(TRAINING, 7, although_unasked=True)

    qtbot.waitUntil(home.covered)


def test_the_first_drill_counts_for_the_plan(home: Home) -> None:
    workspace = a_workspace(2, is_new=True)
    home.desk.show_workspace(workspace)
    steps = home.desk.window.stage
    assert isinstance(steps, FirstRun)
    steps.first_drill_asked.emit(TRAINING)
    home.wait_for_pictures()
    home.press(Key.Key_Space)

    log = workspace.sessions
    assert isinstance(log, FakeSessionLog)
    [session] = log.record.sessions.values()
    assert session.start.plan is not None
    assert session.start.plan.item_id == TRAINING_ITEM


@pytest.mark.parametrize("place", ["today", "train"])
def test_who_was_told_to_see_someone_first_hears_what_a_drill_is_before_the_first(
    home: Home, qtbot: QtBot, place: str
) -> None:
    workspace = a_workspace(2)
    workspace.introduction.leave_for_a_drill("why")
    home.desk.show_workspace(workspace)
    qtbot.waitUntil(lambda: home.today.view is not None)
    if place == "today":
        home.press(Key.Key_Space)
    else:
        home.desk.way_in.ask_for_drill(TRAINING)
    qtbot.waitUntil(lambda: home.desk.window.stage is not None)

    steps = home.desk.window.stage
    assert isinstance(steps, FirstRun)
    assert steps.step.value == "why"


@pytest.mark.parametrize("although_unasked", [False, True], ids=["from Train", "from the command line"])
def test_no_drill_begins_while_something_waits_to_be_looked_at(
    home: Home, qtbot: QtBot, although_unasked: bool
) -> None:
    workspace = a_workspace(2)
    workspace.safety.reply({SafetyGroup.EMERGENCY: SafetyAnswer.NEW}, SafetyOccasion.ASKED_FOR)
    home.desk.show_workspace(workspace, "train")
    home.desk.way_in.ask_for_drill(TRAINING, although_unasked=although_unasked)

    qtbot.waitUntil(lambda: home.desk.window.current_place == "today")
    qtbot.waitUntil(lambda: home.today.view is not None)
    assert not home.covered()

    workspace.safety.looked_at()
    home.desk.way_in.ask_for_drill(TRAINING)
    qtbot.waitUntil(home.covered)


def test_something_new_asks_the_questions_before_the_next_drill(home: Home, qtbot: QtBot) -> None:
    workspace = a_workspace(2)
    home.desk.show_workspace(workspace, "train")
    workspace.safety.new_symptom()
    home.click("train.start")
    qtbot.waitUntil(lambda: isinstance(home.desk.window.stage, SafetyQuestions))
    questions = home.desk.window.stage
    assert isinstance(questions, SafetyQuestions)

    questions.answered.emit(Standing.OPEN)

    assert home.covered(), "what was wanted follows"


def test_a_new_symptom_on_today_leads_to_the_questions_and_back(home: Home, qtbot: QtBot) -> None:
    home.desk.show_workspace(a_workspace(2))
    qtbot.waitUntil(lambda: home.today.view is not None)
    home.click("today.new_symptom")
    questions = home.desk.window.stage
    assert isinstance(questions, SafetyQuestions)
    questions.closed.emit()

    assert home.desk.window.stage is None
    view = home.today
    qtbot.waitUntil(lambda: view.view is not None and view.view.asks_safety is SafetyOccasion.NEW_SYMPTOM)


def test_a_drill_covers_the_window_and_leaves_it_again(home: Home, qtbot: QtBot) -> None:
    home.click("train.start")
    qtbot.waitUntil(home.covered)
    assert not home.train.isVisible()
    assert not home.desk.window.navigation.isVisible()

    home.press(Key.Key_Escape)
    let_go()

    assert not home.covered()
    assert home.train.isVisible()
    assert home.desk.window.findChild(DrillView) is None
    assert QApplication.focusWidget() is not None, "the keyboard is somewhere"


def test_a_place_cannot_be_gone_to_from_inside_a_drill(home: Home) -> None:
    home.desk.start_drill(TRAINING)
    QTest.keyClick(home.desk.window, Key.Key_3, Qt.KeyboardModifier.ControlModifier)

    assert home.covered()


def test_without_a_record_no_drill_begins(look: Look, jobs: Background, qtbot: QtBot) -> None:
    home = Home(look, jobs, qtbot)
    home.desk.start_drill(TRAINING)

    assert not home.covered()


def test_another_drill_takes_the_place_of_the_first(home: Home) -> None:
    home.desk.start_drill(TRAINING)
    home.wait_for_pictures()
    home.press(Key.Key_Space)
    home.desk.start_drill(spec_for_training(BodyPart.HAND, 10))
    let_go()

    assert len(home.desk.window.findChildren(DrillView)) == 1
    assert home.at(Step.READY)
    assert gc.isenabled() or not home.drill.controller.is_loaded


def test_another_record_ends_a_drill_that_runs(home: Home, qtbot: QtBot) -> None:
    workspace = home.desk.workspace
    assert workspace is not None
    home.desk.start_drill(TRAINING)
    home.wait_for_pictures()
    home.press(Key.Key_Space)
    assert home.at(Step.LEAD_IN)

    home.desk.show_workspace(a_workspace(2))

    assert not home.covered()
    log = workspace.sessions
    assert isinstance(log, FakeSessionLog)
    assert not log.record.in_block
    assert [s.finished_utc for s in log.record.sessions.values()] == [None]
    qtbot.waitUntil(gc.isenabled)  # the new record's day is read meanwhile


def test_closing_the_window_ends_a_drill_that_runs(home: Home) -> None:
    home.desk.start_drill(TRAINING)
    home.wait_for_pictures()
    home.press(Key.Key_Space)

    home.desk.window.close()

    assert not home.covered()
    assert gc.isenabled()
    assert len(home.remembered) == 1


def test_switching_twenty_times_leaves_nothing_of_the_old_alive(
    home: Home, jobs: Background, qtbot: QtBot
) -> None:
    watched: list[tuple[str, Callable[[], object]]] = []
    home.be_idle()
    for number in range(20):
        workspace = a_workspace(number)
        workspace.reminders().save(REMINDERS)
        home.desk.show_workspace(workspace)
        home.desk.way_in.ask_safety()
        home.desk.way_in.show_first_steps()
        home.desk.window.show_place("progress")
        home.desk.window.show_place("settings")
        home.desk.window.show_place("train")
        home.desk.start_drill(TRAINING)
        home.wait_for_pictures()
        if number % 2:
            home.press(Key.Key_Space)
        seen = (workspace, workspace.drills, workspace.changes, home.today, home.train, home.drill)
        for thing in (*seen, home.messages.pop()):
            watched.append((f"{type(thing).__name__} {number}", weakref.ref(thing)))
        del seen, thing, workspace
    home.desk.show_workspace(None)
    qtbot.waitUntil(lambda: jobs.is_idle)
    let_go()

    assert [name for name, alive in watched if alive() is not None] == []
    left = [
        w for w in QApplication.allWidgets() if isinstance(w, (TodayPage, TrainPage, DrillView, FirstRun))
    ]
    assert left == []
    assert home.desk.findChildren(Reminding) == []


def test_pictures_that_are_left_out_are_seen_on_train(home: Home) -> None:
    workspace = home.desk.workspace
    assert workspace is not None
    button = home.train.findChild(QPushButton, "train.allow_all")
    assert button is not None
    assert not button.isVisible()

    workspace.drills.keep_out(sample_stimulus(3))

    assert button.isVisibleTo(home.train)


def test_an_old_record_is_no_longer_listened_to(home: Home) -> None:
    workspace = home.desk.workspace
    assert workspace is not None
    home.desk.show_workspace(a_workspace(2), "train")

    workspace.drills.keep_out(sample_stimulus(3))

    button = home.train.findChild(QPushButton, "train.allow_all")
    assert button is not None
    assert not button.isVisibleTo(home.train)


@no_raise
def test_a_second_start_comes_to_the_front_and_opens_the_drill_asked_for(home: Home, qtbot: QtBot) -> None:
    other = QWidget()
    qtbot.addWidget(other)
    with qtbot.waitExposed(other):
        other.show()
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)

    home.desk.on_second_start(TRAINING, 7)

    qtbot.waitUntil(home.desk.window.isActiveWindow)
    qtbot.waitUntil(home.covered)
    home.wait_for_pictures()
    home.press(Key.Key_Space)
    workspace = home.desk.workspace
    assert workspace is not None
    log = workspace.sessions
    assert isinstance(log, FakeSessionLog)
    assert [s.start.seed for s in log.record.sessions.values()] == [7]


@no_raise
def test_a_second_start_does_not_disturb_a_drill(home: Home) -> None:
    home.desk.start_drill(TRAINING)
    first = home.drill
    home.desk.on_second_start(spec_for_training(BodyPart.HAND, 60), None)

    assert home.drill is first


@no_raise
def test_a_second_start_without_a_wish_only_comes_to_the_front(home: Home) -> None:
    home.desk.window.showMinimized()
    home.desk.on_second_start(None, None)

    assert not home.desk.window.isMinimized()
    assert not home.covered()


def test_the_result_leads_to_progress(home: Home) -> None:
    home.desk.start_drill(TRAINING)
    home.drill.progress_asked.emit(1)

    assert home.desk.window.current_place == "progress"
    assert not home.covered()


def test_a_level_that_was_taken_up_is_the_next_trainings(home: Home) -> None:
    home.desk.start_drill(TRAINING)
    home.drill.level_chosen.emit(2)

    assert home.train.choices.level == 2


def test_what_can_wait_waits_for_the_end_of_a_drill(home: Home, qtbot: QtBot) -> None:
    idle: list[bool] = []
    home.desk.idle.connect(lambda: idle.append(True))
    [timer] = home.desk.findChildren(QTimer)
    assert home.desk.findChildren(Reminding) == [], (
        "nothing reminds before the window has been up for a while"
    )
    home.desk.start_drill(TRAINING)
    assert not timer.isActive(), "not even a timer runs beside a drill"

    home.press(Key.Key_Escape)
    assert timer.isActive()
    timer.timeout.emit()
    assert idle == [True]

    timer.stop()
    home.desk.start_drill(TRAINING)
    home.press(Key.Key_Escape)
    assert not timer.isActive(), "once is enough"


def test_no_timer_of_a_reminder_runs_beside_a_drill(home: Home) -> None:
    workspace = home.desk.workspace
    assert workspace is not None
    workspace.reminders().save(REMINDERS)
    assert home.messages == []
    home.be_idle()
    assert home.reminding.is_waiting
    assert len(home.messages) == 1

    home.desk.start_drill(TRAINING)
    assert home.timers() == []
    workspace.reminders().save(REMINDERS.with_time(time(18)))
    assert home.timers() == [], "what is chosen meanwhile waits too"

    home.press(Key.Key_Escape)
    assert home.reminding.is_waiting
    assert len(home.messages) == 1, "the icon stayed where it was"


def test_a_reminder_goes_with_its_record_and_with_the_window(home: Home) -> None:
    first = home.desk.workspace
    assert first is not None
    first.reminders().save(REMINDERS)
    home.be_idle()
    home.desk.show_workspace(a_workspace(2))
    let_go()
    assert not home.reminding.is_waiting, "nobody switched them on in this record"
    assert [messages.is_closed for messages in home.messages] == [True]

    second = home.desk.workspace
    assert second is not None
    second.reminders().save(REMINDERS)
    assert [messages.is_closed for messages in home.messages] == [True, False]

    home.desk.window.close()
    let_go()
    assert home.desk.findChildren(Reminding) == []
    assert [messages.is_closed for messages in home.messages] == [True, True]
    assert home.timers() == []


@pytest.mark.parametrize("is_put_away", [True, False])
def test_a_message_comes_only_while_the_window_is_put_away(
    home: Home, jobs: Background, qtbot: QtBot, is_put_away: bool
) -> None:
    workspace = home.desk.workspace
    assert workspace is not None
    workspace.reminders().save(REMINDERS)
    home.be_idle()
    if is_put_away:
        home.desk.window.showMinimized()
    home.clock.advance(timedelta(minutes=90))
    [timer] = home.timers()
    timer.timeout.emit()
    qtbot.waitUntil(lambda: jobs.is_idle)

    assert len(home.messages[0].said) == is_put_away


@no_raise
def test_a_press_on_the_message_leads_to_today(home: Home) -> None:
    assert home.desk.workspace is not None
    home.desk.workspace.reminders().save(REMINDERS)
    home.be_idle()
    home.desk.window.showMinimized()

    home.messages[0].pressed.emit()

    assert not home.desk.window.isMinimized()
    assert home.desk.window.current_place == "today"


@no_raise
def test_a_late_press_on_the_message_disturbs_nothing(home: Home) -> None:
    assert home.desk.workspace is not None
    home.desk.workspace.reminders().save(REMINDERS)
    home.be_idle()
    home.desk.start_drill(TRAINING)
    first = home.drill

    home.messages[0].pressed.emit()
    assert home.drill is first

    home.press(Key.Key_Escape)
    home.desk.covers.settle()
    home.messages[0].pressed.emit()
    assert home.desk.window.cover is not None
    assert home.desk.window.current_place == "train"


def test_a_start_needs_one_key(home: Home) -> None:
    start = home.desk.window.findChild(QPushButton, "train.start")

    assert start is not None
    assert home.desk.window.focusWidget() is start
