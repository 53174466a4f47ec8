"""The weekly questions looked back on: a chart for each, with what is chance, and a way to answer now."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.days import monday_of
from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.domain.reference import PEG_SOURCE
from gmi_trainer.domain.span import Grain, Span, Stretch, span_to_begin_with, stretch_of
from gmi_trainer.domain.weekly_measures import Measure, MeasureCourse, WeeklyHistory, chance_band
from gmi_trainer.services.changes import Changed
from gmi_trainer.ui.background import Job
from gmi_trainer.ui.charts.over_time import RATING_SCALE, TimeLine, TimeValue, over_time
from gmi_trainer.ui.charts.picture import Band, ChartPicture, Ink
from gmi_trainer.ui.charts.warming import load_numbers
from gmi_trainer.ui.hearing import hear_of
from gmi_trainer.ui.pages.progress.chart_with_table import ChartWithTable
from gmi_trainer.ui.pages.progress.column import Column
from gmi_trainer.ui.pages.progress.rooms import ProgressRoom, RoomTools
from gmi_trainer.ui.pages.progress.turns import Turns
from gmi_trainer.ui.pages.weekly.weekly_asking import WeeklyAsking
from gmi_trainer.ui.widgets.buttons import secondary
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.choices import Choice
from gmi_trainer.ui.widgets.compact_choice import CompactChoice
from gmi_trainer.ui.widgets.notice import Notice, NoticeKind
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.tab_order import put_in_tab_order
from gmi_trainer.ui.widgets.text import Text, muted, small
from gmi_trainer.ui.words.histories import span_name
from gmi_trainer.ui.words.problems import problem_sentence
from gmi_trainer.ui.words.translate import Translate
from gmi_trainer.ui.words.weekly import (
    band_name,
    bands_note,
    change_line,
    measure_about,
    measure_in_short,
    measure_name,
    month_line,
    months_note,
    months_title,
    score,
    sources_note,
    spoken_course,
    told_day,
)

SPANS = (Span.THREE_MONTHS, Span.YEAR, Span.ALL)
HEARS = (Changed.DIARY, Changed.ABOUT)
INKS = {Measure.PEG: Ink.ONE, Measure.CONFIDENCE: Ink.TWO, Measure.WORRY_MOVING: Ink.THREE}
MONTHS_A_STEP = 40


class WeeklyRoom(ProgressRoom):
    """A mark a week, always: there is never more than one answer in a week."""

    def __init__(self, tools: RoomTools, parent: QWidget | None = None) -> None:
        look, say = tools.look, tools.translate
        super().__init__(
            look,
            "progress.weekly",
            tools.translate("WeeklyRoom", "Weekly questions"),
            tools.translate("WeeklyRoom", "What you answered, week by week. Ups and downs are normal."),
            parent,
        )
        self._tools = tools
        self._history: WeeklyHistory | None = None
        self._months_told: tuple[object, ...] | None = None
        self._span: Span | None = None
        self._is_stale = True
        self._reading: Job | None = None
        self._turns = Turns(self)
        self._problem = Notice(look, "", NoticeKind.ATTENTION)
        self._now = secondary(look, self.tr("Answer now"), "progress.weekly.answer", icon="clipboard-check")
        self._now_row = holding(FlowLayout(look), [self._now])
        self._asking = WeeklyAsking(look, "progress.weekly.asking", tools.workspace, tools.jobs, say)
        self._nothing = muted(
            self.tr("Nothing here yet. Your first answers will be what later ones are compared with.")
        )
        self._spans = CompactChoice(
            look,
            "progress.weekly.span",
            self.tr("How far back"),
            [Choice(span, span.value, span_name(span, say)) for span in SPANS],
            Span.THREE_MONTHS,
            column_px=150,
        )
        self._charts = {measure: self._make_chart(measure) for measure in Measure}
        self._places = Column(look, 18)
        self._places.add(*self._charts.values())
        self._months = Card(look, months_title(say), icon="calendar-days")
        self._month_lines = Column(look, 4)
        self._months.add(self._month_lines)
        self._months.add(small(months_note(say)))
        self._notes = small()
        self._parts = (
            self._problem,
            self._now_row,
            self._asking,
            self._nothing,
            self._spans,
            self._places,
            self._months,
            self._notes,
        )
        for part in self._parts:
            self.add(part)
        for hidden in (
            self._problem,
            self._asking,
            self._nothing,
            self._spans,
            self._places,
            self._months,
            self._notes,
        ):
            hidden.hide()
        self._now.clicked.connect(self._on_now_clicked)
        self._asking.begun.connect(self._on_asking_begun)
        self._asking.settled.connect(self.offer_undo)
        self._asking.closed.connect(self._on_asking_closed)
        self._asking.problem_met.connect(self._on_problem)
        self._spans.chosen.connect(self._on_spans_chosen)
        hear_of(tools.workspace.changes, self, self._on_record_changed)

    # -- what others ask -----------------------------------------------------------------------------------

    @property
    def asking(self) -> WeeklyAsking:
        """The questions, asked here."""
        return self._asking

    @property
    def is_built(self) -> bool:
        """Everything that was read is in view."""
        return self._history is not None and not self._turns.is_busy

    def chart(self, measure: Measure) -> ChartWithTable:
        """The chart of a measure."""
        return self._charts[measure].card

    def line(self, measure: Measure) -> str:
        """What is said of a measure."""
        return self._charts[measure].line

    def begin(self) -> None:
        """From the top."""
        self.scroll_to_top()
        if self._is_stale:
            self._read()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._read()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._asking.press_key(event):
            super().keyPressEvent(event)

    # -- reading -------------------------------------------------------------------------------------------

    def _on_record_changed(self, kind: Changed) -> None:
        if kind in HEARS:
            self._is_stale = True
            if self.isVisible():
                self._read()

    def _read(self) -> None:
        self._is_stale = False
        weekly, open_reader = self._tools.workspace.weekly(), self._tools.workspace.day_reader

        def work(_job: Job) -> WeeklyHistory:
            load_numbers()  # here, so that nobody waits for it
            with open_reader() as reader:
                return weekly.history(reader)

        if self._reading is not None:
            self._reading.cancel()
        self._reading = self._tools.jobs.run(work, self._on_read, owner=self, on_problem=self._on_problem)

    def _on_read(self, history: WeeklyHistory) -> None:
        self._problem.hide()
        if history == self._history:
            return
        self._history = history
        self._turns.start(self._show(history))

    def _on_problem(self, problem: UserProblem) -> None:
        self._problem.say(problem_sentence(problem, self._tools.translate))
        self._problem.show()

    # -- showing -------------------------------------------------------------------------------------------

    def _show(self, history: WeeklyHistory) -> Iterator[None]:
        """One chart in each step."""
        say, today = self._tools.translate, self._tools.today
        has_any = bool(history.courses)
        self._nothing.setVisible(not has_any and not history.months)
        self._spans.setVisible(has_any)
        self._places.setVisible(has_any)
        days = [week.day for course in history.courses for week in course.weeks]
        if self._span is None and days:
            self._span = span_to_begin_with(today, max(days))
            self._spans.set_value(self._span)
        stretch = stretch_of(
            self._span or Span.THREE_MONTHS, today, min(days, default=None), max(days, default=None)
        )
        for measure, part in self._charts.items():
            course = history.of(measure)
            part.setVisible(course is not None)
            if course is not None:
                part.show_course(course, stretch, today)
                yield
        yield from self._show_months(history, today)
        with_peg = history.of(Measure.PEG) is not None
        self._notes.setText(f"{bands_note(say)}\n{sources_note(PEG_SOURCE, say, with_peg=with_peg)}")
        self._notes.setVisible(has_any)
        put_in_tab_order(self._parts)

    def _show_months(self, history: WeeklyHistory, today: date) -> Iterator[None]:
        """Some in each step: in ten years there are more than a hundred. Out of view, so that the page finds its layout
        once, not anew for each of them."""
        told = (history.months, today)
        if told == self._months_told:
            return
        self._months_told = None
        self._months.hide()
        self._month_lines.clear()
        for number, answer in enumerate(reversed(history.months), start=1):
            self._month_lines.add(Text(month_line(answer, today, self._tools.translate)))
            if number % MONTHS_A_STEP == 0:
                yield
        yield
        self._months.setVisible(bool(history.months))
        self._months_told = told

    def _make_chart(self, measure: Measure) -> MeasurePart:
        return MeasurePart(self._tools, measure)

    # -- what a person does --------------------------------------------------------------------------------

    @Slot()
    def _on_now_clicked(self) -> None:
        self._asking.show()
        self._asking.begin()

    @Slot()
    def _on_asking_begun(self) -> None:
        self._now_row.hide()
        put_in_tab_order(self._parts)
        self.scroll_to_top()

    @Slot()
    def _on_asking_closed(self) -> None:
        self._asking.hide()
        self._now_row.show()
        self._now.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _on_spans_chosen(self, span: Span) -> None:
        self._span = span
        if self._history is not None:
            self._turns.start(self._show(self._history))


class MeasurePart(Column):
    """A measure: its chart, and what changed."""

    def __init__(self, tools: RoomTools, measure: Measure, parent: QWidget | None = None) -> None:
        look, say = tools.look, tools.translate
        super().__init__(look, 6, parent)
        self._translate = say
        self._measure = measure
        self._line = Text("", "field")
        self._line.setObjectName(f"progress.weekly.{measure}.line")
        self.card = ChartWithTable(
            look,
            f"progress.weekly.{measure}",
            measure_name(measure, say),
            self.tr("Nothing in this time."),
            say,
        )
        self.add(self.card, self._line, small(measure_about(measure, say)))

    @property
    def line(self) -> str:
        """What changed."""
        return self._line.text()

    def show_course(self, course: MeasureCourse, stretch: Stretch, today: date) -> None:
        """Draw it, and say it."""
        self._line.setText(change_line(course, today, self._translate))
        picture = course_picture(course, stretch, today, self._translate)
        self.card.show_picture(picture, *course_table(course, stretch, today, self._translate))


def course_picture(
    course: MeasureCourse, stretch: Stretch, today: date, translate: Translate
) -> ChartPicture:
    """The line, and around its first value what may be chance."""
    measure = course.measure
    line = TimeLine(
        INKS[measure],
        measure_in_short(measure, translate),
        tuple(TimeValue(week.monday, week.value) for week in course.weeks),
        lambda value: score(measure, value),
    )
    low, high = chance_band(course.weeks[0].value)
    return over_time(
        measure_name(measure, translate),
        spoken_course(course, today, translate),
        (line,),
        monday_of(stretch.first),
        max(stretch.last, monday_of(stretch.last)),
        RATING_SCALE,
        (),
        translate,
        today=today,
        by=Grain.WEEK,
        bands=(Band(low, high, band_name(translate)),),
    )


def course_table(
    course: MeasureCourse, stretch: Stretch, today: date, translate: Translate
) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """The names of the columns, and a row a week, the newest first."""
    columns: tuple[str, ...] = (
        translate("WeeklyRoom", "Answered on"),
        measure_in_short(course.measure, translate),
    )
    rows: list[tuple[str, ...]] = [
        (told_day(week.day, today, translate), score(course.measure, week.value))
        for week in reversed(course.weeks)
        if monday_of(stretch.first) <= week.monday <= stretch.last
    ]
    return columns, rows
