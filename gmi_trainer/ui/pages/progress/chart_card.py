"""A chart with its name and the numbers under its cursor. Import late: it draws."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from gmi_trainer.ui.charts.chart import Chart
from gmi_trainer.ui.charts.key import KeyLine
from gmi_trainer.ui.charts.picture import ChartPicture, Stop
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.text import Text


class ChartCard(Card):
    """Shows the newest numbers, and those of another day while the cursor is on it."""

    def __init__(
        self,
        look: Look,
        identifier: str,
        words: str,
        nothing: str,
        parent: QWidget | None = None,
    ) -> None:
        """``nothing`` is said where there are no marks."""
        super().__init__(look, words, parent=parent)
        self._nothing = nothing
        self._newest: Stop | None = None
        self._values = KeyLine(look, f"{identifier}.values", text_px=21, bold=True)
        self._when = Text("", "muted")
        self._when.setObjectName(f"{identifier}.when")
        self.chart = Chart(look, identifier)
        self.chart.stop_changed.connect(self._on_chart_stop_changed)
        for widget in (self._values, self._when, self.chart):
            self.add(widget)

    @property
    def values(self) -> tuple[str, ...]:
        """The numbers in view."""
        return self._values.values

    @property
    def when(self) -> str:
        """What they belong to."""
        return self._when.text()

    def show_picture(self, picture: ChartPicture) -> None:
        """Draw something else."""
        compared = {mark.x for series in picture.series for mark in series.solid}
        solid = tuple(stop for stop in picture.stops if stop.x in compared)
        stops = solid or picture.stops
        self._newest = stops[-1] if stops else None
        self.chart.show_picture(picture)
        has_any = bool(picture.stops)
        self.chart.setVisible(has_any)
        self._values.setVisible(has_any)

    @Slot(object)
    def _on_chart_stop_changed(self, stop: Stop | None) -> None:
        shown = stop if stop is not None else self._newest
        if shown is None:
            self._when.setText(self._nothing)
            return
        self._values.say(shown.values)
        self._when.setText(" · ".join(part for part in (shown.when, shown.note) if part))
