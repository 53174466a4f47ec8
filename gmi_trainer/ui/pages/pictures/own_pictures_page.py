"""Pictures of one's own: what there is, what waits to be said, and how more photos come in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeySequence, QPixmap, QShortcut, QShowEvent
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.own_picture import FEWEST_OWN_PICTURES, OwnPicture
from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.services.changes import Changed, Changes
from gmi_trainer.services.own_picture_ports import Look as PhotoLook
from gmi_trainer.services.own_pictures import OwnPicturesNow, OwnPicturesService
from gmi_trainer.services.own_ports import Undo
from gmi_trainer.ui.background import Background, Job
from gmi_trainer.ui.hearing import hear_of
from gmi_trainer.ui.pages.page import Page
from gmi_trainer.ui.pages.pictures.photo_frame import image_of
from gmi_trainer.ui.pages.pictures.photo_import import BroughtIn, PhotoImport
from gmi_trainer.ui.pages.pictures.photo_question import ask_which_files, ask_which_folder
from gmi_trainer.ui.pages.pictures.picture_tile import PICTURE_PX, PictureTile
from gmi_trainer.ui.pages.settings.record_part import Along, Working
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import Button, primary, quiet, secondary
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.empty_state import EmptyState
from gmi_trainer.ui.widgets.notice import Notice, NoticeKind
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.tab_order import put_in_tab_order
from gmi_trainer.ui.widgets.text import body, muted
from gmi_trainer.ui.words.body import part_name
from gmi_trainer.ui.words.own_pictures import (
    already_line,
    brought_line,
    deleted_line,
    enough_line,
    more_line,
    others_line,
    own_pictures_name,
    side_line,
    tile_name,
    waiting_line,
)
from gmi_trainer.ui.words.problems import problem_sentence
from gmi_trainer.ui.words.translate import Translate

MOST_SENTENCES = 5
"""So many photos that cannot be used are told one by one; of the others only how many there are."""


class OwnPicturesPage(Page):
    """Reports what is to be opened; photos are brought in and deleted here."""

    back_asked = Signal()
    sort_asked = Signal(object)  # uuids of those that wait
    picture_asked = Signal(str)  # one of them, to be changed
    train_asked = Signal(object)  # the BodyPart to train with

    def __init__(
        self,
        look: Look,
        service: OwnPicturesService,
        jobs: Background,
        changes: Changes,
        usual_part: Callable[[], BodyPart],
        translate: Translate,
        parent: QWidget | None = None,
    ) -> None:
        """``usual_part``: what new photos most likely show."""
        super().__init__(
            look,
            "own",
            own_pictures_name(translate),
            translate("OwnPicturesPage", "Train with photos of your own hands, feet or other parts."),
            parent=parent,
        )
        self._service = service
        self._jobs = jobs
        self._usual_part = usual_part
        self._translate = translate
        self._now = OwnPicturesNow()
        self._tiles: dict[str, PictureTile] = {}
        self._pixmaps: dict[tuple[str, int], QPixmap] = {}
        self._drawing: Job | None = None
        self._along: Along | None = None
        self._import = PhotoImport(service, jobs, self)
        self._import.stepped.connect(self._on_import_stepped)
        self._import.ended.connect(self._on_import_ended)
        self._back = quiet(look, self.tr("Back to Train"), "own.back", icon="arrow-left")
        self._back.clicked.connect(self.back_asked)
        self.put_above_title(holding(FlowLayout(look), [self._back]))
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.back_asked)
        self._said = Stack(look)
        self._working = Working(look, "own.working")
        self._top = Stack(look, gap_px=20)
        self._list = Stack(look, gap_px=20)
        for part in (self._working, self._top, self._said, self._list, self._about()):
            self.add(part)
        self._said.hide()
        hear_of(changes, self, self._on_record_changed)
        look.changed.connect(self._on_theme_changed)

    @property
    def now(self) -> OwnPicturesNow:
        """What is shown."""
        return self._now

    @property
    def photos(self) -> PhotoImport:
        """What brings them in."""
        return self._import

    @property
    def said(self) -> str:
        """What it says of the photos that were brought in last."""
        return "\n".join(notice.words for notice in self._said.findChildren(Notice))

    def refresh(self) -> None:
        """Read again what there is: a short question."""
        if self.isVisible():
            self._show()

    def take_focus(self) -> None:
        """On what comes next: photos that wait, or more photos."""
        for name in ("own.sort", "own.add"):
            button = self._top.findChild(Button, name)
            if button is not None:
                button.setFocus(Qt.FocusReason.OtherFocusReason)
                QTimer.singleShot(0, self, self.keep_focus_in_view)  # once everything has its place
                return

    def bring_in(self, chosen: Sequence[Path]) -> None:
        """Files or folders that the person chose."""
        self.undo_bar.dismiss()
        self._say_nothing()
        self._along = self._working.begin(self.tr("Reading the photos …"))
        self._import.begin(chosen, self._usual_part())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is read beside a drill, nor behind the back of somebody who went elsewhere."""
        super().hideEvent(event)
        if not event.spontaneous():  # the window was only put away
            self._import.stop()

    # -- what stands there ---------------------------------------------------------------------------------

    def _about(self) -> Card:
        card = Card(self.look, self.tr("What happens to your photos"), role="well")
        for words in (
            self.tr(
                "They are kept in your record on this computer. Place, time and camera are taken out, "
                "and the files you chose stay as they are."
            ),
            self.tr("An export leaves your photos out, unless you tick them one by one."),
            self.tr("Backups hold them. A backup from before you delete a photo still has it."),
        ):
            card.add(muted(words))
        return card

    def _show(self) -> None:
        """Everything anew; the keyboard stays where it was."""
        focused = self.focusWidget()
        had = focused.objectName() if focused is not None and self._column.isAncestorOf(focused) else ""
        try:
            self._now = self._service.now()
        except UserProblem as problem:
            self._on_problem(problem)
            return
        self._top.clear()
        self._list.clear()
        self._tiles = {}
        if self._now.waiting:
            self._top.add(self._waiting_card())
        self._top.add(self._adding())
        if not self._now.pictures:
            self._list.add(self._nothing_yet())
        for part in self._now.counts:
            self._list.add(self._part_card(part))
        put_in_tab_order((self._column,))
        found = self._column.findChild(QWidget, had) if had else None
        if found is not None:
            found.setFocus(Qt.FocusReason.OtherFocusReason)
        elif had:
            self.take_focus()
        self._draw()

    def _nothing_yet(self) -> QWidget:
        return EmptyState(
            self.look,
            "hand",
            self.tr("No pictures of your own yet"),
            self.tr(
                "Take photos of one part of the body in different poses, one hand or foot in each. "
                "Six of a part make a drill. One side is enough: the mirror twins are made for you."
            ),
        )

    def _adding(self) -> QWidget:
        """The two ways in which photos come."""
        look = self.look
        waits = bool(self._now.waiting)
        words = self.tr("Add photos")
        add = (
            secondary(look, words, "own.add", icon="plus")
            if waits
            else primary(look, words, "own.add", icon="plus")
        )
        folder = secondary(look, self.tr("Add a folder"), "own.add_folder", icon="folder")
        add.clicked.connect(self._on_add_clicked)
        folder.clicked.connect(self._on_add_folder_clicked)
        return holding(FlowLayout(look), [add, folder])

    def _waiting_card(self) -> Card:
        look, words = self.look, waiting_line(len(self._now.waiting), self._translate)
        card = Card(look, words)
        sort = primary(look, self.tr("Say left or right"), "own.sort", icon="play")
        sort.clicked.connect(self._on_sort_clicked)
        drop = quiet(look, self.tr("Delete those that wait"), "own.drop", icon="x")
        drop.clicked.connect(self._on_drop_clicked)
        card.add(holding(FlowLayout(look), [sort, drop]))
        return card

    def _part_card(self, part: BodyPart) -> Card:
        look, say = self.look, self._translate
        pictures = self._now.of(part)
        card = Card(look, part_name(part, say))
        card.add(body(enough_line(part, len(pictures), say)))
        if len(pictures) >= FEWEST_OWN_PICTURES:
            train = secondary(look, self.tr("Train with these"), f"own.train.{part.value}", icon="play")
            train.clicked.connect(partial(self.train_asked.emit, part))
            card.add(holding(FlowLayout(look), [train]))
        tiles: list[QWidget] = []
        for number, picture in enumerate(pictures, start=1):
            tile = PictureTile(
                look,
                f"own.picture.{picture.uuid}",
                side_line(part, picture.side, say),
                tile_name(part, picture.side, number, say),
            )
            tile.clicked.connect(partial(self.picture_asked.emit, picture.uuid))
            self._tiles[picture.uuid] = tile
            tiles.append(tile)
        card.add(holding(FlowLayout(look, gap_px=10), tiles))
        return card

    # -- drawing -------------------------------------------------------------------------------------------

    def _draw(self) -> None:
        """In a job, those that were not drawn before."""
        size = round(self.look.px(PICTURE_PX) * self.devicePixelRatioF())
        wanted: list[OwnPicture] = []
        for picture in self._now.sorted:
            pixmap = self._pixmaps.get((picture.shown_sha256, size))
            if pixmap is not None:
                self._tiles[picture.uuid].show_picture(pixmap)
            else:
                wanted.append(picture)
        if self._drawing is not None:
            self._drawing.cancel()
        if not wanted:
            return
        ground = self.look.colour("surface")
        rgb = (ground.red(), ground.green(), ground.blue())
        service = self._service
        self._drawing = self._jobs.run(
            lambda job: service.looks.round(tuple(wanted), size, rgb, job.is_cancelled),
            partial(self._on_drawn, size),
            owner=self,
            on_problem=self._on_problem,
        )

    def _on_drawn(self, size: int, looks: Sequence[tuple[OwnPicture, PhotoLook]]) -> None:
        for picture, look in looks:
            pixmap = QPixmap.fromImage(image_of(look))
            self._pixmaps[picture.shown_sha256, size] = pixmap
            tile = self._tiles.get(picture.uuid)
            if tile is not None:
                tile.show_picture(pixmap)

    # -- bringing in ---------------------------------------------------------------------------------------

    @Slot()
    def _on_add_clicked(self) -> None:
        ask_which_files(
            self, self.tr("Choose photos"), self.tr("Photos"), self._service.endings, self.bring_in
        )

    @Slot()
    def _on_add_folder_clicked(self) -> None:
        ask_which_folder(self, self.tr("Choose a folder with photos"), self.bring_in)

    @Slot(int, int)
    def _on_import_stepped(self, done: int, of: int) -> None:
        if self._along is not None:
            self._along.step(done, max(1, of))
            if self._along.is_stopped():
                self._import.stop()

    @Slot(object)
    def _on_import_ended(self, brought: BroughtIn) -> None:
        self._working.end()
        self._along = None
        say = self._translate
        refused = [problem_sentence(problem, say) for problem in brought.problems[:MOST_SENTENCES]]
        if len(brought.problems) > MOST_SENTENCES:
            refused.append(others_line(len(brought.problems) - MOST_SENTENCES, say))
        told = [already_line(brought.already, say)] if brought.already else []
        if brought.more:
            told.append(more_line(brought.more, say))
        if not (brought.added or brought.already or brought.problems):
            told.append(
                self.tr("Nothing was added.") if brought.stopped else self.tr("No photos were found there.")
            )
        if refused:
            self._tell(NoticeKind.ATTENTION, "\n".join(refused))
        if told:
            self._tell(NoticeKind.INFO, "\n".join(told))
        if self.isVisible():
            self._show()
            self.scroll_to_top()
            self.take_focus()
        if brought.added:
            self.offer_undo(
                brought_line(len(brought.added), len(brought.problems), say),
                partial(self._take_out, brought.added),
            )

    def _take_out(self, uuids: tuple[str, ...]) -> None:
        """Undo of bringing in: those of them that are still there."""
        self._say_nothing()
        here = [uuid for uuid in uuids if self._service.now().find(uuid) is not None]
        try:
            self._service.delete(here)
        except UserProblem as problem:
            self._on_problem(problem)

    # -- the rest ------------------------------------------------------------------------------------------

    def keep_way_back(self, words: str, undo: Undo) -> None:
        """Something was done to a picture elsewhere; it can be taken back here."""

        def take_back() -> None:
            try:
                undo()
            except UserProblem as problem:
                self._on_problem(problem)

        self.offer_undo(words, take_back)

    @Slot()
    def _on_sort_clicked(self) -> None:
        self._say_nothing()
        self.undo_bar.dismiss()
        self.sort_asked.emit([picture.uuid for picture in self._now.waiting])

    @Slot()
    def _on_drop_clicked(self) -> None:
        self._say_nothing()
        uuids = [picture.uuid for picture in self._now.waiting]
        try:
            undo = self._service.delete(uuids)
        except UserProblem as problem:
            self._on_problem(problem)
            return
        self.keep_way_back(deleted_line(len(uuids), self._translate), undo)
        self.take_focus()

    def _on_record_changed(self, kind: Changed) -> None:
        if kind is Changed.PICTURES and self._along is None:
            self.refresh()

    @Slot()
    def _on_theme_changed(self) -> None:
        self._pixmaps = {}
        if self.isVisible():
            self._draw()

    def _on_problem(self, problem: UserProblem) -> None:
        self._tell(NoticeKind.ATTENTION, problem_sentence(problem, self._translate))

    def _tell(self, kind: NoticeKind, words: str) -> None:
        self._said.add(Notice(self.look, words, kind))
        self._said.show()

    def _say_nothing(self) -> None:
        self._said.clear()
        self._said.hide()
