"""How long a session is: as suits the week, by minutes, or by breaths; always told both ways."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.breathing import BREATH_COUNTS, FIRST_WEEK_MINUTES, MINUTES, BreathPattern, breaths_in
from gmi_trainer.services.breath_choices import BreathChoices, BreathLength, LengthUnit
from gmi_trainer.ui.pages.breathe.choice_now import BreathPart, ChoiceNow
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.choices import Choice, ChoiceRow
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.text import muted
from gmi_trainer.ui.words.breathe_page import lasts, suits_about
from gmi_trainer.ui.words.breathing import breath_count, minutes_name
from gmi_trainer.ui.words.translate import Translate


class LengthWay(StrEnum):
    """How the length is chosen."""

    SUITS = "suits"
    MINUTES = "minutes"
    BREATHS = "breaths"


class LengthChoice(BreathPart):
    """The three ways, and below them the lengths of the way that is chosen."""

    def __init__(self, look: Look, translate: Translate, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._translate = translate
        self._ways: ChoiceRow | None = None
        self._amounts: ChoiceRow | None = None
        self._suits = ""
        self._shown: tuple[BreathPattern, LengthWay] | None = None
        self._way_room = Stack(look)
        self._amount_room = Stack(look)
        self._first = muted(
            self.tr("The very first time is one minute, to try it. After that your choice holds.")
        )
        self._first.setObjectName("breathe.length.first")
        self._first.hide()
        for part in (self._way_room, self._amount_room, self._first):
            self.add(part)

    def show_now(self, now: ChoiceNow) -> None:
        super().show_now(now)
        self._first.setVisible(now.past is not None and now.past.sessions == 0)
        way, length = way_of(now.choices), now.choices.length
        suits = suits_about(now.past, saves_energy=now.saves_energy, translate=self._translate)
        if suits != self._suits:
            self._suits = suits
            self._make_ways(suits)
        if (now.pattern, way) != self._shown:
            self._shown = (now.pattern, way)
            self._make_amounts(now, way)
        assert self._ways is not None
        self._ways.set_value(way)
        if self._amounts is not None and length is not None:
            self._amounts.set_value(length.amount)

    def _make_ways(self, suits: str) -> None:
        """Made anew only where "as suits" has come to mean something else: after the first session."""
        self._way_room.clear()
        self._ways = ChoiceRow(
            self._look,
            "breathe.length.way",
            self.tr("How long"),
            [
                Choice(
                    LengthWay.SUITS,
                    LengthWay.SUITS.value,
                    self.tr("As suits your week"),
                    suits,
                ),
                Choice(LengthWay.MINUTES, LengthWay.MINUTES.value, self.tr("So many minutes")),
                Choice(LengthWay.BREATHS, LengthWay.BREATHS.value, self.tr("So many breaths")),
            ],
            column_px=220,
            most=3,
        )
        self._ways.chosen.connect(self._on_way_chosen)
        self._way_room.add(self._ways)
        self._ways.show()

    def _make_amounts(self, now: ChoiceNow, way: LengthWay) -> None:
        """The lengths, each told the other way, too; that depends on the breath."""
        self._amount_room.clear()
        self._amounts = None
        if way is LengthWay.SUITS:
            return
        say, pattern = self._translate, now.pattern
        if way is LengthWay.MINUTES:
            spoken = self.tr("Minutes")
            options = [
                Choice(n, str(n), minutes_name(n * 60_000, say), breath_count(breaths_in(n, pattern), say))
                for n in MINUTES
            ]
        else:
            spoken = self.tr("Breaths")
            options = [Choice(n, str(n), breath_count(n, say), lasts(pattern, n, say)) for n in BREATH_COUNTS]
        self._amounts = ChoiceRow(
            self._look, f"breathe.length.{way.value}", spoken, options, column_px=170, most=4
        )
        self._amounts.chosen.connect(self._on_amount_chosen)
        self._amount_room.add(self._amounts)
        self._amounts.show()

    @Slot(object)
    def _on_way_chosen(self, way: LengthWay) -> None:
        if self._now is not None:
            self._choose(length_near(self._now, way))

    @Slot(object)
    def _on_amount_chosen(self, amount: int) -> None:
        if self._now is not None:
            unit = (
                LengthUnit.BREATHS if way_of(self._now.choices) is LengthWay.BREATHS else LengthUnit.MINUTES
            )
            self._choose(BreathLength(unit, amount))

    def _choose(self, length: BreathLength | None) -> None:
        assert self._now is not None
        self.chosen.emit(replace(self._now.choices, length=length))


def way_of(choices: BreathChoices) -> LengthWay:
    """How the length is chosen now."""
    if choices.length is None:
        return LengthWay.SUITS
    return LengthWay.BREATHS if choices.length.unit is LengthUnit.BREATHS else LengthWay.MINUTES


def length_near(now: ChoiceNow, way: LengthWay) -> BreathLength | None:
    """The length chosen the other way that is nearest to the one of now."""
    if way is LengthWay.SUITS:
        return None
    length, minutes = now.choices.length, max(now.usual_minutes or 0, FIRST_WEEK_MINUTES)
    breaths = breaths_in(minutes, now.pattern) if length is None else length.breaths(now.pattern)
    if way is LengthWay.BREATHS:
        return BreathLength(LengthUnit.BREATHS, min(BREATH_COUNTS, key=lambda n: abs(n - breaths)))
    wanted = breaths * now.pattern.cycle_ms / 60_000
    return BreathLength(LengthUnit.MINUTES, min(MINUTES, key=lambda n: abs(n - wanted)))
