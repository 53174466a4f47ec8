"""What a person writes or says of a step: a few words, or how a try of it went."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLabel, QWidget

from gmi_trainer.domain.values import dataclass
from gmi_trainer.ui.figures.card_form import CardLine
from gmi_trainer.ui.figures.ladder import NextDay
from gmi_trainer.ui.figures.stop_slider import StopRow
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import primary, quiet
from gmi_trainer.ui.widgets.choices import Choice, ChoiceRow
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.text import Text

COLUMN_PX = 230


@dataclass(frozen=True, slots=True)
class FormWords:
    """Over its field, and on its two buttons."""

    title: str
    keep: str
    leave: str


class _Form(Stack):
    """Something to fill in, and two buttons below."""

    left = Signal()

    def __init__(self, look: Look, identifier: str, words: FormWords, parent: QWidget | None = None) -> None:
        super().__init__(look, gap_px=8, parent=parent)
        self._identifier = identifier
        self._title = Text(words.title, "field")
        self.add(self._title)
        self._keep = primary(look, words.keep, f"{identifier}.keep")
        self._leave = quiet(look, words.leave, f"{identifier}.leave")
        self._keep.clicked.connect(self._on_keep_clicked)
        self._leave.clicked.connect(self.left)

    def take_focus(self) -> None:
        """Put the keyboard where one begins."""
        raise NotImplementedError

    @Slot()
    def _on_keep_clicked(self) -> None:
        self._do_keep()

    def _do_keep(self) -> None:
        raise NotImplementedError

    def _add_buttons(self) -> None:
        self.add(holding(FlowLayout(self._look), [self._keep, self._leave]))


class LineForm(_Form):
    """One line in the person's own words; without any there is nothing to keep."""

    kept = Signal(str)

    def __init__(
        self, look: Look, identifier: str, words: FormWords, longest: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, identifier, words, parent)
        self._line = CardLine()
        self._line.setMaxLength(longest)
        name_control(self._line, f"{identifier}.text", words.title)
        self._title.setBuddy(self._line)
        self.add(self._line)
        self._add_buttons()
        self._line.textChanged.connect(self._on_line_text_changed)
        self._line.returnPressed.connect(self._on_keep_clicked)
        self._on_line_text_changed()

    def take_focus(self) -> None:
        self._line.setFocus()

    @Slot()
    def _on_line_text_changed(self) -> None:
        self._keep.setEnabled(bool(self._line.text().strip()))

    def _do_keep(self) -> None:
        text = " ".join(self._line.text().split())
        if text:
            self.kept.emit(text)


class TriedForm(_Form):
    """How much it worries now, and how it was a day later."""

    kept = Signal(int, object)  # the worry now, NextDay

    def __init__(
        self,
        look: Look,
        identifier: str,
        words: FormWords,
        worry_row: StopRow,
        day_title: QLabel,
        days: Sequence[tuple[NextDay, str]],
        parent: QWidget | None = None,
    ) -> None:
        """``worry_row`` stands at the worry of before."""
        super().__init__(look, identifier, words, parent)
        self._worry = worry_row
        self.add(worry_row)
        self.add(day_title)
        choices = [Choice(day, day, label) for day, label in days]
        self._day = ChoiceRow(
            look,
            f"{identifier}.day",
            day_title.text(),
            choices,
            NextDay.UNKNOWN,
            column_px=COLUMN_PX,
            most=2,
        )
        self.add(self._day)
        self._add_buttons()

    def take_focus(self) -> None:
        self._worry.slider.setFocus()

    def _do_keep(self) -> None:
        self.kept.emit(self._worry.at, self._day.value)
