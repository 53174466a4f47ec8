"""A step in a person's own words: one line, kept or left."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.activity_ladder import LONGEST_WORDS, tidy
from gmi_trainer.ui.pages.own.fields import LineField
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import primary, quiet
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.text import muted


class RungForm(Card):
    """Nothing is kept without words."""

    kept = Signal(str)
    left = Signal()

    def __init__(self, look: Look, title: str, about: str, words: str, parent: QWidget | None = None) -> None:
        """``words``: those of before."""
        super().__init__(look, title, icon="pencil", parent=parent)
        self.setObjectName("activities.form")
        self.add(muted(about))
        self._line = LineField(look, "activities.form.words", title, words, LONGEST_WORDS)
        self.add(self._line)
        self._keep = primary(look, self.tr("Keep it"), "activities.form.keep", icon="check")
        leave = quiet(look, self.tr("Leave it"), "activities.form.leave")
        self.add(holding(FlowLayout(look), [self._keep, leave]))
        self._line.changed.connect(self._on_line_changed)
        self._line.entered.connect(self._on_keep_clicked)
        self._keep.clicked.connect(self._on_keep_clicked)
        leave.clicked.connect(self.left)
        self._on_line_changed()

    def take_focus(self) -> None:
        """Put the keyboard on the line."""
        self._line.take_focus()

    @Slot()
    def _on_line_changed(self) -> None:
        self._keep.setEnabled(bool(tidy(self._line.value)))

    @Slot()
    def _on_keep_clicked(self) -> None:
        words = tidy(self._line.value)
        if words:
            self.kept.emit(words)
