"""A hand in a round window that can be turned, and a bar for how long people take with each turn."""

from __future__ import annotations

from collections.abc import Mapping
from math import cos, radians, sin

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen, QPolygonF, QTransform
from PySide6.QtWidgets import QWidget

from gmi_trainer import resources
from gmi_trainer.domain.body import Side
from gmi_trainer.domain.stimulus import Turn, turn_of
from gmi_trainer.domain.values import dataclass
from gmi_trainer.ui.figures.pens import round_pen
from gmi_trainer.ui.figures.picture import SMALL_PX, FigurePicture
from gmi_trainer.ui.figures.turning_hand import TurningHandPlan
from gmi_trainer.ui.theme.look import Look

BESIDE_PX = 470.0
DIAL_PX, MOST_DIAL_PX = 236.0, 330.0
BARS_HIGH_PX = 150.0
GAP_PX = 20.0
RIM = 0.86
"""The window's radius, as a part of the dial's: around it there is room for the arcs."""

ARC_FROM_DEG, ARC_TO_DEG = 16.0, 164.0
FULL_BAR = 0.92


@dataclass(frozen=True, slots=True)
class HandShown:
    """``deg`` glides; ``stop`` is where it goes. ``seen``: the turns whose bars are filled."""

    side: Side
    deg: float
    stop: int
    seen: frozenset[int]


class TurningHandPicture(FigurePicture):
    """The hand on the left; on the right, or below, a bar for each turn."""

    def __init__(
        self, look: Look, plan: TurningHandPlan, name: str, words: Mapping[str, str], parent: QWidget
    ) -> None:
        """``words``: inward, outward, time."""
        super().__init__(look, "figure.turning-hand.picture", name, parent)
        self._plan = plan
        self._words = words
        self._hand = QImage(str(resources.find("assets", "stimuli", "pictures", f"{plan.picture}.webp")))
        self._shown = HandShown(Side.LEFT, 0.0, 0, frozenset())

    @property
    def has_photo(self) -> bool:
        """Whether the library's picture is there; otherwise a hand is drawn."""
        return not self._hand.isNull()

    def show_hand(self, shown: HandShown) -> None:
        """Paint this."""
        self._shown = shown
        self.update()

    def heightForWidth(self, width: int) -> int:
        pad = 2 * self._look.px(12)
        dial = self._dial_side(width - pad)
        if self._is_beside(width - pad):
            return round(dial) + pad
        return round(dial + self._look.px(GAP_PX) + self._look.px(BARS_HIGH_PX)) + pad

    # -- where things are -----------------------------------------------------------------------------------

    @property
    def dial(self) -> QRectF:
        """The square around the hand's window and its arcs."""
        room = self.room
        side = self._dial_side(room.width())
        left = room.left() if self._is_beside(room.width()) else room.center().x() - side / 2
        return QRectF(left, room.top(), side, side)

    @property
    def window_rect(self) -> QRectF:
        """Where the hand is seen."""
        dial = self.dial
        inset = dial.width() * (1 - RIM) / 2
        return dial.adjusted(inset, inset, -inset, -inset)

    @property
    def chart(self) -> QRectF:
        """Where the bars and their words stand."""
        room, dial, gap = self.room, self.dial, self._look.px(GAP_PX)
        if self._is_beside(room.width()):
            return QRectF(dial.right() + gap, room.top(), room.right() - dial.right() - gap, room.height())
        return QRectF(room.left(), dial.bottom() + gap, room.width(), room.bottom() - dial.bottom() - gap)

    def bar_rects(self) -> tuple[QRectF, ...]:
        """The full height of each bar, from left to right as the turns go."""
        chart, line = self.chart, self._line()
        top, bottom = chart.top() + 2.2 * line, chart.bottom() - 1.3 * line
        stops = self._plan.stops
        each = chart.width() / len(stops)
        return tuple(
            QRectF(
                chart.left() + (number + 0.14) * each,
                bottom - (bottom - top) * FULL_BAR * self._share(deg),
                each * 0.72,
                (bottom - top) * FULL_BAR * self._share(deg),
            )
            for number, deg in enumerate(stops)
        )

    def _share(self, deg: int) -> float:
        return self._plan.takes(self._shown.side, deg) / self._plan.longest

    def _line(self) -> float:
        return float(self._look.px(SMALL_PX * 1.4))

    def _is_beside(self, width: float) -> bool:
        return width >= self._look.px(BESIDE_PX)

    def _dial_side(self, width: float) -> float:
        most = min(self._look.px(DIAL_PX), MOST_DIAL_PX)
        return min(most, width * 0.46 if self._is_beside(width) else width)

    # -- painting -------------------------------------------------------------------------------------------

    def _paint(self, painter: QPainter) -> None:
        self._paint_arcs(painter)
        self._paint_hand(painter)
        self._paint_pointer(painter)
        self._paint_bars(painter)

    def _colour_of(self, deg: float) -> QColor:
        """Outward and inward have a colour each; their bars differ in pattern as well."""
        turn = turn_of(self._shown.side, deg)
        return self._look.colour("attention" if turn is Turn.AWAY else "breath")

    def _paint_arcs(self, painter: QPainter) -> None:
        """Around the window, which way is inward and which is outward."""
        dial = self.dial
        wide = dial.width() * 0.035
        ring = dial.adjusted(wide, wide, -wide, -wide)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for sign in (1, -1):
            colour = self._colour_of(sign * 90)
            painter.setPen(round_pen(colour, max(3.0, wide * 0.7)))
            # Qt counts anticlockwise from three o'clock; clockwise from the top is 90 minus that
            painter.drawArc(
                ring,
                round((90 - sign * ARC_FROM_DEG) * 16),
                round(-sign * (ARC_TO_DEG - ARC_FROM_DEG) * 16),
            )
            self._paint_arrow_head(painter, ring, sign * ARC_TO_DEG, sign, colour, wide)

    def _paint_arrow_head(
        self, painter: QPainter, ring: QRectF, deg: float, sign: int, colour: QColor, size: float
    ) -> None:
        radius = ring.width() / 2
        out = QPointF(sin(radians(deg)), -cos(radians(deg)))
        along = QPointF(sign * cos(radians(deg)), sign * sin(radians(deg)))
        at = ring.center() + out * radius
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPolygon(
            QPolygonF(
                [
                    at + along * size * 1.5,
                    at + out * size * 1.15 - along * size * 0.4,
                    at - out * size * 1.15 - along * size * 0.4,
                ]
            )
        )
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_hand(self, painter: QPainter) -> None:
        window, look = self.window_rect, self._look
        round_window = QPainterPath()
        round_window.addEllipse(window)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setClipPath(round_window)
        painter.fillRect(window, look.colour("stage"))
        painter.translate(window.center())
        painter.rotate(self._shown.deg)
        if self._shown.side is Side.RIGHT:
            painter.scale(-1, 1)
        half = window.width() / 2
        if self.has_photo:
            painter.rotate(self._plan.straighten_deg)
            painter.drawImage(QRectF(-half, -half, 2 * half, 2 * half), self._hand)
        else:
            painter.scale(half / 50, half / 50)
            painter.setPen(round_pen(look.colour("on_stage"), 1.2))
            painter.setBrush(look.colour("attention_soft"))
            painter.drawPath(drawn_hand())
        painter.restore()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look.colour("on_stage_muted"), float(look.length("edge"))))
        painter.drawEllipse(window)

    def _paint_pointer(self, painter: QPainter) -> None:
        """A bead on the ring, where the fingers point to."""
        dial = self.dial
        wide = dial.width() * 0.035
        radius = dial.width() / 2 - wide
        angle = radians(self._shown.deg)
        at = dial.center() + QPointF(sin(angle), -cos(angle)) * radius
        painter.setPen(QPen(self._look.colour("calm"), max(1.5, wide * 0.3)))
        painter.setBrush(self._look.colour("on_stage"))
        painter.drawEllipse(at, wide * 1.15, wide * 1.15)

    def _paint_bars(self, painter: QPainter) -> None:
        look, chart, line = self._look, self.chart, self._line()
        bold, plain = self._font(SMALL_PX, bold=True), self._font(SMALL_PX)
        ink = look.colour("on_stage")
        top = QRectF(chart.left(), chart.top(), chart.width(), 2 * line)
        left = Qt.AlignmentFlag.AlignLeft
        self._write(painter, top, self._words["time"], bold, ink, left | Qt.AlignmentFlag.AlignTop)
        bars = self.bar_rects()
        bottom = bars[0].bottom()
        painter.setPen(QPen(look.colour("on_stage_muted"), float(look.length("line"))))
        painter.drawLine(QLineF(chart.left(), bottom, chart.right(), bottom))
        for deg, bar in zip(self._plan.stops, bars, strict=True):
            self._paint_bar(painter, bar, deg)
        half = chart.width() / 2
        for sign, start in ((-1, chart.left()), (1, chart.left() + half)):
            way = self._words["outward" if turn_of(self._shown.side, sign * 90) is Turn.AWAY else "inward"]
            place = QRectF(start, bottom, half, chart.bottom() - bottom)
            self._write(painter, place, way, plain, ink, Qt.AlignmentFlag.AlignCenter)

    def _paint_bar(self, painter: QPainter, bar: QRectF, deg: int) -> None:
        look, shown = self._look, self._shown
        colour, radius = self._colour_of(deg), bar.width() * 0.2
        is_here = deg == shown.stop
        path = QPainterPath()
        path.addRoundedRect(bar, radius, radius)
        if deg in shown.seen:
            painter.fillPath(path, colour)
            if turn_of(shown.side, deg) is Turn.AWAY:
                self._paint_hatch(painter, path, bar)
        else:
            self._paint_unseen(painter, bar)
        if is_here:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("on_stage"))
            size = max(5.0, min(bar.width() * 0.3, 11.0))
            tip = QPointF(bar.center().x(), bar.top() - look.px(3))
            painter.drawPolygon(
                QPolygonF([tip, tip + QPointF(-size, -size * 1.2), tip + QPointF(size, -size * 1.2)])
            )

    def _paint_hatch(self, painter: QPainter, path: QPainterPath, bar: QRectF) -> None:
        """So that outward differs by more than its colour."""
        painter.save()
        painter.setClipPath(path)
        painter.setPen(QPen(self._look.colour("calm"), max(1.0, bar.width() * 0.06)))
        step, at = max(7.0, bar.width() * 0.34), bar.bottom()
        while at > bar.top() - bar.width():
            painter.drawLine(QLineF(bar.left(), at, bar.right(), at + bar.width() * 0.5))
            at -= step
        painter.restore()

    def _paint_unseen(self, painter: QPainter, bar: QRectF) -> None:
        """Its height is not given away."""
        foot = QRectF(bar.left(), bar.bottom() - bar.width() * 0.5, bar.width(), bar.width() * 0.5)
        pen = QPen(self._look.colour("on_stage_muted"), max(1.0, self._look.length("line")))
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(foot, foot.height() * 0.25, foot.height() * 0.25)


def drawn_hand() -> QPainterPath:
    """A left hand from its back, in a square of 100 around nothing: where the picture cannot be read."""
    hand = QPainterPath()
    hand.addRoundedRect(QRectF(-17, -10, 34, 36), 12, 12)
    wrist = QPainterPath()
    wrist.addRoundedRect(QRectF(-11, 14, 22, 46), 8, 8)
    hand = hand.united(wrist)
    for left, top, turn_deg in ((-16.5, -28, -8), (-8.4, -38, -2), (0.4, -36, 3), (8.6, -30, 8)):
        hand = hand.united(_finger(left, top, turn_deg, 40))
    return hand.united(_finger(6, -14, 46, 36))


def _finger(left: float, top: float, turn_deg: float, long: float) -> QPainterPath:
    finger = QPainterPath()
    finger.addRoundedRect(QRectF(-3.9, -long, 7.8, long), 3.9, 3.9)
    return QTransform().translate(left + 3.9, top + long).rotate(turn_deg).map(finger)
