"""What the window does: which record is open, and what has the stage."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.activity import DrillSpec, PictureSource
from gmi_trainer.domain.answering import Reach
from gmi_trainer.domain.bout import Bout
from gmi_trainer.domain.plan import PlanRef
from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.domain.safety import SafetyOccasion
from gmi_trainer.services.changes import Changed
from gmi_trainer.services.workspace import Workspace
from gmi_trainer.ui.covers import Covers
from gmi_trainer.ui.desk_tools import DeskTools
from gmi_trainer.ui.main_window import LOCK, MainWindow, WindowPlacement
from gmi_trainer.ui.pages.page import HelpAt, Page
from gmi_trainer.ui.places import BREATHE, CLINIC, LEARN, PROGRESS, SETTINGS, TODAY, TRAIN, Places
from gmi_trainer.ui.way_in import WayIn
from gmi_trainer.ui.widgets.help_foot import Help
from gmi_trainer.ui.widgets.navigation import NavItem

if TYPE_CHECKING:  # the stage is read when the first drill begins
    from pathlib import Path

    from gmi_trainer.domain.activity import SessionKind
    from gmi_trainer.domain.own_page import OwnPage
    from gmi_trainer.domain.plan import BreathDose, PracticeDose
    from gmi_trainer.domain.stages import Stage
    from gmi_trainer.services.contacts import ContactsService
    from gmi_trainer.services.own_ports import Undo
    from gmi_trainer.ui.reminders import Reminding
    from gmi_trainer.ui.way_to_breathing import WayToBreathing
    from gmi_trainer.ui.way_to_learning import WayToLearning
    from gmi_trainer.ui.way_to_practice import WayToPractice

IDLE_AFTER_MS = 1500
"""How long the window has been there before anything that can wait is done."""


@runtime_checkable
class TakesFocus(Protocol):
    """A page that knows what it is for."""

    def take_focus(self) -> None:
        """Put the keyboard on it."""
        ...


@runtime_checkable
class ComesBack(Protocol):
    """A place that knows where somebody was when a session took the window."""

    def come_back(self) -> None:
        """Put the keyboard there again."""
        ...


class Desk(QObject):
    """Owns the main window. One workspace at a time; a drill, breathing or a lesson covers it while it lasts."""

    session_began = Signal()  # a drill, breathing or a lesson covers the window
    session_left = Signal()
    idle = Signal()  # the window is up, nothing is going on: now is the time for what can wait

    def __init__(
        self,
        tools: DeskTools,
        settings_page: Callable[[Workspace], QWidget],
        *,
        placement: WindowPlacement | None,
        remember: Callable[[WindowPlacement], None],
        notices: Sequence[str] = (),
        clinic_place: Callable[[Workspace], QWidget] | None = None,
    ) -> None:
        """``notices``: what Today says of this start, a sentence each; ``clinic_place``: see ``Places``."""
        super().__init__()
        self._tools = tools
        self._workspace: Workspace | None = None
        self._unsubscribe: Callable[[], None] = lambda: None
        self._end_session: Callable[[], None] | None = None
        self._contacts_of_nobody: ContactsService | None = None
        self._way_to_breathing: WayToBreathing | None = None
        self._ways_to_practices: dict[SessionKind, WayToPractice] = {}
        self._way_to_learning: WayToLearning | None = None
        self._reminding: Reminding | None = None
        self._brought_file: Path | None = None
        self._is_guests = False
        places = Places(tools, settings_page, notices, self, clinic_place)
        self.window = MainWindow(
            tools.look,
            places.all(),
            brand="GMI Trainer",
            settle=NavItem(Help.SETTLE, self.tr("Settle"), self.tr("Settle"), "leaf", True, is_place=False),
            lock=NavItem(LOCK, self.tr("Lock"), self.tr("Lock"), "lock", True, is_place=False),
            placement=placement,
            remember=remember,
        )
        self.covers = Covers(
            self.window, tools.look, self._contacts, tools.translate, tools.clock, self._reach
        )
        self.way_in = WayIn(
            self.window, tools, lambda: self._workspace, self.start_drill, self._back_to_today, self
        )
        places.planned_drill_asked.connect(self._on_places_planned_drill_asked)
        places.planned_breathing_asked.connect(self._on_places_planned_breathing_asked)
        places.planned_lesson_asked.connect(self._on_places_planned_lesson_asked)
        places.lesson_asked.connect(self._on_places_lesson_asked)
        places.own_page_asked.connect(self._on_places_own_page_asked)
        places.questions_asked.connect(self._on_places_questions_asked)
        places.note_asked.connect(self._on_places_note_asked)
        places.check_asked.connect(self._on_places_check_asked)
        places.drill_asked.connect(self.way_in.ask_for_drill)
        places.planned_practice_asked.connect(self._on_places_planned_practice_asked)
        places.practice_asked.connect(self._on_places_practice_asked)
        places.breathing_asked.connect(self._on_places_breathing_asked)
        places.cautions_asked.connect(self._on_places_cautions_asked)
        places.breathe_asked.connect(partial(self.window.show_place, BREATHE))
        places.learn_asked.connect(partial(self.window.show_place, LEARN))
        places.practice_room_asked.connect(self._on_places_practice_room_asked)
        places.symptom_said.connect(partial(self.way_in.ask_safety, SafetyOccasion.NEW_SYMPTOM))
        places.safety_questions_asked.connect(self.way_in.ask_safety)
        places.settle_asked.connect(self.covers.settle)
        places.call_asked.connect(self.covers.call)
        places.train_asked.connect(partial(self.window.show_place, TRAIN))
        places.plan_asked.connect(self.ask_for_plan)
        self.window.closing.connect(self._on_window_closing)
        self.window.place_shown.connect(self._on_window_place_shown)
        self.window.freed.connect(self._on_window_freed)
        self._idle_timer = QTimer(self)
        self._idle_timer.setSingleShot(True)
        self._idle_timer.setInterval(IDLE_AFTER_MS)
        self._idle_timer.timeout.connect(self._on_idle_timer_timeout)
        self._idle_timer.start()
        self._idle_is_due = True

    @property
    def workspace(self) -> Workspace | None:
        """The open record."""
        return self._workspace

    @property
    def is_in_session(self) -> bool:
        """A drill, breathing or a lesson covers the window."""
        return self._end_session is not None

    def show_workspace(
        self,
        workspace: Workspace | None,
        place: str | None = None,
        *,
        with_first_steps: bool = True,
        is_guests: bool = False,
    ) -> None:
        """Show another record, or none. The old one's pages are gone when this returns.

        Somebody who has not been introduced meets the program first (``with_first_steps``). In a guest's record
        (``is_guests``), which is thrown away, no plan that the program was started with is asked about.
        """
        self._end_reminding()
        self._leave_session()
        self._unsubscribe()
        self._unsubscribe = lambda: None
        self._workspace = workspace
        self._is_guests = is_guests
        if workspace is not None:
            self._unsubscribe = workspace.changes.subscribe(self._on_changed)
        self.window.show_workspace(workspace, place)
        if workspace is not None and with_first_steps and workspace.about.load().introduced_on is None:
            self.way_in.show_first_steps()
        else:
            self._take_focus(self.window.current_place)
        self._begin_reminding()
        self._on_window_freed()

    def offer_clinic(self, offered: bool) -> None:
        """Show the place of a clinic among the others, or hide it. Only where there is one."""
        self.window.offer_place(CLINIC, offered)

    # -- the lock ----------------------------------------------------------------------------------------

    def lock(self, page: QWidget, contacts: ContactsService) -> None:
        """Nobody's record is shown any more, only ``page``. Settling and help stay, with numbers of the country
        and none of a person's own (``contacts``)."""
        self.show_workspace(None)
        self._contacts_of_nobody = contacts
        self.window.enter_stage(page)

    # -- what takes the stage ----------------------------------------------------------------------------

    def start_drill(
        self,
        spec: DrillSpec,
        seed: int | None = None,
        plan: PlanRef | None = None,
        bout: Bout | None = None,
    ) -> None:
        """Let a drill take the whole window. ``plan`` and ``bout`` belong to one that Today offered."""
        workspace = self._workspace
        if workspace is None:
            return
        from gmi_trainer.ui.drill.controller import DrillTools
        from gmi_trainer.ui.drill.drill_view import DrillView
        from gmi_trainer.ui.drill.ratings import SessionRatings

        tools = self._tools
        view = DrillView(
            tools.look,
            DrillTools(
                drills=workspace.drills,
                frames=workspace.own_frames() if spec.source is PictureSource.OWN else tools.frames,
                history=workspace.history,
                jobs=tools.jobs,
                clock=tools.clock,
                barrier=tools.make_barrier(),
                translate=tools.translate,
                ratings=SessionRatings(workspace.today, workspace.about),
            ),
        )
        view.done.connect(self._leave_stage)
        view.choose_asked.connect(self._on_drill_choose_asked)
        view.progress_asked.connect(self._on_drill_progress_asked)
        view.level_chosen.connect(self._on_drill_level_chosen)
        self.take_stage(view, view.close_drill)
        view.play(spec, seed, plan, bout)

    def take_stage(self, view: QWidget, end: Callable[[], None]) -> None:
        """Let a session have the whole window, and nothing else run beside it. ``end`` is called when it is left."""
        self._leave_session()
        self._idle_timer.stop()  # not even a timer runs beside a session
        if self._reminding is not None:
            self._reminding.rest()
        self._end_session = end
        self.window.enter_stage(view)
        self.session_began.emit()

    def leave_stage(self) -> None:
        """Back to the page beneath, from whatever has the window."""
        self._leave_stage()

    def go_to(self, place: str) -> None:
        """Show a place, with the keyboard on what it is for."""
        self._go_to(place)

    @Slot(list)
    def on_second_start(self, drill: DrillSpec | None, seed: int | None) -> None:
        """The program was started again: come to the front, and open the drill it was asked for."""
        self.window.raise_to_front()
        if drill is not None and not self.is_in_session:
            self.way_in.ask_for_drill(drill, seed, although_unasked=True)

    # -- what pages ask for ------------------------------------------------------------------------------

    @Slot(object, object, object)
    def _on_places_planned_drill_asked(self, spec: DrillSpec, plan: PlanRef, bout: Bout) -> None:
        self.way_in.start_or_tell_first(spec, plan=plan, bout=bout)

    @Slot(object, object)
    def _on_places_planned_breathing_asked(self, dose: BreathDose, plan: PlanRef) -> None:
        self._breathing().ask_for(dose, plan)

    @Slot(object, object)
    def _on_places_planned_practice_asked(self, dose: PracticeDose, plan: PlanRef) -> None:
        self._practice(dose.kind).ask_for_dose(dose, plan)

    @Slot(object, object)
    def _on_places_practice_asked(self, kind: SessionKind, what: object) -> None:
        self._practice(kind).ask_for(what)

    @Slot(object)
    def _on_places_practice_room_asked(self, kind: SessionKind) -> None:
        from gmi_trainer.domain.stages import KINDS
        from gmi_trainer.ui.pages.train_place import TrainPlace

        self._go_to(TRAIN)
        place, stage = self.window.page(TRAIN), next((at for at, what in KINDS.items() if what is kind), None)
        if isinstance(place, TrainPlace) and place.rooms is not None and stage is not None:
            place.rooms.open_room(stage)

    @Slot()
    def _on_places_breathing_asked(self) -> None:
        self._breathing().ask_for()

    @Slot(str, object)
    def _on_places_planned_lesson_asked(self, lesson_id: str, plan: PlanRef) -> None:
        self._learning().ask_for_lesson(lesson_id, plan=plan)

    @Slot(str, str)
    def _on_places_lesson_asked(self, lesson_id: str, screen_id: str) -> None:
        self._learning().ask_for_lesson(lesson_id, screen_id)

    @Slot(object)
    def _on_places_own_page_asked(self, page: OwnPage) -> None:
        from gmi_trainer.ui.pages.learn.learn_place import LearnPlace

        self._go_to(LEARN)
        place = self.window.page(LEARN)
        if isinstance(place, LearnPlace):
            place.open_own_page(page)

    @Slot(str)
    def _on_places_note_asked(self, note_id: str) -> None:
        self._learning().ask_for_note(note_id)

    @Slot()
    def _on_places_questions_asked(self) -> None:
        self._learning().ask_for_review()

    @Slot()
    def _on_places_check_asked(self) -> None:
        self._learning().ask_for_check()

    @Slot()
    def _on_places_cautions_asked(self) -> None:
        self._breathing().ask_cautions()

    @Slot()
    def _back_to_today(self) -> None:
        self._go_to(TODAY)

    # -- a plan from a clinic ------------------------------------------------------------------------------

    @Slot()
    def ask_for_plan(self, file: Path | None = None) -> None:
        """A file or a code, a look at what it asks, and the person's decision. ``file``: one chosen already."""
        workspace = self._workspace
        if workspace is None or self.is_in_session:
            return
        from gmi_trainer.ui.pages.plan_taking.take_plan_page import TakePlanPage

        tools, titles = self._tools, workspace.today.lesson_titles
        page = TakePlanPage(
            tools.look,
            workspace,
            tools.jobs,
            tools.translate,
            lambda: dict(titles()),
            is_guests=self._is_guests,
        )
        page.left.connect(self._leave_stage)
        page.taken.connect(self._on_plan_taken)
        self.take_stage(page, lambda: None)
        page.take_focus()
        if file is not None:
            page.look_into(file)

    def bring_plan(self, file: Path) -> None:
        """A plan file that the program was started with. Where something has the window it waits: locked, for one,
        or in the middle of a drill, or in the first steps of somebody new, or while a guest's record is open. The
        last one that came is asked about."""
        self._brought_file = file
        self._on_window_freed()

    @Slot()
    def _on_window_freed(self) -> None:
        if self._brought_file is not None:
            QTimer.singleShot(0, self, self._ask_for_brought_plan)

    @Slot()
    def _ask_for_brought_plan(self) -> None:
        window, file = self.window, self._brought_file
        if file is None or self._workspace is None or self._is_guests:
            return
        if window.stage is not None or window.cover is not None:
            return
        self._brought_file = None
        self.ask_for_plan(file)

    @Slot(object)
    def _on_plan_taken(self, undo: Undo) -> None:
        """Today shows what it asks, with the way back."""
        self._go_to(TODAY)
        page = self.window.page(TODAY)
        if isinstance(page, Page):
            page.offer_undo(self.tr("You follow this plan now."), undo)

    # -- what a drill asks for ---------------------------------------------------------------------------

    @Slot()
    def _on_drill_choose_asked(self) -> None:
        self._go_to(TRAIN)

    @Slot(int)
    def _on_drill_progress_asked(self, session_id: int) -> None:
        from gmi_trainer.ui.pages.progress.progress_place import ProgressPlace

        self._leave_session()
        self.window.show_place(PROGRESS)
        page = self.window.page(PROGRESS)
        if isinstance(page, ProgressPlace):
            page.show_session(session_id)

    @Slot(int)
    def _on_drill_level_chosen(self, level: int) -> None:
        if self._workspace is not None:
            choices = self._workspace.choices
            choices.save(replace(choices.load(), level=level))

    # -- breathing ---------------------------------------------------------------------------------------

    def _breathing(self) -> WayToBreathing:
        """Read and made when somebody first wants to breathe."""
        if self._way_to_breathing is None:
            from gmi_trainer.ui.way_to_breathing import WayToBreathing

            way = WayToBreathing(
                self.window, self._tools, lambda: self._workspace, self.take_stage, self._leave_stage, self
            )
            way.choose_asked.connect(partial(self._go_to, BREATHE))
            way.look_back_asked.connect(self._on_way_look_back_asked)
            way.settle_asked.connect(self.covers.settle)
            way.call_asked.connect(self.covers.call)
            way.waits.connect(self._back_to_today)
            self._way_to_breathing = way
        return self._way_to_breathing

    @Slot()
    def _on_way_look_back_asked(self) -> None:
        from gmi_trainer.ui.pages.breathe.breathe_place import BreathePlace

        self._go_to(BREATHE)
        page = self.window.page(BREATHE)
        if isinstance(page, BreathePlace):
            page.look_back()

    # -- practices of the stages, and others with words ---------------------------------------------------

    def _practice(self, kind: SessionKind) -> WayToPractice:
        """Read and made when somebody first wants such a practice."""
        if kind not in self._ways_to_practices:
            from gmi_trainer.ui.practice_ways import WAYS
            from gmi_trainer.ui.way_to_practice import Paths

            paths = Paths(
                window=self.window,
                tools=self._tools,
                workspace=lambda: self._workspace,
                take_stage=self.take_stage,
                leave_stage=self._leave_stage,
                ask_safety=self.way_in.ask_safety,
            )
            way = WAYS[kind](paths, self)
            way.settle_asked.connect(self.covers.settle)
            way.call_asked.connect(self.covers.call)
            way.waits.connect(self._back_to_today)
            way.room_asked.connect(self._on_way_room_asked)
            self._ways_to_practices[kind] = way
        return self._ways_to_practices[kind]

    @Slot(object)
    def _on_way_room_asked(self, stage: Stage) -> None:
        from gmi_trainer.ui.pages.train_place import TrainPlace

        self._go_to(TRAIN)
        page = self.window.page(TRAIN)
        if isinstance(page, TrainPlace) and page.rooms is not None:
            page.rooms.open_room(stage)

    # -- learning ----------------------------------------------------------------------------------------

    def _learning(self) -> WayToLearning:
        """Read and made when somebody first wants to learn."""
        if self._way_to_learning is None:
            from gmi_trainer.ui.way_to_learning import WayToLearning

            way = WayToLearning(
                self.window,
                self._tools,
                lambda: self._workspace,
                self.take_stage,
                self._leave_stage,
                self.way_in.ask_safety,
                self,
                make_own_page=self._own_page,
            )
            way.learn_asked.connect(partial(self._go_to, LEARN))
            way.waits.connect(self._back_to_today)
            self._way_to_learning = way
        return self._way_to_learning

    def _own_page(self, page: OwnPage, done: Callable[[], None]) -> QWidget:
        """One that is laid over a lesson; what somebody reads again from there takes the lesson's place."""
        from gmi_trainer.ui.pages.own.make import own_page_view
        from gmi_trainer.ui.pages.own.own_page_view import OwnTools

        assert self._workspace is not None, "lessons are read in a record"
        tools = self._tools
        view = own_page_view(
            page,
            OwnTools(tools.look, self._workspace, tools.jobs, tools.translate, HelpAt.FOOT),
            self.tr("Back to the lesson"),
        )
        view.back_asked.connect(done)
        view.call_asked.connect(self.covers.call)
        view.symptom_said.connect(partial(self._leave_for_safety, SafetyOccasion.NEW_SYMPTOM))
        view.lesson_asked.connect(self._on_own_page_lesson_asked)
        return view

    def _leave_for_safety(self, occasion: SafetyOccasion) -> None:
        """The lesson keeps its place; the questions come first."""
        self._leave_stage()
        self.way_in.ask_safety(occasion)

    @Slot(str, str)
    def _on_own_page_lesson_asked(self, lesson_id: str, screen_id: str) -> None:
        self._leave_stage()
        self._learning().ask_for_lesson(lesson_id, screen_id)

    # -- the stage ---------------------------------------------------------------------------------------

    @Slot()
    def _leave_stage(self) -> None:
        """Back to the page beneath, with the keyboard on what it is for."""
        self._leave_session()
        place = self.window.current_place
        page: object = self.window.page(place) if place is not None else None
        if isinstance(page, ComesBack):
            page.come_back()
        else:
            self._take_focus(place)

    def _go_to(self, place: str) -> None:
        """Leave whatever has the stage; the keyboard goes along."""
        self._leave_session()
        self.window.show_place(place)
        self._take_focus(place)

    def _leave_session(self) -> None:
        if self._end_session is None:
            return
        end, self._end_session = self._end_session, None
        end()
        self.window.leave_stage()
        if self._idle_is_due:
            self._idle_timer.start()
        if self._reminding is not None:
            self._reminding.go_on()
        self.session_left.emit()

    # -- reminders ---------------------------------------------------------------------------------------

    def _begin_reminding(self) -> None:
        """For the record that is open. Nothing of it is read before the window has been up for a while."""
        if self._workspace is None or self._idle_is_due:
            return
        from gmi_trainer.ui.reminders import Reminding

        tools = self._tools
        self._reminding = Reminding(
            self._workspace,
            tools.jobs,
            tools.clock,
            tools.make_messages,
            self._is_looked_at,
            tools.translate,
            self,
        )
        self._reminding.pressed.connect(self._on_reminding_pressed)

    def _end_reminding(self) -> None:
        if self._reminding is not None:
            self._reminding.close()
            self._reminding = None

    def _is_looked_at(self) -> bool:
        """Some desktops call a window active that they have put away."""
        return self.window.isActiveWindow() and not self.window.isMinimized()

    @Slot()
    def _on_reminding_pressed(self) -> None:
        """Come to the front, on Today; what has the stage, or covers it, stays."""
        self.window.raise_to_front()
        if self.window.stage is None and self.window.cover is None:
            self._back_to_today()

    # -- the window --------------------------------------------------------------------------------------

    def _contacts(self) -> ContactsService | None:
        return self._workspace.contacts if self._workspace is not None else self._contacts_of_nobody

    def _reach(self) -> Reach:
        """Help never fails for a record that cannot be read just now."""
        if self._workspace is not None:
            with suppress(UserProblem):
                return self._workspace.choices.load().reach
        return Reach()

    def _take_focus(self, place: str | None) -> None:
        """The keyboard on what a page is for."""
        page: object = self.window.page(place) if place is not None else None
        if isinstance(page, TakesFocus):
            page.take_focus()

    def _on_changed(self, kind: Changed) -> None:
        """Settings hold choices of their own, and read them again."""
        if kind in (Changed.PICTURES, Changed.PREFERENCES, Changed.ABOUT, Changed.PLAN):
            page = self.window.page(SETTINGS)
            if isinstance(page, Page):
                page.refresh()

    @Slot(str)
    def _on_window_place_shown(self, key: str) -> None:
        """Settings & safety always opens with safety on top, wherever it was left."""
        page = self.window.page(key)
        if key == SETTINGS and isinstance(page, Page):
            page.scroll_to_top()

    @Slot()
    def _on_window_closing(self) -> None:
        self._idle_is_due = False
        self._idle_timer.stop()
        self._end_reminding()
        self._leave_session()

    @Slot()
    def _on_idle_timer_timeout(self) -> None:
        from gmi_trainer.ui.charts.warming import load_numbers

        self._idle_is_due = False
        self._tools.jobs.run(lambda _job: load_numbers(), self._on_numbers_loaded, owner=self)
        self._begin_reminding()
        self.idle.emit()

    def _on_numbers_loaded(self, _nothing: None) -> None:
        """A sixth of a second on this thread, once, while nobody does anything; else when Progress opens."""
        from gmi_trainer.ui.charts.warming import load_drawing

        if not self.is_in_session:
            load_drawing()
