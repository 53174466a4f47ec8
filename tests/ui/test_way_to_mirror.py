"""From the mirror's room to the stage: safety, whether a mirror suits, setting up, and back to the room."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.about import AboutMe, SoreSide
from gmi_trainer.domain.activity import SessionKind
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.days import local_day
from gmi_trainer.domain.mirror import Barrier, MirrorStep
from gmi_trainer.domain.plan import PlanRef, PracticeDose
from gmi_trainer.domain.safety import SafetyAnswer, SafetyOccasion, Standing
from gmi_trainer.domain.stages import Stage
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.mirror.check_view import MirrorCheckView
from gmi_trainer.ui.mirror.mirror_view import MirrorView
from gmi_trainer.ui.mirror.setup_view import MirrorSetupView
from gmi_trainer.ui.pages.mirror.mirror_room import MirrorRoom
from gmi_trainer.ui.pages.safety.questions import SafetyQuestions
from gmi_trainer.ui.pages.today_page import TodayPage
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.way_to_mirror import MirrorWish
from tests.samples import MORNING
from tests.ui.test_desk import a_workspace
from tests.ui.train_home import TrainHome, at_train


class Train(TrainHome):
    """A desk in the room of the mirror, of somebody whose left hand hurts."""

    @property
    def stage(self) -> QWidget | None:
        return self.desk.window.stage

    @property
    def room(self) -> MirrorRoom:
        assert self.place.rooms is not None
        self.place.rooms.open_room(Stage.MIRROR)
        room = self.place.rooms.room(Stage.MIRROR)
        assert isinstance(room, MirrorRoom)
        self.settle()
        return room

    def ask(self, wish: MirrorWish = MirrorWish.SESSION) -> None:
        self.room.begin_asked.emit(wish)
        self.settle()

    def is_set_up(self) -> MirrorView:
        """Everything that comes before has been done."""
        setup = self.stage
        assert isinstance(setup, MirrorSetupView)
        setup.ready.emit()
        view = self.stage
        assert isinstance(view, MirrorView)
        return view


@pytest.fixture
def home(look: Look, jobs: Background, qtbot: QtBot) -> Iterator[Train]:
    workspace = a_workspace()
    about = AboutMe(BodyPart.HAND, SoreSide.LEFT, introduced_on=local_day(MORNING, 60))
    workspace.about.save(about)
    with at_train(Train(look, jobs, qtbot), workspace) as home:
        home.answer_at(SafetyOccasion.MIRROR, emergency=SafetyAnswer.NO, soon=SafetyAnswer.NO)
        yield home


def test_first_it_is_asked_whether_it_suits_then_set_up_then_it_begins(home: Train) -> None:
    home.ask()
    check = home.stage
    assert isinstance(check, MirrorCheckView)
    check.answered.emit(frozenset(), False)
    view = home.is_set_up()

    assert view.stage.panel.objectName() == "guided.ready"
    view.done.emit()
    assert home.stage is None
    assert isinstance(home.place.currentWidget(), MirrorRoom)


def test_the_next_time_a_list_is_enough(home: Train) -> None:
    home.workspace.mirror().answer_check(())
    home.workspace.mirror().was_set_up(BodyPart.HAND)

    home.ask()

    setup = home.stage
    assert isinstance(setup, MirrorSetupView)
    assert setup.scene is None


def test_a_reason_against_it_is_kept_and_leads_back(home: Train) -> None:
    home.ask()
    check = home.stage
    assert isinstance(check, MirrorCheckView)
    check.noted.emit(frozenset({Barrier.UNREAL}))
    check.closed.emit()

    assert home.stage is None
    assert home.room.now is not None
    assert home.room.now.standing.is_closed


def test_it_waits_where_drills_wait(home: Train) -> None:
    home.answer_at(SafetyOccasion.ASKED_FOR, soon=SafetyAnswer.NEW)

    home.ask()

    assert home.stage is None
    assert home.desk.window.current_place == "today"


def test_a_new_symptom_brings_the_safety_questions_and_then_its_own(home: Train) -> None:
    home.workspace.mirror().answer_check(())
    home.workspace.safety.new_symptom()
    home.ask()
    questions = home.stage
    assert isinstance(questions, SafetyQuestions)

    home.answer_at(SafetyOccasion.NEW_SYMPTOM, emergency=SafetyAnswer.NO, soon=SafetyAnswer.NO)
    questions.answered.emit(Standing.OPEN)

    assert isinstance(home.stage, MirrorCheckView)


def test_where_nobody_said_which_side_the_room_asks(home: Train) -> None:
    home.workspace.about.save(AboutMe(BodyPart.HAND, SoreSide.BOTH, introduced_on=local_day(MORNING, 60)))

    home.ask()

    assert home.stage is None
    assert isinstance(home.place.currentWidget(), MirrorRoom)


def test_the_set_up_can_be_looked_at_alone(home: Train) -> None:
    home.ask(MirrorWish.SETUP)
    setup = home.stage
    assert isinstance(setup, MirrorSetupView)

    setup.ready.emit()

    assert home.stage is None
    assert not home.workspace.mirror().own_choices.load().was_set_up(BodyPart.HAND)


def test_a_plan_asks_for_minutes(home: Train) -> None:
    home.workspace.mirror().answer_check(())
    home.workspace.mirror().go_to_step(BodyPart.HAND, MirrorStep.BOTH)
    plan = home.workspace.today.plan()
    home.desk.window.show_place("today")
    page = home.desk.window.page("today")
    assert isinstance(page, TodayPage)

    ref = PlanRef(plan.uuid, plan.version, "mirror")
    page.practice_asked.emit(PracticeDose(SessionKind.MIRROR, BodyPart.HAND, 2.5), ref)
    home.settle()
    view = home.is_set_up()

    view.controller.start({})
    assert view.controller.run.spec.steps
    assert sum(step.ms for step in view.controller.run.spec.steps) == 150_000
    view.close_session()
