"""What the window does: which record is open, which places it has, when a drill takes the stage."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.activity import DrillSpec
from gmi_trainer.domain.values import dataclass
from gmi_trainer.services.changes import Changed
from gmi_trainer.services.ports import Clock, FrameMaker
from gmi_trainer.services.workspace import Workspace
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.covers import Covers
from gmi_trainer.ui.main_window import MainWindow, Place, WindowPlacement
from gmi_trainer.ui.pages.page import Page
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.help_foot import Help
from gmi_trainer.ui.widgets.navigation import NavItem
from gmi_trainer.ui.words.translate import Translate

if TYPE_CHECKING:  # the stage is read when the first drill begins
    from gmi_trainer.services.contacts import ContactsService
    from gmi_trainer.ui.drill.barrier import Barrier
    from gmi_trainer.ui.drill.drill_view import DrillView

IDLE_AFTER_MS = 1500
"""How long the window has been there before anything that can wait is done."""


@dataclass(frozen=True, slots=True)
class DeskTools:
    """What the window needs of the world, whoever's record is open."""

    look: Look
    jobs: Background
    clock: Clock
    frames: FrameMaker
    make_barrier: Callable[[], Barrier]
    translate: Translate


class Desk(QObject):
    """Owns the main window. One workspace at a time; a drill covers everything while it lasts."""

    idle = Signal()  # the window is up, nothing is going on: now is the time for what can wait

    def __init__(
        self,
        tools: DeskTools,
        settings_page: Callable[[Workspace], QWidget],
        *,
        placement: WindowPlacement | None,
        remember: Callable[[WindowPlacement], None],
    ) -> None:
        super().__init__()
        self._tools = tools
        self._workspace: Workspace | None = None
        self._unsubscribe: Callable[[], None] = lambda: None
        self._drill: DrillView | None = None
        self._settings_page = settings_page
        self.window = MainWindow(
            tools.look,
            self._places(),
            brand="GMI Trainer",
            settle=NavItem(Help.SETTLE, self.tr("Settle"), self.tr("Settle"), "leaf", True, is_place=False),
            placement=placement,
            remember=remember,
        )
        self.covers = Covers(self.window, tools.look, self._contacts, tools.translate)
        self.window.closing.connect(self._on_window_closing)
        self.window.place_shown.connect(self._on_window_place_shown)
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
    def is_in_drill(self) -> bool:
        """A drill covers the window."""
        return self._drill is not None

    def show_workspace(self, workspace: Workspace | None, place: str | None = None) -> None:
        """Show another record, or none. The old one's pages are gone when this returns."""
        self._end_drill()
        self._unsubscribe()
        self._unsubscribe = lambda: None
        self._workspace = workspace
        if workspace is not None:
            self._unsubscribe = workspace.changes.subscribe(self._on_changed)
        self.window.show_workspace(workspace, place)
        page = self.window.page("train")
        if isinstance(page, Page):
            page.take_focus()

    def start_drill(self, spec: DrillSpec, seed: int | None = None) -> None:
        """Let a drill take the whole window."""
        workspace = self._workspace
        if workspace is None:
            return
        from gmi_trainer.ui.drill.controller import DrillTools
        from gmi_trainer.ui.drill.drill_view import DrillView

        self._end_drill()
        self._idle_timer.stop()  # not even a timer runs beside a drill
        tools = self._tools
        view = DrillView(
            tools.look,
            DrillTools(
                drills=workspace.drills,
                frames=tools.frames,
                history=workspace.history,
                jobs=tools.jobs,
                clock=tools.clock,
                barrier=tools.make_barrier(),
                translate=tools.translate,
            ),
        )
        view.done.connect(self._on_drill_done)
        view.choose_asked.connect(self._on_drill_done)
        view.progress_asked.connect(self._on_drill_progress_asked)
        view.level_chosen.connect(self._on_drill_level_chosen)
        self._drill = view
        self.window.enter_stage(view)
        view.play(spec, seed)

    @Slot(list)
    def on_second_start(self, drill: DrillSpec | None, seed: int | None) -> None:
        """The program was started again: come to the front, and open the drill it was asked for."""
        self.window.raise_to_front()
        if drill is not None and not self.is_in_drill:
            self.start_drill(drill, seed)

    def _contacts(self) -> ContactsService | None:
        return self._workspace.contacts if self._workspace is not None else None

    def _places(self) -> tuple[Place, ...]:
        return (
            Place("train", self.tr("Train"), "hand", self._make_train_page),
            Place("progress", self.tr("Progress"), "chart-line", self._make_progress_page),
            Place(
                "settings",
                self.tr("Settings & safety"),
                "settings",
                self._settings_page,
                short_title=self.tr("Settings"),
                at_foot=True,
            ),
        )

    def _make_train_page(self, workspace: Workspace) -> QWidget:
        from gmi_trainer.ui.pages.train_page import TrainPage  # read when it is first opened

        page = TrainPage(self._tools.look, workspace.drills, workspace.choices, self._tools.translate)
        page.start_asked.connect(self.start_drill)
        return page

    def _make_progress_page(self, workspace: Workspace) -> QWidget:
        from gmi_trainer.ui.pages.progress.progress_page import ProgressPage  # read when it is first opened

        tools = self._tools
        page = ProgressPage(tools.look, workspace, tools.jobs, tools.translate, clock=tools.clock)
        page.train_asked.connect(self._on_train_asked)
        return page

    @Slot()
    def _on_train_asked(self) -> None:
        self.window.show_place("train")

    def _end_drill(self) -> None:
        if self._drill is None:
            return
        view, self._drill = self._drill, None
        view.close_drill()
        self.window.leave_stage()
        if self._idle_is_due:
            self._idle_timer.start()

    def _on_changed(self, kind: Changed) -> None:
        """Pages that hold choices of their own read them again."""
        if kind in (Changed.PICTURES, Changed.PREFERENCES):
            for key in ("train", "settings"):
                page = self.window.page(key)
                if isinstance(page, Page):
                    page.refresh()

    @Slot()
    def _on_drill_done(self) -> None:
        self._end_drill()

    @Slot(int)
    def _on_drill_progress_asked(self, session_id: int) -> None:
        from gmi_trainer.ui.pages.progress.progress_page import ProgressPage

        self._end_drill()
        self.window.show_place("progress")
        page = self.window.page("progress")
        if isinstance(page, ProgressPage):
            page.show_session(session_id)

    @Slot(int)
    def _on_drill_level_chosen(self, level: int) -> None:
        if self._workspace is not None:
            choices = self._workspace.choices
            choices.save(replace(choices.load(), level=level))

    @Slot(str)
    def _on_window_place_shown(self, key: str) -> None:
        """Settings & safety always opens with safety on top, wherever it was left."""
        page = self.window.page(key)
        if key == "settings" and isinstance(page, Page):
            page.scroll_to_top()

    @Slot()
    def _on_window_closing(self) -> None:
        self._idle_is_due = False
        self._idle_timer.stop()
        self._end_drill()

    @Slot()
    def _on_idle_timer_timeout(self) -> None:
        from gmi_trainer.ui.charts.warming import load_numbers

        self._idle_is_due = False
        self._tools.jobs.run(lambda _job: load_numbers(), self._on_numbers_loaded, owner=self)
        self.idle.emit()

    def _on_numbers_loaded(self, _nothing: None) -> None:
        """A sixth of a second on this thread, once, while nobody does anything; else when Progress opens."""
        from gmi_trainer.ui.charts.warming import load_drawing

        if not self.is_in_drill:
            load_drawing()
