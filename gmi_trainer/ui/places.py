"""The places of the window and how their pages are made. What a page asks for is handed on, never done here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from gmi_trainer.services.workspace import Workspace
from gmi_trainer.ui.desk_tools import DeskTools
from gmi_trainer.ui.main_window import Place

TODAY, TRAIN, LEARN, BREATHE = "today", "train", "learn", "breathe"
PROGRESS, CLINIC, SETTINGS = "progress", "clinic", "settings"


class Places(QObject):
    """Each page is read and made when it is first gone to."""

    planned_drill_asked = Signal(object, object, object)  # DrillSpec, PlanRef, Bout: from today's offer
    planned_breathing_asked = Signal(object, object)  # BreathDose, PlanRef: from today's offer
    planned_practice_asked = Signal(object, object)  # PracticeDose, PlanRef: from today's offer
    planned_lesson_asked = Signal(str, object)  # the lesson's id, PlanRef: from today's offer
    questions_asked = Signal()  # those of lessons that come back today
    check_asked = Signal()  # what I know about pain
    drill_asked = Signal(object)  # DrillSpec, chosen freely
    practice_asked = Signal(object, object)  # SessionKind, and what its way understands: chosen freely
    lesson_asked = Signal(str, str)  # the lesson's id, and a screen's or none, chosen freely
    own_page_asked = Signal(object)  # OwnPage: behind Learn
    note_asked = Signal(str)  # a short note beside the lessons
    breathing_asked = Signal()  # as the person chose
    cautions_asked = Signal()  # the reasons to be careful with slow breathing
    breathe_asked = Signal()  # to the page
    learn_asked = Signal()  # likewise
    practice_room_asked = Signal(object)  # SessionKind: to where it is practised
    symptom_said = Signal()
    safety_questions_asked = Signal(object)  # SafetyOccasion
    settle_asked = Signal()
    call_asked = Signal()
    train_asked = Signal()
    plan_asked = Signal()  # a plan from a clinic, to be taken up

    def __init__(
        self,
        tools: DeskTools,
        settings_page: Callable[[Workspace], QWidget],
        notices: Sequence[str],
        parent: QObject,
        clinic_place: Callable[[Workspace], QWidget] | None = None,
    ) -> None:
        """``notices``: what Today says of this start of the program, a sentence each. ``clinic_place`` makes a place
        that is hidden until it is offered; without it there is none."""
        super().__init__(parent)
        self._tools = tools
        self._settings_page = settings_page
        self._notices = notices
        self._clinic_place = clinic_place

    def all(self) -> tuple[Place, ...]:
        """In the order in which they stand."""
        made = self._clinic_place
        clinic = Place(CLINIC, self.tr("Clinic"), "stethoscope", made, is_offered=False) if made else None
        return (
            Place(TODAY, self.tr("Today"), "sun", self._make_today),
            Place(TRAIN, self.tr("Train"), "hand", self._make_train),
            Place(LEARN, self.tr("Learn"), "book-open", self._make_learn),
            Place(BREATHE, self.tr("Breathe"), "wind", self._make_breathe),
            Place(PROGRESS, self.tr("Progress"), "chart-line", self._make_progress),
            *((clinic,) if clinic else ()),
            Place(
                SETTINGS,
                self.tr("Settings & safety"),
                "settings",
                self._settings_page,
                short_title=self.tr("Settings"),
                at_foot=True,
            ),
        )

    def _make_today(self, workspace: Workspace) -> QWidget:
        from gmi_trainer.ui.pages.today_page import TodayPage

        tools = self._tools
        page = TodayPage(tools.look, workspace, tools.jobs, tools.translate, tools.clock)
        page.set_notices(self._notices)
        page.start_asked.connect(self.planned_drill_asked)
        page.breathing_asked.connect(self.planned_breathing_asked)
        page.practice_asked.connect(self.planned_practice_asked)
        page.lesson_asked.connect(self.planned_lesson_asked)
        page.questions_asked.connect(self.questions_asked)
        page.check_asked.connect(self.check_asked)
        page.symptom_said.connect(self.symptom_said)
        page.safety_asked.connect(self.safety_questions_asked)
        page.settle_asked.connect(self.settle_asked)
        page.call_asked.connect(self.call_asked)
        page.train_asked.connect(self.train_asked)
        page.plan_asked.connect(self.plan_asked)
        return page

    def _make_train(self, workspace: Workspace) -> QWidget:
        from gmi_trainer.domain.activity import SessionKind
        from gmi_trainer.ui.pages.train.guided_section import GuidedSection
        from gmi_trainer.ui.pages.train.stage_rooms import StageRooms
        from gmi_trainer.ui.pages.train_place import TrainPlace
        from gmi_trainer.ui.pages.way.way_room import WayRoom
        from gmi_trainer.ui.words.guided import notice_about

        tools = self._tools
        way = WayRoom(tools.look, workspace, tools.jobs, tools.translate)
        rooms = StageRooms(tools.look, workspace, tools.jobs, tools.translate)
        page = TrainPlace(tools.look, workspace, tools.jobs, tools.translate, way, rooms)
        page.start_asked.connect(self.drill_asked)
        rooms.begin_asked.connect(self.practice_asked)
        rooms.lesson_asked.connect(self.lesson_asked)
        rooms.own_page_asked.connect(self.own_page_asked)
        notice = GuidedSection(
            tools.look,
            workspace,
            tools.jobs,
            tools.translate,
            kind=SessionKind.NOTICE,
            words=(self.tr("Notice"), notice_about(tools.translate)),
            icon="leaf",
        )
        notice.begin_asked.connect(partial(self.practice_asked.emit, SessionKind.NOTICE))
        page.page.add(notice)
        return page

    def _make_learn(self, workspace: Workspace) -> QWidget:
        from gmi_trainer.ui.pages.learn.learn_place import LearnPlace

        tools = self._tools
        page = LearnPlace(tools.look, workspace, tools.jobs, tools.translate)
        page.lesson_asked.connect(self.lesson_asked)
        page.symptom_said.connect(self.symptom_said)
        page.call_asked.connect(self.call_asked)
        page.review_asked.connect(self.questions_asked)
        page.note_asked.connect(self.note_asked)
        page.check_asked.connect(self.check_asked)
        return page

    def _make_breathe(self, workspace: Workspace) -> QWidget:
        from gmi_trainer.ui.pages.breathe.breathe_place import BreathePlace

        tools = self._tools
        page = BreathePlace(tools.look, workspace, tools.jobs, tools.translate, tools.clock)
        page.start_asked.connect(self.breathing_asked)
        page.cautions_asked.connect(self.cautions_asked)
        page.settle_asked.connect(self.settle_asked)
        page.call_asked.connect(self.call_asked)
        return page

    def _make_progress(self, workspace: Workspace) -> QWidget:
        from gmi_trainer.ui.pages.progress.progress_place import ProgressPlace

        tools = self._tools
        page = ProgressPlace(
            tools.look, workspace, tools.jobs, tools.translate, clock=tools.clock, frames=tools.frames
        )
        page.train_asked.connect(self.train_asked)
        page.breathe_asked.connect(self.breathe_asked)
        page.learn_asked.connect(self.learn_asked)
        page.practice_asked.connect(self.practice_room_asked)
        page.own_page_asked.connect(self.own_page_asked)
        page.check_asked.connect(self.check_asked)
        page.drill_asked.connect(self.drill_asked)
        return page
