"""A computer in a clinic: one switch that says what it does, kept for the computer and not for a person."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.services.machine_settings import MachineSettings, MachineSettingsService
from gmi_trainer.storage.settings_file import JsonSettingsFile
from gmi_trainer.ui.pages.settings.clinic import ClinicCard
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.switch import Switch
from gmi_trainer.ui.words.translate import english


@pytest.fixture
def file(tmp_path: Path) -> JsonSettingsFile:
    return JsonSettingsFile(tmp_path / "settings.json")


def switch_of(card: ClinicCard) -> Switch:
    switch = card.findChild(Switch, "settings.clinic.on")
    assert switch is not None
    return switch


def test_it_is_off_until_somebody_switches_it_on_and_is_kept(
    file: JsonSettingsFile, look: Look, qtbot: QtBot
) -> None:
    settings = MachineSettingsService(file)
    card = ClinicCard(look, settings, english)
    qtbot.addWidget(card)
    assert not switch_of(card).isChecked()

    switch_of(card).click()

    assert settings.current.clinic_mode
    assert file.load()[0].clinic_mode
    assert switch_of(ClinicCard(look, MachineSettingsService(file), english)).isChecked()


def test_it_says_what_it_does_now(file: JsonSettingsFile, look: Look, qtbot: QtBot) -> None:
    card = ClinicCard(look, MachineSettingsService(file), english)
    qtbot.addWidget(card)

    assert "what groups of other people did" in switch_of(card).accessibleDescription()


def test_a_full_disk_is_told_and_the_choice_holds_for_now(look: Look, qtbot: QtBot) -> None:
    class FullDisk:
        def load(self) -> tuple[MachineSettings, None]:
            return MachineSettings(), None

        def save(self, settings: MachineSettings) -> None:
            raise UserProblem(Problem.DISK_FULL)

    settings = MachineSettingsService(FullDisk())
    card = ClinicCard(look, settings, english)
    qtbot.addWidget(card)

    switch_of(card).click()

    assert settings.current.clinic_mode
    assert card.said
