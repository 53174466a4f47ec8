"""A plan in a real data folder: written, tried as the patient without a trace, given, and kept as a template."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.about import AboutMe, SoreSide
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.services.machine_settings import MachineSettings
from gmi_trainer.storage.settings_file import JsonSettingsFile
from gmi_trainer.ui.pages.clinic.plan_editor import PlanEditor
from gmi_trainer.ui.pages.clinic.rooms import PLAN
from gmi_trainer.ui.pages.today_page import TodayPage
from tests.open_clinic import Clinic
from tests.whole_person import Home


class Desk(Clinic):
    """With what the writing of plans asks of it."""

    def write_a_plan(self) -> None:
        self.session._clinic().open_person(self.workspace.profile.profile_id, PLAN)

    def says(self, part: str) -> bool:
        labels = self.window.findChildren(QLabel)
        return any(part in label.text() for label in labels if label.isVisible())


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "data")


@pytest.fixture
def desk(qapp: QApplication, home: Home, qtbot: QtBot) -> Iterator[Desk]:
    person = home.profiles.create("Anna Berg").profile_id
    JsonSettingsFile(home.paths.settings).save(MachineSettings(last_profile=person, clinic_mode=True))
    desk = Desk(qapp, home, qtbot)
    desk.workspace.about.save(
        AboutMe(BodyPart.HAND, SoreSide.LEFT, introduced_on=desk.workspace.today.today())
    )
    yield desk
    desk.close()


def test_a_plan_is_tried_without_a_trace_then_given(desk: Desk, home: Home, qtbot: QtBot) -> None:
    person = desk.workspace.profile.profile_id
    before = desk.workspace.today.plan()
    desk.write_a_plan()
    desk.press("plan.template.hand-1")
    desk.press("plan.bouts.more")
    desk.press("plan.try")

    guest = desk.workspace
    assert guest.profile.profile_id != person
    assert guest.about.load().sore_side is SoreSide.LEFT
    assert isinstance(desk.window.page("today"), TodayPage)
    assert guest.today.plan().name == "Hand 1: left or right"
    qtbot.waitUntil(lambda: desk.says("bout 1 of 4"))
    assert desk.says("You are trying this as the patient.")

    desk.window.show_place("clinic")
    desk.press("clinic.trying.end")
    assert desk.workspace.profile.profile_id == person
    assert not home.paths.guest.exists()
    assert desk.workspace.today.plan() == before  # nothing is set by trying
    editor = desk.window.findChild(PlanEditor)
    assert editor is not None
    qtbot.waitUntil(lambda: editor.draft is not None)

    desk.press("plan.give")
    plan = desk.workspace.today.plan()
    assert plan.name == "Hand 1: left or right"
    assert plan.items[1].bouts == 4


def test_a_template_of_the_clinics_own_is_there_for_the_next_person(desk: Desk, home: Home) -> None:
    other = home.profiles.create("Bo").profile_id
    desk.write_a_plan()
    desk.press("plan.template.hand-1")
    desk.press("plan.add.own")
    desk.press("plan.keep")

    desk.session._clinic().open_person(other, PLAN)
    desk.press("plan.own.0")
    desk.press("plan.give")

    assert desk.workspace.profile.profile_id == other
    assert [item.item_id for item in desk.workspace.today.plan().items][-1] == "own"
