"""``gmi-trainer doctor``: one report, nothing changed, nothing personal."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from gmi_trainer.bootstrap import core, doctor
from gmi_trainer.cli.machine import look_at_machine
from gmi_trainer.cli.sound_devices import sound_devices
from gmi_trainer.domain.problems import Problem
from gmi_trainer.services.doctor import LibraryLook, MachineLook
from gmi_trainer.storage import driver
from tests.cli.test_without_qt import WITHOUT_QT
from tests.whole_person import NOBODY_WRITES_THIS, SESSIONS, Home

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A data folder as the program leaves it."""
    home = Home(tmp_path / NOBODY_WRITES_THIS)
    home.paths.root.chmod(0o700)
    home.backups(home.person()).make()
    return home


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without another Python for Qt, and without all the pictures."""
    look = MachineLook("1.2", "3.11", "Linux 6", "6.11", "6.11", ((800, 600, 60.0),), 1)
    monkeypatch.setattr(doctor, "look_at_machine", lambda: look)
    monkeypatch.setattr(doctor, "inspect_library", lambda folder: LibraryLook(189, 2, (), ()))


def run(home: Home, *words: str) -> int:
    return core.run(["doctor", *words, "--data-dir", str(home.paths.root)])


def in_one_line(text: str) -> str:
    return " ".join(text.split())


def checks(capsys: Capture) -> dict[str, dict[str, object]]:
    return {finding["check"]: finding for finding in json.loads(capsys.readouterr().out)["findings"]}


def test_on_a_good_day_all_is_well(home: Home, capsys: Capture) -> None:
    assert run(home) == 0

    said = capsys.readouterr()
    assert "TO DO" not in said.out
    assert said.out.endswith("All is well.\n")
    assert f"it is whole (sessions: {SESSIONS}, pictures: 40" in in_one_line(said.out)
    assert said.err == ""


@pytest.mark.usefixtures("quick")
def test_nothing_is_changed(home: Home, capsys: Capture) -> None:
    def everything() -> dict[str, tuple[int, bytes]]:
        files = (path for path in home.paths.root.rglob("*") if path.is_file())
        return {str(path): (path.stat().st_mtime_ns, path.read_bytes()) for path in files}

    before = everything()

    run(home)

    assert everything() == before


@pytest.mark.usefixtures("quick")
def test_a_folder_that_is_not_there_is_not_made(tmp_path: Path, capsys: Capture) -> None:
    folder = tmp_path / "later"

    assert core.run(["doctor", "--data-dir", str(folder)]) == 0

    assert not folder.exists()
    assert "first start makes it" in in_one_line(capsys.readouterr().out)


@pytest.mark.usefixtures("quick")
def test_what_is_to_be_done_is_said_as_in_the_window(home: Home, capsys: Capture) -> None:
    home.paths.settings.write_text("{")
    (record,) = home.paths.profiles.glob("*/record.sqlite3")
    record.write_bytes(record.read_bytes()[:9000])

    assert run(home) == 1

    said = in_one_line(capsys.readouterr().out)
    assert "Things to do: 2." in said
    assert "TO DO The settings in settings.json cannot be read." in said
    assert "Please go on with a copy" in said
    assert home.paths.settings.read_text() == "{", "not set aside by a look"


@pytest.mark.usefixtures("quick")
def test_for_other_programs(home: Home, capsys: Capture) -> None:
    home.paths.settings.write_text("[]")

    assert run(home, "--json") == 1

    found = checks(capsys)
    assert found["settings"]["problem"] == "settings_not_understood"
    assert found["record"]["well"] is True
    assert found["program"]["well"] is True


@pytest.mark.usefixtures("quick")
def test_what_is_sent_to_a_helper_names_nobody_and_no_folder(home: Home, capsys: Capture) -> None:
    home.paths.root.chmod(0o777)  # a problem whose sentence names the folder

    assert run(home, "--json") == (0 if os.name == "nt" else 1)

    said = capsys.readouterr().out
    assert NOBODY_WRITES_THIS not in said
    assert str(Path.home()) not in said


@pytest.mark.usefixtures("quick")
def test_it_sees_that_the_window_is_open(home: Home, capsys: Capture) -> None:
    home.paths.lock.write_text(f"{os.getpid()}\ngmi-trainer\nhere\n")

    run(home)

    assert "The window is open now." in in_one_line(capsys.readouterr().out)


@pytest.mark.usefixtures("quick")
def test_sums_that_do_not_fit_are_found_and_put_right_after_a_copy(home: Home, capsys: Capture) -> None:
    (path,) = home.paths.profiles.glob("*/record.sqlite3")
    with closing(driver.connect(path)) as record:
        before = [tuple(row) for row in record.execute("SELECT * FROM session_line")]
        trials = record.execute("SELECT count(*) FROM trial").fetchone()[0]
        record.execute("UPDATE session_line SET conditions = 'wrong', scored = 0")
        record.execute("DELETE FROM session_side WHERE side = 'left'")
    copies = len(home.backups(path.parent.name).list())

    assert run(home) == 1
    assert "gmi-trainer doctor --rebuild" in in_one_line(capsys.readouterr().out)
    assert run(home, "--rebuild") == 0
    said = in_one_line(capsys.readouterr().out)
    assert run(home) == 0

    newest = home.backups(path.parent.name).list()[0]
    assert f"(sessions: {len(before)})" in said
    assert newest.path.name in said
    assert len(home.backups(path.parent.name).list()) == copies + 1
    with closing(driver.connect(path)) as record, closing(driver.connect_untouched(newest.path)) as copy:
        assert [tuple(row) for row in record.execute("SELECT * FROM session_line")] == before
        assert record.execute("SELECT count(*) FROM trial").fetchone()[0] == trials
        assert copy.execute("SELECT DISTINCT conditions FROM session_line").fetchone()[0] == "wrong"


@pytest.mark.usefixtures("quick")
def test_where_every_sum_fits_nothing_is_changed_and_no_copy_made(home: Home, capsys: Capture) -> None:
    (path,) = home.paths.profiles.glob("*/record.sqlite3")
    before, copies = path.read_bytes(), home.backups(path.parent.name).list()

    assert run(home, "--rebuild") == 0

    assert "every sum fits the answers. Nothing was changed." in in_one_line(capsys.readouterr().out)
    assert (path.read_bytes(), home.backups(path.parent.name).list()) == (before, copies)


def test_no_sums_are_put_right_under_an_open_window(home: Home, capsys: Capture) -> None:
    home.paths.lock.write_text(f"{os.getpid()}\ngmi-trainer\nhere\n")

    assert run(home, "--rebuild") == 1

    assert "Please close that program" in capsys.readouterr().err


def test_it_works_where_qt_cannot_be_read(home: Home) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", WITHOUT_QT, "doctor", "--data-dir", str(home.paths.root)],
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )

    assert (ended.returncode, ended.stderr) == (0, "")
    assert "All is well." in ended.stdout


# -- the machine ------------------------------------------------------------------------------------------

TOLD = {"qt": "6.1", "pyside": "6.2", "screens": [[800, 600, 60.0]]}


def saying(**more: object) -> tuple[str, str]:
    return ("-c", f"import json; print(json.dumps({TOLD | more}))")


SAYS = saying()[1]
LACKS = "raise ImportError('libEGL.so.1: cannot open shared object file')"
CANNOT_REACH = f"import os, sys\nif '--no-screen' not in sys.argv: os.abort()\n{SAYS}"


def test_what_qt_says_is_believed() -> None:
    look = look_at_machine(("-c", SAYS))

    assert (look.qt, look.pyside, look.window_problem) == ("6.1", "6.2", None)
    assert look.screens == ((800, 600, 60.0),)


def test_a_missing_library_is_named() -> None:
    look = look_at_machine(("-c", LACKS))

    assert look.window_problem is not None
    assert look.window_problem.problem is Problem.WINDOW_PARTS_MISSING
    assert "libEGL.so.1" in str(look.window_problem.values["part"])


def test_a_screen_that_cannot_be_reached_ends_only_who_asked() -> None:
    look = look_at_machine(("-c", CANNOT_REACH))

    assert look.window_problem is not None
    assert look.window_problem.problem is Problem.NO_SCREEN
    assert look.qt == "6.1"


def test_nonsense_is_no_answer() -> None:
    look = look_at_machine(("-c", "print('[]')"))

    assert look.window_problem is not None
    assert look.window_problem.problem is Problem.WINDOW_PARTS_MISSING


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only there no screen is a matter of a name")
def test_without_a_screen_only_the_versions_are_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)

    look = look_at_machine()

    assert look.qt
    assert look.screens == ()
    assert look.window_problem is None


def test_the_real_one_sees_this_screen() -> None:
    look = look_at_machine()

    assert look.window_problem is None
    assert len(look.screens) >= 1


def test_sound_is_what_qt_can_play_on() -> None:
    look = look_at_machine(saying(outputs=3))

    assert (look.sound, look.sound_lacks) == (3, "")


def test_what_sound_lacks_is_named_and_the_window_is_well() -> None:
    look = look_at_machine(saying(sound_lacks="libpulse.so.0: cannot open shared object file"))

    assert look.window_problem is None
    assert "libpulse.so.0" in look.sound_lacks


@pytest.mark.parametrize(
    ("may_speak", "speaker", "there"),
    [
        (False, 'print(\'{"voice": "One"}\')', False),
        (True, 'print(\'{"voice": "One"}\')', True),
        (True, 'print(\'{"none": "language"}\'); raise SystemExit(1)', False),
        (True, "raise SystemExit(1)", False),
    ],
    ids=["no library", "a voice", "none of the language", "it cannot be asked"],
)
def test_a_voice_is_one_that_was_ready_to_speak(may_speak: bool, speaker: str, there: bool) -> None:
    look = look_at_machine(saying(may_speak=may_speak), ("-c", speaker))

    assert look.voice is there


def test_the_real_one_looks_for_sound() -> None:
    look = look_at_machine()

    assert look.sound_lacks == ""
    assert look.voice is not None


@pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="elsewhere a device may be there without a server"
)
def test_the_real_one_finds_no_device_without_a_sound_server() -> None:
    assert look_at_machine().sound == 0


def test_sound_devices_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PULSE_SERVER", "XDG_RUNTIME_DIR"):
        monkeypatch.delenv(name, raising=False)
    pcm = tmp_path / "pcm"

    assert sound_devices(pcm, "linux") == 0
    pcm.write_text(
        "00-00: ALC257 : ALC257 : playback 1 : capture 1\n00-03: HDMI : HDMI : playback 1\n01-00: Mic : capture 1\n"
    )
    assert sound_devices(pcm, "linux") == 2


def test_a_sound_server_counts_as_a_device(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PULSE_SERVER", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    (tmp_path / "pipewire-0").touch()

    assert sound_devices(tmp_path / "none", "linux") == 1


def test_another_system_may_not_tell(tmp_path: Path) -> None:
    assert sound_devices(tmp_path, "darwin") is None
