"""Clinic while a plan is tried as the patient: another of its days, the way back, and nothing of anybody's."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.plan import Plan
from gmi_trainer.ui.pages.page import Page
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import primary, quiet, secondary
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.section import Section
from gmi_trainer.ui.widgets.text import Text
from gmi_trainer.ui.words.days import whole_day
from gmi_trainer.ui.words.translate import Translate

A_WEEK = 7
FURTHEST = 364
"""A year of the plan can be looked at."""

MOST_BEGINNINGS = 4


class TryingPage(Page):
    """The way back first. What was done on one day is not there on another: each is a guest's first."""

    end_asked = Signal()
    day_asked = Signal(int)  # so many days after today

    def __init__(
        self,
        look: Look,
        plan: Plan,
        today: date,
        days_on: int,
        translate: Translate,
        parent: QWidget | None = None,
    ) -> None:
        """``today``: the day that is tried, ``days_on`` days after the real one."""
        super().__init__(look, "clinic.trying", "", parent=parent)
        self._days_on = days_on
        self.set_title(self.tr("Trying as the patient"), day_line(plan, today, translate))
        self.add(
            Text(
                self.tr(
                    "You see what the patient will see. Whatever you do here belongs to a guest, and is erased when "
                    "you end it."
                )
            )
        )
        self._end = primary(look, self.tr("End, and go back"), "clinic.trying.end", icon="arrow-left")
        self._end.clicked.connect(self.end_asked)
        self.add(holding(FlowLayout(look), [self._end]))
        days = Section(
            look,
            self.tr("Look at another day"),
            self.tr("You see that day as if nothing had been done before it."),
        )
        days.add(holding(FlowLayout(look), self._ways(plan, today)))
        self.add(days)

    def take_focus(self) -> None:
        """On the way back."""
        self._end.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ways(self, plan: Plan, today: date) -> list[QWidget]:
        ways: list[QWidget] = []
        if self._days_on < FURTHEST:
            following = secondary(self.look, self.tr("Next day"), "clinic.trying.next", icon="chevron-right")
            following.clicked.connect(partial(self._ask_for, self._days_on + 1))
            week = secondary(self.look, self.tr("A week on"), "clinic.trying.week", icon="skip-forward")
            week.clicked.connect(partial(self._ask_for, min(self._days_on + A_WEEK, FURTHEST)))
            ways += [following, week]
        if self._days_on:
            before = secondary(self.look, self.tr("Day before"), "clinic.trying.before", icon="chevron-left")
            before.clicked.connect(partial(self._ask_for, self._days_on - 1))
            ways.append(before)
        now = day_number(plan, today)
        for number in beginnings(plan):
            days_on = self._days_on + number - now
            if number == now or not 0 <= days_on <= FURTHEST:
                continue
            words = self.tr("Day {n}: something begins").format(n=number)
            begins = quiet(self.look, words, f"clinic.trying.day.{number}", icon="calendar-days")
            begins.clicked.connect(partial(self._ask_for, days_on))
            ways.append(begins)
        return ways

    @Slot(int)
    def _ask_for(self, days_on: int) -> None:
        self.day_asked.emit(days_on)


def day_number(plan: Plan, day: date) -> int:
    """Which day of the plan it is; the first is 1."""
    return (day - plan.began_on).days + 1


def beginnings(plan: Plan) -> tuple[int, ...]:
    """The days on which something begins later than the plan, the next first; not more than a few."""
    later = {item.from_day + 1 for item in plan.items if item.from_day > 0}
    return tuple(sorted(later)[:MOST_BEGINNINGS])


def day_line(plan: Plan, day: date, translate: Translate) -> str:
    """Which day of the plan is tried, and which of the calendar."""
    return translate("TryingPage", "Day {n} of the plan: {day}").format(
        n=day_number(plan, day), day=whole_day(day, translate)
    )


def trying_notice(plan: Plan, day: date, translate: Translate) -> str:
    """What Today says all the while."""
    return translate(
        "TryingPage",
        "{day}. You are trying this as the patient. Nothing is kept. Press Clinic to end it, or to see another day.",
    ).format(day=day_line(plan, day, translate))
