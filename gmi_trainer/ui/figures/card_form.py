"""The few fields in which a person writes a card of their own."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from gmi_trainer.domain.alarm_card import LONGEST_TEXT, AlarmCard, Pan, tidy_text
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import primary, quiet
from gmi_trainer.ui.widgets.choices import Choice, ChoiceRow
from gmi_trainer.ui.widgets.dropdown import Dropdown
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.text import Text, heading
from gmi_trainer.ui.words.figures import (
    card_form_title,
    card_group,
    card_side,
    card_text,
    card_weight,
    keep_card,
    leave_card,
)
from gmi_trainer.ui.words.translate import Translate


class CardLine(QLineEdit):
    """Space writes a space; Enter keeps the card and goes no further."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() != Qt.Key.Key_Escape:
            event.accept()


class CardForm(Stack):
    """Says which card was written; without words on it there is none."""

    kept = Signal(object)  # AlarmCard
    left = Signal()

    def __init__(
        self,
        look: Look,
        card: AlarmCard,
        groups: Mapping[str, str],
        weights: Mapping[int, str],
        sides: Mapping[Pan, str],
        translate: Translate,
        parent: QWidget | None = None,
        *,
        written: AlarmCard | None = None,
    ) -> None:
        """``card``: what stands in the fields at first; without a text it is a new one.

        ``written``: what was written here before and not kept, to go on with.
        """
        super().__init__(look, gap_px=8, parent=parent)
        self._card = card
        self.add(heading(card_form_title(translate, is_new=not card.text)))
        card = written if written is not None else card
        label = Text(card_text(translate), "field")
        self._text = CardLine(card.text)
        self._text.setMaxLength(LONGEST_TEXT)
        name_control(self._text, "figure.scales.own.text", label.text())
        label.setBuddy(self._text)
        self.add(label)
        self.add(self._text)
        label = Text(card_group(translate), "field")
        self._group = Dropdown("figure.scales.own.group", label)
        for group, words in groups.items():
            self._group.addItem(words, group)
        self._group.setCurrentIndex(max(0, self._group.findData(card.group)))
        self.add(label)
        self._group.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._group.setMinimumContentsLength(12)
        self.add(self._group)
        self._weight = self._row("weight", card_weight(translate), weights, card.weight)
        self._side = self._row("side", card_side(translate), sides, card.pan)
        self._keep = primary(look, keep_card(translate), "figure.scales.own.keep")
        leave = quiet(look, leave_card(translate), "figure.scales.own.leave")
        self.add(holding(FlowLayout(look), [self._keep, leave]))
        self._text.textChanged.connect(self._on_text_changed)
        self._text.returnPressed.connect(self._on_kept)
        self._keep.clicked.connect(self._on_kept)
        leave.clicked.connect(self.left)
        self._on_text_changed()

    @property
    def written(self) -> AlarmCard | None:
        """What stands in the fields, where that is something new to keep; else None."""
        card = self._card_now()
        return card if card is not None and card != self._card else None

    def take_focus(self) -> None:
        """Put the keyboard where one writes."""
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(
        self, name: str, words: str, choices: Mapping[int, str] | Mapping[Pan, str], value: object
    ) -> ChoiceRow:
        self.add(Text(words, "field"))
        row = ChoiceRow(
            self._look,
            f"figure.scales.own.{name}",
            words,
            [Choice(key, str(key), label) for key, label in choices.items()],
            value,
            column_px=150,
            most=3,
        )
        self.add(row)
        return row

    @Slot()
    def _on_text_changed(self) -> None:
        self._keep.setEnabled(bool(tidy_text(self._text.text())))

    @Slot()
    def _on_kept(self) -> None:
        card = self._card_now()
        if card is not None:
            self.kept.emit(card)

    def _card_now(self) -> AlarmCard | None:
        """As it stands in the fields; without words on it there is none."""
        text, pan, weight = tidy_text(self._text.text()), self._side.value, self._weight.value
        if text and isinstance(pan, Pan) and isinstance(weight, int):
            return AlarmCard(text, str(self._group.currentData()), pan, weight)
        return None
