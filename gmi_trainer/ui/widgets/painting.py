"""Shapes that several painted controls share."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from gmi_trainer.ui.theme.look import Look


def rounded(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    fill: QColor | None,
    line: QColor | None = None,
    width: float = 0,
) -> None:
    """A rounded rectangle whose line lies wholly inside ``rect``."""
    inside = rect.adjusted(width / 2, width / 2, -width / 2, -width / 2)
    painter.setPen(QPen(line, width) if line is not None and width > 0 else Qt.PenStyle.NoPen)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(inside, radius, radius)


def focus_ring(painter: QPainter, rect: QRectF, radius: float, look: Look) -> None:
    """The ring around what the keyboard is on: the same one everywhere."""
    rounded(painter, rect, radius, None, look.colour("focus"), look.length("ring"))


def in_reading_order(direction: Qt.LayoutDirection, within: QRect, rect: QRect) -> QRect:
    """The same place, seen from the other side where a language is written from the right.

    What ``QStyle.visualRect`` does. That class brings several hundred names along, which a start would wait for.
    """
    if direction is not Qt.LayoutDirection.RightToLeft:
        return rect
    return QRect(within.left() + within.right() - rect.right(), rect.top(), rect.width(), rect.height())
