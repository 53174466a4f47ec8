"""The questions of the week on Today, over a real record: offered, answered by keys, put off, left out, undone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.activity import Purpose, spec_for_training
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.checkin import Moment, Scale
from gmi_trainer.domain.safety import SafetyAnswer, SafetyGroup, SafetyOccasion
from gmi_trainer.domain.weekly_measures import Measure, OverallChange
from gmi_trainer.domain.weekly_round import weekly_round
from gmi_trainer.services.workspace import Workspace
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.pages.today_page import TodayPage
from gmi_trainer.ui.pages.weekly.weekly_asking import WeeklyAsking
from gmi_trainer.ui.pages.weekly.weekly_form import WeeklyForm
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.words.translate import english
from tests.fakes import FakeClock
from tests.samples import MORNING, sample_start, sample_trial
from tests.ui.open_record import open_record

MONDAY = date(2025, 3, 10)


class Somebody:
    """A person who practised yesterday and has checked in today, in front of Today."""

    def __init__(self, workspace: Workspace, page: TodayPage, jobs: Background, qtbot: QtBot) -> None:
        self.workspace = workspace
        self.page = page
        self._jobs = jobs
        self._bot = qtbot

    @property
    def asking(self) -> WeeklyAsking:
        asking = self.page.weekly
        assert asking is not None, "the questions are in view"
        return asking

    @property
    def form(self) -> WeeklyForm:
        form = self.asking.form
        assert form is not None, "the questions are asked"
        return form

    def look(self) -> None:
        """Once the page has read the day."""
        self.page.refresh()
        self._bot.waitUntil(lambda: self._jobs.is_idle)

    def press(self, name: str) -> None:
        button = self.page.findChild(QPushButton, name)
        assert button is not None, name
        self._bot.waitUntil(lambda: button.isVisibleTo(self.page))
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def begin(self) -> None:
        self.press("today.weekly.offer.begin")
        self._bot.waitUntil(lambda: self.asking.form is not None)

    def keys(self, words: str) -> None:
        for letter in words:
            QTest.keyClick(self.page.window().focusWidget() or self.page, Qt.Key(ord(letter)))

    def said(self) -> dict[Scale, float | None]:
        with self.workspace.diary() as reader:
            ratings = reader.ratings(MONDAY)
        return {one.scale: one.value for one in ratings if one.moment is Moment.WEEKLY}


def practise(workspace: Workspace, number: int, days_ago: int) -> None:
    at = MORNING - timedelta(days=days_ago)
    spec = spec_for_training(BodyPart.HAND, 1, level=1)
    session = workspace.sessions.begin(sample_start(number, spec, started_utc=at, utc_offset_min=0))
    workspace.sessions.add_trial(session, sample_trial(1))
    workspace.sessions.finish(session, at, Purpose.TRAINING, {})


@pytest.fixture
def somebody(look: Look, jobs: Background, qtbot: QtBot, tmp_path: Path) -> Iterator[Somebody]:
    with open_record(tmp_path) as workspace:
        workspace.safety.reply(dict.fromkeys(SafetyGroup, SafetyAnswer.NO), SafetyOccasion.FIRST_RUN)
        practise(workspace, 1, days_ago=1)
        workspace.today.after_last(None, ())
        workspace.today.check_in(4, 5, 6)
        page = TodayPage(look, workspace, jobs, english, FakeClock())
        qtbot.addWidget(page)
        page.resize(900, 700)
        page.show()
        qtbot.waitUntil(lambda: page.view is not None)
        yield Somebody(workspace, page, jobs, qtbot)


def skip_after_last(somebody: Somebody, qtbot: QtBot) -> None:
    view = somebody.page.view
    assert view is not None
    somebody.workspace.today.after_last(None, view.after_last_about)
    qtbot.waitUntil(lambda: somebody.page.weekly is not None)


def test_the_offer_waits_until_the_questions_of_the_day_are_through(somebody: Somebody, qtbot: QtBot) -> None:
    assert somebody.page.weekly is None  # "how was it after last time?" comes first

    skip_after_last(somebody, qtbot)

    assert somebody.asking.offer is not None
    assert somebody.asking.form is None


def test_all_of_it_is_answered_by_keys_and_undone_in_one(somebody: Somebody, qtbot: QtBot) -> None:
    somebody.workspace.own_pages().goals.add("Carry a cup")
    skip_after_last(somebody, qtbot)
    somebody.begin()
    assert somebody.form.question == "What number best describes your pain on average in the past week?"
    assert "Krebs 2009" in somebody.form.note

    somebody.keys("4")
    assert "enjoyment of life" in somebody.form.question
    assert somebody.said() == {Scale.PEG_PAIN: 4}  # kept at once
    somebody.keys("5")
    assert "general activity" in somebody.form.question
    somebody.keys("6")
    assert "Krebs" not in somebody.form.note
    somebody.keys("X")  # ten
    somebody.keys("0")
    assert "Carry a cup" in somebody.form.question
    somebody.keys("3")

    assert somebody.page.weekly is None
    with somebody.workspace.day_reader() as reader:
        peg = somebody.workspace.weekly().history(reader).of(Measure.PEG)
    assert peg is not None
    assert peg.weeks[0].value == 5
    with somebody.workspace.own_reader() as own:
        assert own.goals()[0].on(MONDAY) == 3
    somebody.look()
    assert somebody.page.weekly is None  # once a week

    somebody.press("today.undo_bar.undo")
    assert somebody.said() == {}
    qtbot.waitUntil(lambda: somebody.page.weekly is not None)


def test_a_question_can_be_left_out_and_gone_back_to(somebody: Somebody, qtbot: QtBot) -> None:
    skip_after_last(somebody, qtbot)
    somebody.begin()
    somebody.press("today.weekly.form.leave_out")
    somebody.keys("5")
    somebody.press("today.weekly.form.back")
    assert somebody.form.numbers.value == 5
    somebody.keys("6")
    for _question in range(3):
        somebody.press("today.weekly.form.leave_out")

    assert somebody.page.weekly is None
    assert somebody.said() == {Scale.PEG_ENJOYMENT: 6}


@pytest.mark.parametrize("button", ["put_off", "leave_out"])
def test_it_can_be_put_off_or_left_out_and_that_undone(somebody: Somebody, qtbot: QtBot, button: str) -> None:
    skip_after_last(somebody, qtbot)

    somebody.press(f"today.weekly.offer.{button}")

    assert somebody.page.weekly is None
    somebody.look()
    assert somebody.page.weekly is None
    somebody.press("today.undo_bar.undo")
    qtbot.waitUntil(lambda: somebody.page.weekly is not None)


def test_who_stops_half_way_keeps_what_was_said(somebody: Somebody, qtbot: QtBot) -> None:
    skip_after_last(somebody, qtbot)
    somebody.begin()
    somebody.keys("7")

    somebody.press("today.weekly.form.stop")

    assert somebody.page.weekly is None
    assert somebody.said() == {Scale.PEG_PAIN: 7}


def test_who_would_rather_not_rate_pain_is_asked_the_rest(somebody: Somebody, qtbot: QtBot) -> None:
    skip_after_last(somebody, qtbot)
    somebody.begin()

    somebody.press("today.weekly.form.no_pain")

    assert somebody.form.question == "This week: I can do things even with pain."
    assert not somebody.workspace.about.load().rates_pain
    somebody.keys("82")
    assert somebody.page.weekly is None
    assert somebody.said() == {Scale.CONFIDENCE: 8, Scale.WORRY_MOVING: 2}


def test_nobody_is_asked_on_the_day_a_flare_begins(somebody: Somebody, qtbot: QtBot) -> None:
    skip_after_last(somebody, qtbot)

    somebody.workspace.today.say_flare()

    qtbot.waitUntil(lambda: somebody.page.weekly is None)


def test_after_four_weeks_the_month_is_asked_in_seven_steps(
    look: Look, jobs: Background, qtbot: QtBot
) -> None:
    form = WeeklyForm(look, "weekly", english)
    qtbot.addWidget(form)
    form.start(weekly_round(MONDAY, {}, (), rates_pain=False, with_month=True))
    form.show()
    with qtbot.waitSignals([form.answered] * 3 + [form.ended]):
        form.take_focus()
        for key in "552":
            QTest.keyClick(form.window().focusWidget() or form, Qt.Key(ord(key)))
    assert len(form.steps.tiles) == 7


@pytest.mark.parametrize("begins", [True, False])
def test_once_a_month_the_way_to_what_somebody_knows_is_shown_where_it_is_due(
    somebody: Somebody, qtbot: QtBot, begins: bool
) -> None:
    practise(somebody.workspace, 2, days_ago=40)
    skip_after_last(somebody, qtbot)
    somebody.begin()
    somebody.keys("34567")
    assert somebody.form.question == "How are you, all in all, compared with four weeks ago?"
    somebody.keys("2")  # the second of seven: much better

    qtbot.waitUntil(lambda: somebody.page.knowledge is not None)
    if begins:
        with qtbot.waitSignal(somebody.page.check_asked):
            somebody.press("today.knowledge.begin")
    else:
        somebody.press("today.knowledge.not_now")
        assert somebody.page.knowledge is None
    with somebody.workspace.day_reader() as reader:
        [month] = somebody.workspace.weekly().history(reader).months
    assert month.change is OverallChange.MUCH_BETTER
