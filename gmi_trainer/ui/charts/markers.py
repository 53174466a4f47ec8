"""The mark of each ink: a disc for left, a square for right, a diamond where one stands for both, and three shapes
for whatever else is told apart. Shape and colour always come together; so it is with the signs below a chart."""

from __future__ import annotations

from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from gmi_trainer.ui.charts.picture import Ink, Sign, Weight
from gmi_trainer.ui.theme.look import Look

FAINT_ALPHA = 0.42
SQUARE_SHARE = 0.88
"""A square of the same width looks larger than a disc."""

DIAMOND_SHARE = 1.16
"""And a diamond smaller."""

TRIANGLE_SHARE = 1.18
CROSS_SHARE = 1.12
CROSS_ARM_SHARE = 0.4

_COLOURS = {
    Ink.LEFT: "left",
    Ink.RIGHT: "right",
    Ink.BOTH: "accent",
    Ink.ONE: "ink_one",
    Ink.TWO: "ink_two",
    Ink.THREE: "ink_three",
}
_LINES = {Ink.TWO: (5.0, 2.5), Ink.THREE: (1.0, 2.2)}
"""Dashes and gaps, in widths of the line; the others are drawn without a gap."""

_SIGN_COLOURS = {
    Sign.CHANGE: "text",
    Sign.FLARE: "attention",
    Sign.STEP_BACK: "accent",
    Sign.REST: "muted",
    Sign.LIGHTER: "muted",
    Sign.NOTE: "ink_one",
}


def ink_colour(look: Look, ink: Ink) -> QColor:
    """The colour of an ink now."""
    return look.colour(_COLOURS[ink])


def line_pen(look: Look, ink: Ink, width_px: float) -> QPen:
    """The line that joins its marks."""
    pen = QPen(ink_colour(look, ink), look.px(width_px))
    pen.setCosmetic(True)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if ink in _LINES:
        pen.setDashPattern(_LINES[ink])
    return pen


def marker_path(ink: Ink, width: float) -> QPainterPath:
    """The shape of an ink, centred on the origin."""
    return {
        Ink.LEFT: _disc,
        Ink.RIGHT: _square,
        Ink.BOTH: _diamond,
        Ink.ONE: _triangle_up,
        Ink.TWO: _triangle_down,
        Ink.THREE: _cross,
    }[ink](width)


def marker_pens(look: Look, ink: Ink, weight: Weight) -> tuple[QPen, QColor]:
    """The outline and the filling of a mark. A solid one has a rim of the ground, so that it stands off its line."""
    colour = ink_colour(look, ink)
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
    painter: QPainter, look: Look, ink: Ink, weight: Weight, centre: QPointF, width: float
) -> None:
    """One mark, as the charts draw it."""
    pen, brush = marker_pens(look, ink, weight)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen)
    painter.setBrush(brush)
    painter.drawPath(marker_path(ink, width).translated(centre))
    painter.restore()


def sign_colour(look: Look, sign: Sign) -> QColor:
    """The colour of a sign now."""
    return look.colour(_SIGN_COLOURS[sign])


def sign_path(sign: Sign, width: float) -> QPainterPath:
    """The shape of a sign, centred on the origin."""
    return {
        Sign.CHANGE: _flag,
        Sign.FLARE: _star,
        Sign.STEP_BACK: _arrow_back,
        Sign.REST: _crescent,
        Sign.LIGHTER: _half_disc,
        Sign.NOTE: _sheet,
    }[sign](width)


def paint_sign(painter: QPainter, look: Look, sign: Sign, centre: QPointF, width: float) -> None:
    """One sign, as the charts draw it."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(sign_colour(look, sign))
    painter.drawPath(sign_path(sign, width).translated(centre))
    painter.restore()


# -- shapes --------------------------------------------------------------------------------------------


def _disc(width: float) -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QPointF(0, 0), width / 2, width / 2)
    return path


def _square(width: float) -> QPainterPath:
    path, edge = QPainterPath(), width * SQUARE_SHARE
    path.addRoundedRect(QRectF(-edge / 2, -edge / 2, edge, edge), edge * 0.16, edge * 0.16)
    return path


def _diamond(width: float) -> QPainterPath:
    half = width * DIAMOND_SHARE / 2
    return _polygon((0, -half), (half, 0), (0, half), (-half, 0))


def _triangle_up(width: float) -> QPainterPath:
    half = width * TRIANGLE_SHARE / 2
    return _polygon((0, -half), (half, 0.8 * half), (-half, 0.8 * half))


def _triangle_down(width: float) -> QPainterPath:
    half = width * TRIANGLE_SHARE / 2
    return _polygon((0, half), (half, -0.8 * half), (-half, -0.8 * half))


def _cross(width: float) -> QPainterPath:
    half, arm = width * CROSS_SHARE / 2, width * CROSS_ARM_SHARE / 2
    return _polygon(
        (-arm, -half),
        (arm, -half),
        (arm, -arm),
        (half, -arm),
        (half, arm),
        (arm, arm),
        (arm, half),
        (-arm, half),
        (-arm, arm),
        (-half, arm),
        (-half, -arm),
        (-arm, -arm),
    )


def _flag(width: float) -> QPainterPath:
    """Something changed."""
    half = width / 2
    pole = 0.14 * width
    return _polygon(
        (-half, -half),
        (-half + pole, -half),
        (half, -0.16 * width),
        (-half + pole, 0.18 * width),
        (-half + pole, half),
        (-half, half),
    )


def _star(width: float) -> QPainterPath:
    """A flare: eight points."""
    points = []
    for n in range(16):
        radius = width * (0.56 if n % 2 == 0 else 0.3)
        points.append((radius * sin(n * pi / 8), -radius * cos(n * pi / 8)))
    return _polygon(*points)


def _arrow_back(width: float) -> QPainterPath:
    half = width / 2
    return _polygon((-half, 0), (0.36 * width, -half), (0.36 * width, half))


def _crescent(width: float) -> QPainterPath:
    return _disc(width).subtracted(_disc(0.86 * width).translated(0.3 * width, -0.12 * width))


def _half_disc(width: float) -> QPainterPath:
    lower = QPainterPath()
    lower.addRect(QRectF(-width, 0, 2 * width, width))
    return _disc(width).intersected(lower).translated(0, -0.2 * width)


def _sheet(width: float) -> QPainterPath:
    """A note: a page with a folded corner and two lines."""
    half, side = width / 2, 0.4 * width
    page = _polygon((-side, -half), (0.12 * width, -half), (side, -0.22 * width), (side, half), (-side, half))
    for top in (-0.06, 0.2):
        line = QPainterPath()
        line.addRect(QRectF(-0.22 * width, top * width, 0.44 * width, 0.1 * width))
        page = page.subtracted(line)
    return page


def _polygon(*points: tuple[float, float]) -> QPainterPath:
    path = QPainterPath()
    path.addPolygon(QPolygonF([QPointF(x, y) for x, y in points]))
    path.closeSubpath()
    return path
