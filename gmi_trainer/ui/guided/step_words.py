"""The words of a step, as large as there is room for, in the middle; nothing moves."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Slot
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.announce import announce
from gmi_trainer.ui.widgets.naming import name_control

SIZES_PX = (36, 32, 28, 25, 22, 20, 18, 16)
"""The largest that fits is taken."""

TIGHT_PX = (16, 14, 12)
"""In a small window with large text, without saying where somebody is; the last one in any case."""

WIDEST_PX = 780
HEADING_SHARE = 1.15
"""The heading beside the words."""

_FLAGS = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)


class StepWords(QWidget):
    """A heading and a few sentences. A screen reader hears each step once, when it begins."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._heading = self._words = self._where = ""
        name_control(self, "guided.words", "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        look.changed.connect(self._on_look_changed)

    @property
    def shown(self) -> tuple[str, str, str]:
        """Where somebody is, the heading, and the words."""
        return self._where, self._heading, self._words

    def show_step(self, heading: str, words: str, where: str, *, aloud: bool) -> None:
        """From now on. ``aloud``: a screen reader says it."""
        self._heading, self._words, self._where = heading, words, where
        self.setAccessibleName(heading)
        self.setAccessibleDescription(words)
        self.update()
        if aloud:
            announce(self, f"{heading}. {words}")

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(200), self._look.px(120))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = self._look
        room = self._room()
        painter = QPainter(self)
        size, is_told = self._fitting_px(room)
        heading, words, where = self._fonts(size)
        gap = look.px(size) // 2
        parts = [
            (self._where if is_told else "", where, "on_stage_muted"),
            (self._heading, heading, "on_stage"),
            (self._words, words, "on_stage"),
        ]
        heights = [_height(text, font, room.width()) for text, font, _colour in parts]
        top = room.top() + max(0, (room.height() - sum(heights) - 2 * gap) // 2)
        for (text, font, colour), height in zip(parts, heights, strict=True):
            painter.setFont(font)
            painter.setPen(look.colour(colour))
            painter.drawText(QRect(room.left(), top, room.width(), height), _FLAGS, text)
            top += height + gap

    def _room(self) -> QRect:
        edge = self._look.px(24)
        width = min(self.width() - 2 * edge, self._look.px(WIDEST_PX))
        return QRect((self.width() - width) // 2, edge // 3, width, self.height() - 2 * (edge // 3))

    def _fitting_px(self, room: QRect) -> tuple[int, bool]:
        """The size of the words, and whether there is room to say where somebody is."""
        tried = [*((size, True) for size in SIZES_PX), *((size, False) for size in TIGHT_PX)]
        for size, is_told in tried:
            heading, words, where = self._fonts(size)
            needed = (
                _height(self._where if is_told else "", where, room.width())
                + _height(self._heading, heading, room.width())
                + _height(self._words, words, room.width())
                + 2 * (self._look.px(size) // 2)
            )
            if needed <= room.height():
                return size, is_told
        return TIGHT_PX[-1], False

    def _fonts(self, size_px: int) -> tuple[QFont, QFont, QFont]:
        """Of heading, words, and where it is."""
        heading, words, where = QFont(self.font()), QFont(self.font()), QFont(self.font())
        heading.setPixelSize(round(self._look.px(size_px) * HEADING_SHARE))
        heading.setWeight(QFont.Weight.DemiBold)
        words.setPixelSize(self._look.px(size_px))
        where.setPixelSize(self._look.px(16))
        return heading, words, where

    @Slot()
    def _on_look_changed(self) -> None:
        self.updateGeometry()
        self.update()


def _height(text: str, font: QFont, width: int) -> int:
    if not text:
        return 0
    return QFontMetrics(font).boundingRect(QRect(0, 0, width, 10_000), _FLAGS, text).height()
