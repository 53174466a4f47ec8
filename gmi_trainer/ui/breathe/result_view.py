"""How a breathing session went: the sentence first, and at most two things to say about it. No score."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.answering import Reach
from gmi_trainer.domain.breathing import BreathPattern, Ending, Pace
from gmi_trainer.domain.checkin import Scale
from gmi_trainer.domain.values import dataclass
from gmi_trainer.ui.pages.practice_result import PracticeResult, Told
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.answers import AnswerRow
from gmi_trainer.ui.widgets.asked_card import AskedCard
from gmi_trainer.ui.widgets.buttons import quiet, secondary
from gmi_trainer.ui.widgets.choices import Choice
from gmi_trainer.ui.widgets.notice import Notice, NoticeKind
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
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


class BreathResultView(PracticeResult):
    """What was said of the pace may lead to another breath the next time."""

    look_back_asked = Signal()
    choose_asked = Signal()  # to where breaths are chosen
    pace_said = Signal(object)  # Pace
    pace_taken_back = Signal()
    step_taken = Signal(object)  # BreathPattern

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
        told = Told(
            "breath",
            result_sentence(outcome.ending, outcome.breaths, outcome.breathed_ms, translate),
            what_now(outcome.ending, translate),
            press=hints_for(reach, translate).press,
            came_by_itself=outcome.ending is Ending.WHOLE,
            scale=outcome.scale,
            asks_feel=outcome.asks_feel,
        )
        super().__init__(look, told, translate, parent, reach=reach)
        self._outcome = outcome
        self._back = quiet(look, self.tr("Look back"), "breath.look_back", icon="history")
        self._pace = self._make_pace()
        self._own = self._make_own()
        self._step = Notice(look, "")
        self._step.setObjectName("breath.step")
        self._answers = QWidget()
        self._answers.setProperty("role", "plain")
        self._wanted: BreathPattern | None = None
        self._own_now: BreathPattern | None = None
        self._fill()

    # -- what comes of an answer ------------------------------------------------------------------------

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

    def clear_pace(self) -> None:
        """It was taken back, or could not be kept."""
        if self._pace is not None:
            self._pace.clear_answer()
        self.tell_own("")

    # -- helpers ----------------------------------------------------------------------------------------

    def _answers_with(self, event: QKeyEvent) -> bool:
        if self._after is None and self._pace is not None:
            return self._pace.press_key(event)
        return super()._answers_with(event)

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
        self._back.clicked.connect(self.look_back_asked)
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

    def _make_own(self) -> Notice:
        """What the next session begins with, and the way to where that is chosen."""
        notice = Notice(self._look, "")
        notice.setObjectName("breath.own")
        choose = quiet(self._look, self.tr("Choose another breath"), "breath.choose", icon="wind")
        choose.clicked.connect(self.choose_asked)
        notice.add(holding(FlowLayout(self._look), [choose]))
        return notice

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
