"""What the signs in a chart mean: each with its word beside it, in a line that wraps."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Slot
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from gmi_trainer.ui.charts.markers import paint_marker, paint_sign
from gmi_trainer.ui.charts.picture import Ink, Sign, Weight
from gmi_trainer.ui.theme.look import Look

TEXT_PX = 15
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop
_ENDLESS = 100_000
SIGN_PX = 13


class KeyLine(QLabel):
    """Signs and inks with their words. Also for values: "● Left 88 %"."""

    def __init__(
        self,
        look: Look,
        identifier: str,
        *,
        text_px: int = TEXT_PX,
        bold: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._text_px = text_px
        self._bold = bold
        self._said: tuple[tuple[Ink | Sign, str], ...] = ()
        self._heights: dict[int, int] = {}
        self.setObjectName(identifier)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self._on_look_changed)

    @property
    def values(self) -> tuple[str, ...]:
        """What it says."""
        return tuple(words for _, words in self._said)

    def say(self, said: Sequence[tuple[Ink | Sign, str]]) -> None:
        """Say something else."""
        if tuple(said) == self._said:
            return
        self._said = tuple(said)
        self._heights = {}
        self.setAccessibleName(", ".join(self.values))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:  # Qt asks many times over
            self._heights[width] = max((place.bottom() + 1 for place in self._places(width)), default=0)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        width = sum(self._width_of(words) + self._gap() for words in self.values)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        width = max((self._width_of(word) for words in self.values for word in words.split()), default=0)
        return QSize(width, self._metrics().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self._font())
        size = self._look.px(SIGN_PX)
        for (sign, words), place in zip(self._said, self._places(self.width()), strict=True):
            line = self._metrics().height() + self._look.px(4)
            centre = QPointF(place.left() + size / 2 + 1, place.top() + (line - 1) // 2 + 1)
            if isinstance(sign, Sign):
                paint_sign(painter, self._look, sign, centre, size)
            else:
                paint_marker(painter, self._look, sign, Weight.SOLID, centre, size + self._look.px(2))
            painter.setPen(self._look.colour("text" if self._bold else "muted"))
            painter.drawText(place.adjusted(self._beside(), self._look.px(2), 2, 0), _WRAPPED, words)

    @Slot()
    def _on_look_changed(self) -> None:
        self._heights = {}
        self.updateGeometry()
        self.update()

    def _places(self, width: int) -> list[QRect]:
        """One beside the other; words that are longer than a whole line go on in the next one."""
        metrics, air = self._metrics(), self._look.px(4)
        places: list[QRect] = []
        left = top = height = 0
        for words in self.values:
            needed = self._width_of(words)
            if places and left + needed > width:
                left, top = 0, top + height
            if needed > width:
                room = QRect(0, 0, max(1, width - self._beside()), _ENDLESS)
                height = metrics.boundingRect(room, _WRAPPED, words).height() + air
                needed = width
            else:
                height = metrics.height() + air
            places.append(QRect(left, top, needed, height))
            left += needed + self._gap()
        return places

    def _width_of(self, words: str) -> int:
        return self._beside() + self._metrics().horizontalAdvance(words) + 2

    def _beside(self) -> int:
        return self._look.px(SIGN_PX) + self._look.px(8)

    def _gap(self) -> int:
        return self._look.px(self._text_px * 1.4)

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(self._look.px(self._text_px))
        font.setWeight(QFont.Weight.DemiBold if self._bold else QFont.Weight.Normal)
        return font

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(self._font())
