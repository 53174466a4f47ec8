"""How a practice went: the sentence first, then little to say about it. No score."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from gmi_trainer.domain.answering import Reach
from gmi_trainer.domain.checkin import Scale
from gmi_trainer.domain.key_map import Meaning
from gmi_trainer.domain.values import dataclass
from gmi_trainer.ui.pages.page import HelpAt, Page
from gmi_trainer.ui.stage.after_rating import AfterRating
from gmi_trainer.ui.stage.reaching import Reaching
from gmi_trainer.ui.stage.read_first import ReadFirst
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.announce import announce
from gmi_trainer.ui.widgets.buttons import primary, quiet, secondary
from gmi_trainer.ui.widgets.notice import Notice, NoticeKind
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.words.answers import with_key
from gmi_trainer.ui.words.translate import Translate

CONTENT_WIDTH_PX = 820
ROOM_FOR_LEDE_PX = 400
"""In a lower window Done comes before what is said below the sentence."""


@dataclass(frozen=True, slots=True)
class Told:
    """What every result tells and asks. ``practice`` begins its controls' names; ``press``: the key that presses the
    button with the keyboard; ``came_by_itself``: nobody asked for it just now; ``scale``: rated before, so it is
    asked again."""

    practice: str
    sentence: str
    what_now: str
    press: str
    came_by_itself: bool
    scale: Scale | None
    asks_feel: bool


class PracticeResult(Page):
    """One result. Made anew for each, so that nothing of an old one can remain. What stands where is up to each."""

    done = Signal()
    flare_said = Signal()
    rated = Signal(object, float)  # Scale, value
    feel_said = Signal(object)  # Feel
    rating_taken_back = Signal()
    save_again_asked = Signal()

    def __init__(
        self,
        look: Look,
        told: Told,
        translate: Translate,
        parent: QWidget | None = None,
        *,
        reach: Reach,
    ) -> None:
        """``reach``: by what the person reaches its buttons."""
        name = told.practice
        super().__init__(
            look,
            f"{name}.result",
            told.sentence,
            told.what_now,
            column_px=CONTENT_WIDTH_PX,
            help_at=HelpAt.FOOT,
            parent=parent,
        )
        self._translate = translate
        self._told = told
        self._problem = self._make_problem()
        self._read_first = ReadFirst(f"{name}.result.read_first", self)
        self._reaching = Reaching(look, self, may_press=self._has_been_read)
        self._reaching.wear(reach)
        self._reaching.leave_asked.connect(self.done)
        done = with_key(self.tr("Done"), told.press, translate)
        self._done = primary(look, done, f"{name}.done", icon="check")
        self._done.clicked.connect(self.done)
        self._read_first.watch(self._done)
        self._flare = quiet(look, self.tr("I'm in a flare"), f"{name}.flare", icon="life-buoy")
        self._flare.clicked.connect(self.flare_said)
        self._after = self._make_after()

    def take_focus(self) -> None:
        """Put the keyboard on the obvious button."""
        self._done.setFocus(Qt.FocusReason.OtherFocusReason)

    def announce_sentence(self) -> None:
        """For who kept their eyes closed."""
        announce(self, f"{self.accessibleName()} {self._told.what_now}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space, Enter and Escape are done here, as everywhere; digits answer the first question."""
        key = event.key()
        if event.isAutoRepeat():
            return
        own = self._reaching.meaning(event)
        if own in (Meaning.LEFT, Meaning.RIGHT):
            self.take_focus()  # from where own keys reach the buttons
        elif own in (Meaning.PAUSE, Meaning.STOP) or key in (
            Qt.Key.Key_Space,
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
            Qt.Key.Key_Escape,
        ):
            if self._has_been_read() or key == Qt.Key.Key_Escape:
                self.done.emit()
        elif not self._answers_with(event):
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Its help is made now; from then on all that it will ever have is there, in view or not."""
        super().showEvent(event)
        self._reaching.watch(self.findChildren(QAbstractButton), self)
        if self._told.came_by_itself:
            self._read_first.begin()  # a press to pause may have been on its way

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.show_lede(self.height() >= self.look.px(ROOM_FOR_LEDE_PX))

    # -- what comes of an answer ------------------------------------------------------------------------

    def offer_rating_undo(self) -> None:
        """What was rated is kept."""
        if self._after is not None:
            self._after.offer_undo()

    def clear_rating(self) -> None:
        """It was taken back, or could not be kept."""
        if self._after is not None:
            self._after.clear_answer()

    def tell_problem(self, words: str, *, can_save: bool = False) -> None:
        """Something could not be kept; empty: all of it is. ``can_save``: it can be tried again."""
        self._problem.setVisible(bool(words))
        self._save.setVisible(can_save)
        if words:
            self._problem.say(words)

    def flare_is_noted(self, words: str, take_back: Callable[[], None]) -> None:
        """Said once; the way back is at the foot."""
        self._hide_until_undone(self._flare, words, take_back)

    # -- helpers ----------------------------------------------------------------------------------------

    def _answers_with(self, event: QKeyEvent) -> bool:
        """Whether the key answers what is asked first."""
        return self._after is not None and self._after.press_key(event)

    def _has_been_read(self) -> bool:
        return self._read_first.is_over

    def _hide_until_undone(self, button: QWidget, words: str, take_back: Callable[[], None]) -> None:
        button.hide()

        def undo() -> None:
            take_back()
            button.show()

        self.offer_undo(words, undo)

    def _make_problem(self) -> Notice:
        notice = Notice(self.look, "", NoticeKind.ATTENTION)
        notice.setObjectName(f"{self._told.practice}.problem")
        self._save = secondary(
            self.look, self.tr("Try to save it again"), f"{self._told.practice}.save", icon="save"
        )
        self._save.clicked.connect(self.save_again_asked)
        notice.add(holding(FlowLayout(self.look), [self._save]))
        return notice

    def _make_after(self) -> AfterRating | None:
        told = self._told
        if told.scale is None and not told.asks_feel:
            return None
        after = AfterRating(self.look, told.scale, self._translate, f"{told.practice}.after")
        after.rated.connect(self._on_after_rated)
        after.feel_said.connect(self.feel_said)
        after.undo_asked.connect(self.rating_taken_back)
        return after

    @Slot(int)
    def _on_after_rated(self, value: int) -> None:
        self.rated.emit(self._told.scale, value)
