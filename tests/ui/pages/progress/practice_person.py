"""A person with a real record of practices, and the rooms that look back on them."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gmi_trainer.bootstrap.workspaces import WorkspaceOpener
from gmi_trainer.domain.about import AboutMe
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.paths import data_paths
from gmi_trainer.storage import driver
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.pages.progress.history_room import HistoryRoom
from gmi_trainer.ui.pages.progress.imagined_room import ImaginedRoom
from gmi_trainer.ui.pages.progress.mirrored_room import MirroredRoom
from gmi_trainer.ui.pages.progress.noticed_room import NoticedRoom
from gmi_trainer.ui.pages.progress.rooms import RoomTools
from gmi_trainer.ui.pages.progress.session_row import SessionRow
from gmi_trainer.ui.pages.progress.tasks_room import TasksRoom
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.words.translate import Translate, english
from tests.benchmarks.practice_life import PracticeLife
from tests.fakes import FakeCatalogue, FakeClock

TODAY = date(2025, 3, 13)
"""A Thursday."""

ONE_DAY = timedelta(days=1)
TASKS = (
    ("rest-on-towel", "Rest it on a towel"),
    ("stroke-cloth", "Stroke a soft cloth"),
    ("hold-a-cup", "Hold an empty cup"),
)
Room = HistoryRoom[Any]  # whatever it reads
ROOMS: dict[str, type[Room]] = {
    "imagined": ImaginedRoom,
    "mirrored": MirroredRoom,
    "noticed": NoticedRoom,
    "tasks": TasksRoom,
}


class PracticePerson:
    """Everything is real but the clock: SQLite on disk, the services, the worker thread, the widgets."""

    def __init__(self, folder: Path, look: Look, jobs: Background, qtbot: QtBot) -> None:
        self.look, self.jobs, self.qtbot = look, jobs, qtbot
        self.clock = FakeClock(utc=datetime(2025, 3, 13, 21, tzinfo=UTC), offset_min=60)
        paths = data_paths(folder)
        paths.make()
        opener = WorkspaceOpener(paths, self.clock, FakeCatalogue([]))
        self.workspace = opener.open_last(None)
        self.workspace.about.save(AboutMe(introduced_on=TODAY))
        self._path = opener.folders.record_path(self.workspace.profile.profile_id)

    def close(self) -> None:
        self.workspace.close()

    def practise(self, name: str, days: int, *, seed: int = 1, first_ago: int | None = None) -> list[int]:
        """One session a day of what a room is about, up to today or from so many days ago on; their ids."""
        made = []
        with closing(driver.connect(self._path)) as connection:
            life = PracticeLife(
                connection, seed, tasks=TASKS, scripts=("sounds-and-sights", "body-scan", "gone")
            )
            first = first_ago if first_ago is not None else days - 1
            with driver.atomic(connection):
                for number in range(days):
                    day, progress = TODAY - (first - number) * ONE_DAY, number / max(1, days)
                    if name == "imagined":
                        made.append(life.imagine(day, progress))
                    elif name == "mirrored":
                        made.append(life.mirror(day, progress))
                    elif name == "noticed":
                        made.append(life.notice(day))
                    else:
                        made.append(life.task(day, progress))
        return made

    def imagine_once(self, part: BodyPart) -> None:
        """One session with another part, yesterday."""
        with closing(driver.connect(self._path)) as connection, driver.atomic(connection):
            PracticeLife(connection, 5).imagine(TODAY - ONE_DAY, 0.1, part)

    def room(self, name: str, width: int = 1000, height: int = 800, translate: Translate = english) -> Room:
        """In view, everything read and built."""
        tools = RoomTools(self.look, self.workspace, self.jobs, translate, self.clock)
        room: Room = ROOMS[name](tools)  # type: ignore[call-arg]  # each room has its own words
        self.qtbot.addWidget(room)
        room.resize(width, height)
        room.show()
        room.begin()
        room.activateWindow()
        self.settle(room)
        self.qtbot.waitUntil(
            lambda: all(row.height() >= row.heightForWidth(row.width()) for row in rows_of(room))
        )
        return room

    def settle(self, room: Room) -> None:
        """Until nothing is read or built any more."""
        self.qtbot.waitUntil(lambda: self.jobs.is_idle and room.overview.is_built, timeout=20_000)

    def rather_not_rate_pain(self) -> None:
        about = self.workspace.about
        about.save(replace(about.load(), rates_pain=False))


def rows_of(room: Room) -> tuple[SessionRow, ...]:
    return room.overview.sessions.session_rows


def said_in(view: QWidget) -> str:
    """All words of labels, in one line."""
    return " ".join(label.text() for label in view.findChildren(QLabel) if label.text())


def button(view: QWidget, identifier: str) -> QPushButton:
    found: QPushButton | None = view.findChild(QPushButton, identifier)
    assert found is not None, identifier
    return found
