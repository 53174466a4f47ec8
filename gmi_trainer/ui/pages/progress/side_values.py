"""Left and right in large figures, each behind the mark that stands for it in the charts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Slot
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from gmi_trainer.domain.body import Side
from gmi_trainer.ui.charts.markers import paint_marker
from gmi_trainer.ui.charts.picture import Weight
from gmi_trainer.ui.theme.look import Look

TEXT_PX = 21
MARK_PX = 13


class SideValues(QLabel):
    """One line such as "● Left 88 %   ■ Right 82 %"; below one another where there is no room."""

    def __init__(self, look: Look, identifier: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._values: tuple[tuple[Side | None, str], ...] = ()
        self.setObjectName(identifier)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self._on_look_changed)

    @property
    def values(self) -> tuple[str, ...]:
        """What it says."""
        return tuple(words for _, words in self._values)

    def show_values(self, values: Sequence[tuple[Side | None, str]]) -> None:
        """Say something else."""
        self._values = tuple(values)
        self.setAccessibleName(", ".join(self.values))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max((place.bottom() + 1 for place in self._places(width)), default=0)

    def sizeHint(self) -> QSize:
        width = sum(self._width_of(words) for words in self.values) + self._gap()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        width = max((self._width_of(words) for words in self.values), default=0)
        return QSize(width, self._metrics().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self._font())
        mark = self._look.px(MARK_PX)
        for (side, words), place in zip(self._values, self._places(self.width()), strict=True):
            centre = QPointF(place.left() + mark / 2 + 1, place.center().y() + 1)
            paint_marker(painter, self._look, side, Weight.SOLID, centre, mark + self._look.px(2))
            painter.setPen(self._look.colour("text"))
            painter.drawText(place.adjusted(self._beside(), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, words)

    @Slot()
    def _on_look_changed(self) -> None:
        self.updateGeometry()
        self.update()

    def _places(self, width: int) -> list[QRect]:
        height = self._metrics().height() + self._look.px(4)
        places: list[QRect] = []
        left = top = 0
        for words in self.values:
            needed = self._width_of(words)
            if places and left + needed > width:
                left, top = 0, top + height
            places.append(QRect(left, top, needed, height))
            left += needed + self._gap()
        return places

    def _width_of(self, words: str) -> int:
        return self._beside() + self._metrics().horizontalAdvance(words) + 2

    def _beside(self) -> int:
        return self._look.px(MARK_PX) + self._look.px(10)

    def _gap(self) -> int:
        return self._look.px(32)

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(self._look.px(TEXT_PX))
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(self._font())
