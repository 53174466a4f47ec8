"""Opens the real overview of a clinic off screen, as a press on its tile does, and watches the window's thread."""

from __future__ import annotations

import time
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gmi_trainer.services.machine_settings import MachineSettings
from gmi_trainer.storage.settings_file import JsonSettingsFile
from gmi_trainer.ui.pages.clinic.overview import OverviewRoom
from tests.benchmarks.clinic import make_clinic
from tests.open_clinic import Clinic
from tests.whole_person import Home

PULSE_MS = 1


@dataclass(frozen=True, slots=True)
class RoomTimes:
    """From the press to everybody's words in view, and how long the window's thread was away for reading."""

    shown_ms: float
    stalls_ms: tuple[float, ...]


def overview_times(app: QApplication, home: Home, qtbot: QtBot, people: int) -> tuple[RoomTimes, RoomTimes]:
    """Opened for the first time, and once more; the second says what it takes without making the room."""
    make_clinic(home, people)
    [first] = [one.name for one in home.paths.profiles.iterdir() if not one.name.startswith("person-")]
    JsonSettingsFile(home.paths.settings).save(MachineSettings(last_profile=first, clinic_mode=True))
    clinic = Clinic(app, home, qtbot)
    try:
        place = clinic.place
        times = []
        for _ in range(2):
            place.go_home()
            clinic.wait()
            beats: list[int] = []
            pulse = QTimer()
            pulse.setInterval(PULSE_MS)
            pulse.timeout.connect(lambda beats=beats: beats.append(time.perf_counter_ns()))
            pulse.start()
            began = time.perf_counter_ns()
            place.open_room("overview")
            room = place.room("overview")
            assert isinstance(room, OverviewRoom)

            def is_shown(room: OverviewRoom = room) -> bool:
                return room.is_read and len(room.table.rows) == people and room.table.viewport().isVisible()

            qtbot.waitUntil(is_shown, timeout=20_000)
            shown = time.perf_counter_ns()
            pulse.stop()
            stalls = tuple((b - a) / 1e6 for a, b in pairwise([began, *beats, shown]))
            times.append(RoomTimes((shown - began) / 1e6, stalls))
            room._on_stop_clicked()
            clinic.wait()
        return times[0], times[1]
    finally:
        clinic.close()
