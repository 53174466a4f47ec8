"""Kinds of pictures with their noise, and the same as a table."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from gmi_trainer.ui.charts.row_chart import RowChart, RowPicture
from gmi_trainer.ui.pages.progress.fact_table import FactTable
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import quiet
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.text import muted
from gmi_trainer.ui.words.translate import Translate


class RowsCard(Card):
    """A chart of rows; where there is nothing to draw it says so."""

    def __init__(
        self,
        look: Look,
        identifier: str,
        title: str,
        nothing: str,
        translate: Translate,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, title, parent=parent)
        self._columns: tuple[str, ...] = ()
        self._table_rows: tuple[tuple[str, ...], ...] = ()
        self._nothing = muted(nothing)
        self._nothing.setObjectName(f"{identifier}.nothing")
        self.chart = RowChart(look, identifier)
        self.table = FactTable(look, f"{identifier}.table", title, widest=0)
        self._switch = quiet(
            look, translate("RowsCard", "Show as table"), f"{identifier}.as_table", icon="list"
        )
        self._switch.setCheckable(True)
        self._switch.toggled.connect(self._on_switch_toggled)
        self._foot = holding(FlowLayout(look), [self._switch])
        for widget in (self._nothing, self.chart, self.table, self._foot):
            self.add(widget)
        self.table.hide()

    @property
    def tab_stops(self) -> tuple[QWidget, ...]:
        """What the Tab key comes to."""
        return self.chart, self.table, self._switch

    def show_rows(self, picture: RowPicture, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Draw something else; ``rows`` are the same numbers as words, more of them where a chart leaves some out."""
        if self.heading is not None:
            self.heading.setText(picture.name)
        self.setAccessibleName(picture.name)
        self._columns, self._table_rows = tuple(columns), tuple(tuple(row) for row in rows)
        self.chart.show_picture(picture)
        self._show_the_one_or_the_other()

    def _show_the_one_or_the_other(self) -> None:
        drawn = self.chart.shown is not None and bool(self.chart.shown.rows)
        as_table = self._switch.isChecked()
        self._nothing.setVisible(not drawn and not as_table)
        self.chart.setVisible(drawn and not as_table)
        self._foot.setVisible(bool(self._table_rows))
        self.table.setVisible(as_table and bool(self._table_rows))
        if as_table:
            self.table.show_rows(self._columns, self._table_rows)

    @Slot(bool)
    def _on_switch_toggled(self, as_table: bool) -> None:
        chart, table = (
            self.tr("Show as chart"),
            self.tr("Show as table"),
        )
        self._switch.setText(chart if as_table else table)
        self._switch.setAccessibleName(self._switch.text())
        self._show_the_one_or_the_other()
