"""This week at a glance: on which days something was done, and how much; and how many days were kept."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.habits import Habit
from gmi_trainer.domain.plan import Plan
from gmi_trainer.services.first_view import WeekDone
from gmi_trainer.ui.pages.progress.column import Column
from gmi_trainer.ui.pages.progress.week_strip import WeekStrip
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.reflow import ReflowLayout, holding
from gmi_trainer.ui.widgets.text import Text
from gmi_trainer.ui.words.days import weekday_letters
from gmi_trainer.ui.words.plan_items import whose_plan
from gmi_trainer.ui.words.today import habit_line
from gmi_trainer.ui.words.translate import Translate
from gmi_trainer.ui.words.week_done import week_done_words


class WeekCard(Card):
    """Facts only: a week without practice is a week like any other."""

    def __init__(self, look: Look, translate: Translate, parent: QWidget | None = None) -> None:
        super().__init__(look, translate("WeekCard", "This week"), icon="calendar-days", parent=parent)
        self._translate = translate
        self._strip = WeekStrip(look, "progress.week")
        self._this = Text("", "field")
        self._this.setObjectName("progress.week.this")
        self._last = Text("", "muted")
        self._last.setObjectName("progress.week.last")
        self._kept = Text("", "muted")
        self._kept.setObjectName("progress.week.kept")
        self._plan = Text("", "muted")
        self._plan.setObjectName("progress.week.plan")
        self._plan.hide()
        words = Column(look, 4)
        words.add(self._this, self._last, self._kept, self._plan)
        self.add(holding(ReflowLayout(look, 370, most=2, gap_px=24), [self._strip, words]))

    @property
    def strip(self) -> WeekStrip:
        """The seven days."""
        return self._strip

    @property
    def lines(self) -> tuple[str, str, str]:
        """How much was done this week and the week before, and how many days were kept."""
        return self._this.text(), self._last.text(), self._kept.text()

    def show_plan(self, plan: Plan) -> None:
        """Say whose plan the days are of, where a clinic made it."""
        words = whose_plan(plan, self._translate)
        self._plan.setText(words)
        self._plan.setVisible(bool(words))

    def show_weeks(self, this_week: WeekDone, last_week: WeekDone, habit: Habit, today: date) -> None:
        """Say what was read."""
        this = week_done_words(this_week, self._translate)
        last = week_done_words(last_week, self._translate)
        self._this.setText(this)
        self._last.setText(self.tr("Last week: {much}").format(much=last))
        self._kept.setText(habit_line(habit, self._translate))
        self._strip.show_week(
            weekday_letters(self._translate),
            this_week.days,
            today.weekday(),
            self.tr("This week: {much}").format(much=this),
        )
