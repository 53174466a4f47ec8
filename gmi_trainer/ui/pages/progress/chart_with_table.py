"""A chart with its name, the numbers under its cursor, and the same numbers as a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from gmi_trainer.ui.charts.key import KeyLine
from gmi_trainer.ui.charts.picture import ChartPicture, Stop
from gmi_trainer.ui.pages.progress.column import Column
from gmi_trainer.ui.pages.progress.fact_table import FactTable
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import quiet
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.text import Text
from gmi_trainer.ui.words.day_marks import sign_name
from gmi_trainer.ui.words.translate import Translate

if TYPE_CHECKING:  # draws, so it is loaded when there is something to draw
    from gmi_trainer.ui.charts.chart import Chart

VALUES_PX = 21


class ChartWithTable(Card):
    """Tells the newest numbers, and those of another stop while the cursor is on it.

    Cheap to make: what draws is loaded with the first picture.
    """

    stop_chosen = Signal(object)  # Stop: Enter was pressed on it
    zoom_asked = Signal(int)

    def __init__(
        self,
        look: Look,
        identifier: str,
        title: str,
        nothing: str,
        translate: Translate,
        parent: QWidget | None = None,
    ) -> None:
        """``nothing`` is said where there is nothing to draw."""
        super().__init__(look, title, parent=parent)
        self._identifier = identifier
        self._nothing = nothing
        self._translate = translate
        self._newest: Stop | None = None
        self._chart: Chart | None = None
        self._row_words: tuple[tuple[str, ...], ...] = ()
        self._column_words: tuple[str, ...] = ()
        self._values = KeyLine(look, f"{identifier}.values", text_px=VALUES_PX, bold=True)
        self._when = Text("", "muted")
        self._when.setObjectName(f"{identifier}.when")
        self._place = Column(look)
        self._key = KeyLine(look, f"{identifier}.key")
        self._table = FactTable(look, f"{identifier}.table", title, widest=-1)
        self._switch = quiet(look, self.tr("Show as table"), f"{identifier}.as_table", icon="list")
        self._switch.setCheckable(True)
        self._switch.toggled.connect(self._on_switch_toggled)
        self._foot = holding(FlowLayout(look), [self._switch])
        for widget in (self._values, self._when, self._place, self._key, self._table, self._foot):
            self.add(widget)
        for hidden in (self._values, self._place, self._key, self._table, self._foot):
            hidden.hide()
        self._when.setText(nothing)

    @property
    def chart(self) -> Chart | None:
        """The chart, once there was something to draw."""
        return self._chart

    @property
    def table(self) -> FactTable:
        """The same numbers."""
        return self._table

    @property
    def values(self) -> tuple[str, ...]:
        """The numbers in view."""
        return self._values.values

    @property
    def when(self) -> str:
        """What they belong to."""
        return self._when.text()

    @property
    def tab_stops(self) -> tuple[QWidget, ...]:
        """What the Tab key comes to, in the order in which it stands."""
        chart = (self._chart,) if self._chart is not None else ()
        return (*chart, self._table, self._switch)

    def take_focus(self) -> None:
        """Put the keyboard on the chart, or on the way to it."""
        target = self._chart if self._chart is not None and self._chart.isVisibleTo(self) else self._switch
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def prepare(self) -> None:
        """Make the chart already, so that this and the first drawing are not one long turn."""
        self._made()

    def show_picture(
        self, picture: ChartPicture, columns: Sequence[str], rows: Sequence[Sequence[str]]
    ) -> None:
        """Draw something else; ``rows`` are the same numbers, each row with a word a column."""
        self._column_words, self._row_words = tuple(columns), tuple(tuple(row) for row in rows)
        self._newest = picture.stops[-1] if picture.stops else None
        if picture.stops:
            self._made().show_picture(picture)
        self._key.say(tuple((sign, sign_name(sign, self._translate)) for sign in picture.signs))
        self._on_chart_stop_changed(None)
        self._show_the_one_or_the_other()

    def _made(self) -> Chart:
        if self._chart is None:
            from gmi_trainer.ui.charts.chart import Chart

            self._chart = Chart(self._look, self._identifier)
            self._chart.stop_changed.connect(self._on_chart_stop_changed)
            self._chart.stop_chosen.connect(self.stop_chosen)
            self._chart.zoom_asked.connect(self.zoom_asked)
            self._place.add(self._chart)
        return self._chart

    def _show_the_one_or_the_other(self) -> None:
        has_any, as_table = self._newest is not None, self._switch.isChecked()
        for widget in (self._values, self._place):
            widget.setVisible(has_any and not as_table)
        self._when.setVisible(not has_any or not as_table)
        self._key.setVisible(has_any and not as_table and bool(self._key.values))
        self._foot.setVisible(has_any)
        self._table.setVisible(has_any and as_table)
        if as_table:
            self._table.show_rows(self._column_words, self._row_words)

    @Slot(object)
    def _on_chart_stop_changed(self, stop: Stop | None) -> None:
        shown = stop if stop is not None else self._newest
        if shown is None:
            self._when.setText(self._nothing)
            return
        self._values.say(shown.values)
        self._when.setText(" · ".join(part for part in (shown.when, shown.note) if part))

    @Slot(bool)
    def _on_switch_toggled(self, as_table: bool) -> None:
        self._switch.setText(self.tr("Show as chart") if as_table else self.tr("Show as table"))
        self._switch.setAccessibleName(self._switch.text())
        self._show_the_one_or_the_other()
