"""The rooms behind Progress: what every one of them can do, and the doors that lead there.

To add a room: write it in a module of its own as a ``ProgressRoom`` (or a ``RoomStack``), say its words and how it
is made in two functions below, and add a line to ``ROOMS``. Its module is imported when it is first opened.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import Enum, auto

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from gmi_trainer.domain.activity import SessionKind
from gmi_trainer.domain.days import local_day
from gmi_trainer.domain.values import dataclass
from gmi_trainer.services.clock_port import Clock
from gmi_trainer.services.picture_ports import FrameMaker
from gmi_trainer.services.workspace import Workspace
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.pages.page import Page
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import quiet
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.words.translate import Translate

BREATHING = "breathing"
DRILLS = "drills"
DAY = "day"
"""The room of one day, which has no tile: days are opened from charts and from the calendar."""


@dataclass(frozen=True, slots=True)
class RoomTools:
    """What a room is made of. ``frames`` draws pictures of the library; None where nothing can."""

    look: Look
    workspace: Workspace
    jobs: Background
    translate: Translate
    clock: Clock
    frames: FrameMaker | None = None

    @property
    def today(self) -> date:
        """The day that it is now: one begins at four in the morning."""
        return local_day(self.clock.utc_now(), self.clock.utc_offset_min())


class ProgressRoom(Page):
    """A page behind Progress, with the way back above its title and on Escape.

    It reads in a background job of its own, and only while it is in view.
    """

    back_asked = Signal()
    train_asked = Signal()  # to the Train place
    drill_asked = Signal(object)  # DrillSpec: to be begun at once
    session_opened = Signal(int, object)  # a session's id and its SessionKind: to be shown
    day_opened = Signal(object)  # date

    def __init__(
        self, look: Look, identifier: str, words: str, about: str | None = None, parent: QWidget | None = None
    ) -> None:
        """``identifier``: such as ``progress.calendar``."""
        super().__init__(look, identifier, words, about, parent=parent)
        self._back = quiet(look, self.tr("Back"), f"{identifier}.back", icon="arrow-left")
        self._back.clicked.connect(self.back_asked)
        self.put_above_title(holding(FlowLayout(look), [self._back]))
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.back_asked)

    def begin(self) -> None:
        """Somebody came in: read, and show what was read. Called each time, before ``take_focus``."""

    def take_focus(self) -> None:
        """Put the keyboard on the way back, unless a room has something better."""
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_session(self, session_id: int) -> None:
        """Show one session. For a room that ``RoomDoor.kind`` names as the one of a kind of sessions."""
        raise NotImplementedError

    def show_day(self, day: date) -> None:
        """Show a day. For the room ``DAY`` alone."""
        raise NotImplementedError


class RoomStack(QStackedWidget):
    """A room with several pages of its own. It can all that a ``ProgressRoom`` can."""

    back_asked = Signal()
    train_asked = Signal()
    drill_asked = Signal(object)
    session_opened = Signal(int, object)
    day_opened = Signal(object)
    breathe_asked = Signal()
    learn_asked = Signal()  # to the Learn place
    practice_asked = Signal(object)  # SessionKind: to where it is practised
    own_page_asked = Signal(object)  # OwnPage: behind Learn
    check_asked = Signal()  # what I know about pain

    def __init__(self, identifier: str, spoken: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name_control(self, identifier, spoken)

    def begin(self) -> None:
        """Somebody came in."""

    def take_focus(self) -> None:
        """Put the keyboard on what the room is for."""

    def open_session(self, session_id: int) -> None:
        """Show one session."""
        raise NotImplementedError

    def show_day(self, day: date) -> None:
        """Show a day. For the room ``DAY`` alone."""
        raise NotImplementedError


Room = ProgressRoom | RoomStack


class RoomGroup(Enum):
    """Where a room's tile stands on the first view."""

    CLOSER = auto()  # "Look closer"
    ELSE = auto()  # "Everything else": the histories
    NONE = auto()  # it is opened from elsewhere


@dataclass(frozen=True, slots=True)
class DoorWords:
    """What a tile says: its name and one line about it."""

    name: str
    about: str


@dataclass(frozen=True, slots=True)
class RoomDoor:
    """A tile on the first view, and the room behind it. ``kind``: whose sessions are shown there."""

    key: str
    group: RoomGroup
    icon: str
    words: Callable[[Translate], DoorWords]
    make: Callable[[RoomTools], Room]
    kind: SessionKind | None = None


def _drills_words(translate: Translate) -> DoorWords:
    return DoorWords(
        translate("ProgressRooms", "All drills"),
        translate("ProgressRooms", "Each one with its pictures. Here you can leave one out."),
    )


def _drills(tools: RoomTools) -> Room:
    from gmi_trainer.ui.pages.progress.drills_room import DrillsRoom

    return DrillsRoom(tools)


def _breathing_words(translate: Translate) -> DoorWords:
    return DoorWords(
        translate("ProgressRooms", "Breathing"),
        translate("ProgressRooms", "When you did it, and how you felt before and after."),
    )


def _breathing(tools: RoomTools) -> Room:
    from gmi_trainer.ui.pages.breathe.looking_back import LookingBack

    return LookingBack(tools, tools.translate("ProgressRooms", "Back to all progress"))


def _slow_words(translate: Translate) -> DoorWords:
    return DoorWords(
        translate("ProgressRooms", "Why am I slow?"),
        translate("ProgressRooms", "Which pictures take you longer. You can practise them."),
    )


def _slow(tools: RoomTools) -> Room:
    from gmi_trainer.ui.pages.progress.slow_room import SlowRoom

    return SlowRoom(tools)


def _imagined_words(translate: Translate) -> DoorWords:
    return DoorWords(
        translate("ProgressRooms", "Imagined movements"),
        translate("ProgressRooms", "How clear it was, and how long it took."),
    )


def _imagined(tools: RoomTools) -> Room:
    from gmi_trainer.ui.pages.progress.imagined_room import ImaginedRoom

    return ImaginedRoom(tools)


def _mirrored_words(translate: Translate) -> DoorWords:
    return DoorWords(
        translate("ProgressRooms", "Mirror"),
        translate("ProgressRooms", "The steps, and how it felt."),
    )


def _mirrored(tools: RoomTools) -> Room:
    from gmi_trainer.ui.pages.progress.mirrored_room import MirroredRoom

    return MirroredRoom(tools)


def _tasks_words(translate: Translate) -> DoorWords:
    return DoorWords(
        translate("ProgressRooms", "Daily tasks"),
        translate("ProgressRooms", "How hard you thought it was, and how it went."),
    )


def _tasks(tools: RoomTools) -> Room:
    from gmi_trainer.ui.pages.progress.tasks_room import TasksRoom

    return TasksRoom(tools)


def _noticed_words(translate: Translate) -> DoorWords:
    return DoorWords(
        translate("ProgressRooms", "Notice"),
        translate("ProgressRooms", "Which ones you did, and when."),
    )


def _noticed(tools: RoomTools) -> Room:
    from gmi_trainer.ui.pages.progress.noticed_room import NoticedRoom

    return NoticedRoom(tools)


def _calendar_words(translate: Translate) -> DoorWords:
    return DoorWords(
        translate("ProgressRooms", "Calendar"),
        translate("ProgressRooms", "Each day with what you did, and all that you noted."),
    )


def _calendar(tools: RoomTools) -> Room:
    from gmi_trainer.ui.pages.progress.calendar_room import CalendarRoom

    return CalendarRoom(tools)


def _weekly_words(translate: Translate) -> DoorWords:
    return DoorWords(
        translate("ProgressRooms", "Weekly questions"),
        translate("ProgressRooms", "What you answered, week by week. You can answer now."),
    )


def _weekly(tools: RoomTools) -> Room:
    from gmi_trainer.ui.pages.progress.weekly_room import WeeklyRoom

    return WeeklyRoom(tools)


def _day_words(translate: Translate) -> DoorWords:
    return DoorWords(translate("ProgressRooms", "One day"), "")


def _day(tools: RoomTools) -> Room:
    from gmi_trainer.ui.pages.progress.day_page import DayPage

    return DayPage(tools)


def _report_words(translate: Translate) -> DoorWords:
    return DoorWords(
        translate("ProgressRooms", "Report"),
        translate("ProgressRooms", "One page to keep, or to hand over. You choose what is in it."),
    )


def _report(tools: RoomTools) -> Room:
    from gmi_trainer.ui.pages.progress.report_room import ReportRoom

    return ReportRoom(tools)


def _send_words(translate: Translate) -> DoorWords:
    return DoorWords(
        translate("ProgressRooms", "Send my results"),
        translate("ProgressRooms", "A file for your clinic. You see first what is in it."),
    )


def _send(tools: RoomTools) -> Room:
    from gmi_trainer.ui.pages.progress.send_room import SendRoom

    return SendRoom(tools)


def _speed_words(translate: Translate) -> DoorWords:
    return DoorWords(
        translate("ProgressRooms", "Speed and accuracy"),
        translate("ProgressRooms", "Correct answers per minute, and left against right."),
    )


def _speed(tools: RoomTools) -> Room:
    from gmi_trainer.ui.pages.progress.speed_room import SpeedRoom

    return SpeedRoom(tools)


def _learning_words(translate: Translate) -> DoorWords:
    return DoorWords(
        translate("ProgressRooms", "Lessons and questions"),
        translate("ProgressRooms", "What you read, what stayed, and what comes back when."),
    )


def _learning(tools: RoomTools) -> Room:
    from gmi_trainer.ui.pages.progress.learning_room import LearningRoom

    return LearningRoom(tools)


def _knowledge_words(translate: Translate) -> DoorWords:
    return DoorWords(
        translate("ProgressRooms", "What I know"),
        translate("ProgressRooms", "At the start, half way and at the end, sentence by sentence."),
    )


def _knowledge(tools: RoomTools) -> Room:
    from gmi_trainer.ui.pages.progress.knowledge_room import KnowledgeRoom

    return KnowledgeRoom(tools)


def _goals_words(translate: Translate) -> DoorWords:
    return DoorWords(
        translate("ProgressRooms", "Goals"),
        translate("ProgressRooms", "How each of them went, and what a change is worth."),
    )


def _goals(tools: RoomTools) -> Room:
    from gmi_trainer.ui.pages.progress.goals_room import GoalsRoom

    return GoalsRoom(tools)


ROOMS: tuple[RoomDoor, ...] = (
    RoomDoor("slow", RoomGroup.CLOSER, "timer", _slow_words, _slow),
    RoomDoor("speed", RoomGroup.CLOSER, "scale", _speed_words, _speed),
    RoomDoor("calendar", RoomGroup.CLOSER, "calendar-days", _calendar_words, _calendar),
    RoomDoor("report", RoomGroup.CLOSER, "file-text", _report_words, _report),
    RoomDoor("send", RoomGroup.CLOSER, "stethoscope", _send_words, _send),
    RoomDoor(DRILLS, RoomGroup.ELSE, "list", _drills_words, _drills),
    RoomDoor(BREATHING, RoomGroup.ELSE, "wind", _breathing_words, _breathing, SessionKind.BREATHING),
    RoomDoor("imagined", RoomGroup.ELSE, "moon", _imagined_words, _imagined, SessionKind.IMAGERY),
    RoomDoor("mirrored", RoomGroup.ELSE, "hand", _mirrored_words, _mirrored, SessionKind.MIRROR),
    RoomDoor("tasks", RoomGroup.ELSE, "footprints", _tasks_words, _tasks, SessionKind.ACTIVITY),
    RoomDoor("noticed", RoomGroup.ELSE, "leaf", _noticed_words, _noticed, SessionKind.NOTICE),
    RoomDoor("learning", RoomGroup.ELSE, "book-open", _learning_words, _learning, SessionKind.LESSON),
    RoomDoor("knowledge", RoomGroup.ELSE, "circle-check", _knowledge_words, _knowledge),
    RoomDoor("goals", RoomGroup.ELSE, "target", _goals_words, _goals),
    RoomDoor("weekly", RoomGroup.ELSE, "clipboard-check", _weekly_words, _weekly),
    RoomDoor(DAY, RoomGroup.NONE, "calendar-days", _day_words, _day),
)
"""In the order of their tiles. Only rooms that are there."""
