"""My alarm: what turns it up and what turns it down, in seven corners of life. The same cards lie on the scales."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.alarm_card import MOST_CARDS, AlarmCard, Pan
from gmi_trainer.domain.own_page import OwnPage
from gmi_trainer.services.own_pages import OwnPagesNow
from gmi_trainer.ui.figures.card_form import CardForm
from gmi_trainer.ui.pages.own.own_page_view import OwnPageView, OwnTools
from gmi_trainer.ui.widgets.buttons import primary, quiet
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.empty_state import EmptyState
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.text import Text, muted
from gmi_trainer.ui.words.figures import card_kept, card_removed, cards_are_full
from gmi_trainer.ui.words.own_pages import own_page_name
from gmi_trainer.ui.words.own_writing import alarm_group_names, alarm_side_words, alarm_weight_words

NEW = "alarm.new"


class AlarmView(OwnPageView):
    """Cards by group; in each those that turn it down come first."""

    def __init__(self, tools: OwnTools, back_words: str) -> None:
        super().__init__(
            tools,
            OwnPage.ALARM,
            "alarm",
            own_page_name(OwnPage.ALARM, tools.translate),
            tools.translate(
                "AlarmView",
                "What turns your alarm up, and what turns it down. It differs from person to person.",
            ),
            back_words,
        )

    def has_any(self, now: OwnPagesNow) -> bool:
        return bool(now.cards)

    def fill(self, now: OwnPagesNow) -> None:
        if len(now.cards) >= MOST_CARDS:
            self.put(muted(cards_are_full(MOST_CARDS, self._translate)))
        elif now.cards:
            self.put(holding(FlowLayout(self.look), [self._new_button()]))
        else:
            self.put(
                EmptyState(
                    self.look,
                    "scale",
                    self.tr("No cards yet"),
                    self.tr(
                        "Begin with one thing that does you good: a place, a person, a sound, a thought."
                    ),
                    action=self._new_button(),
                )
            )
        names = alarm_group_names(self._translate)
        for group, title in names.items():
            here = [
                (number, card)
                for number, card in enumerate(now.cards)
                if (card.group if card.group in names else next(iter(names))) == group
            ]
            if here:
                self.put(self._group(title, here))

    def _new_button(self) -> QWidget:
        new = primary(self.look, self.tr("Write a card"), NEW, icon="plus")
        new.clicked.connect(self._on_new_clicked)
        return new

    def _group(self, title: str, cards: list[tuple[int, AlarmCard]]) -> Card:
        part = Card(self.look, title)
        order = (Pan.SAFE, Pan.DANGER, Pan.NONE)
        for number, card in sorted(cards, key=lambda one: order.index(one[1].pan)):
            part.add(self._row(number, card))
        return part

    def _row(self, number: int, card: AlarmCard) -> QWidget:
        say = self._translate
        row = Stack(self.look, gap_px=2)
        row.add(Text(card.text, "field"))
        sign = {Pan.SAFE: "↓", Pan.DANGER: "↑", Pan.NONE: "·"}[card.pan]
        line = self.tr("{sign} {side}, {weight}").format(
            sign=sign, side=alarm_side_words(card.pan, say), weight=alarm_weight_words(say)[card.weight]
        )
        row.add(muted(line))
        change = quiet(
            self.look,
            self.tr("Change it"),
            f"alarm.{number}.change",
            icon="pencil",
            spoken=self.tr("Change it: {card}").format(card=card.text),
        )
        change.clicked.connect(partial(self._write, card, number))
        delete = quiet(
            self.look,
            self.tr("Delete"),
            f"alarm.{number}.delete",
            spoken=self.tr("Delete: {card}").format(card=card.text),
        )
        delete.clicked.connect(partial(self._delete, card, number))
        row.add(holding(FlowLayout(self.look), [change, delete]))
        return row

    # -- what is done --------------------------------------------------------------------------------------

    @Slot()
    def _on_new_clicked(self) -> None:
        self._write(AlarmCard("", next(iter(alarm_group_names(self._translate))), Pan.SAFE, 2), None)

    def _write(self, card: AlarmCard, number: int | None, written: AlarmCard | None = None) -> None:
        """``written``: what was not kept before, to go on with."""
        say = self._translate
        back_to = NEW if number is None else f"alarm.{number}.change"
        sides = {pan: alarm_side_words(pan, say) for pan in Pan}
        form = CardForm(
            self.look, card, alarm_group_names(say), alarm_weight_words(say), sides, say, written=written
        )

        def kept(new: AlarmCard) -> None:
            cards = list(self._service.cards())
            if card in cards:
                cards[cards.index(card)] = new
            else:
                cards.append(new)
            after = tuple(cards)
            self.change(card_kept(new.text, say), lambda: self._service.keep_cards(after), focus=back_to)

        def left() -> None:
            unkept = form.written
            self.close_form(back_to)
            if unkept is not None:
                self.offer_undo(self.tr("Not kept."), lambda: self._write(card, number, unkept))

        holder = Card(self.look)
        holder.add(form)
        form.kept.connect(kept)
        form.left.connect(left)
        self.open_form(holder, left)
        form.take_focus()

    def _delete(self, card: AlarmCard, number: int) -> None:
        cards = list(self._service.cards())
        if card in cards:
            cards.remove(card)
        said = card_removed(card.text, self._translate)
        self.change(said, lambda: self._service.keep_cards(cards), focus=NEW, once=f"card {number}")
