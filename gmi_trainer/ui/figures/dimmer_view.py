"""Move four sliders and see what the brain's dimmer makes of a message that stays the same."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from math import cos, pi, sin

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF, QTransform
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gmi_trainer.domain.lesson import Figure
from gmi_trainer.domain.values import dataclass
from gmi_trainer.ui.figures.brain import brain_folds, brain_outline, curved
from gmi_trainer.ui.figures.dimmer import DimmerPlan, dimmer_plan
from gmi_trainer.ui.figures.glide import Glide
from gmi_trainer.ui.figures.pens import round_pen
from gmi_trainer.ui.figures.picture import SMALL_PX, FigurePicture
from gmi_trainer.ui.figures.stop_slider import SliderStop, StopRow
from gmi_trainer.ui.figures.view import FigureView
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.reflow import ReflowLayout, holding
from gmi_trainer.ui.widgets.text import Text
from gmi_trainer.ui.words.translate import Translate

GLIDE_MS = 450
COLUMN_PX = 300
MOST_HIGH_PX = 236.0
METERS_BESIDE_PX = 440.0
METER_HIGH_PX, METER_GAP_PX = 48.0, 28.0

SCENE = (112.0, 57.0)
"""The drawing's own size; every place below is on it."""

HEAD = (29.0, 17.4, 12.6, 14.4)
BRAIN = (30.0, 14.0)
BRAIN_SIZE = 1.78
DIAL = (34.0, 30.0)
DIAL_RADIUS = 4.6
DIAL_FROM_DEG, DIAL_SPAN_DEG = 225.0, 270.0  # from low on the left, over the top, to low on the right
MESSAGE_FROM = (36.6, 60.0)  # below the edge: it comes from the body
MESSAGE_AT = (35.8, 48.6)
FELT_TO = (32.6, 18.2)
BULB = (86.0, 23.0)
RAYS = 9
RAY_FROM, RAY_LONGEST = 4.4, 18.0


@dataclass(frozen=True, slots=True)
class DimmerShown:
    """``felt`` glides; ``level`` is what it is called."""

    felt: float
    level: str


class DimmerPicture(FigurePicture):
    """A head with its dimmer, a lamp on the dimmer's wire, and below them what comes in and what is felt."""

    def __init__(
        self, look: Look, plan: DimmerPlan, name: str, words: Mapping[str, str], parent: QWidget
    ) -> None:
        super().__init__(look, "figure.dimmer.picture", name, parent)
        self._plan = plan
        self._words = words
        self._shown = DimmerShown(float(plan.message), "")

    def show_dimmer(self, shown: DimmerShown) -> None:
        """Paint this."""
        self._shown = shown
        self.update()

    def heightForWidth(self, width: int) -> int:
        pad = 2 * self._look.px(12)
        inside = width - pad
        return round(min(inside * SCENE[1] / SCENE[0], self._most_high()) + self._meters_height(inside)) + pad

    def scene_transform(self) -> QTransform:
        """From the drawing's own places to pixels."""
        room = self.room
        room.setHeight(room.height() - self._meters_height(room.width()))
        scale = min(room.width() / SCENE[0], room.height() / SCENE[1])
        left = room.left() + (room.width() - SCENE[0] * scale) / 2
        top = room.top() + (room.height() - SCENE[1] * scale) / 2
        return QTransform().translate(left, top).scale(scale, scale)

    def meter_rects(self) -> tuple[QRectF, QRectF]:
        """The meters with their words: of the message below the head, of what is felt below the lamp."""
        room, high = self.room, self._meter_height()
        if self._has_meters_beside(room.width()):
            gap = self._look.px(METER_GAP_PX)
            wide, top = (room.width() - gap) / 2, room.bottom() - high
            return QRectF(room.left(), top, wide, high), QRectF(room.right() - wide, top, wide, high)
        top = room.bottom() - 2 * high
        return (
            QRectF(room.left(), top, room.width(), high),
            QRectF(room.left(), top + high, room.width(), high),
        )

    def segment_rects(self, meter: QRectF) -> tuple[QRectF, ...]:
        """The steps of a meter, from left to right."""
        steps = self._plan.highest - self._plan.lowest
        each, high = meter.width() / steps, self._look.px(18)
        return tuple(
            QRectF(meter.left() + (number + 0.06) * each, meter.bottom() - high, each * 0.88, high)
            for number in range(steps)
        )

    def light_rect(self) -> QRectF:
        """Where the lamp's light falls: as much of it is lit as is felt."""
        reach = RAY_FROM + RAY_LONGEST
        return self.scene_transform().mapRect(QRectF(BULB[0] - reach, BULB[1] + 1, 2 * reach, reach))

    def _most_high(self) -> float:
        return MOST_HIGH_PX * (0.7 + 0.3 * self._look.theme.scale)

    def _meter_height(self) -> float:
        return float(self._look.px(METER_HIGH_PX))

    def _meters_height(self, width: float) -> float:
        return self._meter_height() * (1 if self._has_meters_beside(width) else 2)

    def _has_meters_beside(self, width: float) -> bool:
        return width >= self._look.px(METERS_BESIDE_PX)

    def _paint(self, painter: QPainter) -> None:
        place = self.scene_transform()
        share = self._plan.share(self._shown.felt)
        self._paint_head(painter, place)
        self._paint_wire(painter, place)
        self._paint_way(painter, place, share)
        self._paint_dial(painter, place, share)
        self._paint_light(painter, place, share)
        self._paint_lamp(painter, place)
        message, felt = self.meter_rects()
        self._paint_meter(painter, message, self._words["message"], float(self._plan.message), "")
        self._paint_meter(painter, felt, self._words["felt"], self._shown.felt, self._shown.level)

    def _paint_head(self, painter: QPainter, place: QTransform) -> None:
        look, unit = self._look, place.m11()
        painter.setPen(QPen(self._quiet("breath", 110), max(float(look.length("line")), unit * 0.35)))
        painter.setBrush(look.colour("breath_soft"))
        painter.drawPath(place.map(_head()))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("breath"))
        painter.drawPath(place.map(brain_outline(BRAIN, BRAIN_SIZE)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(round_pen(look.colour("breath_soft"), max(1.0, unit * 0.5)))
        painter.drawPath(place.map(brain_folds(BRAIN, BRAIN_SIZE)))
        cord = QPainterPath(QPointF(*FELT_TO))
        cord.cubicTo(QPointF(33.6, 23.0), QPointF(34.0, 26.0), QPointF(*DIAL))
        cord.cubicTo(QPointF(34.2, 37.0), QPointF(35.4, 42.0), QPointF(*MESSAGE_AT))
        cord.lineTo(QPointF(*MESSAGE_FROM))
        painter.save()
        painter.setClipPath(place.map(_head()))
        painter.setPen(QPen(look.colour("breath"), unit * 4.4))
        painter.drawPath(place.map(cord))
        painter.restore()

    def _paint_way(self, painter: QPainter, place: QTransform, share: float) -> None:
        """The message below the dimmer is the same at all times; what goes on from it is as wide as is felt."""
        look, unit = self._look, place.m11()
        below = QPainterPath(QPointF(*MESSAGE_FROM))
        below.lineTo(QPointF(*MESSAGE_AT))
        below.cubicTo(QPointF(35.4, 42.0), QPointF(34.2, 37.0), QPointF(*DIAL))
        above = QPainterPath(QPointF(*DIAL))
        above.cubicTo(QPointF(34.0, 26.0), QPointF(33.6, 23.0), QPointF(*FELT_TO))
        painter.save()
        painter.setClipPath(place.map(_head()))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for way, wide in ((below, self._plan.share(self._plan.message)), (above, share)):
            painter.setPen(round_pen(look.colour("calm"), unit * (0.9 + 2.8 * wide)))
            painter.drawPath(place.map(way))
            painter.setPen(round_pen(look.colour("attention"), unit * (0.3 + 2.6 * wide)))
            painter.drawPath(place.map(way))
        painter.restore()
        at, radius = place.map(QPointF(*MESSAGE_AT)), max(6.0, unit * 2.1)
        painter.setPen(QPen(look.colour("calm"), max(1.5, radius * 0.22)))
        painter.setBrush(look.colour("attention"))
        painter.drawEllipse(at, radius, radius)

    def _paint_dial(self, painter: QPainter, place: QTransform, share: float) -> None:
        """A knob with a ring around it: full as far as it is turned up, with a pointer at that place."""
        look, unit = self._look, place.m11()
        middle, radius = place.map(QPointF(*DIAL)), DIAL_RADIUS * unit
        painter.setPen(QPen(look.colour("breath"), max(1.5, unit * 0.5)))
        painter.setBrush(look.colour("calm"))
        painter.drawEllipse(middle, radius * 1.34, radius * 1.34)
        ring = QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(round_pen(self._quiet("on_stage_muted", 90), unit * 0.9))
        painter.drawArc(ring, round(DIAL_FROM_DEG * 16), round(-DIAL_SPAN_DEG * 16))
        if share > 0:
            painter.setPen(round_pen(look.colour("attention"), unit * 1.3))
            painter.drawArc(ring, round(DIAL_FROM_DEG * 16), round(-DIAL_SPAN_DEG * share * 16))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("breath"))
        painter.drawEllipse(middle, radius * 0.66, radius * 0.66)
        angle = (DIAL_FROM_DEG - DIAL_SPAN_DEG * share) * pi / 180
        towards = QPointF(cos(angle), -sin(angle))
        painter.setPen(round_pen(look.colour("on_breath"), max(2.0, unit * 0.7)))
        painter.drawLine(QLineF(middle + towards * radius * 0.12, middle + towards * radius * 0.5))

    def _paint_wire(self, painter: QPainter, place: QTransform) -> None:
        """From the dimmer up to the ceiling, and down to the lamp."""
        unit = place.m11()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(round_pen(self._quiet("on_stage_muted", 150), max(1.5, unit * 0.5)))
        wire = QPainterPath(QPointF(*DIAL))
        wire.cubicTo(QPointF(50, 30), QPointF(58, 31), QPointF(58, 20))
        wire.cubicTo(QPointF(58, 9), QPointF(58, 3), QPointF(66, 3))
        wire.lineTo(80, 3)
        wire.cubicTo(QPointF(84, 3), QPointF(86, 4), QPointF(86, 8))
        wire.lineTo(86, 13)
        painter.drawPath(place.map(wire))

    def _paint_light(self, painter: QPainter, place: QTransform, share: float) -> None:
        look, unit = self._look, place.m11()
        if not look.tokens.is_high_contrast:
            glow = QColor(look.colour("attention"))
            glow.setAlpha(round(56 * share))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(glow)
            cone = QPolygonF([QPointF(80, 22.6), QPointF(92, 22.6), QPointF(104, 47.6), QPointF(68, 47.6)])
            painter.drawPolygon(place.map(cone))
        longest = RAY_LONGEST * share
        painter.setPen(round_pen(look.colour("attention"), max(2.0, unit * (0.45 + 0.55 * share))))
        for number in range(RAYS if share > 0 else 0):
            angle = pi * (0.1 + 0.8 * number / (RAYS - 1))
            towards = QPointF(cos(angle), sin(angle))
            middle = QPointF(*BULB)
            painter.drawLine(
                place.map(QLineF(middle + towards * RAY_FROM, middle + towards * (RAY_FROM + longest)))
            )

    def _paint_lamp(self, painter: QPainter, place: QTransform) -> None:
        """The shade with its bulb, and the table below."""
        look, unit = self._look, place.m11()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("attention"))
        painter.drawEllipse(place.map(QPointF(*BULB)), unit * 2.6, unit * 2.6)
        shade = curved(
            (76.6, 23.0),
            ((77.4, 16.4), (80.4, 12.4), (86.0, 12.4)),
            ((91.6, 12.4), (94.6, 16.4), (95.4, 23.0)),
        )
        painter.setPen(round_pen(look.colour("calm"), max(1.5, unit * 0.4)))
        painter.setBrush(look.colour("breath"))
        painter.drawPath(place.map(shade))
        painter.setPen(round_pen(self._quiet("on_stage_muted", 150), max(2.0, unit * 0.8)))
        for line in (QLineF(66, 48.4, 106, 48.4), QLineF(70, 48.4, 69, 56.4), QLineF(102, 48.4, 103, 56.4)):
            painter.drawLine(place.map(line))

    def _paint_meter(self, painter: QPainter, meter: QRectF, name: str, value: float, level: str) -> None:
        """Its name and what it stands at, above its steps."""
        look = self._look
        edge = float(look.length("edge"))
        empty = self._quiet("on_stage_muted", 110)
        for number, step in enumerate(self.segment_rects(meter)):
            share = min(1.0, max(0.0, value - self._plan.lowest - number))
            radius = step.height() * 0.3
            painter.setPen(QPen(empty, max(1.0, edge / 2)))
            painter.setBrush(look.colour("calm"))
            painter.drawRoundedRect(step, radius, radius)
            if share <= 0:
                continue
            painter.save()
            painter.setClipRect(step.adjusted(-2, -2, 2 - (step.width() + 2) * (1 - share), 2))
            painter.setPen(QPen(look.colour("attention"), edge / 2))
            painter.setBrush(look.colour("attention"))
            painter.drawRoundedRect(step, radius, radius)
            painter.restore()
        bold = self._font(SMALL_PX, bold=True)
        line = QRectF(meter.left(), meter.top(), meter.width(), meter.height() - look.px(20))
        low = Qt.AlignmentFlag.AlignBottom
        self._write(painter, line, name, bold, look.colour("on_stage"), Qt.AlignmentFlag.AlignLeft | low)
        self._write(painter, line, level, bold, look.colour("on_stage"), Qt.AlignmentFlag.AlignRight | low)


def _head() -> QPainterPath:
    """Head, neck and shoulders from the side, as one calm outline that looks to the left."""
    x, y, wide, high = HEAD
    head = QPainterPath()
    head.addEllipse(QPointF(x, y), wide, high)
    nose = curved(
        (x - wide * 0.98, y - 1.2),
        ((x - wide - 0.5, y + 1.0), (x - wide - 2.0, y + 2.6), (x - wide - 1.8, y + 3.6)),
        ((x - wide - 1.6, y + 4.6), (x - wide * 0.96, y + 4.4), (x - wide * 0.88, y + 6.0)),
    )
    rest = curved(
        (23.0, 28.0),
        ((25.4, 33.0), (25.6, 38.0), (22.4, 41.4)),  # throat
        ((17.0, 45.0), (13.6, 50.0), (13.0, 57.0)),  # chest
        ((28.0, 57.0), (44.0, 57.0), (58.0, 57.0)),
        ((56.6, 49.0), (50.4, 44.6), (45.0, 41.0)),  # shoulder
        ((41.0, 37.6), (40.4, 32.0), (41.0, 22.0)),  # neck
    )
    return head.united(nose).united(rest).simplified()


class DimmerView(FigureView):
    """The picture, the words, and the sliders."""

    def __init__(
        self, figure: Figure, look: Look, translate: Translate, parent: QWidget | None = None
    ) -> None:
        super().__init__(figure, look, translate, parent)
        self._plan = plan = dimmer_plan(figure)
        self._levels = {level.level_id: self.words(f"level-{level.level_id}") for level in plan.levels}
        self._positions = {
            slider.slider_id: [self.words(f"slider-{slider.slider_id}-{n}") for n in range(plan.slider_steps)]
            for slider in plan.sliders
        }
        meters = {"message": self.words("message-name"), "felt": self.words("dimmer-name")}
        self._picture = DimmerPicture(look, plan, self.words("name"), meters, self)
        self._add(self._picture)
        self._add_words()
        self._rows_of = {slider.slider_id: self._row(slider.slider_id) for slider in plan.sliders}
        fields = [self._field(slider_id, row) for slider_id, row in self._rows_of.items()]
        self._add(holding(ReflowLayout(look, COLUMN_PX, most=2), fields))
        self._add_note("note")
        self._felt = Glide(look, self.felt, GLIDE_MS, self)
        self._felt.moved.connect(self._on_glide_moved)
        self._changed_words(plan.sliders[0].slider_id)  # all that is said later can be said
        self._show_words(self._now_words())
        self._draw()

    @property
    def felt(self) -> float:
        """What is felt, with the sliders where they are."""
        return self._plan.felt({slider_id: row.at for slider_id, row in self._rows_of.items()})

    def _on_row_moved(self, slider_id: str, _stop: int) -> None:
        self._felt.go_to(self.felt)
        self._describe(slider_id)
        self._draw()
        self._tell(self._changed_words(slider_id))

    @Slot(float)
    def _on_glide_moved(self, _value: float) -> None:
        self._draw()

    def _row(self, slider_id: str) -> StopRow:
        last = self._plan.slider_steps - 1
        stops = [
            SliderStop(number / last, words, is_minor=0 < number < last)
            for number, words in enumerate(self._positions[slider_id])
        ]
        row = StopRow(
            self._look,
            f"figure.dimmer.{slider_id}",
            self.words(f"slider-{slider_id}"),
            stops,
            self._translate,
        )
        row.go_to(self._plan.middle)
        row.slider.setAccessibleDescription(stops[self._plan.middle].mark)
        row.moved.connect(partial(self._on_row_moved, slider_id))
        return row

    def _field(self, slider_id: str, row: StopRow) -> QWidget:
        field = QWidget()
        field.setProperty("role", "plain")
        lines = QVBoxLayout(field)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(self._look.px(2))
        lines.addWidget(Text(self.words(f"slider-{slider_id}"), "field"))
        lines.addWidget(row)
        return field

    def _describe(self, slider_id: str) -> None:
        """What the stop means, for who comes to the slider by ear."""
        row = self._rows_of[slider_id]
        row.slider.setAccessibleDescription(self._positions[slider_id][row.at])

    def _level_words(self) -> str:
        return self._levels[self._plan.level(self.felt)]

    def _now_words(self) -> str:
        return f"{self.words('dimmer-name')}: {self._level_words()}. {self.words('message-same')}"

    def _changed_words(self, slider_id: str) -> str:
        return self.words(
            "changed",
            slider=self.words(f"slider-{slider_id}"),
            position=self._positions[slider_id][self._rows_of[slider_id].at],
            level=self._level_words(),
        )

    def _draw(self) -> None:
        self._picture.show_dimmer(DimmerShown(self._felt.value, self._level_words()))
        self._picture.setAccessibleDescription(self._now_words())
