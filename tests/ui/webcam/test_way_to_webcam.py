"""From the switch in the settings to the camera: what comes first for a mirror comes first for a camera, too."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.about import AboutMe, SoreSide
from gmi_trainer.domain.body import BodyPart, Side
from gmi_trainer.domain.days import local_day
from gmi_trainer.domain.mirror import Barrier
from gmi_trainer.domain.safety import SafetyAnswer, SafetyOccasion
from gmi_trainer.domain.webcam import MirrorSetup
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.mirror.check_view import MirrorCheckView
from gmi_trainer.ui.pages.settings.webcam import WebcamCard
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.way_to_mirror import MirrorWish
from gmi_trainer.ui.webcam.webcam_view import Step, WebcamView
from gmi_trainer.ui.widgets.switch import Switch
from gmi_trainer.ui.words.translate import english
from tests.samples import MORNING
from tests.ui.test_desk import a_workspace
from tests.ui.test_way_to_mirror import Train
from tests.ui.train_home import at_train


@pytest.fixture
def home(look: Look, jobs: Background, qtbot: QtBot) -> Iterator[Train]:
    """Somebody whose left hand hurts, and who has switched the experiment on."""
    workspace = a_workspace()
    workspace.about.save(AboutMe(BodyPart.HAND, SoreSide.LEFT, introduced_on=local_day(MORNING, 60)))
    with at_train(Train(look, jobs, qtbot), workspace) as home:
        home.answer_at(SafetyOccasion.MIRROR, emergency=SafetyAnswer.NO, soon=SafetyAnswer.NO)
        yield home


def switch_on(home: Train, look: Look, qtbot: QtBot) -> None:
    card = WebcamCard(look, home.workspace.webcam, english)
    qtbot.addWidget(card)
    switch = card.findChild(Switch, "settings.webcam.on")
    assert switch is not None
    assert not switch.isChecked(), "off to begin with"
    switch.click()


def test_the_room_shows_it_only_to_whoever_switched_it_on(home: Train, look: Look, qtbot: QtBot) -> None:
    home.workspace.mirror().answer_check(frozenset(), agreed=False)
    assert home.room.webcam_row.isHidden()

    switch_on(home, look, qtbot)
    home.settle()
    assert not home.room.webcam_row.isHidden()
    line = home.room.findChild(QAbstractButton, "mirror.webcam")
    assert line is not None
    line.click()
    home.settle()

    view = home.stage
    assert isinstance(view, WebcamView)
    assert view.setup == MirrorSetup(Side.RIGHT), "the side that is not sore is kept"
    assert view.step is Step.OPENING
    view.leave()
    assert home.stage is None


def test_whom_a_mirror_does_not_suit_no_camera_is_offered(home: Train, look: Look, qtbot: QtBot) -> None:
    switch_on(home, look, qtbot)
    home.ask(MirrorWish.WEBCAM)
    check = home.stage
    assert isinstance(check, MirrorCheckView), "asked first"

    check.noted.emit(frozenset({Barrier.DIZZY}))
    check.closed.emit()
    home.settle()

    assert home.stage is None
    assert home.room.webcam_row.isHidden()


def test_a_person_who_has_to_be_seen_first_gets_no_camera(home: Train, look: Look, qtbot: QtBot) -> None:
    switch_on(home, look, qtbot)
    home.answer_at(SafetyOccasion.ASKED_FOR, emergency=SafetyAnswer.NEW)
    home.ask(MirrorWish.WEBCAM)

    assert home.stage is None
