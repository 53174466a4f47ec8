"""Choose cards for two pans, write cards of one's own, and see which way the scales tip."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QComboBox, QWidget

from gmi_trainer.domain.alarm_card import MOST_CARDS, AlarmCard, Pan
from gmi_trainer.domain.lesson import Figure
from gmi_trainer.domain.values import dataclass
from gmi_trainer.ui.figures.card_form import CardForm
from gmi_trainer.ui.figures.glide import Glide
from gmi_trainer.ui.figures.scales import Balance, CardsInMemory, OwnCards, balance_of, scales_plan
from gmi_trainer.ui.figures.scales_picture import PanCard, ScalesPicture, ScalesShown
from gmi_trainer.ui.figures.view import FigureView
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import Button, quiet, secondary
from gmi_trainer.ui.widgets.choices import Choice, ChoiceRow
from gmi_trainer.ui.widgets.dropdown import Dropdown
from gmi_trainer.ui.widgets.reflow import FlowLayout, ReflowLayout, holding
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.tab_order import put_in_tab_order
from gmi_trainer.ui.widgets.text import Text, body
from gmi_trainer.ui.widgets.undo_bar import UndoBar
from gmi_trainer.ui.words.figures import (
    card_group,
    card_is_off,
    card_kept,
    card_put_back,
    card_removed,
    cards_are_full,
    change_card,
    nothing_on_it,
    remove_card,
)
from gmi_trainer.ui.words.translate import Translate

GLIDE_MS = 600
COLUMN_PX = 260
SHORTEST_GROUP = 12  # letters


@dataclass(frozen=True, slots=True)
class _Laid:
    """Any card, where it lies now. ``own``: its number among the person's own; None for one of the lesson's."""

    key: str
    text: str
    group: str
    weight: int
    pan: Pan
    own: int | None = None


class ScalesView(FigureView):
    """The scales, what lies on them in words, the cards of a group with their buttons, and a form of one's own."""

    def __init__(
        self,
        figure: Figure,
        look: Look,
        translate: Translate,
        parent: QWidget | None = None,
        *,
        own_cards: OwnCards | None = None,
    ) -> None:
        """``own_cards``: where the person's own are kept; without, they are there as long as the figure."""
        super().__init__(figure, look, translate, parent)
        self._plan = plan = scales_plan(figure)
        self._keeper = own_cards if own_cards is not None else CardsInMemory()
        self._own = self._keeper.load() if plan.takes_own_cards else ()
        self._pans = plan.laid_to_begin_with()
        self._texts = {card.card_id: self.words(f"card-{card.card_id}") for card in plan.cards}
        self._groups = {group: self.words(f"group-{group}") for group in plan.groups}
        self._weights = {weight: self.words(f"weight-{weight}") for weight in plan.weights}
        self._sides = {Pan.DANGER: self.words("pan-danger"), Pan.SAFE: self.words("pan-safe")}
        self._form: CardForm | None = None
        self._chosen = ""
        self._row: ChoiceRow | None = None
        self._make_parts()
        for tip in ("tip-danger", "tip-safe", "tip-even"):
            self.words(tip)
        self.words("changed", card="", side="", tip="")
        self._lean = Glide(look, self.balance.lean, GLIDE_MS, self)
        self._lean.moved.connect(self._on_glide_moved)
        self._lay_group()
        self._show_words(self._tip_words())
        self._draw()

    @property
    def balance(self) -> Balance:
        """What lies in the pans now."""
        return balance_of((card.pan, card.weight) for card in self._laid())

    @property
    def own_cards(self) -> tuple[AlarmCard, ...]:
        """The person's own, as they are kept."""
        return self._own

    def _make_parts(self) -> None:
        look = self._look
        self._picture = ScalesPicture(look, self.words("name"), self._sides, self)
        self._add(self._picture)
        self._add_words()
        self._lies = {pan: body() for pan in self._sides}
        for line in self._lies.values():
            line.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        self._add(holding(ReflowLayout(look, COLUMN_PX, most=2), list(self._lies.values())))
        label = Text(card_group(self._translate), "field")
        self._add(label)
        self._group = Dropdown("figure.scales.group", label)
        for group, words in self._groups.items():
            self._group.addItem(words, group)
        self._group.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._group.setMinimumContentsLength(SHORTEST_GROUP)
        self._add(self._group)
        self._cards = Stack(look)
        self._add(self._cards)
        self._put = {
            Pan.DANGER: self._button("put-danger"),
            Pan.SAFE: self._button("put-safe"),
            Pan.NONE: self._button("take-off"),
        }
        self._change = quiet(look, change_card(self._translate), "figure.scales.change")
        self._remove = quiet(look, remove_card(self._translate), "figure.scales.remove")
        self._add(holding(FlowLayout(look), list(self._put.values())))
        self._own_buttons = holding(FlowLayout(look), [self._change, self._remove])
        self._add(self._own_buttons)
        self._undo = UndoBar(look, "figure.scales.undo", self)
        self._add(self._undo)
        self._write = secondary(look, self.words("own-card"), "figure.scales.own")
        self._add(holding(FlowLayout(look), [self._write]))
        # not before: without a parent it would be a window
        self._write.setVisible(self._plan.takes_own_cards)
        self._form_place = Stack(look)
        self._add(self._form_place)
        self._add_note("note")
        self._group.currentIndexChanged.connect(self._on_group_current_index_changed)
        for pan, slot in (
            (Pan.DANGER, self._on_danger_clicked),
            (Pan.SAFE, self._on_safe_clicked),
            (Pan.NONE, self._on_off_clicked),
        ):
            self._put[pan].clicked.connect(slot)
        self._change.clicked.connect(self._on_change_clicked)
        self._remove.clicked.connect(self._on_remove_clicked)
        self._write.clicked.connect(self._on_write_clicked)

    def _button(self, text_id: str) -> Button:
        return secondary(self._look, self.words(text_id), f"figure.scales.{text_id}")

    # -- what there is --------------------------------------------------------------------------------------

    def _laid(self) -> tuple[_Laid, ...]:
        """All cards; one of a group that the lesson no longer has stands in the first."""
        offered = [
            _Laid(card.card_id, self._texts[card.card_id], card.group, card.weight, self._pans[card.card_id])
            for card in self._plan.cards
        ]
        own = [
            _Laid(
                f"own.{number}",
                card.text,
                card.group if card.group in self._groups else self._plan.groups[0],
                card.weight,
                card.pan,
                number,
            )
            for number, card in enumerate(self._own)
        ]
        return (*offered, *own)

    def _chosen_card(self) -> _Laid:
        return next(card for card in self._laid() if card.key == self._chosen)

    def _side_words(self, pan: Pan) -> str:
        return self._sides.get(pan) or card_is_off(self._translate)

    def _tip_words(self) -> str:
        return self.words(self.balance.tip)

    def _changed_words(self, card: _Laid) -> str:
        return self.words("changed", card=card.text, side=self._side_words(card.pan), tip=self._tip_words())

    # -- choosing and putting -------------------------------------------------------------------------------

    @Slot(int)
    def _on_group_current_index_changed(self, _number: int) -> None:
        self._chosen = ""
        self._lay_group()
        self._draw()

    @Slot(object)
    def _on_row_chosen(self, key: object) -> None:
        self._chosen = str(key)
        self._show_buttons()
        self._draw()

    @Slot()
    def _on_danger_clicked(self) -> None:
        self._lay(Pan.DANGER)

    @Slot()
    def _on_safe_clicked(self) -> None:
        self._lay(Pan.SAFE)

    @Slot()
    def _on_off_clicked(self) -> None:
        self._lay(Pan.NONE)

    @Slot(float)
    def _on_glide_moved(self, _value: float) -> None:
        self._draw()

    def _lay(self, pan: Pan) -> None:
        card = self._chosen_card()
        if card.own is None:
            self._pans[card.key] = pan
        else:
            own = list(self._own)
            own[card.own] = replace(own[card.own], pan=pan)
            self._keep(tuple(own))
        self._changed()
        self._tell(self._changed_words(self._chosen_card()))

    def _changed(self) -> None:
        """Something lies otherwise than before."""
        self._lean.go_to(self.balance.lean)
        self._lay_group()
        self._draw()

    def _keep(self, own: tuple[AlarmCard, ...]) -> None:
        self._own = own
        self._keeper.save(own)

    # -- cards of one's own ---------------------------------------------------------------------------------

    @Slot()
    def _on_write_clicked(self) -> None:
        if len(self._own) >= MOST_CARDS:
            self._tell(cards_are_full(MOST_CARDS, self._translate))
            return
        card = AlarmCard("", str(self._group.currentData()), Pan.SAFE, self._plan.weights[1])
        self._open_form(card, self._on_form_kept)

    @Slot()
    def _on_change_clicked(self) -> None:
        number = self._chosen_card().own
        if number is not None:
            self._open_form(self._own[number], lambda card: self._replace(number, card))

    @Slot()
    def _on_remove_clicked(self) -> None:
        card = self._chosen_card()
        if card.own is None:
            return
        before = self._own
        self._chosen = ""
        self._close_form()
        self._keep((*before[: card.own], *before[card.own + 1 :]))
        self._changed()
        self._put[Pan.SAFE].setFocus(Qt.FocusReason.OtherFocusReason)
        removed = card_removed(card.text, self._translate)
        self._show_words(self._tip_words())
        self.changed_words.emit(f"{removed} {self._tip_words()}")
        self._undo.offer(removed, lambda: self._put_back(before, card.text))

    @Slot(object)
    def _on_form_kept(self, card: AlarmCard) -> None:
        self._keep((*self._own, card))
        self._after_form(len(self._own) - 1)
        self._tell(self._changed_words(self._chosen_card()))

    @Slot()
    def _on_form_left(self) -> None:
        self._close_form()
        self._write.setFocus(Qt.FocusReason.OtherFocusReason)

    def _replace(self, number: int, card: AlarmCard) -> None:
        before = self._own
        self._keep((*before[:number], card, *before[number + 1 :]))
        self._after_form(number)
        self._show_words(self._changed_words(self._chosen_card()))
        self.changed_words.emit(self.shown_words)
        self._undo.offer(
            card_kept(card.text, self._translate), lambda: self._put_back(before, before[number].text)
        )

    def _put_back(self, before: tuple[AlarmCard, ...], text: str) -> None:
        self._chosen = ""
        self._close_form()
        self._keep(before)
        self._changed()
        self._tell(card_put_back(text, self._translate), self._tip_words())

    def _after_form(self, number: int) -> None:
        self._close_form()
        card = next(one for one in self._laid() if one.own == number)
        self._chosen = card.key
        self._group.blockSignals(True)
        self._group.setCurrentIndex(self._group.findData(card.group))
        self._group.blockSignals(False)
        self._changed()
        self._write.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_form(self, card: AlarmCard, kept: Callable[[AlarmCard], None]) -> None:
        self._close_form()
        self._undo.dismiss()
        sides = self._sides | {Pan.NONE: card_is_off(self._translate)}
        self._form = CardForm(self._look, card, self._groups, self._weights, sides, self._translate)
        self._form.kept.connect(kept)
        self._form.left.connect(self._on_form_left)
        self._form_place.add(self._form)
        self._form.setVisible(True)
        put_in_tab_order((self,))
        self._form.take_focus()

    def _close_form(self) -> None:
        self._form = None
        self._form_place.clear()

    # -- showing --------------------------------------------------------------------------------------------

    def _lay_group(self) -> None:
        """The cards of the group that is looked at, each with its place."""
        group = self._group.currentData()
        here = [card for card in self._laid() if card.group == group]
        if self._chosen not in {card.key for card in here}:
            self._chosen = here[0].key
        self._cards.clear()
        choices = [Choice(card.key, card.key, card.text, self._side_words(card.pan)) for card in here]
        self._row = ChoiceRow(
            self._look,
            "figure.scales.card",
            self._groups[str(group)],
            choices,
            self._chosen,
            column_px=COLUMN_PX,
            most=2,
        )
        self._row.chosen.connect(self._on_row_chosen)
        self._cards.add(self._row)
        self._row.setVisible(True)  # at once: not only when Qt comes to it
        put_in_tab_order((self,))
        self._show_buttons()

    def _show_buttons(self) -> None:
        card = self._chosen_card()
        for pan, button in self._put.items():
            has_focus = button.hasFocus()
            button.setEnabled(card.pan is not pan)
            button.setAccessibleDescription(card.text)
            if has_focus and card.pan is pan:  # what was pressed has nothing more to do
                self._put[Pan.SAFE if pan is Pan.DANGER else Pan.DANGER].setEnabled(True)
                self._put[Pan.SAFE if pan is Pan.DANGER else Pan.DANGER].setFocus(
                    Qt.FocusReason.OtherFocusReason
                )
        self._own_buttons.setVisible(card.own is not None)
        for button in (self._change, self._remove):
            button.setAccessibleDescription(card.text)

    def _draw(self) -> None:
        laid = self._laid()
        pans = {
            pan: tuple(PanCard(card.weight, card.key == self._chosen) for card in laid if card.pan is pan)
            for pan in self._sides
        }
        self._picture.show_scales(ScalesShown(self._lean.value, pans[Pan.DANGER], pans[Pan.SAFE]))
        said = []
        for pan, line in self._lies.items():
            lying = " · ".join(card.text for card in laid if card.pan is pan)
            line.setText(f"{self._sides[pan]}: {lying or nothing_on_it(self._translate)}")
            said.append(line.text())
        self._picture.setAccessibleDescription(f"{self._tip_words()} {'. '.join(said)}")
