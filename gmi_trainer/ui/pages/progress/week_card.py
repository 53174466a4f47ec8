"""This week at a glance: on which days something was done, and how much."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.course import monday_of
from gmi_trainer.domain.progress import SessionSummary
from gmi_trainer.ui.pages.progress.column import Column
from gmi_trainer.ui.pages.progress.span import days_with_drills
from gmi_trainer.ui.pages.progress.week_strip import WeekStrip
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.reflow import ReflowLayout, holding
from gmi_trainer.ui.widgets.text import Text
from gmi_trainer.ui.words.days import weekday_letters
from gmi_trainer.ui.words.sessions import drill_count
from gmi_trainer.ui.words.translate import Translate


class WeekCard(Card):
    """Facts only: a week without drills is a week like any other."""

    def __init__(self, look: Look, translate: Translate, parent: QWidget | None = None) -> None:
        super().__init__(look, translate("WeekCard", "This week"), icon="calendar-days", parent=parent)
        self._translate = translate
        self._strip = WeekStrip(look, "progress.week")
        self._this = Text("", "field")
        self._this.setObjectName("progress.week.this")
        self._last = Text("", "muted")
        self._last.setObjectName("progress.week.last")
        words = Column(look, 4)
        words.add(self._this, self._last)
        self.add(holding(ReflowLayout(look, 370, most=2, gap_px=24), [self._strip, words]))

    @property
    def strip(self) -> WeekStrip:
        """The seven days."""
        return self._strip

    @property
    def lines(self) -> tuple[str, str]:
        """How much was done this week and the week before."""
        return self._this.text(), self._last.text()

    def show_sessions(self, recent: Sequence[SessionSummary], today: date) -> None:
        """``recent`` reaches back to the beginning of last week."""
        monday = monday_of(today)
        this = self._how_much(recent, monday)
        last = self._how_much(recent, monday - timedelta(days=7))
        self._this.setText(this)
        self._last.setText(self.tr("Last week: {much}").format(much=last))
        done = days_with_drills((s.local_day for s in recent), today)
        self._strip.show_week(
            weekday_letters(self._translate),
            done,
            today.weekday(),
            self.tr("This week: {much}").format(much=this),
        )

    def _how_much(self, recent: Sequence[SessionSummary], monday: date) -> str:
        days = [s.local_day for s in recent if monday_of(s.local_day) == monday]
        if not days:
            return self.tr("No drills")
        count = len(set(days))
        on = self.tr("on 1 day") if count == 1 else self.tr("on {n} days").format(n=count)
        return self.tr("{drills} {on}").format(drills=drill_count(len(days), self._translate), on=on)
