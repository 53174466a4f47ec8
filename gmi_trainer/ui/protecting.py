"""The way from the settings to encrypted records and back: close the record, turn all of them, open it again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QObject, Qt, Signal, Slot

from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.services.changes import Changes
from gmi_trainer.services.clinic_key import SecretKey
from gmi_trainer.services.contacts import CallTable, ContactsService
from gmi_trainer.services.protection import Sheet
from gmi_trainer.ui.background import Job
from gmi_trainer.ui.desk import Desk
from gmi_trainer.ui.locking import NobodysPreferences
from gmi_trainer.ui.pages.protect.protect_page import Aim, ProtectPage, ProtectTools
from gmi_trainer.ui.pages.protect.turning_page import Outcome, TurnedPage, TurningPage, Way
from gmi_trainer.ui.places import SETTINGS


@runtime_checkable
class ShowsLock(Protocol):
    """The page of the settings."""

    def show_lock(self) -> None:
        """What stands on the card of the lock, as it is now and in view."""
        ...


class Protecting(QObject):
    """Reads nothing of a record itself."""

    lock_changed = Signal()  # there is a passphrase now
    _came_along = Signal(int, int)  # from the job that turns

    def __init__(
        self,
        tools: ProtectTools,
        desk: Desk,
        *,
        close_record: Callable[[], None],
        open_record: Callable[[], None],
        table: Callable[[], CallTable],
    ) -> None:
        super().__init__(desk)
        self._tools = tools
        self._desk = desk
        self._close_record = close_record
        self._open_record = open_record
        self._table = table
        self._page: TurningPage | None = None
        self._is_stopped = False
        self._came_along.connect(self._on_came_along, Qt.ConnectionType.QueuedConnection)

    @Slot()
    def encrypt(self) -> None:
        """Passphrase, sheet, then all records."""
        self._begin(Aim.ENCRYPT)

    @Slot()
    def make_sheet(self) -> None:
        """Another sheet in place of the older one."""
        self._begin(Aim.NEW_SHEET)

    @Slot()
    def make_plain(self) -> None:
        """Passphrase, then all records."""
        self._begin(Aim.MAKE_PLAIN)

    def _begin(self, aim: Aim) -> None:
        page = ProtectPage(self._tools, aim)
        page.left.connect(self._back_to_settings)
        page.lock_changed.connect(self.lock_changed)
        page.turn_asked.connect(self._turn)
        self._desk.window.enter_stage(page)
        page.take_focus()

    @Slot()
    def _back_to_settings(self) -> None:
        """Where somebody came from, with what holds now."""
        self._desk.go_to(SETTINGS)
        page: object = self._desk.window.page(SETTINGS)
        if isinstance(page, ShowsLock):
            page.show_lock()

    @Slot(object, object)
    def _turn(self, key: SecretKey, sheet: Sheet | None) -> None:
        protection = self._tools.protection
        way = Way.OFF if sheet is None else Way.ON
        self._is_stopped = False
        self._close_record()
        page = TurningPage(self._tools.look, way, self._stop)
        self._desk.lock(page, ContactsService(NobodysPreferences(), self._table, Changes()))
        self._page = page

        def stopped(job: Job) -> bool:
            return self._is_stopped or job.is_cancelled()

        def work(job: Job) -> Outcome:
            problems: tuple[UserProblem, ...]
            try:
                if sheet is None:
                    came = protection.turn_off(key, self._came_along.emit, lambda: stopped(job))
                else:
                    came = protection.turn_on(key, sheet, self._came_along.emit, lambda: stopped(job))
                problems = tuple(came.values())
            except UserProblem as problem:
                problems = (problem,)
            encrypted, total = protection.encrypted, protection.records
            return Outcome(encrypted if way is Way.OFF else total - encrypted, total, problems)

        def done(outcome: Outcome) -> None:
            self._page = None
            self._open_record()
            self._show_outcome(way, outcome)

        self._tools.jobs.run(work, done, owner=self)

    def _stop(self) -> None:
        self._is_stopped = True

    @Slot(int, int)
    def _on_came_along(self, done: int, total: int) -> None:
        if self._page is not None:
            self._page.turning.show_course(done, total)

    def _show_outcome(self, way: Way, outcome: Outcome) -> None:
        """Over the record that is open again. Where it could not be opened, that has the window."""
        if self._desk.workspace is None:
            return
        tools = self._tools
        page = TurnedPage(tools.look, way, outcome, tools.translate, self._back_to_settings)
        self._desk.window.enter_stage(page)
        page.take_focus()
