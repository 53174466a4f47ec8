"""A person with a record of fakes, the real services over it, and the page of their day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import count
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.about import AboutMe
from gmi_trainer.domain.activity import DrillMode, DrillSpec, Purpose, spec_for_test, spec_for_training
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.bout import Bout
from gmi_trainer.domain.breathing import GOAL, BreathSpec, Ending, breaths_in
from gmi_trainer.domain.checkin import Moment, Scale
from gmi_trainer.domain.learning import questions_of
from gmi_trainer.domain.lesson import Lesson
from gmi_trainer.domain.lesson_head import LessonHead
from gmi_trainer.domain.offer import OfferCard
from gmi_trainer.domain.plan import BreathDose, DrillDose, LessonDose, PlanRef
from gmi_trainer.domain.safety import SafetyAnswer, SafetyGroup, SafetyOccasion
from gmi_trainer.services.changes import Changed, Changes
from gmi_trainer.services.drill_choices import DrillChoicesService
from gmi_trainer.services.drills import DrillService
from gmi_trainer.services.session_ports import BreathResult
from gmi_trainer.services.today import TodayView
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.pages.today.questions import Asking
from gmi_trainer.ui.pages.today_page import TodayPage
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.words.translate import Translate, english
from tests.days import FakeDays
from tests.fakes import (
    FakeCatalogue,
    FakeClock,
    FakeDiary,
    FakePictureChoices,
    FakePreferences,
    FakeRecord,
    FakeSessionLog,
)
from tests.history_maker import HistoryMaker
from tests.sample_lessons import a_course
from tests.samples import sample_breathing, sample_picture
from tests.ui.drill.theatre import a_test_set

TODAY = date(2025, 3, 13)
"""A Thursday."""

AFTERNOON = datetime(2025, 3, 13, 15, tzinfo=UTC)
HAND, FOOT = BodyPart.HAND, BodyPart.FOOT
ALL_CLEAR = dict.fromkeys(SafetyGroup, SafetyAnswer.NO)
W = TypeVar("W", bound=QWidget)


class ADay:
    """Everything that a TodayPage needs of an open record, and hands for the test."""

    def __init__(self, look: Look, jobs: Background, qtbot: QtBot, translate: Translate = english) -> None:
        self.look = look
        self._jobs = jobs
        self._bot = qtbot
        self._translate = translate
        self.clock = FakeClock(utc=AFTERNOON, offset_min=60)
        self.changes = Changes()
        self.heard: list[Changed] = []
        self.changes.subscribe(self.heard.append)
        self.preferences = FakePreferences()
        self.record = FakeRecord()
        self.log = FakeSessionLog(self.record)
        numbers = count(1)
        pictures = [
            sample_picture(100 * level + n, part, level=level)
            for part, levels in ((HAND, (1, 3)), (FOOT, (1,)))
            for level in levels
            for n in range(1, 30)
        ]
        self.drills = DrillService(
            log=self.log,
            catalogue=FakeCatalogue(pictures, [a_test_set()]),
            choices=FakePictureChoices(),
            clock=self.clock,
            changes=self.changes,
            new_seed=lambda: 1,
            new_uuid=lambda: f"uuid-{next(numbers)}",
            app_version="0",
        )
        self.choices = DrillChoicesService(self.preferences, self.changes)
        self.open_record()
        self.maker = HistoryMaker(self.log)
        self.said: list[str] = []
        self.started: list[tuple[DrillSpec, PlanRef, Bout]] = []
        self.breathing: list[tuple[BreathDose, PlanRef]] = []
        self.lessons: list[tuple[str, PlanRef]] = []

    def open_record(self) -> None:
        """The program starts: an occasion begins."""
        days = FakeDays(self.record, self.preferences, self.drills, self.clock, self.changes)
        self.days = days
        self.today, self.safety, self.about, self.diary = days.today, days.safety, days.about, days.diary
        self.activities, self.weekly, self.own_reader = days.activities, days.weekly, days.own_pages.reader
        self.learning, self.learned, self.knowledge = days.learning, days.learned, days.knowledge

    # -- the person's past -----------------------------------------------------------------------------------

    def introduce(self, about: AboutMe | None = None) -> ADay:
        """The first run is behind them, with nothing new to look at."""
        self.about.save(about if about is not None else AboutMe(sore_part=HAND))
        self.safety.reply(ALL_CLEAR, SafetyOccasion.FIRST_RUN)
        return self

    def practised(self, *days_ago: int, spec: DrillSpec | None = None) -> ADay:
        """Drills on days before today."""
        for ago in days_ago:
            self.maker.session(TODAY - timedelta(days=ago), spec or spec_for_training(HAND, 20))
        return self

    def breathed(self, *days_ago: int) -> ADay:
        """Slow breathing on days before today, from the page Breathe."""
        for ago in days_ago:
            self._breathes(TODAY - timedelta(days=ago), 5)
        return self

    def has_lessons(self) -> ADay:
        """The program comes with some lessons."""
        course = a_course()
        self.days.lessons.lessons = [
            LessonHead(lesson.lesson_id, lesson.number, lesson.title, lesson.minutes)
            for lesson in course.in_order
        ]
        self.days.lessons.questions = set(questions_of(course))
        return self

    def read(self, *days_ago: int) -> ADay:
        """The first lessons, one on each of these days, with their questions answered."""
        for lesson, ago in zip(a_course().in_order, days_ago, strict=False):
            self.on_day(ago, partial(_reads, lesson))
        return self

    def asked_already(self) -> ADay:
        """Today's questions have been answered."""
        view = self.look_at_it()
        if view.after_last_due:
            self.today.after_last(None, view.after_last_about)
        self.today.skip_check_in()
        return self

    def began_days_ago(self, ago: int) -> ADay:
        """The plan is some days old."""
        plan = self.today.plan()
        self.record.plans[-1] = replace(plan, began_on=TODAY - timedelta(days=ago))
        self.open_record()
        return self

    def on_day(self, ago: int, do: Callable[[ADay], object]) -> ADay:
        """Something said on a day before today."""
        self.clock.advance(timedelta(days=-ago))
        do(self)
        self.clock.advance(timedelta(days=ago))
        return self

    def rated(self, scale: Scale, value: int, *days_ago: int) -> ADay:
        """Check-ins of days before."""
        diary = FakeDiary(self.record, self.clock)
        for ago in days_ago:
            diary.rate(scale, Moment.CHECK_IN, value, day=TODAY - timedelta(days=ago))
        return self

    def does(self, card: OfferCard) -> None:
        """Finish something of today's plan, as the window would have it stored."""
        dose = card.dose
        uuid, version = self.look_at_it().plan_ref
        plan = PlanRef(uuid, version, card.item_id)
        if isinstance(dose, LessonDose):
            assert card.lesson is not None
            _reads(a_course().lessons[card.lesson.lesson_id], self, plan)
            return
        if isinstance(dose, BreathDose):
            self._breathes(TODAY, dose.minutes, plan)
            self.changes.publish(Changed.SESSIONS)
            return
        assert isinstance(dose, DrillDose)
        is_test = dose.mode is DrillMode.TEST
        spec = spec_for_test(dose.part, 20) if is_test else spec_for_training(dose.part, dose.pictures or 20)
        session_id = self.maker.session(TODAY, spec, hour=15, purpose=Purpose.TRAINING)
        session = self.record.sessions[session_id]
        session.start = replace(session.start, plan=plan)
        self.changes.publish(Changed.SESSIONS)

    def _breathes(self, day: date, minutes: float, plan: PlanRef | None = None) -> None:
        log, number = self.days.breath_log, len(self.record.breathing) + 1
        started = datetime(day.year, day.month, day.day, 10, tzinfo=UTC)
        spec = BreathSpec(breaths=breaths_in(minutes, GOAL))
        start = sample_breathing(number, spec, started_utc=started, utc_offset_min=60, plan=plan)
        done = BreathResult(spec.breaths, spec.breaths * GOAL.cycle_ms, GOAL, ending=Ending.WHOLE)
        log.finish(log.begin(start), started + timedelta(minutes=minutes), done, {})

    # -- the page --------------------------------------------------------------------------------------------

    def page_to_come(self) -> TodayPage:
        """The page, not in view yet."""
        self.view = page = TodayPage(self.look, self, self._jobs, self._translate, self.clock)
        page.start_asked.connect(lambda spec, plan, bout: self.started.append((spec, plan, bout)))
        page.breathing_asked.connect(lambda dose, plan: self.breathing.append((dose, plan)))
        page.lesson_asked.connect(lambda lesson, plan: self.lessons.append((lesson, plan)))
        page.safety_asked.connect(lambda why: self.said.append(f"safety_asked {why}"))
        for name in ("symptom_said", "call_asked", "settle_asked", "train_asked", "questions_asked"):
            getattr(page, name).connect(lambda name=name: self.said.append(name))
        self._bot.addWidget(page)
        return page

    def page(self, width: int = 900, height: int = 800, *, wait: bool = True) -> TodayPage:
        """The page in view; everything read. ``wait`` False: nothing is read before it is in view."""
        page = self.page_to_come()
        page.resize(width, height)
        if wait:
            page.take_focus()
        with self._bot.waitExposed(page):
            page.show()
        page.activateWindow()
        if wait:
            self._bot.waitUntil(page.isActiveWindow)
            self.settle()
        return page

    def settle(self) -> None:
        """Until nothing is read any more."""
        self._bot.waitUntil(lambda: self._jobs.is_idle, timeout=10_000)
        QApplication.processEvents()

    def asks(self, what: Asking) -> bool:
        return self.view.questions.asking is what

    @property
    def sentences(self) -> list[str]:
        """Every label in view."""
        return [w.text() for w in self.view.findChildren(QLabel) if w.isVisible() and w.text()]

    @property
    def starts(self) -> list[str]:
        """Which Starts there are: the one in full colour is the primary one."""
        return [
            str(button.property("role"))
            for button in self.view.findChildren(QPushButton)
            if button.isVisible() and button.objectName().endswith(".start")
        ]

    def says(self, part: str) -> bool:
        return any(part in sentence for sentence in self.sentences)

    def find(self, kind: type[W], name: str) -> W:
        found = self.view.findChild(kind, name)
        assert found is not None, name
        return found

    def shows(self, name: str) -> bool:
        """Whether something of that name is in view."""
        return any(w.objectName() == name and w.isVisible() for w in self.view.findChildren(QWidget))

    def press(self, *names: str) -> None:
        """Buttons, by mouse; after each the page has read again."""
        for name in names:
            button = self.find(QPushButton, f"today.{name}")
            assert button.isVisible(), name
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
            self.settle()

    def keys(self, *keys: Qt.Key) -> None:
        """Wherever the keyboard is."""
        for key in keys:
            target = QApplication.focusWidget()
            assert target is not None, "nothing has the keyboard"
            QTest.keyClick(target, key)
            self.settle()

    def on(self) -> str:
        """What has the keyboard."""
        focused = QApplication.focusWidget()
        return focused.objectName() if focused is not None else ""

    def look_at_it(self) -> TodayView:
        """The day as the record has it now."""
        with self.diary() as reader:
            return self.today.look(reader, self.today.plan())


def _reads(lesson: Lesson, day: ADay, plan: PlanRef | None = None) -> None:
    """A whole lesson, every answer right."""
    service = day.days.learning()
    sitting = service.begin(lesson, plan=plan)
    for question in lesson.questions:
        service.answer(sitting, question, next(o.option_id for o in question.options if o.is_right))
    service.finish(sitting)
