"""The points before the next stage, each as a tick or an open box, with its figure and why it is looked at."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from gmi_trainer.domain.gate import Check, Gate, State
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.widgets.pictogram import Pictogram
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.text import Text, body, muted
from gmi_trainer.ui.words.pathway import check_figure, check_state, check_title, check_why
from gmi_trainer.ui.words.translate import Translate

_SIGNS = {
    State.MET: ("circle-check", "accent"),
    State.OPEN: ("square", "muted"),
    State.LEFT_OUT: ("info", "muted"),
}
"""Shapes of their own; the word beside them says the same."""


class PointRow(QFrame):
    """One point. ``figures`` False: what is looked at and why, where the program has nothing to count."""

    def __init__(
        self, look: Look, check: Check, translate: Translate, *, figures: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self.setProperty("role", "plain")
        words = Stack(look, gap_px=2)
        title = check_title(check, translate)
        why = check_why(check.asked, translate)
        words.add(Text(title, "field"))
        spoken = [title]
        self._row = QHBoxLayout(self)
        if figures:
            state, figure = check_state(check.state, translate), check_figure(check, translate)
            line = translate("PointRow", "{state}. {figure}").format(state=state, figure=figure)
            words.add(body(line))
            spoken = [state, title, figure]
            icon, colour = _SIGNS[check.state]
        else:
            icon, colour = "list", "muted"
        words.add(muted(why))
        self._row.addWidget(Pictogram(look, icon, 24, colour), 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(words, 1)
        name_control(self, f"way.point.{check.asked.value}", " ".join(f"{part}" for part in (*spoken, why)))
        self._on_look_changed()
        look.changed.connect(self._on_look_changed)

    @Slot()
    def _on_look_changed(self) -> None:
        self._row.setContentsMargins(0, self._look.px(4), 0, self._look.px(4))
        self._row.setSpacing(self._look.px(14))


class PointList(Stack):
    """All points of a gate."""

    def __init__(self, look: Look, gate: Gate, translate: Translate, *, figures: bool = True) -> None:
        super().__init__(look, gap_px=10)
        self.rows = [PointRow(look, check, translate, figures=figures) for check in gate.checks]
        for row in self.rows:
            self.add(row)
