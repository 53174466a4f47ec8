"""Opens people's records and joins everything that works on one. No Qt."""

from __future__ import annotations

import logging
from functools import cache
from typing import TYPE_CHECKING

from gmi_trainer import __version__, resources
from gmi_trainer.content.lesson_index import LessonHeads
from gmi_trainer.domain.activity import SessionKind
from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.media.catalogue import ManifestCatalogue, load_catalogue
from gmi_trainer.media.pack_catalogue import JoinedCatalogue
from gmi_trainer.paths import DataPaths
from gmi_trainer.services.about_me import AboutMeService
from gmi_trainer.services.backups import BackupService
from gmi_trainer.services.changes import Changes
from gmi_trainer.services.clock import SystemClock
from gmi_trainer.services.clock_port import Clock
from gmi_trainer.services.contacts import CallTable, ContactsService
from gmi_trainer.services.diary_ports import Preferences
from gmi_trainer.services.drill_choices import DrillChoicesService
from gmi_trainer.services.drills import DrillService
from gmi_trainer.services.introduction import IntroductionService
from gmi_trainer.services.people import first_profile
from gmi_trainer.services.people_ports import Profile
from gmi_trainer.services.picture_ports import Catalogue
from gmi_trainer.services.progress_choices import ProgressChoices
from gmi_trainer.services.safety import SafetyService
from gmi_trainer.services.today import TodayService
from gmi_trainer.services.workspace import Workspace
from gmi_trainer.storage.backup import SqliteBackups
from gmi_trainer.storage.database import open_record
from gmi_trainer.storage.diary import SqliteDiary, diary_opener
from gmi_trainer.storage.picture_choices import SqlitePictureChoices
from gmi_trainer.storage.plans import SqlitePlans
from gmi_trainer.storage.preferences import SqlitePreferences
from gmi_trainer.storage.profiles import ProfileFolders
from gmi_trainer.storage.session_log import SqliteSessionLog

if TYPE_CHECKING:  # read when somebody wants it
    from collections.abc import Callable, Sequence
    from datetime import date
    from pathlib import Path

    from gmi_trainer.domain.learning import Answer
    from gmi_trainer.domain.stimulus import Picture
    from gmi_trainer.media.own_frames import OwnPictureFrames
    from gmi_trainer.services.activities import ActivitiesService
    from gmi_trainer.services.activity_ports import LoadedLadders
    from gmi_trainer.services.breathing import BreathingService
    from gmi_trainer.services.days import DaysService
    from gmi_trainer.services.guided import GuidedService
    from gmi_trainer.services.guided_ports import LoadedScripts
    from gmi_trainer.services.imagery import ImageryService
    from gmi_trainer.services.imagery_ports import LoadedImagery
    from gmi_trainer.services.knowledge import KnowledgeService
    from gmi_trainer.services.learning import LearningService
    from gmi_trainer.services.lesson_ports import LoadedCourse
    from gmi_trainer.services.mirror import MirrorService
    from gmi_trainer.services.mirror_ports import LoadedMirror
    from gmi_trainer.services.notes import NotesService
    from gmi_trainer.services.own_pages import OwnPages
    from gmi_trainer.services.own_picture_ports import PhotoFiles
    from gmi_trainer.services.own_pictures import OwnPicturesService
    from gmi_trainer.services.plan_making import PlanMaking
    from gmi_trainer.services.plan_ways import PlanWays
    from gmi_trainer.services.practice_book import PracticeBook
    from gmi_trainer.services.reminders import RemindersService
    from gmi_trainer.services.report import ReportService
    from gmi_trainer.services.results_out import ResultsOut
    from gmi_trainer.services.webcam_choices import WebcamChoicesService
    from gmi_trainer.services.weekly_measures import WeeklyMeasuresService
    from gmi_trainer.storage.activity_reader import SqliteActivityReader
    from gmi_trainer.storage.cell_reader import SqliteLooks
    from gmi_trainer.storage.database import Record
    from gmi_trainer.storage.day_reader import SqliteDayReader
    from gmi_trainer.storage.guided_reader import SqliteGuidedReader
    from gmi_trainer.storage.history import SqliteHistory
    from gmi_trainer.storage.imagery_reader import SqliteImageryReader
    from gmi_trainer.storage.learned import SqliteLearningReader
    from gmi_trainer.storage.mirror_reader import SqliteMirrorReader
    from gmi_trainer.storage.own_reader import SqliteOwnPagesReader

log = logging.getLogger(__name__)

SEED_BITS = 31

AVAILABLE = frozenset(
    {
        SessionKind.DRILL,
        SessionKind.BREATHING,
        SessionKind.LESSON,
        SessionKind.NOTICE,
        SessionKind.MIRROR,
        SessionKind.ACTIVITY,
        SessionKind.IMAGERY,
    }
)
"""The kinds of activity that this program has; items of a plan that ask for others wait unseen."""


def new_seed() -> int:
    """A seed that nobody chose."""
    import secrets

    return secrets.randbits(SEED_BITS)


def new_uuid() -> str:
    """A name that no other session has."""
    from uuid import uuid4

    return str(uuid4())


def profile_folders(paths: DataPaths, clock: Clock) -> ProfileFolders:
    """The people under a data folder; a new one's record is encrypted where the others are."""
    return ProfileFolders(paths.profiles, clock, new_uuid, lambda owner: key_for_new(paths, owner))


def key_for_new(paths: DataPaths, owner: str) -> bool:
    """What makes keys is read only where there is a lock, whose passphrase opens them."""
    if not (paths.lock_seal.exists() or paths.recovery.exists()):
        return False
    from gmi_trainer.bootstrap import protecting

    return protecting.key_for_new(paths, owner)


def load_library() -> ManifestCatalogue:
    """The pictures that come with the program. Missing files are left out of drills, and noted."""
    library = load_catalogue(resources.find("assets", "stimuli"))
    if library.missing:
        log.warning("%d pictures are missing, first %s", len(library.missing), library.missing[0])
    return library


def with_packs(library: ManifestCatalogue, paths: DataPaths) -> JoinedCatalogue:
    """The pictures that come with the program, and those that were brought in, which are read when they are wanted."""
    return JoinedCatalogue(library, paths.packs)


def load_call_table() -> CallTable:
    """The emergency numbers and crisis lines that come with the program, read when they are first wanted."""
    from gmi_trainer.content.call_table import open_call_table

    return open_call_table(resources.find("assets", "contacts", "countries.toml"))


def open_history(path: Path) -> SqliteHistory:
    """Read when somebody looks back, or begins a drill."""
    from gmi_trainer.storage.history import SqliteHistory

    return SqliteHistory(path)


def open_learned(path: Path) -> SqliteLearningReader:
    """Read when Learn is opened."""
    from gmi_trainer.storage.learned import SqliteLearningReader

    return SqliteLearningReader(path)


def load_lessons(language: str) -> LoadedCourse:
    """Read in a background job. What is wrong with a lesson is noted, and the others are there."""
    import gmi_trainer.services.review  # noqa: F401 - so that the first answer need not wait for it
    from gmi_trainer.content.lesson_files import LessonFolder

    loaded = LessonFolder(resources.find("lessons")).load(language)
    mistakes = [problem for problem in loaded.problems if not problem.is_remark]
    if mistakes:
        log.warning("%d mistakes in the lessons, first %s", len(mistakes), mistakes[0])
    return loaded


def load_scripts(language: str) -> LoadedScripts:
    """The guided practices, read in a background job. What is wrong with one is noted, and the others are there."""
    from gmi_trainer.content.script_files import ScriptFolder

    loaded = ScriptFolder(resources.find("assets", "scripts")).load(language)
    if loaded.problems:
        log.warning("%d mistakes in guided practices, first %s", len(loaded.problems), loaded.problems[0])
    return loaded


def open_looks(path: Path) -> SqliteLooks:
    """Read when somebody asks why they are slow."""
    from gmi_trainer.storage.cell_reader import SqliteLooks

    return SqliteLooks(path)


def open_guided(path: Path) -> SqliteGuidedReader:
    """Read when somebody looks for a guided practice."""
    from gmi_trainer.storage.guided_reader import SqliteGuidedReader

    return SqliteGuidedReader(path)


def load_imagery(language: str) -> LoadedImagery:
    """The cards of imagined movements, read in a background job. What is wrong with some is noted."""
    from gmi_trainer.content.imagery_files import ImageryFolder

    loaded = ImageryFolder(resources.find("assets", "scripts")).load(language)
    if loaded.problems:
        log.warning("%d mistakes in imagined movements, first %s", len(loaded.problems), loaded.problems[0])
    return loaded


def open_imagery(path: Path) -> SqliteImageryReader:
    """Read when somebody looks at imagined movements, or at the way."""
    from gmi_trainer.storage.imagery_reader import SqliteImageryReader

    return SqliteImageryReader(path)


def comes_back(answers: Sequence[Answer]) -> date:
    """The day from which a question comes back."""
    from gmi_trainer.services.review import comes_back

    return comes_back(answers)


def make_learning(
    record: Record, preferences: Preferences, clock: Clock, changes: Changes, language: str
) -> LearningService:
    """Read when Learn is opened, or a lesson asked for."""
    from gmi_trainer.services.learning import LearningService
    from gmi_trainer.storage.learning_log import SqliteLearningLog

    return LearningService(
        log=SqliteLearningLog(record),
        load=lambda: load_lessons(language),
        comes_back=comes_back,
        preferences=preferences,
        clock=clock,
        changes=changes,
        new_uuid=new_uuid,
        app_version=__version__,
        language=language,
    )


def open_own_pages(path: Path) -> SqliteOwnPagesReader:
    """Read when somebody looks at what they wrote."""
    from gmi_trainer.storage.own_reader import SqliteOwnPagesReader

    return SqliteOwnPagesReader(path)


def make_own_pages(record: Record, preferences: Preferences, clock: Clock, changes: Changes) -> OwnPages:
    """Read when somebody writes on pages of their own, or in a lesson."""
    from gmi_trainer.services.own_pages import OwnPages
    from gmi_trainer.storage.goal_log import SqliteGoals
    from gmi_trainer.storage.own_words_log import SqliteOwnWords
    from gmi_trainer.storage.prediction_log import SqlitePredictions
    from gmi_trainer.storage.thought_log import SqliteThoughts

    return OwnPages(
        goals=SqliteGoals(record, clock),
        thoughts=SqliteThoughts(record, clock),
        predictions=SqlitePredictions(record, clock),
        words=SqliteOwnWords(record, clock),
        preferences=preferences,
        clock=clock,
        changes=changes,
    )


def open_days(path: Path) -> SqliteDayReader:
    """Read when somebody looks at a day, or at a month."""
    from gmi_trainer.storage.day_reader import SqliteDayReader

    return SqliteDayReader(path)


def make_days(diary: SqliteDiary, changes: Changes) -> DaysService:
    """Read when somebody looks at a day."""
    from gmi_trainer.services.days import DaysService

    return DaysService(diary, changes)


def make_notes(record: Record, clock: Clock, changes: Changes) -> NotesService:
    """Read when somebody looks at a day, or at a drill."""
    from gmi_trainer.services.notes import NotesService
    from gmi_trainer.storage.note_log import SqliteNotes

    return NotesService(SqliteNotes(record, clock), changes)


def make_weekly(
    diary: SqliteDiary,
    preferences: Preferences,
    own_pages: Callable[[], OwnPages],
    clock: Clock,
    changes: Changes,
) -> WeeklyMeasuresService:
    """Read when the questions of the week are opened."""
    from gmi_trainer.services.weekly_measures import WeeklyMeasuresService

    return WeeklyMeasuresService(diary, preferences, lambda: own_pages().goals, clock, changes)


def name_on_paper(paths: DataPaths, profile: Profile, *, is_clinic: bool) -> str:
    """How somebody is called on what is saved or printed: by a code where the clinic uses one instead of the name.

    Where a clinic's list cannot be read, by nothing.
    """
    if not is_clinic:
        return profile.name
    from gmi_trainer.bootstrap.clinic import clinic_file

    try:
        people = clinic_file(paths).people()
    except UserProblem:
        return ""
    codes = (one.shown for one in people if one.profile_id == profile.profile_id and one.by_code)
    return next(codes, profile.name)


def make_report(
    path: Path, preferences: Preferences, about: AboutMeService, name: Callable[[], str], language: str
) -> ReportService:
    """Read when somebody looks at their report."""
    from gmi_trainer.exchange.numbers_zip import NumbersZip
    from gmi_trainer.exchange.report_html import report_html
    from gmi_trainer.exchange.report_text import report_text
    from gmi_trainer.services.report import ReportService
    from gmi_trainer.services.report_ports import ReportFormats
    from gmi_trainer.storage.numbers import SqliteNumbersReader
    from gmi_trainer.storage.report_reader import SqliteReportReader

    return ReportService(
        history=lambda: open_history(path),
        days=lambda: SqliteReportReader(path),
        own=lambda: open_own_pages(path),
        numbers=lambda: SqliteNumbersReader(path),
        formats=ReportFormats(report_html, report_text, NumbersZip(__version__)),
        preferences=preferences,
        about_me=about.load,
        titles=lambda: lesson_titles(language),
        name=name,
        language=language,
    )


def make_results(
    path: Path, preferences: Preferences, about: AboutMeService, today: TodayService, clock: Clock
) -> ResultsOut:
    """Read when somebody writes a result for their clinic."""
    from gmi_trainer.exchange.result_file import ResultZips
    from gmi_trainer.exchange.sealed import AgeSealing
    from gmi_trainer.files.new_file import write_new
    from gmi_trainer.services.results_out import ResultsOut
    from gmi_trainer.storage.database import VERSION
    from gmi_trainer.storage.result_reader import SqliteResultReader

    return ResultsOut(
        lambda: SqliteResultReader(path),
        ResultZips(__version__, VERSION),
        AgeSealing(),
        lambda target, content: write_new(target, [content]),
        preferences,
        about.load,
        today.plan,
        clock,
        new_uuid,
        __version__,
    )


def lesson_titles(language: str) -> dict[str, str]:
    """What the lessons are called, by their ids."""
    heads = LessonHeads(resources.find("lessons"), language).heads()
    return {head.lesson_id: head.title for head in heads}


def photo_files() -> PhotoFiles:
    """Read in the first job that brings photos in: the window never waits for what decodes them."""
    from gmi_trainer.media.photo_files import PillowPhotoFiles

    return PillowPhotoFiles()


def make_own_frames(path: Path) -> OwnPictureFrames:
    """Read when pictures of one's own are drawn."""
    from gmi_trainer.media.own_frames import OwnPictureFrames
    from gmi_trainer.storage.own_picture_log import SqliteOwnPictureReader

    return OwnPictureFrames(lambda: SqliteOwnPictureReader(path))


def make_own_pictures(record: Record, clock: Clock, changes: Changes) -> OwnPicturesService:
    """Read when Train is opened."""
    from gmi_trainer.media.photo_endings import photo_endings
    from gmi_trainer.services.own_pictures import OwnPicturesService
    from gmi_trainer.storage.own_picture_log import SqliteOwnPictures

    return OwnPicturesService(
        SqliteOwnPictures(record, clock, new_uuid),
        files=cache(photo_files),
        looks=lambda: make_own_frames(record.path),
        changes=changes,
        endings=photo_endings(),
    )


def drawable(own_pictures: OwnPicturesService) -> tuple[Picture, ...]:
    """Those that a drill can show."""
    return tuple(own.picture() for own in own_pictures.now().sorted)


def make_knowledge(
    record: Record, preferences: Preferences, clock: Clock, changes: Changes, language: str
) -> KnowledgeService:
    """Read when Learn is opened."""
    from gmi_trainer.services.knowledge import KnowledgeService
    from gmi_trainer.storage.knowledge_log import SqliteKnowledgeLog

    return KnowledgeService(
        log=SqliteKnowledgeLog(record),
        preferences=preferences,
        clock=clock,
        changes=changes,
        new_uuid=new_uuid,
        app_version=__version__,
        language=language,
    )


def make_reminders(preferences: Preferences, changes: Changes) -> RemindersService:
    """Read when the window has been up for a while, or when Settings is opened."""
    from gmi_trainer.services.reminders import RemindersService

    return RemindersService(preferences, changes)


def make_book(
    about: AboutMeService, today: TodayService, sessions: SqliteSessionLog, clock: Clock, changes: Changes
) -> PracticeBook:
    """Read when the first practice is wanted."""
    from gmi_trainer.services.practice_book import PracticeBook

    return PracticeBook(
        today=today,
        about_me=about.load,
        set_counted=sessions.set_counted,
        clock=clock,
        changes=changes,
        new_uuid=new_uuid,
        app_version=__version__,
    )


def make_breathing(
    record: Record, preferences: Preferences, changes: Changes, book: PracticeBook
) -> BreathingService:
    """Read when Breathe is opened, or a session asked for."""
    from gmi_trainer.services.breath_choices import BreathChoicesService
    from gmi_trainer.services.breathing import BreathingService
    from gmi_trainer.storage.breath_log import SqliteBreathLog

    return BreathingService(
        log=SqliteBreathLog(record),
        choices=BreathChoicesService(preferences, changes),
        book=book,
    )


def make_guided(
    record: Record, preferences: Preferences, changes: Changes, book: PracticeBook, language: str
) -> GuidedService:
    """Read when somebody looks for a guided practice."""
    from gmi_trainer.services.guided import GuidedService
    from gmi_trainer.services.guided_choices import GuidedChoicesService
    from gmi_trainer.storage.guided_log import SqliteGuidedLog

    return GuidedService(
        log=SqliteGuidedLog(record),
        load=lambda: load_scripts(language),
        choices=GuidedChoicesService(preferences, changes),
        book=book,
    )


def make_plans(
    plans: SqlitePlans,
    about: AboutMeService,
    preferences: SqlitePreferences,
    today: TodayService,
    changes: Changes,
) -> PlanMaking:
    """What sets plans: few do, and never at the start."""
    from gmi_trainer.services.plan_making import PlanMaking

    choices = DrillChoicesService(preferences, changes)
    return PlanMaking(plans, about, choices, today.today, changes, new_uuid)


def make_plan_ways(
    record: Record,
    making: PlanMaking,
    about: AboutMeService,
    preferences: SqlitePreferences,
    today: TodayService,
    clock: Clock,
    changes: Changes,
    language: str,
) -> PlanWays:
    """Read when somebody brings a plan, or gives one."""
    from gmi_trainer.bootstrap.plan_templates import load_templates
    from gmi_trainer.exchange.plan_code import PlanCodes
    from gmi_trainer.exchange.plan_file import PlanFiles
    from gmi_trainer.services.plan_ways import PlanWays
    from gmi_trainer.storage.plan_arrivals import SqlitePlanArrivals

    return PlanWays(
        PlanFiles(__version__),
        PlanCodes(),
        cache(lambda: load_templates(language)),
        making,
        today.plan,
        SqlitePlanArrivals(record, clock, new_uuid, __version__),
        about,
        DrillChoicesService(preferences, changes),
        new_uuid,
    )


def load_ladders(language: str) -> LoadedLadders:
    """The ladders of daily tasks, read in a background job. A mistake in one is noted, and the others are there."""
    from gmi_trainer.content.activity_files import LadderFolder

    loaded = LadderFolder(resources.find("assets", "activities")).load(language)
    if loaded.problems:
        log.warning("%d mistakes in ladders, first %s", len(loaded.problems), loaded.problems[0])
    return loaded


def open_activities(path: Path) -> SqliteActivityReader:
    """Read when somebody looks for a daily task."""
    from gmi_trainer.storage.activity_reader import SqliteActivityReader

    return SqliteActivityReader(path)


def make_activities(
    record: Record,
    preferences: Preferences,
    clock: Clock,
    changes: Changes,
    book: PracticeBook,
    language: str,
) -> ActivitiesService:
    """Read when somebody looks for a daily task."""
    from gmi_trainer.services.activities import ActivitiesService
    from gmi_trainer.storage.activity_log import SqliteActivityLog

    return ActivitiesService(
        log=SqliteActivityLog(record, clock),
        load=lambda: load_ladders(language),
        open_reader=lambda: open_activities(record.path),
        preferences=preferences,
        changes=changes,
        book=book,
    )


def load_mirror(language: str) -> LoadedMirror:
    """The movements with a mirror, read in a background job. A mistake in one is noted, and the others are there."""
    from gmi_trainer.content.mirror_files import MirrorFolder

    loaded = MirrorFolder(resources.find("assets", "scripts")).load(language)
    if loaded.problems:
        log.warning("%d mistakes in mirror scripts, first %s", len(loaded.problems), loaded.problems[0])
    return loaded


def open_mirrored(path: Path) -> SqliteMirrorReader:
    """Read when somebody looks for practice with a mirror."""
    from gmi_trainer.storage.mirror_reader import SqliteMirrorReader

    return SqliteMirrorReader(path)


def make_mirror(
    record: Record,
    preferences: Preferences,
    clock: Clock,
    changes: Changes,
    book: PracticeBook,
    language: str,
) -> MirrorService:
    """Read when somebody looks for practice with a mirror."""
    from gmi_trainer.services.guided_choices import GuidedChoicesService
    from gmi_trainer.services.mirror import MirrorService
    from gmi_trainer.services.mirror_choices import MirrorChoicesService
    from gmi_trainer.storage.mirror_log import SqliteMirrorLog

    return MirrorService(
        log=SqliteMirrorLog(record),
        load=lambda: load_mirror(language),
        open_reader=lambda: open_mirrored(record.path),
        choices=GuidedChoicesService(preferences, changes),
        own_choices=MirrorChoicesService(preferences, changes),
        diary=SqliteDiary(record, clock),
        changes=changes,
        book=book,
    )


def make_webcam(preferences: Preferences, changes: Changes) -> WebcamChoicesService:
    """Read when somebody looks for a mirror, or at the settings."""
    from gmi_trainer.services.webcam_choices import WebcamChoicesService

    return WebcamChoicesService(preferences, changes)


def make_imagery(
    record: Record, preferences: Preferences, changes: Changes, book: PracticeBook, language: str
) -> ImageryService:
    """Read when somebody looks at imagined movements."""
    from gmi_trainer.services.guided_choices import GuidedChoicesService
    from gmi_trainer.services.imagery import ImageryService
    from gmi_trainer.services.imagery_choices import ImageryChoicesService
    from gmi_trainer.storage.imagery_log import SqliteImageryLog

    return ImageryService(
        log=SqliteImageryLog(record),
        load=lambda: load_imagery(language),
        choices=ImageryChoicesService(preferences, changes),
        heard=GuidedChoicesService(preferences, changes),
        book=book,
    )


class WorkspaceOpener:
    """Opens people's records and joins everything that works on one."""

    def __init__(
        self,
        paths: DataPaths,
        clock: Clock,
        catalogue: Catalogue,
        language: str = "en",
        is_clinic: Callable[[], bool] = lambda: False,
    ) -> None:
        """``language``: of the lessons. ``is_clinic``: whether this computer is used in a clinic."""
        self._is_clinic = is_clinic
        self._paths = paths
        self._clock = clock
        self._catalogue = catalogue
        self._language = language
        self._folders = profile_folders(paths, clock)

    @property
    def folders(self) -> ProfileFolders:
        """The people under the data folder."""
        return self._folders

    def open_last(self, profile_id: str | None) -> Workspace:
        """The person of the last time; the first start makes one."""
        return self.open(first_profile(self._folders, profile_id))

    def backups_of(self, profile: Profile) -> SqliteBackups:
        """The copies of a person's record, whether it can be opened or not."""
        path = self._folders.record_path(profile.profile_id)
        return SqliteBackups(path, self._paths.backups_of(profile.profile_id), self._clock)

    def open(self, profile: Profile) -> Workspace:
        """Open a person's record. UserProblem where it cannot be trusted; then nothing is open."""
        path = self._folders.record_path(profile.profile_id)
        backups = self.backups_of(profile)
        record = open_record(path, backups.copy_before_migrating)

        def name() -> str:
            return name_on_paper(self._paths, profile, is_clinic=self._is_clinic())

        changes = Changes()
        preferences = SqlitePreferences(record, self._clock)
        about = AboutMeService(preferences, changes)
        log = SqliteSessionLog(record, self._clock)
        own_pictures = cache(lambda: make_own_pictures(record, self._clock, changes))
        drills = DrillService(
            log=log,
            catalogue=self._catalogue,
            choices=SqlitePictureChoices(record, self._clock),
            clock=self._clock,
            changes=changes,
            new_seed=new_seed,
            new_uuid=new_uuid,
            app_version=__version__,
            suggests_harder=lambda: not about.load().saves_energy,
            about_me=about.load,
            own_pictures=lambda: drawable(own_pictures()),
        )
        diary = SqliteDiary(record, self._clock)
        plans = SqlitePlans(record, self._clock)
        today = TodayService(
            diary=diary,
            plans=plans,
            preferences=preferences,
            drills=drills,
            clock=self._clock,
            changes=changes,
            new_uuid=new_uuid,
            available=AVAILABLE,
            lessons=LessonHeads(resources.find("lessons"), self._language),
        )
        making_plans = cache(lambda: make_plans(plans, about, preferences, today, changes))
        book = cache(lambda: make_book(about, today, log, self._clock, changes))
        own_pages = cache(lambda: make_own_pages(record, preferences, self._clock, changes))
        return Workspace(
            profile=profile,
            changes=changes,
            drills=drills,
            choices=DrillChoicesService(preferences, changes),
            progress_choices=ProgressChoices(preferences, self._is_clinic),
            sessions=log,
            history=lambda: open_history(path),
            looks=lambda: open_looks(path),
            about=about,
            safety=SafetyService(diary, changes),
            today=today,
            breathing=cache(lambda: make_breathing(record, preferences, changes, book())),
            guided=cache(lambda: make_guided(record, preferences, changes, book(), self._language)),
            guided_reader=lambda: open_guided(path),
            imagery=cache(lambda: make_imagery(record, preferences, changes, book(), self._language)),
            imagery_reader=lambda: open_imagery(path),
            mirror=cache(
                lambda: make_mirror(record, preferences, self._clock, changes, book(), self._language)
            ),
            webcam=cache(lambda: make_webcam(preferences, changes)),
            activities=cache(
                lambda: make_activities(record, preferences, self._clock, changes, book(), self._language)
            ),
            learning=cache(lambda: make_learning(record, preferences, self._clock, changes, self._language)),
            learned=lambda: open_learned(path),
            knowledge=cache(
                lambda: make_knowledge(record, preferences, self._clock, changes, self._language)
            ),
            own_pages=own_pages,
            own_reader=lambda: open_own_pages(path),
            own_pictures=own_pictures,
            own_frames=lambda: make_own_frames(path),
            diary=diary_opener(path),
            report=cache(lambda: make_report(path, preferences, about, name, self._language)),
            results=cache(lambda: make_results(path, preferences, about, today, self._clock)),
            day_reader=lambda: open_days(path),
            days=cache(lambda: make_days(diary, changes)),
            notes=cache(lambda: make_notes(record, self._clock, changes)),
            weekly=cache(lambda: make_weekly(diary, preferences, own_pages, self._clock, changes)),
            plans=making_plans,
            plan_ways=cache(
                lambda: make_plan_ways(
                    record,
                    making_plans(),
                    about,
                    preferences,
                    today,
                    self._clock,
                    changes,
                    self._language,
                )
            ),
            introduction=IntroductionService(preferences),
            contacts=ContactsService(preferences, load_call_table, changes),
            reminders=lambda: make_reminders(preferences, changes),
            backups=BackupService(backups),
            ended_uncleanly=record.ended_uncleanly,
            close=record.close,
        )


def open_last(paths: DataPaths, profile_id: str | None) -> Workspace:
    """The record of the person of the last time, for commands that need no window."""
    catalogue = with_packs(load_library(), paths)
    return WorkspaceOpener(paths, SystemClock(), catalogue).open_last(profile_id)
