"""One body part: the verdict, then its charts by side with how the days were, or the same as a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.about import AboutMe
from gmi_trainer.domain.body import BodyPart, Side
from gmi_trainer.domain.change import PartChange
from gmi_trainer.domain.measure import Measure, Whose
from gmi_trainer.domain.span import Grain, Span
from gmi_trainer.services.progress import NOTHING_SAID, Course
from gmi_trainer.ui.charts.picture import Weight
from gmi_trainer.ui.pages.progress.column import Column
from gmi_trainer.ui.pages.progress.course_charts import CourseCharts
from gmi_trainer.ui.pages.progress.course_picture import CourseShown, changes_table, course_table
from gmi_trainer.ui.pages.progress.fact_table import FactTable
from gmi_trainer.ui.pages.progress.headline_card import HeadlineCard
from gmi_trainer.ui.pages.progress.moments import moments_of
from gmi_trainer.ui.pages.progress.turns import Turns
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.part_icons import PART_ICONS
from gmi_trainer.ui.widgets.buttons import quiet
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.choices import Choice, ChoiceRow
from gmi_trainer.ui.widgets.compact_choice import CompactChoice
from gmi_trainer.ui.widgets.notice import Notice
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.switch import Switch
from gmi_trainer.ui.widgets.text import muted, small
from gmi_trainer.ui.words.answers import both_sides_name, other_way_sentence, own_side_sentence
from gmi_trainer.ui.words.body import part_name, side_name
from gmi_trainer.ui.words.change import bands_sentence, number_sentence, verdict_name
from gmi_trainer.ui.words.published import published_words, verified_norm
from gmi_trainer.ui.words.translate import Translate
from gmi_trainer.ui.words.verdicts import verdict_in_short

if TYPE_CHECKING:
    from gmi_trainer.ui.charts.chart import Chart

SPANS = tuple(Span)
"""From the closest to the widest."""


class CourseView(Column):
    """Shows a Course. Part and span are asked for outside; whose numbers, and chart or table, are its own."""

    part_chosen = Signal(object)  # BodyPart
    span_chosen = Signal(object)  # Span
    published_switched = Signal(bool)
    day_opened = Signal(object)  # date
    train_asked = Signal()

    def __init__(self, look: Look, translate: Translate, parent: QWidget | None = None) -> None:
        super().__init__(look, 16, parent)
        self._translate = translate
        self._today = date.min
        self._course: Course | None = None
        self._about = NOTHING_SAID
        self._parts: tuple[BodyPart, ...] = ()
        self._verdicts: Mapping[BodyPart, PartChange] = {}
        self._turns = Turns(self)
        self._part_place = Column(look)
        self._part_row: ChoiceRow | None = None
        self._headline = HeadlineCard(look, translate)
        self._headline.train_asked.connect(self.train_asked)
        self._own_side = Notice(look, "")
        self._own_side.setObjectName("progress.own_side")
        self._own_side.hide()
        self._span = self._make_span_row()
        self._whose = self._make_whose_row()
        self._charts = CourseCharts(look, translate)
        self._charts.day_opened.connect(self.day_opened)
        self._charts.zoom_asked.connect(self._on_charts_zoom_asked)
        self._table = FactTable(
            look, "progress.table", self.tr("Correct answers and usual time by side"), widest=-1
        )
        self._table.hide()
        self._changes = FactTable(
            look, "progress.changes", self.tr("What changed, and by how much"), widest=0
        )
        self._changes.hide()
        self._side = Column(look, 6)
        self._side.setObjectName("progress.one_side")
        self._side.hide()
        self._as_table = quiet(look, self.tr("Show as table"), "progress.as_table", icon="list")
        self._as_table.setCheckable(True)
        self._as_table.toggled.connect(self._on_as_table_toggled)
        self._key = small()
        self._key.setObjectName("progress.key")
        card = Card(look)
        for widget in (
            self._span,
            self._whose,
            self._side,
            self._charts,
            self._changes,
            self._table,
            holding(FlowLayout(look), [self._as_table]),
            self._key,
        ):
            card.add(widget)
        self._published = Switch(
            look,
            "progress.published",
            self.tr("Show published values"),
            self.tr("What groups of other people did. Your own start is the better comparison."),
        )
        self._published.toggled.connect(self._on_published_toggled)
        self._published_words = small()
        self._published_words.setObjectName("progress.published_words")
        self._way = small()
        self._way.setObjectName("progress.way")
        self.add(self._part_place, self._headline, self._own_side, card, self._way)
        self.add(self._published, self._published_words)

    @property
    def span(self) -> Span:
        """How far back the charts look."""
        return Span(str(self._span.value))

    @property
    def course(self) -> Course | None:
        """What is shown."""
        return self._course

    @property
    def headline(self) -> HeadlineCard:
        """The verdict."""
        return self._headline

    @property
    def charts(self) -> CourseCharts:
        """The charts with their cursor."""
        return self._charts

    @property
    def table(self) -> FactTable:
        """The same numbers as rows."""
        return self._table

    @property
    def is_built(self) -> bool:
        """Everything that was asked for is drawn."""
        return not self._turns.is_busy

    @property
    def tab_stops(self) -> tuple[QWidget, ...]:
        """What the Tab key comes to, in the order in which it stands."""
        parts = self._part_row.tiles if self._part_row is not None else ()
        return (
            *parts,
            self._headline.button,
            *self._span.tab_stops,
            *self._whose.tab_stops,
            *self._charts.tab_stops,
            self._changes,
            self._table,
            self._as_table,
            self._published,
        )

    def chart(self, measure: Measure) -> Chart:
        """A measure's chart, once there is something to draw."""
        return self._charts.charts[measure]

    def show_published(self, shown: bool) -> None:
        """Begin with the switch as it was left."""
        self._published.blockSignals(True)
        self._published.setChecked(shown)
        self._published.blockSignals(False)

    def show_verdicts(self, verdicts: Mapping[BodyPart, PartChange]) -> None:
        """Say a few words of each part on its tile: now, or when the tiles are made."""
        self._verdicts = verdicts
        self._tell_verdicts()

    def _tell_verdicts(self) -> None:
        verdicts = self._verdicts
        if self._part_row is not None:
            for tile in self._part_row.tiles:
                part = tile.choice.value
                if isinstance(part, BodyPart) and part in verdicts:
                    tile.tell(verdict_in_short(verdicts[part], self._translate))

    def show_course(
        self, course: Course, parts: tuple[BodyPart, ...], today: date, about: AboutMe = NOTHING_SAID
    ) -> Iterator[None]:
        """Draw a part, a piece in each step; ``parts`` are those to choose from."""
        self._course, self._today, self._about = course, today, about
        self._show_parts(parts, course.part)
        self._span.set_value(course.span)
        if not course.by_side and self._whose.value is not Whose.BOTH:
            self._whose.set_value(Whose.BOTH)
        self._headline.show_course(course, about)
        self._show_way(course)
        yield
        yield from self._draw()

    def _show_way(self, course: Course) -> None:
        """What is left out because it was answered another way, and why the sides stand together."""
        self._way.setVisible(course.other_way > 0)
        self._way.setText(other_way_sentence(course.way, course.other_way, self._translate))
        self._own_side.setVisible(not course.by_side)
        words = own_side_sentence(course.way.limb, self._translate)
        if not course.by_side and self._own_side.words != words:
            self._own_side.say(words)

    def _show_parts(self, parts: tuple[BodyPart, ...], chosen: BodyPart) -> None:
        if parts != self._parts or self._part_row is None:
            self._parts = parts
            self._part_place.clear()
            options = [
                Choice(part, part.value, part_name(part, self._translate), icon=PART_ICONS[part])
                for part in BodyPart
                if part in parts
            ]
            self._part_row = ChoiceRow(
                self._look, "progress.part", self.tr("Body part"), options, chosen, column_px=180
            )
            self._part_row.chosen.connect(self.part_chosen)
            self._part_place.add(self._part_row)
        self._part_row.set_value(chosen)
        self._tell_verdicts()
        self._part_place.setVisible(len(parts) > 1)

    def _shown(self) -> CourseShown:
        assert self._course is not None
        course = self._course
        moments = moments_of(course.points, course.line, course.by)
        whose = self._whose.value
        return CourseShown(course, moments, whose if isinstance(whose, Whose) else Whose.BOTH, self._today)

    def _draw(self) -> Iterator[None]:
        shown = self._shown()
        self._tell_of_side(shown)
        yield from self._charts.show_course(shown, self._published_value())
        yield
        self._published_words.setText(published_words(shown.course.part, self._translate))
        self._published_words.setVisible(self._published.isChecked())
        self._show_one_or_the_other(shown)

    def _draw_again(self) -> None:
        if self._course is not None:
            self._turns.start(self._draw())

    def _show_one_or_the_other(self, shown: CourseShown) -> None:
        as_table = self._as_table.isChecked()
        self._whose.setVisible(shown.course.by_side and len(shown.moments) > 1)
        self._charts.setVisible(not as_table)
        self._table.setVisible(as_table)
        words = self._key_words(shown)
        self._key.setText(words)
        self._key.setVisible(bool(words) and not as_table)
        change = shown.course.change
        self._changes.setVisible(as_table and bool(change.changes))
        if as_table:
            self._changes.show_rows(*changes_table(change, self._translate))
            self._table.show_rows(*course_table(shown, self._translate))

    def _tell_of_side(self, shown: CourseShown) -> None:
        """Where one side is shown alone: its own numbers and verdict. The one above is of both together."""
        changes = [one for measure in Measure if (one := shown.change(measure)) is not None]
        is_of_side = shown.course.by_side and shown.whose is not Whose.BOTH
        self._side.clear()
        for change in changes if is_of_side else ():
            words = self.tr("{numbers} {verdict}.").format(
                numbers=number_sentence(change, self._translate),
                verdict=verdict_name(change, self._translate),
            )
            self._side.add(muted(words))
        self._side.setVisible(is_of_side and bool(changes))

    def _published_value(self) -> float | None:
        """What may be drawn: means beside means, so no published time beside the usual time of a chart."""
        if self._course is None or not self._published.isChecked():
            return None
        norm = verified_norm(self._course.part)
        return norm.accuracy if norm is not None else None

    def _key_words(self, shown: CourseShown) -> str:
        """How to read the charts, in a few sentences."""
        weights = {weight for picture in self._charts.pictures for weight in picture.weights}
        lines = {
            Weight.FAINT: self.tr("Pale marks are training, practice, and tests made in another way."),
            Weight.HOLLOW: self.tr("Open marks are drills that are not counted."),
        }
        words = [line for weight, line in lines.items() if weight in weights]
        if shown.course.by is Grain.MONTH:
            words.insert(0, self.tr("Each mark is a month."))
        elif shown.course.by is Grain.WEEK:
            words.insert(0, self.tr("Each mark is a week."))
        changes = [change for measure in Measure if (change := shown.change(measure)) is not None]
        if changes:
            words.append(
                self.tr(
                    "Your start is the mean of your first three tests. Inside the soft band all is normal."
                )
            )
            words.append(bands_sentence(changes, self._translate))
        if self._charts.charts:
            words.append(
                self.tr("In a chart, arrow keys go from mark to mark, and + and - look closer or further.")
            )
        return " ".join(words)

    def _make_span_row(self) -> CompactChoice:
        row = CompactChoice(
            self._look,
            "progress.span",
            self.tr("How far back"),
            [
                Choice(Span.TWO_WEEKS, "two_weeks", self.tr("2 weeks")),
                Choice(Span.THREE_MONTHS, "three_months", self.tr("3 months")),
                Choice(Span.YEAR, "year", self.tr("1 year")),
                Choice(Span.ALL, "all", self.tr("All time")),
            ],
            Span.THREE_MONTHS,
            column_px=120,
        )
        row.chosen.connect(self._on_span_chosen)
        return row

    def _make_whose_row(self) -> CompactChoice:
        row = CompactChoice(
            self._look,
            "progress.whose",
            self.tr("Whose numbers"),
            [
                Choice(Whose.BOTH, "both", both_sides_name(self._translate)),
                *(Choice(Whose.of(side), side.value, side_name(side, self._translate)) for side in Side),
            ],
            Whose.BOTH,
            column_px=120,
        )
        row.chosen.connect(self._on_whose_chosen)
        return row

    @Slot(object)
    def _on_span_chosen(self, span: object) -> None:
        self.span_chosen.emit(span)

    @Slot(int)
    def _on_charts_zoom_asked(self, step: int) -> None:
        at = SPANS.index(self.span) - step
        if 0 <= at < len(SPANS):
            self._span.set_value(SPANS[at])
            self.span_chosen.emit(SPANS[at])

    @Slot(object)
    def _on_whose_chosen(self, _whose: object) -> None:
        self._draw_again()

    @Slot(bool)
    def _on_published_toggled(self, shown: bool) -> None:
        self.published_switched.emit(shown)
        self._draw_again()

    @Slot(bool)
    def _on_as_table_toggled(self, as_table: bool) -> None:
        self._as_table.setText(self.tr("Show as charts") if as_table else self.tr("Show as table"))
        self._as_table.setAccessibleName(self._as_table.text())
        if self._course is not None:
            self._show_one_or_the_other(self._shown())
