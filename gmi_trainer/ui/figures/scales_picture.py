"""Old scales as they are painted: a beam that tips, and two pans with the cards as weights in them."""

from __future__ import annotations

from collections.abc import Mapping
from math import cos, radians, sin

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QTransform
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.alarm_card import Pan
from gmi_trainer.domain.values import dataclass
from gmi_trainer.ui.figures.pens import round_pen
from gmi_trainer.ui.figures.picture import SMALL_PX, FigurePicture
from gmi_trainer.ui.figures.scales import stacked
from gmi_trainer.ui.theme.look import Look

MOST_HIGH_PX = 250.0
SCENE = (104.0, 58.0)
"""The drawing's own size; every place below is on it."""

PIVOT = (52.0, 8.0)
ARM = 31.0
MOST_DEG = 9.0
STRING = 26.0
PAN_HALF, PAN_DEEP = 15.5, 4.2
STACK_WIDE, STACK_HIGH = 24.0, 19.0


@dataclass(frozen=True, slots=True)
class PanCard:
    """A card in a pan. ``is_chosen``: the one that the buttons are about."""

    weight: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class ScalesShown:
    """``lean`` glides: 1 is the danger side all the way down."""

    lean: float
    danger: tuple[PanCard, ...]
    safe: tuple[PanCard, ...]


class ScalesPicture(FigurePicture):
    """Cards of danger are squares, cards of safety are discs: not by colour alone."""

    def __init__(self, look: Look, name: str, words: Mapping[Pan, str], parent: QWidget) -> None:
        super().__init__(look, "figure.scales.picture", name, parent)
        self._words = words
        self._shown = ScalesShown(0.0, (), ())

    def show_scales(self, shown: ScalesShown) -> None:
        """Paint this."""
        self._shown = shown
        self.update()

    def heightForWidth(self, width: int) -> int:
        pad = 2 * self._look.px(12)
        return round(min((width - pad) * SCENE[1] / SCENE[0], self._most_high()) + self._words_high()) + pad

    def scene_transform(self) -> QTransform:
        """From the drawing's own places to pixels."""
        room = self.room
        room.setHeight(room.height() - self._words_high())
        scale = min(room.width() / SCENE[0], room.height() / SCENE[1])
        left = room.left() + (room.width() - SCENE[0] * scale) / 2
        return QTransform().translate(left, room.top()).scale(scale, scale)

    def floor_of(self, pan: Pan) -> QPointF:
        """The middle of a pan's floor, on the drawing."""
        end = self._end_of(pan)
        return QPointF(end.x(), end.y() + STRING)

    def card_rects(self, pan: Pan) -> tuple[QRectF, ...]:
        """Where the cards of a pan are, in pixels."""
        cards = self._shown.danger if pan is Pan.DANGER else self._shown.safe
        floor, place = self.floor_of(pan), self.scene_transform()
        return tuple(
            place.mapRect(QRectF(floor.x() + left, floor.y() - bottom - side, side, side))
            for left, bottom, side in stacked([card.weight for card in cards], STACK_WIDE, STACK_HIGH)
        )

    def _most_high(self) -> float:
        return MOST_HIGH_PX * (0.7 + 0.3 * self._look.theme.scale)

    def _words_high(self) -> float:
        return float(self._look.px(26))

    def _end_of(self, pan: Pan) -> QPointF:
        angle = radians(MOST_DEG * self._shown.lean)
        towards = -1 if pan is Pan.DANGER else 1
        return QPointF(PIVOT[0] + towards * ARM * cos(angle), PIVOT[1] - towards * ARM * sin(angle))

    def _paint(self, painter: QPainter) -> None:
        place = self.scene_transform()
        self._paint_stand(painter, place)
        for pan in (Pan.DANGER, Pan.SAFE):
            self._paint_pan(painter, place, pan)
            self._paint_cards(painter, pan)
            self._paint_name(painter, place, pan)

    def _paint_stand(self, painter: QPainter, place: QTransform) -> None:
        look, unit = self._look, place.m11()
        iron = look.colour("breath")
        painter.setPen(round_pen(iron, unit * 1.5))
        painter.drawLine(place.map(QLineF(PIVOT[0], PIVOT[1], PIVOT[0], 53.0)))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(iron)
        foot = QPainterPath(QPointF(40.5, 57.0))
        foot.cubicTo(QPointF(42.0, 53.4), QPointF(50.4, 54.6), QPointF(50.6, 50.0))
        foot.lineTo(53.4, 50.0)
        foot.cubicTo(QPointF(53.6, 54.6), QPointF(62.0, 53.4), QPointF(63.5, 57.0))
        foot.closeSubpath()
        painter.drawPath(place.map(foot))
        left, right = self._end_of(Pan.DANGER), self._end_of(Pan.SAFE)
        painter.setPen(round_pen(iron, unit * 1.9))
        painter.drawLine(place.map(QLineF(left, right)))
        needle = radians(MOST_DEG * self._shown.lean)
        tip = QPointF(PIVOT[0] - 8.6 * sin(needle), PIVOT[1] + 8.6 * cos(needle))
        painter.setPen(round_pen(look.colour("attention"), max(2.0, unit * 0.8)))
        painter.drawLine(place.map(QLineF(QPointF(*PIVOT), tip)))
        painter.setPen(QPen(look.colour("calm"), max(1.0, unit * 0.4)))
        painter.setBrush(iron)
        painter.drawEllipse(place.map(QPointF(*PIVOT)), unit * 2.3, unit * 2.3)

    def _paint_pan(self, painter: QPainter, place: QTransform, pan: Pan) -> None:
        look, unit = self._look, place.m11()
        end, floor = self._end_of(pan), self.floor_of(pan)
        line = QColor(look.colour("on_stage_muted"))
        if not look.tokens.is_high_contrast:
            line.setAlpha(150)
        painter.setPen(round_pen(line, max(1.0, unit * 0.35)))
        for side in (-1, 1):
            painter.drawLine(place.map(QLineF(end, floor + QPointF(side * (PAN_HALF - 0.6), 0))))
        bowl = QPainterPath(floor + QPointF(-PAN_HALF, 0))
        bowl.cubicTo(
            floor + QPointF(-PAN_HALF * 0.8, PAN_DEEP * 1.3),
            floor + QPointF(PAN_HALF * 0.8, PAN_DEEP * 1.3),
            floor + QPointF(PAN_HALF, 0),
        )
        bowl.closeSubpath()
        painter.setPen(round_pen(look.colour("breath"), max(1.5, unit * 0.6)))
        painter.setBrush(look.colour("breath_soft"))
        painter.drawPath(place.map(bowl))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("breath"))
        painter.drawEllipse(place.map(end), unit * 1.1, unit * 1.1)

    def _paint_cards(self, painter: QPainter, pan: Pan) -> None:
        look = self._look
        is_danger = pan is Pan.DANGER
        cards = self._shown.danger if is_danger else self._shown.safe
        for card, rect in zip(cards, self.card_rects(pan), strict=True):
            radius = rect.width() * (0.14 if is_danger else 0.5)
            painter.setPen(QPen(look.colour("calm"), max(1.0, rect.width() * 0.05)))
            painter.setBrush(look.colour("attention" if is_danger else "breath"))
            painter.drawRoundedRect(rect, radius, radius)
            if card.is_chosen:
                inner = rect.adjusted(*(rect.width() * part for part in (0.26, 0.26, -0.26, -0.26)))
                painter.setPen(QPen(look.colour("calm"), max(2.0, rect.width() * 0.1)))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(inner, radius * 0.5, radius * 0.5)

    def _paint_name(self, painter: QPainter, place: QTransform, pan: Pan) -> None:
        room, high = self.room, self._words_high()
        middle = place.map(QPointF(PIVOT[0] + (-ARM if pan is Pan.DANGER else ARM), 0)).x()
        wide = min(2 * (middle - room.left()), 2 * (room.right() - middle), room.width() / 2)
        rect = QRectF(middle - wide / 2, room.bottom() - high, wide, high)
        font = self._font(SMALL_PX, bold=True)
        self._write(painter, rect, self._words[pan], font, self._look.colour("on_stage"))
