"""Speed and accuracy together: correct answers per minute up front, the scores of the laboratories behind Details."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.about import AboutMe, SoreSide
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.course import Point
from gmi_trainer.domain.measure import Whose
from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.domain.span import Span
from gmi_trainer.domain.values import dataclass
from gmi_trainer.services.changes import Changed
from gmi_trainer.services.progress import Course, read_course
from gmi_trainer.ui.background import Job
from gmi_trainer.ui.charts.over_time import TimeLine, TimeMark, TimeValue, over_time, when_words
from gmi_trainer.ui.charts.picture import ChartPicture, Ink
from gmi_trainer.ui.charts.scale import Scale
from gmi_trainer.ui.charts.warming import load_numbers
from gmi_trainer.ui.hearing import hear_of
from gmi_trainer.ui.pages.breathe.fold import Fold
from gmi_trainer.ui.pages.progress.chart_with_table import ChartWithTable
from gmi_trainer.ui.pages.progress.column import Column
from gmi_trainer.ui.pages.progress.fact_table import FactTable
from gmi_trainer.ui.pages.progress.part_row import PartRow
from gmi_trainer.ui.pages.progress.rooms import ProgressRoom, RoomTools
from gmi_trainer.ui.pages.progress.turns import Turns
from gmi_trainer.ui.widgets.buttons import primary
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.choices import Choice
from gmi_trainer.ui.widgets.compact_choice import CompactChoice
from gmi_trainer.ui.widgets.empty_state import EmptyState
from gmi_trainer.ui.widgets.notice import Notice, NoticeKind
from gmi_trainer.ui.widgets.tab_order import put_in_tab_order
from gmi_trainer.ui.widgets.text import Text, muted, small
from gmi_trainer.ui.words.answers import other_way_sentence, own_side_sentence
from gmi_trainer.ui.words.change import (
    gap_meaning,
    gap_sentence,
    per_minute_sentence,
    together_sentence,
    trade_off_sentence,
)
from gmi_trainer.ui.words.course import shown_side_name
from gmi_trainer.ui.words.day_marks import SIGNS, mark_words
from gmi_trainer.ui.words.histories import span_name
from gmi_trainer.ui.words.problems import problem_sentence
from gmi_trainer.ui.words.speed import (
    SOURCES,
    about_chart,
    bis_sentence,
    chart_name,
    gap_lines,
    ies_sentence,
    line_sentence,
    lisas_sentence,
    mean_note,
    no_gap_sentence,
    per_minute_words,
    room_about,
    room_name,
    score_columns,
    score_rows,
    source_words,
)
from gmi_trainer.ui.words.translate import Translate

NAME = "progress.speed"
STEPS = (5, 10, 20, 50, 100)


@dataclass(frozen=True, slots=True)
class SpeedRead:
    """The parts to choose from, most recent first, and one of them. ``course`` None: no finished drill."""

    parts: tuple[BodyPart, ...]
    course: Course | None
    about: AboutMe


class SpeedRoom(ProgressRoom):
    """Reads when somebody comes in, and again after a change while it is in view."""

    def __init__(self, tools: RoomTools) -> None:
        say = tools.translate
        super().__init__(tools.look, NAME, room_name(say), room_about(say))
        self._tools = tools
        self._translate = say
        self._part: BodyPart | None = None
        self._span: Span | None = None
        self._course: Course | None = None
        self._job: Job | None = None
        self._is_stale = True
        self._turns = Turns(self)
        self._problem = Column(tools.look)
        self._told = Column(tools.look, 16)
        self._parts = PartRow(tools.look, f"{NAME}.part", say)
        self._parts.chosen.connect(self._on_parts_chosen)
        self._said = Card(tools.look, self.tr("In short"))
        self._own_side = Notice(tools.look, "")
        self._own_side.setObjectName(f"{NAME}.own_side")
        self._span_row = self._make_span_row()
        self._chart = ChartWithTable(
            tools.look, f"{NAME}.chart", chart_name(say), self.tr("No tests in this time."), say
        )
        self._chart_about = small()
        self._chart_about.setObjectName(f"{NAME}.about_chart")
        self._chart_about.setText(about_chart(say))
        self._way = small()
        self._sides = Card(tools.look, self.tr("Left and right"))
        self._details = Fold(tools.look, f"{NAME}.details", "list", self.tr("Details"), self._make_details)
        self._details.tell(self.tr("Scores of the laboratories: IES, LISAS, BIS"))
        self._empty = self._make_empty()
        self._shown: tuple[QWidget, ...] = (
            self._said,
            self._span_row,
            self._chart,
            self._chart_about,
            self._way,
            self._sides,
            self._details,
        )
        self._told.add(self._parts, self._empty, self._said, self._own_side, *self._shown[1:])
        for widget in (self._parts, self._empty, self._own_side, *self._shown):
            widget.hide()
        for part in (self._problem, self._told):
            self.add(part)
        hear_of(tools.workspace.changes, self, self._on_record_changed)

    @property
    def course(self) -> Course | None:
        """What is shown."""
        return self._course

    @property
    def is_built(self) -> bool:
        """Everything is read and stands there."""
        return self._job is None and not self._turns.is_busy

    @property
    def sentences(self) -> tuple[str, ...]:
        """What it says first, and of the sides."""
        return tuple(
            text.text() for text in self.findChildren(Text) if text.objectName() == f"{NAME}.sentence"
        )

    @property
    def chart(self) -> ChartWithTable:
        """Correct answers per minute over time."""
        return self._chart

    @property
    def span_row(self) -> CompactChoice:
        """How far back."""
        return self._span_row

    @property
    def details(self) -> Fold[QWidget]:
        """The scores."""
        return self._details

    def begin(self) -> None:
        """Somebody came in."""
        self._read()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._read()

    def focusNextPrevChild(self, next_: bool) -> bool:
        """What is said is made anew each time; Tab goes through the page as it stands."""
        put_in_tab_order((self._column,))
        return super().focusNextPrevChild(next_)

    # -- reading -------------------------------------------------------------------------------------------

    def _on_record_changed(self, kind: Changed) -> None:
        if kind in (Changed.SESSIONS, Changed.ABOUT, Changed.DIARY):
            self._is_stale = True
            if self.isVisible():
                self._read()

    def _read(self) -> None:
        self._is_stale = False
        if self._job is not None:
            self._job.cancel()
        workspace, part, span = self._tools.workspace, self._part, self._span
        open_history, open_diary = workspace.history, workspace.diary
        about, today = workspace.about.load(), self._tools.today

        def work(_job: Job) -> SpeedRead:
            load_numbers()  # here, so that nobody waits for it
            with open_history() as history, open_diary() as diary:
                parts = history.parts()
                shown = part if part in parts else next(iter(parts), None)
                course = read_course(history, diary, shown, span, today, about) if shown is not None else None
                return SpeedRead(parts, course, about)

        self._job = self._tools.jobs.run(work, self._on_read, owner=self, on_problem=self._on_problem)

    def _on_read(self, read: SpeedRead) -> None:
        self._job = None
        self._course = read.course
        self._problem.clear()
        self._turns.start(self._show(read))

    def _on_problem(self, problem: UserProblem) -> None:
        self._job = None
        self._problem.clear()
        words = problem_sentence(problem, self._translate)
        self._problem.add(Notice(self.look, words, NoticeKind.ATTENTION))

    # -- showing -------------------------------------------------------------------------------------------

    def _show(self, read: SpeedRead) -> Iterator[None]:
        """A part of the page in each turn."""
        course = read.course
        tested = course is not None and bool(course.speed.points)
        self._empty.setVisible(not tested)
        for widget in self._shown:
            widget.setVisible(tested)
        self._own_side.hide()
        self._parts.show_parts(read.parts, course.part if course is not None else None)
        if course is None or not tested:
            return
        self._part = course.part
        self._span_row.set_value(course.span)
        self._show_sentences(course)
        self._show_way(course)
        yield
        today, say = self._tools.today, self._translate
        self._chart.show_picture(
            per_minute_picture(course, today, say), *per_minute_table(course, today, say)
        )
        yield
        self._show_sides(course, read.about)
        if self._details.made is not None:
            self._fill_details(self._details.made)

    def _show_sentences(self, course: Course) -> None:
        self._said.clear()
        speed, say = course.speed, self._translate
        now, start = (speed.score(scores, Whose.BOTH) for scores in (speed.now, speed.start))
        if now is not None and (sentence := per_minute_sentence(now, start, say)):
            self._said.add(_sentence(sentence))
        if speed.trade_off is not None and speed.trade_off.is_faster_less_sure:
            self._said.add(_sentence(trade_off_sentence(say)))
        if course.change.quicker_together:
            self._said.add(_sentence(together_sentence(say)))

    def _show_way(self, course: Course) -> None:
        say = self._translate
        self._way.setVisible(course.other_way > 0)
        self._way.setText(other_way_sentence(course.way, course.other_way, say))
        self._own_side.setVisible(not course.by_side)
        words = own_side_sentence(course.way.limb, say)
        if not course.by_side and self._own_side.words != words:
            self._own_side.say(words)

    def _show_sides(self, course: Course, about: AboutMe) -> None:
        """No gap is told where a sore limb answered its own side."""
        self._sides.clear()
        self._sides.setVisible(course.by_side)
        if not course.by_side:
            return
        say, gap = self._translate, course.gap
        if gap is None:
            self._sides.add(muted(no_gap_sentence(say)))
            return
        self._sides.add(_sentence(gap_sentence(gap, say)))
        sore = about.sore_side if course.part is about.sore_part else SoreSide.NONE
        meaning = gap_meaning(gap, sore, say)
        if meaning:
            self._sides.add(_sentence(meaning))
        for line in gap_lines(gap, say):
            self._sides.add(muted(line))

    # -- details -------------------------------------------------------------------------------------------

    def _make_details(self) -> QWidget:
        inside = Column(self.look, 12)
        self._fill_details(inside)
        return inside

    def _fill_details(self, inside: QWidget) -> None:
        assert isinstance(inside, Column)
        say = self._translate
        inside.clear()
        if self._course is None:
            return
        table = FactTable(self.look, f"{NAME}.scores", self.tr("Scores of speed and accuracy"), widest=0)
        table.show_rows(score_columns(say), score_rows(self._course.speed, say))
        inside.add(table)
        for key, words in (
            ("ies", ies_sentence(say)),
            ("lisas", lisas_sentence(say)),
            ("bis", bis_sentence(say)),
        ):
            inside.add(Text(words), small(source_words(SOURCES[key], say)))
        inside.add(muted(mean_note(say)))

    # -- parts of the page ---------------------------------------------------------------------------------

    def _make_empty(self) -> QWidget:
        go = primary(self.look, self.tr("Go to training"), f"{NAME}.train", icon="play")
        go.clicked.connect(self.train_asked)
        return EmptyState(
            self.look,
            "scale",
            self.tr("No test to look at yet"),
            self.tr("Tests are looked at here, from your third drill of a body part on."),
            action=go,
        )

    def _make_span_row(self) -> CompactChoice:
        row = CompactChoice(
            self.look,
            f"{NAME}.span",
            self.tr("How far back"),
            [Choice(span, span.value, span_name(span, self._translate)) for span in Span],
            column_px=120,
        )
        row.chosen.connect(self._on_span_chosen)
        return row

    @Slot(object)
    def _on_parts_chosen(self, part: BodyPart) -> None:
        self._part, self._span = part, None
        self._read()

    @Slot(object)
    def _on_span_chosen(self, span: Span) -> None:
        self._span = span
        self._read()


def per_minute_picture(course: Course, today: date, translate: Translate) -> ChartPicture:
    """Correct answers per minute of tests that compare, by side where the sides may be told apart."""
    lines = [
        TimeLine(
            ink=Ink.of(side) if course.by_side else Ink.BOTH,
            name=shown_side_name(side, translate, by_side=course.by_side),
            values=tuple(
                TimeValue(point.day, value)
                for point in course.compared
                if (value := point.side(side).per_minute) is not None
            ),
            say=lambda value: per_minute_words(value, translate),
        )
        for side in course.sides
    ]
    values = [value.value for line in lines for value in line.values]
    spoken = " ".join(line_sentence(line.name, [v.value for v in line.values], translate) for line in lines)
    return over_time(
        chart_name(translate),
        spoken,
        lines,
        course.by.begin(course.first),
        max(course.last, course.by.begin(course.last)),
        per_minute_scale(values),
        [TimeMark(mark.day, SIGNS[mark.kind], mark_words(mark, translate)) for mark in course.line.marks],
        translate,
        today=today,
        by=course.by,
    )


def per_minute_table(
    course: Course, today: date, translate: Translate
) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """The same numbers, the newest first."""
    names = tuple(shown_side_name(side, translate, by_side=course.by_side) for side in course.sides)
    columns = (translate("SpeedRoom", "When"), *names, translate("SpeedRoom", "Tests"))
    return columns, [_table_row(point, course, today, translate) for point in reversed(course.compared)]


def _table_row(point: Point, course: Course, today: date, translate: Translate) -> tuple[str, ...]:
    values = (per_minute_words(point.side(side).per_minute, translate) for side in course.sides)
    return when_words(point.day, course.by, today, translate), *values, str(point.drills)


def per_minute_scale(values: list[float]) -> Scale:
    """From nought to above the largest, in few round steps."""
    most = max(values, default=STEPS[0])
    step = next((step for step in STEPS if most <= 5 * step), STEPS[-1])
    top = step * (int(most // step) + 1)
    return Scale(-0.03 * top, top * 1.03, tuple(float(n * step) for n in range(top // step + 1)))


def _sentence(words: str) -> Text:
    text = Text(words)
    text.setObjectName(f"{NAME}.sentence")
    return text
