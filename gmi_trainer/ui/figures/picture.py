"""The painted part of a figure: a calm panel that is as high as its width asks for."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.widgets.painting import rounded

NARROWEST_PX = 240
SMALL_PX, USUAL_PX = 14.0, 16.0
"""Sizes of painted words at 100 % text."""

SMALLEST_PX = 11


class FigurePicture(QLabel):
    """A label to programs that read the screen: its name says what it is, its description what it shows now."""

    def __init__(self, look: Look, identifier: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        name_control(self, identifier, name)
        self.setLayoutDirection(
            Qt.LayoutDirection.LeftToRight
        )  # time and numbers go from left to right everywhere
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self._on_look_changed)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        """How high it has to be; the least that the picture can do with."""
        raise NotImplementedError

    def sizeHint(self) -> QSize:
        width = self._look.px(560)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(NARROWEST_PX, 0)

    @property
    def room(self) -> QRectF:
        """The panel without its rim: where there is painted."""
        pad = self._look.px(12)
        return QRectF(self.rect()).adjusted(pad, pad, -pad, -pad)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rounded(
            painter,
            QRectF(self.rect()),
            look.length("r_card"),
            look.colour("calm"),
            look.colour("border"),
            look.length("line"),
        )
        self._paint(painter)

    @Slot()
    def _on_look_changed(self) -> None:
        self._follow_look()

    def _follow_look(self) -> None:
        """For who needs to do more: a slot itself is never overridden, since Qt would go on calling it afterwards."""
        self.updateGeometry()
        self.update()

    def _paint(self, painter: QPainter) -> None:
        """All that stands on the panel."""
        raise NotImplementedError

    def _quiet(self, token: str, alpha: int) -> QColor:
        """A colour that stands back, where contrast need not be high."""
        colour = QColor(self._look.colour(token))
        if not self._look.tokens.is_high_contrast:
            colour.setAlpha(alpha)
        return colour

    def _font(self, px_at_100: float, *, bold: bool = False) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(max(1, self._look.px(px_at_100)))
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font

    def _width_of(self, words: str, font: QFont) -> float:
        return QFontMetricsF(font).horizontalAdvance(words)

    def _write(
        self,
        painter: QPainter,
        rect: QRectF,
        words: str,
        font: QFont,
        ink: QColor,
        where: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignCenter,
    ) -> None:
        """Words in a place, wrapped; smaller where a long word would not fit in."""
        font = fitted(font, words, rect.width())
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawText(rect, int(where | Qt.TextFlag.TextWordWrap), words)


def fitted(font: QFont, words: str, width: float, *, in_one_line: bool = False) -> QFont:
    """The same font, smaller where the longest word (or all of them) is wider than there is room; never below a
    readable size."""
    parts = [words] if in_one_line else words.split()
    longest = max((QFontMetricsF(font).horizontalAdvance(part) for part in parts), default=0.0)
    if longest <= width or width <= 0:
        return font
    smaller = QFont(font)
    smaller.setPixelSize(max(SMALLEST_PX, int(font.pixelSize() * width / longest)))
    return smaller
