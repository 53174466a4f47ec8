"""Somebody to call: what for, who, when, and each number large enough to dial it from across a table."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from gmi_trainer.services.contacts import Line
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.announce import announce
from gmi_trainer.ui.widgets.buttons import Button, quiet
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.text import Text, body, breakable, muted
from gmi_trainer.ui.words.calling import hours_words
from gmi_trainer.ui.words.translate import Translate


class CallLine(Card):
    """Numbers can be selected and copied. The program dials nothing."""

    def __init__(
        self,
        look: Look,
        identifier: str,
        title: str,
        line: Line | None,
        missing: str,
        translate: Translate,
        parent: QWidget | None = None,
    ) -> None:
        """``missing`` is said where there is no line."""
        super().__init__(look, role="well", parent=parent)
        self._title = title
        name_control(self, identifier, title)
        top = Stack(look, gap_px=2)
        top.add(Text(title, "field"))
        self.add(top)
        if line is None:
            self.add(body(missing))
        else:
            for words in (line.name, hours_words(line, translate)):
                if words:
                    top.add(muted(breakable(words, 24)))
            for place, number in enumerate(line.numbers, start=1):
                self.add(self._number(number, f"{identifier}.{place}"))
        self.add_stretch()

    def _number(self, number: str, identifier: str) -> QWidget:
        shown = Text(number, "title")
        shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        shown.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        name_control(shown, f"{identifier}.number", f"{self._title}: {number}")
        copy = quiet(
            self._look,
            self.tr("Copy"),
            f"{identifier}.copy",
            icon="copy",
            spoken=self.tr("Copy {number}").format(number=number),
        )
        copy.clicked.connect(partial(self._copy, number, copy))
        return holding(FlowLayout(self._look, gap_px=8), [shown, copy])

    def _copy(self, number: str, button: Button) -> None:
        """Into the clipboard; said aloud, and on the button, where the person looks."""
        QGuiApplication.clipboard().setText(number)
        button.setText(self.tr("Copied"))
        announce(button, self.tr("Copied: {number}").format(number=number))
