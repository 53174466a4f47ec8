"""Breathing at a glance: this week's days, all of it in one line, and the way to looking back."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from gmi_trainer.services.breath_history import BreathGlance
from gmi_trainer.ui.pages.progress.column import Column
from gmi_trainer.ui.pages.progress.week_strip import WeekStrip
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import secondary
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.reflow import FlowLayout, ReflowLayout, holding
from gmi_trainer.ui.widgets.text import Text
from gmi_trainer.ui.words.breath_history import totals_line, week_line
from gmi_trainer.ui.words.days import weekday_letters
from gmi_trainer.ui.words.translate import Translate


class BreathingCard(Card):
    """Facts only, as of the week."""

    opened = Signal()

    def __init__(self, look: Look, translate: Translate, parent: QWidget | None = None) -> None:
        super().__init__(look, translate("BreathingCard", "Breathing"), icon="wind", parent=parent)
        self._translate = translate
        self._strip = WeekStrip(look, "progress.breathing.week")
        self._all = Text("", "field")
        self._all.setObjectName("progress.breathing.all")
        self._this = Text("", "muted")
        self._this.setObjectName("progress.breathing.this")
        words = Column(look, 4)
        words.add(self._all, self._this)
        self.add(holding(ReflowLayout(look, 370, most=2, gap_px=24), [self._strip, words]))
        self._open = secondary(
            look, self.tr("Look back on breathing"), "progress.breathing.open", icon="history"
        )
        self._open.clicked.connect(self.opened)
        self.add(holding(FlowLayout(look), [self._open]))

    @property
    def strip(self) -> WeekStrip:
        """The seven days."""
        return self._strip

    @property
    def lines(self) -> tuple[str, str]:
        """All of it, and this week."""
        return self._all.text(), self._this.text()

    @property
    def button(self) -> QWidget:
        """The way to looking back."""
        return self._open

    def take_focus(self) -> None:
        """Put the keyboard on the way to looking back."""
        self._open.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_glance(self, glance: BreathGlance, today: date) -> None:
        """Say what was read."""
        this = week_line(glance.week, today, self._translate)
        self._all.setText(totals_line(glance.totals, self._translate))
        self._this.setText(this)
        self._strip.show_week(weekday_letters(self._translate), glance.week.done, today.weekday(), this)
