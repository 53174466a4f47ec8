"""How a guided practice went: the sentence first, and one thing to say about it at most. No score."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from gmi_trainer.domain.answering import Reach
from gmi_trainer.domain.checkin import Scale
from gmi_trainer.domain.guided import GuidedEnding
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
from gmi_trainer.ui.words.guided import guided_hints, result_sentence, what_now
from gmi_trainer.ui.words.translate import Translate

CONTENT_WIDTH_PX = 820
ROOM_FOR_LEDE_PX = 400
"""In a lower window Done comes before what is said below the sentence."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What there is to tell, and what to ask. ``scale``: rated before, so it is asked again; ``is_kept``: there is a
    row, so that something can be said about it."""

    ending: GuidedEnding | None
    steps_done: int
    practised_ms: int
    scale: Scale | None = None
    asks_feel: bool = False
    is_kept: bool = True


class GuidedResultView(Page):
    """One result. Made anew for each, so that nothing of an old one can remain."""

    done = Signal()
    flare_said = Signal()
    not_counting_asked = Signal()
    rated = Signal(object, float)  # Scale, value
    feel_said = Signal(object)  # Feel
    rating_taken_back = Signal()
    save_again_asked = Signal()

    def __init__(
        self,
        look: Look,
        outcome: Outcome,
        translate: Translate,
        parent: QWidget | None = None,
        *,
        reach: Reach,
    ) -> None:
        """``reach``: by what the person reaches its buttons."""
        super().__init__(
            look,
            "guided.result",
            result_sentence(outcome.ending, outcome.steps_done, outcome.practised_ms, translate),
            what_now(outcome.ending, translate),
            column_px=CONTENT_WIDTH_PX,
            help_at=HelpAt.FOOT,
            parent=parent,
        )
        self._translate = translate
        self._outcome = outcome
        self._problem = self._make_problem()
        self._read_first = ReadFirst("guided.result.read_first", self)
        self._reaching = Reaching(look, self, may_press=self._has_been_read)
        self._reaching.wear(reach)
        self._reaching.leave_asked.connect(self.done)
        done = with_key(self.tr("Done"), guided_hints(reach, translate).press, translate)
        self._done = primary(look, done, "guided.done", icon="check")
        self._read_first.watch(self._done)
        self._flare = quiet(look, self.tr("I'm in a flare"), "guided.flare", icon="life-buoy")
        self._not_count = quiet(look, self.tr("Do not count this one"), "guided.not_count", icon="eye-off")
        self._after = self._make_after()
        self._fill()

    def take_focus(self) -> None:
        """Put the keyboard on the obvious button."""
        self._done.setFocus(Qt.FocusReason.OtherFocusReason)

    def announce_sentence(self) -> None:
        """For who kept their eyes closed."""
        announce(self, f"{self.accessibleName()} {what_now(self._outcome.ending, self._translate)}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space, Enter and Escape are done here, as everywhere; digits answer the question."""
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
        elif self._after is None or not self._after.press_key(event):
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Its help is made now; from then on all that it will ever have is there, in view or not."""
        super().showEvent(event)
        self._reaching.watch(self.findChildren(QAbstractButton), self)
        if self._outcome.ending is GuidedEnding.WHOLE:
            self._read_first.begin()  # it came by itself: a press to pause may have been on its way

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

    def is_not_counted(self, words: str, take_back: Callable[[], None]) -> None:
        """The same."""
        self._hide_until_undone(self._not_count, words, take_back)

    # -- helpers ----------------------------------------------------------------------------------------

    def _has_been_read(self) -> bool:
        return self._read_first.is_over

    def _hide_until_undone(self, button: QWidget, words: str, take_back: Callable[[], None]) -> None:
        button.hide()
        self.take_focus()

        def undo() -> None:
            take_back()
            button.show()

        self.offer_undo(words, undo)

    def _fill(self) -> None:
        self.add(self._problem)
        self._problem.hide()
        outcome = self._outcome
        buttons: list[QWidget] = [self._done]
        if outcome.is_kept:
            buttons += [self._not_count, self._flare] if outcome.steps_done else [self._flare]
        self._done.clicked.connect(self.done)
        self._flare.clicked.connect(self.flare_said)
        self._not_count.clicked.connect(self.not_counting_asked)
        self.add(holding(FlowLayout(self.look), buttons))
        for left_out in (self._flare, self._not_count):
            if left_out not in buttons:
                left_out.setParent(self)
                left_out.hide()
        if self._after is not None:
            self.add(self._after)

    def _make_problem(self) -> Notice:
        notice = Notice(self.look, "", NoticeKind.ATTENTION)
        notice.setObjectName("guided.problem")
        self._save = secondary(self.look, self.tr("Try to save it again"), "guided.save", icon="save")
        self._save.clicked.connect(self.save_again_asked)
        notice.add(holding(FlowLayout(self.look), [self._save]))
        return notice

    def _make_after(self) -> AfterRating | None:
        outcome = self._outcome
        if outcome.scale is None and not outcome.asks_feel:
            return None
        after = AfterRating(self.look, outcome.scale, self._translate, "guided.after")
        after.rated.connect(self._on_after_rated)
        after.feel_said.connect(self.feel_said)
        after.undo_asked.connect(self.rating_taken_back)
        return after

    @Slot(int)
    def _on_after_rated(self, value: int) -> None:
        self.rated.emit(self._outcome.scale, value)
