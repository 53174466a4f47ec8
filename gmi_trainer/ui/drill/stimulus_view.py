"""The one rectangle in which stimuli appear: opaque, of fixed size, painted one pixmap 1:1."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QLabel, QWidget

CROSS_HALF = 14.0
CROSS_WIDTH = 3.0
COUNT_PX = 88


class StimulusView(QLabel):
    """Shows nothing, a fixation cross or a ready pixmap on the flat stage colour.

    A QLabel only for its accessible role; it paints itself. Its accessible name never tells the answer.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("drill.stimulus")
        self.setAccessibleIdentifier("drill.stimulus")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._stage = QColor("#c8c8c8")
        self._ink = QColor("#1e2625")
        self._pixmap: QPixmap | None = None
        self._cross = False
        self._count = ""

    def set_colours(self, stage: QColor, ink: QColor) -> None:
        """The flat colour behind everything, and that of the cross."""
        self._stage, self._ink = stage, ink
        self.update()

    def set_side(self, side_px: int) -> None:
        """Fix the square's size in logical pixels."""
        self.setFixedSize(QSize(side_px, side_px))

    def hold(self, pixmap: QPixmap) -> None:
        """Show this from the next paint on. The caller paints at once with ``repaint()``."""
        self._pixmap, self._cross, self._count = pixmap, False, ""

    def show_cross(self) -> None:
        """The fixation cross."""
        self._pixmap, self._cross, self._count = None, True, ""
        self.update()

    def clear_stage(self) -> None:
        """Nothing but the stage's colour."""
        self._pixmap, self._cross, self._count = None, False, ""
        self.update()

    def show_count(self, text: str) -> None:
        """The lead-in's 3-2-1."""
        self._pixmap, self._cross, self._count = None, False, text
        self.update()

    def event(self, event: QEvent) -> bool:
        """A style sheet takes a label's opaqueness away each time it is worked out; without it every
        picture would paint the stage and the pad behind it first."""
        handled = super().event(event)
        if event.type() in (QEvent.Type.Polish, QEvent.Type.StyleChange):
            self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        return handled

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        if self._pixmap is not None:
            painter.drawPixmap(0, 0, self._pixmap)
        else:
            painter.fillRect(self.rect(), self._stage)
            if self._cross:
                self._paint_cross(painter)
            elif self._count:
                self._paint_count(painter)
        painter.end()

    def _paint_cross(self, painter: QPainter) -> None:
        middle = QPointF(self.width() / 2, self.height() / 2)
        pen = QPen(self._ink)
        pen.setWidthF(CROSS_WIDTH)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawLine(middle - QPointF(CROSS_HALF, 0), middle + QPointF(CROSS_HALF, 0))
        painter.drawLine(middle - QPointF(0, CROSS_HALF), middle + QPointF(0, CROSS_HALF))

    def _paint_count(self, painter: QPainter) -> None:
        font = QFont(self.font())
        font.setPixelSize(COUNT_PX)
        painter.setFont(font)
        painter.setPen(self._ink)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._count)
