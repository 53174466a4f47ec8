"""The mark of a side: a disc for left, a square for right, a diamond where one stands for both (None). Shape and
colour always come together."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from gmi_trainer.domain.body import Side
from gmi_trainer.ui.charts.picture import Weight
from gmi_trainer.ui.theme.look import Look

FAINT_ALPHA = 0.42
SQUARE_SHARE = 0.88
"""A square of the same width looks larger than a disc."""

DIAMOND_SHARE = 1.16
"""And a diamond smaller."""


def side_colour(look: Look, side: Side | None) -> QColor:
    """The colour of a side now."""
    if side is None:
        return look.colour("accent")
    return look.colour("left" if side is Side.LEFT else "right")


def marker_path(side: Side | None, width: float) -> QPainterPath:
    """The shape of a side, centred on the origin."""
    path = QPainterPath()
    if side is Side.LEFT:
        path.addEllipse(QPointF(0, 0), width / 2, width / 2)
    elif side is None:
        half = width * DIAMOND_SHARE / 2
        path.addPolygon(QPolygonF([QPointF(0, -half), QPointF(half, 0), QPointF(0, half), QPointF(-half, 0)]))
        path.closeSubpath()
    else:
        edge = width * SQUARE_SHARE
        path.addRoundedRect(QRectF(-edge / 2, -edge / 2, edge, edge), edge * 0.16, edge * 0.16)
    return path


def marker_pens(look: Look, side: Side | None, weight: Weight) -> tuple[QPen, QColor]:
    """The outline and the filling of a mark. A solid one has a rim of the ground, so that it stands off its line."""
    colour = side_colour(look, side)
    ground = look.colour("surface")
    if weight is Weight.SOLID:
        pen, brush = QPen(ground, 1.6 * look.theme.scale), colour
    elif weight is Weight.HOLLOW:
        pen, brush = QPen(colour, 1.6 * look.theme.scale), ground
    else:
        colour.setAlphaF(FAINT_ALPHA)
        pen, brush = QPen(Qt.PenStyle.NoPen), colour
    pen.setCosmetic(True)  # the charts scale a shape of width 1, and must not scale its rim
    return pen, brush


def paint_marker(
    painter: QPainter, look: Look, side: Side | None, weight: Weight, centre: QPointF, width: float
) -> None:
    """One mark, as the charts draw it."""
    pen, brush = marker_pens(look, side, weight)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen)
    painter.setBrush(brush)
    painter.drawPath(marker_path(side, width).translated(centre))
    painter.restore()
