"""Bring a light to the breath, to sounds or to the body; a thought pulls it away, and it comes back."""

from __future__ import annotations

from functools import cache
from math import cos, pi, sin

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPainterPathStroker, QPen, QPolygonF, QTransform
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.lesson import Figure
from gmi_trainer.domain.values import dataclass
from gmi_trainer.ui.figures.brain import curved
from gmi_trainer.ui.figures.glide import Glide
from gmi_trainer.ui.figures.pens import round_pen
from gmi_trainer.ui.figures.picture import FigurePicture
from gmi_trainer.ui.figures.smooth import Point
from gmi_trainer.ui.figures.spotlight import LIGHTS, SCENE, THOUGHT, Attention, Light, spotlight_places
from gmi_trainer.ui.figures.view import FigureView
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import secondary
from gmi_trainer.ui.widgets.choices import Choice, ChoiceRow
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.words.translate import Translate

GLIDE_MS = 700
MOST_HIGH_PX = 290.0
COLUMN_PX = 170

LAMP = (58.0, 0.6)
HEAD = (49.6, 15.6)
HEAD_RADIUS = 5.4
FLOOR = 56.6
WINDOW = QRectF(8.0, 6.0, 25.0, 27.0)
BIRD = (19.6, 28.2)

_LARGE = QTransform().scale(16, 16)
"""Qt joins outlines with straight pieces that would be seen at the drawing's own size."""


@dataclass(frozen=True, slots=True)
class RoomShown:
    """``light`` glides; ``on`` is where it goes to."""

    light: Light
    on: str
    has_eyes_open: bool


class RoomPicture(FigurePicture):
    """A room with somebody who sits at rest. Only what stands in the light has its full colours."""

    def __init__(self, look: Look, name: str, parent: QWidget) -> None:
        super().__init__(look, "figure.spotlight.picture", name, parent)
        self._shown = RoomShown(LIGHTS["breath"], "breath", has_eyes_open=True)

    def show_room(self, shown: RoomShown) -> None:
        """Paint this."""
        self._shown = shown
        self.update()

    def heightForWidth(self, width: int) -> int:
        pad = 2 * self._look.px(12)
        most = MOST_HIGH_PX * (0.7 + 0.3 * self._look.theme.scale)
        return round(min((width - pad) * SCENE[1] / SCENE[0], most)) + pad

    def scene_transform(self) -> QTransform:
        """From the drawing's own places to pixels."""
        room = self.room
        scale = min(room.width() / SCENE[0], room.height() / SCENE[1])
        left = room.left() + (room.width() - SCENE[0] * scale) / 2
        top = room.top() + (room.height() - SCENE[1] * scale) / 2
        return QTransform().translate(left, top).scale(scale, scale)

    def _paint(self, painter: QPainter) -> None:
        look, light = self._look, self._shown.light
        painter.setTransform(self.scene_transform(), combine=True)
        painter.setClipRect(QRectF(0, 0, *SCENE))
        self._paint_room(painter, lit=False)
        circle = QPainterPath()
        circle.addEllipse(QPointF(*light.at), light.radius, light.radius)
        self._paint_beam(painter, light)
        painter.save()
        painter.setClipPath(circle, Qt.ClipOperation.IntersectClip)
        painter.fillPath(circle, look.colour("attention_soft"))
        self._paint_room(painter, lit=True)
        painter.restore()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look.colour("attention"), 0.7))
        painter.drawPath(circle)

    def _paint_beam(self, painter: QPainter, light: Light) -> None:
        """From a small lamp under the ceiling down to the light."""
        look = self._look
        lamp, (x, y) = QPointF(*LAMP), light.at
        way = QLineF(lamp, QPointF(x, y))
        aside = way.normalVector().unitVector()
        out = QPointF(aside.dx(), aside.dy())
        if not look.tokens.is_high_contrast:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._quiet("attention", 30))
            wide = out * light.radius
            painter.drawPolygon(QPolygonF([lamp + out, way.p2() + wide, way.p2() - wide, lamp - out]))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("breath"))
        back = QPointF(way.dx(), way.dy()) / max(0.1, way.length())
        shade = QPolygonF([lamp - out * 1.1, lamp + out * 1.1, lamp + out * 2.1 + back * 3.4,
                           lamp - out * 2.1 + back * 3.4])  # fmt: skip
        painter.drawPolygon(shade)
        painter.setBrush(look.colour("attention"))
        painter.drawEllipse(lamp + back * 3.4, 1.2, 1.2)

    def _paint_room(self, painter: QPainter, *, lit: bool) -> None:
        """All of it; in the light with full colours."""
        self._paint_window(painter, lit=lit)
        self._paint_bird(painter, lit=lit)
        self._paint_furniture(painter, lit=lit)
        self._paint_person(painter, lit=lit)
        self._paint_breath(painter, lit=lit)
        self._paint_feet(painter, lit=lit)
        self._paint_thought(painter, lit=lit)

    def _line(self, *, lit: bool, strong: bool = False) -> QPen:
        """Quiet where no light falls."""
        colour = self._quiet("attention" if strong and lit else "breath", 255 if lit else 105)
        return round_pen(colour, 0.75 if lit else 0.5)

    def _fill(self, *, lit: bool) -> QColor:
        return self._look.colour("calm" if lit else "breath_soft")

    def _paint_window(self, painter: QPainter, *, lit: bool) -> None:
        """With a hill, a branch and the sill that the bird sits on."""
        painter.setPen(self._line(lit=lit))
        painter.setBrush(self._fill(lit=lit))
        painter.drawRoundedRect(WINDOW, 1.2, 1.2)
        hill = QPainterPath(QPointF(8.4, 28.6))
        hill.cubicTo(QPointF(14, 20), QPointF(19, 23), QPointF(23, 26))
        hill.cubicTo(QPointF(27, 21), QPointF(31, 21), QPointF(32.6, 22))
        hill.lineTo(32.6, 32.6)
        hill.lineTo(8.4, 32.6)
        hill.closeSubpath()
        soft = QColor(self._look.colour("breath_soft" if lit else "calm"))
        painter.fillPath(hill, soft)
        middle = WINDOW.center().x()
        painter.setPen(self._line(lit=lit))
        painter.drawLine(QLineF(middle, WINDOW.top(), middle, WINDOW.bottom()))
        painter.drawLine(QLineF(WINDOW.left(), 16.0, WINDOW.right(), 16.0))
        painter.setBrush(self._fill(lit=lit))
        painter.drawRoundedRect(QRectF(6.2, 32.6, 28.6, 2.2), 0.8, 0.8)

    def _paint_bird(self, painter: QPainter, *, lit: bool) -> None:
        """It sings: a small bird on the sill, with bows of sound."""
        x, y = BIRD
        body = curved(
            (x - 4.6, y + 1.2),
            ((x - 2.6, y + 0.6), (x - 2.4, y - 1.6), (x - 0.4, y - 2.4)),
            ((x + 0.2, y - 4.6), (x + 3.4, y - 4.6), (x + 3.4, y - 2.2)),
            ((x + 3.6, y + 1.4), (x + 1.6, y + 3.4), (x - 0.6, y + 3.2)),
            ((x - 2.6, y + 3.0), (x - 3.4, y + 2.0), (x - 4.6, y + 1.2)),
        )
        beak = QPolygonF([QPointF(x + 3.2, y - 3.2), QPointF(x + 5.2, y - 3.5), QPointF(x + 3.3, y - 2.2)])
        painter.setPen(self._line(lit=lit))
        for foot in (x + 0.2, x + 1.2):
            painter.drawLine(QLineF(foot, y + 3.0, foot, y + 4.4))
        painter.setBrush(self._look.colour("breath") if lit else self._fill(lit=lit))
        painter.drawPath(body)
        painter.drawPolygon(beak)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour("on_breath" if lit else "breath"))
        painter.drawEllipse(QPointF(x + 1.9, y - 2.9), 0.5, 0.5)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(self._line(lit=lit, strong=True))
        for reach in (2.4, 4.6, 6.8):
            around = QRectF(x + 4.0 - reach, y - 3.6 - reach, 2 * reach, 2 * reach)
            painter.drawArc(around, -14 * 16, 62 * 16)

    def _paint_furniture(self, painter: QPainter, *, lit: bool) -> None:
        """The floor, the chair, and a small table with a cup."""
        painter.setPen(self._line(lit=lit))
        painter.drawLine(QLineF(3, FLOOR, 109, FLOOR))
        painter.setBrush(self._fill(lit=lit))
        for part in (
            QRectF(43.0, 43.6, 19.4, 2.2),  # seat
            QRectF(60.4, 22.6, 2.2, 23.2),  # back
            QRectF(44.4, 45.8, 1.6, FLOOR - 45.8),
            QRectF(60.4, 45.8, 1.6, FLOOR - 45.8),
            QRectF(80.0, 40.0, 20.0, 2.0),  # table
            QRectF(89.2, 42.0, 1.6, FLOOR - 42.0),
            QRectF(84.6, FLOOR - 1.4, 10.8, 1.4),
        ):
            painter.drawRoundedRect(part, 0.7, 0.7)
        cup = curved(
            (85.4, 33.6),
            ((85.6, 37.4), (86.4, 39.6), (88.6, 39.8)),
            ((89.8, 39.9), (90.8, 39.9), (91.4, 39.8)),
            ((93.4, 39.6), (94.2, 37.4), (94.4, 33.6)),
        )
        painter.drawPath(cup)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawArc(QRectF(93.0, 34.4, 4.0, 3.8), -90 * 16, 180 * 16)
        for x in (88.4, 91.4):
            steam = QPainterPath(QPointF(x, 32.0))
            steam.cubicTo(QPointF(x - 1.6, 30.6), QPointF(x + 1.6, 29.6), QPointF(x, 28.0))
            painter.drawPath(steam)

    def _paint_person(self, painter: QPainter, *, lit: bool) -> None:
        """From the side, at rest, looking to the window."""
        painter.setPen(self._line(lit=lit))
        painter.setBrush(self._fill(lit=lit))
        painter.drawPath(_body())
        painter.drawPath(_arm())
        painter.fillPath(_hair(), self._look.colour("breath") if lit else self._line(lit=False).color())
        self._paint_eye(painter, lit=lit)

    def _paint_eye(self, painter: QPainter, *, lit: bool) -> None:
        """Open, or a calm bow."""
        x, y = HEAD[0] - 3.1, HEAD[1] - 0.1
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._look.colour("on_stage"), 0.55 if lit else 0.45))
        if self._shown.has_eyes_open:
            eye = QPainterPath(QPointF(x - 1.3, y))
            eye.quadTo(QPointF(x, y - 1.7), QPointF(x + 1.3, y))
            eye.quadTo(QPointF(x, y + 1.3), QPointF(x - 1.3, y))
            painter.drawPath(eye)
            painter.setBrush(self._look.colour("on_stage"))
            painter.drawEllipse(QPointF(x - 0.2, y - 0.1), 0.4, 0.4)
        else:
            lid = QPainterPath(QPointF(x - 1.3, y))
            lid.quadTo(QPointF(x, y + 1.6), QPointF(x + 1.3, y))
            painter.drawPath(lid)

    def _paint_breath(self, painter: QPainter, *, lit: bool) -> None:
        """The air at the nose, and the chest that it fills."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(self._line(lit=lit, strong=True))
        x, y = HEAD[0] - 7.2, HEAD[1] + 2.6
        for down in (0.0, 1.8, 3.6):
            air = QPainterPath(QPointF(x, y + down * 0.5))
            air.cubicTo(
                QPointF(x - 1.6, y + down - 0.6),
                QPointF(x - 2.4, y + down + 1.4),
                QPointF(x - 4.4, y + down + 0.6),
            )
            painter.drawPath(air)
        for reach in (2.2, 4.2):
            around = QRectF(52.6 - reach, 30.4 - reach, 2 * reach, 2 * reach)
            painter.drawArc(around, 120 * 16, 120 * 16)

    def _paint_feet(self, painter: QPainter, *, lit: bool) -> None:
        """Where they touch the floor."""
        painter.setPen(self._line(lit=lit, strong=True))
        for number in range(5):
            angle = pi * (0.14 + 0.18 * number)
            towards = QPointF(cos(angle), sin(angle) * 0.55)
            middle = QPointF(38.6, FLOOR + 0.2)
            painter.drawLine(QLineF(middle + towards * 2.4, middle + towards * 4.2))

    def _paint_thought(self, painter: QPainter, *, lit: bool) -> None:
        """A cloud over the head with a list of things to do in it, and three bubbles that lead up to it."""
        x, y = LIGHTS[THOUGHT].at
        is_there = self._shown.on == THOUGHT or lit
        painter.setPen(self._line(lit=lit))
        painter.setBrush(self._fill(lit=lit) if is_there else Qt.BrushStyle.NoBrush)
        for bubble, radius in (((57.6, 11.4), 0.9), ((62.0, 10.6), 1.3), ((67.0, 11.4), 1.8)):
            painter.drawEllipse(QPointF(*bubble), radius, radius)
        painter.drawPath(_cloud((x, y)))
        painter.setPen(self._line(lit=lit, strong=True))
        for number, long in enumerate((9.0, 7.0, 10.0)):
            top = y - 3.4 + 3.4 * number
            painter.drawEllipse(QPointF(x - 6.4, top), 0.6, 0.6)
            painter.drawLine(QLineF(x - 4.2, top, x - 4.2 + long, top))


def _limb(line: tuple[Point, ...], width: float) -> QPainterPath:
    """A soft limb along a line, in large."""
    path = _LARGE.map(QPainterPath(QPointF(*line[0])))
    for point in line[1:]:
        path.lineTo(_LARGE.map(QPointF(*point)))
    stroker = QPainterPathStroker()
    stroker.setWidth(width * _LARGE.m11())
    stroker.setCapStyle(Qt.PenCapStyle.RoundCap)
    stroker.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return stroker.createStroke(path).simplified()


def _small(path: QPainterPath) -> QPainterPath:
    return _LARGE.inverted()[0].map(path)


@cache
def _body() -> QPainterPath:
    """Head, trunk and one leg in one outline."""
    x, y = HEAD
    head = QPainterPath()
    head.addEllipse(QPointF(x, y), HEAD_RADIUS, HEAD_RADIUS)
    nose = curved(
        (x - HEAD_RADIUS * 0.94, y - 0.6),
        ((x - 5.6, y + 0.4), (x - 6.8, y + 1.2), (x - 6.6, y + 1.9)),
        ((x - 6.4, y + 2.6), (x - 5.4, y + 2.4), (x - 4.6, y + 3.0)),
    )
    trunk = curved(
        (47.4, 23.4),
        ((49.0, 21.6), (54.0, 21.6), (56.0, 23.8)),
        ((59.4, 29.0), (59.8, 37.0), (58.8, 43.4)),
        ((55.0, 44.0), (51.0, 44.0), (48.4, 43.4)),
        ((45.6, 37.0), (45.4, 29.0), (47.4, 23.4)),
    )
    whole = _LARGE.map(head).united(_LARGE.map(nose)).united(_LARGE.map(trunk))
    for line, width in (
        (((51.4, 19.0), (52.0, 23.4)), 4.8),
        (((54.6, 40.4), (41.4, 40.6)), 6.4),
        (((41.4, 40.6), (40.6, 54.0)), 5.2),
        (((40.6, 54.4), (36.0, 55.0)), 3.4),
    ):
        whole = whole.united(_limb(line, width))
    return _small(whole.simplified())


@cache
def _arm() -> QPainterPath:
    """From the shoulder down to the hand, which rests on the leg."""
    return _small(_limb(((53.6, 26.6), (53.0, 34.6), (45.8, 37.6)), 3.6))


def _hair() -> QPainterPath:
    """From the brow over the head to the neck."""
    x, y = HEAD
    return curved(
        (x - 4.8, y - 2.4),
        ((x - 4.2, y - 5.0), (x - 2.4, y - 6.2), (x, y - 6.2)),
        ((x + 3.8, y - 6.2), (x + 6.2, y - 3.4), (x + 6.0, y)),
        ((x + 5.9, y + 2.6), (x + 4.8, y + 4.4), (x + 3.2, y + 4.8)),
        ((x + 2.2, y + 3.4), (x + 3.0, y + 1.2), (x + 1.4, y + 0.4)),
        ((x + 0.2, y - 0.4), (x + 0.6, y - 2.0), (x - 0.6, y - 2.6)),
        ((x - 1.8, y - 3.2), (x - 3.6, y - 2.2), (x - 4.8, y - 2.4)),
    )


@cache
def _cloud(middle: Point) -> QPainterPath:
    x, y = middle
    cloud = QPainterPath()
    for at, wide, high in (
        ((x, y), 10.4, 7.4),
        ((x - 7.4, y + 1.2), 4.8, 4.8),
        ((x + 7.4, y + 1.0), 5.0, 5.0),
        ((x - 4.2, y - 4.2), 5.2, 4.6),
        ((x + 4.2, y - 4.6), 5.2, 4.8),
        ((x - 3.4, y + 4.6), 5.2, 4.0),
        ((x + 4.4, y + 4.8), 5.0, 4.0),
    ):
        part = QPainterPath()
        part.addEllipse(QPointF(*at), wide, high)
        cloud = cloud.united(_LARGE.map(part))
    return _small(cloud.simplified())


class SpotlightView(FigureView):
    """The room, three places for the light, a thought that pulls it away, and eyes open or closed."""

    def __init__(
        self, figure: Figure, look: Look, translate: Translate, parent: QWidget | None = None
    ) -> None:
        super().__init__(figure, look, translate, parent)
        places = spotlight_places(figure)
        self._attention = Attention(places[0])
        self._from = self._to = LIGHTS[places[0]]
        self._picture = RoomPicture(look, self.words("name"), self)
        self._add(self._picture)
        self._label("places-name")
        self._places = ChoiceRow(
            look,
            "figure.spotlight.place",
            self.words("places-name"),
            [Choice(place, place, self.words(f"place-{place}")) for place in places],
            places[0],
            column_px=COLUMN_PX,
            most=3,
        )
        self._add(self._places)
        self._thought = secondary(look, self.words("thought"), "figure.spotlight.thought")
        self._add(holding(FlowLayout(look), [self._thought]))
        self._add_words()
        self._label("eyes-name")
        self._eyes = ChoiceRow(
            look,
            "figure.spotlight.eyes",
            self.words("eyes-name"),
            [
                Choice(name == "open", name, self.words(f"eyes-{name}"), self.words(f"eyes-{name}-about"))
                for name in ("open", "closed")
            ],
            value=True,
            column_px=COLUMN_PX,
            most=2,
        )
        self._add(self._eyes)
        self._add_note("note")
        self._share = Glide(look, 1.0, GLIDE_MS, self)
        self._share.moved.connect(self._on_share_moved)
        self._places.chosen.connect(self._on_places_chosen)
        self._thought.clicked.connect(self._on_thought_clicked)
        self._eyes.chosen.connect(self._on_eyes_chosen)
        for place in places:  # all that is said later can be said
            self._sentences(Attention(place, is_back=True))
        for text_id in ("thought-on", "thought-says", "eyes-open-says", "eyes-closed-says"):
            self.words(text_id)
        self._show_words(*self._sentences(self._attention))
        self._draw()

    @property
    def attention(self) -> Attention:
        """Where it is."""
        return self._attention

    @Slot(object)
    def _on_places_chosen(self, place: object) -> None:
        self._turn_to(self._attention.brought_to(str(place)))

    @Slot()
    def _on_thought_clicked(self) -> None:
        self._places.set_value(None)
        self._turn_to(self._attention.wandered())

    @Slot(object)
    def _on_eyes_chosen(self, are_open: object) -> None:
        self._draw()
        self._tell(self.words("eyes-open-says" if are_open else "eyes-closed-says"))

    @Slot(float)
    def _on_share_moved(self, _share: float) -> None:
        self._draw()

    def _turn_to(self, attention: Attention) -> None:
        """The light goes there from where it is now."""
        self._from = self._light()
        self._attention = attention
        self._to = LIGHTS[attention.on]
        if self._from != self._to:
            self._share.jump_to(0.0)
            self._share.go_to(1.0)
        self._draw()
        self._tell(*self._sentences(attention))

    def _light(self) -> Light:
        return self._from.towards(self._to, self._share.value)

    def _sentences(self, attention: Attention) -> tuple[str, str]:
        if attention.is_away:
            return self.words("thought-on"), self.words("thought-says")
        on = self.words(f"on-{attention.on}")
        now = self.words("back" if attention.is_back else "changed", on=on)
        return now, self.words(f"place-{attention.on}-says")

    def _draw(self) -> None:
        shown = RoomShown(self._light(), self._attention.on, has_eyes_open=self._eyes.value is True)
        self._picture.show_room(shown)
        self._picture.setAccessibleDescription(self._sentences(self._attention)[0])
