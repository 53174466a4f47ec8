"""The quiet buttons of a day: a flare, a lighter day, rest, a change, a new symptom. Each acts at once."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import Button, quiet, secondary
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.text import Text


class DayButtons(QWidget):
    """Always there, at the foot of the day. Only what makes sense today is offered."""

    flare_said = Signal()
    lighter_asked = Signal()
    rest_asked = Signal()
    change_asked = Signal()
    symptom_said = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "plain")
        name_control(self, "today.day", self.tr("How today is"))
        rows = Stack(look, gap_px=8)
        label = Text(self.tr("How is today?"), "field")
        self._flare = secondary(look, self.tr("I'm in a flare"), "today.flare", icon="life-buoy")
        self._lighter = quiet(look, self.tr("Lighter day"), "today.lighter", icon="sun")
        self._rest = quiet(look, self.tr("Rest today"), "today.rest", icon="moon")
        self._change = quiet(look, self.tr("Something changed"), "today.something_changed", icon="pencil")
        self._symptom = quiet(look, self.tr("New symptom"), "today.new_symptom", icon="stethoscope")
        rows.add(label)
        buttons = [self._flare, self._lighter, self._rest, self._change, self._symptom]
        rows.add(holding(FlowLayout(look, gap_px=8), buttons))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(rows)
        self._flare.clicked.connect(self.flare_said)
        self._lighter.clicked.connect(self.lighter_asked)
        self._rest.clicked.connect(self.rest_asked)
        self._change.clicked.connect(self.change_asked)
        self._symptom.clicked.connect(self.symptom_said)

    @property
    def change_button(self) -> Button:
        """What opened the choice of changes: the keyboard comes back to it."""
        return self._change

    def offer(self, *, lighter: bool, rest: bool) -> None:
        """A lighter day and a day of rest are offered where the day is not already one."""
        self._lighter.setVisible(lighter)
        self._rest.setVisible(rest)
