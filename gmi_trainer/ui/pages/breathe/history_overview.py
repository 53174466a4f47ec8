"""The first view of looking back on breathing: how much, what changed around it, and the list of all sessions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from gmi_trainer.services.breath_history import BreathHistory
from gmi_trainer.ui.pages.breathe.history_changes import HistoryChanges
from gmi_trainer.ui.pages.breathe.history_list import HistoryList
from gmi_trainer.ui.pages.breathe.history_weeks import HistoryWeeks
from gmi_trainer.ui.pages.page import Page
from gmi_trainer.ui.pages.progress.column import Column
from gmi_trainer.ui.pages.progress.turns import Turns
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import primary, quiet, secondary
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.empty_state import EmptyState
from gmi_trainer.ui.widgets.notice import Notice, NoticeKind
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.text import Text, heading, muted
from gmi_trainer.ui.words.breath_history import totals_line, weeks_sentence
from gmi_trainer.ui.words.days import week_of, weekday_letters
from gmi_trainer.ui.words.translate import Translate


class HistoryOverview(Page):
    """Shows a BreathHistory; asks to go back, for older sessions, for one session, or to breathe."""

    back_asked = Signal()
    breathe_asked = Signal()
    session_opened = Signal(int)
    older_asked = Signal()

    def __init__(
        self, look: Look, translate: Translate, back_words: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            look,
            "breath_history",
            translate("HistoryOverview", "Looking back on breathing"),
            translate("HistoryOverview", "What you did, and how it felt. Ups and downs are normal."),
            parent=parent,
        )
        self._translate = translate
        self._turns = Turns(self)
        self._back = quiet(look, back_words, "breath_history.back", icon="arrow-left")
        self._back.clicked.connect(self.back_asked)
        self.put_above_title(holding(FlowLayout(look), [self._back]))
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.back_asked)
        self._wait = muted(self.tr("One moment …"))
        self._problem = Notice(look, "", NoticeKind.ATTENTION)
        self._empty = self._make_empty()
        self._sums = Card(look, self.tr("All together"), icon="wind")
        self._totals = Text("", "field")
        self._totals.setObjectName("breath_history.totals")
        self._weeks = HistoryWeeks(look, "breath_history.weeks")
        self._sums.add(self._totals)
        self._sums.add(self._weeks)
        self._changes = HistoryChanges(look, translate)
        self._sessions = HistoryList(look, translate)
        self._sessions.opened.connect(self.session_opened)
        self._older = secondary(look, self.tr("Show older"), "breath_history.older", icon="history")
        self._older.clicked.connect(self.older_asked)
        self._list = Column(look)
        self._list.add(heading(self.tr("All sessions")), self._sessions)
        self._list.add(holding(FlowLayout(look), [self._older]))
        self._parts_of_page = (self._problem, self._empty, self._sums, self._changes, self._list)
        for widget in (self._wait, *self._parts_of_page):
            self.add(widget)
        for widget in self._parts_of_page:
            widget.hide()

    @property
    def weeks(self) -> HistoryWeeks:
        """The days of the last weeks."""
        return self._weeks

    @property
    def sessions(self) -> HistoryList:
        """The list."""
        return self._sessions

    @property
    def is_empty(self) -> bool:
        """Whether it says that there is nothing yet."""
        return self._empty.isVisibleTo(self)

    @property
    def is_built(self) -> bool:
        """Everything that was read is in view."""
        return not self._turns.is_busy

    def take_focus(self) -> None:
        """Put the keyboard on the way back."""
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def say_problem(self, words: str) -> None:
        """The record could not be read."""
        self._wait.hide()
        self._problem.say(words)
        self._problem.show()

    def show_history(self, history: BreathHistory, today: date) -> None:
        """Show what was read, piece by piece. What has not changed is left alone."""
        self._turns.start(self._build(history, today))

    def _build(self, history: BreathHistory, today: date) -> Iterator[None]:
        has_any = bool(history.sessions)
        say = self._translate
        self._wait.hide()
        self._problem.hide()
        self._empty.setVisible(not has_any)
        self._totals.setText(totals_line(history.totals, say))
        self._weeks.show_weeks(
            history.weeks,
            [week_of(week.monday, today, say) for week in history.weeks],
            weekday_letters(say),
            weeks_sentence(history.weeks, today, say),
        )
        self._changes.show_changes(history.changes)
        for part in (self._sums, self._changes, self._list):
            part.setVisible(has_any)
        self._older.setVisible(history.has_older)
        yield
        yield from self._sessions.show_sessions(history.sessions, today)
        for here, there in pairwise([self._empty_button, *self._sessions.session_rows, self._older]):
            QWidget.setTabOrder(here, there)  # rows are made late, and stand before what was there

    def _make_empty(self) -> EmptyState:
        self._empty_button = primary(self.look, self.tr("Breathe now"), "breath_history.breathe", icon="wind")
        self._empty_button.clicked.connect(self.breathe_asked)
        return EmptyState(
            self.look,
            "wind",
            self.tr("Nothing here yet."),
            self.tr("After your first session you see here what you did and how it felt."),
            action=self._empty_button,
        )
