"""The charts of a body part below one another on one time axis, with one cursor for all. Made when there is something
to draw: only then is what draws needed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.course import Standing
from gmi_trainer.domain.measure import Measure
from gmi_trainer.ui.charts.key import KeyLine
from gmi_trainer.ui.charts.picture import ChartPicture, Sign, Stop
from gmi_trainer.ui.pages.progress.column import Column
from gmi_trainer.ui.pages.progress.course_picture import (
    CourseShown,
    course_picture,
    day_line_picture,
    stops_of,
)
from gmi_trainer.ui.pages.progress.moments import Moment
from gmi_trainer.ui.pages.progress.readout import Readout
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.text import Text, muted, small
from gmi_trainer.ui.words.course import measure_name
from gmi_trainer.ui.words.day_marks import sign_name
from gmi_trainer.ui.words.translate import Translate

if TYPE_CHECKING:
    from gmi_trainer.ui.charts.chart import Chart

FEWEST_MARKS = 2
"""A chart of one mark would be an empty frame."""

DAYS = "days"
Key = Measure | str


class CourseCharts(Column):
    """Draws only what is not drawn already."""

    day_opened = Signal(object)  # date
    zoom_asked = Signal(int)

    def __init__(self, look: Look, translate: Translate, parent: QWidget | None = None) -> None:
        super().__init__(look, 8, parent)
        self._translate = translate
        self._shown: CourseShown | None = None
        self._stops: tuple[Stop, ...] = ()
        self._drawn: dict[Key, object] = {}
        self._charts: dict[Key, Chart] = {}
        self._titles: dict[Key, Text] = {}
        self._places = Column(look, 6)
        self._nothing = muted()
        self._nothing.setObjectName("progress.nothing")
        self._unrated = small(
            self.tr("Answer the check-in on Today, and your days show up here below the charts.")
        )
        self._unrated.setObjectName("progress.unrated")
        self._key = KeyLine(look, "progress.marks_key")
        self.readout = Readout(look, translate)
        self.readout.day_opened.connect(self.day_opened)
        self.add(self._nothing, self._places, self._key, self._unrated, self.readout)
        for widget in (self._nothing, self._key, self._unrated, self.readout):
            widget.hide()

    @property
    def charts(self) -> dict[Key, Chart]:
        """By what they show, once something was drawn."""
        return dict(self._charts)

    @property
    def pictures(self) -> tuple[ChartPicture, ...]:
        """What is drawn in those in view."""
        return tuple(
            chart.shown for chart in self._charts.values() if chart.shown is not None and not chart.isHidden()
        )

    @property
    def tab_stops(self) -> tuple[QWidget, ...]:
        """What the Tab key comes to, in the order in which it stands."""
        return (*self._charts.values(), self.readout.button)

    def show_course(self, shown: CourseShown, published: float | None) -> Iterator[None]:
        """A chart in each step. ``published``: a share of right answers of others, if it is asked for."""
        was, self._shown = self._shown, shown
        same_stops = was is not None and was.moments == shown.moments
        at = next((chart.at for chart in self._charts.values()), None) if same_stops else None
        self._stops = stops_of(shown, self._translate)
        yield
        drilled = sum(bool(moment.points) for moment in shown.moments)
        has_points = drilled >= FEWEST_MARKS
        self._nothing.setText(
            self.tr("Only one so far. A chart begins with the second one.")
            if drilled
            else self.tr("Nothing in this time.")
        )
        self._nothing.setVisible(not has_points)
        for measure in Measure:
            others = published if measure is Measure.ACCURACY else None
            inputs = (*shown.drawn_of(measure), others)
            if has_points and self._drawn.get(measure) != inputs:
                self._drawn[measure] = inputs
                picture = course_picture(shown, measure, self._stops, self._translate, others)
                chart = self._chart(measure)
                yield
                chart.show_picture(picture)
                yield
            self._show_chart(measure, has_points)
        line = shown.course.line
        if not line.is_empty and self._drawn.get(DAYS) != (line, shown.whose, shown.moments):
            self._drawn[DAYS] = (line, shown.whose, shown.moments)
            picture = day_line_picture(shown, self._stops, self._translate)
            chart = self._chart(DAYS)
            yield
            chart.show_picture(picture)
            yield
        self._show_chart(DAYS, not line.is_empty)
        self._key.say(tuple((sign, sign_name(sign, self._translate)) for sign in self._signs()))
        self._key.setVisible(bool(self._key.values))
        self._unrated.setVisible(not (line.pain or line.sleep or line.mood))
        self.readout.setVisible(bool(self._stops))
        self._go_to(at)
        self._tell(at)

    def _signs(self) -> tuple[Sign, ...]:
        chart = self._charts.get(DAYS)
        return (
            chart.shown.signs
            if chart is not None and chart.shown is not None and not chart.isHidden()
            else ()
        )

    def _show_chart(self, key: Key, wanted: bool) -> None:
        if key in self._charts:
            self._titles[key].setVisible(wanted)
            self._charts[key].setVisible(wanted)

    def _chart(self, key: Key) -> Chart:
        if key not in self._charts:
            from gmi_trainer.ui.charts.chart import Chart

            words = (
                self.tr("How your days were, from 0 to 10")
                if not isinstance(key, Measure)
                else measure_name(key, self._translate)
            )
            name = (
                "progress.chart.days"
                if not isinstance(key, Measure)
                else f"progress.chart.{key.name.lower()}"
            )
            chart = Chart(self._look, name)
            chart.keep_cursor()
            chart.stop_changed.connect(partial(self._on_chart_stop_changed, chart))
            chart.stop_chosen.connect(partial(self._on_chart_stop_chosen, chart))
            chart.zoom_asked.connect(self.zoom_asked)
            self._titles[key] = Text(words, "field")
            self._charts[key] = chart
            self._places.add(self._titles[key], chart)
        return self._charts[key]

    def _on_chart_stop_changed(self, moved: Chart, stop: Stop | None) -> None:
        if stop is not None:
            self._go_to(moved.at)
            self._tell(moved.at)

    def _on_chart_stop_chosen(self, chosen: Chart, _stop: Stop) -> None:
        if self._shown is not None and chosen.at is not None:
            self.day_opened.emit(self._day(chosen.at))

    def _go_to(self, at: int | None) -> None:
        """The same stop in every chart: they have the same ones, in the same order."""
        for chart in self._charts.values():
            chart.blockSignals(True)
            chart.go_to(at)
            chart.blockSignals(False)

    def _tell(self, at: int | None) -> None:
        """Where the cursor is put away, the newest tests are told."""
        if self._stops:
            at = at if at is not None else self._newest()
            self.readout.tell(self._stops[at], self._day(at))

    def _newest(self) -> int:
        assert self._shown is not None
        moments = self._shown.moments
        tests = [n for n, moment in enumerate(moments) if _has_test(moment)]
        drilled = [n for n, moment in enumerate(moments) if moment.points]
        return (tests or drilled or [len(moments) - 1])[-1]

    def _day(self, at: int) -> date:
        assert self._shown is not None
        return self._shown.moments[at].day


def _has_test(moment: Moment) -> bool:
    return any(point.standing is Standing.COMPARED for point in moment.points)
