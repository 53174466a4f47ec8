"""Press helper cells to see what they do, step by step, with a dial that says how sure we are of each step."""

from __future__ import annotations

from collections.abc import Mapping
from math import cos, pi, sin

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF, QResizeEvent, QTransform
from PySide6.QtWidgets import QPushButton, QWidget

from gmi_trainer.domain.lesson import Figure
from gmi_trainer.domain.values import dataclass
from gmi_trainer.ui.figures.crowd_view import person
from gmi_trainer.ui.figures.gives_way import GivesWay
from gmi_trainer.ui.figures.glide import Glide
from gmi_trainer.ui.figures.helper_cells import (
    AXON,
    BODY,
    FROM_ANIMALS,
    HELPER_RADIUS,
    HELPERS,
    MOST_SURE,
    NERVE_CELL,
    NERVE_RADIUS,
    TROUBLE,
    WHO,
    Scene,
    helper_plan,
)
from gmi_trainer.ui.figures.picture import SMALL_PX, USUAL_PX, FigurePicture
from gmi_trainer.ui.figures.smooth import Point
from gmi_trainer.ui.figures.stop_slider import StopSlider, evenly
from gmi_trainer.ui.figures.view import FigureView
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import secondary
from gmi_trainer.ui.widgets.tile import Tile
from gmi_trainer.ui.words.translate import Translate

GLIDE_MS = 700
MOST_HIGH_PX = 270.0
DIAL_PX = 160.0  # the width of the dial with its words
DIAL_BELOW_PX = 96.0  # its height where it is below
NARROWEST_BODY_PX = 330.0
SEGMENT_DEGREES = 180.0 / (MOST_SURE + 1)
GAP_DEGREES = 5.0
LINES = {3: Qt.PenStyle.SolidLine, 2: Qt.PenStyle.DashLine, 1: Qt.PenStyle.DotLine, 0: Qt.PenStyle.DotLine}
"""The less sure, the less of a line."""
DROP_EVERY = 4.4  # as far apart as these are on the drawing


@dataclass(frozen=True, slots=True)
class CellsShown:
    """The scene, and in words how sure we are."""

    scene: Scene
    sure_words: str


class HelperButton(Tile, QPushButton):
    """Lies over a painted cell: it has only its name, and the ring of the keyboard."""

    def _paint(self, painter: QPainter) -> None:
        if not self.underMouse():
            return
        rect = QRectF(self.rect()).adjusted(3, 3, -3, -3)
        painter.setPen(QPen(self._look.colour("accent"), float(self._look.length("edge"))))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(rect)

    def _ring_radius(self) -> int:
        return self.width() // 2


class CellsPicture(FigurePicture):
    """Three helpers and a nerve cell, in whom it was found, and the dial."""

    pressed = Signal()

    def __init__(
        self, look: Look, name: str, sure_name: str, helpers: tuple[str, ...], parent: QWidget
    ) -> None:
        super().__init__(look, "figure.helper-cells.picture", name, parent)
        self._sure_name = sure_name
        self._shown: CellsShown | None = None
        self._buttons = [
            HelperButton(look, f"figure.helper-cells.helper.{number}", "", spoken=spoken, parent=self)
            for number, spoken in enumerate(helpers, start=1)
        ]
        for button in self._buttons:
            button.clicked.connect(self._on_button_clicked)

    def show_cells(self, shown: CellsShown) -> None:
        """Paint this."""
        self._shown = shown
        self.update()

    def heightForWidth(self, width: int) -> int:
        pad = 2 * self._look.px(12)
        inside = width - pad
        if self._has_dial_beside(inside):
            wide = inside - self._look.px(DIAL_PX)
            return round(min(wide * BODY[1] / BODY[0], self._most_high())) + pad
        return round(min(inside * BODY[1] / BODY[0], self._most_high()) + self._look.px(DIAL_BELOW_PX)) + pad

    def body_transform(self) -> QTransform:
        """From the drawing's own places to pixels."""
        rect = self._body_rect()
        scale = min(rect.width() / BODY[0], rect.height() / BODY[1])
        left = rect.left() + (rect.width() - BODY[0] * scale) / 2
        top = rect.top() + (rect.height() - BODY[1] * scale) / 2
        return QTransform().translate(left, top).scale(scale, scale)

    def dial_rect(self) -> QRectF:
        """Where the dial with its words stands."""
        room = self.room
        if self._has_dial_beside(room.width()):
            wide = self._look.px(DIAL_PX)
            return QRectF(room.right() - wide, room.top(), wide, room.height())
        high = self._look.px(DIAL_BELOW_PX)
        return QRectF(room.left(), room.bottom() - high, room.width(), high)

    def segment_middle(self, number: int) -> QPointF:
        """The middle of a segment of the dial, from the left: where it is painted whole."""
        middle, radius = self._dial()
        return _round(middle, radius, (number + 0.5) * SEGMENT_DEGREES)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_buttons()

    def _follow_look(self) -> None:
        super()._follow_look()
        self._place_buttons()

    @Slot()
    def _on_button_clicked(self) -> None:
        self.pressed.emit()

    def _place_buttons(self) -> None:
        place = self.body_transform()
        side = max(float(self._look.length("touch")), 2.3 * HELPER_RADIUS * place.m11())
        for button, helper in zip(self._buttons, HELPERS, strict=True):
            at = place.map(QPointF(*helper))
            left = min(max(at.x() - side / 2, 0.0), self.width() - side)
            top = min(max(at.y() - side / 2, 0.0), self.height() - side)
            button.setGeometry(QRect(round(left), round(top), round(side), round(side)))

    def _most_high(self) -> float:
        return MOST_HIGH_PX * (0.7 + 0.3 * self._look.theme.scale)

    def _has_dial_beside(self, width: float) -> bool:
        return width - self._look.px(DIAL_PX) >= NARROWEST_BODY_PX * (0.5 + 0.5 * self._look.theme.scale)

    def _body_rect(self) -> QRectF:
        room = self.room
        if self._has_dial_beside(room.width()):
            return room.adjusted(0, 0, -self._look.px(DIAL_PX), 0)
        return room.adjusted(0, 0, 0, -self._look.px(DIAL_BELOW_PX))

    def _dial(self) -> tuple[QPointF, float]:
        """Its middle and its radius."""
        rect, px = self.dial_rect(), self._look.px
        if self._has_dial_beside(self.room.width()):
            radius = rect.width() / 2 - px(20)
            return QPointF(rect.center().x(), rect.center().y() + radius * 0.4), radius
        radius = rect.height() - px(30)
        return QPointF(rect.left() + radius + px(14), rect.bottom() - px(12)), radius

    def _paint(self, painter: QPainter) -> None:
        if self._shown is None:
            return
        scene, place = self._shown.scene, self.body_transform()
        self._paint_links(painter, place, scene)
        self._paint_nerve(painter, place, scene)
        self._paint_trouble(painter, place, scene)
        for helper in HELPERS:
            self._paint_helper(painter, place, helper, scene)
        self._paint_drops(painter, place, scene)
        self._paint_who(painter, place, scene)
        self._paint_dial(painter, scene.sure)
        self._paint_dial_words(painter, self._shown.sure_words)

    def _line(self, colour: str, wide: float, scene: Scene) -> QPen:
        pen = QPen(self._look.colour(colour), max(1.5, wide), LINES[scene.whole_sure])
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        return pen

    def _paint_links(self, painter: QPainter, place: QTransform, scene: Scene) -> None:
        """From helper to helper: they call each other, once they are busy."""
        if scene.busy <= 0:
            return
        pen = self._line("attention", place.m11() * 0.4, scene)
        ink = QColor(pen.color())
        ink.setAlphaF(scene.busy * (1.0 if self._look.tokens.is_high_contrast else 0.75))
        pen.setColor(ink)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for path in (_bow(HELPERS[0], HELPERS[1], -6.0), _bow(HELPERS[1], HELPERS[2], -5.0)):
            painter.drawPath(place.map(path))

    def _paint_nerve(self, painter: QPainter, place: QTransform, scene: Scene) -> None:
        """Soft branches, a round body, and the fibre on which its messages go; louder is bolder, with waves."""
        look, unit = self._look, place.m11()
        fill = _blend(look.colour("breath_soft"), look.colour("attention_soft"), scene.louder)
        edge = "attention" if scene.louder > 0.5 else "breath"
        fibre = [QPointF(*point) for point in AXON.part(0, 1)]
        branches = self._line(edge, unit * 1.0, scene)
        painter.setPen(branches)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(place.map(_branches()))
        painter.setPen(self._line(edge, unit * (0.9 + 0.5 * scene.louder), scene))
        painter.drawPolyline(place.map(QPolygonF(fibre)))
        painter.setPen(self._line(edge, unit * 0.55, scene))
        painter.setBrush(fill)
        middle = place.map(QPointF(*NERVE_CELL))
        painter.drawEllipse(middle, NERVE_RADIUS * unit, NERVE_RADIUS * 0.92 * unit)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour(edge))
        painter.drawEllipse(middle, 2.6 * unit, 2.6 * unit)
        for number in range(2 + round(3 * scene.louder)):
            at = place.map(QPointF(*AXON.at(0.2 + 0.16 * number)))
            radius = (1.0 + 0.75 * scene.louder) * unit
            painter.drawEllipse(at, radius, radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for number in range(round(2 * scene.louder)):
            reach = (NERVE_RADIUS + 2.6 + 2.4 * number) * unit
            painter.setPen(self._line("attention", unit * 0.5, scene))
            around = QRectF(middle.x() - reach, middle.y() - reach, 2 * reach, 2 * reach)
            painter.drawArc(around, 8 * 16, 46 * 16)

    def _paint_trouble(self, painter: QPainter, place: QTransform, scene: Scene) -> None:
        """Something is near: a small star."""
        if scene.busy <= 0:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour("attention"))
        x, y = TROUBLE
        points = []
        for number in range(12):
            reach = (3.6 if number % 2 == 0 else 1.5) * scene.busy
            points.append(QPointF(x + reach * sin(number * pi / 6), y - reach * cos(number * pi / 6)))
        painter.drawPolygon(place.map(QPolygonF(points)))

    def _paint_helper(self, painter: QPainter, place: QTransform, helper: Point, scene: Scene) -> None:
        """A small body with soft arms; busy ones hold a full disc, calm ones an empty ring."""
        look, unit = self._look, place.m11()
        edge = "attention" if scene.busy > 0.5 else "breath"
        fill = _blend(look.colour("calm"), look.colour("attention_soft"), scene.busy)
        painter.setPen(self._line(edge, unit * 0.55, scene))
        painter.setBrush(fill)
        painter.drawPath(place.map(_helper(helper)))
        kernel = look.colour(edge)
        painter.setPen(QPen(kernel, max(1.5, unit * 0.5)))
        painter.setBrush(kernel if scene.busy > 0.5 else look.colour("calm"))
        painter.drawEllipse(place.map(QPointF(*helper)), 1.9 * unit, 1.9 * unit)

    def _paint_drops(self, painter: QPainter, place: QTransform, scene: Scene) -> None:
        """What goes from the helpers to the nerve cell: food as small discs; later the substances, as drops."""
        look, unit = self._look, place.m11()
        painter.setPen(Qt.PenStyle.NoPen)
        sends = scene.sends > 0
        painter.setBrush(look.colour("attention" if sends else "breath"))
        share = scene.sends if sends else 1 - scene.busy
        for helper in HELPERS:
            way = QLineF(QPointF(*helper), QPointF(*NERVE_CELL))
            start = (HELPER_RADIUS + 2.4) / way.length()
            end = 1 - (NERVE_RADIUS + 2.4) / way.length()
            drops = max(2, round((end - start) * way.length() / DROP_EVERY))
            for number in range(drops):
                along = start + (end - start) * (number + 0.5) / drops * min(1.0, share)
                if share > 0:
                    size = (1.15 if sends else 0.7) * unit * min(1.0, share * 2)
                    painter.drawEllipse(place.map(way.pointAt(along)), size, size)

    def _paint_who(self, painter: QPainter, place: QTransform, scene: Scene) -> None:
        """In whom it was found: in animals, in a few people, or in nobody that we know of."""
        unit = place.m11()
        painter.setBrush(self._look.colour("breath_soft"))
        if scene.in_people > 0.5 or scene.for_you > 0:
            painter.setPen(self._line("breath", unit * 0.5, scene))
            side = 25.0
            shape = person(QRectF(WHO[0] - side / 2, WHO[1] - side / 2, side, side * 1.15))
            painter.drawPath(place.map(shape))
            if scene.for_you > 0.5:
                at = place.map(QPointF(WHO[0], WHO[1] + 6.2))
                font = self._font(SMALL_PX, bold=True)
                font.setPixelSize(max(11, round(9.5 * unit)))
                rect = QRectF(at.x() - 8 * unit, at.y() - 7 * unit, 16 * unit, 14 * unit)
                self._write(painter, rect, "?", font, self._look.colour("on_stage"))
        elif scene.whole_sure == FROM_ANIMALS and scene.sends > 0.5:
            pen = self._line("breath", unit * 0.5, scene)
            pen.setStyle(Qt.PenStyle.SolidLine)
            painter.setPen(pen)
            painter.drawPath(place.map(_mouse()))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(place.map(_tail()))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._look.colour("breath"))
            painter.drawEllipse(place.map(QPointF(WHO[0] - 8.0, WHO[1] + 2.2)), 0.8 * unit, 0.8 * unit)

    def _paint_dial(self, painter: QPainter, sure: float) -> None:
        """Four segments from left to right, full up to where the needle stands."""
        look = self._look
        middle, radius = self._dial()
        empty = QColor(look.colour("on_stage_muted"))
        if not look.tokens.is_high_contrast:
            empty.setAlpha(90)
        thick = radius * 0.22
        around = QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
        for number in range(MOST_SURE + 1):
            is_full = number <= round(sure)
            pen = QPen(look.colour("breath") if is_full else empty, thick if is_full else thick * 0.35)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            start = 180 - number * SEGMENT_DEGREES - GAP_DEGREES / 2
            painter.drawArc(around, round(start * 16), round(-(SEGMENT_DEGREES - GAP_DEGREES) * 16))
        tip = _round(middle, radius * 0.78, (sure + 0.5) * SEGMENT_DEGREES)
        needle = QPen(look.colour("on_stage"), max(3.0, radius * 0.06))
        needle.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(needle)
        painter.drawLine(middle, tip)
        painter.setBrush(look.colour("on_stage"))
        painter.drawEllipse(middle, radius * 0.07, radius * 0.07)

    def _paint_dial_words(self, painter: QPainter, sure_words: str) -> None:
        look, rect, px = self._look, self.dial_rect(), self._look.px
        middle, radius = self._dial()
        small, usual = self._font(SMALL_PX), self._font(USUAL_PX, bold=True)
        if self._has_dial_beside(self.room.width()):
            top, below = middle.y() - radius * 1.15, middle.y() + px(10)
            above = QRectF(rect.left(), rect.top(), rect.width(), max(1.0, top - rect.top()))
            words = QRectF(rect.left(), below, rect.width(), max(1.0, rect.bottom() - below))
            across = Qt.AlignmentFlag.AlignHCenter
            self._write(
                painter,
                above,
                self._sure_name,
                small,
                look.colour("on_stage_muted"),
                across | Qt.AlignmentFlag.AlignBottom,
            )
            self._write(
                painter,
                words,
                sure_words,
                usual,
                look.colour("on_stage"),
                across | Qt.AlignmentFlag.AlignTop,
            )
            return
        left = middle.x() + radius + px(26)
        wide = max(1.0, rect.right() - left)
        half = rect.height() / 2
        start = Qt.AlignmentFlag.AlignLeft
        self._write(
            painter,
            QRectF(left, rect.top(), wide, half - px(3)),
            self._sure_name,
            small,
            look.colour("on_stage_muted"),
            start | Qt.AlignmentFlag.AlignBottom,
        )
        self._write(
            painter,
            QRectF(left, rect.top() + half, wide, half),
            sure_words,
            usual,
            look.colour("on_stage"),
            start | Qt.AlignmentFlag.AlignTop,
        )


def _round(middle: QPointF, radius: float, degrees: float) -> QPointF:
    """A place on the half circle above; 0 is on the left."""
    angle = pi - degrees * pi / 180
    return QPointF(middle.x() + radius * cos(angle), middle.y() - radius * sin(angle))


def _blend(one: QColor, other: QColor, share: float) -> QColor:
    return QColor.fromRgbF(
        one.redF() + (other.redF() - one.redF()) * share,
        one.greenF() + (other.greenF() - one.greenF()) * share,
        one.blueF() + (other.blueF() - one.blueF()) * share,
    )


def _bow(start: Point, end: Point, by: float) -> QPainterPath:
    """A bent line between the rims of two helpers."""
    way = QLineF(QPointF(*start), QPointF(*end))
    rim = (HELPER_RADIUS + 2.6) / way.length()
    aside = way.normalVector().unitVector()
    middle = way.pointAt(0.5) + QPointF(aside.dx(), aside.dy()) * by
    path = QPainterPath(way.pointAt(rim))
    path.quadTo(middle, way.pointAt(1 - rim))
    return path


def _helper(at: Point) -> QPainterPath:
    """A round body with eight soft bumps."""
    bumps, steps = 8, 96
    points = []
    for number in range(steps):
        angle = number / steps * 2 * pi
        reach = HELPER_RADIUS * (0.82 + 0.18 * cos(bumps * angle))
        points.append(QPointF(at[0] + reach * cos(angle), at[1] + reach * sin(angle)))
    path = QPainterPath()
    path.addPolygon(QPolygonF(points))
    path.closeSubpath()
    return path


def _branches() -> QPainterPath:
    """Where the nerve cell listens."""
    x, y = NERVE_CELL
    path = QPainterPath()
    for start, bend, end, twig in (
        ((-7.0, -5.0), (-12.0, -7.0), (-16.0, -13.0), (-19.0, -8.0)),
        ((-8.6, 2.0), (-13.0, 3.0), (-19.0, 1.0), (-17.0, 7.0)),
        ((3.0, 7.6), (5.0, 11.0), (3.6, 16.0), (10.0, 14.5)),
        ((2.0, -8.4), (2.0, -12.0), (-2.0, -17.0), (7.0, -17.0)),
    ):
        middle = QPointF(x + bend[0], y + bend[1])
        path.moveTo(x + start[0], y + start[1])
        path.lineTo(middle)
        path.quadTo(QPointF(x + (bend[0] + end[0]) / 2, y + bend[1]), QPointF(x + end[0], y + end[1]))
        path.moveTo(middle)
        path.quadTo(QPointF(x + bend[0], y + (bend[1] + twig[1]) / 2), QPointF(x + twig[0], y + twig[1]))
    return path


def _mouse() -> QPainterPath:
    """From the side, looking to the left."""
    x, y = WHO
    body = QPainterPath(QPointF(x - 11.5, y + 4.5))
    body.cubicTo(QPointF(x - 9, y - 1), QPointF(x - 5, y - 2), QPointF(x - 3, y - 2))
    body.cubicTo(QPointF(x + 2, y - 5), QPointF(x + 9, y - 2), QPointF(x + 8.5, y + 7))
    body.lineTo(x - 8, y + 7)
    body.cubicTo(QPointF(x - 10, y + 7), QPointF(x - 11.5, y + 6), QPointF(x - 11.5, y + 4.5))
    ear = QPainterPath()
    ear.addEllipse(QPointF(x - 4.2, y - 3.0), 2.6, 2.8)
    return body.united(ear)


def _tail() -> QPainterPath:
    x, y = WHO
    path = QPainterPath(QPointF(x + 8.4, y + 6))
    path.cubicTo(QPointF(x + 13, y + 7), QPointF(x + 10, y - 1), QPointF(x + 12.4, y - 3))
    return path


class HelperCellsView(FigureView):
    """The picture with the cells to press, and the steps right below it."""

    def __init__(
        self, figure: Figure, look: Look, translate: Translate, parent: QWidget | None = None
    ) -> None:
        super().__init__(figure, look, translate, parent)
        self._plan = plan = helper_plan(figure)
        self._sure: Mapping[int, str] = {sure: self.words(f"sure-{sure}") for sure in range(MOST_SURE + 1)}
        helpers = tuple(self.words("helper", number=number) for number in range(1, len(HELPERS) + 1))
        self._picture = CellsPicture(look, self.words("name"), self.words("sure-name"), helpers, self)
        self._add(self._picture)
        numbers = [str(number) for number in range(1, len(plan.steps) + 1)]
        self._slider = StopSlider(
            look, "figure.helper-cells.step", self.words("steps-name"), evenly(numbers), self
        )
        self._next = secondary(look, self.words("next-step"), "figure.helper-cells.next")
        self._add(GivesWay(look, self._slider, self._next))
        self._add_words()
        self._add_note("note")
        self._at = Glide(look, 0.0, GLIDE_MS, self)
        self._at.moved.connect(self._on_glide_moved)
        self._picture.pressed.connect(self._on_next_wanted)
        self._next.clicked.connect(self._on_next_wanted)
        self._slider.valueChanged.connect(self._on_slider_value_changed)
        self.words("start-over")
        for step in plan.steps:
            self.words(f"step-{step.step_id}")
            self.words(f"step-{step.step_id}-says")
        self._show_words(*self._sentences())
        self._draw()

    @property
    def step(self) -> str:
        """The step that is shown."""
        return self._plan.steps[self._slider.value()].step_id

    @Slot()
    def _on_next_wanted(self) -> None:
        self._slider.setValue(self._plan.after(self._slider.value()))

    @Slot(int)
    def _on_slider_value_changed(self, number: int) -> None:
        self._at.go_to(float(number))
        is_last = number == self._slider.maximum()
        self._next.setText(self.words("start-over" if is_last else "next-step"))
        self._next.setAccessibleName(self._next.text())
        self._draw()
        self._tell(*self._sentences())

    @Slot(float)
    def _on_glide_moved(self, _value: float) -> None:
        self._draw()

    def _sentences(self) -> tuple[str, str]:
        """What the step is called and how sure we are; then what happens."""
        step = self._plan.steps[self._slider.value()]
        name = self.words(f"step-{step.step_id}")
        now = self.words("changed", step=name, sure=self._sure[step.sure])
        return now, self.words(f"step-{step.step_id}-says")

    def _draw(self) -> None:
        number = self._slider.value()
        scene = self._plan.scene(self._at.value, number)
        self._picture.show_cells(CellsShown(scene, self._sure[self._plan.steps[number].sure]))
        self._picture.setAccessibleDescription(self._sentences()[0])
