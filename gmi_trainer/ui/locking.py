"""When the window is locked, and what opens it again: at the start, by hand, and after a while without a press."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from gmi_trainer.domain.values import dataclass
from gmi_trainer.services.care_ports import Cancelled, Progress
from gmi_trainer.services.changes import Changes
from gmi_trainer.services.clinic_key import SecretKey
from gmi_trainer.services.contacts import CallTable, ContactsService
from gmi_trainer.services.lock import LockService
from gmi_trainer.services.machine_settings import MachineSettings, MachineSettingsService
from gmi_trainer.ui.background import Background, Job
from gmi_trainer.ui.desk import Desk
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.words.translate import Translate

if TYPE_CHECKING:  # read when the window is locked
    from gmi_trainer.ui.pages.lock_page import LockPage
    from gmi_trainer.ui.pages.recovery_form import Recover

MINUTE_MS = 60_000
_BY_A_PERSON = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
    }
)


class NobodysPreferences:
    """Choices that nobody keeps (diary_ports.Preferences): what is chosen while locked is gone with the page."""

    def __init__(self) -> None:
        self._values: dict[str, object] = {}

    def get(self, name: str) -> object | None:
        """What was chosen on this page."""
        return self._values.get(name)

    def put(self, name: str, value: object) -> None:
        """For this page only."""
        self._values[name] = value


@dataclass(frozen=True, slots=True)
class LockTools:
    """What locking needs of the world."""

    lock: LockService
    settings: MachineSettingsService
    look: Look
    jobs: Background
    translate: Translate
    table: Callable[[], CallTable]
    close_record: Callable[[], None]
    """Nobody's record is open when this returns; the window may still show its pages."""
    open_record: Callable[[], None]
    """Somebody's record is shown again."""
    open_keys: Callable[[SecretKey, Progress, Cancelled], None] = lambda _key, _progress, _cancelled: None
    """In a job: with what the passphrase opened, open the keys of encrypted records, and finish what an earlier run
    left half done."""
    forget_keys: Callable[[], None] = lambda: None
    """Nothing that is encrypted can be read any more."""
    recover: Callable[[], Recover | None] = lambda: None
    """What opens with a recovery sheet, where there is one."""


class Locking(QObject):
    """Looks at the window's input only while no drill, breathing or lesson runs: nothing delays an answer."""

    locked = Signal()
    unlocked = Signal()
    _came_along = Signal(int, int)  # from the job that opens keys

    def __init__(self, tools: LockTools, desk: Desk) -> None:
        super().__init__(desk)
        self._tools = tools
        self._desk = desk
        self._page: LockPage | None = None
        self._is_watching = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_timer_timeout)
        self._came_along.connect(self._on_came_along, Qt.ConnectionType.QueuedConnection)
        desk.window.lock_asked.connect(self.lock)
        desk.session_began.connect(self._on_desk_session_began)
        desk.session_left.connect(self._on_desk_session_left)
        self._end_of_settings = tools.settings.subscribe(self._on_settings_changed)
        self.refresh()

    @property
    def service(self) -> LockService:
        """The passphrase and its file."""
        return self._tools.lock

    @property
    def is_locked(self) -> bool:
        """Whether the lock page is all there is."""
        return self._page is not None

    def close(self) -> None:
        """The program ends."""
        self._stop()
        self._end_of_settings()

    def refresh(self) -> None:
        """The lock was set or taken off, or the minutes were changed."""
        self._desk.window.show_lock(self.service.is_set)
        self._begin()

    def start(self) -> bool:
        """At the start of the program: whether it is locked now."""
        if self.service.is_set:
            self.lock()
        return self.is_locked

    @Slot()
    def lock(self) -> None:
        """Close the record and show nothing but a field. Where there is no lock nothing happens."""
        if self.is_locked or not self.service.is_set:
            return
        from gmi_trainer.ui.pages.lock_page import LockPage

        tools = self._tools
        self._stop()
        page = LockPage(
            tools.look,
            tools.lock,
            tools.jobs,
            tools.translate,
            close_program=QApplication.closeAllWindows,
            recover=tools.recover(),
        )
        page.opened.connect(self._on_page_opened)
        self._page = page
        contacts = ContactsService(NobodysPreferences(), tools.table, Changes())
        had_record = self._desk.workspace is not None
        tools.close_record()
        if had_record:  # what closing it left to do, its copy for one, still needs the key
            tools.jobs.run(lambda _job: tools.forget_keys(), lambda _nothing: None, owner=self)
        else:
            tools.forget_keys()
        self._desk.lock(page, contacts)
        self.locked.emit()

    @Slot(object)
    def _on_page_opened(self, key: SecretKey) -> None:
        """Keys are opened in a job, and what was left half done is finished before anybody's record is."""

        def work(job: Job) -> None:
            self._tools.open_keys(key, self._came_along.emit, job.is_cancelled)

        self._tools.jobs.run(work, self._on_keys_opened, owner=self)

    @Slot(int, int)
    def _on_came_along(self, done: int, total: int) -> None:
        if self._page is not None:
            self._page.show_turning(done, total)

    def _on_keys_opened(self, _nothing: None) -> None:
        self._page = None
        self._tools.open_record()
        self._begin()
        self.unlocked.emit()

    # -- after a while -----------------------------------------------------------------------------------

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Somebody is here. In the middle of something that takes the window, once is enough to know."""
        if event.type() in _BY_A_PERSON:
            if self._desk.is_in_session:
                self._watch(False)
            self._timer.start()
        return False

    def _begin(self) -> None:
        """Count from now, where there is something to count for."""
        minutes = self._tools.settings.current.lock_after_min
        if not minutes or self.is_locked or not self.service.is_set:
            self._stop()
            return
        self._timer.setInterval(minutes * MINUTE_MS)
        self._timer.start()
        self._watch(not self._desk.is_in_session)

    def _stop(self) -> None:
        self._timer.stop()
        self._watch(False)

    def _watch(self, wanted: bool) -> None:
        """What the window gets from keyboard, mouse and touch, and nothing of what goes on inside it."""
        window = self._desk.window.windowHandle()
        if window is None or wanted is self._is_watching:
            return
        if wanted:
            window.installEventFilter(self)
        else:
            window.removeEventFilter(self)
        self._is_watching = wanted

    @Slot()
    def _on_timer_timeout(self) -> None:
        """Never in a block of a drill, nor under a dialogue, which would be left without its window. A result that
        is looked at gets one more while, from which on presses count again."""
        if (
            QApplication.activeModalWidget() is not None
            or QApplication.activePopupWidget() is not None
            or (self._tools.jobs.collector.is_held and self._desk.is_in_session)
        ):
            self._timer.start()
        elif self._desk.is_in_session and not self._is_watching:
            self._watch(True)
            self._timer.start()
        elif self._desk.workspace is None:
            self._timer.start()
        else:
            self.lock()

    @Slot()
    def _on_desk_session_began(self) -> None:
        self._watch(False)

    @Slot()
    def _on_desk_session_left(self) -> None:
        self._begin()

    def _on_settings_changed(self, _settings: MachineSettings) -> None:
        self._begin()
