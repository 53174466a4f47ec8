"""A whole record, out and in, from the console."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from gmi_trainer.bootstrap import core
from gmi_trainer.services.machine_settings import MachineSettings
from gmi_trainer.storage.settings_file import JsonSettingsFile
from tests.whole_person import NAME, SESSIONS, Home, all_rows


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "there")


def run(home: Home | Path, *words: str) -> int:
    root = home.paths.root if isinstance(home, Home) else home
    return core.run([*words, "--data-dir", str(root)])


def test_a_record_goes_to_another_computer(
    home: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    profile_id = home.person()
    target = tmp_path / "record.zip"

    assert run(home, "export", str(target)) == 0
    assert capsys.readouterr().out == (
        f"Written: {target}\nSessions: {SESSIONS}, 2025-03-10 to 2025-03-10. Pictures answered: 40.\n"
        "Photos of one's own that were left out: 1. They are ticked one by one in the window.\n"
    )
    assert run(tmp_path / "here", "import", str(target)) == 0

    assert capsys.readouterr().out == (
        f"Brought in as a new person: {NAME}\nSessions: {SESSIONS}, 2025-03-10 to 2025-03-10. Pictures answered: 40.\n"
    )
    (record,) = (tmp_path / "here" / "profiles").glob("*/record.sqlite3")
    mine = home.profiles.record_path(profile_id)
    but = ("import", "own_picture")
    assert all_rows(record, but=but) == all_rows(mine, but=but)
    assert all_rows(record)["own_picture"] == [], "photos go along only where they are ticked one by one"


def test_nothing_is_overwritten(home: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    home.person()
    target = tmp_path / "record.zip"
    target.write_bytes(b"last month's")

    assert run(home, "export", str(target)) == 1

    assert target.read_bytes() == b"last month's"
    assert "Please choose another name" in capsys.readouterr().err


def test_the_name_can_be_left_out(home: Home, tmp_path: Path) -> None:
    home.person(words="plain")

    assert run(home, "export", str(tmp_path / "record.zip"), "--without-name") == 0

    assert run(tmp_path / "here", "import", str(tmp_path / "record.zip")) == 0
    assert [p.name for p in Home(tmp_path / "here").profiles.list()] == [""]


@pytest.mark.parametrize("way", ["name", "id", "last time"])
def test_a_person_is_chosen(home: Home, tmp_path: Path, way: str, capsys: pytest.CaptureFixture[str]) -> None:
    home.profiles.create("Alex")
    kim = home.profiles.create("Kim").profile_id
    JsonSettingsFile(home.paths.settings).save(MachineSettings(last_profile=kim))
    words = {"name": ["--profile", "kim"], "id": ["--profile", kim], "last time": []}[way]

    assert run(home, "export", str(tmp_path / "record.zip"), *words) == 0

    assert capsys.readouterr().out.endswith("Sessions: 0. Pictures answered: 0.\n")
    run(tmp_path / "here", "import", str(tmp_path / "record.zip"))
    assert [p.name for p in Home(tmp_path / "here").profiles.list()] == ["Kim"]


@pytest.mark.parametrize("names", [[], ["Alex"], ["Kim", "KIM"]])
def test_nobody_or_two_of_that_name_is_a_problem(
    home: Home, tmp_path: Path, names: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    for name in names:
        home.profiles.create(name)

    assert run(home, "export", str(tmp_path / "record.zip"), "--profile", "Kim") == 1

    assert not (tmp_path / "record.zip").exists()
    assert capsys.readouterr().err.count("\n") == 1


def test_the_same_person_comes_in_twice_only_when_asked(
    home: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home.person()
    target = str(tmp_path / "record.zip")
    run(home, "export", target)

    assert run(home, "import", target) == 1
    assert "on this computer already" in capsys.readouterr().err
    assert len(home.profiles.list()) == 1

    assert run(home, "import", target, "--as-copy") == 0
    assert len(home.profiles.list()) == 2


def test_a_file_that_is_not_ours_is_told_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "letter.zip").write_bytes(b"dear you")

    assert run(tmp_path / "here", "import", str(tmp_path / "letter.zip")) == 1

    assert "letter.zip is not a record that this program wrote" in capsys.readouterr().err
    assert list((tmp_path / "here" / "profiles").iterdir()) == []


def test_it_works_without_qt(home: Home, tmp_path: Path) -> None:
    home.person()
    code = (
        "import runpy, sys; sys.modules['PySide6'] = None;"
        "runpy.run_module('gmi_trainer', run_name='__main__', alter_sys=True)"
    )
    words = ["--data-dir", str(home.paths.root), "export", str(tmp_path / "record.zip")]
    env = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}}

    ended = subprocess.run(
        [sys.executable, "-c", code, *words], env=env, capture_output=True, text=True, timeout=60, check=False
    )

    assert (ended.returncode, ended.stderr) == (0, "")
    assert (tmp_path / "record.zip").exists()
