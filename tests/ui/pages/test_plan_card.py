"""Settings say whose plan is followed, lead to another, and back to the one before."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from gmi_trainer.services.own_ports import Undo
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.pages.settings.plan import PlanCard
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.words.translate import english
from tests.plans_of_files import FILE_PLAN
from tests.ui.pages.desk_of_fakes import FakeDesk


class Shown:
    """The card over somebody's record."""

    def __init__(self, desk: FakeDesk, qtbot: QtBot) -> None:
        self.desk = desk
        self.undos: list[Undo] = []
        self.card = PlanCard(
            desk.look,
            desk.days.plan_making,
            desk.days.today.plan,
            lambda _words, undo: self.undos.append(undo),
            english,
        )
        qtbot.addWidget(self.card)
        self.card.show()

    @property
    def line(self) -> str:
        label = self.card.findChild(QLabel, "settings.plan.line")
        assert label is not None
        return label.text()

    def button(self, name: str) -> QAbstractButton:
        button = self.card.findChild(QAbstractButton, f"settings.plan.{name}")
        assert button is not None
        return button


@pytest.fixture
def shown(look: Look, jobs: Background, qtbot: QtBot) -> Shown:
    return Shown(FakeDesk(look, jobs), qtbot)


def set_clinics(shown: Shown) -> None:
    making = shown.desk.days.plan_making()
    making.set_plan(replace(FILE_PLAN, began_on=making.today))
    shown.card.refresh()


def test_at_first_it_is_the_programs_own(shown: Shown, qtbot: QtBot) -> None:
    assert shown.line == "You follow the program's own plan."
    assert not shown.button("earlier").isVisible()
    with qtbot.waitSignal(shown.card.plan_asked):
        shown.button("bring").click()


def test_a_clinics_plan_is_named(shown: Shown) -> None:
    set_clinics(shown)

    assert shown.line.startswith("Your plan from Clinic by the lake, version 2")
    assert shown.button("earlier").isVisible()


def test_the_one_before_is_taken_up_again_and_that_taken_back(shown: Shown) -> None:
    set_clinics(shown)

    shown.button("earlier").click()
    assert shown.desk.days.today.plan().is_default
    assert shown.line == "You follow the program's own plan."

    shown.undos[0]()
    assert shown.desk.days.today.plan().name == "Hand 1"
    assert shown.line.startswith("Your plan from Clinic by the lake")
