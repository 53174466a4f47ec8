"""From a tile on the Train page to the stage: what safety says comes first."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.activity import SessionKind
from gmi_trainer.domain.guided import Length
from gmi_trainer.domain.plan import PlanRef, PracticeDose
from gmi_trainer.domain.safety import SafetyAnswer, Standing
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.first_run.first_run import FirstRun
from gmi_trainer.ui.guided.guided_view import GuidedView
from gmi_trainer.ui.pages.safety.questions import SafetyQuestions
from gmi_trainer.ui.pages.today_page import TodayPage
from gmi_trainer.ui.pages.train.guided_section import GuidedSection
from gmi_trainer.ui.settle.settle_view import SettleView
from gmi_trainer.ui.theme.look import Look
from tests.guided_fakes import A_SCRIPT
from tests.ui.test_desk import a_workspace
from tests.ui.train_home import TrainHome, at_train


class Train(TrainHome):
    """With the way to what is tested."""

    def choose(self) -> None:
        """Press the one practice there is, and wait for what comes of it."""
        page = self.desk.window.page("train")
        assert page is not None
        (section,) = page.findChildren(GuidedSection)
        self._bot.waitUntil(lambda: bool(section.tiles))
        section.tiles[0].click()
        self.settle()


@pytest.fixture
def home(look: Look, jobs: Background, qtbot: QtBot) -> Iterator[Train]:
    with at_train(Train(look, jobs, qtbot)) as home:
        yield home


def test_a_tile_leads_to_its_ready_screen_and_back(home: Train) -> None:
    home.choose()

    view = home.desk.window.stage
    assert isinstance(view, GuidedView)
    assert view.stage.panel.objectName() == "guided.ready"
    view.done.emit()
    assert home.desk.window.stage is None
    assert home.desk.window.current_place == "train"


def test_it_stays_open_while_something_is_to_be_looked_at_soon(home: Train) -> None:
    home.answer(soon=SafetyAnswer.NEW)

    home.choose()

    assert isinstance(home.desk.window.stage, GuidedView)


def test_it_waits_for_what_cannot_wait(home: Train) -> None:
    home.answer(emergency=SafetyAnswer.NEW)

    home.choose()

    assert home.desk.window.stage is None
    assert home.desk.window.current_place == "today"


def test_after_a_new_symptom_the_questions_come_first_and_then_it_begins(home: Train) -> None:
    workspace = home.desk.workspace
    assert workspace is not None
    workspace.safety.new_symptom()
    home.choose()
    questions = home.desk.window.stage
    assert isinstance(questions, SafetyQuestions)

    home.answer(emergency=SafetyAnswer.NO, soon=SafetyAnswer.NO)
    questions.answered.emit(Standing.OPEN)

    assert isinstance(home.desk.window.stage, GuidedView)


def test_who_was_never_asked_meets_the_first_steps(home: Train) -> None:
    home.desk.show_workspace(a_workspace(2, is_new=True), "train", with_first_steps=False)

    home.choose()

    assert isinstance(home.desk.window.stage, FirstRun)


def test_settling_and_calling_are_one_press_away(home: Train) -> None:
    home.choose()
    view = home.desk.window.stage
    assert isinstance(view, GuidedView)

    view.settle_asked.emit()

    assert isinstance(home.desk.window.cover, SettleView)


def test_a_plan_asks_for_minutes_of_a_kind(home: Train) -> None:
    workspace = home.desk.workspace
    assert workspace is not None
    plan = workspace.today.plan()
    ref = PlanRef(plan.uuid, plan.version, "notice")
    home.desk.window.show_place("today")
    page = home.desk.window.page("today")
    assert isinstance(page, TodayPage)

    page.practice_asked.emit(PracticeDose(SessionKind.NOTICE, None, 3.0), ref)
    home._bot.waitUntil(lambda: home.desk.window.stage is not None)

    view = home.desk.window.stage
    assert isinstance(view, GuidedView)
    home.press(Qt.Key.Key_Space)
    assert view.controller.run.spec.length is Length.LONG
    with workspace.guided_reader() as reader:
        (begun,) = reader.sessions(SessionKind.NOTICE)
    assert begun.ending is None


def test_a_plan_that_asks_for_what_there_is_not_changes_nothing(home: Train) -> None:
    home.desk._practice(SessionKind.NOTICE).ask_for_dose(
        PracticeDose(SessionKind.MIRROR, None), PlanRef("p", 1, "mirror")
    )
    home.settle()

    assert home.desk.window.stage is None


def test_what_takes_the_stage_first_stays(home: Train) -> None:
    home.choose()
    view = home.desk.window.stage

    home.desk._practice(SessionKind.NOTICE).ask_for(A_SCRIPT)
    home.settle()

    assert home.desk.window.stage is view
