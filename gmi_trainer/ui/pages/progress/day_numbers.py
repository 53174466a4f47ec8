"""The numbers of a day's check-in: what was said, what it was before, and a way to correct it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gmi_trainer.domain.checkin import Scale
from gmi_trainer.domain.day_story import DayRating, DayStory
from gmi_trainer.ui.pages.progress.column import Column
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import quiet
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.scale import ScaleRow
from gmi_trainer.ui.widgets.text import Text, small
from gmi_trainer.ui.words.looking_at_days import change_lines, scale_name, value_words
from gmi_trainer.ui.words.today import scale_ends
from gmi_trainer.ui.words.translate import Translate

SCALES = (Scale.PAIN_AVERAGE, Scale.SLEEP, Scale.MOOD)


class NumberRow(Column):
    """One of the numbers. A press opens the scale below it."""

    corrected = Signal(object, object)  # Scale, and int or None
    focus_moved = Signal()

    def __init__(
        self,
        look: Look,
        scale: Scale,
        translate: Translate,
        identifier: str,
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        """``name``: what the number is of."""
        super().__init__(look, 6, parent)
        self._scale = scale
        self._translate = translate
        self._rating: DayRating | None = None
        self._row: ScaleRow | None = None
        self._identifier = identifier
        self._name = name
        self._value = Text("", "field")
        self._value.setObjectName(f"{identifier}.value")
        self._correct = quiet(look, self.tr("Correct"), f"{identifier}.correct", icon="pencil")
        self._correct.setAccessibleName(self.tr("Correct: {what}").format(what=name))
        self._correct.setCheckable(True)
        line = QWidget()
        line.setProperty("role", "plain")
        beside = QHBoxLayout(line)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self._value, 1, Qt.AlignmentFlag.AlignVCenter)
        beside.addWidget(self._correct, 0, Qt.AlignmentFlag.AlignVCenter)
        self._changes = Column(look, 2)
        self._open = Column(look, 6)
        self._take_out = quiet(look, self.tr("Take it out"), f"{identifier}.take_out", icon="x")
        self._foot = holding(FlowLayout(look), [self._take_out])
        self.add(line, self._changes, self._open, self._foot)
        self._foot.hide()
        self._correct.toggled.connect(self._on_correct_toggled)
        self._take_out.clicked.connect(self._on_take_out_clicked)

    @property
    def value(self) -> str:
        """What it says."""
        return self._value.text()

    @property
    def numbers(self) -> ScaleRow | None:
        """The scale, while it is open."""
        return self._row

    @property
    def button(self) -> QWidget:
        """What opens it."""
        return self._correct

    def show_rating(self, rating: DayRating | None, *, same: bool) -> None:
        """``same``: it is still the same day."""
        self._rating = rating
        said = value_words(rating, self._translate)
        self._value.setText(self.tr("{name}: {value}").format(name=self._name, value=said))
        is_said = rating is not None and rating.value is not None
        self._correct.setText(self.tr("Correct") if is_said else self.tr("Add"))
        self._changes.clear()
        lines = change_lines(rating, self._translate) if rating is not None else ()
        for line in lines:
            self._changes.add(small(line))
        self._changes.setVisible(bool(lines))
        if not same:
            self._correct.setChecked(False)

    @Slot(bool)
    def _on_correct_toggled(self, on: bool) -> None:
        self._open.clear()
        self._row = None
        if on:
            rating = self._rating
            value = rating.value if rating is not None else None
            self._row = ScaleRow(self._look, f"{self._identifier}.scale")
            self._row.ask(self._name, *scale_ends(self._scale, self._translate), value)
            self._row.answered.connect(self._on_row_answered)
            self._open.add(self._row)
            self._row.take_focus()
            self.focus_moved.emit()
        self._foot.setVisible(on and self._rating is not None and self._rating.value is not None)

    @Slot(int)
    def _on_row_answered(self, value: int) -> None:
        self._give_keyboard_back()
        if self._rating is None or self._rating.value != value:
            self.corrected.emit(self._scale, value)

    @Slot()
    def _on_take_out_clicked(self) -> None:
        self._give_keyboard_back()
        self.corrected.emit(self._scale, None)

    def _give_keyboard_back(self) -> None:
        self._correct.setFocus(Qt.FocusReason.OtherFocusReason)
        self._correct.setChecked(False)


class DayNumbers(Card):
    """Pain, sleep and mood; pain only where it is wanted."""

    corrected = Signal(object, object)  # Scale, and int or None
    focus_moved = Signal()

    def __init__(self, look: Look, translate: Translate, parent: QWidget | None = None) -> None:
        super().__init__(look, translate("DayPage", "How you were"), parent=parent)
        name_control(self, "progress.day.numbers", translate("DayPage", "How you were"))
        self._numbers = {
            scale: NumberRow(look, scale, translate, f"progress.day.{scale}", scale_name(scale, translate))
            for scale in SCALES
        }
        for row in self._numbers.values():
            row.corrected.connect(self.corrected)
            row.focus_moved.connect(self.focus_moved)
            self.add(row)

    def row(self, scale: Scale) -> NumberRow:
        """One of the numbers."""
        return self._numbers[scale]

    def show_story(self, story: DayStory, *, with_pain: bool, same: bool) -> None:
        """``same``: it is still the same day."""
        for scale, row in self._numbers.items():
            row.show_rating(story.rating(scale), same=same)
            row.setVisible(with_pain or scale is not Scale.PAIN_AVERAGE)
