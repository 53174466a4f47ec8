"""The day's check-in: pain, sleep, mood. One number each, one at a time, in one and the same place."""

from __future__ import annotations

from dataclasses import field

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gmi_trainer.domain.checkin import CheckIn, Scale
from gmi_trainer.domain.values import dataclass
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.announce import announce
from gmi_trainer.ui.widgets.buttons import quiet
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.widgets.progress import ProgressDots
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.scale import ScaleRow
from gmi_trainer.ui.widgets.text import Text, heading, small
from gmi_trainer.ui.words.today import scale_ends, scale_question
from gmi_trainer.ui.words.translate import Translate


@dataclass(frozen=True, slots=True)
class Said:
    """What was said so far, by scale. What was left out is not in it."""

    values: dict[Scale, int] = field(default_factory=dict)

    @property
    def pain(self) -> int | None:
        """On average since yesterday."""
        return self.values.get(Scale.PAIN_AVERAGE)

    @property
    def sleep(self) -> int | None:
        """Last night's."""
        return self.values.get(Scale.SLEEP)

    @property
    def mood(self) -> int | None:
        """Today's."""
        return self.values.get(Scale.MOOD)

    @property
    def is_empty(self) -> bool:
        """Nothing was said."""
        return not self.values

    def but(self, scale: Scale, value: int | None) -> Said:
        """The same with one answer more, or one less."""
        others = {other: kept for other, kept in self.values.items() if other is not scale}
        return Said(others if value is None else {**others, scale: value})


class CheckInCard(Card):
    """Three questions, a tap each. Digits answer from anywhere on the page; arrows and Enter do, too."""

    done = Signal(object)  # Said, with at least one answer
    skipped = Signal()
    pain_unwanted = Signal()

    def __init__(self, look: Look, translate: Translate, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        self._translate = translate
        self._scales: tuple[Scale, ...] = ()
        self._at = 0
        self._said = Said()
        name_control(self, "today.check_in", self.tr("Check-in"))
        self._question = heading()
        self._question.setObjectName("today.check_in.question")
        self._dots = ProgressDots(look, "today.check_in.dots", self.tr("Question"), 3)
        top = QHBoxLayout()
        top.setSpacing(look.px(16))
        top.addWidget(self._question, 1)
        top.addWidget(self._dots, 0, Qt.AlignmentFlag.AlignVCenter)
        self.add_layout(top)
        self._row = ScaleRow(look, "today.check_in.scale")
        self.add(self._row)
        self._back = quiet(look, self.tr("Back"), "today.check_in.back", icon="arrow-left")
        self._leave_out = quiet(look, self.tr("Leave this out"), "today.check_in.leave_out")
        self._skip = quiet(look, self.tr("Skip today"), "today.check_in.skip")
        self._no_pain = quiet(look, self.tr("I would rather not rate pain"), "today.check_in.no_pain")
        self._hint = small(self.tr("With keys: 0 to 9, and X for 10."))
        self._hint.setWordWrap(False)
        buttons = [self._back, self._leave_out, self._skip, self._no_pain]
        self.add(holding(FlowLayout(look, gap_px=4), [*buttons, self._hint]))
        self._row.answered.connect(self._on_row_answered)
        self._row.moved.connect(self._on_row_moved)
        self._back.clicked.connect(self._on_back_clicked)
        self._leave_out.clicked.connect(self._on_leave_out_clicked)
        self._skip.clicked.connect(self.skipped)
        self._no_pain.clicked.connect(self.pain_unwanted)

    @property
    def row(self) -> ScaleRow:
        """The numbers."""
        return self._row

    @property
    def question(self) -> str:
        """What is asked now."""
        return self._question.text()

    @property
    def said(self) -> Said:
        """What was answered so far."""
        return self._said

    def start(self, said: CheckIn | None = None, *, with_pain: bool) -> None:
        """Ask from the first question on; ``said`` is what was said before, to be changed."""
        scales = (Scale.PAIN_AVERAGE, Scale.SLEEP, Scale.MOOD) if with_pain else (Scale.SLEEP, Scale.MOOD)
        self._said = Said()
        for scale, value in _values_of(said):
            self._said = self._said.but(scale, value)
        self._begin(scales)

    def without_pain(self) -> None:
        """The person does not want to rate pain: go on with what is left."""
        self._said = self._said.but(Scale.PAIN_AVERAGE, None)
        self._begin((Scale.SLEEP, Scale.MOOD))

    def press_key(self, event: QKeyEvent) -> bool:
        """Take a digit from wherever on the page it was pressed."""
        return self._row.press_key(event)

    def take_focus(self) -> None:
        """Put the keyboard on the numbers."""
        self._row.take_focus()

    @Slot(int)
    def _on_row_answered(self, value: int) -> None:
        self._said = self._said.but(self._scales[self._at], value)
        self._go_on()

    @Slot(int)
    def _on_row_moved(self, value: int) -> None:
        """Already kept, so that nobody loses what the arrows chose."""
        self._said = self._said.but(self._scales[self._at], value)

    @Slot()
    def _on_leave_out_clicked(self) -> None:
        self._said = self._said.but(self._scales[self._at], None)
        self._go_on()

    @Slot()
    def _on_back_clicked(self) -> None:
        self._at -= 1
        self._ask()

    def _begin(self, scales: tuple[Scale, ...]) -> None:
        self._scales = scales
        self._at = 0
        self._dots.setRange(0, len(scales))
        self._dots.updateGeometry()
        self._ask()

    def _go_on(self) -> None:
        self._at += 1
        if self._at < len(self._scales):
            self._ask()
            announce(self, self.question)
        elif self._said.is_empty:
            self.skipped.emit()
        else:
            self.done.emit(self._said)

    def _ask(self) -> None:
        scale = self._scales[self._at]
        had_keyboard = self._row.has_keyboard
        question = scale_question(scale, self._translate)
        self._question.setText(question)
        self._row.ask(question, *scale_ends(scale, self._translate), self._said.values.get(scale))
        self._dots.setValue(self._at)
        if self._back.hasFocus() and self._at == 0:
            had_keyboard = True
        self._back.setVisible(self._at > 0)
        self._no_pain.setVisible(scale is Scale.PAIN_AVERAGE)
        if had_keyboard:
            self._row.take_focus()


class CheckedInLine(QWidget):
    """The check-in folded into one line, with the way back."""

    undo_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "plain")
        name_control(self, "today.checked_in")
        self._words = Text("", "muted")
        self._words.setObjectName("today.checked_in.words")
        self._words.setWordWrap(False)
        self._undo = quiet(look, "", "today.checked_in.undo", icon="undo-2")
        self._undo.clicked.connect(self.undo_asked)
        layout = FlowLayout(look, gap_px=8)
        self.setLayout(layout)
        layout.addWidget(self._words)
        layout.addWidget(self._undo)

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.text()

    @property
    def undo_button(self) -> QWidget:
        """The way back."""
        return self._undo

    def say(self, words: str, undo: str) -> None:
        """``undo`` is what its button says."""
        self._words.setText(words)
        self._undo.setText(undo)
        self._undo.setAccessibleName(undo)
        self._undo.setAccessibleDescription(words)


def _values_of(said: CheckIn | None) -> tuple[tuple[Scale, int | None], ...]:
    if said is None:
        return ()
    return ((Scale.PAIN_AVERAGE, said.pain), (Scale.SLEEP, said.sleep), (Scale.MOOD, said.mood))
