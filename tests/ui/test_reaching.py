"""What a person answers drills with reaches everything on the way to breathing and settling, in the real window."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.key_map import Key as OwnKey
from gmi_trainer.domain.key_map import KeyMap
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.services.drill_choices import DrillChoices, DrillChoicesService
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.breathe.controller import Step
from gmi_trainer.ui.settle.settle_view import SettleView
from gmi_trainer.ui.theme.look import Look
from tests.ui.test_desk import a_workspace
from tests.ui.test_way_to_breathing import Breathing

Key = Qt.Key
HELP_PEDALS = KeyMap(OwnKey(Key.Key_F1.value, "F1"), OwnKey(Key.Key_F2.value, "F2"))
"""As some pedals come from the shop; the window's own F1 and F2 give help."""


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Background]:
    jobs = Background()
    yield jobs
    jobs.close()


@pytest.fixture
def home(look: Look, jobs: Background, qtbot: QtBot) -> Iterator[Breathing]:
    home = Breathing(look, jobs, qtbot)
    home.desk.show_workspace(a_workspace(), "breathe")
    home.record.choices.save(DrillChoices().with_own_keys(HELP_PEDALS))
    yield home
    home.desk.show_workspace(None)
    qtbot.waitUntil(lambda: jobs.is_idle)


def press(key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)


def step_of(home: Breathing) -> Step:
    return home.view.controller.step


def on() -> str:
    focused = QApplication.focusWidget()
    return focused.objectName() if focused is not None else ""


def test_two_pedals_answer_the_cautions_and_breathe(home: Breathing) -> None:
    home.start()
    assert on() == "cautions.on"
    press(Key.Key_F1)
    assert on() != "cautions.on"
    for _ in range(30):
        if on() == "cautions.skip":
            break
        press(Key.Key_F1)
    assert home.desk.window.findChildren(SettleView) == [], "pedals that send F1 and F2 ask for no help here"
    home.cautions.answered.emit(frozenset())
    press(Key.Key_F2)
    assert step_of(home) is Step.BREATHING
    press(Key.Key_F1)
    assert home.view.controller.run.eased == 1
    press(Key.Key_F2)

    assert step_of(home) is Step.PAUSED
    assert home.desk.window.findChildren(SettleView) == []


def test_settling_over_a_page_knows_the_pedals(home: Breathing) -> None:
    home.desk.covers.settle()
    view = home.desk.window.findChild(SettleView)
    assert view is not None
    words = [button.text() for button in view.findChildren(QPushButton) if button.isVisible()]
    assert words[0] == "Go on (F2)"
    press(Key.Key_F2)

    assert view.step == 1


def test_settling_is_there_before_a_record_is_open_and_where_it_cannot_be_read(
    home: Breathing, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_self: DrillChoicesService) -> DrillChoices:
        raise UserProblem(Problem.DISK_FULL)

    monkeypatch.setattr(DrillChoicesService, "load", fail)
    home.desk.covers.settle()
    view = home.desk.window.findChild(SettleView)
    assert view is not None
    words = [button.text() for button in view.findChildren(QPushButton, "settle.on")]
    assert words == ["Go on (Space)"]


def test_keys_that_were_put_away_are_heard_no_more(home: Breathing) -> None:
    choices = home.record.choices.load()
    home.record.choices.save(replace(choices, uses_own_keys=False))
    home.record.breathing().answer_cautions(frozenset())
    home.start()

    assert home.view.stage.hints.pause == "Space"
