"""The services of a person's days over fakes, for any workspace of fakes."""

from __future__ import annotations

from functools import cache
from itertools import count

from gmi_trainer.domain.activity import SessionKind
from gmi_trainer.services.about_me import AboutMeService
from gmi_trainer.services.activities import ActivitiesService
from gmi_trainer.services.breath_choices import BreathChoicesService
from gmi_trainer.services.breathing import BreathingService
from gmi_trainer.services.changes import Changes
from gmi_trainer.services.clock_port import Clock
from gmi_trainer.services.days import DaysService
from gmi_trainer.services.drill_choices import DrillChoicesService
from gmi_trainer.services.drills import DrillService
from gmi_trainer.services.guided import GuidedService
from gmi_trainer.services.guided_choices import GuidedChoicesService
from gmi_trainer.services.imagery import ImageryService
from gmi_trainer.services.imagery_choices import ImageryChoicesService
from gmi_trainer.services.knowledge import KnowledgeService
from gmi_trainer.services.learning import LearningService
from gmi_trainer.services.lesson_ports import LoadedCourse
from gmi_trainer.services.mirror import MirrorService
from gmi_trainer.services.mirror_choices import MirrorChoicesService
from gmi_trainer.services.notes import NotesService
from gmi_trainer.services.plan_making import PlanMaking
from gmi_trainer.services.practice_book import PracticeBook
from gmi_trainer.services.review import comes_back
from gmi_trainer.services.safety import SafetyService
from gmi_trainer.services.today import TodayService
from gmi_trainer.services.webcam_choices import WebcamChoicesService
from gmi_trainer.services.weekly_measures import WeeklyMeasuresService
from tests.activity_fakes import FakeActivityLog, load_sample_ladders
from tests.day_fakes import FakeDayOpener, FakeNotes
from tests.fakes import (
    FakeBreathLog,
    FakeDiary,
    FakeDiaryOpener,
    FakeKnowledgeLog,
    FakeLearningLog,
    FakeLearningOpener,
    FakeLessonIndex,
    FakePlanStore,
    FakePreferences,
    FakeRecord,
    FakeSessionLog,
)
from tests.guided_fakes import FakeGuidedLog, FakeGuidedOpener, load_samples
from tests.imagery_fakes import FakeImageryLog, FakeImageryOpener, load_a_hand
from tests.mirror_fakes import FakeMirrorLog, FakeMirrorOpener, load_mirror_samples
from tests.own_fakes import FakeOwnPages
from tests.plan_fakes import plan_ways
from tests.sample_lessons import a_course


class FakeDays:
    """What a person says is in ``record``, where its tests can see it."""

    def __init__(
        self,
        record: FakeRecord,
        preferences: FakePreferences,
        drills: DrillService,
        clock: Clock,
        changes: Changes,
    ) -> None:
        self.record = record
        self.plans = FakePlanStore(record)
        self.about = AboutMeService(preferences, changes)
        log = FakeDiary(record, clock)
        self.safety = SafetyService(log, changes)
        self.diary = FakeDiaryOpener(record, preferences)
        self.lessons = FakeLessonIndex()  # none, until a test has some
        self.today = TodayService(
            diary=log,
            plans=self.plans,
            preferences=preferences,
            drills=drills,
            clock=clock,
            changes=changes,
            new_uuid=lambda: f"plan-{len(record.plans) + 1}",
            available=frozenset(
                {SessionKind.DRILL, SessionKind.BREATHING, SessionKind.LESSON, SessionKind.NOTICE}
            ),
            lessons=self.lessons,
        )
        self.plan_making = cache(
            lambda: PlanMaking(
                plans=self.plans,
                about=self.about,
                choices=DrillChoicesService(preferences, changes),
                today=self.today.today,
                changes=changes,
                new_uuid=lambda: f"plan-{len(record.plans) + 1}",
            )
        )
        self.plan_ways = cache(
            lambda: plan_ways(
                self.plans,
                self.plan_making(),
                self.today,
                self.about,
                DrillChoicesService(preferences, changes),
            )
        )
        numbers = count(1)
        book = PracticeBook(
            today=self.today,
            about_me=self.about.load,
            set_counted=FakeSessionLog(record).set_counted,
            clock=clock,
            changes=changes,
            new_uuid=lambda: f"practice-{next(numbers)}",
            app_version="0",
        )
        self.breath_log = FakeBreathLog(record)
        self.breathing = cache(
            lambda: BreathingService(
                log=self.breath_log,
                choices=BreathChoicesService(preferences, changes),
                book=book,
            )
        )
        """As a workspace has it."""
        self.guided_log = FakeGuidedLog(record)
        self.guided_reader = FakeGuidedOpener(record)
        self.guided = cache(
            lambda: GuidedService(
                log=self.guided_log,
                load=load_samples,
                choices=GuidedChoicesService(preferences, changes),
                book=book,
            )
        )
        self.imagery_log = FakeImageryLog()
        self.imagery_reader = FakeImageryOpener(self.imagery_log)
        self.imagery = cache(
            lambda: ImageryService(
                log=self.imagery_log,
                load=load_a_hand,
                choices=ImageryChoicesService(preferences, changes),
                heard=GuidedChoicesService(preferences, changes),
                book=book,
            )
        )
        self.webcam = cache(lambda: WebcamChoicesService(preferences, changes))
        self.mirror_log = FakeMirrorLog(record)
        self.mirror = cache(
            lambda: MirrorService(
                log=self.mirror_log,
                load=load_mirror_samples,
                open_reader=FakeMirrorOpener(self.mirror_log),
                choices=GuidedChoicesService(preferences, changes),
                own_choices=MirrorChoicesService(preferences, changes),
                diary=log,
                changes=changes,
                book=book,
            )
        )
        self.activity_log = FakeActivityLog()
        self.activities = cache(
            lambda: ActivitiesService(
                log=self.activity_log,
                load=load_sample_ladders,
                open_reader=self.activity_log.reading,
                preferences=preferences,
                changes=changes,
                book=book,
            )
        )
        self.own_pages = FakeOwnPages(record, preferences, clock, changes)
        self.notes_kept = FakeNotes(clock)
        self.day_reader = FakeDayOpener(record, preferences, self.notes_kept)
        self.said = cache(lambda: DaysService(log, changes))
        self.notes = cache(lambda: NotesService(self.notes_kept, changes))
        self.weekly = cache(
            lambda: WeeklyMeasuresService(log, preferences, lambda: self.own_pages().goals, clock, changes)
        )
        self.learning_log = FakeLearningLog(record)
        self.learned = FakeLearningOpener(record)
        self.knowledge_log = FakeKnowledgeLog(record)
        self.knowledge = cache(
            lambda: KnowledgeService(
                log=self.knowledge_log,
                preferences=preferences,
                clock=clock,
                changes=changes,
                new_uuid=lambda: f"knowledge-{next(numbers)}",
                app_version="0",
            )
        )
        self.learning = cache(
            lambda: LearningService(
                log=self.learning_log,
                load=lambda: LoadedCourse(a_course()),
                comes_back=comes_back,
                preferences=preferences,
                clock=clock,
                changes=changes,
                new_uuid=lambda: f"learning-{next(numbers)}",
                app_version="0",
            )
        )
