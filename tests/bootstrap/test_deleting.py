"""From the settings to an empty record: the window, the services and a real data folder, joined as at a start."""

from __future__ import annotations

import gc
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gmi_trainer.bootstrap import desktop
from gmi_trainer.services.machine_settings import MachineSettings
from gmi_trainer.storage.settings_file import JsonSettingsFile
from gmi_trainer.ui.collector import Collector
from gmi_trainer.ui.single_instance import SingleInstance
from tests.whole_person import NOBODY_WRITES_THIS, Home, files_with


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "data")


class Window:
    """A session that was not run, but opened; the test is its event loop."""

    def __init__(self, app: QApplication, home: Home, qtbot: QtBot) -> None:
        paths = home.paths
        options = Namespace(lang=None, command=None)
        instance = SingleInstance(paths.root, paths.lock)
        collector = Collector()
        collector.hold()  # as at a start: until the window is idle
        self.session = desktop._Session(app, options, paths, instance, collector)
        self._qtbot = qtbot
        last = JsonSettingsFile(paths.settings).load()[0].last_profile
        opened = self.session._opener.open_last(last)
        self.session._show_workspace(opened, with_first_steps=False)
        self.root: QWidget = self.session._desk.window
        self.root.show()

    @property
    def who(self) -> str | None:
        """Whose record is open."""
        workspace = self.session._desk.workspace
        return workspace.profile.profile_id if workspace is not None else None

    @property
    def is_empty(self) -> bool:
        """Nobody's record is open."""
        return self.who is None

    def button(self, name: str) -> QPushButton | None:
        """A button in view."""
        found = [b for b in self.root.findChildren(QPushButton, name) if b.isVisible()]
        return found[-1] if found else None

    def press(self, name: str) -> None:
        """Press it once it is there."""
        self._qtbot.waitUntil(lambda: (found := self.button(name)) is not None and found.isEnabled())
        found = self.button(name)
        assert found is not None
        self._qtbot.mouseClick(found, Qt.MouseButton.LeftButton)

    def close(self) -> None:
        """As when the person closes it."""
        self.session._close()
        self.root.deleteLater()
        gc.enable()  # closed before it was idle; at a real end it does not matter


@pytest.fixture
def window(qapp: QApplication, home: Home, qtbot: QtBot, request: pytest.FixtureRequest) -> Iterator[Window]:
    person = home.person()
    home.person("Alex", "walrus")
    home.backups(person).make()
    JsonSettingsFile(home.paths.settings).save(MachineSettings(last_profile=person))
    window = Window(qapp, home, qtbot)
    assert window.who == person
    window.session._desk.window.show_place("settings")
    yield window
    window.close()


def test_everything_goes_and_an_empty_record_follows(window: Window, home: Home, qtbot: QtBot) -> None:
    person = window.who
    assert person is not None
    window.press("settings.delete.look")
    window.press("settings.delete.go")
    window.press("delete.go")
    qtbot.waitUntil(lambda: window.button("deleting.next") is not None, timeout=20_000)

    assert window.is_empty
    assert files_with(home.paths.root, NOBODY_WRITES_THIS) == []
    assert files_with(home.paths.root, person) == []
    assert [p.name for p in home.profiles.list()] == ["Alex"]
    window.press("deleting.next")

    assert window.who not in (None, person)
    assert len(home.profiles.list()) == 2
    assert home.reader.contents(window.who or "").sessions == 0
    assert JsonSettingsFile(home.paths.settings).load()[0].last_profile == window.who


def test_keeping_everything_leads_back_to_the_settings(window: Window, home: Home, qtbot: QtBot) -> None:
    person = window.who
    window.press("settings.delete.look")
    window.press("settings.delete.go")
    window.press("delete.keep")

    assert window.who == person
    assert window.session._desk.window.current_place == "settings"
    qtbot.waitUntil(lambda: window.button("settings.delete.keep") is not None)
    assert files_with(home.paths.root, NOBODY_WRITES_THIS) != []


def test_a_record_that_another_program_uses_is_kept_or_tried_again(
    window: Window, home: Home, qtbot: QtBot
) -> None:
    person = window.who
    assert person is not None
    other_program = home.open(person)
    window.press("settings.delete.look")
    window.press("settings.delete.go")
    window.press("delete.go")
    qtbot.waitUntil(lambda: window.button("deleting.again") is not None, timeout=20_000)
    assert len(home.profiles.list()) == 2

    other_program.close()
    window.press("deleting.again")
    qtbot.waitUntil(lambda: window.button("deleting.again") is None)
    qtbot.waitUntil(lambda: window.button("deleting.next") is not None, timeout=20_000)

    assert files_with(home.paths.root, NOBODY_WRITES_THIS) == []


def test_what_an_earlier_run_left_is_deleted_once_the_window_is_up(
    window: Window, home: Home, qtbot: QtBot
) -> None:
    left = home.paths.profiles / ".f0000000-left.going"
    left.mkdir()
    (left / "record.sqlite3").write_bytes(b"walrus")

    qtbot.waitUntil(lambda: not left.exists())  # a second and a half after the window is there
    qtbot.waitUntil(lambda: window.session._jobs.is_idle)
    assert home.paths.cache.is_dir()  # the drawings of the style sheet were made anew
