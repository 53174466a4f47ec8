"""One body part over time: two charts by side, or the same as a table."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.measure import Measure
from gmi_trainer.services.progress import EarlierCourse as Course
from gmi_trainer.ui.charts.picture import Weight
from gmi_trainer.ui.pages.progress.column import Column
from gmi_trainer.ui.pages.progress.course_picture import course_picture, course_table
from gmi_trainer.ui.pages.progress.fact_table import FactTable
from gmi_trainer.ui.pages.progress.span import Span, span_to_begin_with, stretch_of
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.part_icons import PART_ICONS
from gmi_trainer.ui.widgets.buttons import quiet
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.choices import Choice, ChoiceRow
from gmi_trainer.ui.widgets.notice import Notice
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.switch import Switch
from gmi_trainer.ui.widgets.text import small
from gmi_trainer.ui.words.answers import other_way_sentence, own_side_sentence
from gmi_trainer.ui.words.body import part_name
from gmi_trainer.ui.words.course import measure_name
from gmi_trainer.ui.words.published import published_words, verified_norm
from gmi_trainer.ui.words.translate import Translate

if TYPE_CHECKING:
    from gmi_trainer.ui.pages.progress.chart_card import ChartCard


class CourseView(Column):
    """Shows a Course. The part is asked for outside; how far back, and chart or table, are its own."""

    part_chosen = Signal(object)  # BodyPart
    published_switched = Signal(bool)

    def __init__(self, look: Look, translate: Translate, parent: QWidget | None = None) -> None:
        super().__init__(look, 16, parent)
        self._translate = translate
        self._today = date.min
        self._course: Course | None = None
        self._parts: tuple[BodyPart, ...] = ()
        self._cards: dict[Measure, ChartCard] = {}
        self._part_place = Column(look)
        self._part_row: ChoiceRow | None = None
        self._span = self._make_span_row()
        self._charts = Column(look, 16)
        self._table = FactTable(
            look, "progress.table", self.tr("Correct answers and usual time by side"), widest=-1
        )
        self._table_card = Card(look, self.tr("Correct answers and usual time to answer"))
        self._table_card.add(self._table)
        self._table_card.hide()
        self._as_table = quiet(look, self.tr("Show as table"), "progress.as_table", icon="list")
        self._as_table.setCheckable(True)
        self._as_table.toggled.connect(self._on_as_table_toggled)
        self._published = Switch(
            look,
            "progress.published",
            self.tr("Show published values"),
            self.tr("What groups of other people did. Your own start is the better comparison."),
        )
        self._published.toggled.connect(self._on_published_toggled)
        self._published_words = small()
        self._published_words.setObjectName("progress.published_words")
        self._key = small()
        self._key.setObjectName("progress.key")
        self._way = small()
        self._way.setObjectName("progress.way")
        self._own_side = Notice(look, "")
        self._own_side.setObjectName("progress.own_side")
        self._own_side.hide()
        self.add(self._part_place, self._span, self._own_side, self._charts, self._table_card, self._key)
        self.add(self._way)
        self.add(holding(FlowLayout(look), [self._as_table]), self._published, self._published_words)

    @property
    def span(self) -> Span:
        """How far back the charts look."""
        return Span(str(self._span.value))

    @property
    def cards(self) -> dict[Measure, ChartCard]:
        """The charts, once something was shown."""
        return dict(self._cards)

    @property
    def table(self) -> FactTable:
        """The same numbers as rows."""
        return self._table

    @property
    def tab_stops(self) -> tuple[QWidget, ...]:
        """What the Tab key comes to, in the order in which it stands."""
        parts = self._part_row.tiles if self._part_row is not None else ()
        charts = (card.chart for card in self._cards.values())
        return (*parts, *self._span.tiles, *charts, self._table, self._as_table, self._published)

    def show_published(self, shown: bool) -> None:
        """Begin with the switch as it was left."""
        self._published.blockSignals(True)
        self._published.setChecked(shown)
        self._published.blockSignals(False)

    def show_course(self, course: Course, parts: tuple[BodyPart, ...], today: date) -> Iterator[None]:
        """Draw a part, a chart in each step; ``parts`` are those to choose from."""
        self._show_parts(parts, course.part)
        if self._course is None or self._course.part is not course.part:
            self._span.set_value(span_to_begin_with(course, today))
        self._course, self._today = course, today
        self._show_way(course)
        for measure in Measure:
            self._make_chart(measure)
            self._draw_chart(measure)
            yield
        self._show_words_and_table()

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
                self._look, "progress.part", self.tr("Body part"), options, chosen, column_px=150
            )
            self._part_row.chosen.connect(self.part_chosen)
            self._part_place.add(self._part_row)
        self._part_row.set_value(chosen)
        self._part_place.setVisible(len(parts) > 1)

    def _draw(self) -> None:
        for measure in self._cards:
            self._draw_chart(measure)
        self._show_words_and_table()

    def _draw_chart(self, measure: Measure) -> None:
        if self._course is not None:
            stretch = stretch_of(self._course, self.span, self._today)
            picture = course_picture(
                stretch, measure, self._today, self._translate, self._published_value(measure)
            )
            self._cards[measure].show_picture(picture)

    def _published_value(self, measure: Measure) -> float | None:
        """What may be drawn: means beside means, so no published time beside the usual time of a chart."""
        if self._course is None or not self._published.isChecked() or measure is not Measure.ACCURACY:
            return None
        norm = verified_norm(self._course.part)
        return norm.accuracy if norm is not None else None

    def _show_words_and_table(self) -> None:
        """The key below the charts, and the table in their place."""
        if self._course is None:
            return
        as_table = self._as_table.isChecked()
        self._published_words.setText(published_words(self._course.part, self._translate))
        self._published_words.setVisible(self._published.isChecked())
        shown = [card.chart.shown for card in self._cards.values()]
        words = self._key_words({weight for picture in shown if picture for weight in picture.weights})
        self._key.setText(words)
        self._key.setVisible(bool(words) and not as_table)
        if as_table:
            stretch = stretch_of(self._course, self.span, self._today)
            self._table.show_rows(*course_table(stretch, self._today, self._translate))

    def _key_words(self, weights: set[Weight]) -> str:
        lines = {
            Weight.SOLID: self.tr("Full marks are tests that can be compared."),
            Weight.FAINT: self.tr("Pale marks are training, practice, and tests made in another way."),
            Weight.HOLLOW: self.tr("Open marks are drills that are not counted."),
        }
        words = [line for weight, line in lines.items() if weight in weights]
        if self._course is not None and self._course.start is not None:
            words.append(self.tr("Your start is the mean of your first three tests."))
        return " ".join(words)

    def _make_chart(self, measure: Measure) -> None:
        """Made when there is something to draw: only then is the plotting library needed."""
        if measure in self._cards:
            return
        from gmi_trainer.ui.pages.progress.chart_card import ChartCard

        card = ChartCard(
            self._look,
            f"progress.chart.{measure.name.lower()}",
            measure_name(measure, self._translate),
            self.tr("Nothing in this time."),
        )
        self._cards[measure] = card
        self._charts.add(card)

    def _make_span_row(self) -> ChoiceRow:
        row = ChoiceRow(
            self._look,
            "progress.span",
            self.tr("How far back"),
            [
                Choice(Span.WEEKS, "weeks", self.tr("12 weeks")),
                Choice(Span.DAYS, "days", self.tr("4 weeks")),
                Choice(Span.ALL, "all", self.tr("All time")),
            ],
            Span.WEEKS,
            column_px=110,
        )
        row.chosen.connect(self._on_span_chosen)
        return row

    @Slot(object)
    def _on_span_chosen(self, _span: object) -> None:
        self._draw()

    @Slot(bool)
    def _on_published_toggled(self, shown: bool) -> None:
        self.published_switched.emit(shown)
        self._draw()

    @Slot(bool)
    def _on_as_table_toggled(self, as_table: bool) -> None:
        self._as_table.setText(self.tr("Show as charts") if as_table else self.tr("Show as table"))
        self._as_table.setAccessibleName(self._as_table.text())
        self._charts.setVisible(not as_table)
        self._table_card.setVisible(as_table)
        self._show_words_and_table()
