"""The top of the page: what will happen, and one large Start."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gmi_trainer.ui.pages.breathe.choice_now import ChoiceNow
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import primary, quiet
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.pictogram import Pictogram
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.text import breakable, heading, muted
from gmi_trainer.ui.words.breathe_page import own_name, session_line
from gmi_trainer.ui.words.breathing import breath_name
from gmi_trainer.ui.words.translate import Translate

NO_WORDS_YET = "\N{NO-BREAK SPACE}"
"""Keeps the line's height until it is known how long a session is."""


class StartCard(Card):
    """On most days all that is needed."""

    start_asked = Signal()
    settle_asked = Signal()

    def __init__(self, look: Look, translate: Translate, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        self._translate = translate
        self.setAccessibleName(self.tr("Your next breathing"))
        self._sign = Pictogram(look, "wind", 112, disc="accent_soft")
        self._headline = heading()
        self._headline.setObjectName("breathe.headline")
        self._summary = muted()
        self._summary.setObjectName("breathe.summary")
        self._start = primary(look, self.tr("Start"), "breathe.start", icon="play", large=True)
        settle = quiet(look, self.tr("Settle instead"), "breathe.settle", icon="leaf")
        self._start.clicked.connect(self.start_asked)
        settle.clicked.connect(self.settle_asked)
        words = Stack(look)
        words.add(self._headline)
        words.add(self._summary)
        words.add(holding(FlowLayout(look, gap_px=16), [self._start, settle]))
        row = QHBoxLayout()
        row.setSpacing(look.px(24))
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(words, 1)
        self.add_layout(row)

    def show_now(self, now: ChoiceNow, breaths: int | None) -> None:
        """``breaths`` of the next session; None until that is known."""
        say, pattern = self._translate, now.pattern
        name, figures = own_name(now.choices, pattern), breath_name(pattern, say)
        self._headline.setText(breakable(name) if name is not None else figures)
        summary = NO_WORDS_YET if breaths is None else session_line(pattern, breaths, say)
        if name is not None and name != figures and breaths is not None:
            summary = f"{figures} · {summary}"
        if now.past is not None and now.past.sessions == 0:
            summary = self.tr("{summary}, to try it").format(summary=summary)
        self._summary.setText(summary)
        self._start.setAccessibleDescription(summary if breaths is not None else figures)

    def show_sign(self, wanted: bool) -> None:
        """The drawing only where there is room for it."""
        self._sign.setVisible(wanted)

    def take_focus(self) -> None:
        """Put the keyboard on Start."""
        self._start.setFocus(Qt.FocusReason.OtherFocusReason)
