"""The breath as a disc that swells in its ring; and where nothing may move, as a ring of seconds around a still one."""

from __future__ import annotations

from dataclasses import replace
from math import ceil

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPixmap, QRadialGradient, QRegion

from gmi_trainer.domain.breathing import BreathPattern, BreathPhase, fullness
from gmi_trainer.domain.script import Moment
from gmi_trainer.ui.breathe.pacing import (
    Box,
    Places,
    Room,
    disc_radius,
    inner_half,
    picture_first,
    seconds_of,
    stepped_fullness,
)
from gmi_trainer.ui.breathe.picture import FINEST_PX, USUAL_SIZES, Paints, between, pixels_of

MOST_PX = 600.0
"""A larger one could not be followed without moving the eyes."""

INSIDE_SIZES = replace(USUAL_SIZES, count=96)
"""The seconds fill the empty chest's disc, whatever the text size is."""

GLOW_PX = 9.0
GLOW_SHARE = 0.3
SHADE_STEPS = 8  # of a curve that is flat at both ends: no edge is seen where the shade ends
STILL_RADIUS = 0.7
SEGMENT_GAP_DEG = 5.0
SIXTEENTHS = 16  # Qt counts angles in sixteenths of a degree
COUNT_OF_RADIUS = 1.25


class SwellingDisc:
    """A calm disc. Its shade lies still in the room, so that only the rim between two sizes is ever painted."""

    sizes = INSIDE_SIZES
    has_count = True

    def __init__(self) -> None:
        self._filled = 0.0
        self._full = 0.0
        self._centre = QPointF()
        self._disc = QBrush()
        self._glow = QBrush()
        self._has_glow = False
        self._at = QPointF()
        self._ground = QPixmap()
        self._heart_at = QPointF()
        self._heart = QPixmap()

    @property
    def radius(self) -> float:
        """How large the disc is now."""
        return disc_radius(self._full, self._filled)

    def arrange(self, room: Room) -> Places:
        return picture_first(room, most=MOST_PX)

    def fit(self, box: Box, paints: Paints, ratio: float) -> None:
        x, y = box.middle
        self._centre = QPointF(x, y)
        self._full = max(1.0, box.width / 2 - GLOW_PX - 1)
        self._disc = QBrush(paints.breath)
        self._has_glow = not paints.is_plain
        self._glow = QBrush(between(paints.soft, paints.core, GLOW_SHARE))
        around = pixels_of(box)
        self._at = around.topLeft().toPointF()
        self._ground = _ground(around, self._centre, self._full, paints, ratio)
        empty = disc_radius(self._full, 0.0)
        inside = pixels_of(Box(x - empty, y - empty, 2 * empty, 2 * empty))
        self._heart_at = inside.topLeft().toPointF()
        self._heart = _heart(inside, self._centre, empty, paints, ratio)

    def count_box(self) -> Box | None:
        x, y = self._centre.x(), self._centre.y()
        half = COUNT_OF_RADIUS * disc_radius(self._full, 0.0) / 2
        return Box(x - half, y - half, 2 * half, 2 * half)

    def show(self, moment: Moment, pattern: BreathPattern, breaths: int) -> QRegion | None:  # noqa: ARG002
        was = self.radius
        self._filled = fullness(moment)
        now = self.radius
        if abs(now - was) < FINEST_PX:
            return None
        return self._between(min(was, now), max(was, now) + GLOW_PX)

    def rest(self) -> None:
        self._filled = 0.0

    def paint(self, painter: QPainter) -> None:
        painter.drawPixmap(self._at, self._ground)
        painter.setPen(Qt.PenStyle.NoPen)
        radius = self.radius
        if self._has_glow:
            painter.setBrush(self._glow)
            painter.drawEllipse(self._centre, radius + GLOW_PX, radius + GLOW_PX)
        painter.setBrush(self._disc)
        painter.drawEllipse(self._centre, radius, radius)
        painter.drawPixmap(self._heart_at, self._heart)

    def _between(self, inner: float, outer: float) -> QRegion:
        """What lies outside of the square that the smaller disc holds."""
        centre = self._centre
        half = inner_half(inner)
        hole = QRect(ceil(centre.x() - half), ceil(centre.y() - half), int(2 * half) - 1, int(2 * half) - 1)
        around = QRectF(
            centre.x() - outer - 1, centre.y() - outer - 1, 2 * outer + 2, 2 * outer + 2
        ).toAlignedRect()
        return QRegion(around).subtracted(QRegion(hole))


class DiscOfSeconds:
    """A still disc; around it one segment a second, which fill with the breath in and empty with the breath out."""

    sizes = INSIDE_SIZES
    has_count = True

    def __init__(self) -> None:
        self._segments = BreathPattern().in_ms // 1_000
        self._filled = 0
        self._box = Box(0, 0, 1, 1)
        self._paints: Paints | None = None
        self._brush = QBrush()

    @property
    def segments(self) -> tuple[int, int]:
        """How many are filled, of how many."""
        return self._filled, self._segments

    def arrange(self, room: Room) -> Places:
        return picture_first(room, most=MOST_PX)

    def fit(self, box: Box, paints: Paints, ratio: float) -> None:  # noqa: ARG002 - nothing is kept as pixels
        self._box = box
        self._paints = paints
        x, y = box.middle
        self._brush = _shade(QPointF(x, y), box.width / 2, paints)

    def count_box(self) -> Box | None:
        x, y = self._box.middle
        half = COUNT_OF_RADIUS * self._box.width / 2 * STILL_RADIUS / 2
        return Box(x - half, y - half, 2 * half, 2 * half)

    def show(self, moment: Moment, pattern: BreathPattern, breaths: int) -> QRegion | None:  # noqa: ARG002
        was = self.segments
        if moment.phase.kind in (BreathPhase.IN, BreathPhase.OUT):
            self._segments = seconds_of(moment.phase, pattern)
        self._filled = round(stepped_fullness(moment, pattern) * self._segments)
        return None if self.segments == was else QRegion(pixels_of(self._box))

    def rest(self) -> None:
        self._segments, self._filled = BreathPattern().in_ms // 1_000, 0

    def paint(self, painter: QPainter) -> None:
        paints = self._paints
        if paints is None:
            return
        x, y = self._box.middle
        centre = QPointF(x, y)
        full = self._box.width / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._brush)
        painter.drawEllipse(centre, full * STILL_RADIUS, full * STILL_RADIUS)
        thick = full * 0.13
        ring = full - thick / 2 - 1
        around = QRectF(x - ring, y - ring, 2 * ring, 2 * ring)
        each = 360.0 / self._segments
        sweep = -round((each - SEGMENT_GAP_DEG) * SIXTEENTHS)
        for number in range(self._segments):
            start = round((90.0 - each * number - SEGMENT_GAP_DEG / 2) * SIXTEENTHS)
            for colour, width in _segment(paints, thick, is_filled=number < self._filled):
                painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
                painter.drawArc(around, start, sweep)


def _segment(paints: Paints, thick: float, *, is_filled: bool) -> tuple[tuple[QColor, float], ...]:
    """A filled one is thick and dark, an empty one a thin line: the shape tells them apart without the colour."""
    return ((paints.breath, thick),) if is_filled else ((paints.muted, max(paints.line, thick * 0.22)),)


def _shade(centre: QPointF, full: float, paints: Paints) -> QBrush:
    """Lighter in the middle; flat in high contrast."""
    if paints.is_plain:
        return QBrush(paints.breath)
    shade = QRadialGradient(centre, full)
    for step in range(SHADE_STEPS + 1):
        at = step / SHADE_STEPS
        shade.setColorAt(at, between(paints.core, paints.breath, at * at * (3.0 - 2.0 * at)))
    return QBrush(shade)


def _heart(inside: QRect, centre: QPointF, empty: float, paints: Paints, ratio: float) -> QPixmap:
    """The lighter middle: within the disc of an empty chest, so that it never changes."""
    heart = QPixmap(inside.size() * ratio)
    heart.setDevicePixelRatio(ratio)
    heart.fill(Qt.GlobalColor.transparent)
    painter = QPainter(heart)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(-inside.left(), -inside.top())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_shade(centre, empty, paints))
    painter.drawEllipse(centre, empty - 1, empty - 1)
    painter.end()
    return heart


def _ground(around: QRect, centre: QPointF, full: float, paints: Paints, ratio: float) -> QPixmap:
    """What lies below the disc and never changes: the room that it fills, and the ring of its full size."""
    ground = QPixmap(around.size() * ratio)
    ground.setDevicePixelRatio(ratio)
    ground.fill(paints.ground)
    painter = QPainter(ground)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(-around.left(), -around.top())
    line = QColor(paints.breath)
    if not paints.is_plain:
        line.setAlpha(130)
    painter.setPen(QPen(line, paints.line))
    painter.setBrush(paints.soft)
    painter.drawEllipse(centre, full, full)
    painter.end()
    return ground
