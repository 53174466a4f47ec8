"""The rooms of stages 2 to 4 behind the Train page: tiles that lead to them, and each made when it is first opened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.activity import SessionKind
from gmi_trainer.domain.stages import KINDS, Stage
from gmi_trainer.domain.values import dataclass
from gmi_trainer.ui.pages.page import Page
from gmi_trainer.ui.pages.train.stage_strip import StageStrip
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.words.translate import Translate

if TYPE_CHECKING:
    from gmi_trainer.services.workspace import Workspace
    from gmi_trainer.ui.background import Background


class RoomPage(Page):
    """A room. Whatever it emits as ``begin_asked`` goes to the way of its kind (``ui/practice_ways.py``)."""

    back_asked = Signal()  # to the Train page
    begin_asked = Signal(object)
    lesson_asked = Signal(str, str)  # the lesson's id, and a screen's or none
    own_page_asked = Signal(object)  # OwnPage

    def take_focus(self) -> None:
        """The keyboard on what the room is for; somebody has come in."""
        raise NotImplementedError


MakeRoom = Callable[["Look", "Workspace", "Background", "Translate"], RoomPage]


@dataclass(frozen=True, slots=True)
class Door:
    """A tile on the Train page, and the room behind it."""

    stage: Stage
    icon: str
    make: MakeRoom

    @property
    def kind(self) -> SessionKind:
        """What is practised there."""
        return KINDS[self.stage]


def _imagine(look: Look, workspace: Workspace, jobs: Background, translate: Translate) -> RoomPage:
    from gmi_trainer.ui.pages.imagine.imagine_room import ImagineRoom

    return ImagineRoom(look, workspace, jobs, translate)


def _activities(look: Look, workspace: Workspace, jobs: Background, translate: Translate) -> RoomPage:
    from gmi_trainer.ui.pages.activities.activities_room import ActivitiesRoom

    return ActivitiesRoom(look, workspace, jobs, translate)


def _mirror(look: Look, workspace: Workspace, jobs: Background, translate: Translate) -> RoomPage:
    from gmi_trainer.ui.pages.mirror.mirror_room import MirrorRoom

    return MirrorRoom(look, workspace, jobs, translate)


DOORS: tuple[Door, ...] = (
    Door(Stage.IMAGINE, "moon", _imagine),
    Door(Stage.MIRROR, "hand", _mirror),
    Door(Stage.DAILY, "footprints", _activities),
)
"""In the order of the stages. Only rooms that are there; each imports its page when it is made."""


class StageRooms(QObject):
    """Owned by the Train place, which shows what is opened."""

    opened = Signal(object)  # RoomPage: to be put in view
    left = Signal()  # back to the page with the tiles
    begin_asked = Signal(object, object)  # SessionKind, and what its way understands
    lesson_asked = Signal(str, str)
    own_page_asked = Signal(object)

    def __init__(
        self,
        look: Look,
        workspace: Workspace,
        jobs: Background,
        translate: Translate,
        doors: Sequence[Door] = DOORS,
    ) -> None:
        super().__init__()
        self._look = look
        self._workspace = workspace
        self._jobs = jobs
        self._translate = translate
        self._doors = {door.stage: door for door in doors}
        self._rooms: dict[Stage, RoomPage] = {}
        self.strip = StageStrip(look, tuple((door.stage, door.icon) for door in doors), translate)
        if not doors:
            self.strip.hide()
        self.strip.room_asked.connect(self.open_room)

    def room(self, stage: Stage) -> QWidget | None:
        """A room, once somebody has looked."""
        return self._rooms.get(stage)

    def has(self, page: QWidget | None) -> bool:
        """Whether that is one of the rooms."""
        return any(room is page for room in self._rooms.values())

    def come_back(self, page: QWidget | None) -> None:
        """A session that was begun in a room is over."""
        for room in self._rooms.values():
            if room is page:
                room.scroll_to_top()
                room.take_focus()

    @Slot(object)
    def open_room(self, stage: Stage) -> None:
        """Show it, from the top."""
        if stage not in self._doors:
            return
        room = self._made(self._doors[stage])
        self.opened.emit(room)
        room.scroll_to_top()
        room.take_focus()

    def _made(self, door: Door) -> RoomPage:
        if door.stage not in self._rooms:
            room = door.make(self._look, self._workspace, self._jobs, self._translate)
            room.back_asked.connect(partial(self._leave, door.stage))
            room.begin_asked.connect(partial(self.begin_asked.emit, door.kind))
            room.lesson_asked.connect(self.lesson_asked)
            room.own_page_asked.connect(self.own_page_asked)
            self._rooms[door.stage] = room
        return self._rooms[door.stage]

    def _leave(self, stage: Stage) -> None:
        self.left.emit()
        self.strip.focus_tile(stage)
