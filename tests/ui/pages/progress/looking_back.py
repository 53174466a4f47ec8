"""A Progress page on a real record: SQLite on disk, the real writer and reader, the real worker thread."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from pytestqt.qtbot import QtBot

from gmi_trainer.bootstrap.workspaces import make_report, make_results
from gmi_trainer.services.backups import BackupService
from gmi_trainer.services.changes import Changes
from gmi_trainer.services.contacts import CallTable, ContactsService
from gmi_trainer.services.days import DaysService
from gmi_trainer.services.drill_choices import DrillChoicesService
from gmi_trainer.services.drills import DrillService
from gmi_trainer.services.introduction import IntroductionService
from gmi_trainer.services.notes import NotesService
from gmi_trainer.services.people_ports import Profile
from gmi_trainer.services.progress_choices import ProgressChoices
from gmi_trainer.services.reminders import RemindersService
from gmi_trainer.services.weekly_measures import WeeklyMeasuresService
from gmi_trainer.services.workspace import Workspace
from gmi_trainer.storage.cell_reader import SqliteLooks
from gmi_trainer.storage.database import Record
from gmi_trainer.storage.day_reader import day_opener
from gmi_trainer.storage.diary import SqliteDiary, diary_opener
from gmi_trainer.storage.history import SqliteHistory
from gmi_trainer.storage.note_log import SqliteNotes
from gmi_trainer.storage.session_log import SqliteSessionLog
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.pages.progress.drills_room import DrillsRoom
from gmi_trainer.ui.pages.progress.progress_place import ProgressPlace
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.words.translate import english
from tests.days import FakeDays
from tests.fakes import FakeBackups, FakeCatalogue, FakeClock, FakePictureChoices, FakePreferences, FakeRecord
from tests.history_maker import HistoryMaker
from tests.own_picture_fakes import no_own_frames, no_own_pictures

TODAY = date(2025, 3, 13)
"""A Thursday."""


class LookingBack:
    """A person with a record, and the page that shows it."""

    def __init__(self, record: Record, look: Look, jobs: Background, qtbot: QtBot) -> None:
        self._look = look
        self._jobs = jobs
        self._qtbot = qtbot
        self.clock = FakeClock(utc=datetime(2025, 3, 13, 17, tzinfo=UTC), offset_min=60)
        self.changes = Changes()
        self.log = SqliteSessionLog(record, self.clock)
        self.maker = HistoryMaker(self.log)
        self.path: Path = record.path
        preferences = FakePreferences()
        diary = SqliteDiary(record, self.clock)
        drills = DrillService(
            log=self.log,
            catalogue=FakeCatalogue([]),
            choices=FakePictureChoices(),
            clock=self.clock,
            changes=self.changes,
            new_seed=lambda: 1,
            new_uuid=lambda: "uuid",
            app_version="0",
        )
        days = FakeDays(FakeRecord(), preferences, drills, self.clock, self.changes)
        self.workspace = Workspace(
            profile=Profile("one", "", "2025-01-01"),
            changes=self.changes,
            drills=drills,
            choices=DrillChoicesService(preferences, self.changes),
            progress_choices=ProgressChoices(FakePreferences()),
            sessions=self.log,
            history=lambda: SqliteHistory(self.path),
            looks=lambda: SqliteLooks(self.path),
            about=days.about,
            safety=days.safety,
            today=days.today,
            breathing=days.breathing,
            guided=days.guided,
            guided_reader=days.guided_reader,
            imagery=days.imagery,
            imagery_reader=days.imagery_reader,
            activities=days.activities,
            mirror=days.mirror,
            webcam=days.webcam,
            learning=days.learning,
            learned=days.learned,
            knowledge=days.knowledge,
            own_pages=days.own_pages,
            own_pictures=no_own_pictures,
            own_frames=no_own_frames,
            own_reader=days.own_pages.reader,
            diary=diary_opener(self.path),
            day_reader=day_opener(self.path),
            days=lambda: DaysService(diary, self.changes),
            notes=lambda: NotesService(SqliteNotes(record, self.clock), self.changes),
            weekly=lambda: WeeklyMeasuresService(
                diary, preferences, lambda: days.own_pages().goals, self.clock, self.changes
            ),
            report=lambda: make_report(
                self.path, preferences, days.about, lambda: self.workspace.profile.name, "en"
            ),
            results=lambda: make_results(self.path, preferences, days.about, days.today, self.clock),
            plans=days.plan_making,
            plan_ways=days.plan_ways,
            introduction=IntroductionService(preferences),
            contacts=ContactsService(preferences, CallTable, self.changes),
            reminders=lambda: RemindersService(preferences, self.changes),
            backups=BackupService(FakeBackups()),
            ended_uncleanly=False,
            close=lambda: None,
        )

    def page(self, width: int = 1000, height: int = 800) -> ProgressPlace:
        """The page in view, everything read and built."""
        page = ProgressPlace(self._look, self.workspace, self._jobs, english, clock=self.clock)
        self._qtbot.addWidget(page)
        page.resize(width, height)
        page.show()
        page.activateWindow()
        self.settle(page)
        return page

    def drills(self, page: ProgressPlace) -> DrillsRoom:
        """The room of all drills in view, everything read and built."""
        page.open_room("drills")
        self.settle(page)
        room = page.room("drills")
        assert isinstance(room, DrillsRoom)
        return room

    def settle(self, page: ProgressPlace) -> None:
        """Until nothing is read or built any more."""
        self._qtbot.waitUntil(
            lambda: (
                self._jobs.is_idle
                and page.overview.is_built
                and (not isinstance(room := page.room("drills"), DrillsRoom) or room.is_built)
            ),
            timeout=10_000,
        )
