"""Two lines of wrapped text, measured and painted: what option tiles and switches have in common."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

from gmi_trainer.domain.values import dataclass

_FLAGS = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop
_ENDLESS = 100_000


@dataclass(frozen=True, slots=True)
class WrappedText:
    """A label in semi-bold and, below it, an optional description."""

    label: str
    description: str
    font: QFont
    gap: int

    @property
    def _bold(self) -> QFont:
        bold = QFont(self.font)
        bold.setWeight(QFont.Weight.DemiBold)
        return bold

    def natural_width(self) -> int:
        """The width at which nothing wraps."""
        widths = [QFontMetrics(self._bold).horizontalAdvance(self.label)]
        if self.description:
            widths.append(QFontMetrics(self.font).horizontalAdvance(self.description))
        return max(widths) + 2

    def narrowest(self) -> int:
        """The width of the longest word: narrower than this, words would be cut."""
        bold, plain = QFontMetrics(self._bold), QFontMetrics(self.font)
        words = [bold.horizontalAdvance(word) for word in self.label.split()]
        words += [plain.horizontalAdvance(word) for word in self.description.split()]
        return max(words, default=0) + 2

    def height_for(self, width: int) -> int:
        """How high it is when it wraps at a width."""
        height = self._label_rect(width).height()
        if self.description:
            height += self.gap + self._description_rect(width).height()
        return height

    def paint(self, painter: QPainter, rect: QRect, ink: QColor, soft_ink: QColor) -> None:
        """Both lines, vertically centred in ``rect``."""
        top = rect.top() + max(0, (rect.height() - self.height_for(rect.width())) // 2)
        label = self._label_rect(rect.width())
        painter.setFont(self._bold)
        painter.setPen(ink)
        painter.drawText(QRect(rect.left(), top, rect.width(), label.height()), _FLAGS, self.label)
        if self.description:
            painter.setFont(self.font)
            painter.setPen(soft_ink)
            below = top + label.height() + self.gap
            painter.drawText(
                QRect(rect.left(), below, rect.width(), rect.bottom() + 1 - below), _FLAGS, self.description
            )

    def _label_rect(self, width: int) -> QRect:
        return QFontMetrics(self._bold).boundingRect(QRect(0, 0, max(1, width), _ENDLESS), _FLAGS, self.label)

    def _description_rect(self, width: int) -> QRect:
        return QFontMetrics(self.font).boundingRect(
            QRect(0, 0, max(1, width), _ENDLESS), _FLAGS, self.description
        )
