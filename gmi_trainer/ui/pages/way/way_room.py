"""The way through the stages as Train has it: a line on its page, and a page of its own behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from gmi_trainer.domain.pathway import GoneOn
from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.domain.stages import KINDS
from gmi_trainer.services.changes import Changed
from gmi_trainer.services.pathway import LOOKED_AT, Ways, read_ways
from gmi_trainer.services.workspace import Workspace
from gmi_trainer.ui.background import Background, Job
from gmi_trainer.ui.hearing import hear_of
from gmi_trainer.ui.pages.breathe.fold import FoldHead, Row
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.words.body import part_name
from gmi_trainer.ui.words.pathway import stage_title, way_line
from gmi_trainer.ui.words.problems import problem_sentence
from gmi_trainer.ui.words.translate import Translate

if TYPE_CHECKING:  # read when somebody looks
    from gmi_trainer.ui.pages.way.way_page import WayPage

_WAYS = (Changed.SESSIONS, Changed.DIARY, Changed.ABOUT)


class WayRoom(QObject):
    """Read in the background, for its line and for its page alike; whoever owns it says when somebody looks."""

    opened = Signal(object)  # WayPage: to be put in view
    left = Signal()  # back to the page with the line
    room_asked = Signal(object)  # Stage: to where it is practised

    def __init__(self, look: Look, workspace: Workspace, jobs: Background, translate: Translate) -> None:
        super().__init__()
        self._look = look
        self._workspace = workspace
        self._jobs = jobs
        self._translate = translate
        self._way_page: WayPage | None = None
        self._reading: Job | None = None
        self._ways: Ways | None = None
        self._is_stale = True
        self.line = FoldHead(
            look, "train.way", "footprints", self.tr("The way through the stages"), leads_on=True
        )
        self.line.tell(self.tr("How far you are, and what comes next."))
        self.line.clicked.connect(self.show_way)
        self.row = Row(look, self.line)
        hear_of(workspace.changes, self.line, self._on_record_changed)

    @property
    def way_page(self) -> WayPage | None:
        """The way, once somebody has looked."""
        return self._way_page

    def look_again(self) -> None:
        """The line is in view."""
        if self._is_stale or (self._ways is not None and self._ways.today != self._workspace.today.today()):
            self._read()

    @Slot()
    def show_way(self) -> None:
        """Show the way through the stages, from the top."""
        page = self._made_way_page()
        self.opened.emit(page)
        page.undo_bar.dismiss()
        page.scroll_to_top()
        page.take_focus()

    def _made_way_page(self) -> WayPage:
        if self._way_page is None:
            from gmi_trainer.ui.pages.way.way_page import WayPage

            page = WayPage(self._look, self._translate, self._workspace.today.available)
            page.back_asked.connect(self._on_way_back_asked)
            page.step_asked.connect(self._on_way_step_asked)
            page.room_asked.connect(self.room_asked)
            self._way_page = page
            if self._ways is not None:
                page.show_ways(self._ways)
        return self._way_page

    # -- reading -------------------------------------------------------------------------------------------

    def _on_record_changed(self, kind: Changed) -> None:
        if kind in _WAYS:
            self._is_stale = True
            if self._is_in_view():
                self._read()

    def _is_in_view(self) -> bool:
        page = self._way_page
        return self.line.isVisible() or (page is not None and page.isVisible())

    def _read(self) -> None:
        self._is_stale = False
        workspace, today = self._workspace, self._workspace.today.today()
        rule = workspace.today.plan().gate
        open_mirrored, open_imagined = workspace.mirror().open_reader, workspace.imagery_reader

        def work(_job: Job) -> Ways:
            with open_mirrored() as mirror:
                mirrored = mirror.mirrored(limit=LOOKED_AT)
            with open_imagined() as reader:
                imagined = reader.sessions(limit=LOOKED_AT)
            with workspace.history() as history, workspace.diary() as diary:
                return read_ways(history, diary, workspace.drills, today, mirrored, imagined, rule)

        if self._reading is not None:
            self._reading.cancel()
        self._reading = self._jobs.run(work, self._on_read, owner=self.line, on_problem=self._on_problem)

    def _on_read(self, ways: Ways) -> None:
        self._ways = ways
        first = ways.parts[0].way
        is_here = KINDS[first.stage] in self._workspace.today.available
        line = way_line(first, is_here=is_here, translate=self._translate)
        self.line.tell(
            self.tr("{part} · {way}").format(part=part_name(first.part, self._translate), way=line)
        )
        if self._way_page is not None:
            self._way_page.show_ways(ways)

    def _on_problem(self, problem: UserProblem) -> None:
        self._is_stale = True  # it may go better the next time
        if self._way_page is not None:
            self._way_page.say_problem(problem_sentence(problem, self._translate))

    # -- what a person does --------------------------------------------------------------------------------

    @Slot()
    def _on_way_back_asked(self) -> None:
        self.left.emit()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _on_way_step_asked(self, gone: GoneOn) -> None:
        page = self._made_way_page()
        take_back = self._workspace.today.go_to_stage(gone)
        page.offer_undo(
            self.tr("Kept: {stage}").format(stage=stage_title(gone.stage, self._translate)), take_back
        )
