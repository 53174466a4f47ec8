"""A clinic at its computer: an open session with the test as its event loop; and a test that a guest took."""

from __future__ import annotations

import gc
from argparse import Namespace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from gmi_trainer.bootstrap import desktop
from gmi_trainer.domain.answering import key_map_of
from gmi_trainer.domain.body import BodyPart, InputKind, Side
from gmi_trainer.domain.trial import Answer, Onset
from gmi_trainer.services.drills import NOTHING_BEFORE, DrillResult
from gmi_trainer.services.machine_settings import MachineSettings
from gmi_trainer.services.quick_test import quick_spec
from gmi_trainer.services.workspace import Workspace
from gmi_trainer.storage.settings_file import JsonSettingsFile
from gmi_trainer.ui.collector import Collector
from gmi_trainer.ui.pages.clinic.clinic_place import ClinicPlace
from gmi_trainer.ui.pages.clinic.quick_test import QuickTestRoom
from gmi_trainer.ui.single_instance import SingleInstance
from tests.whole_person import Home

STEP_NS = 1_000_000_000


def two_people(home: Home) -> None:
    """Anna Berg, whose record is open, and Bo, in a computer that is used in a clinic."""
    first = home.profiles.create("Anna Berg").profile_id
    home.profiles.create("Bo")
    JsonSettingsFile(home.paths.settings).save(MachineSettings(last_profile=first, clinic_mode=True))


class Clinic:
    """A session that was not run, but opened; the test is its event loop."""

    def __init__(self, app: QApplication, home: Home, qtbot: QtBot) -> None:
        paths = home.paths
        instance = SingleInstance(paths.root, paths.lock)
        collector = Collector()
        collector.hold()
        self.session = desktop._Session(app, Namespace(lang=None, command=None), paths, instance, collector)
        self.session._desk.idle.disconnect(self.session._on_desk_idle)  # a test says when that moment is
        self._qtbot = qtbot
        last = JsonSettingsFile(paths.settings).load()[0].last_profile
        self.session._show_workspace(self.session._opener.open_last(last), with_first_steps=False)
        self.window = self.session._desk.window
        self.window.show()

    @property
    def workspace(self) -> Workspace:
        workspace = self.session._desk.workspace
        assert workspace is not None
        return workspace

    @property
    def place(self) -> ClinicPlace:
        self.window.show_place("clinic")
        place = self.window.page("clinic")
        assert isinstance(place, ClinicPlace)
        self.wait()
        return place

    def wait(self) -> None:
        self._qtbot.waitUntil(lambda: self.session._jobs.is_idle, timeout=20_000)

    @property
    def quick_room(self) -> QuickTestRoom:
        """Open, and read."""
        self.place.open_room("quick_test")
        self.wait()
        room = self.place.room("quick_test")
        assert isinstance(room, QuickTestRoom)
        return room

    def take_quick_test(self, part: BodyPart = BodyPart.HAND) -> str:
        """A guest takes one, whole; the guest's id."""
        room = self.quick_room
        guest = self.session._clinic()._guests.begin()
        room._take(take_test(guest, part))
        room._on_stage_left()
        self.wait()
        return guest.profile.profile_id

    def choose(self, profile_id: str) -> None:
        """For whom it is."""
        room = self.quick_room
        room._whom.setCurrentIndex(room._whom.findData(profile_id))
        self.wait()

    def type(self, name: str, words: str) -> None:
        """Into a line of the window, once it is there."""

        def there() -> list[QLineEdit]:
            return [one for one in self.window.findChildren(QLineEdit, name) if one.isVisible()]

        self._qtbot.waitUntil(lambda: there() != [])
        there()[-1].setText(words)

    def press(self, name: str) -> None:
        """Once it is there, and what was asked before has been read."""

        def there() -> list[QAbstractButton]:
            return [b for b in self.window.findChildren(QAbstractButton, name) if b.isVisible()]

        self.wait()
        self._qtbot.waitUntil(lambda: there() != [])
        self._qtbot.mouseClick(there()[-1], Qt.MouseButton.LeftButton)
        self.wait()

    def close(self) -> None:
        self.session._close()
        self.window.deleteLater()
        gc.enable()


def take_test(guest: Workspace, part: BodyPart = BodyPart.HAND) -> DrillResult:
    """Every picture answered right, half a second each."""
    spec = quick_spec(part)
    run = guest.drills.begin(guest.drills.prepare(spec, seed=3), {}, NOTHING_BEFORE)
    now = STEP_NS
    while run.card is not None:
        side = run.card.stimulus.side
        run.shown(Onset(now, now))
        keys = key_map_of(spec)
        key = keys.left if side is Side.LEFT else keys.right
        later = now + 600_000_000 + len(run.state.results) * 5_000_000
        run.answered(Answer(side, key.name, later, later, later // 1_000_000, InputKind.KEYBOARD))
        now += STEP_NS
    return guest.drills.finish(run, {})
