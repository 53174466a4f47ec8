"""What all charts of a body part say at the cursor: when, the numbers, and what else happened on that day."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from gmi_trainer.ui.charts.key import KeyLine
from gmi_trainer.ui.charts.picture import Stop
from gmi_trainer.ui.pages.progress.column import Column
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import secondary
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.text import Text
from gmi_trainer.ui.words.days import whole_day
from gmi_trainer.ui.words.translate import Translate


class Readout(Card):
    """A quiet well below the charts, always as wide as they are."""

    day_opened = Signal(object)  # date

    def __init__(self, look: Look, translate: Translate, parent: QWidget | None = None) -> None:
        super().__init__(look, role="well", parent=parent)
        self._translate = translate
        self._day: date | None = None
        self._when = Text("", "field")
        self._when.setObjectName("progress.cursor.when")
        self._values = KeyLine(look, "progress.cursor.values", text_px=19, bold=True)
        self._note = Text("", "muted")
        self._note.setObjectName("progress.cursor.note")
        self._open = secondary(look, self.tr("Open this day"), "progress.open_day", icon="calendar-days")
        self._open.clicked.connect(self._on_open_clicked)
        words = Column(look, 6)
        words.add(self._when, self._values, self._note)
        self.add(words)
        self.add(holding(FlowLayout(look), [self._open]))

    @property
    def when(self) -> str:
        """Of when it tells."""
        return self._when.text()

    @property
    def values(self) -> tuple[str, ...]:
        """The numbers."""
        return self._values.values

    @property
    def note(self) -> str:
        """What is told beside them."""
        return self._note.text()

    @property
    def button(self) -> QWidget:
        """The way to the day."""
        return self._open

    def tell(self, stop: Stop, day: date) -> None:
        """``day``: the one that can be opened; of a week or month its first."""
        self._day = day
        self._when.setText(stop.when)
        self._values.say(stop.values)
        self._values.setVisible(bool(stop.values))
        self._note.setText(stop.note)
        self._note.setVisible(bool(stop.note))
        self._open.setAccessibleName(self.tr("Open {day}").format(day=whole_day(day, self._translate)))

    @Slot()
    def _on_open_clicked(self) -> None:
        if self._day is not None:
            self.day_opened.emit(self._day)
