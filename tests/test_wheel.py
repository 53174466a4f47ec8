"""The wheel carries what the program needs, no more, and runs from any folder."""

from __future__ import annotations

import configparser
import os
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
DATA = "gmi_trainer/_data/"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built here and now by the build backend itself: nothing is fetched."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=100, check=False)
    assert ended.returncode == 0, ended.stderr
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds what an installer unpacks."""
    folder = tmp_path_factory.mktemp("installed")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def names(wheel: Path) -> list[str]:
    """Everything in the wheel."""
    with zipfile.ZipFile(wheel) as archive:
        return archive.namelist()


def shipped_by_pyproject() -> dict[str, str]:
    """What pyproject.toml says is carried along, and where to."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    included: dict[str, str] = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    return included


def test_every_shipped_file_is_in_the_wheel(wheel: Path) -> None:
    there = set(names(wheel))
    for source, target in shipped_by_pyproject().items():
        path = ROOT / source
        files = [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file()]
        assert files, f"{source} is empty"
        for file in files:
            inside = target if file == path else f"{target}/{file.relative_to(path).as_posix()}"
            assert inside in there


def test_every_module_is_in_the_wheel(wheel: Path) -> None:
    there = set(names(wheel))
    modules = [path.relative_to(ROOT).as_posix() for path in (ROOT / "gmi_trainer").rglob("*.py")]

    assert "gmi_trainer/resources.py" in modules
    assert set(modules) <= there


def test_neither_scripts_nor_tests_are_in_the_wheel(wheel: Path) -> None:
    assert [name for name in names(wheel) if "/source/" in name or name.startswith("tests/")] == []


def test_both_commands_are_declared(installed: Path) -> None:
    (found,) = installed.glob("*.dist-info/entry_points.txt")
    commands = configparser.ConfigParser()
    commands.read(found)

    assert commands["console_scripts"]["gmi-trainer"] == "gmi_trainer.__main__:main"
    assert commands["gui_scripts"]["gmi-trainer-window"] == "gmi_trainer.__main__:window"


def test_resources_are_found_from_any_folder(installed: Path, tmp_path: Path) -> None:
    code = (
        "import gmi_trainer, gmi_trainer.resources as r;"
        "print(gmi_trainer.__file__);"
        "print(r.find('assets', 'fonts'));"
        "print(r.find('assets', 'sounds', 'tones', 'end.wav'));"
        "print(r.find('assets', 'stimuli', 'manifest.jsonl'));"
        "print(r.find('lessons', 'course.yaml'))"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert ended.returncode == 0, ended.stderr
    package, *found = map(Path, ended.stdout.splitlines())
    assert package == installed / "gmi_trainer" / "__init__.py"
    assert found == [
        installed / DATA / "assets" / "fonts",
        installed / DATA / "assets" / "sounds" / "tones" / "end.wav",
        installed / DATA / "assets" / "stimuli" / "manifest.jsonl",
        installed / DATA / "lessons" / "course.yaml",
    ]
    assert all(path.exists() for path in found)


def test_the_lessons_in_the_wheel_can_be_read_and_have_no_mistake(installed: Path, tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "gmi_trainer", "lessons", "check"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert "Mistakes: 0." in ended.stdout
