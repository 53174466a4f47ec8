"""How a breathing session went: the sentence first, and at most two things to say about it. No score."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from gmi_trainer.domain.answering import Reach
from gmi_trainer.domain.breathing import BreathPattern, Ending, Pace
from gmi_trainer.domain.checkin import Scale
from gmi_trainer.domain.key_map import Meaning
from gmi_trainer.domain.values import dataclass
from gmi_trainer.ui.pages.page import HelpAt, Page
from gmi_trainer.ui.stage.after_rating import AfterRating
from gmi_trainer.ui.stage.reaching import Reaching
from gmi_trainer.ui.stage.read_first import ReadFirst
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.announce import announce
from gmi_trainer.ui.widgets.answers import AnswerRow
from gmi_trainer.ui.widgets.asked_card import AskedCard
from gmi_trainer.ui.widgets.buttons import primary, quiet, secondary
from gmi_trainer.ui.widgets.choices import Choice
from gmi_trainer.ui.widgets.notice import Notice, NoticeKind
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.words.answers import with_key
from gmi_trainer.ui.words.breath_keys import hints_for
from gmi_trainer.ui.words.breathing import (
    pace_name,
    pace_question,
    result_sentence,
    step_left,
    step_question,
    step_refused,
    step_taken,
    talk_it_over,
    what_now,
)
from gmi_trainer.ui.words.translate import Translate

CONTENT_WIDTH_PX = 820
ROOM_FOR_LEDE_PX = 400
"""In a lower window Done comes before what is said below the sentence."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What there is to tell, and what to ask. ``scale``: rated before, so it is asked again; ``talk``: a talk with a
    doctor comes first; ``is_kept``: there is a row, so that a flare can be noted with it."""

    ending: Ending | None
    breaths: int
    breathed_ms: int
    scale: Scale | None = None
    asks_pace: bool = False
    asks_feel: bool = False
    talk: bool = False
    is_kept: bool = True


class BreathResultView(Page):
    """One result. Made anew for each, so that nothing of an old one can remain."""

    done = Signal()
    look_back_asked = Signal()
    choose_asked = Signal()  # to where breaths are chosen
    flare_said = Signal()
    rated = Signal(object, float)  # Scale, value
    feel_said = Signal(object)  # Feel
    pace_said = Signal(object)  # Pace
    rating_taken_back = Signal()
    pace_taken_back = Signal()
    step_taken = Signal(object)  # BreathPattern
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
            "breath.result",
            result_sentence(outcome.ending, outcome.breaths, outcome.breathed_ms, translate),
            what_now(outcome.ending, translate),
            column_px=CONTENT_WIDTH_PX,
            help_at=HelpAt.FOOT,
            parent=parent,
        )
        self._look = look
        self._translate = translate
        self._outcome = outcome
        self._problem = self._make_problem()
        self._read_first = ReadFirst("breath.result.read_first", self)
        self._reaching = Reaching(look, self, may_press=self._has_been_read)
        self._reaching.wear(reach)
        self._reaching.leave_asked.connect(self.done)
        done = with_key(self.tr("Done"), hints_for(reach, translate).press, translate)
        self._done = primary(look, done, "breath.done", icon="check")
        self._read_first.watch(self._done)
        self._back = quiet(look, self.tr("Look back"), "breath.look_back", icon="history")
        self._flare = quiet(look, self.tr("I'm in a flare"), "breath.flare", icon="life-buoy")
        self._after = self._make_after()
        self._pace = self._make_pace()
        self._own = self._make_own()
        self._step = Notice(look, "")
        self._step.setObjectName("breath.step")
        self._answers = QWidget()
        self._answers.setProperty("role", "plain")
        self._wanted: BreathPattern | None = None
        self._own_now: BreathPattern | None = None
        self._fill()

    def take_focus(self) -> None:
        """Put the keyboard on the obvious button."""
        self._done.setFocus(Qt.FocusReason.OtherFocusReason)

    def announce_sentence(self) -> None:
        """For who kept their eyes closed."""
        announce(self, f"{self.accessibleName()} {what_now(self._outcome.ending, self._translate)}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space, Enter and Escape are done here, as everywhere; digits answer the first question."""
        key = event.key()
        asked = next((card for card in (self._after, self._pace) if card is not None), None)
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
        elif asked is None or not asked.press_key(event):
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Its help is made now; from then on all that it will ever have is there, in view or not."""
        super().showEvent(event)
        self._reaching.watch(self.findChildren(QAbstractButton), self)
        if self._outcome.ending is Ending.WHOLE:
            self._read_first.begin()  # it came by itself: a press to pause may have been on its way

    def _has_been_read(self) -> bool:
        return self._read_first.is_over

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.show_lede(self.height() >= self._look.px(ROOM_FOR_LEDE_PX))

    # -- what comes of an answer ------------------------------------------------------------------------

    def offer_rating_undo(self) -> None:
        """What was rated is kept."""
        if self._after is not None:
            self._after.offer_undo()

    def offer_pace_undo(self, words: str) -> None:
        """What was said of the pace is kept. ``words``: what the next session begins with, where that is new."""
        if self._pace is not None:
            self._pace.offer_undo()
        self.tell_own(words)

    def tell_own(self, words: str) -> None:
        """What the next session begins with; empty where that is as before."""
        self._own.setVisible(bool(words))
        if words:
            self._own.say(words)
            self._bring_into_view()

    def suggest(self, wanted: BreathPattern | None, now: BreathPattern) -> None:
        """Another breath for the next session, or none any more."""
        self._wanted, self._own_now = wanted, now
        self._step.setVisible(wanted is not None)
        self._answers.setVisible(wanted is not None)
        if wanted is not None:
            self._step.say(step_question(wanted, self._translate))
            self._no.setText(step_refused(now, self._translate))
            self._bring_into_view()

    def tell_problem(self, words: str, *, can_save: bool = False) -> None:
        """Something could not be kept. ``can_save``: it can be tried again."""
        self._problem.setVisible(bool(words))
        self._save.setVisible(can_save)
        if words:
            self._problem.say(words)

    def clear_rating(self) -> None:
        """It was taken back, or could not be kept."""
        if self._after is not None:
            self._after.clear_answer()

    def clear_pace(self) -> None:
        """It was taken back, or could not be kept."""
        if self._pace is not None:
            self._pace.clear_answer()
        self.tell_own("")

    def flare_is_noted(self, words: str, take_back: Callable[[], None]) -> None:
        """Said once; the way back is at the foot."""
        self._flare.hide()

        def undo() -> None:
            take_back()
            self._flare.show()

        self.offer_undo(words, undo)

    # -- helpers ----------------------------------------------------------------------------------------

    def _bring_into_view(self) -> None:
        """What has come of an answer, once it has its place."""
        QTimer.singleShot(0, self, self._scroll_to_pace)

    @Slot()
    def _scroll_to_pace(self) -> None:
        if self._pace is not None:
            self._scroll.ensureWidgetVisible(self._pace, 0, self._look.px(12))

    def _fill(self) -> None:
        outcome = self._outcome
        self.add(self._problem)
        self._problem.hide()
        if outcome.talk:
            talk = Notice(self._look, talk_it_over(self._translate), NoticeKind.ATTENTION)
            talk.setObjectName("breath.talk")
            self.add(talk)
        buttons = [self._done, self._back] + ([self._flare] if outcome.is_kept else [])
        self._done.clicked.connect(self.done)
        self._back.clicked.connect(self.look_back_asked)
        self._flare.clicked.connect(self.flare_said)
        self.add(holding(FlowLayout(self._look), buttons))
        for card in (self._after, self._pace):
            if card is not None:
                self.add(card)
        self._fill_step()
        for notice in (self._own, self._step):
            (self._pace or self).add(notice)  # right below the answer that it comes of
            notice.hide()

    def _fill_step(self) -> None:
        yes = secondary(self._look, self.tr("Yes, next time"), "breath.step.yes", icon="check")
        self._no = secondary(self._look, "", "breath.step.no")
        yes.clicked.connect(self._on_yes_clicked)
        self._no.clicked.connect(self._on_no_clicked)
        row = FlowLayout(self._look, parent=self._answers)
        row.addWidget(yes)
        row.addWidget(self._no)
        self._step.add(self._answers)

    def _make_problem(self) -> Notice:
        notice = Notice(self._look, "", NoticeKind.ATTENTION)
        notice.setObjectName("breath.problem")
        self._save = secondary(self._look, self.tr("Try to save it again"), "breath.save", icon="save")
        self._save.clicked.connect(self.save_again_asked)
        notice.add(holding(FlowLayout(self._look), [self._save]))
        return notice

    def _make_own(self) -> Notice:
        """What the next session begins with, and the way to where that is chosen."""
        notice = Notice(self._look, "")
        notice.setObjectName("breath.own")
        choose = quiet(self._look, self.tr("Choose another breath"), "breath.choose", icon="wind")
        choose.clicked.connect(self.choose_asked)
        notice.add(holding(FlowLayout(self._look), [choose]))
        return notice

    def _make_after(self) -> AfterRating | None:
        outcome = self._outcome
        if outcome.scale is None and not outcome.asks_feel:
            return None
        after = AfterRating(self._look, outcome.scale, self._translate, "breath.after")
        after.rated.connect(self._on_after_rated)
        after.feel_said.connect(self.feel_said)
        after.undo_asked.connect(self.rating_taken_back)
        return after

    def _make_pace(self) -> AskedCard | None:
        if not self._outcome.asks_pace:
            return None
        question = pace_question(self._translate)
        choices = [Choice(pace, pace.value, pace_name(pace, self._translate)) for pace in Pace]
        row = AnswerRow(
            self._look, "breath.pace.answers", question, choices, column_px=170, most=3, keeps=True
        )
        card = AskedCard(self._look, "breath.pace", question, row)
        card.answered.connect(self.pace_said)
        card.undo_asked.connect(self.pace_taken_back)
        return card

    @Slot(int)
    def _on_after_rated(self, value: int) -> None:
        self.rated.emit(self._outcome.scale, value)

    @Slot()
    def _on_yes_clicked(self) -> None:
        wanted = self._wanted
        if wanted is not None:
            self._answers.hide()
            self._step.say(step_taken(wanted, self._translate))
            self.take_focus()
            self.step_taken.emit(wanted)

    @Slot()
    def _on_no_clicked(self) -> None:
        if self._own_now is not None:
            self._answers.hide()
            self._step.say(step_left(self._own_now, self._translate))
            self.take_focus()
