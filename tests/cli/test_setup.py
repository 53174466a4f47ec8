"""Setting up a computer: what is missing is named, and installed where that needs no password."""

from __future__ import annotations

import os
import subprocess
import sys
from argparse import Namespace
from dataclasses import dataclass
from pathlib import Path

import pytest

from gmi_trainer.cli import setup
from gmi_trainer.cli.system_libraries import SystemPart, install_line, library, missing, program

linux_only = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="apt-get is Debian's")


@dataclass(frozen=True)
class Computer:
    """A PATH of its own with an apt-get that notes what it is told and makes a file for each package."""

    folder: Path

    @property
    def told(self) -> list[str]:
        notes = self.folder / "told"
        return notes.read_text().splitlines() if notes.exists() else []

    def part(self, package: str) -> SystemPart:
        return SystemPart(package, (self.folder / package).exists)

    def program(self, name: str, script: str) -> None:
        path = self.folder / "bin" / name
        path.write_text(f"#!/bin/sh\ncd '{self.folder}'\n{script}\n")
        path.chmod(0o755)


INSTALLS = (
    'echo "$@" >> told; case "$*" in *" install "*) for p; do touch "./$p" 2>/dev/null; done;; esac; true'
)
REFUSES = 'echo "$@" >> told; echo "E: no space left" >&2; exit 100'
ONLY_SECOND = 'echo "$@" >> told; [ "$(grep -c install told)" -ge 2 ] && touch zebra || exit 100'


@pytest.fixture
def computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Computer:
    own = tmp_path / "bin"
    own.mkdir()
    for name in ("env", "touch", "grep", "sh"):
        (own / name).symlink_to(f"/usr/bin/{name}")
    monkeypatch.setenv("PATH", str(own))
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    return Computer(tmp_path)


@linux_only
def test_a_complete_system_is_left_alone(computer: Computer, capsys: pytest.CaptureFixture[str]) -> None:
    computer.program("apt-get", INSTALLS)
    (computer.folder / "zebra").touch()

    assert setup.provide([computer.part("zebra")], may_install=True) == 0

    assert capsys.readouterr().out == "Everything is there.\n"
    assert computer.told == []


@linux_only
def test_missing_parts_are_named_then_installed(
    computer: Computer, capsys: pytest.CaptureFixture[str]
) -> None:
    computer.program("apt-get", INSTALLS)

    assert setup.provide([computer.part("zebra"), computer.part("yak")], may_install=True) == 0

    assert "Missing: zebra, yak." in capsys.readouterr().out
    assert computer.told[0].endswith("update")
    assert computer.told[1].endswith("install --yes --no-install-recommends zebra yak")
    assert all("DPkg::Lock::Timeout=120" in line for line in computer.told)


@linux_only
def test_a_failed_installation_is_tried_once_more(computer: Computer) -> None:
    computer.program("apt-get", ONLY_SECOND)

    assert setup.provide([computer.part("zebra")], may_install=True) == 0

    assert len([line for line in computer.told if "install" in line]) == 2


@linux_only
def test_what_cannot_be_installed_is_named_with_the_line_to_type(
    computer: Computer, capsys: pytest.CaptureFixture[str]
) -> None:
    computer.program("apt-get", REFUSES)

    assert setup.provide([computer.part("zebra")], may_install=True) == 1

    assert install_line(["zebra"]) in capsys.readouterr().out


@linux_only
def test_without_rights_nothing_is_tried(
    computer: Computer, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    computer.program("apt-get", INSTALLS)
    computer.program("sudo", "echo sudo asks for a password >&2; exit 1")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)

    assert setup.provide([computer.part("zebra")], may_install=True) == 1

    assert install_line(["zebra"]) in capsys.readouterr().out
    assert computer.told == []


@linux_only
def test_what_is_for_sound_is_installed_too(computer: Computer) -> None:
    computer.program("apt-get", INSTALLS)
    (computer.folder / "zebra").touch()

    code = setup.provide([computer.part("zebra")], may_install=True, for_sound=[computer.part("yak")])

    assert code == 0
    assert (computer.folder / "yak").exists()


@linux_only
@pytest.mark.parametrize("may_install", [True, False], ids=["it cannot be installed", "it may not be"])
def test_without_sound_the_window_is_well(
    may_install: bool, computer: Computer, capsys: pytest.CaptureFixture[str]
) -> None:
    computer.program("apt-get", REFUSES)
    (computer.folder / "zebra").touch()

    code = setup.provide([computer.part("zebra")], may_install=may_install, for_sound=[computer.part("yak")])

    said = capsys.readouterr().out
    assert code == 0
    assert "only without sound" in said
    assert install_line(["yak"]) in said


@linux_only
def test_a_missing_window_part_is_not_made_light_of(
    computer: Computer, capsys: pytest.CaptureFixture[str]
) -> None:
    code = setup.provide([computer.part("zebra")], may_install=False, for_sound=[computer.part("yak")])

    assert code == 1
    assert install_line(["zebra", "yak"]) in capsys.readouterr().out


@linux_only
def test_sudo_without_a_password_is_used(computer: Computer, monkeypatch: pytest.MonkeyPatch) -> None:
    computer.program("apt-get", INSTALLS)
    computer.program("sudo", '[ "$1" = -n ] && shift; [ "$1" = true ] || exec "$@"')
    monkeypatch.setattr(os, "geteuid", lambda: 1000)

    assert setup.provide([computer.part("zebra")], may_install=True) == 0


@linux_only
def test_only_looking_installs_nothing(
    computer: Computer, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    computer.program("apt-get", INSTALLS)
    monkeypatch.setattr(setup, "WINDOW", (computer.part("zebra"),))
    monkeypatch.setattr(setup, "SOUND", ())

    assert setup.run(Namespace(check=True)) == 1

    assert "zebra" in capsys.readouterr().out
    assert computer.told == []


def test_other_systems_need_nothing(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")

    assert setup.run(Namespace(check=False)) == 0

    assert "Nothing more is needed" in capsys.readouterr().out


def test_a_library_and_a_command_are_found_by_trying(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(Path(sys.executable).parent))
    parts = [
        library("made-up", "libmade-up-for-this-test.so.9"),
        program("made-up-too", "made-up-for-this-test"),
        program("made-up", "made-up-for-this-test"),
        program("python", "made-up-for-this-test", Path(sys.executable).name),
    ]

    assert missing(parts) == ("made-up", "made-up-too")


def test_setup_imports_neither_qt_nor_the_record() -> None:
    code = (
        "import sys, gmi_trainer.cli.setup as s; s.provide(s.WINDOW, may_install=False);"
        "bad = [m for m in sys.modules if m.split('.')[0] in {'PySide6', 'sqlite3', 'PIL', 'numpy'}];"
        "sys.exit(' '.join(bad) or 0)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False
    )

    assert ended.returncode == 0, ended.stderr
