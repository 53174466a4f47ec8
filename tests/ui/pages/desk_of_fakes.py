"""A workspace of fakes and everything the settings page needs beside it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from gmi_trainer.services.backups import BackupService
from gmi_trainer.services.care_ports import ErasingFacts
from gmi_trainer.services.changes import Changes
from gmi_trainer.services.contacts import CallTable, ContactsService
from gmi_trainer.services.drill_choices import DrillChoicesService
from gmi_trainer.services.drills import DrillService
from gmi_trainer.services.introduction import IntroductionService
from gmi_trainer.services.machine_settings import MachineSettings, MachineSettingsService, SettingsSetAside
from gmi_trainer.services.packs import PacksService
from gmi_trainer.services.people import People
from gmi_trainer.services.people_ports import Backup
from gmi_trainer.services.progress_choices import ProgressChoices
from gmi_trainer.services.reminders import RemindersService
from gmi_trainer.services.workspace import Workspace
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.pages.settings_page import SettingsPage
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.theme import Scheme, Theme
from gmi_trainer.ui.words.translate import Translate, english
from tests.day_fakes import no_report, no_results
from tests.days import FakeDays
from tests.fakes import (
    FakeBackups,
    FakeCatalogue,
    FakeClock,
    FakeHistoryOpener,
    FakePictureChoices,
    FakePreferences,
    FakeProfiles,
    FakeRecord,
    FakeSessionLog,
)
from tests.fakes_of_care import FakeCare
from tests.fakes_of_packs import FakePackShelf
from tests.lock_fakes import FakeProtection, no_lock
from tests.look_fakes import FakeLooks
from tests.own_picture_fakes import no_own_frames, no_own_pictures
from tests.samples import sample_picture


class SettingsInMemory:
    """A settings file that is only a value."""

    def __init__(self) -> None:
        self.kept = MachineSettings(scheme=Scheme.LIGHT)

    def load(self) -> tuple[MachineSettings, SettingsSetAside | None]:
        return self.kept, None

    def save(self, settings: MachineSettings) -> None:
        self.kept = settings


@dataclass
class FakeDesk:
    """Stands where the start of the program would: joins a page with its services, follows the settings."""

    look: Look
    jobs: Background
    file: SettingsInMemory = field(default_factory=SettingsInMemory)
    profiles: FakeProfiles = field(default_factory=FakeProfiles)
    backups: FakeBackups = field(default_factory=FakeBackups)
    pictures: FakePictureChoices = field(default_factory=FakePictureChoices)
    preferences: FakePreferences = field(default_factory=FakePreferences)
    changes: Changes = field(default_factory=Changes)
    switched_to: list[str] = field(default_factory=list)
    restored: list[Backup] = field(default_factory=list)
    to_delete: list[ErasingFacts] = field(default_factory=list)
    shelf: FakePackShelf = field(default_factory=FakePackShelf)
    looked_again: list[None] = field(default_factory=list)
    shows_messages: bool = True

    def __post_init__(self) -> None:
        self.clock = FakeClock()
        self.lock = no_lock()
        self.protection = FakeProtection()
        self.settings = MachineSettingsService(self.file)
        self.settings.subscribe(self._follow)
        self.me = self.profiles.create("")
        self.people = People(self.profiles, self.changes)
        self.care = FakeCare(self.me.profile_id, self.clock)
        self.choices = DrillChoicesService(self.preferences, self.changes)
        self.record = FakeRecord()
        log = FakeSessionLog(self.record)
        self.drills = DrillService(
            log=log,
            catalogue=FakeCatalogue([sample_picture(n) for n in range(1, 30)]),
            choices=self.pictures,
            clock=self.clock,
            changes=self.changes,
            new_seed=lambda: 42,
            new_uuid=lambda: "uuid",
            app_version="0",
        )
        self.days = FakeDays(self.record, self.preferences, self.drills, self.clock, self.changes)
        self.workspace = Workspace(
            profile=self.me,
            changes=self.changes,
            drills=self.drills,
            choices=self.choices,
            progress_choices=ProgressChoices(FakePreferences()),
            sessions=log,
            history=FakeHistoryOpener(self.record),
            looks=FakeLooks,
            about=self.days.about,
            safety=self.days.safety,
            today=self.days.today,
            breathing=self.days.breathing,
            guided=self.days.guided,
            guided_reader=self.days.guided_reader,
            imagery=self.days.imagery,
            imagery_reader=self.days.imagery_reader,
            activities=self.days.activities,
            mirror=self.days.mirror,
            webcam=self.days.webcam,
            learning=self.days.learning,
            learned=self.days.learned,
            knowledge=self.days.knowledge,
            own_pages=self.days.own_pages,
            own_pictures=no_own_pictures,
            own_frames=no_own_frames,
            own_reader=self.days.own_pages.reader,
            diary=self.days.diary,
            day_reader=self.days.day_reader,
            days=self.days.said,
            notes=self.days.notes,
            weekly=self.days.weekly,
            report=no_report,
            results=no_results,
            plans=self.days.plan_making,
            plan_ways=self.days.plan_ways,
            introduction=IntroductionService(self.preferences),
            contacts=ContactsService(self.preferences, CallTable, self.changes),
            reminders=lambda: RemindersService(self.preferences, self.changes),
            backups=BackupService(self.backups),
            ended_uncleanly=False,
            close=lambda: None,
        )

    def settings_page(
        self,
        folder: Path = Path("/homes/somebody/.local/share/gmi-trainer"),
        translate: Translate = english,
    ) -> SettingsPage:
        return SettingsPage(
            self.look,
            self.settings,
            self.people,
            self.workspace,
            self.jobs,
            translate,
            data_folder=folder,
            switch_person=self.switched_to.append,
            restore=self.restored.append,
            care=self.care.care,
            clock=self.clock,
            delete=self.to_delete.append,
            packs=PacksService(self.shelf, lambda: self.looked_again.append(None)),
            lock=self.lock,
            protection=self.protection,
            shows_messages=lambda: self.shows_messages,
        )

    def _follow(self, settings: MachineSettings) -> None:
        self.look.set_theme(Theme(settings.scheme, settings.text_percent, settings.reduced_motion))
