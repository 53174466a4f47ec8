"""A guard dog from the side: it lies down, lifts its head, sits up or stands, and everything between."""

from __future__ import annotations

from math import acos, atan2, cos, hypot, radians, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPolygonF, QTransform

from gmi_trainer.domain.values import dataclass
from gmi_trainer.ui.figures.pens import round_pen
from gmi_trainer.ui.figures.smooth import Point

SCENE = (60.0, 52.0)
"""The drawing's own size; the dog looks to the right."""

TOP = 8.0
"""Above a dog that stands there is room for what it hears: all places below are counted from here."""

GROUND = TOP + 40.6
HEAD_RADIUS = 5.1
MOST_HEARD = 3
HEARD_DEG = 150.0


@dataclass(frozen=True, slots=True)
class Pose:
    """Where its parts are. ``eye``: 0 shut to 1 wide open."""

    hip: Point
    hip_radius: float
    chest: Point
    chest_radius: float
    head: Point
    snout: Point
    ear: Point  # from the head's upper rim to the tip
    hind: tuple[Point, Point, Point]  # knee, heel, toe
    front: tuple[Point, Point, Point]
    tail: tuple[Point, Point]
    eye: float


POSES = (
    Pose(  # lies down
        (15.0, 34.0), 6.6, (34.0, 35.4), 5.6, (44.0, 34.6), (51.6, 37.6), (-3.2, 5.4),
        ((22.0, 36.6), (17.0, 39.4), (24.0, 39.4)), ((38.0, 38.6), (43.0, 39.4), (52.0, 39.4)),
        ((6.0, 38.6), (2.6, 39.0)), 0.0,
    ),
    Pose(  # lies with its head up
        (15.0, 33.8), 6.6, (34.0, 33.6), 6.2, (40.6, 21.6), (48.6, 24.0), (-4.6, -3.2),
        ((22.0, 36.6), (17.0, 39.4), (24.0, 39.4)), ((38.0, 37.6), (42.0, 39.4), (50.0, 39.4)),
        ((6.0, 38.0), (2.6, 36.0)), 0.6,
    ),
    Pose(  # sits
        (19.0, 32.4), 7.2, (31.0, 21.6), 6.4, (37.6, 10.4), (45.4, 12.2), (-2.2, -6.4),
        ((27.4, 33.6), (21.6, 39.2), (28.6, 39.4)), ((33.4, 29.0), (34.2, 36.0), (38.0, 39.4)),
        ((9.4, 37.6), (4.6, 34.4)), 0.9,
    ),
    Pose(  # stands
        (15.6, 22.4), 6.0, (35.0, 21.0), 6.6, (43.0, 9.4), (50.8, 10.2), (-0.4, -7.2),
        ((17.6, 30.6), (12.4, 33.4), (15.0, 39.4)), ((37.0, 29.0), (37.2, 35.0), (40.0, 39.4)),
        ((8.0, 15.6), (6.8, 8.6)), 1.0,
    ),
)  # fmt: skip


def posed(number: float) -> Pose:
    """A pose by its number from 0 up; between two of them it is on its way."""
    number = min(max(number, 0.0), len(POSES) - 1.0)
    low = min(int(number), len(POSES) - 2)
    one, other, share = POSES[low], POSES[low + 1], number - low
    return Pose(
        _on_way(one.hip, other.hip, share),
        _mixed(one.hip_radius, other.hip_radius, share),
        _on_way(one.chest, other.chest, share),
        _mixed(one.chest_radius, other.chest_radius, share),
        _on_way(one.head, other.head, share),
        _on_way(one.snout, other.snout, share),
        _on_way(one.ear, other.ear, share),
        _leg_on_way(one.hind, other.hind, share),
        _leg_on_way(one.front, other.front, share),
        (_on_way(one.tail[0], other.tail[0], share), _on_way(one.tail[1], other.tail[1], share)),
        _mixed(one.eye, other.eye, share),
    )


@dataclass(frozen=True, slots=True)
class DogColours:
    """``coat`` with ``far`` for the legs behind, ``line`` for what is drawn on it, ``collar`` for that."""

    coat: QColor
    far: QColor
    line: QColor
    collar: QColor


def paint_dog(painter: QPainter, place: QTransform, number: float, colours: DogColours) -> None:
    """The dog, and as many bows at its ear as it listens hard."""
    painter.save()
    painter.setTransform(place, True)
    painter.translate(0, TOP)
    pose = posed(number)
    for root, leg in ((pose.hip, pose.hind), (pose.chest, pose.front)):
        _paint_limb(painter, _leg(root, leg).translated(3.4, -0.5), 2.9, colours.far)
    _paint_coat(painter, pose, colours.coat)
    _paint_collar(painter, pose, colours.collar)
    _paint_ear(painter, pose, colours)
    _paint_face(painter, pose, colours.line)
    _paint_heard(painter, pose, number, colours.collar)
    painter.restore()


def heard_at(number: float, bow: int) -> Point:
    """The middle of a bow, on the drawing."""
    middle, radius, angle = _heard(posed(number)), _heard_radius(bow), radians(HEARD_DEG)
    return middle.x() + radius * cos(angle), TOP + middle.y() - radius * sin(angle)


def _paint_coat(painter: QPainter, pose: Pose, coat: QColor) -> None:
    """Body, neck, head, the near legs and the tail, all in one colour."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(coat)
    for one, one_radius, other, other_radius in (
        (pose.hip, pose.hip_radius, pose.chest, pose.chest_radius),
        (pose.chest, pose.chest_radius * 0.82, pose.head, HEAD_RADIUS * 0.8),
        (pose.head, HEAD_RADIUS, pose.head, HEAD_RADIUS),
        (pose.head, 3.6, pose.snout, 2.2),
        (pose.hip, pose.hip_radius * 0.86, pose.hind[0], 3.0),
    ):
        _paint_taper(painter, one, one_radius, other, other_radius)
    _paint_limb(painter, _leg(pose.hind[0], pose.hind), 3.4, coat)
    _paint_limb(painter, _leg(pose.chest, pose.front), 3.6, coat)
    tail = QPainterPath(QPointF(pose.hip[0] - pose.hip_radius * 0.5, pose.hip[1]))
    tail.quadTo(QPointF(*pose.tail[0]), QPointF(*pose.tail[1]))
    _paint_limb(painter, tail, 2.4, coat)


def _paint_taper(painter: QPainter, one: Point, one_radius: float, other: Point, other_radius: float) -> None:
    """Two discs with all that lies between them."""
    painter.drawEllipse(QPointF(*one), one_radius, one_radius)
    painter.drawEllipse(QPointF(*other), other_radius, other_radius)
    wide, high = other[0] - one[0], other[1] - one[1]
    length = hypot(wide, high)
    if length <= abs(one_radius - other_radius):
        return  # one lies in the other
    towards, apart = atan2(high, wide), acos((one_radius - other_radius) / length)
    sides = [(towards + apart, towards - apart), (towards - apart, towards + apart)]
    points = [
        QPointF(at[0] + radius * cos(angle), at[1] + radius * sin(angle))
        for (at, radius), angles in zip(((one, one_radius), (other, other_radius)), sides, strict=True)
        for angle in angles
    ]
    painter.drawPolygon(QPolygonF(points))


def _paint_limb(painter: QPainter, way: QPainterPath, wide: float, colour: QColor) -> None:
    painter.save()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(round_pen(colour, wide))
    painter.drawPath(way)
    painter.restore()


def _paint_collar(painter: QPainter, pose: Pose, colour: QColor) -> None:
    upper = _between(pose.chest, pose.head, 0.56)
    collar = QPainterPath(upper + QPointF(*_aside(pose, -4.1)))
    lower = _between(pose.chest, pose.head, 0.48) + QPointF(*_along(pose, -0.8))
    collar.quadTo(lower, upper + QPointF(*_aside(pose, 4.1)))
    _paint_limb(painter, collar, 1.5, colour)


def _paint_ear(painter: QPainter, pose: Pose, colours: DogColours) -> None:
    """The near ear, with a rim so that it is seen on the neck as well."""
    x, y = pose.ear
    base = QPointF(*pose.head) + QPointF(-2.2, -3.0)
    rim = QPainterPath(base + QPointF(-2.2, 1.0))
    rim.quadTo(base + QPointF(x * 0.7 - 2.0, y * 0.6), base + QPointF(x, y))
    rim.quadTo(base + QPointF(x * 0.6 + 2.4, y * 0.5), base + QPointF(2.4, 0.8))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours.coat)
    painter.drawPath(rim)
    _paint_limb(painter, rim, 0.34, colours.line)


def _paint_face(painter: QPainter, pose: Pose, line: QColor) -> None:
    """An eye that opens, the nose, and the bow of the thigh."""
    eye = QPointF(*pose.head) + QPointF(2.2, -1.0)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(line)
    painter.drawEllipse(QPointF(*pose.snout) + QPointF(1.5, -0.8), 1.0, 0.8)
    if pose.eye < 0.2:
        shut = QPainterPath(eye + QPointF(-1.1, 0))
        shut.quadTo(eye + QPointF(0, 1.0), eye + QPointF(1.1, 0))
        _paint_limb(painter, shut, 0.4, line)
    else:
        painter.drawEllipse(eye, 0.95, 0.95 * pose.eye)
    thigh = QPainterPath()
    box = QRectF(pose.hip[0] - 5.4, pose.hip[1] - 4.6, 10.8, 10.8)
    thigh.arcMoveTo(box, 62)
    thigh.arcTo(box, 62, -96)
    _paint_limb(painter, thigh, 0.34, line)


def _paint_heard(painter: QPainter, pose: Pose, number: float, colour: QColor) -> None:
    """What it hears: none while it lies down, three bows while it stands."""
    for bow in range(MOST_HEARD):
        strength = min(1.0, max(0.0, number - bow))
        if strength <= 0:
            continue
        ink = QColor(colour)
        ink.setAlphaF(strength)
        middle, radius = _heard(pose), _heard_radius(bow)
        box = QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
        arc = QPainterPath()
        arc.arcMoveTo(box, HEARD_DEG - 34)
        arc.arcTo(box, HEARD_DEG - 34, 68)
        _paint_limb(painter, arc, 0.9, ink)


def _heard(pose: Pose) -> QPointF:
    return QPointF(pose.head[0] - 3.4, pose.head[1] - 4.4)


def _heard_radius(bow: int) -> float:
    return 6.0 + 2.5 * bow


def _leg(root: Point, leg: tuple[Point, Point, Point]) -> QPainterPath:
    """From the body over knee and heel to the toe."""
    way = QPainterPath(QPointF(*root))
    knee, heel, toe = (QPointF(*joint) for joint in leg)
    way.quadTo(knee, heel)
    way.lineTo(toe)
    return way


def _between(one: Point, other: Point, share: float) -> QPointF:
    return QPointF(_mixed(one[0], other[0], share), _mixed(one[1], other[1], share))


def _along(pose: Pose, by: float) -> Point:
    """Along the neck, towards the head."""
    wide, high = pose.head[0] - pose.chest[0], pose.head[1] - pose.chest[1]
    length = hypot(wide, high)
    return wide / length * by, high / length * by


def _aside(pose: Pose, by: float) -> Point:
    """Across the neck."""
    x, y = _along(pose, by)
    return -y, x


def _mixed(one: float, other: float, share: float) -> float:
    return one + (other - one) * share


def _on_way(one: Point, other: Point, share: float) -> Point:
    return _mixed(one[0], other[0], share), _mixed(one[1], other[1], share)


def _leg_on_way(
    one: tuple[Point, Point, Point], other: tuple[Point, Point, Point], share: float
) -> tuple[Point, Point, Point]:
    (a, b, c), (d, e, f) = one, other
    return _on_way(a, d, share), _on_way(b, e, share), _on_way(c, f, share)
