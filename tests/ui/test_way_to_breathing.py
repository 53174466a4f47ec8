"""From a wish to breathe to the pacer: what waits, the cautions before the first session, and back again."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.breath_steps import Caution
from gmi_trainer.domain.breathing import GOAL, LADDER, BreathSpec
from gmi_trainer.domain.plan import BreathDose, PlanRef
from gmi_trainer.domain.safety import SafetyAnswer, SafetyGroup, SafetyOccasion
from gmi_trainer.services.workspace import Workspace
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.breathe.breath_view import BreathView
from gmi_trainer.ui.breathe.cautions_view import CautionsView
from gmi_trainer.ui.pages.breathe.breathe_place import BreathePlace
from gmi_trainer.ui.settle.settle_view import SettleView
from gmi_trainer.ui.theme.look import Look
from tests.ui.test_desk import Home, a_workspace


class Breathing(Home):
    """A desk on its Breathe page."""

    @property
    def record(self) -> Workspace:
        record = self.desk.workspace
        assert record is not None
        return record

    @property
    def place(self) -> BreathePlace:
        place = self.desk.window.page("breathe")
        assert isinstance(place, BreathePlace)
        return place

    @property
    def view(self) -> BreathView:
        view = self.desk.window.stage
        assert isinstance(view, BreathView)
        return view

    @property
    def cautions(self) -> CautionsView:
        view = self.desk.window.stage
        assert isinstance(view, CautionsView)
        return view

    @property
    def begun(self) -> BreathSpec:
        """Press Start on the ready screen; the session that begins."""
        self.press(Qt.Key.Key_Space)
        return self.view.controller.run.spec

    def start(self) -> None:
        """Press Start, and wait for what comes on the stage."""
        self.place.start_asked.emit()
        self._bot.waitUntil(lambda: self.desk.window.stage is not None)


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Background]:
    jobs = Background()
    yield jobs
    jobs.close()


@pytest.fixture
def home(look: Look, jobs: Background, qtbot: QtBot) -> Iterator[Breathing]:
    home = Breathing(look, jobs, qtbot)
    home.desk.show_workspace(a_workspace(), "breathe")
    yield home
    home.desk.show_workspace(None)
    qtbot.waitUntil(lambda: jobs.is_idle)


def test_before_the_first_session_the_cautions_are_asked_and_then_it_begins(home: Breathing) -> None:
    home.start()
    home.cautions.answered.emit(frozenset())

    begun = home.begun
    assert begun.pattern == GOAL
    assert begun.is_first
    assert begun.breaths == 5


def test_an_answer_changes_the_session_that_follows(home: Breathing) -> None:
    home.start()
    home.cautions.answered.emit(frozenset({Caution.HEART}))

    assert home.begun.pattern.out_ms == 6_000


def test_the_cautions_are_asked_once(home: Breathing) -> None:
    home.record.breathing().answer_cautions(frozenset())

    home.start()

    assert isinstance(home.desk.window.stage, BreathView)


def test_who_closes_the_cautions_is_back_on_the_page_and_nothing_is_kept(home: Breathing) -> None:
    home.start()
    home.cautions.closed.emit()

    assert home.desk.window.stage is None
    assert home.desk.window.current_place == "breathe"
    assert home.record.breathing().cautions() is None


def test_who_settles_instead_settles(home: Breathing) -> None:
    home.start()
    home.cautions.settle_asked.emit()

    assert home.desk.window.stage is None
    assert isinstance(home.desk.window.cover, SettleView)


def test_the_answers_can_be_changed_from_the_page_which_then_comes_back(home: Breathing) -> None:
    home.place.cautions_asked.emit()
    home.cautions.answered.emit(None)

    cautions = home.record.breathing().cautions()
    assert cautions is not None
    assert cautions.be_careful
    assert home.desk.window.stage is None
    assert home.desk.window.current_place == "breathe"


def test_an_emergency_leads_to_today_which_says_what_waits(home: Breathing, qtbot: QtBot) -> None:
    replies = dict.fromkeys(SafetyGroup, SafetyAnswer.NO) | {SafetyGroup.EMERGENCY: SafetyAnswer.NEW}
    home.record.safety.reply(replies, SafetyOccasion.ASKED_FOR)

    home.place.start_asked.emit()

    qtbot.waitUntil(lambda: home.desk.window.current_place == "today")
    assert home.desk.window.stage is None


def test_see_someone_soon_leaves_breathing_open(home: Breathing) -> None:
    home.record.breathing().answer_cautions(frozenset())
    replies = dict.fromkeys(SafetyGroup, SafetyAnswer.NO) | {SafetyGroup.SOON: SafetyAnswer.NEW}
    home.record.safety.reply(replies, SafetyOccasion.ASKED_FOR)

    home.start()

    assert isinstance(home.desk.window.stage, BreathView)


def test_what_today_offers_leaves_the_breath_to_the_person(home: Breathing, qtbot: QtBot) -> None:
    """The default plan asks for minutes; how long a breath is stays with whoever breathes."""
    breathing = home.record.breathing()
    breathing.answer_cautions(frozenset())
    breathing.take_step(LADDER[0])
    plan = home.record.today.plan()

    home.desk.window.show_place("today")
    home.today.breathing_asked.emit(BreathDose(minutes=2.0), PlanRef(plan.uuid, plan.version, "breathe"))
    qtbot.waitUntil(lambda: home.desk.window.stage is not None)

    assert home.begun.pattern == LADDER[0]


def test_done_leads_back_to_where_it_was_asked_for(home: Breathing) -> None:
    home.record.breathing().answer_cautions(frozenset())
    home.start()

    home.view.done.emit()

    assert home.desk.window.current_place == "breathe"
    assert not home.desk.is_in_session


def test_a_session_can_lead_to_the_sessions_before(home: Breathing) -> None:
    home.record.breathing().answer_cautions(frozenset())
    home.start()

    home.view.look_back_asked.emit()

    assert home.place.currentWidget() is home.place.looking_back


def test_nothing_that_can_wait_disturbs_the_pacer(home: Breathing) -> None:
    home.record.breathing().answer_cautions(frozenset())

    home.start()

    assert home.timers() == []


def test_coming_back_to_the_place_is_coming_to_breathe(home: Breathing) -> None:
    home.place.look_back()

    home.place.take_focus()

    assert home.place.currentWidget() is home.place.page


def test_the_history_leads_back_to_the_row_that_opened_it(home: Breathing) -> None:
    home.place.look_back()
    history = home.place.looking_back
    assert history is not None

    history.back_asked.emit()

    assert home.place.currentWidget() is home.place.page
    focused = home.desk.window.focusWidget()
    assert focused is not None
    assert focused.objectName() == "breathe.looking_back"
