"""Clinic while a plan is tried as the patient: the way back, and nothing of anybody's."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from gmi_trainer.ui.pages.page import Page
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import primary
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.text import Text
from gmi_trainer.ui.words.translate import Translate


class TryingPage(Page):
    """One button."""

    end_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "clinic.trying", "", parent=parent)
        self.set_title(self.tr("Trying as the patient"))
        self.add(
            Text(
                self.tr(
                    "You see what the patient will see. Whatever you do here belongs to a guest, and is erased when "
                    "you end it."
                )
            )
        )
        self._end = primary(look, self.tr("End, and go back"), "clinic.trying.end", icon="arrow-left")
        self._end.clicked.connect(self.end_asked)
        self.add(holding(FlowLayout(look), [self._end]))

    def take_focus(self) -> None:
        """On the way back."""
        self._end.setFocus(Qt.FocusReason.OtherFocusReason)


def trying_notice(translate: Translate) -> str:
    """What Today says all the while."""
    return translate(
        "TryingPage", "You are trying this as the patient. Nothing is kept. Press Clinic to end it."
    )
