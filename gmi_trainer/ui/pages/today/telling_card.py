"""A card that tells one thing and offers a way on: a flare, a rest day, someone to call, questions that come first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.widgets.pictogram import Pictogram
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.text import Text, body, heading

ROOMY_PX = 480
SIGN_PX = 28
GAP_PX = 14


class TellingCard(QFrame):
    """A sign, a heading, some sentences, and the buttons that belong to them."""

    def __init__(
        self,
        look: Look,
        identifier: str,
        icon: str,
        words: str,
        sentences: Sequence[str],
        buttons: Sequence[QWidget] = (),
        *,
        asks_for_a_look: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """``asks_for_a_look``: something waits for the person, in the warm colour that is never red."""
        super().__init__(parent)
        self._look = look
        self.setProperty("role", "notice")
        self.setProperty("kind", "attention" if asks_for_a_look else "info")
        name_control(self, identifier, words)
        self._sign = Pictogram(look, icon, SIGN_PX, "attention" if asks_for_a_look else "on_accent_soft")
        words_column = Stack(look, gap_px=6)
        title = heading(words)
        title.setObjectName(f"{identifier}.title")
        words_column.add(title)
        self._sentences: list[Text] = []
        for sentence in sentences:
            text = body(sentence)
            self._sentences.append(text)
            words_column.add(text)
        self._rows = QVBoxLayout(self)  # not a grid: that asks for the height it has at its narrowest
        self._top = QHBoxLayout()
        self._top.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        self._top.addWidget(words_column, 1)
        self._rows.addLayout(self._top)
        self._below = QHBoxLayout()
        if buttons:
            self._below.addWidget(holding(FlowLayout(look), buttons))
            self._rows.addLayout(self._below)
        self._on_look_changed()
        look.changed.connect(self._on_look_changed)

    @property
    def sentences(self) -> tuple[str, ...]:
        """What it tells below its heading."""
        return tuple(text.text() for text in self._sentences)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @Slot()
    def _on_look_changed(self) -> None:
        pad = self._look.px(16)
        self._rows.setContentsMargins(pad, pad, pad, pad)
        self._rows.setSpacing(self._look.px(12))
        self._top.setSpacing(self._look.px(GAP_PX))
        self._fit()

    def _fit(self) -> None:
        """The buttons stand below the words; with little room, from the very edge on."""
        roomy = self.width() >= self._look.px(ROOMY_PX)
        indent = self._look.px(SIGN_PX) + self._look.px(GAP_PX) if roomy else 0
        on_the_left = self.layoutDirection() is Qt.LayoutDirection.LeftToRight
        self._below.setContentsMargins(indent if on_the_left else 0, 0, 0 if on_the_left else indent, 0)
