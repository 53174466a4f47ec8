"""Settings of this machine: used at once, kept on every change."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.services.machine_settings import (
    MachineSettings,
    MachineSettingsService,
    Scheme,
    SettingsSetAside,
)


class SettingsInMemory:
    """Stands in for the file."""

    def __init__(self, settings: MachineSettings, notice: SettingsSetAside | None = None) -> None:
        self.kept = settings
        self.saves = 0
        self.is_full = False
        self._notice = notice

    def load(self) -> tuple[MachineSettings, SettingsSetAside | None]:
        return self.kept, self._notice

    def save(self, settings: MachineSettings) -> None:
        if self.is_full:
            raise UserProblem(Problem.DISK_FULL)
        self.kept = settings
        self.saves += 1


def test_a_change_is_used_told_and_kept() -> None:
    file = SettingsInMemory(MachineSettings())
    service = MachineSettingsService(file)
    told: list[MachineSettings] = []
    stop = service.subscribe(told.append)
    dark = replace(service.current, scheme=Scheme.DARK)

    service.change(dark)
    service.change(dark)
    stop()
    stop()
    service.change(replace(dark, text_percent=125))

    assert told == [dark]
    assert service.current == file.kept == MachineSettings(scheme=Scheme.DARK, text_percent=125)
    assert file.saves == 2


def test_on_a_full_disk_the_change_is_used_all_the_same() -> None:
    file = SettingsInMemory(MachineSettings())
    service = MachineSettingsService(file)
    file.is_full = True

    with pytest.raises(UserProblem):
        service.change(MachineSettings(language="de"))

    assert service.current.language == "de"
    assert file.kept.language is None


def test_what_was_set_aside_is_told() -> None:
    notice = SettingsSetAside("settings.kept-1.json")

    assert MachineSettingsService(SettingsInMemory(MachineSettings(), notice)).notice == notice


@pytest.mark.parametrize("percent", [99, 201, 0])
def test_text_is_never_smaller_or_larger_than_we_can_show(percent: int) -> None:
    with pytest.raises(ValueError, match="text_percent"):
        MachineSettings(text_percent=percent)


def test_a_person_who_leaves_is_not_opened_next_time() -> None:
    file = SettingsInMemory(MachineSettings(language="de", last_profile="p-1"))
    service = MachineSettingsService(file)

    service.forget_person("p-2")
    assert file.saves == 0
    service.forget_person("p-1")

    assert service.current == file.kept == MachineSettings(language="de")
