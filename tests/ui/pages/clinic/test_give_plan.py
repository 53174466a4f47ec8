"""Giving a plan: what leaves carries the clinic's name and key, and a code is shown only where it says all."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.gate_rule import GateRule
from gmi_trainer.domain.plan_choices import plan_from_template
from gmi_trainer.domain.plan_dose import TemplateDose
from gmi_trainer.exchange.plan_file import PlanFiles
from gmi_trainer.services.clinic_key import fingerprint_of, key_of
from gmi_trainer.services.clinic_ports import Clinic
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.pages.clinic.give_plan import GivePlanRoom
from gmi_trainer.ui.pages.clinic.rooms import ClinicTools
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.theme import Scheme, Theme
from gmi_trainer.ui.words.translate import english
from tests.plan_fakes import the_templates
from tests.plans_of_files import KEY
from tests.ui.inspection import cut_words, nameless, small_targets
from tests.ui.pages.desk_of_fakes import FakeDesk

HAND_1 = the_templates().of_number(1)
CLINIC = Clinic("Clinic by the lake", "2026-03-10T08:00:00Z", key_of(KEY))
BEFORE_IT_IS_READ = 3
"""The title, what the room is, and the foot. A layout shows the other lines a turn later."""


class Given:
    """A room with somebody's plan in it."""

    def __init__(
        self, desk: FakeDesk, qtbot: QtBot, clinic: Clinic | None = CLINIC, gate: GateRule | None = None
    ) -> None:
        self.desk, self.qtbot = desk, qtbot
        if clinic is not None:
            assert HAND_1 is not None
            making = desk.days.plan_making()
            plan = plan_from_template(HAND_1, TemplateDose(), making.today, "made-1", made_by="As it was")
            making.set_plan(replace(plan, gate=gate))
        tools = SimpleNamespace(
            look=desk.look,
            translate=english,
            jobs=desk.jobs,
            workspace=desk.workspace,
            files=SimpleNamespace(clinic=lambda: clinic),
        )
        self.room = GivePlanRoom(cast(ClinicTools, tools))
        qtbot.addWidget(self.room)
        self.room.resize(1000, 800)
        self.room.show()
        self.room.begin()
        qtbot.waitUntil(lambda: self.room.given is not None)
        qtbot.waitUntil(lambda: len(self.words().splitlines()) > BEFORE_IT_IS_READ)

    def words(self) -> str:
        return "\n".join(label.text() for label in self.room.findChildren(QLabel) if label.isVisible())


@pytest.fixture
def desk(look: Look, jobs: Background) -> FakeDesk:
    return FakeDesk(look, jobs)


def test_the_code_and_the_plan_are_shown(desk: FakeDesk, qtbot: QtBot) -> None:
    given = Given(desk, qtbot)

    code = given.room.findChild(QLabel, "clinic.give_plan.code")
    assert code is not None
    assert code.text() == "10GX 84T0 NVZF JZSG"
    assert "Hands: training" in given.words()
    copy = given.room.findChild(QAbstractButton, "clinic.give_plan.copy")
    assert copy is not None
    copy.click()
    assert QGuiApplication.clipboard().text() == "10GX 84T0 NVZF JZSG"


def test_the_file_carries_the_name_and_the_key_of_the_clinic(
    desk: FakeDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    given = Given(desk, qtbot)
    target = tmp_path / "plan.gmiplan"
    given.room.save(target)
    qtbot.waitUntil(lambda: "Saved as" in given.words())

    brought = PlanFiles("0").read(target)
    assert brought.plan.made_by == "Clinic by the lake"
    assert brought.fingerprint == fingerprint_of(KEY)


def test_a_file_that_is_there_is_left_alone(desk: FakeDesk, qtbot: QtBot, tmp_path: Path) -> None:
    given = Given(desk, qtbot)
    target = tmp_path / "plan.gmiplan"
    target.write_text("mine", "utf-8")
    given.room.save(target)
    qtbot.waitUntil(lambda: "was left as it is" in given.words())

    assert target.read_text("utf-8") == "mine"


def test_the_sheet_has_the_code_and_the_fingerprint(desk: FakeDesk, qtbot: QtBot) -> None:
    html = Given(desk, qtbot).room.sheet().html

    assert fingerprint_of(KEY) in html
    assert "84T0" in html


def test_a_plan_that_no_code_can_say_comes_as_a_file(desk: FakeDesk, qtbot: QtBot) -> None:
    given = Given(desk, qtbot, gate=GateRule(tests=3))

    assert given.room.findChild(QLabel, "clinic.give_plan.code") is None
    assert "Please give the file." in given.words()
    assert "This plan comes as a file" in given.room.sheet().html


def test_without_a_key_it_says_so(desk: FakeDesk, qtbot: QtBot) -> None:
    given = Given(desk, qtbot, Clinic("Clinic by the lake", "2026-03-10T08:00:00Z"))

    assert "has no key yet" in given.words()
    assert "Fingerprint" not in given.room.sheet().html


def test_the_programs_own_plan_is_nothing_to_give(desk: FakeDesk, qtbot: QtBot) -> None:
    given = Given(desk, qtbot, clinic=None)

    assert "has no plan from you yet" in given.words()
    assert given.room.findChild(QAbstractButton, "clinic.give_plan.file") is None


@pytest.mark.parametrize(("width", "height", "percent"), [(1000, 760, 100), (700, 520, 150), (640, 480, 200)])
def test_no_word_is_cut_and_every_target_is_large(
    desk: FakeDesk, qtbot: QtBot, width: int, height: int, percent: int
) -> None:
    given = Given(desk, qtbot)
    desk.look.set_theme(Theme(Scheme.DARK, percent))
    given.room.resize(width, height)

    qtbot.waitUntil(lambda: cut_words(given.room) == [])
    assert nameless(given.room) == []
    assert small_targets(given.room, 48) == []
