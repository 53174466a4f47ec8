"""A card that tells one thing and offers a way on: a flare, a rest day, someone to call, questions that come first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.widgets.pictogram import Pictogram
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.text import Text, body, heading

ROOMY_PX = 480


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
        self._sign = Pictogram(look, icon, 28, "attention" if asks_for_a_look else "on_accent_soft")
        words_column = Stack(look, gap_px=6)
        title = heading(words)
        title.setObjectName(f"{identifier}.title")
        words_column.add(title)
        self._sentences: list[Text] = []
        for sentence in sentences:
            text = body(sentence)
            self._sentences.append(text)
            words_column.add(text)
        self._grid = QGridLayout(self)
        self._grid.addWidget(self._sign, 0, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(words_column, 0, 1)
        self._grid.setColumnStretch(1, 1)
        self._buttons = holding(FlowLayout(look), buttons) if buttons else None
        self._is_roomy: bool | None = None
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
        above = self._look.px(16)
        self._grid.setContentsMargins(above, above, above, above)
        self._grid.setHorizontalSpacing(self._look.px(14))
        self._grid.setVerticalSpacing(self._look.px(12))
        self._fit()

    def _fit(self) -> None:
        """The buttons stand below the words; with little room, from the very edge on."""
        roomy = self.width() >= self._look.px(ROOMY_PX)
        if self._buttons is not None and roomy is not self._is_roomy:
            self._is_roomy = roomy
            self._grid.addWidget(self._buttons, 1, 1 if roomy else 0, 1, 1 if roomy else 2)
