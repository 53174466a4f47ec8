"""How the days were, alone: pain, sleep and mood of somebody who has not drilled yet."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.day_line import DayLine
from gmi_trainer.ui.charts.over_time import RATING_SCALE, over_time
from gmi_trainer.ui.charts.picture import ChartPicture, Stop
from gmi_trainer.ui.charts.scale import x_of
from gmi_trainer.ui.pages.progress.chart_with_table import ChartWithTable
from gmi_trainer.ui.pages.progress.column import Column
from gmi_trainer.ui.pages.progress.course_picture import (
    DAY_LINE_PX,
    days_sentence,
    days_table,
    marks_below,
    rated_lines,
)
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.words.translate import Translate


class DaysCard(Column):
    """Shows a DayLine. A day, or the first of a week, can be opened from its chart."""

    day_opened = Signal(object)  # date

    def __init__(self, look: Look, translate: Translate, parent: QWidget | None = None) -> None:
        super().__init__(look, 6, parent)
        self._translate = translate
        self._days: dict[float, date] = {}
        self._drawn: tuple[DayLine, date] | None = None
        self.card = ChartWithTable(
            look,
            "progress.days",
            self.tr("How your days were, from 0 to 10"),
            self.tr("Nothing in this time."),
            translate,
        )
        self.card.stop_chosen.connect(self._on_card_stop_chosen)
        self.add(self.card)

    def show_line(self, line: DayLine, today: date) -> None:
        """What has not changed is left alone."""
        if self._drawn == (line, today):
            return
        self._drawn = (line, today)
        self._days = {x_of(day): day for values in (line.pain, line.sleep, line.mood) for day, _ in values}
        self._days |= {x_of(line.by.begin(mark.day)): line.by.begin(mark.day) for mark in line.marks}
        say = self._translate
        self.card.show_picture(days_alone(line, today, say), *days_table(line, today, say))

    @Slot(object)
    def _on_card_stop_chosen(self, stop: Stop) -> None:
        self.day_opened.emit(self._days[stop.x])


def days_alone(line: DayLine, today: date, translate: Translate) -> ChartPicture:
    """The chart, with a stop for every day, or week, of which something is known."""
    lines, marks = rated_lines(line, translate), marks_below(line, translate)
    return over_time(
        translate("Course", "How your days were"),
        days_sentence(lines, len(marks), translate),
        lines,
        line.first,
        line.last,
        RATING_SCALE,
        marks,
        translate,
        today=today,
        by=line.by,
        height_px=DAY_LINE_PX,
    )
