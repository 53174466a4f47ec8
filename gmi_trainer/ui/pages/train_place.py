"""The place to train: its page, and behind it own pictures, the way through the stages and the stages' rooms."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.activity import DrillMode, PictureSource
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.services.changes import Changed, Changes
from gmi_trainer.services.drill_choices import DrillChoicesService
from gmi_trainer.services.drills import DrillService
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.hearing import hear_of
from gmi_trainer.ui.pages.place_with_rooms import PlaceWithRooms
from gmi_trainer.ui.pages.train_page import TrainPage
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.words.translate import Translate

if TYPE_CHECKING:  # read when somebody opens them
    from gmi_trainer.services.own_pictures import OwnPicturesService
    from gmi_trainer.ui.pages.pictures.own_pictures_page import OwnPicturesPage
    from gmi_trainer.ui.pages.pictures.sort_page import SortPage
    from gmi_trainer.ui.pages.train.stage_rooms import StageRooms
    from gmi_trainer.ui.pages.way.way_room import WayRoom

READS_AGAIN_ON = (Changed.PICTURES, Changed.PREFERENCES, Changed.ABOUT)


class TrainingWorkspace(Protocol):
    """What the place needs of an open record."""

    @property
    def drills(self) -> DrillService: ...
    @property
    def choices(self) -> DrillChoicesService: ...
    @property
    def own_pictures(self) -> Callable[[], OwnPicturesService]: ...
    @property
    def changes(self) -> Changes: ...


class TrainPlace(PlaceWithRooms):
    """What the shell shows. Own pictures are made when they are first opened."""

    start_asked = Signal(object)  # DrillSpec

    def __init__(
        self,
        look: Look,
        workspace: TrainingWorkspace,
        jobs: Background,
        translate: Translate,
        way: WayRoom | None = None,
        rooms: StageRooms | None = None,
    ) -> None:
        """``way``: the way through the stages, to be told of on the page and shown behind it. ``rooms``: those of the
        later stages, likewise."""
        super().__init__("train.place", translate("TrainPage", "Train"))
        self._look = look
        self._workspace = workspace
        self._jobs = jobs
        self._translate = translate
        self._own: OwnPicturesPage | None = None
        self._sort: SortPage | None = None
        self.page = TrainPage(look, workspace.drills, workspace.choices, translate)
        self._add_page(self.page, self.page)
        self.page.start_asked.connect(self.start_asked)
        self.page.own_pictures_asked.connect(self.open_own_pictures)
        self.way = way
        if way is not None:
            way.setParent(self)
            self.page.add(way.row)
            way.opened.connect(self._on_way_opened)
            way.left.connect(self._on_way_left)
            if rooms is not None:
                way.room_asked.connect(rooms.open_room)
        self.rooms = rooms
        if rooms is not None:
            rooms.setParent(self)
            self.page.add(rooms.strip)
            rooms.opened.connect(self._on_way_opened)
            rooms.left.connect(self._on_way_left)
        hear_of(workspace.changes, self, self._on_record_changed)

    def come_back(self) -> None:
        """After a session: to the room that it was begun from, else to the page."""
        room = self.currentWidget()
        if self.rooms is not None and self.rooms.has(room):
            self.rooms.come_back(room)
        else:
            self.take_focus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.way is not None:
            self.way.look_again()

    @property
    def own(self) -> OwnPicturesPage | None:
        """Pictures of one's own, once somebody has looked."""
        return self._own

    @property
    def sort(self) -> SortPage | None:
        """Where sides are said, once somebody has."""
        return self._sort

    @Slot()
    def open_own_pictures(self) -> None:
        """Show them."""
        own = self._own_page()
        self.setCurrentWidget(own)
        own.scroll_to_top()
        own.take_focus()

    def _own_page(self) -> OwnPicturesPage:
        if self._own is None:
            from gmi_trainer.ui.pages.pictures.own_pictures_page import OwnPicturesPage

            workspace = self._workspace
            own = OwnPicturesPage(
                self._look,
                workspace.own_pictures(),
                self._jobs,
                workspace.changes,
                lambda: workspace.choices.load().part,
                self._translate,
            )
            own.back_asked.connect(self._on_own_back_asked)
            own.sort_asked.connect(self._on_own_sort_asked)
            own.picture_asked.connect(self._on_own_picture_asked)
            own.train_asked.connect(self._on_own_train_asked)
            self._own = own
            self.addWidget(own)
        return self._own

    def _sort_page(self) -> SortPage:
        if self._sort is None:
            from gmi_trainer.ui.pages.pictures.sort_page import SortPage

            workspace = self._workspace
            sort = SortPage(
                self._look,
                workspace.own_pictures(),
                self._jobs,
                lambda: workspace.choices.load().key_map,
                self._translate,
            )
            sort.back_asked.connect(self.open_own_pictures)
            sort.ended.connect(self._on_sort_ended)
            self._sort = sort
            self.addWidget(sort)
        return self._sort

    @Slot(object)
    def _on_way_opened(self, page: QWidget) -> None:
        if self.indexOf(page) < 0:
            self.addWidget(page)
        self.setCurrentWidget(page)

    @Slot()
    def _on_way_left(self) -> None:
        self._show_page()

    @Slot()
    def _on_own_back_asked(self) -> None:
        self._show_page()
        self.page.focus_own_pictures()

    @Slot(object)
    def _on_own_sort_asked(self, uuids: list[str]) -> None:
        sort = self._sort_page()
        self.setCurrentWidget(sort)
        sort.begin(uuids)

    @Slot(str)
    def _on_own_picture_asked(self, uuid: str) -> None:
        sort = self._sort_page()
        self.setCurrentWidget(sort)
        sort.begin([uuid], is_single=True)

    @Slot(str, object)
    def _on_sort_ended(self, words: str, undo: Callable[[], None] | None) -> None:
        self.open_own_pictures()
        if undo is not None:
            self._own_page().keep_way_back(words, undo)

    @Slot(object)
    def _on_own_train_asked(self, part: BodyPart) -> None:
        """Chosen for the next drill; it is Start that begins it."""
        choices = self._workspace.choices
        own = replace(choices.load(), part=part, mode=DrillMode.TRAINING, source=PictureSource.OWN)
        choices.save(own)
        self.page.refresh()
        self.page.scroll_to_top()
        self.take_focus()

    def _on_record_changed(self, kind: Changed) -> None:
        if kind in READS_AGAIN_ON:
            self.refresh()
