"""Follow a danger message from the toe to the brain, and see the alarm change while the message stays the same."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QPointF, QRectF, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF, QTransform
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.lesson import Figure
from gmi_trainer.domain.values import dataclass
from gmi_trainer.ui.figures.brain import brain_folds, brain_outline, curved
from gmi_trainer.ui.figures.gives_way import GivesWay
from gmi_trainer.ui.figures.glide import Glide
from gmi_trainer.ui.figures.message_path import (
    BODY,
    CORD_FROM,
    CORD_TO,
    NERVE,
    MessagePlan,
    message_plan,
    share_of_stop,
)
from gmi_trainer.ui.figures.picture import SMALL_PX, FigurePicture
from gmi_trainer.ui.figures.stop_slider import StopSlider, evenly
from gmi_trainer.ui.figures.view import FigureView
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import secondary
from gmi_trainer.ui.widgets.check_tile import CheckTile
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.words.translate import Translate

GLIDE_MS = 900
ALARM_MS = 450
METER_PX = 92.0  # the width of a meter with its words
MOST_HIGH_PX = 250.0
NARROWEST_BODY_PX = 300.0
SEGMENTS_GAP = 0.22

HEAD = (74.2, 10.6, 7.0, 8.0)
BRAIN = (75.0, 8.7)
LABELS: Mapping[str, tuple[float, float, Qt.AlignmentFlag]] = {
    "toe": (16.0, 45.6, Qt.AlignmentFlag.AlignHCenter),
    "nerve": (36.6, 36.4, Qt.AlignmentFlag.AlignRight),
    "cord": (88.4, 31.6, Qt.AlignmentFlag.AlignLeft),
    "brain": (84.0, 9.6, Qt.AlignmentFlag.AlignLeft),
}
"""Where the name of each stop stands: from this place on, up to it, or in the middle of it."""

SHARE_BEFORE = {
    Qt.AlignmentFlag.AlignLeft: 0.0,
    Qt.AlignmentFlag.AlignHCenter: 0.5,
    Qt.AlignmentFlag.AlignRight: 1.0,
}


@dataclass(frozen=True, slots=True)
class MessageShown:
    """``at``: where the message is, 0 to 1 of its way. ``alarm``: glides; ``has_arrived``: the brain knows of it."""

    at: float
    stop: str
    alarm: float
    has_arrived: bool
    waves: int
    level: str


class MessagePicture(FigurePicture):
    """A person who sits, the way of the message, and the two meters: of the message and of the alarm."""

    def __init__(
        self, look: Look, plan: MessagePlan, name: str, words: Mapping[str, str], parent: QWidget
    ) -> None:
        super().__init__(look, "figure.message-path.picture", name, parent)
        self._plan = plan
        self._words = words
        self._shown: MessageShown | None = None

    def show_message(self, shown: MessageShown) -> None:
        """Paint this."""
        self._shown = shown
        self.update()

    def heightForWidth(self, width: int) -> int:
        pad = 2 * self._look.px(12)
        inside = width - pad
        if self._has_meters_beside(inside):
            return round(min(self._body_width(inside) * BODY[1] / BODY[0], self._most_high())) + pad
        return round(min(inside * BODY[1] / BODY[0], self._most_high()) + 2 * self._bar_height()) + pad

    def body_transform(self) -> QTransform:
        """From the drawing's own places to pixels."""
        rect = self._body_rect()
        scale = min(rect.width() / BODY[0], rect.height() / BODY[1])
        left = rect.left() + (rect.width() - BODY[0] * scale) / 2
        top = rect.top() + (rect.height() - BODY[1] * scale) / 2
        return QTransform().translate(left, top).scale(scale, scale)

    def meter_rects(self) -> tuple[QRectF, QRectF]:
        """Where the meters with their words stand: of the message, of the alarm."""
        room = self.room
        if self._has_meters_beside(room.width()):
            wide = self._look.px(METER_PX)
            left = room.right() - 2 * wide
            return (
                QRectF(left, room.top(), wide, room.height()),
                QRectF(left + wide, room.top(), wide, room.height()),
            )
        high = self._bar_height()
        return (
            QRectF(room.left(), room.bottom() - 2 * high, room.width(), high),
            QRectF(room.left(), room.bottom() - high, room.width(), high),
        )

    def segment_rects(self, meter: QRectF) -> tuple[QRectF, ...]:
        """The steps of a meter, from the lowest up, or from left to right."""
        steps = self._plan.highest - self._plan.lowest
        px = self._look.px
        if self._has_meters_beside(self.room.width()):
            wide = px(40)
            top, bottom = meter.top() + px(44), meter.bottom() - px(26)
            each = (bottom - top) / steps
            return tuple(
                QRectF(
                    meter.center().x() - wide / 2,
                    bottom - (number + 1 - SEGMENTS_GAP / 2) * each,
                    wide,
                    each * (1 - SEGMENTS_GAP),
                )
                for number in range(steps)
            )
        each = meter.width() / steps
        top = meter.top() + px(26)
        return tuple(
            QRectF(meter.left() + (number + 0.06) * each, top, each * 0.88, px(18)) for number in range(steps)
        )

    def _most_high(self) -> float:
        return MOST_HIGH_PX * (0.7 + 0.3 * self._look.theme.scale)

    def _bar_height(self) -> float:
        return float(self._look.px(54))

    def _has_meters_beside(self, width: float) -> bool:
        return self._body_width(width) >= NARROWEST_BODY_PX

    def _body_width(self, width: float) -> float:
        return width - 2 * self._look.px(METER_PX)

    def _body_rect(self) -> QRectF:
        room = self.room
        if self._has_meters_beside(room.width()):
            return QRectF(room.left(), room.top(), self._body_width(room.width()), room.height())
        return room.adjusted(0, 0, 0, -2 * self._bar_height())

    def _paint(self, painter: QPainter) -> None:
        shown = self._shown
        if shown is None:
            return
        place = self.body_transform()
        self._paint_room(painter, place)
        self._paint_body(painter, place)
        self._paint_way(painter, place, shown)
        self._paint_waves(painter, place, shown)
        self._paint_labels(painter, place, shown)
        message, alarm = self.meter_rects()
        self._paint_meter(
            painter, message, self._words["message"], float(self._plan.message), "", hollow=False
        )
        self._paint_meter(
            painter, alarm, self._words["alarm"], shown.alarm, shown.level, hollow=not shown.has_arrived
        )

    def _paint_room(self, painter: QPainter, place: QTransform) -> None:
        """The floor, the box that the toe has met, and a stool."""
        look = self._look
        line = QColor(look.colour("on_stage_muted"))
        if not look.tokens.is_high_contrast:
            line.setAlpha(120)
        pen = QPen(line, max(float(look.length("line")), place.m11() * 0.5))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawLine(place.map(QPointF(2, 59.6)), place.map(QPointF(98, 59.6)))
        painter.drawPath(place.map(_box()))
        painter.drawPath(place.map(_stool()))

    def _paint_body(self, painter: QPainter, place: QTransform) -> None:
        look = self._look
        line = QColor(look.colour("breath"))
        if not look.tokens.is_high_contrast:
            line.setAlpha(110)
        painter.setPen(QPen(line, max(float(look.length("line")), place.m11() * 0.35)))
        painter.setBrush(look.colour("breath_soft"))
        painter.drawPath(place.map(_body()))
        painter.setPen(QPen(line, max(1.0, place.m11() * 0.3)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(place.map(_arm()))

    def _paint_way(self, painter: QPainter, place: QTransform, shown: MessageShown) -> None:
        """Brain, spinal cord and nerve; the part that is behind the message is thick."""
        look, unit = self._look, place.m11()
        quiet, loud = look.colour("breath"), look.colour("attention")
        painter.setBrush(quiet)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawPath(place.map(brain_outline(BRAIN)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        folds = QPen(look.colour("breath_soft"), max(1.0, unit * 0.36))
        folds.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(folds)
        painter.drawPath(place.map(brain_folds(BRAIN)))
        self._line(painter, place, (CORD_FROM, CORD_TO), QPen(quiet, unit * 1.9))
        self._line(painter, place, (CORD_FROM, CORD_TO), QPen(look.colour("calm"), unit * 0.9))
        self._line(painter, place, (0.0, 1.0), QPen(quiet, max(1.5, unit * 0.42)))
        if shown.at > 0:
            self._line(painter, place, (0.0, shown.at), QPen(loud, max(3.0, unit * 0.85)))
        painter.setPen(QPen(quiet, max(1.5, unit * 0.35)))
        painter.setBrush(look.colour("calm"))
        for stop in self._plan.stops:
            painter.drawEllipse(self._point(place, share_of_stop(stop)), unit * 0.85, unit * 0.85)
        self._paint_message(painter, self._point(place, shown.at), unit)

    def _paint_message(self, painter: QPainter, at: QPointF, unit: float) -> None:
        """A disc with a ring around it: the same size wherever it is."""
        look = self._look
        loud = look.colour("attention")
        radius = max(6.0, unit * 1.5)
        halo = QColor(loud)
        halo.setAlpha(255 if look.tokens.is_high_contrast else 90)
        painter.setPen(QPen(halo, max(2.0, radius * 0.28)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(at, radius * 1.6, radius * 1.6)
        painter.setPen(QPen(look.colour("calm"), max(1.0, radius * 0.18)))
        painter.setBrush(loud)
        painter.drawEllipse(at, radius, radius)

    def _paint_waves(self, painter: QPainter, place: QTransform, shown: MessageShown) -> None:
        """The alarm goes out from the head: more waves, and each one bolder, the louder it is."""
        if not shown.has_arrived:
            return
        look, unit = self._look, place.m11()
        middle = place.map(QPointF(HEAD[0], HEAD[1]))
        for number in range(shown.waves):
            reach = (HEAD[3] + 2.6 + 2.7 * number) * unit
            pen = QPen(look.colour("attention"), max(2.0, unit * (0.5 + 0.14 * shown.waves)))
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            around = QRectF(middle.x() - reach, middle.y() - reach, 2 * reach, 2 * reach)
            painter.drawArc(around, 148 * 16, 64 * 16)

    def _paint_labels(self, painter: QPainter, place: QTransform, shown: MessageShown) -> None:
        """The name of every stop; where there is no room for all of them, only of the one it is at."""
        scale = place.m11()
        for stop in self._plan.stops:
            is_here = stop == shown.stop
            font = self._font(SMALL_PX, bold=is_here)
            words = self._words[stop]
            wide = self._width_of(words, font) + 4
            x, y, where = LABELS[stop]
            at = place.map(QPointF(x, y))
            high = self._look.px(SMALL_PX * 1.5)
            left = at.x() - wide * SHARE_BEFORE[where]
            body = self._body_rect()
            left = max(body.left(), min(left, body.right() - wide))
            if not is_here and self._look.px(SMALL_PX) > 4.6 * scale:
                continue
            ink = self._look.colour("on_stage" if is_here else "on_stage_muted")
            self._write(painter, QRectF(left, at.y() - high / 2, wide, high), words, font, ink)

    def _paint_meter(
        self, painter: QPainter, meter: QRectF, name: str, value: float, level: str, *, hollow: bool
    ) -> None:
        """Ten steps. Hollow: what the alarm is ready for, before it has heard of anything."""
        look, px = self._look, self._look.px
        beside = self._has_meters_beside(self.room.width())
        full = look.colour("attention")
        edge = float(look.length("edge"))
        empty = QColor(look.colour("on_stage_muted"))
        if not look.tokens.is_high_contrast:
            empty.setAlpha(110)
        for number, step in enumerate(self.segment_rects(meter)):
            share = min(1.0, max(0.0, value - self._plan.lowest - number))
            radius = min(step.width(), step.height()) * 0.3
            painter.setPen(QPen(empty, max(1.0, edge / 2)))
            painter.setBrush(look.colour("calm"))
            painter.drawRoundedRect(step, radius, radius)
            if share <= 0:
                continue
            painter.save()
            if beside:
                painter.setClipRect(step.adjusted(-2, step.height() * (1 - share) - 2 * (share >= 1), 2, 2))
            else:
                painter.setClipRect(step.adjusted(-2, -2, 2 - step.width() * (1 - share), 2))
            if hollow:
                painter.setPen(QPen(full, edge, Qt.PenStyle.DotLine))
                painter.setBrush(look.colour("calm"))
            else:
                painter.setPen(QPen(full, edge / 2))
                painter.setBrush(full)
            painter.drawRoundedRect(step, radius, radius)
            painter.restore()
        small = self._font(SMALL_PX, bold=True)
        ink, soft = look.colour("on_stage"), look.colour("on_stage_muted")
        if beside:
            top = QRectF(meter.left() + 2, meter.top(), meter.width() - 4, px(40))
            self._write(
                painter, top, name, small, ink, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
            )
            self._write(
                painter,
                QRectF(meter.left(), meter.bottom() - px(24), meter.width(), px(24)),
                level,
                small,
                ink,
            )
        else:
            line = QRectF(meter.left(), meter.top() + px(2), meter.width(), px(22))
            middle = Qt.AlignmentFlag.AlignVCenter
            self._write(painter, line, name, small, ink, Qt.AlignmentFlag.AlignLeft | middle)
            self._write(painter, line, level, small, soft, Qt.AlignmentFlag.AlignRight | middle)

    def _line(self, painter: QPainter, place: QTransform, part: tuple[float, float], pen: QPen) -> None:
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        points = [QPointF(x, y) for x, y in NERVE.part(*part)]
        painter.drawPolyline(place.map(QPolygonF(points)))

    def _point(self, place: QTransform, share: float) -> QPointF:
        return place.map(QPointF(*NERVE.at(share)))


def _body() -> QPainterPath:
    """Head, neck, trunk, and one leg stretched out to the box: one calm outline."""
    x, y, wide, high = HEAD
    head = QPainterPath()
    head.addEllipse(QPointF(x, y), wide, high)
    nose = curved(
        (x - wide * 0.99, y - 0.6),
        ((x - wide - 0.3, y + 0.6), (x - wide - 1.1, y + 1.3), (x - wide - 1.0, y + 1.9)),
        ((x - wide - 0.9, y + 2.5), (x - wide * 0.98, y + 2.4), (x - wide * 0.9, y + 3.0)),
    )
    rest = curved(
        (72.2, 15.0),
        ((72.4, 19.0), (72.0, 20.2), (70.8, 21.6)),  # throat
        ((67.6, 25.0), (67.4, 29.0), (67.6, 32.6)),  # chest
        ((67.6, 36.4), (66.4, 38.0), (62.0, 37.8)),  # lap
        ((57.0, 37.4), (52.0, 36.2), (47.6, 36.4)),  # thigh
        ((43.4, 36.6), (40.6, 39.0), (37.6, 41.0)),  # knee
        ((33.0, 44.0), (28.6, 47.2), (25.0, 49.8)),  # shin
        ((22.0, 52.0), (18.6, 52.9), (15.8, 53.4)),  # instep
        ((12.2, 54.0), (12.2, 59.2), (15.6, 59.2)),  # toes
        ((20.0, 59.2), (25.0, 59.2), (28.6, 59.2)),  # sole
        ((31.6, 59.2), (32.2, 56.8), (32.0, 55.0)),  # heel
        ((34.4, 53.4), (39.6, 52.6), (43.0, 50.0)),  # calf
        ((45.0, 48.4), (46.2, 47.2), (48.4, 47.2)),  # hollow of the knee
        ((56.0, 47.6), (64.0, 49.6), (72.0, 49.6)),
        ((80.0, 49.6), (87.0, 49.6), (86.8, 43.0)),  # seat
        ((86.4, 37.0), (85.2, 33.0), (84.6, 29.0)),  # back
        ((83.8, 24.6), (82.0, 22.4), (80.4, 21.0)),  # shoulder
        ((79.2, 19.8), (79.0, 18.0), (79.0, 15.0)),  # neck
    )
    return head.united(nose).united(rest).simplified()


def _arm() -> QPainterPath:
    """From the shoulder to the thigh, as a line on the body."""
    path = QPainterPath(QPointF(75.0, 26.0))
    path.cubicTo(QPointF(70.6, 29.0), QPointF(71.6, 35.0), QPointF(69.6, 37.4))
    path.cubicTo(QPointF(67.0, 39.4), QPointF(62.0, 38.6), QPointF(58.6, 39.4))
    return path


def _box() -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(QRectF(3.4, 49.6, 8.6, 10.0), 1.2, 1.2)
    return path


def _stool() -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(QRectF(62.0, 49.9, 26.0, 2.4), 1.2, 1.2)
    path.moveTo(66.0, 52.3)
    path.lineTo(64.4, 59.6)
    path.moveTo(84.0, 52.3)
    path.lineTo(85.6, 59.6)
    return path


class MessagePathView(FigureView):
    """The picture, the slider with the stops, and the cards."""

    def __init__(
        self, figure: Figure, look: Look, translate: Translate, parent: QWidget | None = None
    ) -> None:
        super().__init__(figure, look, translate, parent)
        self._plan = plan = message_plan(figure)
        names = {stop: self.words(f"stop-{stop}") for stop in plan.stops}
        self._levels = {level.level_id: self.words(f"level-{level.level_id}") for level in plan.levels}
        meters = {"message": self.words("message-name"), "alarm": self.words("alarm-name")}
        self._picture = MessagePicture(look, plan, self.words("name"), names | meters, self)
        self._add(self._picture)
        self._slider = StopSlider(
            look, "figure.message-path.stop", self.words("message-name"), evenly(list(names.values())), self
        )
        self._next = secondary(look, self.words("next-stop"), "figure.message-path.next")
        self._add(GivesWay(look, self._slider, self._next))
        self._add_words()
        self._label("cards-title")
        self._cards = {
            card.card_id: CheckTile(
                look, f"figure.message-path.card.{card.card_id}", self.words(f"card-{card.card_id}")
            )
            for card in plan.cards
        }
        self._add(holding(FlowLayout(look), list(self._cards.values())))
        self._add_note("note")
        self._at = Glide(look, share_of_stop(plan.stops[0]), GLIDE_MS, self)
        self._alarm = Glide(look, float(plan.alarm(())), ALARM_MS, self)
        self._at.moved.connect(self._on_glide_moved)
        self._alarm.moved.connect(self._on_glide_moved)
        self._slider.valueChanged.connect(self._on_slider_value_changed)
        self._next.clicked.connect(self._on_next_clicked)
        self._check_words()
        for card_id, tile in self._cards.items():
            tile.toggled.connect(partial(self._on_card_toggled, card_id))
        self._show_words(self.words(f"stop-{self.stop}-says"))
        self._draw()

    @property
    def stop(self) -> str:
        """Where the message is, or is going to."""
        return self._plan.stops[self._slider.value()]

    @property
    def alarm(self) -> int:
        """What the alarm is, with the cards that are on."""
        return self._plan.alarm([card_id for card_id, tile in self._cards.items() if tile.isChecked()])

    def _check_words(self) -> None:
        """All that is said later is there now: a figure is shown whole, or not at all."""
        self._alarm_words()
        self.words("start-over")
        for key in (
            *(f"stop-{stop}-says" for stop in self._plan.stops),
            *(f"card-{card}-says" for card in self._cards),
        ):
            self.words(key)

    @Slot(int)
    def _on_slider_value_changed(self, number: int) -> None:
        self._at.go_to(share_of_stop(self.stop))
        is_last = number == self._slider.maximum()
        self._next.setText(self.words("start-over" if is_last else "next-stop"))
        self._next.setAccessibleName(self._next.text())
        self._draw()
        says = self.words(f"stop-{self.stop}-says")
        self._tell(says, self._alarm_words() if is_last else "")

    @Slot()
    def _on_next_clicked(self) -> None:
        is_last = self._slider.value() == self._slider.maximum()
        self._slider.setValue(0 if is_last else self._slider.value() + 1)

    def _on_card_toggled(self, card_id: str, on: bool) -> None:
        self._alarm.go_to(self.alarm)
        self._draw()
        says = self.words(f"card-{card_id}-says") if on else ""
        now = self._alarm_words() if self._has_arrived else self.words(f"stop-{self.stop}-says")
        self._tell(now, says)

    @Slot(float)
    def _on_glide_moved(self, _value: float) -> None:
        self._draw()

    @property
    def _has_arrived(self) -> bool:
        return self._slider.value() == self._slider.maximum()

    def _alarm_words(self) -> str:
        return self.words("changed", level=self._levels[self._plan.level(self.alarm)])

    def _draw(self) -> None:
        has_arrived = self._has_arrived and not self._at.is_moving
        self._picture.show_message(
            MessageShown(
                at=self._at.value,
                stop=self.stop,
                alarm=self._alarm.value,
                has_arrived=has_arrived,
                waves=self._plan.waves(self.alarm),
                level=self._levels[self._plan.level(self.alarm)] if has_arrived else "",
            )
        )
        self._picture.setAccessibleDescription(
            f"{self.words(f'stop-{self.stop}')}. {self._alarm_words()}"
            if self._has_arrived
            else self.words(f"stop-{self.stop}")
        )
