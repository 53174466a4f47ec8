"""The words of the pacer: what to do now, the sign for humming, the seconds, and how many breaths there were."""

from __future__ import annotations

from collections.abc import Iterable
from math import pi, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF, QRegion

from gmi_trainer.domain.values import dataclass
from gmi_trainer.ui.breathe.pacing import Box
from gmi_trainer.ui.breathe.picture import Paints, Sizes, pixels_of, rect_of

LEADING = 1.25
BREATH_ABOVE = 0.5  # the gap above the quiet count, for a text size of one
SIGN_WIDTH = 1.5  # of the humming sign, for a text size of one
SIGN_WAVES = 2.5
SIGN_POINTS = 40
PAD_PX = 4.0
WIDEST_COUNT = "10"


@dataclass(frozen=True, slots=True)
class Said:
    """What the lines say now; empty: nothing."""

    word: str = ""
    count: str = ""
    hum: str = ""
    breath: str = ""


class Lines:
    """Measured and placed once; then only the lines that changed are painted anew."""

    def __init__(self) -> None:
        self._word = _Line(QFont.Weight.Bold)
        self._hum = _Line(QFont.Weight.DemiBold)
        self._count = _Line(QFont.Weight.Bold)
        self._breath = _Line(QFont.Weight.Normal, above=BREATH_ABOVE)
        self._has_hum = False
        self._count_inside = False

    def measure(
        self, font: QFont, sizes: Sizes, words: Iterable[str], *, has_hum: bool, count_inside: bool
    ) -> tuple[float, float]:
        """Take these sizes; how wide and high the block is with the widest of ``words``."""
        self._has_hum, self._count_inside = has_hum, count_inside
        self._word.take(font, sizes.word)
        self._hum.take(font, sizes.hum)
        self._count.take(font, sizes.count)
        self._breath.take(font, sizes.breath)
        return self.widest(words), sum(line.height for line in self._below())

    def widest(self, words: Iterable[str]) -> float:
        """How wide the block has to be for the widest of these."""
        return max(self._word.width_of(word) for word in words) + 2 * PAD_PX

    def fit(self, block: Box, count_box: Box | None) -> None:
        """Take this place; the seconds stand in ``count_box`` where they stand in the picture."""
        top = block.top
        for line in self._below():
            text = line.text_height
            line.box = Box(block.left, top + line.height - text, block.width, text)
            top = line.box.bottom
        if count_box is not None:
            self._count.fit_into(count_box, WIDEST_COUNT)

    def changed(self, was: Said, now: Said) -> QRegion:
        """What has to be painted anew."""
        region = QRegion()
        if was.word != now.word:
            region += pixels_of(self._word.box)
        if was.hum != now.hum:
            region += pixels_of(self._hum.box)
        if was.count != now.count:
            region += pixels_of(self._count.box)
        if was.breath != now.breath:
            region += pixels_of(self._breath.box)
        return region

    def paint(self, painter: QPainter, region: QRegion, said: Said, paints: Paints) -> None:
        """Those that ``region`` touches, each in its own language's direction."""
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        self._word.paint(painter, region, said.word, paints.ink)
        self._count.paint(painter, region, said.count, paints.on_breath if self._count_inside else paints.ink)
        self._breath.paint(painter, region, said.breath, paints.muted)
        if said.hum and self._hum.is_touched(region):
            self._paint_hum(painter, said.hum, paints)

    def _below(self) -> tuple[_Line, ...]:
        """The lines of the block, from above."""
        hum = (self._hum,) if self._has_hum else ()
        count = () if self._count_inside else (self._count,)
        return (self._word, *hum, *count, self._breath)

    def _paint_hum(self, painter: QPainter, word: str, paints: Paints) -> None:
        """A small wave, as of a sound, and the word after it in reading order."""
        line = self._hum
        size = line.font.pixelSize()
        sign, gap = size * SIGN_WIDTH, size * 0.45
        width = sign + gap + line.width_of(word)
        x, y = line.box.middle
        left = x - width / 2
        sign_left = x + width / 2 - sign if paints.is_mirrored else left
        word_left = left if paints.is_mirrored else left + sign + gap
        high = size * 0.24
        wave = [
            QPointF(
                sign_left + sign * at / SIGN_POINTS,
                y - high * sin(pi * at / SIGN_POINTS) * sin(2 * pi * SIGN_WAVES * at / SIGN_POINTS),
            )
            for at in range(SIGN_POINTS + 1)
        ]
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(
            QPen(paints.ink, max(2.0, size / 10), c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin)
        )
        painter.drawPolyline(QPolygonF(wave))
        painter.setFont(line.font)
        painter.setPen(paints.ink)
        painter.drawText(
            QRectF(word_left, line.box.top, width, line.box.height),
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine,
            word,
        )


class _Line:
    """One line of text in its place."""

    def __init__(self, weight: QFont.Weight, above: float = 0.0) -> None:
        self.font = QFont()
        self.box = Box(0, 0, 0, 0)
        self._weight = weight
        self._above = above

    @property
    def text_height(self) -> float:
        return self.font.pixelSize() * LEADING

    @property
    def height(self) -> float:
        return self.font.pixelSize() * (LEADING + self._above)

    def take(self, font: QFont, size: float) -> None:
        self.font = QFont(font)
        self.font.setWeight(self._weight)
        self.font.setPixelSize(max(1, round(size)))

    def fit_into(self, box: Box, widest: str) -> None:
        """Stand in this box, no larger than it allows."""
        self.box = box
        wide = self.width_of(widest)
        share = min(1.0, box.width / wide, box.height / self.text_height)
        self.font.setPixelSize(max(1, int(self.font.pixelSize() * share)))

    def width_of(self, text: str) -> float:
        return QFontMetricsF(self.font).horizontalAdvance(text)

    def _font_for(self, text: str) -> QFont:
        """Smaller where a text is wider than its place."""
        wide = self.width_of(text)
        if wide <= self.box.width:
            return self.font
        font = QFont(self.font)
        font.setPixelSize(max(1, int(font.pixelSize() * self.box.width / wide)))
        return font

    def is_touched(self, region: QRegion) -> bool:
        return region.intersects(pixels_of(self.box))

    def paint(self, painter: QPainter, region: QRegion, text: str, colour: QColor) -> None:
        if text and self.is_touched(region):
            painter.setFont(self._font_for(text))
            painter.setPen(colour)
            painter.drawText(
                rect_of(self.box), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, text
            )
