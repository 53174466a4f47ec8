"""The breath as an upright bar that fills up and empties; and where nothing may move, in blocks of a second."""

from __future__ import annotations

from math import ceil, floor

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QBrush, QLinearGradient, QPainter, QPen, QPixmap, QRegion

from gmi_trainer.domain.breathing import BreathPattern, BreathPhase, fullness
from gmi_trainer.domain.script import Moment
from gmi_trainer.ui.breathe.pacing import (
    Box,
    Places,
    Room,
    bar_height,
    picture_first,
    seconds_of,
    stepped_fullness,
)
from gmi_trainer.ui.breathe.picture import (
    FINEST_PX,
    USUAL_SIZES,
    Paints,
    pixels_of,
    rect_of,
)

ASPECT = 0.3
MOST_PX = 520.0
BESIDE_FROM = 1.0
"""A narrow picture looks best with its words beside it, where that costs it nothing."""

BLOCK_GAP = 0.022  # of the height
ROUND = 0.13  # a block's corner, for a width of one


class FillingBar:
    """A vessel. Empty and full are painted once; a picture is the one up to the level and the other above it."""

    sizes = USUAL_SIZES
    has_count = False

    def __init__(self) -> None:
        self._filled = 0.0
        self._inside = Box(0, 0, 1, 1)
        self._around = QRect()
        self._empty = QPixmap()
        self._full = QPixmap()
        self._ratio = 1.0

    @property
    def level(self) -> float:
        """Where the surface is, from the top of the widget."""
        return self._inside.bottom - bar_height(self._inside.height, self._filled)

    def arrange(self, room: Room) -> Places:
        return picture_first(room, most=MOST_PX, aspect=ASPECT, beside_from=BESIDE_FROM)

    def fit(self, box: Box, paints: Paints, ratio: float) -> None:
        edge = paints.line
        self._around = pixels_of(box)
        self._inside = Box(box.left + edge, box.top + edge, box.width - 2 * edge, box.height - 2 * edge)
        self._ratio = ratio
        shade = QLinearGradient(0, self._inside.top, 0, self._inside.bottom)
        shade.setColorAt(0.0, paints.breath if paints.is_plain else paints.core)
        shade.setColorAt(1.0, paints.breath)
        self._empty = self._vessel(QBrush(paints.soft), paints)
        self._full = self._vessel(QBrush(shade), paints)

    def count_box(self) -> Box | None:
        return None

    def show(self, moment: Moment, pattern: BreathPattern, breaths: int) -> QRegion | None:  # noqa: ARG002
        was = self.level
        self._filled = fullness(moment)
        now = self.level
        if abs(now - was) < FINEST_PX:
            return None
        top, bottom = floor(min(was, now)) - 1, ceil(max(was, now)) + 1
        return QRegion(self._around.left(), top, self._around.width(), bottom - top)

    def rest(self) -> None:
        self._filled = 0.0

    def paint(self, painter: QPainter) -> None:
        painter.drawPixmap(self._around.topLeft(), self._empty)
        level = self.level
        row = ceil(level)
        below = self._around.bottom() + 1
        painter.setOpacity(row - level)  # the row that is filled in part, and the next: they must not part
        self._paint_full(painter, row - 1, min(row + 1, below))
        painter.setOpacity(1.0)
        self._paint_full(painter, row, below)

    def _paint_full(self, painter: QPainter, top: int, bottom: int) -> None:
        """The full vessel, from row to row."""
        target = QRectF(self._around.left(), top, self._around.width(), bottom - top)
        source = target.translated(-self._around.left(), -self._around.top())
        ratio = self._ratio
        painter.drawPixmap(
            target,
            self._full,
            QRectF(source.x() * ratio, source.y() * ratio, source.width() * ratio, source.height() * ratio),
        )

    def _vessel(self, fill: QBrush, paints: Paints) -> QPixmap:
        vessel = QPixmap(self._around.size() * self._ratio)
        vessel.setDevicePixelRatio(self._ratio)
        vessel.fill(paints.ground)
        painter = QPainter(vessel)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-self._around.left(), -self._around.top())
        painter.setPen(QPen(paints.breath, paints.line))
        painter.setBrush(fill)
        half = paints.line / 2
        track = rect_of(self._inside).adjusted(-half, -half, half, half)
        painter.drawRoundedRect(track, track.width() / 2, track.width() / 2)
        painter.end()
        return vessel


class BarOfSeconds:
    """One block a second, filled from below with the breath in, emptied from above with the breath out."""

    sizes = USUAL_SIZES
    has_count = False

    def __init__(self) -> None:
        self._blocks = BreathPattern().in_ms // 1_000
        self._filled = 0
        self._box = Box(0, 0, 1, 1)
        self._paints: Paints | None = None

    @property
    def blocks(self) -> tuple[int, int]:
        """How many are filled, of how many."""
        return self._filled, self._blocks

    def arrange(self, room: Room) -> Places:
        return picture_first(room, most=MOST_PX, aspect=ASPECT, beside_from=BESIDE_FROM)

    def fit(self, box: Box, paints: Paints, ratio: float) -> None:  # noqa: ARG002 - nothing is kept as pixels
        self._box, self._paints = box, paints

    def count_box(self) -> Box | None:
        return None

    def show(self, moment: Moment, pattern: BreathPattern, breaths: int) -> QRegion | None:  # noqa: ARG002
        was = self.blocks
        if moment.phase.kind in (BreathPhase.IN, BreathPhase.OUT):
            self._blocks = seconds_of(moment.phase, pattern)
        self._filled = round(stepped_fullness(moment, pattern) * self._blocks)
        return None if self.blocks == was else QRegion(pixels_of(self._box))

    def rest(self) -> None:
        self._blocks, self._filled = BreathPattern().in_ms // 1_000, 0

    def block_box(self, number: int) -> Box:
        """Where a block stands; number 0 is the lowest."""
        box = self._box
        gap = box.height * BLOCK_GAP
        high = (box.height - gap * (self._blocks - 1)) / self._blocks
        return Box(box.left, box.bottom - high - number * (high + gap), box.width, high)

    def paint(self, painter: QPainter) -> None:
        paints = self._paints
        if paints is None:
            return
        half = paints.line / 2
        for number in range(self._blocks):
            is_filled = number < self._filled
            painter.setPen(QPen(paints.breath, paints.line))
            painter.setBrush(paints.breath if is_filled else paints.soft)
            block = rect_of(self.block_box(number)).adjusted(half, half, -half, -half)
            corner = min(block.width() * ROUND, block.height() / 2)
            painter.drawRoundedRect(block, corner, corner)
