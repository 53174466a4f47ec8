"""This machine's settings: kept, older, newer, and damaged."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.services.machine_settings import MachineSettings, Scheme, SettingsSetAside
from gmi_trainer.storage.settings_file import LARGEST_BYTES, JsonSettingsFile

CHOSEN = MachineSettings("de", Scheme.DARK, 150, True, (10, -20, 900, 700), "some-profile")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.json"


def test_on_the_first_start_there_are_defaults_and_no_file(path: Path) -> None:
    assert JsonSettingsFile(path).load() == (MachineSettings(), None)
    assert not path.exists()


@pytest.mark.parametrize("settings", [MachineSettings(), CHOSEN])
def test_settings_come_back_as_they_were(path: Path, settings: MachineSettings) -> None:
    JsonSettingsFile(path).save(settings)

    assert JsonSettingsFile(path).load() == (settings, None)


def test_the_file_can_be_read_by_people(path: Path) -> None:
    JsonSettingsFile(path).save(CHOSEN)

    assert json.loads(path.read_text()) == {
        "version": 1,
        "language": "de",
        "scheme": "dark",
        "text_percent": 150,
        "reduced_motion": True,
        "window": [10, -20, 900, 700],
        "window_fills_screen": False,
        "last_profile": "some-profile",
        "clinic_mode": False,
        "lock_after_min": 0,
    }
    assert path.read_text().count("\n") > 7


def test_what_a_newer_program_wrote_stays_in_the_file(path: Path) -> None:
    path.write_text(json.dumps({"version": 3, "scheme": "light", "sound": {"volume": 0.5}}))
    file = JsonSettingsFile(path)

    settings, notice = file.load()
    file.save(CHOSEN)

    assert (settings, notice) == (MachineSettings(scheme=Scheme.LIGHT), None)
    kept = json.loads(path.read_text())
    assert (kept["version"], kept["sound"], kept["scheme"]) == (3, {"volume": 0.5}, "dark")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b'{"scheme": "purple"}',
        b'{"text_percent": 900}',
        b'{"text_percent": "large"}',
        b'{"window": [0, 0, 0, 0]}',
        b'{"version": "one"}',
        b"\xff\xfe\x00",
        b" " * (LARGEST_BYTES + 1),
    ],
)
def test_a_damaged_file_is_set_aside_and_the_defaults_are_used(path: Path, content: bytes) -> None:
    path.write_bytes(content)

    settings, notice = JsonSettingsFile(path).load()

    assert settings == MachineSettings()
    assert notice == SettingsSetAside("settings.kept-1.json")
    assert (path.parent / notice.file_name).read_bytes() == content
    assert not path.exists()


def test_no_damaged_file_replaces_another(path: Path) -> None:
    for number in (1, 2, 3):
        path.write_text(f"not settings {number}")
        _, notice = JsonSettingsFile(path).load()
        assert notice == SettingsSetAside(f"settings.kept-{number}.json")
    assert len(list(path.parent.iterdir())) == 3


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
def test_on_a_full_disk_the_old_settings_stay(path: Path) -> None:
    JsonSettingsFile(path).save(MachineSettings())
    (path.parent / ".settings.json.new").symlink_to("/dev/full")

    with pytest.raises(UserProblem) as told:
        JsonSettingsFile(path).save(CHOSEN)

    assert told.value.problem is Problem.DISK_FULL
    assert JsonSettingsFile(path).load() == (MachineSettings(), None)


def test_an_unknown_entry_that_names_a_person_is_let_go(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"roster": {"people": ["p-1", "p-2"]}, "p-1": true, "else": ["p-2"]}')
    file = JsonSettingsFile(path)
    settings, _ = file.load()

    file.forget("p-1")
    file.save(settings)

    assert "p-1" not in path.read_text()
    assert "p-2" in path.read_text()
