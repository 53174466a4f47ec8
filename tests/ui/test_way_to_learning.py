"""From a wish to learn to the lesson: what waits, where one goes on, what is kept of it, and back again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.breath_steps import LONGEST_CAUTIOUS_OUT_MS, Caution
from gmi_trainer.domain.learning import LearningPast
from gmi_trainer.domain.lesson import Course, ScreenKind
from gmi_trainer.domain.own_page import OwnPage
from gmi_trainer.domain.plan import PlanRef
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.domain.safety import SafetyAnswer, SafetyGroup, SafetyOccasion, Standing
from gmi_trainer.services.workspace import Workspace
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.figures.breath_pacer_view import BreathPacerView
from gmi_trainer.ui.figures.even_days import DayPlan
from gmi_trainer.ui.figures.even_days_view import EvenDaysView
from gmi_trainer.ui.figures.ladder_view import LadderView
from gmi_trainer.ui.figures.scales_view import ScalesView
from gmi_trainer.ui.learn.lesson_view import LessonView
from gmi_trainer.ui.learn.review_view import ReviewView
from gmi_trainer.ui.learn.steps import EndStep, OpeningStep
from gmi_trainer.ui.pages.learn.learn_place import LearnPlace
from gmi_trainer.ui.pages.learn_page import LearnPage
from gmi_trainer.ui.pages.own.own_page_view import OwnPageView
from gmi_trainer.ui.pages.safety.questions import SafetyQuestions
from gmi_trainer.ui.theme.look import Look
from tests.fakes import FakeLearningLog, FakeLearningOpener, FakeReading
from tests.sample_lessons import a_course, a_lesson
from tests.ui.figures.conftest import press
from tests.ui.figures.samples import figure_of
from tests.ui.test_desk import Home, a_workspace

Key = Qt.Key


class Learning(Home):
    """A desk on its Learn page."""

    @property
    def record(self) -> Workspace:
        record = self.desk.workspace
        assert record is not None
        return record

    @property
    def page(self) -> LearnPage:
        page = self.desk.window.page("learn")
        assert isinstance(page, LearnPlace)
        return page.page

    @property
    def lesson(self) -> LessonView:
        view = self.desk.window.stage
        assert isinstance(view, LessonView)
        return view

    @property
    def review(self) -> ReviewView:
        view = self.desk.window.stage
        assert isinstance(view, ReviewView)
        return view

    @property
    def past(self) -> LearningPast:
        with self.record.learned() as reader:
            return self.record.learning().past(reader)

    @property
    def readings(self) -> list[FakeReading]:
        opener = self.record.learned
        assert isinstance(opener, FakeLearningOpener)
        return list(opener._record.readings.values())

    def read(self, lesson_id: str = "alarm", screen_id: str = "") -> LessonView:
        self.page.lesson_asked.emit(lesson_id, screen_id)
        self._bot.waitUntil(lambda: isinstance(self.desk.window.stage, LessonView))
        return self.lesson

    def turn_to(self, screen_id: str) -> None:
        for _ in range(30):
            if self.lesson.screen_id == screen_id:
                return
            self.lesson._turn(1)
        raise AssertionError(screen_id)

    def is_covered(self) -> bool:
        return self.desk.window.cover is not None

    def leave(self) -> None:
        self.press(Key.Key_Escape)
        self._bot.waitUntil(lambda: self.desk.window.stage is None)

    def say_safety(self, answer: SafetyAnswer, group: SafetyGroup) -> None:
        replies = dict.fromkeys(SafetyGroup, SafetyAnswer.NO) | {group: answer}
        self.record.safety.reply(replies, SafetyOccasion.ASKED_FOR)


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Background]:
    jobs = Background()
    yield jobs
    jobs.close()


@pytest.fixture
def home(look: Look, jobs: Background, qtbot: QtBot) -> Iterator[Learning]:
    home = Learning(look, jobs, qtbot)
    home.desk.show_workspace(a_workspace(), "learn")
    yield home
    home.desk.show_workspace(None)
    qtbot.waitUntil(lambda: jobs.is_idle)


def test_learn_stands_between_train_and_breathe(home: Learning) -> None:
    keys = home.desk.window.navigation.keys

    assert keys.index("train") + 1 == keys.index("learn") == keys.index("breathe") - 1


def test_one_key_on_the_page_opens_the_first_lesson(home: Learning, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: home.page.now is not None)
    home.page.take_focus()
    home.press(Key.Key_Space)
    qtbot.waitUntil(lambda: home.desk.window.stage is not None)

    assert home.lesson.lesson.lesson_id == "alarm"
    assert isinstance(home.lesson.step, OpeningStep)
    focused = QApplication.focusWidget()
    assert isinstance(focused, QPushButton)
    assert focused.objectName() == "lesson.on"


def test_who_only_looks_at_the_opening_has_not_begun(home: Learning) -> None:
    home.read()
    home.leave()

    assert home.past.places == {}


def test_the_place_is_kept_and_reading_goes_on_there(home: Learning, qtbot: QtBot) -> None:
    home.read()
    home.turn_to("story")
    home.leave()

    assert home.past.places["alarm"].screen_id == "story"
    assert home.desk.window.current_place == "learn"
    qtbot.waitUntil(lambda: home.page.now is not None and "alarm" in home.page.now.past.places)
    assert home.read().screen_id == "story"


def test_a_screen_that_was_found_is_opened(home: Learning) -> None:
    assert home.read("alarm", "try").screen_id == "try"


def test_answers_are_kept_and_not_asked_again_when_reading_goes_on(home: Learning) -> None:
    home.read("alarm", "questions")
    home.press(Key.Key_3)
    home.leave()

    given = home.past.given["alarm-q1"]
    assert (given.option_id, given.was_right, given.in_review) == ("o3", False, False)
    assert home.read().place == (10, 13), "the second question"


def test_a_lesson_read_to_its_end_is_done_and_opens_the_next(home: Learning, qtbot: QtBot) -> None:
    home.read("alarm", "sources")
    home.press(Key.Key_Space)
    assert isinstance(home.lesson.step, EndStep)
    assert set(home.past.done) == {"alarm"}

    home.press(Key.Key_Space)

    qtbot.waitUntil(lambda: home.desk.window.stage is None)
    assert home.past.places == {}
    assert home.read("hurt").lesson.lesson_id == "hurt"


def test_the_next_lesson_can_follow_at_once(home: Learning, qtbot: QtBot) -> None:
    home.read("alarm", "sources")
    home.press(Key.Key_Space)
    home.click("lesson.skip")

    qtbot.waitUntil(lambda: home.desk.window.stage is not None and home.lesson.lesson.lesson_id == "hurt")


def test_a_lesson_that_needs_another_leads_to_the_page(home: Learning, qtbot: QtBot) -> None:
    home.desk.window.show_place("train")
    home.page.lesson_asked.emit("hurt", "")

    qtbot.waitUntil(lambda: home.desk.window.current_place == "learn")
    assert home.desk.window.stage is None


def test_ones_own_words_are_kept_and_come_back(home: Learning) -> None:
    view = home.read("alarm", "friend")
    box = view.findChild(QPlainTextEdit)
    assert box is not None
    box.setFocus()
    QTest.keyClicks(box, "It rings to protect me")
    home.leave()

    assert home.past.words == {"alarm": "It rings to protect me"}
    again = home.read("alarm", "friend").findChild(QPlainTextEdit)
    assert again is not None
    assert again.toPlainText() == "It rings to protect me"


def test_a_window_that_closes_keeps_what_was_written(home: Learning) -> None:
    view = home.read("alarm", "friend")
    box = view.findChild(QPlainTextEdit)
    assert box is not None
    box.setPlainText("An alarm")
    home.desk.window.close()

    assert home.past.words == {"alarm": "An alarm"}


def test_whether_somebody_is_asked_how_sure_they_are_is_remembered(home: Learning) -> None:
    view = home.read("alarm", "questions")
    view.asks_sureness_changed.emit(True)
    home.leave()
    home.read("alarm", "questions")
    home.press(Key.Key_1)
    assert home.past.given == {}, "how sure comes first"
    home.lesson._guard.stop()
    home.press(Key.Key_3)

    sure = home.past.given["alarm-q1"].sure
    assert sure is not None
    assert sure.value == "sure"


# -- questions that come back --------------------------------------------------------------------------------


def test_questions_that_come_back_are_asked_and_kept_as_such(home: Learning, qtbot: QtBot) -> None:
    learning = home.record.learning()
    question = a_course().lessons["alarm"].questions[0]
    sitting = learning.begin(a_lesson())
    learning.answer(sitting, question, "o3")
    for reading in home.readings:  # all that was answered comes back today
        reading.answers = [(answer, answer.day) for answer, _due in reading.answers]
    home.page.review_asked.emit()
    qtbot.waitUntil(lambda: isinstance(home.desk.window.stage, ReviewView))

    home.press(Key.Key_2)

    assert home.past.reviewed_today == 1
    home.review._guard.stop()
    home.press(Key.Key_Space)
    home.review._guard.stop()
    home.press(Key.Key_Space)
    qtbot.waitUntil(lambda: home.desk.window.stage is None)
    assert home.desk.window.current_place == "learn"


def test_where_none_comes_back_the_page_is_shown(home: Learning, qtbot: QtBot) -> None:
    home.desk.window.show_place("today")
    home.page.review_asked.emit()

    qtbot.waitUntil(lambda: home.desk.window.current_place == "learn")
    assert home.desk.window.stage is None


# -- what today offers ---------------------------------------------------------------------------------------


def test_a_lesson_from_today_remembers_the_plan_and_leads_back_there(home: Learning, qtbot: QtBot) -> None:
    plan = home.record.today.plan()
    home.desk.window.show_place("today")
    home.today.lesson_asked.emit("alarm", PlanRef(plan.uuid, plan.version, "lesson"))
    qtbot.waitUntil(lambda: home.desk.window.stage is not None)
    home.turn_to("heard")

    [reading] = home.readings
    assert reading.start.plan == PlanRef(plan.uuid, plan.version, "lesson")
    home.leave()
    assert home.desk.window.current_place == "today"


# -- safety --------------------------------------------------------------------------------------------------


def test_an_emergency_leads_to_today_which_says_what_waits(home: Learning, qtbot: QtBot) -> None:
    home.say_safety(SafetyAnswer.NEW, SafetyGroup.EMERGENCY)
    home.page.lesson_asked.emit("alarm", "")

    qtbot.waitUntil(lambda: home.desk.window.current_place == "today")
    assert home.desk.window.stage is None


def test_see_someone_soon_leaves_lessons_open(home: Learning) -> None:
    home.say_safety(SafetyAnswer.NEW, SafetyGroup.SOON)
    assert home.read().lesson.lesson_id == "alarm"


def with_safety_first(course: Course) -> Course:
    lessons = {name: replace(one, asks_safety=True) for name, one in course.lessons.items()}
    return replace(course, lessons=lessons)


def test_a_lesson_that_asks_for_it_waits_for_the_safety_questions(
    look: Look, jobs: Background, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.days.a_course", lambda: with_safety_first(a_course()))
    home = Learning(look, jobs, qtbot)
    home.desk.show_workspace(a_workspace(2, is_new=True), "learn", with_first_steps=False)
    home.page.lesson_asked.emit("alarm", "")
    qtbot.waitUntil(lambda: isinstance(home.desk.window.stage, SafetyQuestions))
    questions = home.desk.window.stage
    assert isinstance(questions, SafetyQuestions)

    home.say_safety(SafetyAnswer.NO, SafetyGroup.SOON)
    questions.answered.emit(Standing.OPEN)

    qtbot.waitUntil(lambda: isinstance(home.desk.window.stage, LessonView))
    home.desk.show_workspace(None)
    qtbot.waitUntil(lambda: jobs.is_idle)


def test_settling_from_a_lesson_leads_back_to_its_screen(home: Learning) -> None:
    home.read("alarm", "story")
    home.press(Key.Key_F2)
    assert home.is_covered()
    home.press(Key.Key_Escape)

    assert not home.is_covered()
    assert home.lesson.screen_id == "story"


def test_nothing_that_can_wait_disturbs_a_lesson(home: Learning) -> None:
    home.read("alarm", "story")
    assert home.timers() == []


# -- a disk that is full -------------------------------------------------------------------------------------


@contextmanager
def full_disk(*methods: str) -> Iterator[None]:
    """Nothing can be written by these."""

    def refuse(*_: object, **__: object) -> None:
        raise UserProblem(Problem.DISK_FULL)

    with pytest.MonkeyPatch.context() as patch:
        for method in methods:
            patch.setattr(FakeLearningLog, method, refuse)
        yield


def words_in(home: Learning) -> str:
    labels = home.lesson.findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisibleTo(home.lesson))


def test_what_cannot_be_kept_is_said_and_reading_goes_on(home: Learning) -> None:
    with full_disk("begin"):
        home.read("alarm", "questions")
        assert "You can read on. It may not be kept." in words_in(home)
        home.press(Key.Key_2)
        assert "That fits." in words_in(home)
        home.lesson._guard.stop()
        home.press(Key.Key_Space)
        assert home.lesson.place == (10, 13)
    home.press(Key.Key_2)

    assert "You can read on. It may not be kept." not in words_in(home), "there is room again"
    assert set(home.past.given) == {"alarm-q2"}


def test_an_end_that_cannot_be_kept_is_no_end_in_the_record(home: Learning) -> None:
    home.read("alarm", "sources")
    with full_disk("finish"):
        home.press(Key.Key_Space)
        assert isinstance(home.lesson.step, EndStep)
        assert "You can read on. It may not be kept." in words_in(home)
        home.press(Key.Key_Space)

    assert home.past.done == {}
    assert home.past.places["alarm"].screen_id == "sources"


def give_figure(folder: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """The first lesson has the figure of a real one; returns the screen that it is on."""
    course = a_course()
    alarm = a_lesson(figure=figure_of(folder))
    lessons = {**course.lessons, "alarm": alarm}
    monkeypatch.setattr("tests.days.a_course", lambda: replace(course, lessons=lessons))
    return next(one.screen_id for one in alarm.screens if one.kind is ScreenKind.FIGURE)


def test_a_card_written_at_the_scales_is_kept_in_the_record(
    look: Look, jobs: Background, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    figure_screen = give_figure("08-balance", monkeypatch)
    home = Learning(look, jobs, qtbot)
    home.desk.show_workspace(a_workspace(), "learn")
    scales = home.read("alarm", figure_screen).findChild(ScalesView)
    assert scales is not None
    press(scales, "figure.scales.own")
    line = scales.findChild(QLineEdit, "figure.scales.own.text")
    assert line is not None
    QTest.keyClicks(line, "tea and toast")
    QTest.keyClick(line, Key.Key_Return)

    assert home.lesson.screen_id == figure_screen
    assert [card.text for card in home.record.learning().my_alarm.load()] == ["tea and toast"]
    focused = home.desk.window.focusWidget()
    assert focused is not None
    assert focused.objectName() == "figure.scales.own"
    home.desk.show_workspace(None)
    qtbot.waitUntil(lambda: jobs.is_idle)


def test_a_step_kept_as_a_guess_stands_among_the_predictions(
    look: Look, jobs: Background, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    figure_screen = give_figure("12-motion", monkeypatch)
    home = Learning(look, jobs, qtbot)
    home.desk.show_workspace(a_workspace(), "learn")
    ladder = home.read("alarm", figure_screen).findChild(LadderView)
    assert ladder is not None
    press(ladder, "figure.ladder.guess")
    line = ladder.findChild(QLineEdit, "figure.ladder.guess.text")
    assert line is not None
    QTest.keyClicks(line, "nothing much")
    QTest.keyClick(line, Key.Key_Return)

    with home.record.own_reader() as reader:
        (kept,) = reader.predictions()
    assert (kept.guess.doing, kept.guess.expected) == (ladder.rungs[0].text, "nothing much")
    assert kept.guess.worry == ladder.rungs[0].worry
    home.desk.show_workspace(None)
    qtbot.waitUntil(lambda: jobs.is_idle)


def test_who_saves_energy_sees_figures_that_add_nothing(
    look: Look, jobs: Background, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    figure_screen = give_figure("13-pacing", monkeypatch)
    home = Learning(look, jobs, qtbot)
    home.desk.show_workspace(a_workspace(), "learn")
    home.record.about.save(replace(home.record.about.load(), saves_energy=True))
    days = home.read("alarm", figure_screen).findChild(EvenDaysView)

    assert days is not None
    assert days.plan is DayPlan.WITHIN
    home.desk.show_workspace(None)
    qtbot.waitUntil(lambda: jobs.is_idle)


def test_cautions_of_breathing_hold_in_its_lesson_too(
    look: Look, jobs: Background, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    figure_screen = give_figure("14-breathing", monkeypatch)
    home = Learning(look, jobs, qtbot)
    home.desk.show_workspace(a_workspace(), "learn")
    home.record.breathing().answer_cautions(frozenset({Caution.HEART}))
    breath = home.read("alarm", figure_screen).findChild(BreathPacerView)

    assert breath is not None
    assert breath.longest.pattern.out_ms == LONGEST_CAUTIOUS_OUT_MS
    home.desk.show_workspace(None)
    qtbot.waitUntil(lambda: jobs.is_idle)


# -- pages of one's own --------------------------------------------------------------------------------------


def write_a_goal(home: Learning, qtbot: QtBot) -> OwnPageView:
    home.read("alarm", "story").own_page_asked.emit(OwnPage.GOALS)
    page = home.desk.window.cover
    assert isinstance(page, OwnPageView)
    qtbot.waitUntil(lambda: page.now is not None)
    focused = QApplication.focusWidget()
    assert isinstance(focused, QAbstractButton)
    assert focused.objectName() == "goals.new"
    focused.click()
    line = page.findChild(QLineEdit, "goals.form.text")
    assert line is not None
    line.setText("Walk to the shop")
    return page


def test_a_page_of_ones_own_lies_over_the_lesson_and_what_is_written_outlives_a_calm_moment(
    home: Learning, qtbot: QtBot
) -> None:
    page = write_a_goal(home, qtbot)

    home.press(Key.Key_F2)
    assert home.desk.window.cover is not page
    home.press(Key.Key_Escape)

    assert home.desk.window.cover is page
    home.press(Key.Key_Return)
    qtbot.waitUntil(lambda: page.now is not None and len(page.now.goals) == 1)
    home.press(Key.Key_Escape)
    assert not home.is_covered()
    assert home.lesson.screen_id == "story"


def test_a_new_symptom_goes_before_the_lesson_which_keeps_its_place(home: Learning, qtbot: QtBot) -> None:
    home.read("alarm", "story").own_page_asked.emit(OwnPage.FLARE_PLAN)
    page = home.desk.window.cover
    assert isinstance(page, OwnPageView)
    page.symptom_said.emit()

    assert not home.is_covered()
    assert not isinstance(home.desk.window.stage, LessonView)
    assert home.past.places["alarm"].screen_id == "story"


def test_own_pages_behind_learn_lead_back_one_by_one(home: Learning, qtbot: QtBot) -> None:
    place = home.desk.window.page("learn")
    assert isinstance(place, LearnPlace)
    qtbot.waitUntil(lambda: home.page.now is not None)
    home.page.my_pages_asked.emit()
    assert place.my_pages is not None
    qtbot.waitUntil(lambda: place.my_pages is not None and place.my_pages.now is not None)
    place.my_pages.page_asked.emit(OwnPage.WORDS)
    shown = place.currentWidget()
    assert isinstance(shown, OwnPageView)
    assert shown.own_page is OwnPage.WORDS

    shown.go_back()
    assert place.currentWidget() is place.my_pages
    place.my_pages.go_back()
    assert place.currentWidget() is home.page
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == "learn.my_pages"
