"""A part of a page that is folded away: its head says what is chosen, and a press opens it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.later import Later
from gmi_trainer.ui.widgets.tile import WordedTile
from gmi_trainer.ui.widgets.wrapped_text import WrappedText

W = TypeVar("W", bound=QWidget)
PAD_PX, SIGN_PX, GAP_PX = 16, 24, 14


class FoldHead(WordedTile, QPushButton):
    """The whole line can be pressed. ``leads_on``: it opens something elsewhere, and does not unfold."""

    least_extra_px, widest_px, air_px = 16, 420, 12

    def __init__(
        self,
        look: Look,
        identifier: str,
        icon: str,
        words: str,
        *,
        leads_on: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        self._sign = look.icon(icon, "accent")
        self._mark = look.icon("chevron-right", "muted")
        self._open_mark = look.icon("chevron-down", "muted")
        super().__init__(look, identifier, words, parent=parent)
        self.setCheckable(not leads_on)

    def tell(self, about: str) -> None:
        """Say in a line what is chosen behind it."""
        if about != self._about:
            self._about = about
            self.setAccessibleDescription(about)
            self.updateGeometry()
            self.update()

    @property
    def about(self) -> str:
        """What is chosen behind it."""
        return self._about

    def sizeHint(self) -> QSize:
        """Its width comes from the page."""
        return self.minimumSizeHint()

    def _paint(self, painter: QPainter) -> None:
        px, side = self._look.px, self._look.px(SIGN_PX)
        if self.underMouse() or self.isDown():
            self._paint_surface(painter, "sunken", "sunken")
        at = px(PAD_PX)
        self._sign.paint(painter, self._halfway_down(at, side, side))
        at += side + px(GAP_PX)
        mark = self._open_mark if self.isChecked() else self._mark
        mark.paint(painter, self._halfway_down(self.width() - px(PAD_PX) - side, side, side))
        self._paint_words(painter, at, self.width() - self._beside_words(), "text")

    def _words(self) -> WrappedText:
        """A push button's words are bold; here only the first line is."""
        font = QFont(self.font())
        font.setWeight(QFont.Weight.Normal)
        return WrappedText(self.text(), self._about, font, self._look.px(2))

    def _beside_words(self) -> int:
        px = self._look.px
        return 2 * (px(PAD_PX) + px(SIGN_PX) + px(GAP_PX))


class Row(QFrame):
    """A card that is as high as its head."""

    def __init__(self, look: Look, head: FoldHead, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setProperty("role", "card")
        self.setAccessibleName(head.text())
        self.head = head
        self._column = QVBoxLayout(self)
        self._column.addWidget(head)
        self._column.setSpacing(0)
        self._fit()
        look.changed.connect(self._on_look_changed)

    @Slot()
    def _on_look_changed(self) -> None:
        self._fit()

    def _fit(self) -> None:
        edge = self._look.px(4)
        self._column.setContentsMargins(edge, edge, edge, edge)


class Fold(Row, Generic[W]):
    """A card with such a head. What is in it is made when it is first opened."""

    toggled = Signal(bool)

    def __init__(
        self,
        look: Look,
        identifier: str,
        icon: str,
        words: str,
        make: Callable[[], W],
        parent: QWidget | None = None,
    ) -> None:
        self._inside: Later[W] = Later(make)
        self._room = QVBoxLayout()
        super().__init__(look, FoldHead(look, identifier, icon, words), parent)
        self._room.addWidget(self._inside)
        self._column.addLayout(self._room)
        self.head.toggled.connect(self._on_head_toggled)

    @property
    def made(self) -> W | None:
        """What is in it, if it has been opened."""
        return self._inside.made

    @property
    def is_open(self) -> bool:
        """Whether what is in it is in view."""
        return self.head.isChecked()

    def tell(self, about: str) -> None:
        """Say in a line what is chosen in it."""
        self.head.tell(about)

    def open(self) -> W:
        """Unfold it; returns what is in it."""
        self.head.setChecked(True)
        return self._inside.get()

    @Slot(bool)
    def _on_head_toggled(self, is_open: bool) -> None:
        if is_open:
            self._inside.get()
        self._inside.setVisible(is_open)
        self._fit()
        self.toggled.emit(is_open)

    def _fit(self) -> None:
        super()._fit()
        px, is_open = self._look.px, self.head.isChecked()
        self._room.setContentsMargins(
            px(PAD_PX), px(6) if is_open else 0, px(PAD_PX), px(20) if is_open else 0
        )
