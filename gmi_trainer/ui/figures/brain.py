"""A brain seen from the side, and the soft outlines that figures are drawn with."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath, QTransform

from gmi_trainer.ui.figures.smooth import Point


def curved(start: Point, *bows: tuple[Point, Point, Point]) -> QPainterPath:
    """An outline of bows, each by its two handles and its end."""
    path = QPainterPath(QPointF(*start))
    for first, second, end in bows:
        path.cubicTo(QPointF(*first), QPointF(*second), QPointF(*end))
    path.closeSubpath()
    return path


def brain_outline(middle: Point, size: float = 1.0) -> QPainterPath:
    """Soft bows, and the small brain below at the back. It looks to the left; about 12 by 10 at size 1."""
    outline = curved(
        (-5.3, 1.4),
        ((-6.1, -1.4), (-4.6, -4.3), (-2.2, -4.6)),
        ((-0.4, -5.6), (2.6, -5.2), (3.6, -3.8)),
        ((5.6, -2.8), (5.9, 0.4), (4.6, 1.7)),
        ((4.8, 3.6), (2.2, 4.4), (0.9, 3.4)),
        ((-0.6, 2.6), (-1.8, 3.2), (-3.0, 2.9)),
        ((-4.2, 2.9), (-5.0, 2.4), (-5.3, 1.4)),
    )
    return _placed(outline, middle, size)


def brain_folds(middle: Point, size: float = 1.0) -> QPainterPath:
    """The lines on it."""
    path = QPainterPath(QPointF(-3.6, 1.2))
    path.cubicTo(QPointF(-2.2, -0.2), QPointF(-0.4, 1.4), QPointF(1.4, 0.4))
    path.moveTo(-2.9, -3.0)
    path.cubicTo(QPointF(-3.2, -1.4), QPointF(-1.6, -1.2), QPointF(-1.0, -2.2))
    path.moveTo(1.0, -4.0)
    path.cubicTo(QPointF(0.4, -2.4), QPointF(2.2, -1.8), QPointF(3.4, -2.2))
    path.moveTo(4.2, 1.6)
    path.cubicTo(QPointF(3.2, 0.8), QPointF(2.6, 1.4), QPointF(2.2, 2.0))
    return _placed(path, middle, size)


def _placed(path: QPainterPath, middle: Point, size: float) -> QPainterPath:
    return QTransform().translate(*middle).scale(size, size).map(path)
