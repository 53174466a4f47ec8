"""A pilot's list on a clipboard, and a compass whose needle settles as a goal takes shape."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, pi, sin

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPolygonF, QTransform
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.safety import SafetyAnswer
from gmi_trainer.domain.values import dataclass
from gmi_trainer.ui.figures.pens import round_pen
from gmi_trainer.ui.figures.picture import FigurePicture
from gmi_trainer.ui.figures.signs_and_goal import LeadsTo
from gmi_trainer.ui.theme.look import Look

SCENE = (112.0, 56.0)
MOST_HIGH_PX = 216.0
BOARD = QRectF(9.0, 5.0, 40.0, 48.0)
PAPER = QRectF(12.0, 10.0, 34.0, 40.0)
ROWS_FROM, ROW_STEP = 17.0, 7.4
STAMP = (40.0, 44.5)
COMPASS = (83.0, 28.5)
CASE, FACE = 23.0, 19.6
LOST_DEG = 128.0
"""So far from north the needle stands as long as there is no goal."""

ICONS = {
    LeadsTo.NOW: "phone",
    LeadsTo.SOON: "stethoscope",
    LeadsTo.BOOK: "calendar-days",
    LeadsTo.ON: "arrow-right",
}


@dataclass(frozen=True, slots=True)
class ListShown:
    """The rows of the list with their answers, None for those to come; what it came to; which part is looked at."""

    answers: tuple[SafetyAnswer | None, ...]
    at: int | None
    outcome: LeadsTo | None


@dataclass(frozen=True, slots=True)
class CompassShown:
    """``share`` glides from 0 to 1. ``points``: from the top on, clockwise."""

    share: float
    points: Sequence[bool]


class SignsAndGoalPicture(FigurePicture):
    """The list on the left, the compass on the right, and a way from one to the other."""

    def __init__(self, look: Look, name: str, parent: QWidget) -> None:
        super().__init__(look, "figure.signs-and-goal.picture", name, parent)
        self._list = ListShown((), None, None)
        self._compass = CompassShown(0.0, (False,) * 4)

    def show_list(self, shown: ListShown) -> None:
        """Paint this on the clipboard."""
        self._list = shown
        self.update()

    def show_compass(self, shown: CompassShown) -> None:
        """Paint this in the compass."""
        self._compass = shown
        self.update()

    def heightForWidth(self, width: int) -> int:
        pad = 2 * self._look.px(12)
        most = MOST_HIGH_PX * (0.8 + 0.2 * self._look.theme.scale)
        return round(min((width - pad) * SCENE[1] / SCENE[0], most)) + pad

    def scene_transform(self) -> QTransform:
        """From the drawing's own places to pixels."""
        room = self.room
        scale = min(room.width() / SCENE[0], room.height() / SCENE[1])
        left = room.left() + (room.width() - SCENE[0] * scale) / 2
        top = room.top() + (room.height() - SCENE[1] * scale) / 2
        return QTransform().translate(left, top).scale(scale, scale)

    def box_rects(self) -> tuple[QRectF, ...]:
        """The boxes before the rows of the list."""
        place = self.scene_transform()
        return tuple(
            place.mapRect(QRectF(PAPER.left() + 3.4, ROWS_FROM + number * ROW_STEP - 2.2, 4.4, 4.4))
            for number in range(len(self._list.answers))
        )

    def point_path(self, number: int) -> QPainterPath:
        """One of the four points of the compass rose, from the top on, clockwise; on the drawing."""
        towards = -pi / 2 + number * pi / 2
        middle = QPointF(*COMPASS)

        def at(angle: float, radius: float) -> QPointF:
            return middle + QPointF(cos(angle) * radius, sin(angle) * radius)

        path = QPainterPath(at(towards, FACE * 0.86))
        path.quadTo(at(towards + 0.2, FACE * 0.5), at(towards + pi / 4, FACE * 0.27))
        path.lineTo(middle)
        path.lineTo(at(towards - pi / 4, FACE * 0.27))
        path.quadTo(at(towards - 0.2, FACE * 0.5), at(towards, FACE * 0.86))
        return path

    def _paint(self, painter: QPainter) -> None:
        place = self.scene_transform()
        self._paint_way(painter, place)
        self._paint_board(painter, place)
        self._paint_rows(painter, place)
        self._paint_stamp(painter, place)
        self._paint_case(painter, place)
        self._paint_rose(painter, place)
        self._paint_needle(painter, place)

    # -- the list -------------------------------------------------------------------------------------------

    def _paint_board(self, painter: QPainter, place: QTransform) -> None:
        look, unit = self._look, place.m11()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("breath"))
        painter.drawRoundedRect(place.mapRect(BOARD), 2.6 * unit, 2.6 * unit)
        paper = QPainterPath()
        paper.addRoundedRect(PAPER, 1.0, 1.0)
        corner = QPainterPath()
        corner.addPolygon(
            QPolygonF(
                [
                    PAPER.bottomLeft() + QPointF(-0.5, -4.6),
                    PAPER.bottomLeft() + QPointF(4.6, 0.5),
                    PAPER.bottomLeft() + QPointF(-0.5, 0.5),
                ]
            )
        )
        painter.setPen(QPen(look.colour("border"), max(1.0, 0.25 * unit)))
        painter.setBrush(look.colour("surface"))
        painter.drawPath(place.map(paper.subtracted(corner)))
        fold = QPolygonF(
            [
                PAPER.bottomLeft() + QPointF(0, -4.1),
                PAPER.bottomLeft() + QPointF(4.1, 0),
                PAPER.bottomLeft() + QPointF(3.6, -3.6),
            ]
        )
        painter.setBrush(look.colour("sunken"))
        painter.drawPolygon(place.map(fold))
        clip = QPainterPath()
        clip.addRoundedRect(QRectF(21.0, 4.0, 16.0, 5.6), 2.0, 2.0)
        ear = QPainterPath()
        ear.addEllipse(QPointF(29.0, 3.9), 4.4, 3.0)
        hole = QPainterPath()
        hole.addEllipse(QPointF(29.0, 3.6), 1.6, 1.1)
        painter.setPen(QPen(look.colour("calm"), max(1.0, 0.4 * unit)))
        painter.setBrush(look.colour("on_stage_muted"))
        painter.drawPath(place.map(clip.united(ear).subtracted(hole)))

    def _paint_rows(self, painter: QPainter, place: QTransform) -> None:
        look, unit = self._look, place.m11()
        line = self._quiet("text", 90)
        lengths = (21.0, 17.5, 19.5, 14.0)
        for number, (box, answer) in enumerate(zip(self.box_rects(), self._list.answers, strict=True)):
            is_here = number == self._list.at
            painter.setPen(
                round_pen(look.colour("accent") if is_here else line, unit * (1.1 if is_here else 0.8))
            )
            start = box.right() + 2.4 * unit
            painter.drawLine(
                QLineF(start, box.center().y(), start + lengths[number % 4] * unit, box.center().y())
            )
            painter.setPen(
                QPen(
                    look.colour("accent" if is_here else "control"),
                    max(1.5, unit * (0.7 if is_here else 0.45)),
                )
            )
            painter.setBrush(look.colour("surface"))
            painter.drawRoundedRect(box, unit, unit)
            if answer is not None:
                self._paint_mark(painter, box, answer)

    def _paint_mark(self, painter: QPainter, box: QRectF, answer: SafetyAnswer) -> None:
        """A tick for no, a flag for something new, a dot for what is known."""
        look, side, middle = self._look, box.width(), box.center()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if answer is SafetyAnswer.NEW:
            painter.setPen(round_pen(look.colour("attention"), side * 0.16))
            foot = QPointF(box.left() + side * 0.3, box.bottom() + side * 0.05)
            painter.drawLine(QLineF(foot, foot + QPointF(0, -side * 1.15)))
            top = foot + QPointF(0, -side * 1.15)
            painter.setBrush(look.colour("attention"))
            painter.drawPolygon(
                QPolygonF([top, top + QPointF(side * 0.85, side * 0.28), top + QPointF(0, side * 0.56)])
            )
        elif answer is SafetyAnswer.KNOWN:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent"))
            painter.drawEllipse(middle, side * 0.24, side * 0.24)
        else:
            painter.setPen(round_pen(look.colour("accent"), side * 0.2))
            painter.drawPolyline(
                QPolygonF(
                    [
                        middle + QPointF(-side * 0.3, 0),
                        middle + QPointF(-side * 0.06, side * 0.26),
                        middle + QPointF(side * 0.42, -side * 0.42),
                    ]
                )
            )

    def _paint_stamp(self, painter: QPainter, place: QTransform) -> None:
        """What the list comes to."""
        outcome = self._list.outcome
        if outcome is None:
            return
        look, unit = self._look, place.m11()
        asks = outcome in (LeadsTo.NOW, LeadsTo.SOON)
        at, radius = place.map(QPointF(*STAMP)), 6.6 * unit
        painter.setPen(QPen(look.colour("surface"), max(2.0, 0.7 * unit)))
        painter.setBrush(look.colour("attention" if asks else "accent"))
        painter.drawEllipse(at, radius, radius)
        side = radius * 1.15
        icon = look.icon(ICONS[outcome], "surface" if asks else "on_accent")
        icon.paint(painter, QRectF(at.x() - side / 2, at.y() - side / 2, side, side))

    # -- the compass ----------------------------------------------------------------------------------------

    def _paint_way(self, painter: QPainter, place: QTransform) -> None:
        """From the list to the goal; dotted as long as the list asks, and where help comes first."""
        unit = place.m11()
        is_open = self._list.outcome not in (None, LeadsTo.NOW)
        way = QPainterPath(QPointF(48.0, 45.0))
        way.cubicTo(QPointF(55.0, 53.0), QPointF(60.0, 49.0), QPointF(66.0, 43.0))
        pen = round_pen(
            self._look.colour("breath") if is_open else self._quiet("on_stage_muted", 130),
            unit * (1.2 if is_open else 0.9),
        )
        if not is_open:
            pen.setStyle(Qt.PenStyle.DotLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(place.map(way))

    def _paint_case(self, painter: QPainter, place: QTransform) -> None:
        look, unit = self._look, place.m11()
        middle = place.map(QPointF(*COMPASS))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("breath"))
        painter.drawEllipse(middle, CASE * unit, CASE * unit)
        painter.setPen(QPen(look.colour("breath_soft"), max(1.0, 0.5 * unit)))
        painter.setBrush(look.colour("surface"))
        painter.drawEllipse(middle, FACE * unit, FACE * unit)
        ink = self._quiet("text", 120)
        for number in range(32):
            angle = number * pi / 16
            towards = QPointF(cos(angle), sin(angle))
            inner = FACE * (0.9 if number % 4 else 0.86)
            painter.setPen(round_pen(ink, unit * (0.3 if number % 4 else 0.6)))
            painter.drawLine(QLineF(middle + towards * inner * unit, middle + towards * FACE * 0.95 * unit))

    def _paint_rose(self, painter: QPainter, place: QTransform) -> None:
        """A point is filled when its part of the goal is there."""
        look, unit = self._look, place.m11()
        for number, is_there in enumerate(self._compass.points):
            painter.setPen(round_pen(look.colour("accent" if is_there else "control"), max(1.0, 0.4 * unit)))
            painter.setBrush(look.colour("accent_soft") if is_there else Qt.BrushStyle.NoBrush)
            painter.drawPath(place.map(self.point_path(number)))

    def _paint_needle(self, painter: QPainter, place: QTransform) -> None:
        look, unit = self._look, place.m11()
        turn = LOST_DEG * (1 - self._compass.share)
        middle = place.map(QPointF(*COMPASS))
        on_face = QTransform().translate(middle.x(), middle.y()).rotate(turn).scale(unit, unit)
        long, wide = FACE * 0.78, 2.5
        painter.setPen(QPen(look.colour("surface"), max(1.0, 0.35 * unit)))
        for sign, token in ((-1, "attention"), (1, "on_stage_muted")):
            half = QPolygonF([QPointF(0, sign * long), QPointF(wide, 0), QPointF(-wide, 0)])
            painter.setBrush(look.colour(token))
            painter.drawPolygon(on_face.map(half))
        painter.setBrush(look.colour("breath"))
        painter.drawEllipse(middle, 1.9 * unit, 1.9 * unit)
