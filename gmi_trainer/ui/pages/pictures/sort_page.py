"""One photo after the other: which side does it show, and what of it is seen? Two keys, or two large buttons."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QWidget

from gmi_trainer.domain.body import BodyPart, Side
from gmi_trainer.domain.key_map import LEFT_ARROW, RIGHT_ARROW, KeyMap
from gmi_trainer.domain.own_picture import OwnPicture, RoundFrame, moved, sized
from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.domain.values import dataclass
from gmi_trainer.services.own_picture_ports import Look as PhotoLook
from gmi_trainer.services.own_pictures import OwnPicturesService
from gmi_trainer.services.own_ports import Undo
from gmi_trainer.ui.background import Background, Job
from gmi_trainer.ui.pages.page import Page
from gmi_trainer.ui.pages.pictures.frame_panel import FramePanel
from gmi_trainer.ui.pages.pictures.photo_frame import PhotoFrame, image_of
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.announce import announce
from gmi_trainer.ui.widgets.answers import AnswerTile
from gmi_trainer.ui.widgets.buttons import quiet
from gmi_trainer.ui.widgets.choices import Choice
from gmi_trainer.ui.widgets.dropdown import Dropdown
from gmi_trainer.ui.widgets.notice import Notice, NoticeKind
from gmi_trainer.ui.widgets.reflow import FlowLayout, ReflowLayout, holding
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.tab_order import put_in_tab_order
from gmi_trainer.ui.widgets.text import Text, muted
from gmi_trainer.ui.words.answers import key_cap, with_key
from gmi_trainer.ui.words.body import part_name, question, side_of
from gmi_trainer.ui.words.own_pictures import deleted_line, said_line
from gmi_trainer.ui.words.problems import problem_sentence
from gmi_trainer.ui.words.translate import Translate

LONGEST_PX = 1280
ABOVE_PHOTO_PX = 190
"""The way back and the title, and a little air below."""

ROOM_FOR_TITLE_PX = 560
"""In a lower window the photo and the question come at once."""

BELOW_PHOTO_PX = 150
"""The question and its two answers, where they stand below it."""

SIDE_BY_SIDE_PX = 420
PHOTO_PX = (150, 460)
NEEDED = frozenset(
    key.value
    for key in (
        Qt.Key.Key_Space,
        Qt.Key.Key_Return,
        Qt.Key.Key_Enter,
        Qt.Key.Key_Escape,
        Qt.Key.Key_Tab,
        Qt.Key.Key_Backspace,
    )
)
"""Keys with which the page itself is used; a pedal that acts as one of them goes on pressing buttons here."""


@dataclass(frozen=True, slots=True)
class _WayBack:
    """Something that was done. ``at``: the photo that it was done to."""

    words: str
    undo: Undo
    at: int


class SortPage(Page):
    """Everything said is kept at once, with a way back."""

    back_asked = Signal()
    ended = Signal(str, object)  # what was done last, and the way back, where there is one

    def __init__(
        self,
        look: Look,
        service: OwnPicturesService,
        jobs: Background,
        keys: Callable[[], KeyMap],
        translate: Translate,
        parent: QWidget | None = None,
    ) -> None:
        """``keys``: those with which the person answers drills; they answer here, too."""
        super().__init__(look, "own.sort", translate("SortPage", "Left or right?"), "", parent=parent)
        self._service = service
        self._jobs = jobs
        self._keys = keys
        self._translate = translate
        self._queue: tuple[str, ...] = ()
        self._at = 0
        self._picture: OwnPicture | None = None
        self._is_single = False
        self._reading: Job | None = None
        self._answer_keys: list[QShortcut] = []
        self._undos: list[_WayBack] = []
        back = quiet(look, self.tr("Back to your own pictures"), "own.sort.back", icon="arrow-left")
        back.clicked.connect(self._on_back_clicked)
        self.put_above_title(holding(FlowLayout(look), [back]))
        self._problem = Notice(look, "", NoticeKind.ATTENTION)
        self._photo = PhotoFrame(
            look, "own.photo", self.tr("The photo. What is inside the ring will be shown.")
        )
        self._photo.pointed.connect(self._on_photo_pointed)
        self._saying = self._make_saying()
        self._framing = FramePanel(look)
        self._framing.moved.connect(self._on_framing_moved)
        self._framing.sized.connect(self._on_framing_sized)
        self._framing.whole_asked.connect(self._on_framing_whole_asked)
        self._framing.done.connect(self._on_framing_done)
        self._framing.left.connect(self._on_framing_left)
        beside = Stack(look)
        beside.add(self._saying)
        beside.add(self._framing)
        beside.add_stretch()
        self._row = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._row.addWidget(self._photo, 1, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(beside, 1)
        self.add(self._problem)
        self.add_layout(self._row)
        self._problem.hide()
        self._framing.hide()
        self._frame_keys = self._framing.listen_on(self)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self._on_escape_activated)
        backspace = QShortcut(QKeySequence(Qt.Key.Key_Backspace), self)
        backspace.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        backspace.activated.connect(self.take_back)

    @property
    def picture(self) -> OwnPicture | None:
        """What is asked about."""
        return self._picture

    @property
    def is_framing(self) -> bool:
        """The ring is being moved."""
        return self._framing.isVisibleTo(self)

    @property
    def photo(self) -> PhotoFrame:
        """The photo, with the ring."""
        return self._photo

    def begin(self, uuids: Sequence[str], *, is_single: bool = False) -> None:
        """Ask about photos, one after the other. ``is_single``: one that was said before and is to be changed."""
        self._queue, self._at, self._is_single = tuple(uuids), 0, is_single
        self._undos = []
        self._hear_keys()
        self._ask()
        self.scroll_to_top()
        self.take_focus()

    def take_focus(self) -> None:
        """On the question: the two keys answer it from anywhere."""
        if self.is_framing:
            self._framing.take_focus()
        else:
            self._sides[Side.LEFT].setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_photo()

    # -- what stands there ---------------------------------------------------------------------------------

    def _make_saying(self) -> Stack:
        look = self.look
        saying = Stack(look, gap_px=12)
        self._question = Text("", "heading")
        self._question.setObjectName("own.sort.question")
        saying.add(self._question)
        self._sides: dict[Side, AnswerTile] = {}
        answers = QWidget()
        row = ReflowLayout(look, 170, most=2, gap_px=12, parent=answers)
        for side, icon in ((Side.LEFT, "arrow-left"), (Side.RIGHT, "arrow-right")):
            tile = AnswerTile(
                look, Choice(side, side.value, "", "", icon=icon), f"own.say.{side.value}", keeps=True
            )
            tile.clicked.connect(partial(self._say, side))
            row.addWidget(tile)
            self._sides[side] = tile
        saying.add(answers)
        frame = quiet(look, self.tr("Move or size the ring"), "own.sort.frame", icon="target")
        self._later = quiet(look, self.tr("Leave this one for later"), "own.sort.later", icon="skip-forward")
        delete = quiet(look, self.tr("Delete this photo"), "own.sort.delete", icon="x")
        frame.clicked.connect(self._on_frame_clicked)
        self._later.clicked.connect(self._on_later_clicked)
        delete.clicked.connect(self._on_delete_clicked)
        self._frame_button = frame
        self._undo_button = quiet(look, self.tr("Undo (Backspace)"), "own.sort.undo", icon="undo-2")
        self._undo_button.clicked.connect(self.take_back)
        self._done_line = muted()
        self._done_line.setObjectName("own.sort.done")
        saying.add(self._done_line)
        saying.add(holding(FlowLayout(look), [self._undo_button, frame, self._later, delete]))
        label = Text(self.tr("What does it show?"), "field")
        self._part = Dropdown("own.sort.part", label)
        for part in BodyPart:
            self._part.addItem(part_name(part, self._translate), part)
        self._part.activated.connect(self._on_part_activated)
        saying.add(label)
        saying.add(holding(FlowLayout(look), [self._part]))
        saying.add(
            muted(
                self.tr(
                    "Say what the photo looks like. Some phones mirror a photo that you take of yourself; "
                    "that does no harm."
                )
            )
        )
        return saying

    def _ask(self) -> None:
        """About the next photo that is still there; the end where there is none."""
        now = self._service.now()
        while self._at < len(self._queue) and now.find(self._queue[self._at]) is None:
            self._at += 1
        if self._at >= len(self._queue):
            self._picture = None
            self.ended.emit("", None)
            return
        picture = now.find(self._queue[self._at])
        assert picture is not None, "found above"
        is_other = self._picture is None or picture.uuid != self._picture.uuid
        self._picture = picture
        self._show_framing(False)
        self._show_words()
        if is_other or not self._photo.has_photo:
            self._photo.show_photo(None, picture.size, picture.frame)
            self._read(picture)
        else:
            self._photo.show_frame(picture.frame)

    def _show_words(self) -> None:
        picture = self._picture
        assert picture is not None, "something is asked about"
        say = self._translate
        if self._is_single:
            self.set_title(self.tr("Change this picture"))
        else:
            where = self.tr("Photo {n} of {of}").format(n=self._at + 1, of=len(self._queue))
            self.set_title(self.tr("Left or right?"), where)
        words = question(picture.part, say)
        self._question.setText(words)
        keys = self._keys()
        for side, tile in self._sides.items():
            key = keys.left if side is Side.LEFT else keys.right
            name = side_of(picture.part, side, say)
            cap = (
                "" if key.code in (LEFT_ARROW.code, RIGHT_ARROW.code) else key_cap(key, say)
            )  # the sign says it
            tile.setText(with_key(name[:1].upper() + name[1:], cap, say))
            tile.setAccessibleName(f"{words} {tile.text()}")
            tile.set_given(picture.side is side)
            tile.updateGeometry()
        self._part.setCurrentIndex(self._part.findData(picture.part))
        self._later.setVisible(not self._is_single)
        self._undo_button.setVisible(bool(self._undos))
        self._done_line.setVisible(bool(self._undos))
        self._done_line.setText(self._undos[-1].words if self._undos else "")
        put_in_tab_order((self._column,))
        announce(self, f"{self.accessibleName()} {words}")

    def _fit_photo(self) -> None:
        """As high as leaves the question and its answers in view: beside it where there is room for that."""
        px = self.look.px
        self._title.setVisible(self.height() >= px(ROOM_FOR_TITLE_PX))
        above = px(ABOVE_PHOTO_PX) - (0 if self._title.isVisibleTo(self) else px(48))
        is_wide = self.width() >= px(SIDE_BY_SIDE_PX)
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.LeftToRight if is_wide else ways.TopToBottom)
        self._row.setSpacing(px(24) if is_wide else px(12))
        least, most = (px(length) for length in PHOTO_PX)
        others = above + (0 if is_wide else px(BELOW_PHOTO_PX))
        self._photo.set_height(max(least, min(most, self.height() - others)))

    # -- reading -------------------------------------------------------------------------------------------

    def _read(self, picture: OwnPicture) -> None:
        if self._reading is not None:
            self._reading.cancel()
        service = self._service
        self._reading = self._jobs.run(
            lambda _job: service.looks.whole(picture, LONGEST_PX),
            partial(self._on_read, picture.uuid),
            owner=self,
            on_problem=self._on_problem,
        )

    def _on_read(self, uuid: str, photo: PhotoLook) -> None:
        picture = self._picture
        if picture is not None and picture.uuid == uuid:
            self._problem.hide()
            frame = self._photo.frame if self.is_framing else None
            self._photo.show_photo(image_of(photo), picture.size, frame or picture.frame)

    def _on_problem(self, problem: UserProblem) -> None:
        self._problem.say(problem_sentence(problem, self._translate))
        self._problem.show()

    # -- saying --------------------------------------------------------------------------------------------

    def _hear_keys(self) -> None:
        """The arrows, and whatever else answers the person's drills."""
        for shortcut in self._answer_keys:
            shortcut.deleteLater()
        self._answer_keys = []
        keys, heard = self._keys(), set()
        for side, key in (
            (Side.LEFT, LEFT_ARROW),
            (Side.RIGHT, RIGHT_ARROW),
            (Side.LEFT, keys.left),
            (Side.RIGHT, keys.right),
        ):
            if not key.code or key.code in heard or key.code in NEEDED:
                continue
            heard.add(key.code)
            shortcut = QShortcut(QKeySequence(key.code), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(partial(self._say, side))
            self._answer_keys.append(shortcut)

    def _say(self, side: Side, *_checked: bool) -> None:
        picture = self._picture
        if picture is None or self.is_framing:
            return
        part = picture.part
        self._change(
            said_line(part, side, self._translate),
            lambda: self._service.say(picture.uuid, part, side),
            moves=True,
        )

    def _change(self, words: str, act: Callable[[], Undo], *, moves: bool = False) -> None:
        """Keep something, offer the way back, and go on to the next photo where this one is done."""
        self._problem.hide()
        at = self._at
        try:
            undo = act()
        except UserProblem as problem:
            self._on_problem(problem)
            return

        if moves and (self._is_single or self._at + 1 >= len(self._queue)):
            self._picture = None
            self.ended.emit(words, undo)
            return
        if moves:
            self._at += 1
        self._undos.append(_WayBack(words, undo, at))
        self._ask()
        announce(self, words)
        if moves:
            self.take_focus()

    @Slot()
    def take_back(self) -> None:
        """What was done last, and before that, back to the beginning."""
        if not self._undos or self.is_framing:
            return
        last = self._undos.pop()
        try:
            last.undo()
        except UserProblem as problem:
            self._on_problem(problem)
        self._at = last.at
        self._ask()
        self.take_focus()

    @Slot(int)
    def _on_part_activated(self, index: int) -> None:
        """Another part: the side that was said stays, unless there was none."""
        picture = self._picture
        part = tuple(BodyPart)[index]
        if picture is None or part is picture.part:
            return
        waiting = [uuid for uuid in self._queue[self._at :] if not self._is_single]
        uuids = waiting or [picture.uuid]
        now = self._service.now()

        def act() -> Undo:
            """What comes after this one most likely shows the same."""
            found = [now.find(uuid) for uuid in uuids]
            undos = [self._service.say(one.uuid, part, one.side) for one in found if one is not None]

            def undo() -> None:
                for one in undos:
                    one()

            return undo

        name = part_name(part, self._translate)
        self._change(self.tr("Now it is: {part}").format(part=name), act)

    @Slot()
    def _on_later_clicked(self) -> None:
        self._at += 1
        self._ask()
        if self._picture is not None:
            self.take_focus()

    @Slot()
    def _on_delete_clicked(self) -> None:
        picture = self._picture
        if picture is not None:
            self._change(
                deleted_line(1, self._translate), lambda: self._service.delete([picture.uuid]), moves=True
            )

    @Slot()
    def _on_back_clicked(self) -> None:
        self.back_asked.emit()

    @Slot()
    def _on_escape_activated(self) -> None:
        if self.is_framing:
            self._on_framing_left()
        else:
            self.back_asked.emit()

    # -- the frame -----------------------------------------------------------------------------------------

    def _show_framing(self, wanted: bool) -> None:
        self._framing.setVisible(wanted)
        self._saying.setVisible(not wanted)
        self._photo.let_move(wanted)
        for shortcut in self._frame_keys:
            shortcut.setEnabled(wanted)
        for shortcut in self._answer_keys:
            shortcut.setEnabled(not wanted)

    @Slot()
    def _on_frame_clicked(self) -> None:
        self._show_framing(True)
        put_in_tab_order((self._column,))
        self.scroll_to_top()
        self._framing.take_focus()
        announce(self, self.tr("Move the ring with the arrow keys."))

    @Slot(int, int)
    def _on_framing_moved(self, right: int, down: int) -> None:
        frame = self._photo.frame
        if self._picture is not None and frame is not None:
            self._photo.show_frame(moved(frame, right, down, self._picture.size))

    @Slot(int)
    def _on_framing_sized(self, steps: int) -> None:
        frame = self._photo.frame
        if self._picture is not None and frame is not None:
            self._photo.show_frame(sized(frame, steps, self._picture.size))

    @Slot()
    def _on_framing_whole_asked(self) -> None:
        if self._picture is not None:
            self._photo.show_frame(self._picture.size.whole())

    @Slot(object)
    def _on_photo_pointed(self, frame: RoundFrame) -> None:
        self._photo.show_frame(frame)

    @Slot()
    def _on_framing_done(self) -> None:
        picture, frame = self._picture, self._photo.frame
        if picture is None or frame is None:
            return
        if frame == picture.frame:
            self._on_framing_left()
            return
        self._change(self.tr("The ring was kept."), lambda: self._service.put_frame(picture.uuid, frame))
        self.scroll_to_top()
        self.take_focus()

    @Slot()
    def _on_framing_left(self) -> None:
        if self._picture is not None:
            self._photo.show_frame(self._picture.frame)
        self._show_framing(False)
        put_in_tab_order((self._column,))
        self._frame_button.setFocus(Qt.FocusReason.OtherFocusReason)
