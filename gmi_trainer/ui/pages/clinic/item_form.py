"""Everything about one item of a plan that can be changed; each figure changes it at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.activity import LEVELS, TEST_LENGTHS, TRAINING_LENGTHS, DrillMode, SessionKind
from gmi_trainer.domain.dosing import minutes_of
from gmi_trainer.domain.plan import (
    BreathDose,
    Dose,
    DrillDose,
    LessonDose,
    OwnWords,
    PlanItem,
    PracticeDose,
)
from gmi_trainer.domain.plan_edit import WEEK
from gmi_trainer.domain.plan_limits import (
    BREATH_MINUTES,
    DAY,
    EVERY_DAYS,
    ITEM_MINUTES,
    MIRROR_MINUTES,
    OWN_LETTERS,
    PRACTICE_MINUTES,
    Span,
)
from gmi_trainer.ui.pages.clinic.figures import Figure, side_by_side
from gmi_trainer.ui.pages.own.fields import BoxField
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.check_tile import CheckTile
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.switch import Switch
from gmi_trainer.ui.widgets.text import Text
from gmi_trainer.ui.words.days import weekday_letters
from gmi_trainer.ui.words.translate import Translate

MOST_BOUTS = 6
WEEKS = tuple(range(1, 13))
LAST_WEEKS = (*WEEKS, None)


class ItemForm(Stack):
    """Reports the item as it is after each change."""

    changed = Signal(object)  # PlanItem

    def __init__(
        self, look: Look, item: PlanItem, number: int, titles: Mapping[str, str], translate: Translate
    ) -> None:
        super().__init__(look, gap_px=14)
        self._item = item
        self._at = f"plan.item.{number}"
        self._titles = titles
        self._translate = translate
        self._words: BoxField | None = None
        self._first: Figure[int] | None = None
        if isinstance(item.dose, OwnWords):
            self._add_words(item.dose)
        self.add(side_by_side(look, [*self._amounts(), *self._times()]))
        self.add(Text(self.tr("Only on these days. None is chosen: as said above."), "body"))
        self.add(holding(FlowLayout(look, gap_px=8), self._weekdays()))
        ratings = Switch(
            look,
            f"{self._at}.ratings",
            self.tr("Ask how it feels before and after"),
            on=item.asks_ratings,
        )
        ratings.toggled.connect(self._on_ratings_toggled)
        extra = Switch(
            look,
            f"{self._at}.extra",
            self.tr("A day is whole without it"),
            on=item.fewest_bouts == 0,
        )
        extra.toggled.connect(self._on_extra_toggled)
        self.add(ratings)
        self.add(extra)

    @property
    def item(self) -> PlanItem:
        """The item as it is now."""
        return self._item

    def take_focus(self) -> None:
        """Put the keyboard on what comes first."""
        if self._words is not None:
            self._words.take_focus()
        elif self._first is not None:
            self._first.stepper.take_focus()

    # -- what belongs to its kind ------------------------------------------------------------------------

    def _add_words(self, dose: OwnWords) -> None:
        spoken = self.tr("What to do, in your own words")
        self.add(Text(spoken))
        self._words = BoxField(self._look, f"{self._at}.words", spoken, dose.text, OWN_LETTERS)
        self._words.changed.connect(self._on_words_changed)
        self.add(self._words)

    def _amounts(self) -> list[QWidget]:
        match self._item.dose:
            case DrillDose() as dose:
                return self._of_drill(dose)
            case BreathDose(minutes=minutes):
                return [self._minutes(minutes, BREATH_MINUTES)]
            case PracticeDose(kind=kind, minutes=minutes):
                span = MIRROR_MINUTES if kind is SessionKind.MIRROR else PRACTICE_MINUTES
                return [self._minutes(minutes, span)]
            case LessonDose() as dose:
                return [self._lesson(dose)]
            case _:
                return [self._minutes(self._item.minutes, ITEM_MINUTES)]

    def _of_drill(self, dose: DrillDose) -> list[QWidget]:
        is_test = dose.mode is DrillMode.TEST
        lengths = TEST_LENGTHS if is_test else TRAINING_LENGTHS
        pictures = Figure(
            self._look,
            f"{self._at}.pictures",
            self.tr("Pictures"),
            lengths,
            dose.pictures or lengths[1],
            str,
            self._set_pictures,
        )
        if is_test:
            return [pictures.stepper]
        level = Figure(
            self._look,
            f"{self._at}.level",
            self.tr("Level"),
            (None, *LEVELS),
            dose.level,
            lambda n: self.tr("as they have it") if n is None else str(n),
            self._set_level,
        )
        return [pictures.stepper, level.stepper]

    def _minutes(self, minutes: float, span: Span) -> QWidget:
        row = tuple(range(round(span.least), round(span.most) + 1))
        figure = Figure(
            self._look,
            f"{self._at}.minutes",
            self.tr("Minutes"),
            row,
            round(minutes),
            lambda n: self.tr("{n} min").format(n=n) if n else self.tr("not said"),
            self._set_minutes,
        )
        return figure.stepper

    def _lesson(self, dose: LessonDose) -> QWidget:
        """The named ones stay one choice, so that they can be had again after a look at others."""
        row: tuple[Dose, ...] = (
            LessonDose(),
            *([dose] if dose.among else []),
            *(LessonDose(name) for name in self._titles),
        )
        figure = Figure(
            self._look,
            f"{self._at}.lesson",
            self.tr("Which one"),
            row,
            dose,
            self._lesson_words,
            self._set_dose,
        )
        return figure.stepper

    def _lesson_words(self, dose: Dose) -> str:
        assert isinstance(dose, LessonDose), "the row has only lessons"
        if dose.lesson_id is not None:
            return self._titles.get(dose.lesson_id, dose.lesson_id)
        return self.tr("the chosen ones") if dose.among else self.tr("the next in order")

    # -- how often and when ------------------------------------------------------------------------------

    def _times(self) -> list[QWidget]:
        item = self._item
        self._first = Figure(
            self._look,
            f"{self._at}.bouts",
            self.tr("On a day"),
            tuple(range(1, MOST_BOUTS + 1)),
            item.bouts,
            lambda n: self.tr("once") if n == 1 else self.tr("up to {n} times").format(n=n),
            self._set_bouts,
        )
        every = Figure(
            self._look,
            f"{self._at}.every",
            self.tr("Days"),
            tuple(range(1, round(EVERY_DAYS.most) + 1)),
            item.every_days,
            lambda n: self.tr("every day") if n == 1 else self.tr("every {n} days").format(n=n),
            self._set_every,
        )
        begins = Figure(
            self._look,
            f"{self._at}.from",
            self.tr("Begins in week"),
            WEEKS,
            min(item.from_day // WEEK + 1, WEEKS[-1]),
            str,
            self._set_from,
        )
        ends = Figure(
            self._look,
            f"{self._at}.until",
            self.tr("Ends with week"),
            LAST_WEEKS,
            None if item.until_day is None else min(item.until_day // WEEK + 1, WEEKS[-1]),
            lambda n: self.tr("the last one") if n is None else str(n),
            self._set_until,
        )
        self._ends = ends
        return [self._first.stepper, every.stepper, begins.stepper, ends.stepper]

    def _weekdays(self) -> list[QWidget]:
        self._days = []
        for day, letters in enumerate(weekday_letters(self._translate)):
            tile = CheckTile(self._look, f"{self._at}.day.{day}", letters)
            tile.setChecked(self._item.weekdays is not None and day in self._item.weekdays)
            tile.toggled.connect(self._on_day_toggled)
            self._days.append(tile)
        return list(self._days)

    # -- changes -----------------------------------------------------------------------------------------

    def _keep(self, item: PlanItem) -> None:
        self._item = item
        self.changed.emit(item)

    def _set_dose(self, dose: Dose) -> None:
        self._keep(replace(self._item, dose=dose))

    def _set_pictures(self, pictures: int) -> None:
        assert isinstance(self._item.dose, DrillDose), "only drills have pictures"
        dose = replace(self._item.dose, pictures=pictures)
        self._keep(replace(self._item, dose=dose, minutes=minutes_of(pictures)))

    def _set_level(self, level: int | None) -> None:
        assert isinstance(self._item.dose, DrillDose), "only drills have levels"
        self._set_dose(replace(self._item.dose, level=level))

    def _set_minutes(self, minutes: int) -> None:
        dose = self._item.dose
        if isinstance(dose, BreathDose | PracticeDose):
            dose = replace(dose, minutes=float(minutes))
        self._keep(replace(self._item, dose=dose, minutes=float(minutes)))

    def _set_bouts(self, bouts: int) -> None:
        fewest = 0 if self._item.fewest_bouts == 0 else max(1, min(2, bouts - 1))
        self._keep(replace(self._item, bouts=bouts, fewest_bouts=fewest))

    def _set_every(self, days: int) -> None:
        self._keep(replace(self._item, every_days=days))

    def _set_from(self, week: int) -> None:
        """An end before the beginning goes with it."""
        first = (week - 1) * WEEK
        until = self._item.until_day
        if until is not None and until < first:
            until = min(first + WEEK - 1, round(DAY.most))
            self._ends.show_value(week)
        self._keep(replace(self._item, from_day=first, until_day=until))

    def _set_until(self, week: int | None) -> None:
        """Never before its beginning: then it ends with the week in which it begins."""
        until = None if week is None else week * WEEK - 1
        if until is not None and until < self._item.from_day:
            until = self._item.from_day // WEEK * WEEK + WEEK - 1
            self._ends.show_value(until // WEEK + 1)
        self._keep(replace(self._item, until_day=until))

    @Slot()
    def _on_words_changed(self) -> None:
        """An item without words is none: the last words stay until there are others."""
        if self._words is not None and self._words.value:
            self._set_dose(OwnWords(self._words.value))

    @Slot()
    def _on_day_toggled(self) -> None:
        days = frozenset(day for day, tile in enumerate(self._days) if tile.isChecked())
        self._keep(replace(self._item, weekdays=days or None))

    @Slot(bool)
    def _on_ratings_toggled(self, on: bool) -> None:
        self._keep(replace(self._item, asks_ratings=on))

    @Slot(bool)
    def _on_extra_toggled(self, on: bool) -> None:
        fewest = 0 if on else max(1, min(2, self._item.bouts - 1))
        self._keep(replace(self._item, fewest_bouts=fewest))
