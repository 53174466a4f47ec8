"""Encrypted records on the console: the passphrase is asked for, counted, and never shown."""

from __future__ import annotations

import getpass
import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from gmi_trainer.bootstrap import core, doctor
from gmi_trainer.bootstrap.protecting import make_lock
from gmi_trainer.services.clock import SystemClock
from gmi_trainer.services.doctor import LibraryLook, MachineLook
from gmi_trainer.services.machine_settings import MachineSettings
from gmi_trainer.storage import driver
from gmi_trainer.storage.settings_file import JsonSettingsFile
from tests.lock_fakes import PASSPHRASE
from tests.protected_computer import ProtectedComputer, protected_computer
from tests.whole_person import NAME, SESSIONS, Home

WRONG = "three loud walruses"
SCRIPT = """
part: hand
mode: training
pictures: 5
next 5 correct after 700
"""

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def home(tmp_path: Path) -> Home:
    home = Home(tmp_path / "there")
    home.paths.root.chmod(0o700)
    profile_id = home.person()
    home.backups(profile_id).make()
    JsonSettingsFile(home.paths.settings).save(MachineSettings(last_profile=profile_id))
    return home


@pytest.fixture
def computer(home: Home) -> Iterator[ProtectedComputer]:
    with protected_computer(home.paths.root) as computer:
        computer.locked()
        yield computer


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The doctor without another Python for Qt, and without all the pictures."""
    look = MachineLook("1.2", "3.11", "Linux 6", "6.11", "6.11", ((800, 600, 60.0),), 1)
    monkeypatch.setattr(doctor, "look_at_machine", lambda: look)
    monkeypatch.setattr(doctor, "inspect_library", lambda folder: LibraryLook(189, 2, (), ()))


def run(computer: ProtectedComputer, monkeypatch: pytest.MonkeyPatch, *words: str, typed: str | None) -> int:
    """``typed``: the first line of the standard input; None: nobody is there."""
    monkeypatch.setattr("sys.stdin", io.StringIO("" if typed is None else f"{typed}\nand more\n"))
    extra = [] if typed is None else ["--passphrase-stdin"]
    return core.run([*words, *extra, "--data-dir", str(computer.paths.root)])


def commands(folder: Path) -> dict[str, list[str]]:
    script = folder / "five.txt"
    script.write_text(SCRIPT)
    return {
        "export": ["export", str(folder / "out.zip")],
        "report": ["report"],
        "results": ["results", str(folder / "out.gmiresult"), "--not-sealed", "--name"],
        "replay": ["replay", str(script), "--keep"],
        "rebuild": ["doctor", "--rebuild"],
    }


EVERY = ("export", "report", "results", "replay", "rebuild")


@pytest.mark.parametrize("command", EVERY)
def test_without_the_passphrase_nothing_is_opened_and_the_next_step_is_told(
    computer: ProtectedComputer,
    monkeypatch: pytest.MonkeyPatch,
    capsys: Capture,
    tmp_path: Path,
    command: str,
) -> None:
    assert run(computer, monkeypatch, *commands(tmp_path)[command], typed=None) == 1

    said = capsys.readouterr()
    assert said.out == ""
    assert "--passphrase-stdin" in said.err
    assert said.err.count("\n") == 1
    assert not list(tmp_path.glob("out.*"))


@pytest.mark.parametrize("command", EVERY)
def test_with_it_the_command_works_as_ever(
    computer: ProtectedComputer,
    monkeypatch: pytest.MonkeyPatch,
    capsys: Capture,
    tmp_path: Path,
    command: str,
) -> None:
    assert run(computer, monkeypatch, *commands(tmp_path)[command], typed=PASSPHRASE) == 0

    said = capsys.readouterr()
    assert said.err == ""
    assert said.out
    assert PASSPHRASE not in said.out
    assert NAME.encode() not in b"".join(
        p.read_bytes() for p in computer.paths.root.rglob("*") if p.is_file()
    )
    assert driver.can_encrypt()


@pytest.mark.parametrize("command", [*EVERY, "doctor"])
def test_a_wrong_one_is_told_in_a_sentence_and_the_wait_begins(
    computer: ProtectedComputer,
    monkeypatch: pytest.MonkeyPatch,
    capsys: Capture,
    tmp_path: Path,
    command: str,
) -> None:
    words = {**commands(tmp_path), "doctor": ["doctor"]}[command]

    assert run(computer, monkeypatch, *words, typed=WRONG) == 1
    first = capsys.readouterr().err
    assert run(computer, monkeypatch, *words, typed=PASSPHRASE) == 1
    second = capsys.readouterr().err

    assert "passphrase" in first
    assert first.count("\n") == second.count("\n") == 1
    assert "wait" in second
    assert WRONG not in first + second
    assert make_lock(computer.paths, SystemClock()).wait_left_s > 0, "the window waits as well"
    assert not list(tmp_path.glob("out.*"))


def test_it_is_asked_for_unseen_where_somebody_sits(
    computer: ProtectedComputer, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    asked: list[str] = []

    def typed(prompt: str = "") -> str:
        asked.append(prompt)
        return PASSPHRASE

    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr(getpass, "getpass", typed)

    assert core.run(["report", "--data-dir", str(computer.paths.root)]) == 0
    assert asked == ["Passphrase: "]
    assert NAME in capsys.readouterr().out


def test_a_record_comes_in_encrypted(
    computer: ProtectedComputer, monkeypatch: pytest.MonkeyPatch, capsys: Capture, tmp_path: Path
) -> None:
    there = Home(tmp_path / "elsewhere", "b")
    assert there.care().export(there.person("Otter of the south"), tmp_path / "otter.zip", with_name=True)

    assert run(computer, monkeypatch, "import", str(tmp_path / "otter.zip"), typed=None) == 1
    assert run(computer, monkeypatch, "import", str(tmp_path / "otter.zip"), typed=PASSPHRASE) == 0

    assert "Otter of the south" in capsys.readouterr().out
    found = b"".join(path.read_bytes() for path in computer.paths.root.rglob("*") if path.is_file())
    assert b"Otter of the south" not in found
    assert b"CREATE TABLE" not in found
    computer.locked()
    computer.unlocked()


def test_a_replay_that_is_thrown_away_asks_for_nothing(
    computer: ProtectedComputer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    words = [word for word in commands(tmp_path)["replay"] if word != "--keep"]

    assert run(computer, monkeypatch, *words, typed=None) == 0


def test_plain_records_ask_for_nothing_although_there_is_a_lock(
    home: Home, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    with protected_computer(home.paths.root, on=False) as computer:
        assert run(computer, monkeypatch, "report", typed=None) == 0
    assert NAME in capsys.readouterr().out


# -- the doctor -------------------------------------------------------------------------------------------


def test_the_doctor_counts_what_it_may_not_open(
    computer: ProtectedComputer, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    assert run(computer, monkeypatch, "doctor", typed=None) == 0

    said = " ".join(capsys.readouterr().out.split())
    assert "encrypted (1 of 1). Without the passphrase none was looked into" in said
    assert "it is encrypted. It was not looked into." in said
    assert "All is well." in said


def test_with_the_passphrase_it_looks_into_them(
    computer: ProtectedComputer, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    assert run(computer, monkeypatch, "doctor", typed=PASSPHRASE) == 0

    said = " ".join(capsys.readouterr().out.split())
    assert "encrypted (1 of 1), and their keys are open" in said
    assert f"it is whole (sessions: {SESSIONS}" in said


@pytest.mark.parametrize("file", ["passphrase.age", "recovery.age", "recovery.json"])
def test_a_key_that_is_gone_is_seen_without_the_passphrase(
    computer: ProtectedComputer, monkeypatch: pytest.MonkeyPatch, capsys: Capture, file: str
) -> None:
    (path,) = computer.paths.root.rglob(file)
    path.write_bytes(b"spoilt")

    assert run(computer, monkeypatch, "doctor", typed=None) == 1

    said = capsys.readouterr().out
    assert said.count("TO DO") == 1
    assert file in said


def test_what_was_left_half_done_is_told(
    home: Home, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    with protected_computer(home.paths.root, on=False) as computer:
        computer.protection.turn_on(computer.key, computer.sheet, stopped=lambda: True)
        computer.locked()
        assert run(computer, monkeypatch, "doctor", typed=None) == 1
        said = " ".join(capsys.readouterr().out.split())
        assert "records left: 1" in said
        assert "encrypted (0 of 1)" in said


def test_without_the_extra_there_is_one_sentence(
    computer: ProtectedComputer, monkeypatch: pytest.MonkeyPatch, capsys: Capture, tmp_path: Path
) -> None:
    monkeypatch.setattr(driver, "_cipher_module", lambda: None)

    assert run(computer, monkeypatch, "export", str(tmp_path / "out.zip"), typed=PASSPHRASE) == 1
    said = capsys.readouterr()
    assert "pip install gmi-trainer[encryption]" in said.err
    assert said.err.count("\n") == 1
    assert run(computer, monkeypatch, "doctor", typed=None) == 1
    assert "pip install" in capsys.readouterr().out


def test_the_words_are_in_the_help_and_no_word_takes_the_passphrase_itself(capsys: Capture) -> None:
    for command in ("export", "import", "report", "results", "replay", "doctor"):
        with pytest.raises(SystemExit):
            core.run([command, "--help"])
        said = " ".join(capsys.readouterr().out.split())
        assert "--passphrase-stdin" in said
        assert "--passphrase-stdin PASSPHRASE" not in said
