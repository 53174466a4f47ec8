"""One open record with all that works on it. Switching, restoring, locking close one and open another."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gmi_trainer.services.about_me import AboutMeService
from gmi_trainer.services.backups import BackupService
from gmi_trainer.services.changes import Changes
from gmi_trainer.services.contacts import ContactsService
from gmi_trainer.services.diary_ports import DiaryReader
from gmi_trainer.services.drill_choices import DrillChoicesService
from gmi_trainer.services.drills import DrillService
from gmi_trainer.services.introduction import IntroductionService
from gmi_trainer.services.people_ports import Profile
from gmi_trainer.services.picture_ports import FrameMaker
from gmi_trainer.services.progress_choices import ProgressChoices
from gmi_trainer.services.safety import SafetyService
from gmi_trainer.services.session_ports import HistoryReader, SessionLog
from gmi_trainer.services.today import TodayService

if TYPE_CHECKING:  # read when it is first wanted
    from gmi_trainer.services.activities import ActivitiesService
    from gmi_trainer.services.breathing import BreathingService
    from gmi_trainer.services.day_ports import DayReader
    from gmi_trainer.services.days import DaysService
    from gmi_trainer.services.guided import GuidedService
    from gmi_trainer.services.guided_ports import GuidedReader
    from gmi_trainer.services.imagery import ImageryService
    from gmi_trainer.services.imagery_ports import ImageryReader
    from gmi_trainer.services.knowledge import KnowledgeService
    from gmi_trainer.services.learning import LearningService
    from gmi_trainer.services.learning_history import LearningHistoryReader
    from gmi_trainer.services.mirror import MirrorService
    from gmi_trainer.services.notes import NotesService
    from gmi_trainer.services.own_pages import OwnPages
    from gmi_trainer.services.own_pictures import OwnPicturesService
    from gmi_trainer.services.own_ports import OwnPagesReader
    from gmi_trainer.services.plan_making import PlanMaking
    from gmi_trainer.services.plan_ways import PlanWays
    from gmi_trainer.services.reminders import RemindersService
    from gmi_trainer.services.report import ReportService
    from gmi_trainer.services.results_out import ResultsOut
    from gmi_trainer.services.turning import LookReader
    from gmi_trainer.services.webcam_choices import WebcamChoicesService
    from gmi_trainer.services.weekly_measures import WeeklyMeasuresService


@dataclass(frozen=True)
class Workspace:
    """A person's open record. ``history``, ``looks``, ``diary``, ``learned`` and ``own_reader`` open a reader of
    their own, for use inside one background job.

    ``reminders`` makes what few people use, when it is first wanted; ``breathing``, ``guided``, ``imagery``,
    ``activities``, ``mirror``, ``learning`` and ``own_pages`` likewise, and they always give the same; so do
    ``knowledge``, ``own_pictures`` ``plans``, which makes and sets plans, and ``plan_ways``, on which they
    come and go.
    ``guided_reader`` and ``imagery_reader`` are such readers. ``own_frames`` makes the frames of drills with pictures
    of one's own.
    ``ended_uncleanly``: the last time it was not closed; a backup is due.
    """

    profile: Profile
    changes: Changes
    drills: DrillService
    choices: DrillChoicesService
    progress_choices: ProgressChoices
    sessions: SessionLog
    history: Callable[[], AbstractContextManager[HistoryReader]]
    looks: Callable[[], AbstractContextManager[LookReader]]
    about: AboutMeService
    safety: SafetyService
    today: TodayService
    breathing: Callable[[], BreathingService]
    guided: Callable[[], GuidedService]
    guided_reader: Callable[[], AbstractContextManager[GuidedReader]]
    imagery: Callable[[], ImageryService]
    imagery_reader: Callable[[], AbstractContextManager[ImageryReader]]
    activities: Callable[[], ActivitiesService]
    mirror: Callable[[], MirrorService]
    webcam: Callable[[], WebcamChoicesService]
    learning: Callable[[], LearningService]
    learned: Callable[[], AbstractContextManager[LearningHistoryReader]]
    knowledge: Callable[[], KnowledgeService]
    own_pages: Callable[[], OwnPages]
    own_reader: Callable[[], AbstractContextManager[OwnPagesReader]]
    own_pictures: Callable[[], OwnPicturesService]
    own_frames: Callable[[], FrameMaker]
    diary: Callable[[], AbstractContextManager[DiaryReader]]
    report: Callable[[], ReportService]
    results: Callable[[], ResultsOut]
    day_reader: Callable[[], AbstractContextManager[DayReader]]
    days: Callable[[], DaysService]
    notes: Callable[[], NotesService]
    weekly: Callable[[], WeeklyMeasuresService]
    plans: Callable[[], PlanMaking]
    plan_ways: Callable[[], PlanWays]
    introduction: IntroductionService
    contacts: ContactsService
    reminders: Callable[[], RemindersService]
    backups: BackupService
    ended_uncleanly: bool
    close: Callable[[], None]
