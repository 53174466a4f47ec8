"""The first view of a history: how much there was, what it came to over time, and the list of all sessions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.span import Span, Stretch
from gmi_trainer.ui.pages.page import Page
from gmi_trainer.ui.pages.progress.column import Column
from gmi_trainer.ui.pages.progress.history_list import HistoryList
from gmi_trainer.ui.pages.progress.history_values import (
    Figure,
    HistoryChart,
    HistoryView,
    HistoryWords,
    SaidCard,
)
from gmi_trainer.ui.pages.progress.turns import Turns
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.part_icons import PART_ICONS
from gmi_trainer.ui.widgets.buttons import primary, quiet, secondary
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.choices import Choice, ChoiceRow
from gmi_trainer.ui.widgets.compact_choice import CompactChoice
from gmi_trainer.ui.widgets.empty_state import EmptyState
from gmi_trainer.ui.widgets.notice import Notice, NoticeKind
from gmi_trainer.ui.widgets.reflow import FlowLayout, ReflowLayout, holding
from gmi_trainer.ui.widgets.text import Text, heading, muted
from gmi_trainer.ui.words.body import part_name
from gmi_trainer.ui.words.days import weekday_letters
from gmi_trainer.ui.words.histories import span_name
from gmi_trainer.ui.words.translate import Translate

if TYPE_CHECKING:  # made when there is something of it
    from gmi_trainer.ui.pages.progress.history_changes import HistoryChanges
    from gmi_trainer.ui.pages.progress.history_chart import HistoryChartPart
    from gmi_trainer.ui.pages.progress.history_weeks import HistoryWeeks


class HistoryPage(Page):
    """Shows a HistoryView; asks to go back, for another time or part, for older sessions, for one, or to begin."""

    back_asked = Signal()
    begin_asked = Signal()
    session_opened = Signal(int)
    older_asked = Signal()
    span_chosen = Signal(object)  # Span
    part_chosen = Signal(object)  # BodyPart

    def __init__(
        self, look: Look, words: HistoryWords, translate: Translate, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, words.key, words.title, words.about, parent=parent)
        self._words = words
        self._key = words.key
        self._translate = translate
        self._turns = Turns(self)
        self._shown: HistoryView | None = None
        self._back = quiet(look, words.back or self.tr("Back"), f"{words.key}.back", icon="arrow-left")
        self._back.clicked.connect(self.back_asked)
        self.put_above_title(holding(FlowLayout(look), [self._back]))
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.back_asked)
        self._wait = muted(self.tr("One moment …"))
        self._problem = Notice(look, "", NoticeKind.ATTENTION)
        self._empty = self._make_empty()
        self._sums = Card(look, self.tr("All together"), icon=words.icon)
        self._first = Text("", "field")
        self._first.setObjectName(f"{words.key}.totals")
        self._figures = Column(look)
        self._weeks: HistoryWeeks | None = None
        self._weeks_place = Column(look)
        self._sums.add(self._first)
        self._sums.add(self._figures)
        self._sums.add(self._weeks_place)
        if words.go_on:
            go_on = secondary(look, words.go_on, f"{words.key}.go_on", icon=words.begin_icon)
            go_on.clicked.connect(self.begin_asked)
            self._sums.add(holding(FlowLayout(look), [go_on]))
        self._part_place = Column(look)
        self._parts: ChoiceRow | None = None
        self._span_place = Column(look)
        self._spans: CompactChoice | None = None
        self._charts = Column(look, 16)
        self._cards: dict[str, HistoryChartPart] = {}
        self._changes: HistoryChanges | None = None
        self._changes_place = Column(look)
        self._sessions = HistoryList(look, words.key, translate)
        self._sessions.opened.connect(self.session_opened)
        self._older = secondary(look, self.tr("Show older"), f"{words.key}.older", icon="history")
        self._older.clicked.connect(self.older_asked)
        self._list = Column(look)
        self._list.add(heading(words.list_title or self.tr("All sessions")), self._sessions)
        self._list.add(holding(FlowLayout(look), [self._older]))
        self._over_time = Column(look, 16)
        self._over_time.add(self._part_place, self._span_place, self._charts)
        self._told = Column(look, 16)
        parts: tuple[QWidget, ...] = (
            self._problem,
            self._empty,
            self._sums,
            self._over_time,
            self._told,
            self._changes_place,
            self._list,
        )
        for widget in (self._wait, *parts):
            self.add(widget)
        for widget in (*parts, self._weeks_place, self._figures):
            widget.hide()

    @property
    def shown(self) -> HistoryView | None:
        """What is told."""
        return self._shown

    @property
    def weeks(self) -> HistoryWeeks:
        """The days of the last weeks."""
        assert self._weeks is not None, "there are some"
        return self._weeks

    @property
    def cards(self) -> dict[str, HistoryChartPart]:
        """The charts, by their key, once something was shown."""
        return dict(self._cards)

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

    def show_history(self, view: HistoryView, today: date) -> None:
        """Show what was read, piece by piece. What has not changed is left alone."""
        self._turns.start(self._build(view, today))

    # -- building ------------------------------------------------------------------------------------------

    def _build(self, view: HistoryView, today: date) -> Iterator[None]:
        before, self._shown = self._shown, view
        self._wait.hide()
        self._problem.hide()
        self._empty.setVisible(view.is_empty)
        for part in (self._sums, self._list):
            part.setVisible(not view.is_empty)
        self._show_sums(view, before)
        yield
        self._show_changes(view)
        self._over_time.setVisible(bool(view.charts) and not view.is_empty)
        self._older.setVisible(view.has_older)
        yield
        if view.charts and view.stretch is not None and not view.is_empty:
            self._show_parts(view)
            self._show_spans(view.span)
            yield
            yield from self._show_charts(view.charts, view.stretch, today)
        yield from self._sessions.show_items(view.items, today)
        self._order_tabs()

    def _show_sums(self, view: HistoryView, before: HistoryView | None) -> None:
        self._first.setText(view.first)
        if before is None or before.figures != view.figures:
            self._figures.clear()
            if view.figures:
                self._figures.add(
                    holding(ReflowLayout(self.look, 150, most=4), [self._figure(one) for one in view.figures])
                )
            self._figures.setVisible(bool(view.figures))
        if before is None or before.cards != view.cards:
            self._told.clear()
            self._told.add(*(self._said_card(card) for card in view.cards if card.lines))
        self._told.setVisible(any(card.lines for card in view.cards))
        if view.weeks is not None:
            weeks = view.weeks
            self._made_weeks().show_weeks(
                weeks.weeks, weeks.names, weekday_letters(self._translate), weeks.spoken
            )
        self._weeks_place.setVisible(view.weeks is not None)

    def _figure(self, figure: Figure) -> Column:
        column = Column(self.look, 0)
        column.add(Text(figure.number, "number"), Text(figure.caption, "muted"))
        return column

    def _said_card(self, said: SaidCard) -> Card:
        card, column = Card(self.look, said.title, icon=said.icon), Column(self.look, 6)
        column.add(*map(Text, said.lines))
        card.add(column)
        return card

    def _show_changes(self, view: HistoryView) -> None:
        wanted = (view.changes is not None or bool(view.taps)) and not view.is_empty
        if wanted:
            self._made_changes().show_changes(view.changes or (), view.taps)
        self._changes_place.setVisible(wanted)

    def _show_parts(self, view: HistoryView) -> None:
        if self._parts is None or [tile.choice.value for tile in self._parts.tiles] != list(view.parts):
            self._part_place.clear()
            options = [
                Choice(part, part.value, part_name(part, self._translate), icon=PART_ICONS[part])
                for part in view.parts
            ]
            self._parts = ChoiceRow(
                self.look, f"{self._key}.part", self.tr("Body part"), options, view.part, column_px=150
            )
            self._parts.chosen.connect(self._on_parts_chosen)
            self._part_place.add(self._parts)
        self._parts.set_value(view.part)
        self._part_place.setVisible(len(view.parts) > 1)

    def _show_spans(self, span: Span) -> None:
        if self._spans is None:
            options = [Choice(one, one.value, span_name(one, self._translate)) for one in Span]
            self._spans = CompactChoice(
                self.look, f"{self._key}.span", self.tr("How far back"), options, span, column_px=140
            )
            self._spans.chosen.connect(self._on_spans_chosen)
            self._span_place.add(self._spans)
        self._spans.set_value(span)

    def _show_charts(self, charts: tuple[HistoryChart, ...], stretch: Stretch, today: date) -> Iterator[None]:
        """A chart is made in a step, and filled in another. One that there is nothing of any more is put away."""
        for chart in charts:
            if chart.key not in self._cards:
                self._cards[chart.key] = self._made_card(chart)
                yield
            self._cards[chart.key].show_chart(chart, stretch, today)
            self._cards[chart.key].show()
            yield
        for key in self._cards.keys() - {chart.key for chart in charts}:
            self._cards[key].hide()

    def _order_tabs(self) -> None:
        """Charts and rows are made late; the Tab key comes to them in the order in which they stand."""
        stops: list[QWidget] = [self._empty_button]
        stops += self._parts.tiles if self._parts is not None else ()
        stops += self._spans.tab_stops if self._spans is not None else ()
        for card in self._cards.values():
            stops += card.tab_stops
        stops += [*self._sessions.session_rows, self._older]
        for here, there in pairwise(stops):
            QWidget.setTabOrder(here, there)

    # -- what is made late ---------------------------------------------------------------------------------

    def _made_card(self, chart: HistoryChart) -> HistoryChartPart:
        from gmi_trainer.ui.pages.progress.history_chart import HistoryChartPart

        card = HistoryChartPart(self.look, f"{self._key}.chart.{chart.key}", chart.title, self._translate)
        card.hide()  # until it is filled
        self._charts.add(card)
        return card

    def _made_weeks(self) -> HistoryWeeks:
        if self._weeks is None:
            from gmi_trainer.ui.pages.progress.history_weeks import HistoryWeeks

            self._weeks = HistoryWeeks(self.look, f"{self._key}.weeks")
            self._weeks_place.add(self._weeks)
        return self._weeks

    def _made_changes(self) -> HistoryChanges:
        if self._changes is None:
            from gmi_trainer.ui.pages.progress.history_changes import HistoryChanges

            self._changes = HistoryChanges(self.look, self._translate, self._key)
            self._changes_place.add(self._changes)
        return self._changes

    def _make_empty(self) -> EmptyState:
        words = self._words
        self._empty_button = primary(
            self.look, words.begin, f"{words.key}.{words.begin_key}", icon=words.begin_icon
        )
        self._empty_button.clicked.connect(self.begin_asked)
        return EmptyState(
            self.look, words.icon, self.tr("Nothing here yet."), words.nothing, action=self._empty_button
        )

    # -- what a person does --------------------------------------------------------------------------------

    @Slot(object)
    def _on_parts_chosen(self, part: BodyPart) -> None:
        self.part_chosen.emit(part)

    @Slot(object)
    def _on_spans_chosen(self, span: Span) -> None:
        self.span_chosen.emit(span)
