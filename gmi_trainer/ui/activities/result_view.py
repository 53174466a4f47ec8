"""How a task went: the sentence first, how hard it was beside the guess, and little more. No score."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.activity_steps import MS_PER_MINUTE, ActivityEnding
from gmi_trainer.domain.answering import Reach
from gmi_trainer.domain.checkin import Scale
from gmi_trainer.domain.values import dataclass
from gmi_trainer.services.activity_ports import Told as ToldOfTask
from gmi_trainer.ui.activities.doing_stage import doing_hints
from gmi_trainer.ui.pages.own.fields import BoxField
from gmi_trainer.ui.pages.practice_result import PracticeResult, Told
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.announce import announce
from gmi_trainer.ui.widgets.answers import AnswerRow
from gmi_trainer.ui.widgets.asked_card import AskedCard
from gmi_trainer.ui.widgets.buttons import quiet
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.choices import Choice
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.scale import ScaleRow
from gmi_trainer.ui.widgets.text import Text
from gmi_trainer.ui.words.activities import (
    actual_question,
    beside_expected,
    hardness_ends,
    result_sentence,
    time_name,
    what_now,
)
from gmi_trainer.ui.words.translate import Translate

LONGEST_NOTE = 400
ROOM_FOR_QUESTION_PX = 460
MINUTES = (1.0, 2.0, 5.0, 10.0, 20.0, 30.0)
"""What can be said where no timer ran."""


@dataclass(frozen=True, slots=True)
class TaskOutcome:
    """What there is to tell, and what to ask. ``is_kept``: there is a row, so that something can be said of it;
    ``was_timed``: nobody need say how long it was; ``came_by_itself``: the timer ended it."""

    words: str
    ending: ActivityEnding
    expected: int | None
    did_ms: int | None
    was_timed: bool
    scale: Scale | None = None
    asks_feel: bool = False
    is_kept: bool = True
    came_by_itself: bool = False
    saves_energy: bool = False


class ActivityResultView(PracticeResult):
    """What is said on it is kept at once, but for the note, which is kept when the page is left."""

    told = Signal(object)  # services' Told: all that was said so far
    not_counting_asked = Signal()

    def __init__(
        self,
        look: Look,
        outcome: TaskOutcome,
        translate: Translate,
        parent: QWidget | None = None,
        *,
        reach: Reach,
    ) -> None:
        """``reach``: by what the person reaches its buttons."""
        told = Told(
            "activity",
            result_sentence(outcome.ending, outcome.words, outcome.did_ms, translate),
            what_now(outcome.ending, translate, saves_energy=outcome.saves_energy),
            press=doing_hints(reach, translate).press,
            came_by_itself=outcome.came_by_itself,
            scale=outcome.scale,
            asks_feel=outcome.asks_feel,
        )
        super().__init__(look, told, translate, parent, reach=reach)
        self._outcome = outcome
        self._said = ToldOfTask(None, outcome.did_ms)
        self._kept_note = ""
        self._not_count = quiet(look, self.tr("Do not count this one"), "activity.not_count", icon="eye-off")
        self._not_count.clicked.connect(self.not_counting_asked)
        self._hard = self._make_hard()
        self._beside = Text("", "field")
        self._beside.setObjectName("activity.beside")
        self._long: AskedCard | None = None
        self._note: BoxField | None = None
        self._fill()

    @property
    def said(self) -> ToldOfTask:
        """All that was said of it, the note included."""
        note = self._note.value if self._note is not None else ""
        return ToldOfTask(self._said.actual, self._said.did_ms, note)

    @property
    def has_unkept_note(self) -> bool:
        """Something was written since it was kept last."""
        return self.said.note != self._kept_note

    def was_kept(self, said: ToldOfTask) -> None:
        """All of this is stored; each answer has its way back beside it."""
        self._kept_note = said.note
        if said.actual is not None:
            self._hard.offer_undo()
        if self._long is not None and said.did_ms is not None:
            self._long.offer_undo()

    def is_not_counted(self, words: str, take_back: Callable[[], None]) -> None:
        """Said once, as a flare is."""
        self._hide_until_undone(self._not_count, words, take_back)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window Done comes first."""
        super().resizeEvent(event)
        if self._outcome.is_kept:
            self.put_before(
                self._hard, self._acts, swapped=self.height() < self.look.px(ROOM_FOR_QUESTION_PX)
            )

    # -- what is asked ----------------------------------------------------------------------------------

    def _fill(self) -> None:
        outcome = self._outcome
        self.add(self._problem)
        self._problem.hide()
        buttons: list[QWidget] = [self._done]
        if outcome.is_kept:
            buttons += [self._not_count, self._flare]
            self.add(self._hard)
            self._hard.add(self._beside)
            self._beside.hide()
        self._acts = holding(FlowLayout(self.look), buttons)
        self.add(self._acts)
        if not outcome.is_kept:
            for left_out in (self._flare, self._not_count, self._hard, self._beside):
                left_out.setParent(self)
                left_out.hide()
            return
        if self._after is not None:
            self.add(self._after)
        if not outcome.was_timed:
            self._long = self._make_long()
            self.add(self._long)
        self.add(self._make_note())

    def _make_hard(self) -> AskedCard:
        question = actual_question(self._translate)
        row = ScaleRow(self.look, "activity.actual")
        row.ask(question, *hardness_ends(self._translate))
        card = AskedCard(self.look, "activity.hard", question, row)
        card.answered.connect(self._on_hard_answered)
        card.undo_asked.connect(self._on_hard_undo_asked)
        return card

    def _make_long(self) -> AskedCard:
        question = self.tr("How long was it, about?")
        choices = []
        for number, minutes in enumerate(MINUTES):
            words = time_name(minutes, self._translate)
            choices.append(Choice(minutes, str(number), words[:1].upper() + words[1:]))
        row = AnswerRow(self.look, "activity.minutes", question, choices, column_px=150, most=3, keeps=True)
        card = AskedCard(self.look, "activity.long", question, row)
        card.answered.connect(self._on_long_answered)
        card.undo_asked.connect(self._on_long_undo_asked)
        return card

    def _make_note(self) -> Card:
        words = self.tr("A note for yourself, if you like")
        card = Card(self.look, words, icon="pencil")
        self._note = BoxField(self.look, "activity.note", words, "", LONGEST_NOTE)
        card.add(self._note)
        return card

    def _answers_with(self, event: QKeyEvent) -> bool:
        """Digits say how hard it was."""
        return self._outcome.is_kept and self._hard.press_key(event)

    def _hide_until_undone(self, button: QWidget, words: str, take_back: Callable[[], None]) -> None:
        button.hide()
        self.take_focus()
        super()._hide_until_undone(button, words, take_back)

    # -- what is answered -------------------------------------------------------------------------------

    @Slot(object)
    def _on_hard_answered(self, value: int) -> None:
        self._say(ToldOfTask(value, self._said.did_ms))
        expected = self._outcome.expected
        if expected is not None:
            words = beside_expected(expected, value, self._translate)
            self._beside.setText(words)
            self._beside.show()
            announce(self._beside, words)

    @Slot()
    def _on_hard_undo_asked(self) -> None:
        self._hard.clear_answer()
        self._beside.hide()
        self._say(ToldOfTask(None, self._said.did_ms))

    @Slot(object)
    def _on_long_answered(self, minutes: float) -> None:
        self._say(ToldOfTask(self._said.actual, round(minutes * MS_PER_MINUTE)))

    @Slot()
    def _on_long_undo_asked(self) -> None:
        assert self._long is not None, "it was answered"
        self._long.clear_answer()
        self._say(ToldOfTask(self._said.actual, self._outcome.did_ms))

    def _say(self, said: ToldOfTask) -> None:
        self._said = said
        self.told.emit(self.said)
