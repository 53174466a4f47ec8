"""The breath as a landscape that glides by under a riding dot; and where nothing may move, as a hill of seconds."""

from __future__ import annotations

from itertools import pairwise
from math import ceil, floor, hypot

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QLinearGradient, QPainter, QPen, QPixmap, QPolygonF, QRegion

from gmi_trainer.domain.breathing import LEAD_IN_MS, BreathPattern, BreathPhase, fullness
from gmi_trainer.domain.script import Moment
from gmi_trainer.ui.breathe.pacing import (
    DOT_AT,
    HIGHEST,
    Box,
    Places,
    Room,
    fullness_after,
    ground_at,
    ms_into_breath,
    seconds_of_breath,
    view_ms,
    words_first,
)
from gmi_trainer.ui.breathe.picture import USUAL_SIZES, Paints, pixels_of, rect_of

MOST_PX, WIDEST_PX, MOST_HILL_PX = 340.0, 1_180.0, 820.0
COLUMN_GAP = 0.012  # of the width
COLUMN_CORNER_PX = 9.0
STEP_PX = 5.0
DOT_PX = 13.0
FADE = 0.09  # of the width, at either end


class GlidingLandscape:
    """Hills of breath. What lies ahead is pale, what was breathed is full; the dot rides where they meet."""

    sizes = USUAL_SIZES
    has_count = False

    def __init__(self) -> None:
        self._box = Box(0, 0, 1, 1)
        self._paints: Paints | None = None
        self._first = 1
        self._built: tuple[int, int, int, BreathPattern] | None = None
        self._hills = QPolygonF()
        self._below_line = QPolygonF()
        self._place_ms = 0.0
        self._ms_a_px = 1.0
        self._filled = 0.0
        self._past = QBrush()
        self._ahead = QBrush()
        self._lively = QRegion()
        self._fade_width = 1
        self._fades = (QPixmap(), QPixmap())

    @property
    def dot(self) -> tuple[float, float]:
        """The dot's centre."""
        box = self._box
        x = box.left + DOT_AT * box.width
        if self._paints is not None and self._paints.is_mirrored:
            x = box.left + box.right - x
        return x, ground_at(box, self._filled)

    def arrange(self, room: Room) -> Places:
        return words_first(room, most=MOST_PX, widest=WIDEST_PX)

    def fit(self, box: Box, paints: Paints, ratio: float) -> None:
        whole = pixels_of(box)
        self._box = Box(whole.left(), whole.top(), whole.width(), whole.height())
        self._paints = paints
        self._built = None
        shade = QLinearGradient(0, ground_at(self._box, 1.0), 0, self._box.bottom)
        shade.setColorAt(0.0, paints.breath if paints.is_plain else paints.core)
        shade.setColorAt(1.0, paints.breath)
        self._past = QBrush(shade)
        self._ahead = QBrush(paints.soft)
        top = ground_at(self._box, 1.0) - DOT_PX - 2 * paints.line
        low = ground_at(self._box, 0.0) + DOT_PX + 2 * paints.line
        self._lively = QRegion(
            pixels_of(Box(self._box.left, top, self._box.width, min(low, self._box.bottom) - top))
        )
        self._fade_width = 1 if paints.is_plain else max(1, round(FADE * whole.width()))
        self._fades = (
            _fade(self._fade_width, whole.height(), ratio, paints.ground, at_end=False),
            _fade(self._fade_width, whole.height(), ratio, paints.ground, at_end=True),
        )
        self.rest()

    def count_box(self) -> Box | None:
        return None

    def show(self, moment: Moment, pattern: BreathPattern, breaths: int) -> QRegion | None:
        if moment.phase.kind == BreathPhase.LEAD_IN:
            self._first = moment.phase.round
        self._ms_a_px = view_ms(pattern) / self._box.width
        place = ms_into_breath(moment, pattern)
        key = (moment.phase.round, self._first, breaths, pattern)
        if key != self._built:
            self._built = key
            self._build(moment.phase.round, breaths, pattern)
            changed = QRegion(pixels_of(self._box))
        elif place == self._place_ms:
            return None
        else:
            changed = self._lively
        self._place_ms, self._filled = place, fullness(moment)
        return changed

    def rest(self) -> None:
        self._built = None
        self._place_ms = self._filled = 0.0
        low = ground_at(self._box, 0.0)
        self._take_line([(x * self._box.width, low) for x in range(-1, 3)])

    def paint(self, painter: QPainter) -> None:
        paints, box = self._paints, self._box
        if paints is None:
            return
        whole = pixels_of(box)
        painter.fillRect(whole, paints.ground)
        painter.save()
        painter.setClipRect(whole, Qt.ClipOperation.IntersectClip)
        if paints.is_mirrored:
            painter.translate(box.left + box.right, 0)
            painter.scale(-1, 1)
        dot = box.left + DOT_AT * box.width
        glide = dot - self._place_ms / self._ms_a_px
        painter.setPen(Qt.PenStyle.NoPen)
        painter.translate(glide, 0)
        painter.setBrush(self._past)
        painter.drawPolygon(self._hills)
        painter.translate(-glide, 0)
        painter.setClipRect(QRectF(dot, box.top, box.right - dot, box.height), Qt.ClipOperation.IntersectClip)
        painter.translate(glide, 0)
        painter.setBrush(self._ahead)
        painter.drawPolygon(self._below_line)
        painter.restore()
        painter.drawPixmap(QPointF(box.left, box.top), self._fades[0])
        painter.drawPixmap(QPointF(box.right - self._fade_width, box.top), self._fades[1])
        painter.setPen(QPen(paints.soft, 2 * paints.line))
        painter.setBrush(paints.breath)
        x, y = self.dot
        painter.drawEllipse(QPointF(x, y), DOT_PX, DOT_PX)

    def _build(self, number: int, breaths: int, pattern: BreathPattern) -> None:
        """The line while this breath lasts, x in pixels from where it begins; flat before the first and after the
        last."""
        behind = DOT_AT * self._box.width
        ahead = self._box.width - behind
        begins = -(number - self._first) * pattern.cycle_ms
        ends = (breaths - number + 1) * pattern.cycle_ms
        left = min(-behind, -LEAD_IN_MS / self._ms_a_px - behind)
        right = pattern.cycle_ms / self._ms_a_px + ahead + STEP_PX
        line = []
        for step in range(floor(left / STEP_PX), ceil(right / STEP_PX) + 1):
            x = step * STEP_PX
            ms = x * self._ms_a_px
            filled = fullness_after(ms, pattern) if begins < ms < ends else 0.0
            line.append((x, ground_at(self._box, filled)))
        self._take_line(line)

    def _take_line(self, line: list[tuple[float, float]]) -> None:
        """Two shapes instead of a stroke, which would take most of a picture's time: all that lies below the line's
        upper edge, and all below its lower one."""
        half = self._paints.line if self._paints is not None else 1.0
        self._hills = self._shape_below(line, -half)
        self._below_line = self._shape_below(line, half)

    def _shape_below(self, line: list[tuple[float, float]], away: float) -> QPolygonF:
        bottom = self._box.bottom + 2
        points = [QPointF(line[0][0], bottom)]
        for (x, y), (next_x, next_y) in pairwise(line):
            along, up = next_x - x, next_y - y
            length = hypot(along, up)
            points.append(
                QPointF((x + next_x) / 2 - away * up / length, (y + next_y) / 2 + away * along / length)
            )
        points.append(QPointF(line[-1][0], bottom))
        return QPolygonF(points)


class HillOfSeconds:
    """One breath as a hill of columns, one a second: those that were breathed are full. A dot stands on the one in
    progress."""

    sizes = USUAL_SIZES
    has_count = False

    def __init__(self) -> None:
        self._box = Box(0, 0, 1, 1)
        self._paints: Paints | None = None
        self._pattern = BreathPattern()
        self._columns = seconds_of_breath(self._pattern)
        self._at = -1

    @property
    def at(self) -> int:
        """Which column is in progress, from 0; below 0 before the breath."""
        return self._at

    def arrange(self, room: Room) -> Places:
        return words_first(room, most=MOST_PX, widest=MOST_HILL_PX)

    def fit(self, box: Box, paints: Paints, ratio: float) -> None:  # noqa: ARG002 - nothing is kept as pixels
        self._box, self._paints = box, paints

    def count_box(self) -> Box | None:
        return None

    def show(self, moment: Moment, pattern: BreathPattern, breaths: int) -> QRegion | None:  # noqa: ARG002
        was = (self._at, self._pattern)
        if pattern != self._pattern:
            self._pattern, self._columns = pattern, seconds_of_breath(pattern)
        ms = ms_into_breath(moment, pattern)
        self._at = sum(begins <= ms for begins, _ in self._columns) - 1
        return None if (self._at, self._pattern) == was else QRegion(pixels_of(self._box))

    def rest(self) -> None:
        self._at = -1

    def column_box(self, number: int) -> Box:
        """Where a column stands."""
        box = self._box
        begins, ends = self._columns[number]
        gap = box.width * COLUMN_GAP
        wide = (box.width + gap) / self._pattern.cycle_ms
        left = box.left + begins * wide
        width = (ends - begins) * wide - gap
        if self._paints is not None and self._paints.is_mirrored:
            left = box.left + box.right - left - width
        top = ground_at(box, fullness_after((begins + ends) / 2, self._pattern))
        return Box(left, top, width, box.bottom - top)

    def paint(self, painter: QPainter) -> None:
        paints = self._paints
        if paints is None:
            return
        painter.fillRect(pixels_of(self._box), paints.ground)
        half = paints.line / 2
        for number in range(len(self._columns)):
            column = self.column_box(number)
            painter.setPen(QPen(paints.breath, paints.line))
            painter.setBrush(paints.breath if number <= self._at else paints.soft)
            corner = min(COLUMN_CORNER_PX, column.width / 2)
            painter.drawRoundedRect(rect_of(column).adjusted(half, half, -half, -half), corner, corner)
        if self._at >= 0:
            column = self.column_box(self._at)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(paints.ink)
            x, _ = column.middle
            radius = min(DOT_PX * 0.7, column.width / 2, self._box.height * (1 - HIGHEST) / 2)
            painter.drawEllipse(QPointF(x, column.top - radius * 1.5), radius, radius)


def _fade(width: int, height: int, ratio: float, ground: QColor, *, at_end: bool) -> QPixmap:
    """The ground's colour, thinning out towards the landscape.

    Column by column: a gradient's rounding is off by one here and there, and over the ground itself that is seen as
    stripes.
    """
    columns = max(1, round(width * ratio))
    fade = QImage(columns, round(height * ratio), QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(fade)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    for column in range(columns):
        share = (column + 0.5) / columns
        veil = QColor(ground)
        veil.setAlpha(
            round(255 * (share if at_end else 1.0 - share))
        )  # no finer: its rounding would be seen, too
        painter.fillRect(column, 0, 1, fade.height(), veil)
    painter.end()
    fade.setDevicePixelRatio(ratio)
    return QPixmap.fromImage(fade)
