"""A chart of a history: its lines over time, the same numbers as a table, and what stands below."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.practice_history import LinePoint
from gmi_trainer.domain.span import Stretch
from gmi_trainer.ui.charts.over_time import TimeLine, TimeValue, over_time
from gmi_trainer.ui.charts.picture import ChartPicture, Weight
from gmi_trainer.ui.pages.progress.chart_with_table import ChartWithTable
from gmi_trainer.ui.pages.progress.column import Column
from gmi_trainer.ui.pages.progress.history_values import HistoryChart
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.text import small
from gmi_trainer.ui.words.histories import period_heading, period_name, sessions_heading, spoken_chart
from gmi_trainer.ui.words.numbers import NONE
from gmi_trainer.ui.words.translate import Translate


class HistoryChartPart(Column):
    """The card, and its notes."""

    def __init__(
        self, look: Look, identifier: str, title: str, translate: Translate, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, 8, parent)
        self._translate = translate
        self._shown: tuple[HistoryChart, Stretch, date] | None = None
        self.card = ChartWithTable(look, identifier, title, self.tr("Nothing in this time."), translate)
        self._notes = small()
        self._notes.setObjectName(f"{identifier}.notes")
        self.add(self.card, self._notes)
        self.card.prepare()

    @property
    def notes(self) -> str:
        """What stands below."""
        return self._notes.text()

    @property
    def tab_stops(self) -> tuple[QWidget, ...]:
        """What the Tab key comes to."""
        return self.card.tab_stops

    def show_chart(self, chart: HistoryChart, stretch: Stretch, today: date) -> None:
        """Draw something else."""
        picture = chart_picture(chart, stretch, today, self._translate)
        self.card.show_picture(picture, *chart_table(chart, stretch, today, self._translate))
        self._notes.setText("\n".join(chart.notes))
        self._notes.setVisible(bool(chart.notes) and bool(picture.stops))


def chart_picture(chart: HistoryChart, stretch: Stretch, today: date, translate: Translate) -> ChartPicture:
    """As it is drawn."""
    by = stretch.by
    lines = [
        TimeLine(
            line.ink,
            line.name,
            tuple(
                TimeValue(point.day, point.value, Weight.SOLID if point.counted else Weight.HOLLOW)
                for point in line.points
            ),
            line.say,
            line.is_joined,
        )
        for line in chart.lines
    ]
    told = [(line.name, line.points, line.say) for line in chart.lines]
    return over_time(
        chart.title,
        spoken_chart(chart.title, told, translate),
        lines,
        by.begin(stretch.first),
        max(stretch.last, by.begin(stretch.last)),
        chart.scale,
        (),
        translate,
        today=today,
        by=by,
        say_tick=chart.ticks,
        levels=chart.levels,
        bands=chart.bands,
    )


def chart_table(
    chart: HistoryChart, stretch: Stretch, today: date, translate: Translate
) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """The names of the columns, and a row for each mark that counts, newest first."""
    by_line: list[dict[date, LinePoint]] = [
        {point.day: point for point in line.points if point.counted} for line in chart.lines
    ]
    days = sorted(set().union(*by_line), reverse=True)
    columns = (
        period_heading(stretch.by, translate),
        *(line.name for line in chart.lines),
        chart.counts or sessions_heading(translate),
    )
    rows = []
    for day in days:
        points = [found.get(day) for found in by_line]
        rows.append(
            (
                period_name(day, stretch.by, today, translate),
                *(
                    line.say(point.value) if point is not None else NONE
                    for line, point in zip(chart.lines, points, strict=True)
                ),
                str(max(point.sessions for point in points if point is not None)),
            )
        )
    return columns, rows
