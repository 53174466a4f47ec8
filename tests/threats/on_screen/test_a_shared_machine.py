"""On a shared computer nothing of anybody can be read in the window while it is locked, and nothing of the last person
once another one is chosen."""

from __future__ import annotations

from pathlib import Path

import pytest

from gmi_trainer.bootstrap.locking import make_lock
from gmi_trainer.bootstrap.workspaces import WorkspaceOpener, load_library, profile_folders
from gmi_trainer.domain.about import AboutMe
from gmi_trainer.domain.safety import SafetyAnswer, SafetyGroup, SafetyOccasion
from gmi_trainer.paths import DataPaths
from gmi_trainer.services.clock import SystemClock
from gmi_trainer.services.machine_settings import MachineSettings
from gmi_trainer.storage.settings_file import JsonSettingsFile
from tests.e2e.hands import MouseOnly
from tests.e2e.running import SCREENS, Desk, Running, start_program
from tests.e2e.watching import until
from tests.threats.on_screen.whole_run import GOAL, NAME, NOTE, TELLING, somebody
from tests.threats.trees import bytes_with

PASSPHRASE = "three quiet walruses"
OTHER = "Second Person"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A clinic's computer with two people on it: one of them wrote a lot, and was here last."""
    data = tmp_path / "clinic"
    somebody(data)
    paths, clock = DataPaths(data), SystemClock()
    folders = profile_folders(paths, clock)
    (first,) = folders.list()
    workspace = WorkspaceOpener(paths, clock, load_library()).open(first)
    workspace.own_pages().goals.add(GOAL)
    today = workspace.today.today()
    workspace.close()
    second = WorkspaceOpener(paths, clock, load_library()).open(folders.create(OTHER))
    second.safety.reply(dict.fromkeys(SafetyGroup, SafetyAnswer.NO), SafetyOccasion.FIRST_RUN)
    second.about.save(AboutMe(introduced_on=today))
    second.close()
    JsonSettingsFile(paths.settings).save(MachineSettings(clinic_mode=True, last_profile=first.profile_id))
    return data


def read_aloud(running: Running) -> str:
    """Everything that is showing, as a screen reader has it."""
    return "\n".join(f"{seen.name} {seen.text}" for seen in running.look())


def told_of(text: str) -> list[str]:
    return [word for word in (NAME, NOTE, GOAL, OTHER, *TELLING) if word in text]


def open_records(running: Running) -> list[str]:
    """The records that the program has open, as the system knows it."""
    links = Path(f"/proc/{running.pid}/fd")
    names = []
    for link in links.iterdir():
        try:
            names.append(str(link.readlink()))
        except FileNotFoundError:
            continue
    return [name for name in names if "/profiles/" in name or name.endswith(".sqlite3")]


def test_while_it_is_locked(desk: Desk, data: Path) -> None:
    make_lock(DataPaths(data), SystemClock()).set_up(PASSPHRASE)

    with start_program(desk, data) as running:
        running.wait_for_window()
        running.wait_for(identifier="lock.passphrase")
        assert told_of(read_aloud(running)) == []
        assert open_records(running) == []
        running.screenshot(SCREENS / "threat-locked.png")
        until(lambda: _has_keyboard(running, "lock.passphrase"), 10, "the field has the keyboard")
        desk.screen.type(PASSPHRASE)
        desk.screen.tap("Return")
        running.wait_for(identifier="today.card.0", seconds=40)
        assert open_records(running) != [], "the look would see it"
        mouse = MouseOnly(running)
        mouse.choose("nav.clinic")
        until(lambda: NAME in read_aloud(running), 20, "names are there")
        mouse.choose("nav.lock")
        running.wait_for(identifier="lock.passphrase")
        assert told_of(read_aloud(running)) == []
        until(lambda: open_records(running) == [], 5, "every record is closed")
        for key in ("F1", "Escape"):
            desk.screen.tap(key)
        running.wait_for(identifier="lock.passphrase")
        assert told_of(read_aloud(running)) == []
        assert [window.title for window in running.windows() if told_of(window.title)] == []
        assert running.close_and_wait() == 0, running.said
        assert PASSPHRASE not in running.said

    assert bytes_with(data, (PASSPHRASE, "AGE-SECRET-KEY")) == []


def test_once_another_person_is_chosen(desk: Desk, data: Path) -> None:
    with start_program(desk, data) as running:
        running.wait_for_window()
        mouse = MouseOnly(running)
        for step in ("nav.learn", "learn.my_pages", "my_pages.goals"):
            mouse.choose(step)
        running.wait_for(name=GOAL)
        mouse.choose("nav.settings")
        assert "not the files" in until(
            lambda: read_aloud(running), 20, "Settings says what a lock is no help for"
        )
        other = "settings.people.2.switch"
        running.wait_for(identifier=other)
        assert desk.eyes.act(running.pid, "Press", identifier=other)
        running.wait_for(identifier="today.card.0")
        records = open_records(running)
        assert len({Path(name).parent for name in records}) == 1, records
        for place in ("nav.learn", "nav.progress", "nav.today"):
            mouse.choose(place)
            assert [word for word in (NOTE, GOAL) if word in read_aloud(running)] == []
        assert running.close_and_wait() == 0, running.said


def _has_keyboard(running: Running, identifier: str) -> bool:
    focused = running.desk.eyes.focused(running.pid)
    return focused is not None and focused.identifier.startswith(identifier)
