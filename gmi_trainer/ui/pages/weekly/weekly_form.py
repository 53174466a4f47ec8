"""The questions of the week, one at a time, in one and the same place. Every one of them can be left out."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gmi_trainer.domain.checkin import Scale
from gmi_trainer.domain.reference import PEG_SOURCE
from gmi_trainer.domain.weekly_measures import OverallChange
from gmi_trainer.domain.weekly_round import Asked, WeeklyRound
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.announce import announce
from gmi_trainer.ui.widgets.answers import AnswerRow
from gmi_trainer.ui.widgets.buttons import quiet
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.choices import Choice
from gmi_trainer.ui.widgets.later import Later
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.scale import ScaleRow
from gmi_trainer.ui.widgets.tab_order import put_in_tab_order
from gmi_trainer.ui.widgets.text import Text, heading, small
from gmi_trainer.ui.words.translate import Translate
from gmi_trainer.ui.words.weekly import end_words, note_line, overall_name, place_words, question_words


class WeeklyForm(Card):
    """Reports each answer at once. Digits answer from anywhere on the page; arrows and Enter do, too."""

    answered = Signal(object, int)  # Asked, the number
    ended = Signal()  # after the last question
    stopped = Signal()
    pain_unwanted = Signal()

    def __init__(
        self, look: Look, identifier: str, translate: Translate, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, parent=parent)
        self._translate = translate
        self._identifier = identifier
        self._questions: tuple[Asked, ...] = ()
        self._said: dict[Asked, int] = {}
        self._at = 0
        name_control(self, identifier, self.tr("Your weekly questions"))
        self._question = heading()
        self._question.setObjectName(f"{identifier}.question")
        self._place = Text("", "muted")
        self._place.setWordWrap(False)
        top = QHBoxLayout()
        top.setSpacing(look.px(16))
        top.addWidget(self._question, 1)
        top.addWidget(self._place, 0, Qt.AlignmentFlag.AlignTop)
        self.add_layout(top)
        self._numbers = ScaleRow(look, f"{identifier}.scale")
        self._steps = Later(self._make_steps)
        self._note = small()
        self._note.setObjectName(f"{identifier}.note")
        self.add(self._numbers)
        self.add(self._steps)
        self.add(self._note)
        self._back = quiet(look, self.tr("Back"), f"{identifier}.back", icon="arrow-left")
        self._leave_out = quiet(look, self.tr("Leave this out"), f"{identifier}.leave_out")
        self._stop = quiet(look, self.tr("Stop for today"), f"{identifier}.stop")
        self._no_pain = quiet(look, self.tr("I would rather not rate pain"), f"{identifier}.no_pain")
        self.add(
            holding(FlowLayout(look, gap_px=4), [self._back, self._leave_out, self._stop, self._no_pain])
        )
        self._numbers.answered.connect(self._on_answered)
        self._back.clicked.connect(self._on_back_clicked)
        self._leave_out.clicked.connect(self._on_leave_out_clicked)
        self._stop.clicked.connect(self.stopped)
        self._no_pain.clicked.connect(self.pain_unwanted)

    @property
    def question(self) -> str:
        """What is asked now."""
        return self._question.text()

    @property
    def note(self) -> str:
        """Where it comes from."""
        return self._note.text()

    @property
    def numbers(self) -> ScaleRow:
        """The scale."""
        return self._numbers

    @property
    def steps(self) -> AnswerRow:
        """The seven steps of the question of the month."""
        return self._steps.get()

    def start(self, asked_round: WeeklyRound) -> None:
        """Ask from the first question on that has no answer yet."""
        self._questions = asked_round.questions
        self._said = {asked: asked.value for asked in self._questions if asked.value is not None}
        unanswered = (n for n, asked in enumerate(self._questions) if asked not in self._said)
        self._at = next(unanswered, 0)
        self._ask()

    def without_pain(self, asked_round: WeeklyRound) -> None:
        """The person does not want to rate pain: go on with what is left."""
        here = self._questions[self._at]
        self._questions = asked_round.questions
        self._at = self._questions.index(here) if here in self._questions else 0
        self._ask()
        self.take_focus()

    def press_key(self, event: QKeyEvent) -> bool:
        """Take a digit from wherever on the page it was pressed."""
        row = self._steps.get() if self._is_month else self._numbers
        return row.press_key(event)

    def take_focus(self) -> None:
        """Put the keyboard on the answers."""
        (self._steps.get() if self._is_month else self._numbers).take_focus()

    @property
    def _is_month(self) -> bool:
        return self._questions[self._at].scale is Scale.OVERALL_CHANGE

    @Slot(int)
    @Slot(object)
    def _on_answered(self, value: object) -> None:
        assert isinstance(value, int), "an answer is a number"
        asked = self._questions[self._at]
        self._said[asked] = int(value)
        self.answered.emit(asked, int(value))
        self._go_on()

    @Slot()
    def _on_leave_out_clicked(self) -> None:
        self._go_on()

    @Slot()
    def _on_back_clicked(self) -> None:
        self._at -= 1
        self._ask()
        if self._at == 0:
            self.take_focus()  # the way back is gone

    def _go_on(self) -> None:
        if self._at + 1 == len(self._questions):
            self.ended.emit()
            return
        had_keyboard = self._has_keyboard()
        self._at += 1
        self._ask()
        if had_keyboard:
            self.take_focus()
        announce(self, self.question)

    def _ask(self) -> None:
        asked, say = self._questions[self._at], self._translate
        question = question_words(asked, say)
        self._question.setText(question)
        self._place.setText(place_words(self._at + 1, len(self._questions), say))
        self._note.setText(note_line(asked, PEG_SOURCE, say))
        if self._is_month:
            self._steps.get().show_given(self._given(asked))
            put_in_tab_order((self,))  # they may have been made just now
        else:
            self._numbers.ask(question, *end_words(asked, say), self._said.get(asked))
        self._numbers.setVisible(not self._is_month)
        self._steps.setVisible(self._is_month)
        self._back.setVisible(self._at > 0)
        self._no_pain.setVisible(asked.is_peg)

    def _given(self, asked: Asked) -> OverallChange | None:
        value = self._said.get(asked)
        return None if value is None else OverallChange(value)

    def _has_keyboard(self) -> bool:
        focused = self.window().focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def _make_steps(self) -> AnswerRow:
        row = AnswerRow(
            self._look,
            f"{self._identifier}.steps",
            self.tr("How you are, all in all"),
            [
                Choice(change, change.name.lower(), overall_name(change, self._translate))
                for change in OverallChange
            ],
            column_px=200,
            most=3,
            keeps=True,
        )
        row.answered.connect(self._on_answered)
        return row
