"""What the window does for Clinic: makes the place, opens people, and has guests. Read when Clinic is first opened."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import cache, partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from gmi_trainer.bootstrap.clinic import (
    clinic_file,
    is_protected,
    make_clinic_results,
    make_guests,
    make_plan_supplies,
    make_quick_tests,
    make_roster,
)
from gmi_trainer.bootstrap.workspaces import WorkspaceOpener
from gmi_trainer.domain.days import local_day
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.paths import DataPaths
from gmi_trainer.services.clock_port import Clock
from gmi_trainer.services.later_clock import LaterClock
from gmi_trainer.services.picture_ports import Catalogue
from gmi_trainer.services.visit import CommentsBegun
from gmi_trainer.services.workspace import Workspace
from gmi_trainer.storage import driver
from gmi_trainer.ui.desk import Desk
from gmi_trainer.ui.desk_tools import DeskTools
from gmi_trainer.ui.pages.clinic.clinic_place import ClinicPlace
from gmi_trainer.ui.pages.clinic.rooms import PLAN, QUICK_TEST, VISIT, ClinicTools
from gmi_trainer.ui.pages.clinic.trying_page import TryingPage, trying_notice
from gmi_trainer.ui.pages.today_page import TodayPage
from gmi_trainer.ui.places import CLINIC, PROGRESS, TODAY

if TYPE_CHECKING:  # read when the report is opened
    from gmi_trainer.ui.pages.progress.rooms import ProgressRoom, RoomStack

log = logging.getLogger(__name__)


class OpenPerson(Protocol):
    """Closes the open record and opens another."""

    def __call__(self, profile_id: str, place: str = TODAY, *, with_first_steps: bool = True) -> None:
        """UserProblem where it cannot be opened; the first one stays open then."""
        ...


class ClinicRun:
    """One for the whole run of the window (rooms.ClinicWindow)."""

    def __init__(
        self,
        paths: DataPaths,
        clock: Clock,
        catalogue: Catalogue,
        language: str,
        opener: WorkspaceOpener,
        desk: Desk,
        tools: DeskTools,
        open_person: OpenPerson,
        close_open_record: Callable[[], None],
    ) -> None:
        """``close_open_record``: its pages go first, then the record."""
        self._clock = clock
        self._desk = desk
        self._tools = tools
        self._open_person = open_person
        self._close_open_record = close_open_record
        self._files = clinic_file(paths)
        self._roster = make_roster(paths, clock, self._files)
        self._guest_clock = LaterClock(clock)
        self._guests = make_guests(paths, self._guest_clock, catalogue, language, lambda: is_protected(paths))
        self._quick_tests = make_quick_tests(paths, opener, clock)
        self._plan_supplies = make_plan_supplies(self._files, clock, language)
        self._results = cache(lambda: make_clinic_results(paths, clock, self._files))
        self._comments_begun = CommentsBegun()
        self._tried_for: str | None = None
        self._fill: Callable[[Workspace], None] = lambda _guest: None
        self._key_of_guest: bytes | None = None

    # -- the place -----------------------------------------------------------------------------------------

    def make_place(self, workspace: Workspace) -> QWidget:
        """The place around an open record; while a plan is tried, only the way back."""
        tools = self._tools
        if workspace is self._guests.current:
            today = workspace.today
            page = TryingPage(
                tools.look, today.plan(), today.today(), self._guest_clock.days, tools.translate
            )
            page.end_asked.connect(self.end_try)
            page.day_asked.connect(self.try_day)
            return page
        if self._quick_tests.waiting is None:
            self._drop_guest()
        return ClinicPlace(
            ClinicTools(
                look=tools.look,
                workspace=workspace,
                jobs=tools.jobs,
                translate=tools.translate,
                clock=tools.clock,
                frames=tools.frames,
                make_barrier=tools.make_barrier,
                roster=self._roster,
                files=self._files,
                guests=self._guests,
                quick_tests=self._quick_tests,
                window=self,
                results=self._results,
                comments_begun=self._comments_begun,
                plan_supplies=self._plan_supplies,
            )
        )

    # -- what rooms ask of the window ----------------------------------------------------------------------

    def open_person(self, profile_id: str, room: str = "") -> None:
        """On Today or, with a room, back in Clinic in that room."""
        current = self._desk.workspace
        if current is None or current.profile.profile_id != profile_id:
            self._open_person(profile_id, CLINIC if room else TODAY, with_first_steps=not room)
        elif not room:
            self._desk.go_to(TODAY)
        if room:
            self._desk.go_to(CLINIC)
            place = self._desk.window.page(CLINIC)
            if isinstance(place, ClinicPlace):
                place.open_room(room)

    def take_stage(self, view: QWidget, end: Callable[[], None]) -> None:
        """Let something have the whole window."""
        self._desk.take_stage(view, end)

    def leave_stage(self) -> None:
        """Back to Clinic, where it was left."""
        self._desk.leave_stage()

    def open_report(self) -> None:
        """The room of the report, behind Progress. Its way back leads to the visit, unless somebody goes elsewhere."""
        from gmi_trainer.ui.pages.progress.progress_place import ProgressPlace

        self._desk.go_to(PROGRESS)
        page = self._desk.window.page(PROGRESS)
        if isinstance(page, ProgressPlace):
            page.open_room("report")
            room = page.room("report")
            if room is not None:
                self._come_back_from(room)

    def _come_back_from(self, room: ProgressRoom | RoomStack) -> None:
        window, current = self._desk.window, self._desk.workspace
        assert current is not None, "a report is somebody's"

        def forget() -> None:
            for end in ends:
                QObject.disconnect(end)
            ends.clear()

        def back() -> None:
            forget()
            self.open_person(current.profile.profile_id, VISIT)

        ends = [room.back_asked.connect(back), window.place_shown.connect(lambda _key: forget())]

    def try_as_patient(self, fill: Callable[[Workspace], None]) -> None:
        """The whole program as a guest sees it."""
        if self._quick_tests.waiting is not None:
            raise UserProblem(Problem.QUICK_TEST_WAITS)
        current = self._desk.workspace
        guest = self._guests.begin()
        try:
            fill(guest)
        except UserProblem:
            self._guests.throw_away()
            raise
        self._tried_for = None if current is None else current.profile.profile_id
        self._fill = fill
        self._close_open_record()
        self._show_guest(guest)

    def try_day(self, days_on: int) -> None:
        """Another day of the plan, that many days after today: a new guest, to whom nothing has happened yet."""
        self._desk.show_workspace(None)
        try:
            self._guests.throw_away()
            self._guest_clock.days = days_on
            guest = self._guests.begin()
            self._fill(guest)
        except UserProblem as problem:
            _note("another day was not tried", problem)
            self.end_try()
            return
        self._show_guest(guest)

    def _show_guest(self, guest: Workspace) -> None:
        self._desk.show_workspace(guest, TODAY, with_first_steps=False, is_guests=True)
        page = self._desk.window.page(TODAY)
        if isinstance(page, TodayPage):
            plan, day = guest.today.plan(), guest.today.today()
            page.set_notices([trying_notice(plan, day, self._tools.translate)])

    def end_try(self) -> None:
        """The record from before, in Clinic; nothing of the guest stays."""
        self._desk.show_workspace(None)
        self._drop_guest()
        if self._tried_for is not None:
            tried_for, self._tried_for = self._tried_for, None
            self._open_person(tried_for, CLINIC, with_first_steps=False)
            if self._plan_supplies.drafts.waits(tried_for):
                self.open_person(tried_for, PLAN)

    # -- the lock ------------------------------------------------------------------------------------------

    def rest(self) -> None:
        """The window is being locked, and its keys are about to be forgotten: no guest's record stays open. A quick
        test that waits to be kept is not lost by it; its key, which no file holds, waits in memory."""
        waiting = self._quick_tests.waiting
        if waiting is None:
            self._drop_guest()
            return
        self._guests.rest()
        self._key_of_guest = driver.KEYS.held(waiting.guest_id)

    @property
    def waits(self) -> bool:
        """Whether a quick test is neither kept nor thrown away."""
        return self._quick_tests.waiting is not None

    def wake(self) -> None:
        """The window was unlocked: on with the quick test that waits."""
        waiting = self._quick_tests.waiting
        if waiting is None:
            return
        key, self._key_of_guest = self._key_of_guest, None
        if key is not None:
            driver.KEYS.put(waiting.guest_id, key)
        current = self._desk.workspace
        if current is not None and self._desk.window.stage is None:
            self.open_person(current.profile.profile_id, QUICK_TEST)

    # -- what becomes of records ---------------------------------------------------------------------------

    def record_closed(self, profile_id: str) -> None:
        """Work out somebody's line anew, in the background."""
        today = local_day(self._clock.utc_now(), self._clock.utc_offset_min())
        self._tools.jobs.run(
            lambda _job: self._roster.look_at(profile_id, today),
            lambda _nothing: None,
            owner=self._desk,
            on_problem=partial(_note, "a line of the overview was not kept"),
        )

    def close(self, profile_id: str | None) -> None:
        """The window is gone, and jobs have ended: the guest goes, and the last record's line is made anew."""
        self._drop_guest()
        if profile_id is not None:
            try:
                self._roster.look_at(
                    profile_id, local_day(self._clock.utc_now(), self._clock.utc_offset_min())
                )
            except UserProblem as problem:
                _note("a line of the overview was not kept", problem)

    def _drop_guest(self) -> None:
        self._guest_clock.days = 0
        self._fill = lambda _guest: None
        try:
            self._guests.throw_away()
        except UserProblem as problem:  # it is tried again at the next start
            _note("a guest's folder is still there", problem)


def _note(what: str, problem: UserProblem) -> None:
    log.warning("%s: %s", what, problem.problem)
