"""The rooms behind Clinic: what every one of them can do, and the doors that lead there.

To add a room: write it in a module of its own as a ``ClinicRoom``, say its words and how it is made in two functions
below, and add a line to ``DOORS``. Its module is imported when it is first opened.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import Enum, auto
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.days import local_day
from gmi_trainer.domain.values import dataclass
from gmi_trainer.services.clinic import Roster
from gmi_trainer.services.clinic_ports import ClinicCard
from gmi_trainer.services.clock_port import Clock
from gmi_trainer.services.guest import Guests
from gmi_trainer.services.picture_ports import FrameMaker
from gmi_trainer.services.quick_test import QuickTestService
from gmi_trainer.services.roster_ports import OwnTemplates
from gmi_trainer.services.workspace import Workspace
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.pages.page import COLUMN_PX, Page
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import quiet
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.words.translate import Translate

if TYPE_CHECKING:
    from gmi_trainer.services.plan_drafts import PlanSupplies
    from gmi_trainer.services.results_in import ClinicResults
    from gmi_trainer.services.visit import CommentsBegun
    from gmi_trainer.ui.drill.barrier import Barrier

OVERVIEW, QUICK_TEST, VISIT = "overview", "quick_test", "visit"
RESULT, KEY, RESULTS_OF = "result", "key", "results"
PLAN, GIVE_PLAN = "plan", "give_plan"


class ClinicFiles(ClinicCard, OwnTemplates, Protocol):
    """What the clinic's own file keeps beside its people."""


class ClinicWindow(Protocol):
    """What a room may ask of the window around it."""

    def open_person(self, profile_id: str, room: str = "") -> None:
        """Close the open record, open theirs: on Today or, with a ``room``, back here in that room. Nothing is closed
        where it is theirs already. UserProblem where the record cannot be opened; the first one stays open then."""
        ...

    def take_stage(self, view: QWidget, end: Callable[[], None]) -> None:
        """Let something have the whole window; ``end`` is called when it is left, for whatever reason."""
        ...

    def leave_stage(self) -> None:
        """Back to Clinic, where it was left."""
        ...

    def open_report(self) -> None:
        """The report of the open record, where it can be saved and printed."""
        ...

    def try_as_patient(self, fill: Callable[[Workspace], None]) -> None:
        """Show the whole program as a guest sees it, with what ``fill`` writes in its empty record before. The open
        record is closed meanwhile; ``end_try`` comes back."""
        ...

    def end_try(self) -> None:
        """Throw the guest away and open the record from before, in Clinic."""
        ...


@dataclass(frozen=True, slots=True)
class ClinicTools:
    """What a room is made of. ``workspace``: the record that is open, whose rooms those of one person are.

    ``comments_begun``: what somebody was writing when the window was locked, or another record opened.
    ``plan_supplies``: for the room in which plans are written. ``results``: for results and the clinic's key; read when
    they are first wanted.
    """

    look: Look
    workspace: Workspace
    jobs: Background
    translate: Translate
    clock: Clock
    frames: FrameMaker
    make_barrier: Callable[[], Barrier]
    roster: Roster
    files: ClinicFiles
    guests: Guests
    quick_tests: QuickTestService
    window: ClinicWindow
    results: Callable[[], ClinicResults]
    comments_begun: CommentsBegun
    plan_supplies: PlanSupplies | None = None

    @property
    def today(self) -> date:
        """The day that it is now: one begins at four in the morning."""
        return local_day(self.clock.utc_now(), self.clock.utc_offset_min())

    @property
    def person_id(self) -> str:
        """Whose record is open."""
        return self.workspace.profile.profile_id


class ClinicRoom(Page):
    """A page behind Clinic, with the way back above its title and on Escape.

    It reads in a background job of its own, and only while it is in view.
    """

    back_asked = Signal()
    room_asked = Signal(str)  # another room's key
    person_asked = Signal(str, str)  # somebody's record: the profile's id, and a room's key or nothing
    people_changed = Signal()  # the list of people is to be read anew

    def __init__(
        self,
        look: Look,
        identifier: str,
        words: str,
        about: str | None = None,
        parent: QWidget | None = None,
        *,
        column_px: int = COLUMN_PX,
    ) -> None:
        """``identifier``: such as ``clinic.overview``."""
        super().__init__(look, identifier, words, about, column_px=column_px, parent=parent)
        self._back = quiet(look, self.tr("Back"), f"{identifier}.back", icon="arrow-left")
        name_control(self._back, f"{identifier}.back", self.tr("Back to Clinic"))
        self._back.clicked.connect(self._on_back_clicked)
        self.put_above_title(holding(FlowLayout(look), [self._back]))
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self._on_back_clicked)

    def begin(self) -> None:
        """Somebody came in: read, and show what was read. Called each time, before ``take_focus``."""

    def for_person(self, profile_id: str) -> None:
        """Whom it is opened for, where it was opened beside somebody; else nothing. Called before ``begin``."""

    def take_focus(self) -> None:
        """Put the keyboard on the way back, unless a room has something better."""
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_back(self) -> None:
        """Back was pressed, or Escape. A room with several views may have its own way back first."""
        self.back_asked.emit()

    @Slot()
    def _on_back_clicked(self) -> None:
        self.go_back()


class DoorKind(Enum):
    """Where a room is opened from."""

    CLINIC = auto()  # a tile on the first page
    PERSON = auto()  # a button beside somebody; their record is opened first
    NONE = auto()  # from another room


@dataclass(frozen=True, slots=True)
class DoorWords:
    """What a tile or a button says: its name and, on a tile, one line about it."""

    name: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class ClinicDoor:
    """A way to a room."""

    key: str
    kind: DoorKind
    icon: str
    words: Callable[[Translate], DoorWords]
    make: Callable[[ClinicTools], ClinicRoom]


def _overview_words(translate: Translate) -> DoorWords:
    return DoorWords(
        translate("ClinicRooms", "Overview"),
        translate("ClinicRooms", "Everybody in one table: days kept, tests, pain, last use."),
    )


def _overview(tools: ClinicTools) -> ClinicRoom:
    from gmi_trainer.ui.pages.clinic.overview import OverviewRoom

    return OverviewRoom(tools)


def _quick_test_words(translate: Translate) -> DoorWords:
    return DoorWords(
        translate("ClinicRooms", "Quick test"),
        translate("ClinicRooms", "Twenty pictures now, for somebody or for nobody yet."),
    )


def _quick_test(tools: ClinicTools) -> ClinicRoom:
    from gmi_trainer.ui.pages.clinic.quick_test import QuickTestRoom

    return QuickTestRoom(tools)


def _visit_words(translate: Translate) -> DoorWords:
    return DoorWords(translate("ClinicRooms", "Visit"))


def _visit(tools: ClinicTools) -> ClinicRoom:
    from gmi_trainer.ui.pages.clinic.visit_page import VisitPage

    return VisitPage(tools)


def _plan_words(translate: Translate) -> DoorWords:
    return DoorWords(translate("ClinicRooms", "Plan"))


def _plan(tools: ClinicTools) -> ClinicRoom:
    from gmi_trainer.ui.pages.clinic.plan_editor import PlanEditor
    from gmi_trainer.ui.pages.clinic.plan_tools import plan_tools

    return PlanEditor(plan_tools(tools))


def _give_plan_words(translate: Translate) -> DoorWords:
    return DoorWords(translate("ClinicRooms", "Give the plan"))


def _give_plan(tools: ClinicTools) -> ClinicRoom:
    from gmi_trainer.ui.pages.clinic.give_plan import GivePlanRoom

    return GivePlanRoom(tools)


def _result_words(translate: Translate) -> DoorWords:
    return DoorWords(
        translate("ClinicRooms", "Open a result"),
        translate("ClinicRooms", "A file from home. You see first what is in it."),
    )


def _result(tools: ClinicTools) -> ClinicRoom:
    from gmi_trainer.ui.pages.clinic.result_room import ResultRoom

    return ResultRoom(tools)


def _results_of_words(translate: Translate) -> DoorWords:
    return DoorWords(translate("ClinicRooms", "Results"))


def _results_of(tools: ClinicTools) -> ClinicRoom:
    from gmi_trainer.ui.pages.clinic.results_of_room import ResultsOfRoom

    return ResultsOfRoom(tools)


def _key_words(translate: Translate) -> DoorWords:
    return DoorWords(
        translate("ClinicRooms", "The clinic’s key"),
        translate("ClinicRooms", "Name, fingerprint, and the paper with the key."),
    )


def _key(tools: ClinicTools) -> ClinicRoom:
    from gmi_trainer.ui.pages.clinic.key_room import KeyRoom

    return KeyRoom(tools)


DOORS: tuple[ClinicDoor, ...] = (
    ClinicDoor(QUICK_TEST, DoorKind.CLINIC, "timer", _quick_test_words, _quick_test),
    ClinicDoor(OVERVIEW, DoorKind.CLINIC, "list", _overview_words, _overview),
    ClinicDoor(RESULT, DoorKind.CLINIC, "folder-open", _result_words, _result),
    ClinicDoor(KEY, DoorKind.CLINIC, "lock", _key_words, _key),
    ClinicDoor(VISIT, DoorKind.PERSON, "user", _visit_words, _visit),
    ClinicDoor(RESULTS_OF, DoorKind.PERSON, "list", _results_of_words, _results_of),
    ClinicDoor(PLAN, DoorKind.PERSON, "clipboard-check", _plan_words, _plan),
    ClinicDoor(GIVE_PLAN, DoorKind.NONE, "file-text", _give_plan_words, _give_plan),
)
"""In the order of their tiles and buttons. Only rooms that are there."""
