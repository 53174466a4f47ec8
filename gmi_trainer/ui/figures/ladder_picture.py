"""A ladder in an apple tree as it is painted: its rungs with their words, and the dog who waits below."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QLinearGradient,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPen,
    QTransform,
)
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.values import dataclass
from gmi_trainer.ui.figures.brain import curved
from gmi_trainer.ui.figures.ladder import MOST_WORRY, Rung
from gmi_trainer.ui.figures.pens import round_pen
from gmi_trainer.ui.figures.picture import SMALL_PX, SMALLEST_PX, FigurePicture
from gmi_trainer.ui.theme.look import Look

FEWEST_SLOTS = 5
ROW_PX, GROUND_PX, TOP_PX = 52.0, 66.0, 30.0
WIDEST_LADDER_PX, LADDER_SHARE = 176.0, 0.3
METER_PX, DISC_PX = 6.0, 26.0
CROWN = ((0.32, 0.5, 0.5), (0.62, 0.38, 0.44), (0.21, 0.86, 0.34), (0.8, 0.74, 0.34), (0.5, 0.7, 0.6))
"""The tree's leaves: middle and radius, in shares of the ladder's width."""

APPLES = ((0.13, 0.62), (0.44, 0.2), (0.78, 0.5), (0.3, 0.98), (0.92, 0.9), (0.66, 0.98))
DOG = (44.0, 30.0)
"""The dog's own size; every place of it below is on it."""


class Dog(StrEnum):
    """What the dog makes of a step."""

    BARKS = "barks"
    WATCHES = "watches"
    SLEEPS = "sleeps"


def dog_at(worry: int) -> Dog:
    """The more it worries, the more awake he is."""
    if worry >= 7:
        return Dog.BARKS
    return Dog.WATCHES if worry >= 3 else Dog.SLEEPS


@dataclass(frozen=True, slots=True)
class LadderShown:
    """The rungs in order; ``chosen`` is one of them, or none. ``worry`` glides: of the chosen one, as it is now."""

    rungs: tuple[Rung, ...]
    chosen: str
    worry: float


class LadderPicture(FigurePicture):
    """Each rung has its words, a number, and a bar as long as the worry is; what it was before is an outline."""

    rung_pressed = Signal(str)  # its id

    def __init__(self, look: Look, name: str, dog_words: Mapping[Dog, str], parent: QWidget) -> None:
        super().__init__(look, "figure.ladder.picture", name, parent)
        self._dog_words = dog_words
        self._shown = LadderShown((), "", 0.0)

    @property
    def dog(self) -> Dog | None:
        """What the dog does; without a step there is nothing to bark at."""
        rung = self._chosen()
        return dog_at(rung.worry_today) if rung is not None else None

    def show_ladder(self, shown: LadderShown) -> None:
        """Paint this."""
        is_higher = self._slots(shown) != self._slots(self._shown)
        self._shown = shown
        if is_higher:
            self.updateGeometry()
        self.update()

    def heightForWidth(self, _width: int) -> int:
        px = self._look.px
        rows = self._slots(self._shown) * px(ROW_PX)
        return rows + px(TOP_PX) + px(GROUND_PX) + 2 * px(12)

    def row_rect(self, number: int) -> QRectF:
        """The row of a rung, from below: its number, words and bar."""
        room, high = self.room, float(self._look.px(ROW_PX))
        bottom = self._ground() - number * high
        left = room.left() + self._ladder_wide() + self._look.px(10)
        return QRectF(left, bottom - high, room.right() - left, high)

    def meter_rect(self, number: int, worry: float) -> QRectF:
        """The bar of a rung, as long as a worry is."""
        row, px = self.row_rect(number), self._look.px
        left = row.left() + px(DISC_PX) + px(18)
        most = row.right() - px(8) - left
        return QRectF(left, row.bottom() - px(METER_PX) - px(5), most * worry / MOST_WORRY, px(METER_PX))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A shorter way to a step than its tile below."""
        for number, rung in enumerate(self._shown.rungs):
            row = self.row_rect(number)
            row.setLeft(self.room.left())
            if event.button() is Qt.MouseButton.LeftButton and row.contains(event.position()):
                self.rung_pressed.emit(rung.rung_id)
                return
        super().mousePressEvent(event)

    @staticmethod
    def _slots(shown: LadderShown) -> int:
        return max(FEWEST_SLOTS, len(shown.rungs))

    def _chosen(self) -> Rung | None:
        return next((rung for rung in self._shown.rungs if rung.rung_id == self._shown.chosen), None)

    def _ladder_wide(self) -> float:
        return min(self.room.width() * LADDER_SHARE, float(self._look.px(WIDEST_LADDER_PX)))

    def _ground(self) -> float:
        return self.room.bottom() - self._look.px(GROUND_PX)

    def _rail(self, side: int, y: float) -> QPointF:
        """A place on one of the rails: they lean to the tree, and draw together a little towards the top."""
        wide, ground = self._ladder_wide(), self._ground() + self._look.px(16)
        share = (ground - y) / max(1.0, ground - self.room.top())
        middle = self.room.left() + wide * (0.66 - 0.2 * share)
        return QPointF(middle + side * wide * (0.23 - 0.05 * share), y)

    def _paint(self, painter: QPainter) -> None:
        self._paint_ground(painter)
        self._paint_tree(painter)
        for number, rung in enumerate(self._shown.rungs):
            if rung.rung_id == self._shown.chosen:
                self._paint_band(painter, number)
        self._paint_ladder(painter)
        for number, rung in enumerate(self._shown.rungs):
            self._paint_row(painter, number, rung)
        self._paint_dog(painter)

    def _paint_ground(self, painter: QPainter) -> None:
        """A low hill, with the light on its top."""
        look, room, ground = self._look, self.room, self._ground()
        pad = look.px(12) - look.length("line")
        left, right, bottom = room.left() - pad, room.right() + pad, room.bottom() + pad
        hill = QPainterPath(QPointF(left, ground + look.px(16)))
        hill.cubicTo(
            QPointF(left + room.width() * 0.3, ground + look.px(2)),
            QPointF(left + room.width() * 0.6, ground + look.px(26)),
            QPointF(right, ground + look.px(20)),
        )
        hill.lineTo(right, bottom)
        hill.lineTo(left, bottom)
        hill.closeSubpath()
        panel = QPainterPath()
        radius = look.length("r_card") - look.length("line")
        panel.addRoundedRect(QRectF(QPointF(left, room.top() - pad), QPointF(right, bottom)), radius, radius)
        light = QLinearGradient(0, ground, 0, bottom)
        light.setColorAt(0.0, look.colour("breath_soft"))
        light.setColorAt(1.0, look.colour("calm"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("breath_soft") if look.tokens.is_high_contrast else light)
        painter.drawPath(hill.intersected(panel))

    def _paint_tree(self, painter: QPainter) -> None:
        look, room, wide = self._look, self.room, self._ladder_wide()
        ground = self._ground() + look.px(14)
        unit = wide / 100
        trunk = QPainterPath(QPointF(room.left() + 16 * unit, ground + look.px(6)))
        trunk.cubicTo(
            QPointF(room.left() + 30 * unit, ground - 40 * unit),
            QPointF(room.left() + 26 * unit, room.top() + 120 * unit),
            QPointF(room.left() + 34 * unit, room.top() + 70 * unit),
        )
        trunk.lineTo(room.left() + 52 * unit, room.top() + 70 * unit)
        trunk.cubicTo(
            QPointF(room.left() + 46 * unit, room.top() + 120 * unit),
            QPointF(room.left() + 48 * unit, ground - 40 * unit),
            QPointF(room.left() + 56 * unit, ground + look.px(6)),
        )
        trunk.closeSubpath()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._quiet("breath", 120))
        painter.drawPath(trunk)
        crown = QPainterPath()
        for x, y, radius in CROWN:
            leaves = QPainterPath()
            middle = QPointF(room.left() + x * wide, room.top() + (y - 0.06) * wide * 0.8)
            leaves.addEllipse(middle, radius * wide * 0.62, radius * wide * 0.52)
            crown = crown.united(leaves)
        painter.setPen(round_pen(self._quiet("breath", 140), look.px(1.6)))
        painter.setBrush(look.colour("breath_soft"))
        painter.drawPath(crown)
        painter.setPen(QPen(look.colour("calm"), look.px(1.2)))
        painter.setBrush(look.colour("attention"))
        for x, y in APPLES:
            at = QPointF(room.left() + x * wide, room.top() + y * wide * 0.8)
            painter.drawEllipse(at, 4.4 * unit, 4.4 * unit)

    def _paint_band(self, painter: QPainter, number: int) -> None:
        """The chosen row lies in the light."""
        look, row = self._look, self.row_rect(number)
        painter.setPen(QPen(look.colour("breath"), look.px(1.6)))
        painter.setBrush(look.colour("breath_soft"))
        inset = look.px(1.5)
        painter.drawRoundedRect(row.adjusted(0, inset, 0, -inset), look.px(10), look.px(10))

    def _paint_ladder(self, painter: QPainter) -> None:
        look, room = self._look, self.room
        foot, top = self._ground() + look.px(16), room.top() + look.px(10)
        wood, rim = look.colour("attention"), look.colour("calm")
        wide = max(4.0, self._ladder_wide() * 0.05)
        rungs = [self._rung_line(number) for number in range(self._slots(self._shown))]
        rails = [QLineF(self._rail(side, foot), self._rail(side, top)) for side in (-1, 1)]
        for colour, thick in ((rim, wide + look.px(3)), (wood, wide)):
            for number, line in enumerate(rungs):
                if number < len(self._shown.rungs):
                    painter.setPen(round_pen(colour, thick * 0.86))
                else:  # there is no step on it yet
                    painter.setPen(
                        round_pen(colour if colour is rim else self._quiet("attention", 110), thick * 0.5)
                    )
                painter.drawLine(line)
            painter.setPen(round_pen(colour, thick))
            painter.drawLines(rails)

    def _rung_line(self, number: int) -> QLineF:
        y = self.row_rect(number).center().y()
        return QLineF(self._rail(-1, y), self._rail(1, y))

    def _paint_row(self, painter: QPainter, number: int, rung: Rung) -> None:
        look, px = self._look, self._look.px
        row = self.row_rect(number)
        is_chosen = rung.rung_id == self._shown.chosen
        lead = QPen(self._quiet("on_stage_muted", 150), look.px(1.4))
        lead.setStyle(Qt.PenStyle.DotLine)
        painter.setPen(lead)
        disc = QRectF(0, 0, px(DISC_PX), px(DISC_PX))
        disc.moveCenter(QPointF(row.left() + px(8) + disc.width() / 2, row.center().y()))
        rung_end = self._rung_line(number).p2() + QPointF(px(6), 0)
        painter.drawLine(QLineF(rung_end, QPointF(disc.left() - px(4), disc.center().y())))
        worry = self._shown.worry if is_chosen else float(rung.worry_today)
        painter.setPen(QPen(look.colour("breath"), px(2)))
        painter.setBrush(look.colour("breath" if rung.is_tried else "calm"))
        painter.drawEllipse(disc)
        ink = look.colour("on_breath" if rung.is_tried else "on_stage")
        self._write(painter, disc, str(round(worry)), self._font(SMALL_PX, bold=True), ink)
        meter = self.meter_rect(number, MOST_WORRY)
        words = QRectF(meter.left(), row.top() + px(3), meter.width(), meter.top() - row.top() - px(5))
        where = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        font = self._in_two_lines(rung.text, words.width(), bold=is_chosen)
        self._write(painter, words, rung.text, font, look.colour("on_stage"), where)
        self._paint_meter(painter, number, rung, worry)

    def _in_two_lines(self, words: str, width: float, *, bold: bool) -> QFont:
        """A little smaller where one line does not do, and more so where two would not."""
        font = self._font(SMALL_PX, bold=bold)
        wide, size = self._width_of(words, font), SMALL_PX - 1
        if wide <= width:
            return font
        while size > SMALLEST_PX and wide * size / SMALL_PX > 1.8 * width:
            size -= 1
        return self._font(size, bold=bold)

    def _paint_meter(self, painter: QPainter, number: int, rung: Rung, worry: float) -> None:
        look = self._look
        whole, radius = self.meter_rect(number, MOST_WORRY), look.px(METER_PX) / 2
        painter.setPen(QPen(self._quiet("on_stage_muted", 90), max(1.0, look.px(1))))
        painter.setBrush(look.colour("calm"))
        painter.drawRoundedRect(whole, radius, radius)
        if rung.worry_now is not None and rung.worry > 0:
            before = QPen(look.colour("attention"), max(1.0, look.px(1.4)))
            before.setStyle(Qt.PenStyle.DotLine)
            painter.setPen(before)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.meter_rect(number, rung.worry), radius, radius)
        if worry > 0:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("attention"))
            painter.drawRoundedRect(self.meter_rect(number, worry), radius, radius)

    def _paint_dog(self, painter: QPainter) -> None:
        dog = self.dog
        if dog is None:
            return
        look, room, px = self._look, self.room, self._look.px
        high = px(GROUND_PX) * 0.92
        left = room.left() + self._ladder_wide() + px(6)
        place = QTransform().translate(left, room.bottom() - high).scale(high / DOG[1], high / DOG[1])
        paint = {Dog.SLEEPS: _sleeping, Dog.WATCHES: _watching, Dog.BARKS: _barking}[dog]
        paint(painter, place, look)
        words = QRectF(left + DOG[0] * place.m11() + px(8), room.bottom() - high, 0, high)
        words.setRight(room.right())
        where = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        font = self._font(SMALL_PX, bold=True)
        self._write(painter, words, self._dog_words[dog], font, look.colour("on_stage"), where)


# -- the dog, who looks to the left -------------------------------------------------------------------------


def _fur(painter: QPainter, look: Look) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour("breath"))


def _line(painter: QPainter, place: QTransform, colour: QColor, wide: float, path: QPainterPath) -> None:
    painter.setPen(round_pen(colour, wide * place.m11()))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(place.map(path))


def _stroke(start: tuple[float, float], *bows: tuple[float, ...]) -> QPainterPath:
    path = QPainterPath(QPointF(*start))
    for bow in bows:
        path.cubicTo(*(QPointF(bow[at], bow[at + 1]) for at in (0, 2, 4)))
    return path


def _sleeping(painter: QPainter, place: QTransform, look: Look) -> None:
    """Rolled up, with his nose on his paws."""
    fur, soft = look.colour("breath"), look.colour("breath_soft")
    _line(painter, place, fur, 2.6, _stroke((39, 24), (43.4, 22, 42, 15, 37.4, 17)))
    body = curved(
        (14, 28),
        ((13, 19), (18, 12), (27, 12)),
        ((36, 12), (41, 18), (41, 24)),
        ((41, 27), (39, 28), (36, 28)),
        ((28, 28.4), (20, 28.4), (14, 28)),
    )
    _fur(painter, look)
    painter.drawPath(place.map(body))
    _line(painter, place, fur, 3.0, _stroke((4.4, 27), (8, 27.2, 12, 27.2, 16, 27)))
    painter.setPen(round_pen(soft, place.m11() * 0.8))
    painter.setBrush(fur)
    painter.drawPath(place.map(_face(0.0).translated(-1.6, 10.6)))
    ear = curved((15.4, 15.4), ((19, 14.8), (21.6, 18.6), (20.4, 23.4)), ((17.6, 23), (15, 20), (15.4, 15.4)))
    painter.drawPath(place.map(ear))
    _line(painter, place, soft, 0.9, _stroke((10.4, 18), (11.2, 19, 12.6, 19, 13.4, 18)))
    _line(painter, place, soft, 0.9, _stroke((28, 28), (26, 23, 31, 20, 35, 22.4)))


def _watching(painter: QPainter, place: QTransform, look: Look) -> None:
    """He sits, with his ears up."""
    fur = look.colour("breath")
    _line(painter, place, fur, 2.6, _stroke((32, 26.6), (38, 27, 41, 23, 39, 19)))
    body = curved(
        (14, 28),
        ((14.6, 21), (15, 16), (17, 11)),
        ((20, 8), (25, 10), (27, 15)),
        ((31, 18), (34, 23), (33, 28)),
        ((26, 28.6), (20, 28.6), (14, 28)),
    )
    _fur(painter, look)
    painter.drawPath(place.map(body))
    painter.drawPath(place.map(_head(0.0)))
    soft = look.colour("breath_soft")
    _line(painter, place, soft, 0.9, _stroke((19.4, 19), (19.6, 22, 19.4, 25, 19, 28)))
    _line(painter, place, soft, 0.9, _stroke((24, 28), (23, 23, 26, 20, 30, 21.4)))
    _eye(painter, place, look, QPointF(13.6, 6.6))


def _barking(painter: QPainter, place: QTransform, look: Look) -> None:
    """On all fours, with his tail up and his mouth open."""
    fur = look.colour("breath")
    _line(painter, place, fur, 2.6, _stroke((37, 15), (41, 13, 42, 8, 40, 5)))
    for x, bend in ((18.6, -0.8), (22, 0.4), (33.4, -0.6), (36.6, 0.8)):
        leg = _stroke((x, 18), (x + bend, 21, x - bend, 25, x, 27.6))
        _line(painter, place, fur, 2.8, leg)
    body = curved(
        (16, 14),
        ((20, 9), (28, 11.4), (35, 11.4)),
        ((39, 11.6), (40, 16), (38, 19)),
        ((34, 21), (27, 19.4), (22, 20.4)),
        ((17.6, 21), (15, 18), (16, 14)),
    )
    _fur(painter, look)
    painter.drawPath(place.map(body))
    painter.drawPath(place.map(_head(1.0)))
    _eye(painter, place, look, QPointF(13.6, 6.6))
    bark = look.colour("attention")
    for number in range(3):
        reach = 1.6 + 1.5 * number
        arc = _stroke(
            (3.4 - reach, 10 - reach), (1.8 - reach, 11, 1.8 - reach, 12.4, 3.4 - reach, 13 + reach)
        )
        _line(painter, place, bark, 0.9, arc)


def _head(opened: float) -> QPainterPath:
    """With the ear up; ``opened``: how far the mouth is."""
    ear = curved((16.4, 4.4), ((16.6, 1.4), (18.4, 0.2), (19.6, 0.4)), ((20.4, 2.6), (20.6, 5), (20.2, 7)))
    return _face(opened).united(ear)


def _face(opened: float) -> QPainterPath:
    return curved(
        (5.2, 8.6),
        ((8, 7.4), (10, 6.8), (11.4, 5.0)),
        ((13.4, 2.8), (17, 2.8), (19.4, 4.6)),
        ((22.4, 7), (23, 12), (21.6, 15.4)),
        ((19.6, 16.4), (16.4, 15.4), (14.4, 13.4)),
        ((11.6, 13.2), (8.4, 12.8 + 2 * opened), (6.2, 12.4 + 2 * opened)),
        ((7.4, 11.8 + opened), (9, 11 + 0.4 * opened), (10.4, 10.8)),
        ((8.4, 11), (5.8, 11), (5.2, 10.4)),
        ((4.6, 9.8), (4.6, 9.0), (5.2, 8.6)),
    )


def _eye(painter: QPainter, place: QTransform, look: Look, at: QPointF) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour("breath_soft"))
    painter.drawEllipse(place.map(at), place.m11() * 0.8, place.m11() * 0.8)
