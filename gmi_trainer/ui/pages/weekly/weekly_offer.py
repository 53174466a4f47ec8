"""The weekly questions, offered: begun, put off to tomorrow, or left out this week."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import quiet, secondary
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.text import Text, muted
from gmi_trainer.ui.words.translate import Translate
from gmi_trainer.ui.words.weekly import offer_words


class WeeklyOffer(Card):
    """A small card, never the one thing to press."""

    begun = Signal()
    put_off = Signal()
    left_out = Signal()

    def __init__(
        self, look: Look, identifier: str, translate: Translate, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, parent=parent)
        title, about = offer_words(translate)
        name_control(self, identifier, title)
        words = Stack(look, gap_px=3)
        words.add(Text(title, "field"))
        words.add(muted(about))
        self.add(words)
        self._begin = secondary(look, self.tr("Answer now"), f"{identifier}.begin", icon="clipboard-check")
        self._put_off = quiet(look, self.tr("Tomorrow"), f"{identifier}.put_off")
        self._leave_out = quiet(look, self.tr("Not this week"), f"{identifier}.leave_out")
        self.add(holding(FlowLayout(look, gap_px=8), [self._begin, self._put_off, self._leave_out]))
        self._begin.clicked.connect(self.begun)
        self._put_off.clicked.connect(self.put_off)
        self._leave_out.clicked.connect(self.left_out)

    def take_focus(self) -> None:
        """Put the keyboard on the first button."""
        self._begin.setFocus(Qt.FocusReason.OtherFocusReason)
